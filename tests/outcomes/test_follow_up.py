"""What became of a target, on tables made by hand."""

import pandas as pd
import pytest

from fieldwords.outcomes.follow_up import follow_up_targets, standard_names
from fieldwords.schemas import TABLES, check_table

BASE = {
    **{"place": "青岚县", "object": "牛", "measure": "存栏", "domain": "livestock", "unit_base": "头"},
    **{
        "comparator": "point",
        "change": "level",
        "status": "target",
        "span": "annual",
        "year": 2022,
        "doc": "2022",
        "start": 10,
    },
}


@pytest.fixture
def follow():
    """Follow up rows given as changes of BASE; documents of 青岚县 for 2021 to 2024 but 2023's as listed."""

    def run(*rows, years=(2021, 2022, 2023, 2024), duplicates=()):
        names = [str(year) for year in years]
        copies = [name if name in duplicates else None for name in names]
        documents = pd.DataFrame({"doc": names, "place": "青岚县", "year": list(years), "duplicate_of": copies})
        table = pd.DataFrame([{**BASE, **row} for row in rows]).astype({"year": "Int64"})
        found = follow_up_targets(table, documents)
        return check_table(found, "follow_ups")

    return run


def reached(value, **slots):
    return {"status": "achievement", "doc": "2023", "value": value, **slots}


@pytest.mark.parametrize(
    ("comparator", "target", "value", "verdict"),
    [
        ("point", 100, 100, "met"),
        ("point", 100, 99.9, "missed"),
        ("ge", 100, 140, "met"),
        ("approx", 100, 95, "met"),
        ("approx", 100, 94, "missed"),
        ("le", 100, 98, "met"),
        ("le", 100, 101, "missed"),
    ],
)
def test_verdict(follow, comparator, target, value, verdict):
    found = follow({"value": target, "comparator": comparator}, reached(value))
    assert found["met"].tolist() == [verdict]
    assert found.at[0, "ratio"] == pytest.approx(value / target)
    assert (found.at[0, "target_doc"], found.at[0, "achieved_doc"]) == ("2022", "2023")


def test_silence_needs_a_later_document(follow):
    assert follow({"value": 100})["met"].tolist() == ["silent"]
    assert follow({"value": 100}, years=(2021, 2022)).empty


def test_only_like_is_compared_with_like(follow):
    others = [
        {"measure": "出栏"},
        {"unit_base": "只"},
        {"change": "increment"},
        {"year": 2021},
        {"place": "柳沟镇"},
        {"span": "multi"},
    ]
    for other in others:
        assert follow({"value": 100}, reached(120, **other))["met"].tolist() == ["silent"], other


def test_a_figure_of_something_else_is_no_answer(follow):
    assert follow({"value": 15}, reached(205)).empty  # each village's and all villages': neither met nor silent
    assert follow({"value": 15}, reached(205), reached(14))["met"].tolist() == ["missed"]


def test_an_earlier_document_answers_nothing(follow):
    assert follow({"value": 100}, reached(120, doc="2021"))["met"].tolist() == ["silent"]


def test_a_copy_answers_nothing(follow):
    assert follow({"value": 100}, reached(120), duplicates=("2023",))["met"].tolist() == ["silent"]


def test_the_first_answer_counts(follow):
    found = follow({"value": 100}, reached(90, doc="2024"), reached(101))
    assert found[["achieved_doc", "met"]].values.tolist() == [["2023", "met"]]


def test_names_of_one_thing(follow):
    assert standard_names(pd.Series(["农民", "羊"])).tolist() == ["农村居民", "羊"]
    income = {"domain": "rural_income", "measure": "收入", "unit_base": "元"}
    found = follow({"value": 9000, "object": "农民", **income}, reached(9100, object="农村居民", **income))
    assert found[["object", "met"]].values.tolist() == [["农村居民", "met"]]


def test_no_targets(follow):
    assert list(follow(reached(1)).columns) == list(TABLES["follow_ups"].columns)
