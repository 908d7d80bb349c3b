from fieldwords.figures.choices import (
    count_modality,
    count_verdicts,
    pick_items,
    pick_objects,
    pick_series,
    pick_split_term,
    pick_terms,
    rank_places,
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


def test_items_by_the_number_of_years(panel):
    items = pick_items(panel, ["crop", "livestock"], ["面积", "存栏", "饲养量"])
    assert list(items.itertuples(index=False, name=None)) == [
        ("小麦", "面积", 3, 10),
        ("牛", "存栏", 2, 2),
        ("牛", "饲养量", 1, 1),
    ]


def test_series_are_as_many_as_asked_for(panel):
    series = pick_series(panel, ["crop"], ["面积"], most=2)
    assert [len(rows) for rows in series] == [10, 0]
    assert {"line", "rank"} <= set(series[1].columns)


def test_objects_of_a_domain(panel):
    assert pick_objects(panel, "livestock", ["存栏", "出栏", "饲养量"], most=3) == ["牛"]
    assert pick_objects(panel, "fishery", ["产量"], most=3) == []


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


def test_verdicts_are_counted_by_item(outcomes):
    table = count_verdicts(outcomes)
    columns = ["item", "measure", "targets", "met", "missed", "silent", "no report", "silent_share"]
    assert table[columns].values.tolist() == [
        ["牛", "存栏", 2, 0, 0, 1, 1, 1.0],
        ["小麦", "面积", 2, 1, 1, 0, 0, 0.0],
        ["小麦", "产量", 1, 0, 1, 0, 0, 0.0],
    ]
    assert count_verdicts(outcomes.head(0)).empty


def test_modality_under_each_map(targets):
    spoken = targets.assign(modality=["力争"] + [None] * (len(targets) - 1)).astype({"modality": "str"})
    table = count_modality(spoken)
    row = table[table["modality"] == "力争"].iloc[0]
    assert row["targets"] == 1
    assert {row["wording"], row["constraint"]} == {"soft", "hard"}
    assert table["targets"].sum() == len(targets)
