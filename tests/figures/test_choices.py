import pandas as pd

from fieldwords.figures.choices import (
    count_modality,
    count_verdicts,
    pick_items,
    pick_objects,
    pick_series,
    pick_split_term,
    pick_terms,
    select_series,
)


def test_terms_that_moved_most_come_first(term_years):
    # 乡村振兴: halves 20 and 100; 脱贫攻坚: 80 and 20, moved 60.
    assert pick_terms(term_years) == ["乡村振兴", "脱贫攻坚"]
    assert pick_terms(term_years, most=1) == ["乡村振兴"]


def test_rare_terms_are_passed_over(term_years):
    assert pick_terms(term_years, least=24) == ["乡村振兴"]
    assert pick_terms(term_years, least=25) == []
    assert pick_terms(term_years.head(0)) == []


def test_the_term_whose_counts_differ_most(term_years):
    # 乡村振兴: 36 as a string, 12 as a word; 脱贫攻坚: 30 and 10.
    assert pick_split_term(term_years) == "乡村振兴"
    assert pick_split_term(term_years, least=1000) == ""


def test_items_by_the_number_of_years(targets):
    items = pick_items(targets, ["crop", "livestock"], ["面积", "存栏", "饲养量"])
    assert list(items.itertuples(index=False, name=None)) == [
        ("小麦", "面积", 3, 10),
        ("牛", "存栏", 2, 2),
        ("牛", "饲养量", 1, 1),
    ]


def test_series_are_as_many_as_asked_for(targets):
    series = pick_series(targets, ["crop"], ["面积"], most=2)
    assert [len(rows) for rows in series] == [10, 0]
    assert "kind" in series[1].columns


def test_objects_of_a_domain(targets):
    assert pick_objects(targets, "livestock", ["存栏", "出栏", "饲养量"], most=3) == ["牛"]
    assert pick_objects(targets, "fishery", ["产量"], most=3) == []


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


def test_verdicts_are_counted_by_item(follow_ups):
    table = count_verdicts(follow_ups)
    assert list(table.itertuples(index=False, name=None)) == [
        ("牛", "存栏", 1, 0, 0, 1, 1.0),
        ("小麦", "面积", 2, 1, 1, 0, 0.0),
    ]
    assert count_verdicts(follow_ups.head(0)).empty


def test_modality_under_each_map(targets):
    spoken = targets.assign(modality=["力争"] + [None] * (len(targets) - 1)).astype({"modality": "str"})
    table = count_modality(spoken)
    row = table[table["modality"] == "力争"].iloc[0]
    assert row["targets"] == 1
    assert {row["wording"], row["constraint"]} == {"soft", "hard"}
    assert table["targets"].sum() == len(targets)


def test_growth_is_taken_only_when_there_is_nothing_else(targets):
    growth = targets.copy()
    growth.loc[:7, ["change", "unit_base"]] = ["increase_by", "%"]
    assert set(select_series(growth, "小麦", "面积")["kind"]) == {"level"}
    assert len(select_series(growth, "小麦", "面积", unit="%")) == 8
