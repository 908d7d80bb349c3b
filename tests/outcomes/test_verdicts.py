import pandas as pd
import pytest

from fieldwords.outcomes.verdicts import judge_answers, read_admission

PAIR = {
    "target": 100.0,
    "target_high": None,
    "comparator": "point",
    "vague": False,
    "answer": 100.0,
    "answer_step": 1.0,
}
PAIR |= {
    "kind": "level",
    "answer_exactness": "exact",
    "answer_admits": None,
    "answer_conflict": False,
    "target_conflict": False,
    "points": False,
}


def judge(**slots):
    return judge_answers(pd.DataFrame([{**PAIR, **slots}])).iloc[0]


@pytest.mark.parametrize(
    ("slots", "verdict"),
    [
        ({}, "met"),
        ({"answer": 101}, "met"),
        ({"answer": 99}, "missed"),
        ({"comparator": "ge", "answer": 140}, "met"),
        ({"comparator": "le", "answer": 98}, "met"),
        ({"comparator": "le", "answer": 102}, "missed"),
        ({"answer": 99.7}, "undecided"),  # written to the unit: it may be 100.2
        ({"answer": 99.7, "answer_step": 0.1}, "missed"),
        ({"answer": 99.95, "answer_step": 0.01}, "met"),  # rounded
        ({"target": 8.2, "answer": 8.0, "points": True}, "undecided"),
        ({"target": 8.0, "answer": 8.0, "points": True}, "met"),
        ({"target": 8.0, "answer": 7.0, "answer_step": 0.1, "points": True}, "missed"),
        ({"vague": True, "answer": 97}, "undecided"),
        ({"vague": True, "answer": 90}, "missed"),
        ({"vague": True, "answer": 103}, "met"),
        ({"answer_exactness": "approx", "answer": 97}, "undecided"),
        ({"answer_exactness": "approx", "answer": 120}, "met"),
        ({"answer_exactness": "bound", "answer": float("nan")}, "undecided"),
        ({"answer_conflict": True, "answer": 140}, "undecided"),
        ({"target_conflict": True, "answer": 140}, "undecided"),
        ({"target": -5.0, "answer": -3.0, "points": True}, "missed"),
        ({"target": 0.0, "answer": 0.0}, "met"),
        ({"answer": 45}, "undecided"),
        ({"answer": 210}, "undecided"),
        ({"kind": "added", "answer": 55}, "missed"),
        ({"kind": "added", "answer": 45}, "undecided"),
        ({"kind": "added", "answer": 310}, "undecided"),
        ({"target": 1.0, "answer": 4.0, "points": True}, "met"),
        ({"target": 60.0, "answer": 48.0, "points": True}, "undecided"),
        ({"kind": "growth", "target": 2.0, "answer": 14.0, "points": True}, "met"),
    ],
)
def test_verdicts(slots, verdict):
    found = judge(**slots)
    assert found["verdict"] == verdict
    assert pd.isna(found["why"]) == (verdict != "undecided")


def test_levels_as_a_ratio_and_growth_in_points():
    level, growth = judge(answer=120.0), judge(target=7.0, answer=14.0, points=True)
    assert level["ratio"] == pytest.approx(1.2) and pd.isna(level["points"])
    assert growth["points"] == pytest.approx(7.0) and pd.isna(growth["ratio"])


def test_no_pairs():
    assert judge_answers(pd.DataFrame([PAIR]).head(0)).empty


def test_a_figure_within_the_slack_of_a_vague_target_is_not_called_coarse():
    assert judge(vague=True, answer=97, answer_step=0.1)["why"] == "target is vague"
    assert judge(answer=99.7)["why"] == "answer is too coarse"


@pytest.mark.parametrize(
    ("wanted", "told", "answer", "verdict"),
    [
        ("new", "both", 130, "undecided"),  # how much of it is new is not told
        ("new", "both", 100, "met"),  # the same figure is of the same
        ("new", "both", 90, "missed"),
        ("both", "new", 130, "met"),
        ("both", "new", 90, "undecided"),  # what was mended is not told
        ("mended", "new", 130, "undecided"),
        ("mended", "built", 130, "undecided"),
        ("mended", None, 130, "met"),
        ("built", "mended", 90, "undecided"),
        ("new", "built", 130, "met"),
        ("mended", "mended", 130, "met"),
        ("new", None, 130, "met"),
        ("built", "both", 90, "missed"),
        (None, None, 90, "missed"),
    ],
)
def test_new_land_is_not_judged_by_what_is_mended_with_it(wanted, told, answer, verdict):
    row = judge(kind="added", act=wanted, answer_act=told, answer=answer)
    assert row["verdict"] == verdict
    assert (row["why"] == "other work is counted with it") == (verdict == "undecided")
    assert judge(kind="level", act=wanted, answer_act=told, answer=answer)["verdict"] != "undecided"


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("，占年度任务的95.6%，其余", "short"),
        ("，完成下达任务9100吨的99.5%，", "short"),
        ("，为年初计划的103.2%", "reached"),
        ("，没有完成年初确定的", "short"),
        ("，同样没能达到15%的预期", "short"),
        ("，低于预期", "short"),
        ("，占全县耕地的40%", None),
        ("，比上年增长3%，没有完成的是", None),  # of another figure
        ("，都完成了", None),
    ],
)
def test_what_the_words_behind_a_figure_say_of_its_task(behind, told):
    assert read_admission(behind) == told
