"""Rates with their gaps, spans of years, and which rows may stand on one axis."""

import pandas as pd

from fieldwords.figures.selection import (
    part_drawn,
    rank_places,
    select_series,
    with_gaps,
    yearly_rates,
)


def test_missing_years_become_empty_rows():
    filled = with_gaps(pd.DataFrame({"year": [2016, 2018], "rate": [1.0, 3.0]}))
    assert filled["year"].tolist() == [2016, 2017, 2018]
    assert filled["rate"].isna().tolist() == [False, True, False]


def test_rates_hold_covered_years_only_and_zero_where_the_term_is_absent(term_years):
    without = term_years[~((term_years["term"] == "乡村振兴") & (term_years["year"] == 2016))]
    rates = yearly_rates(without, ["乡村振兴"], "phrase")
    assert rates["year"].tolist() == [2016, 2017, 2018, 2020]
    assert rates["per_10k"].tolist() == [0, 40, 80, 120]


def test_a_series_never_mixes_units_kinds_and_scopes(panel):
    mixed = panel.copy()
    mixed.loc[0, "kind"] = "added"
    mixed.loc[1, "unit_base"] = "%"
    mixed.loc[2, "scope"] = "垦区"
    series = select_series(mixed, "小麦", "面积")
    assert len(series) == 7
    assert [set(series[name]) for name in ("kind", "unit_base", "scope")] == [{"level"}, {"亩"}, {"whole"}]
    assert len(select_series(mixed, "小麦", "面积", scope="垦区")) == 1


def test_a_series_in_the_unit_asked_for(panel):
    assert select_series(panel, "小麦", "面积", unit="%").empty


def test_growth_is_taken_only_when_there_is_nothing_else(panel):
    growth = panel.copy()
    growth.loc[growth.index[:8], ["kind", "unit_base"]] = ["growth", "%"]
    assert set(select_series(growth, "小麦", "面积")["kind"]) == {"level"}
    assert len(select_series(growth, "小麦", "面积", unit="%")) == 8


def test_concepts_are_lines_of_their_own(panel):
    income = panel.assign(concept=["纯收入", *["可支配收入"] * (len(panel) - 1)])
    assert set(select_series(income, "小麦", "面积")["line"]) == {
        "云岭镇·纯收入",
        "云岭镇·可支配收入",
        "石泉镇·可支配收入",
    }
    assert set(select_series(panel, "小麦", "面积")["line"]) == {"云岭镇", "石泉镇"}


def test_places_are_numbered_by_level_figures_and_name(panel):
    assert rank_places(panel) == {"石泉镇": 0, "云岭镇": 1}  # 石泉镇 has the herd, too
    assert rank_places(panel.assign(level=panel["place"].map({"石泉镇": "town", "云岭镇": "county"}))) == {
        "云岭镇": 0,
        "石泉镇": 1,
    }


def test_a_place_that_is_not_told_looks_like_no_other(panel):
    untold = panel.assign(place=panel["place"].mask(panel["place"] == "石泉镇"))
    series = select_series(untold, "小麦", "面积")
    assert series.groupby("line")["rank"].first().tolist() == [0, 1]
    assert series["line"].iloc[0] == "云岭镇"


def test_a_place_that_would_lie_flat_is_not_drawn():
    series = pd.DataFrame({"line": ["甲县", "甲县", "乙镇", "丙镇", "丁县"], "value": [90.0, 100, 19, 20, 99.0]})
    series = series.assign(low=float("nan"), high=float("nan"), flags=[None, None, None, None, "outlier"])
    rows, left_out, n_others = part_drawn(series)
    assert rows["line"].tolist() == ["甲县", "甲县", "丙镇"] and left_out["line"].tolist() == ["丁县"] and n_others == 1
    assert part_drawn(series, 1)[0]["line"].tolist() == ["甲县", "甲县"] and part_drawn(series, 1)[2] == 2
