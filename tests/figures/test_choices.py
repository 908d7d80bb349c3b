import pandas as pd

from fieldwords.figures.choices import select_series


def test_a_series_never_mixes_units_levels_and_amounts_added(targets):
    mixed = targets.copy()
    mixed.loc[0, "change"] = "increment"
    mixed.loc[1, "unit_base"] = "%"
    mixed.loc[2, "change"] = "to"  # a level reached
    mixed.loc[3, "span"] = "multi"
    series = select_series(mixed, "小麦", "面积")
    assert len(series) == 7
    assert set(series["kind"]) == {"level"}
    assert set(series["unit_base"]) == {"亩"}


def test_a_series_in_the_unit_asked_for(targets):
    assert select_series(targets, "小麦", "面积", unit="%").empty


def test_rows_without_year_or_value_or_with_another_status_are_left_out(targets):
    holes = targets.copy()
    holes.loc[0, "year"] = pd.NA
    holes.loc[1, "value"] = None
    holes.loc[2, "status"] = "comparison"
    assert len(select_series(holes, "小麦", "面积")) == 7


def test_growth_is_taken_only_when_there_is_nothing_else(targets):
    growth = targets.copy()
    growth.loc[:7, ["change", "unit_base"]] = ["increase_by", "%"]
    assert set(select_series(growth, "小麦", "面积")["kind"]) == {"level"}
    assert len(select_series(growth, "小麦", "面积", unit="%")) == 8
