"""What is wanted of a table: taken as it is meant, or refused in one line."""

import pandas as pd
import pytest

from fieldwords.collection import Collection
from fieldwords.errors import FieldwordsError
from fieldwords.outcomes.target_questions import read_english, read_wanted

ROWS = pd.DataFrame({"object": ["牛", "农民", None], "status": ["target", "stock", "target"], "value": [1.0, 2.0, 3.0]})
ROWS["year"] = pd.array([2018, 2019, None], "Int64")


def test_a_word_that_a_column_never_holds_is_refused_with_those_it_holds():
    with pytest.raises(FieldwordsError, match="targets: status 'targets' is none of target, achievement, stock"):
        read_wanted(ROWS, "targets", "status", ["target", "targets"])
    with pytest.raises(FieldwordsError, match="targets: year: 'soon' is no whole number"):
        read_wanted(ROWS, "targets", "year", "soon")
    assert read_wanted(ROWS, "targets", "year", "2018") == [2018]
    assert read_wanted(ROWS, "targets", "value", 2.0) == [2.0]
    farming = ["crop", "livestock", "fishery", "farmland", "rural_income", "agri_economy"]
    assert read_wanted(ROWS, "targets", "domain", "farming") == farming
    assert read_wanted(ROWS, "targets", "domain", ["farming", "other"]) == [*farming, "other"]
    with pytest.raises(FieldwordsError, match="domain 'farm' is none of crop, .*, other, farming"):
        read_wanted(ROWS, "targets", "domain", "farm")


def test_a_name_that_is_not_there_is_answered_with_those_near_to_it():
    with pytest.raises(FieldwordsError, match="targets: item 农村人 is not there; near to it: 农村居民"):
        read_wanted(ROWS, "targets", "object", "农村人")
    with pytest.raises(FieldwordsError, match="targets: item 小麦 is not there; there are 农村居民, 农民, 牛"):
        read_wanted(ROWS, "targets", "object", "小麦")
    assert read_wanted(ROWS, "targets", "object", ["小麦", "牛"]) == ["小麦", "牛"]
    assert read_wanted(ROWS, "targets", "object", "农村居民") == ["农村居民"]
    assert read_wanted(ROWS, "targets", "object", "cattle") == ["牛"]
    with pytest.raises(FieldwordsError, match="item catle is not there; near to it: cattle"):
        read_wanted(ROWS, "targets", "object", "catle")
    assert read_wanted(ROWS.head(0), "targets", "object", "小麦") == ["小麦"]


def test_rows_are_picked_by_what_was_read():
    rows = ROWS.assign(doc="a", start=0, domain="livestock", measure="存栏")
    tables = {"targets": rows, "sentences": pd.DataFrame({"doc": ["a"], "start": [0], "text": ["……"]})}
    tables["documents"] = pd.DataFrame({"doc": ["a"], "duplicate_of": [None]})
    speeches = Collection(lambda name, docs=None: tables[name])
    assert speeches.targets("牛", year="2018").index.tolist() == [0]
    assert speeches.targets("农村居民")["object"].tolist() == ["农民"]
    with pytest.raises(TypeError, match="positional arguments"):
        speeches.targets("牛", "存栏", "target")
    with pytest.raises(FieldwordsError, match="targets: no column 'state'; there are object"):
        speeches.targets(state="x")
    with pytest.raises(FieldwordsError, match="targets: item 小麦 is not there"):
        speeches.targets("小麦")
    some = Collection(lambda name, docs=None: tables[name], ["a"])
    assert some.targets("小麦").empty  # that a selection says nothing of it is an answer


def test_rows_of_a_copy_are_told_once():
    rows = pd.concat([ROWS.assign(doc=doc, start=0, measure="存栏") for doc in "ab"], ignore_index=True)
    tables = {"targets": rows, "sentences": pd.DataFrame({"doc": ["a", "b"], "start": [0, 0], "text": ["……"] * 2})}
    tables["documents"] = pd.DataFrame({"doc": ["a", "b"], "duplicate_of": [None, "a"]})
    assert set(Collection(lambda name, docs=None: tables[name]).targets()["doc"]) == {"a"}
    tables["documents"] = tables["documents"].tail(1)  # the copy alone, as selected
    assert set(Collection(lambda name, docs=None: tables[name]).targets()["doc"]) == {"a", "b"}


def test_corrections_that_lack_columns_are_refused_by_naming_them():
    speeches, table = Collection(None), pd.DataFrame({"doc": ["x"], "start": [1]})
    for wrong, missing in ((table, "end, text, slot, value, note"), ("x", "doc, start"), (None, "doc, start")):
        with pytest.raises(FieldwordsError, match=f"correct: corrections: column {missing}.* is missing; fieldwords.d"):
            speeches.correct(wrong)


def test_an_english_name_of_the_pages_is_read():
    assert read_english("pigs") == ["生猪", "猪"] and read_english("牛") == ["牛"] and read_english("pig") == ["pig"]
