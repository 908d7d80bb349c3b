import numpy as np
import pandas as pd
import pytest

from fieldwords.outcomes.digits import written_steps


@pytest.mark.parametrize(
    ("text", "value", "step", "round_"),
    [
        ("1150万吨", 11_500_000, 10_000, 100_000),
        ("2.40万头", 24_000, 100, 1_000),
        ("5,000亩", 5_000, 1, 1_000),
        ("三万五千亩", 35_000, 1_000, 1_000),
        ("百分之二点八", 2.8, 0.1, 0.1),
        ("百分之二十", 20, 10, 10),
        ("四分之一", 25, 25, 25),
        ("80亿斤", 4_000_000, 50_000, 500_000),  # a 斤 is half a kilogram
        ("8％", 8, 1, 1),
        ("6.5%", 6.5, 0.1, 0.1),
        ("１２．５万亩", 125_000, 1_000, 1_000),
        ("10.5", 105_000, 1_000, 1_000),  # the multiplier stands with a later number
        ("-3.2%", -3.2, 0.1, 0.1),
    ],
)
def test_steps_of_numbers_as_written(text, value, step, round_):
    found = written_steps(pd.Series([text]), pd.Series([float(value)])).iloc[0]
    assert found.tolist() == pytest.approx([step, round_])


@pytest.mark.parametrize(("text", "value"), [("0%", 0.0), ("亩", 3.0), ("5亩", np.nan), ("数十万亩", np.nan)])
def test_what_cannot_be_read_again_has_no_step(text, value):
    assert written_steps(pd.Series([text]), pd.Series([value])).isna().all(axis=None)
