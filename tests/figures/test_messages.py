"""What tables tell in English, in Chinese for a Chinese page."""

import re

import pytest

from fieldwords.figures.messages import say_message
from fieldwords.lexicon import read_rows
from fieldwords.terms.comparability import comparability
from fieldwords.terms.rates import describe_coverage


@pytest.fixture
def chinese(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("is protected by a password", "有密码保护"),
        ("2 pictures were left out; 3 footnotes were left out", "略去图片2张；略去脚注3条"),
        ("speech, where most documents are work_report", "是讲话，而多数文件是政府工作报告"),
        ("year 2022 from the title, but the front matter says 2023", "年份2022取自标题，而文前信息为2023"),
        ("target word in its clause; its paragraph: as in plans", "分句中有目标用语；所在段像安排"),
        ("this year before its clause, in the second half, no heading tells", "分句前有今年，在后半篇，标题看不出"),
        ("“务必” before its clause; “了” right before it", "分句前有“务必”；数字前紧接“了”"),
        ("no time, under a plan heading", "没有时间，在安排的标题下"),
        ("what nobody has turned", "what nobody has turned"),
    ],
)
def test_messages_are_turned_part_by_part(chinese, message, words):
    assert say_message(message) == words


def test_in_english_nothing_is_turned():
    assert say_message("is protected by a password") == "is protected by a password"


def test_both_languages_have_the_same_places_to_fill():
    for english, chinese_words in read_rows("messages"):
        places = set(re.findall(r"{\w+}", english))
        assert set(re.findall(r"{\w+}", chinese_words)) <= places and "; " not in english, english


def test_warnings_and_notes_on_years_are_all_turned(chinese, documents, term_years):
    told = [*comparability(documents)["message"], *describe_coverage(term_years)["note"]]
    assert told and not [words for words in map(say_message, told) if re.search(r"[a-z]{4}", words)]
