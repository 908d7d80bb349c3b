import pandas as pd

from fieldwords.figures.gaps import say_years, with_gaps, year_spans, yearly_rates


def test_missing_years_become_empty_rows():
    filled = with_gaps(pd.DataFrame({"year": [2016, 2018], "rate": [1.0, 3.0]}))
    assert filled["year"].tolist() == [2016, 2017, 2018]
    assert filled["rate"].isna().tolist() == [False, True, False]


def test_years_are_said_as_spans():
    assert year_spans([2018, 2016, 2017, 2020, 2020]) == [(2016, 2018), (2020, 2020)]
    assert say_years([2018, 2016, 2017, 2020]) == "2016–2018, 2020"
    assert say_years([]) == ""


def test_rates_hold_covered_years_only_and_zero_where_the_term_is_absent(term_years):
    without = term_years[~((term_years["term"] == "乡村振兴") & (term_years["year"] == 2016))]
    rates = yearly_rates(without, ["乡村振兴"], "phrase")
    assert rates["year"].tolist() == [2016, 2017, 2018, 2020]
    assert rates["per_10k"].tolist() == [0, 40, 80, 120]
