"""Dispersion: the numbers printed by Gries, Lijffijt, Carroll and Rosengren."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.terms import dispersion as d

# Gries 2008: five parts of 9, 10, 10, 10 and 11 words, with 1 to 5 of the word a
COUNTS, SIZES = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]
CORPUS = "bamnibeupkbasatbewqnbcagabestabaghabeaatbahaabeaxa"
PLACES = [place for place, letter in enumerate(CORPUS) if letter == "a"]


def test_gries_2008_dp():
    assert d.gries_dp(COUNTS, SIZES) == pytest.approx(0.18)


def test_lijffijt_gries_2012_dp_norm():
    assert d.gries_dp([2, 1, 0], [1, 1, 1]) == pytest.approx(1 / 3)
    assert d.dp_norm([2, 1, 0], [1, 1, 1]) == pytest.approx(0.5)
    assert d.dp_norm(COUNTS, SIZES) == pytest.approx(0.2195, abs=5e-5)


def test_gries_2021_dkl():
    assert d.dkl(COUNTS, SIZES) == pytest.approx(0.13697, abs=5e-6)


def test_carroll_1970_juilland_d_and_d2():
    assert d.juilland_d([0, 4, 3, 2, 1]) == pytest.approx(0.6464, abs=5e-5)
    assert d.carroll_d2([2, 1, 1, 1, 0]) == pytest.approx(0.8277, abs=5e-5)


def test_gries_2008_rosengren_s_and_lyne_d3():
    assert d.rosengren_s(COUNTS) == pytest.approx(0.937, abs=5e-4)
    assert d.lyne_d3(COUNTS) == pytest.approx(0.944, abs=5e-4)


def test_an_even_spread_and_a_single_part():
    assert d.gries_dp([2, 4], [10, 20]) == pytest.approx(0)
    assert d.dp_norm([5, 0, 0], [1, 1, 1]) == pytest.approx(1)
    assert d.carroll_d2([5, 0, 0]) == 0 and d.juilland_d([5, 0, 0]) == pytest.approx(0)


def test_an_absent_term_has_no_dispersion():
    values = [f([0, 0], [1, 1]) for f in (d.gries_dp, d.dp_norm, d.dkl, d.juilland_d, d.carroll_d2, d.rosengren_s)]
    assert np.isnan([*values, d.lyne_d3([0, 0])]).all()
    assert np.isnan(d.dp_norm([3], [10]))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=2, max_size=12))
def test_values_stay_in_their_bounds(parts):
    counts, sizes = zip(*parts, strict=True)
    if sum(counts):
        assert -1e-9 <= d.gries_dp(counts, sizes) <= d.dp_norm(counts, sizes) + 1e-9 <= 1 + 2e-9
        assert d.dkl(counts, sizes) >= -1e-9
        assert 0 < d.rosengren_s(counts, sizes) <= 1 + 1e-9


def test_table_by_hand():
    documents = pd.DataFrame({"doc": list("abc"), "year": [2020, 2020, 2021], "n_han": [1000, 1000, 0]})
    counts = pd.DataFrame(
        [("a", "粮食", "word", 3), ("b", "粮食", "word", 1)], columns=["doc", "term", "layer", "count"]
    )
    table = d.dispersion(counts, documents, ["粮食", "水稻"], "word").set_index("term")
    assert table.loc["粮食", ["count", "n_docs", "docs_with"]].tolist() == [4, 2, 2]
    assert table.loc["粮食", "dp"] == pytest.approx(0.25)
    assert np.isnan(table.loc["水稻", "dp"])
