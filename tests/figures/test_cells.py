import numpy as np
import pandas as pd
import pytest

from fieldwords.figures.cells import pick_scale, say_amount, say_cell, say_figure, say_tick, say_value


@pytest.fixture
def chinese(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        ([16_600], "亩", (1e4, "万亩")),
        ([3.2e8, 5], "吨", (1e8, "亿吨")),
        ([9_999], "头", (1.0, "头")),
        ([120_000], "%", (1.0, "%")),
        ([50_000], "公斤/亩", (1.0, "公斤/亩")),
        ([], "亩", (1.0, "亩")),
        ([np.nan], "亩", (1.0, "亩")),
        ([-20_000], "元", (1e4, "万元")),
    ],
)
def test_scale_is_picked_by_size(values, unit, expected):
    assert pick_scale(np.array(values, dtype=float), unit) == expected


@pytest.mark.parametrize(
    ("value", "column", "expected"),
    [
        (None, "title", ""),
        (pd.NA, "year", ""),
        (float("nan"), "ratio", ""),
        (2017, "year", "2017"),
        (2017.0, "first_seen", "2017"),
        (16_600.0, "value", "16,600"),
        (0.123456, "q", "0.1235"),
        (0.5, "silent_share", "50%"),
        ("达到", "text", "达到"),
        (True, "core", "✓"),
    ],
)
def test_cells_are_short_and_unknown_is_empty(value, column, expected):
    assert say_cell(value, column) == expected


def test_values_are_said_in_their_scale():
    assert say_value(16_600, "亩") == "1.66万亩"
    assert say_value(6, "%") == "6%"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(98_500, "吨", "98,500 tonnes"), (6.5, "%", "6.5%"), (16_600, "亩", "16,600 mu"), (3, "峰", "3 峰")],
)
def test_amounts_in_english(value, unit, words):
    assert say_amount(value, unit) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"), [(98_500, "吨", "9.85万吨"), (4e10, "元", "400亿元"), (900, "亩", "900亩")]
)
def test_amounts_in_chinese(chinese, value, unit, words):
    assert say_amount(value, unit) == words


def test_grid_lines_of_one_axis_share_their_step(chinese):
    assert [say_tick(tick, [0, 80_000, 160_000]) for tick in (0, 80_000, 160_000)] == ["0", "8万", "16万"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4860**头", "4860头"),
        ("**12**万亩", "12万亩"),
        ("4860</b>头", "4860头"),
        ("三千`亩", "三千亩"),
        ("6~7%", "6~7%"),
        ("2.4万头", "2.4万头"),
    ],
)
def test_a_figure_is_shown_as_it_is_read(text, shown):
    assert say_figure(text) == shown
