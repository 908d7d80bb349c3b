"""Evaluation: pairs, levels and shares worked out by hand, and the same figures as the scorer beside the gold files."""

import json
import subprocess
import sys

import pandas as pd
import pytest

from fieldwords import paths
from fieldwords.errors import FieldwordsError
from fieldwords.reading.folder import read_file
from fieldwords.schemas import STATUSES
from fieldwords.targets.evaluation import LEVELS, evaluate_targets, read_gold

GOLD = {
    "doc": "a.txt",
    "start": 10,
    "end": 14,
    "core": True,
    "object": "牛",
    "measure": "存栏",
    "value": 36000,
    "value_high": None,
    "unit_base": "头",
    "comparator": "point",
    "change": "level",
    "status": "target",
    "year": 2018,
    "domain": "livestock",
}


def evaluate(gold, found):
    columns = [*GOLD]
    return evaluate_targets(gold, pd.DataFrame(found, columns=columns)).set_index("level")


def test_all_right_is_one_at_every_level():
    scores = evaluate([GOLD], [GOLD])
    assert scores["right"].tolist() == [1] * 6 and scores["f1"].tolist() == [1.0] * 6
    assert scores["low"].tolist() == scores["high"].tolist() == [1.0] * 6


@pytest.mark.parametrize(
    ("change", "last_right"),
    [
        ({"value": 35000}, "found"),
        ({"value_high": 37000}, "found"),
        ({"unit_base": "亩"}, "found"),
        ({"measure": "出栏"}, "value"),
        ({"object": "羊"}, "value"),
        ({"object": None}, "value"),
        ({"comparator": "ge"}, "item"),
        ({"change": "increment"}, "item"),
        ({"status": "achievement"}, "comparison"),
        ({"year": 2017}, "status"),
        ({"year": None}, "status"),
        ({"unit_base": "头只", "object": "肉牛养殖", "start": 12, "end": 20}, "year"),
    ],
)
def test_a_wrong_slot_ends_the_levels(change, last_right):
    scores = evaluate([GOLD], [{**GOLD, **change}])
    n_right = LEVELS.index(last_right) + 1
    assert scores["right"].tolist() == [1] * n_right + [0] * (6 - n_right)


def test_missed_invented_and_indifferent_by_hand():
    other = {**GOLD, "start": 30, "end": 34, "core": False}
    missed = {**GOLD, "start": 50, "end": 54}
    found = [GOLD, {**GOLD, "start": 31, "end": 33}, {**GOLD, "start": 70, "end": 74}]
    found += [{**GOLD, "start": 90, "end": 94, "domain": "other"}]
    scores = evaluate([GOLD, other, missed], found)
    assert scores.loc["found", ["right", "predicted", "gold"]].tolist() == [1, 2, 2]  # 31-33 is neither right nor wrong
    assert scores.loc["found", ["precision", "recall", "f1"]].tolist() == [0.5, 0.5, 0.5]


def test_a_quantity_is_paired_once_with_what_it_overlaps_most():
    long = {**GOLD, "start": 8, "end": 20}
    scores = evaluate([GOLD, {**GOLD, "start": 15, "end": 20}], [long])
    assert scores.loc["found", ["right", "predicted", "gold"]].tolist() == [1, 1, 2]
    assert scores.loc["found", "f1"] == pytest.approx(2 / 3)


def test_a_gold_year_that_cannot_be_told_asks_for_none():
    assert evaluate([{**GOLD, "year": None}], [GOLD]).loc["year", "right"] == 1


def test_nothing_found_is_nought():
    scores = evaluate([GOLD], [])
    assert scores["f1"].tolist() == [0.0] * 6 and scores["gold"].tolist() == [1] * 6


@pytest.mark.parametrize(
    ("line", "fault"), [("{", "line 2 is not JSON"), ("[1]", "line 2 lacks"), ('{"doc": "a"}', "lacks start")]
)
def test_a_wrong_line_is_named(tmp_path, line, fault):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(FieldwordsError, match=fault):
        read_gold(path)


@pytest.mark.parametrize(
    ("slot", "value"), [("doc", None), ("start", "1"), ("object", 3), ("value", "2万"), ("year", "去年"), ("end", [1])]
)
def test_a_value_that_can_not_stand_in_a_slot_is_named(tmp_path, slot, value):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD | {slot: value}) + "\n", encoding="utf-8")
    with pytest.raises(FieldwordsError, match=f"line 1: no such value can stand in {slot}"):
        read_gold(path)


@pytest.mark.parametrize("name", ["dev.jsonl", "dev-odd.jsonl", "dev-speeches.jsonl"])
def test_the_figures_are_those_of_the_scorer_beside_the_gold(shared, tmp_path, name):
    gold = read_gold(shared / "gold" / name)
    found = []
    for number, row in enumerate(gold):  # every slot wrong now and then
        row = {**row, "value_high": row.get("value_high"), "year": row.get("year")}
        if number % 7:
            slot = ("value", "object", "comparator", "status", "year", "start", "measure")[number % 6]
            row |= (
                {slot: {"value": 1.5, "start": row["start"] + 1, "year": 1999}.get(slot, "其他")}
                if number % 3 == 0
                else {}
            )
            found.append(row)
    path = tmp_path / "found.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found), encoding="utf-8")
    command = [sys.executable, shared / "gold" / "score.py", shared / "gold" / name, path]
    lines = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.splitlines()
    shown = [
        [row.level, str(row.right), str(row.predicted), str(row.gold)]
        + [f"{share:.3f}" for share in (row.precision, row.recall, row.f1)]
        + [f"{row.low:.3f}-{row.high:.3f}"]
        for row in evaluate_targets(gold, pd.DataFrame(found)).itertuples()
    ]
    assert shown == [line.split() for line in lines[1:7]]


def test_open_gold_stands_where_it_says():
    folder = paths.HOME / "data" / "gold"
    sets = ("composed_open_speeches", "composed_county_papers", "composed_terse_speeches")
    rows = [row for name in sets for row in read_gold(folder / f"{name}.jsonl")]
    texts = {row["doc"]: read_file(folder / row["doc"]).text for row in rows}
    assert len(texts) == len([*(folder / "speeches").rglob("*.txt")])
    assert all(texts[row["doc"]][row["start"] : row["end"]] == row["text"] for row in rows)
    assert {row["status"] for row in rows if row["core"]} <= {*STATUSES}
