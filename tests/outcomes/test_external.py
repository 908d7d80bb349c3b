import pandas as pd
import pytest

from fieldwords.errors import FieldwordsError
from fieldwords.outcomes.external import compare

GRAIN = {"told": 2020, "text": "103万吨", "value": 1.03e6}


def test_a_table_of_ones_own_beside_the_outcomes(follow):
    panel = follow(GRAIN, {**GRAIN, "status": "target"}, {**GRAIN, "words": "垦区粮食产量达到"})["panel"]
    mine = pd.DataFrame({"place": ["青岚县"], "year": [2019], "item": ["粮食"], "measure": ["产量"], "value": [9.9e5]})
    found = compare(panel, mine)
    assert found["external_diff"].dropna().tolist() == [4e4]
    assert found.loc[found["external_value"].notna(), ["track", "scope"]].values.tolist() == [["outcome", "whole"]]
    named = compare(panel, mine.assign(source="yearbook", unit_base="吨"))
    assert named["external_source"].dropna().tolist() == ["yearbook"]
    assert compare(panel, mine.assign(unit_base="亩"))["external_value"].isna().all()


def test_communiques_of_the_collection_are_an_outside_source(follow):
    panel = follow(GRAIN, {**GRAIN, "genre": "communique", "text": "102.5万吨", "value": 1.025e6})["panel"]
    row = panel.iloc[0]
    assert (row["value"], row["external_value"], row["external_diff"]) == (1.03e6, 1.025e6, 5e3)
    assert row["external_source"] == "青岚县2020communique"


def test_a_bound_has_no_difference(follow):
    panel = follow({**GRAIN, "comparator": "ge"})["panel"]
    mine = pd.DataFrame({"place": ["青岚县"], "year": [2019], "item": ["粮食"], "measure": ["产量"], "value": [9.9e5]})
    assert compare(panel, mine)["external_value"].tolist() == [9.9e5]
    assert compare(panel, mine)["external_diff"].isna().all()


def test_what_cannot_be_compared_is_said(follow):
    panel = follow(GRAIN)["panel"]
    with pytest.raises(FieldwordsError, match="column measure is missing"):
        compare(panel, pd.DataFrame(columns=["place", "year", "item", "value"]))
    twice = pd.DataFrame([{"place": "青岚县", "year": 2019, "item": "粮食", "measure": "产量", "value": 1.0}] * 2)
    with pytest.raises(FieldwordsError, match="two rows for 青岚县 2019 粮食 产量"):
        compare(panel, twice)
