"""The rules of choice, one by one, on figures made by hand."""

import numpy as np
import pandas as pd
import pytest

EXACT = {"told": 2020, "text": "103万吨", "value": 1.03e6}


def only(tables):
    assert len(tables["panel"]) == 1
    return tables["panel"].iloc[0]


def reasons(tables):
    return tables["mentions"].sort_values(["doc", "start"])["why_not"].fillna("used").tolist()


def test_exact_before_approximate_before_bound(follow):
    tables = follow(
        {**EXACT, "text": "99万吨", "value": 9.9e5, "comparator": "ge"},
        {**EXACT, "text": "98万吨", "value": 9.8e5, "comparator": "approx"},
        EXACT,
    )
    row = only(tables)
    assert (row["value"], row["low"], row["exactness"], row["text"]) == (1.03e6, 9.9e5, "exact", "103万吨")
    assert reasons(tables) == ["used", "rounded", "used"]


def test_a_bound_never_becomes_the_value(follow):
    row = only(follow({**EXACT, "comparator": "gt"}))
    assert np.isnan(row["value"]) and row["low"] == 1.03e6 and row["exactness"] == "bound"


def test_the_coarse_repeat_of_a_finer_figure_is_rounded(follow):
    tables = follow({**EXACT, "text": "50万吨", "value": 5e5}, {**EXACT, "text": "51.2万吨", "value": 5.12e5})
    assert only(tables)["value"] == 5.12e5 and reasons(tables) == ["rounded", "used"]
    apart = follow({**EXACT, "text": "50万吨", "value": 5e5}, {**EXACT, "text": "61.2万吨", "value": 6.12e5})
    assert only(apart)["confidence"] == "C" and only(apart)["flags"] == "conflict"


def test_the_full_year_before_the_expected(follow):
    row = only(follow({**EXACT, "words": "预计粮食产量达到"}, {**EXACT, "text": "97万吨", "value": 9.7e5}))
    assert row["value"] == 9.7e5 and not row["preliminary"]
    assert only(follow({**EXACT, "words": "预计粮食产量达到"}))["preliminary"]


def test_the_own_next_report_gives_the_value_the_last_the_latest(follow):
    tables = follow(
        {**EXACT, "told": 2022, "year": 2019, "text": "108万吨", "value": 1.08e6},
        {**EXACT, "told": 2021, "year": 2019, "text": "106万吨", "value": 1.06e6},
        EXACT,
    )
    row = only(tables)
    assert (row["value"], row["first_value"], row["latest_value"], row["vintage"]) == (1.03e6, 1.03e6, 1.08e6, 1)
    assert (row["n_mentions"], row["n_docs"], row["spread"], row["flags"]) == (3, 3, 5e4, "revised")
    assert reasons(tables) == ["used", "revision", "used"]


def test_other_documents_come_after_work_reports(follow):
    row = only(
        follow({**EXACT, "genre": "speech"}, {**EXACT, "told": 2022, "year": 2019, "text": "99万吨", "value": 9.9e5})
    )
    assert row["value"] == 9.9e5


def test_a_year_said_fewer_inherited_slots_the_finer_step_the_earlier(follow):
    other = {**EXACT, "text": "104万吨", "value": 1.04e6}
    assert only(follow(EXACT, {**other, "words": "2019年粮食产量达到"}))["value"] == 1.04e6
    assert only(follow({**EXACT, "inherited": "object,measure"}, other))["value"] == 1.04e6
    assert only(follow(EXACT, {**other, "text": "104.0万吨"}))["value"] == 1.04e6
    assert only(follow(EXACT, other))["value"] == 1.03e6


def test_two_figures_of_one_report_are_a_conflict_beyond_their_step(follow):
    near = only(follow(EXACT, {**EXACT, "text": "103.4万吨", "value": 1.034e6}))
    assert near["confidence"] == "A" and pd.isna(near["flags"])
    far = only(
        follow({**EXACT, "text": "108.6万吨", "value": 1.086e6}, {**EXACT, "text": "101.4万吨", "value": 1.014e6})
    )
    assert far["confidence"] == "C" and far["flags"] == "conflict"


@pytest.mark.parametrize(
    "slots",
    [
        {"measure": "面积", "unit_base": "亩"},
        {"change": "increment"},
        {"year": 2018},
        {"place": "柳沟县"},
        {"status": "target"},
        {"words": "贫困地区粮食产量达到"},
        {"object": "玉米"},
    ],
)
def test_only_like_shares_a_row(follow, slots):
    assert len(follow(EXACT, {**EXACT, **slots})["panel"]) == 2


def test_what_is_told_before_its_year_is_over_is_doubtful(follow):
    row = only(follow({**EXACT, "year": 2020}))
    assert row["confidence"] == "C" and row["flags"] == "early"


def test_a_figure_thirty_times_off_is_an_outlier(follow):
    rows = [{**EXACT, "told": year, "text": "103万吨", "value": 1.03e6} for year in (2018, 2019, 2020)]
    panel = follow(*rows, {**EXACT, "told": 2021, "text": "3万吨", "value": 3e4})["panel"]
    assert panel["flags"].fillna("").tolist() == ["", "", "", "outlier"]


def test_a_level_twice_off_the_years_around_it_is_an_outlier(follow):
    years = (2018, 2019, 2021, 2022)
    rows = [{**EXACT, "told": year, "text": "103万吨", "value": 1.03e6 + year} for year in years]
    panel = follow(*rows, {**EXACT, "told": 2020, "text": "40万吨", "value": 4e5})["panel"]
    assert panel["flags"].fillna("").tolist() == ["", "", "outlier", "", ""]
    grown = [{**row, "value": 2e5 * 3**place} for place, row in enumerate(rows)]
    assert follow(*grown, {**EXACT, "told": 2020, "text": "40万吨", "value": 4e5})["panel"]["flags"].isna().all()


def test_an_outlier_gives_way_to_any_other_figure(follow):
    rows = [{**EXACT, "told": year} for year in (2018, 2019, 2020)]
    odd = {**EXACT, "told": 2021, "text": "3万吨", "value": 3e4, "words": "2020年粮食产量达到"}
    about = {**EXACT, "told": 2021, "comparator": "approx"}
    row = follow(*rows, odd, about)["panel"].iloc[-1]
    assert (row["value"], row["exactness"]) == (1.03e6, "approx") and pd.isna(row["flags"])


def test_confidence_of_the_row_counts(follow):
    assert [only(follow({**EXACT, "confidence": sure}))["confidence"] for sure in (0.9, 0.7, 0.3)] == ["A", "B", "C"]


def test_no_rows(follow):
    assert all(table.empty for table in follow().values())
    assert follow(reports=(2020,))["panel"].empty


def test_a_level_that_leaps_away_and_back_is_a_stray(follow):
    slots = {"object": "肉牛", "measure": "存栏", "unit_base": "头", "domain": "livestock", "words": "肉牛存栏达到"}
    herds = {2019: 37_500, 2020: 40_500, 2023: 5_520, 2024: 48_500}
    rows = [{**slots, "told": year + 1, "text": f"{herd}头", "value": herd} for year, herd in herds.items()]
    panel = follow(*rows)["panel"]
    assert panel["flags"].fillna("").tolist() == ["", "", "stray", ""]
    assert panel["confidence"].tolist() == ["A", "A", "C", "A"]
    ends = follow(*rows[:3])["panel"]  # of the last nobody knows whether it comes back
    assert ends["flags"].isna().all()
    for apart in ({"change": "increase_by", "unit_base": "%"}, {"status": "target"}, {"words": "贫困地区肉牛存栏达到"}):
        told = follow(*rows[:2], {**rows[2], **apart}, rows[3])["panel"]
        assert not told["flags"].eq("stray").any()
