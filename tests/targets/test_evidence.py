"""What speaks for a status, in words that the table shows."""

import pytest

from fieldwords.corpus.document import parse_document
from fieldwords.reading.folder import Reading
from fieldwords.targets.extraction import read_slots


def gather(text):
    source = f"在全镇春耕动员会上的讲话\n（2023年3月8日）\n\n同志们：\n{text}\n"
    document = parse_document("test.txt", Reading(source, "txt", "utf-8", "0" * 64, ()))
    return [slots.claim.evidence for *_, slots in read_slots(document)]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("今年务必种植洋芋4000亩。", "target word in its clause"),
        ("去年种植洋芋4000亩。", "a past year in its clause"),
        ("到2025年种植洋芋4000亩。", "a year ahead in its clause"),
        ("五年来，种植洋芋4000亩。", "a stretch of past years before its clause"),
        ("去年定的洋芋4000亩。", "a promise is told (定的)"),
        ("今年种植洋芋4000亩以上。", "bounded (以上, 不低于)"),
        ("洋芋种植4000亩。", "no time"),
        ("到今年霜降洋芋已经挖了4000亩。", "so far (截至, 眼下) in its clause"),
        ("今年务必种植洋芋4000亩。", "“务必” in its clause"),
        ("务必抓紧，洋芋面积4000亩。", "“务必” before its clause"),
        ("洋芋种了4000亩。", "“了” right before it"),
        ("洋芋种了4000亩。", "“种了” right before it"),
        ("洋芋种了4000亩，比去年多。", "“比去” behind its comma"),
        ("到昨天为止，洋芋种了4000亩。", "so far (截至, 眼下) before its clause"),
        ("眼下种下的有4000亩洋芋。", "those done of more (种下的有)"),
        ("二月底洋芋种了4000亩。", "a month that is over in its clause"),
        ("四月里，洋芋种4000亩。", "a month to come before its clause"),
        ("四月底前洋芋种4000亩。", "a last day in its clause"),
        ("全年的目标没有变：洋芋种植4000亩。", "announced as a plan (目标是：)"),
        ("邻近的石湾县洋芋种了4000亩。", "another place is spoken of"),
        ("山那边的石湾镇，洋芋种了4000亩。", "another place is spoken of"),
        ("石湾县人口比我们少，洋芋种了4000亩。", "set against ours (比我们)"),
        ("洋芋亩产比全省平均少40公斤。", "weighed against a wider place (比全省平均)"),
        ("洋芋没能种到4000亩。", "was not reached (没到)"),
    ],
)
def test_pieces(text, piece):
    assert piece in gather(text)[0]


def test_a_promise_is_of_its_own_number():
    first, second = gather("占任务600亩，洋芋面积4815亩。")
    assert "target word in its clause" in first
    assert not {"a plan word earlier in the sentence", "target word before its clause"} & second.keys()


def test_a_number_called_a_task_lends_no_promise_to_what_follows():
    first, second = gather("离洋芋4000亩的任务差一截；荞麦种植3000亩。")
    assert "called a plan (…的目标)" in first
    assert not {"a plan word earlier in the sentence", "target word before its clause"} & second.keys()


def test_the_time_told_last_is_evidence_where_a_sentence_names_none():
    *_, last = gather("去年洋芋种了4000亩。荞麦3000亩。")
    assert {"no time, last told: a past year", "its paragraph opens with a past year"} <= last.keys()


def test_what_falls_short_of_the_task_was_done(speech):
    rows = speech("春蚕发下去2250张，比任务少了150张。")
    assert rows.loc["150张", "status"] == "achievement"


def test_a_household_is_no_other_place():
    assert "another place is spoken of" not in gather("全村六百户人家，洋芋种了4000亩。")[0]


def test_a_gap_to_a_wider_place_makes_a_claim_of_its_own(speech):
    rows = speech("去年农民人均纯收入6720元，比全省平均少410元。")
    assert rows["status"].tolist() == ["achievement", "comparison"]


def test_a_month_of_another_year_tells_nothing():
    assert not any("month" in piece for piece in gather("去年四月洋芋种了4000亩。")[0])
