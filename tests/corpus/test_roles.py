"""Cues that tell a role, as a researcher may change them."""

import pytest

from fieldwords import paths
from fieldwords.corpus.roles import read_cues, read_heading_cues, read_turns, tell_role
from fieldwords.errors import FieldwordsError


def test_fields_of_cues_are_filled_with_the_documents_year():
    words = {cue.words for cue in read_cues("turn", 2021)}
    assert {"2021年是", "2020年是", "“十三五”时期", "“十四五”时期"} <= words
    assert not any("{" in word for word in words)


def test_cues_with_a_field_need_a_year():
    assert not any("年是" in cue.words and cue.words[0].isdigit() for cue in read_cues("turn"))
    assert {cue.words for cue in read_cues("turn")} < {cue.words for cue in read_cues("turn", 2021)}


def test_a_gap_in_a_turn_spans_words_but_no_sentence():
    pattern, _ = read_turns()
    assert pattern.match("下面，我就今后怎么办讲几点意见。")
    assert not pattern.match("下面看图。后面还有几点意见。")


def test_the_strongest_cue_decides():
    cues = read_cues("heading")
    assert tell_role("重点工作完成情况", cues) == ("review", 4)
    assert tell_role("工作回顾与工作安排", cues) == (None, 0)
    assert tell_role("春播", cues) == (None, 0)


def test_a_changed_table_is_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICON", tmp_path)
    (tmp_path / "headings.csv").write_text("cue,role,priority,place\n收成,review,3,heading\n", encoding="utf-8")
    assert [cue.words for cue in read_cues("heading")] == ["收成"]
    (tmp_path / "headings.csv").write_text(
        "cue,role,priority,place\n秋播,plan,3,heading\n另,plan,1,turn\n", encoding="utf-8"
    )
    assert [cue.words for cue in read_cues("heading")] == ["秋播"]


def test_a_wrong_role_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICON", tmp_path)
    (tmp_path / "headings.csv").write_text("cue,role,priority,place\n收成,past,3,heading\n", encoding="utf-8")
    with pytest.raises(FieldwordsError, match=r"headings\.csv: row 2 column role: 'past'"):
        read_cues("heading")


@pytest.mark.parametrize(
    ("words", "year", "role"),
    [
        ("盘点2017", 2018, "review"),
        ("2017：爬坡过坎", 2018, "review"),
        ("展望2018", 2018, "plan"),
        ("今年以来的工作", 2018, "review"),
        ("新修良田2017亩", 2018, None),
        ("第2017号渠", 2018, None),
        ("2017：爬坡过坎", None, None),
    ],
)
def test_years_without_their_sign_tell_a_role(words, year, role):
    assert tell_role(words, read_cues("heading"), year)[0] == role


def test_a_heading_of_last_year_and_this_has_no_role():
    cues = read_cues("heading", 1997)
    assert tell_role("一、1996年的政府工作和1997年的奋斗目标", cues, 1997) == (None, 0)
    assert tell_role("二、1997年的奋斗目标", cues, 1997)[0] == "plan"


@pytest.mark.parametrize(("month", "role"), [(0, "plan"), (2, "plan"), (11, "review")])
def test_late_in_a_year_this_year_is_reviewed(month, role):
    assert tell_role("一、今年怎么看", read_heading_cues(month))[0] == role
    assert tell_role("二、明年怎么干", read_heading_cues(month))[0] == "plan"
