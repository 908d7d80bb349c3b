"""Periods: neighbours only, and the three groups of the toy series."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.errors import FieldwordsError
from fieldwords.terms.periods import find_periods, merge_years

TOY = [20, 23, 23, 26, 60, 61, 63, 95, 96, 94]


def yearly(*series, start=2000):
    parts = [
        pd.DataFrame({"year": range(start, start + len(rates)), "term": f"词{n}", "layer": "phrase", "per_10k": rates})
        for n, rates in enumerate(series)
    ]
    return pd.concat(parts, ignore_index=True)


def test_toy_series_has_three_periods():
    found = find_periods(yearly(TOY), n_periods=3)
    assert found[["start", "end", "n_years"]].to_numpy().tolist() == [[2000, 2003, 4], [2004, 2006, 3], [2007, 2009, 3]]
    assert find_periods(yearly([10, 11, 10, 11, 90, 91, 90, 91]))["start"].tolist() == [2000, 2004]


def test_mergers_by_hand():
    mergers = merge_years(pd.DataFrame({"rate": [1.0, 1.0, 5.0, 6.0]}, index=[2000, 2001, 2004, 2005]))
    assert mergers.drop(columns="distance").to_numpy().tolist() == [
        [1, 2000, 2000, 2001, 2001],
        [2, 2004, 2004, 2005, 2005],
        [3, 2000, 2001, 2004, 2005],
    ]
    assert mergers["distance"].tolist() == pytest.approx([0, np.std([5, 6], ddof=1), np.std([1, 1, 5, 6], ddof=1)])


def test_several_terms_weigh_the_same():
    large, small = [1000.0, 1001, 1000, 1001], [1.0, 1, 9, 9]
    assert find_periods(yearly(large, small), n_periods=2)["start"].tolist() == [2000, 2002]


@given(st.lists(st.floats(0, 100), min_size=3, max_size=12), st.integers(1, 3))
def test_periods_are_contiguous_and_cover_every_year(rates, n_periods):
    found = find_periods(yearly(rates), n_periods=n_periods)
    assert len(found) == n_periods
    assert found["n_years"].sum() == len(rates)
    assert found["start"].tolist()[1:] == (found["end"] + 1).tolist()[:-1]


def test_gaps_stay_between_periods():
    table = yearly([1, 1, 9, 9])
    table["year"] = [1960, 1964, 1978, 1979]
    assert find_periods(table, n_periods=2)[["start", "end"]].to_numpy().tolist() == [[1960, 1964], [1978, 1979]]


def test_constant_rates_are_one_period():
    assert find_periods(yearly([2, 2, 2, 2]))[["start", "end"]].to_numpy().tolist() == [[2000, 2003]]


def test_too_few_years_are_refused():
    with pytest.raises(FieldwordsError, match="2 covered years"):
        find_periods(yearly([1, 2]))
    with pytest.raises(FieldwordsError, match="3 covered years"):
        find_periods(yearly([1, 2, 3]), n_periods=4)
