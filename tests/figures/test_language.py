"""What pages say: in one language, with plurals, commas and units; and what tables tell in English."""

import re

import numpy as np
import pandas as pd
import pytest

from fieldwords.errors import FieldwordsError
from fieldwords.figures.language import (
    join_sentences,
    join_words,
    label,
    name_or_label,
    pick_scale,
    say,
    say_amount,
    say_cell,
    say_figure,
    say_message,
    say_slot,
    say_span,
    say_term,
    say_tick,
    say_value,
)
from fieldwords.lexicon import read_rows
from fieldwords.terms.comparability import comparability
from fieldwords.terms.rates import describe_coverage


@pytest.fixture
def chinese(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")


def test_nouns_follow_their_number():
    words = {"n_docs": 1, "start": 0, "end": 1}
    assert say("documents.lead", n=1, **words).startswith("1 figure in 1 document,")
    assert say("documents.lead", n=1200, **words).startswith("1,200 figures in 1 document,")


def test_words_that_are_not_there_are_named():
    with pytest.raises(FieldwordsError, match=r"page_words\.csv: no words 'nothing'; add a row"):
        say("nothing")


def test_both_languages_have_the_same_places_to_fill():
    import re

    for key, english, chinese_words in read_rows("page_words"):
        assert set(re.findall(r"{\w+}", english)) >= set(re.findall(r"{\w+}", chinese_words)), key


def test_no_two_items_have_the_same_english_name():
    standard = dict(read_rows("item_names"))
    named = {}
    for key, english, _ in read_rows("page_words"):
        if key.startswith("item.") and "{" not in english:
            named.setdefault(english, set()).add(standard.get(key[5:], key[5:]))
    assert len(named) > 200 and {english: items for english, items in named.items() if len(items) > 1} == {}


def test_slots_are_words():
    assert say_slot("comparator", "gt_approx") == "somewhat over" and say_slot("item", "石墩子草") == "石墩子草"
    assert (
        say_slot("item", "甘蓝和菜花") == "cabbage, cauliflower" and say_slot("item", "牛和石墩子草") == "牛和石墩子草"
    )
    assert say_term("存栏") == "存栏 (stock)" and say_term("乡村振兴") == "乡村振兴"


def test_slots_are_chinese_words(chinese):
    assert say_slot("comparator", "gt_approx") == "略多于" and say_slot("status", "target") == "目标"


@pytest.mark.parametrize(
    ("items", "expected"),
    [("", ""), ("a", "a"), ("ab", "a and b"), ("abc", "a, b and c"), ("abcde", "a, b, c and 2 more")],
)
def test_words_are_listed(items, expected):
    assert join_words(items, 3) == expected


def test_words_are_listed_in_chinese(chinese):
    assert join_words("甲乙") == "甲、乙" and join_words("甲乙丙", 2) == "甲、乙及另外1个"
    assert join_sentences("一。", "", "二。") == "一。二。"


def test_spans():
    assert say_span([2016, 2020, None]) == "2016–2020" and say_span([]) == "year not told"
    assert join_sentences("One.", "", "Two.") == "One. Two."


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "year"), ("zh", "年份"), ("both", "年份 year"), ("", "年份 year")]
)
def test_the_language_of_labels_is_one_setting(monkeypatch, language, expected):
    monkeypatch.setenv("FIELDWORDS_LANG", language)
    assert label("year") == expected


def test_an_unknown_language_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "fr")
    with pytest.raises(FieldwordsError, match="FIELDWORDS_LANG=fr"):
        label("year")


def test_sentences_of_a_figure_stand_one_below_the_other():
    assert label("thin_words", n=2).splitlines() == ["只有2个词，不足以成云。", "Only 2 words: too few for a cloud."]


def test_a_name_without_a_label_stays_as_it_is():
    assert name_or_label("unit", "峰") == "峰" and name_or_label("measure", "面积") == "面积 area"


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
        ("no time, last told: a year ahead, in its paragraph", "没有时间，此前说的是将来的年份（本段内）"),
        ("its paragraph opens with this year, told early in it", "本段以今年（上半年说的）开头"),
        ("what nobody has turned", "what nobody has turned"),
    ],
)
def test_messages_are_turned_part_by_part(chinese, message, words):
    assert say_message(message) == words


def test_in_english_nothing_is_turned():
    assert say_message("is protected by a password") == "is protected by a password"


def test_messages_have_the_same_places_to_fill_in_both_languages():
    for english, chinese_words in read_rows("messages"):
        places = set(re.findall(r"{\w+}", english))
        assert set(re.findall(r"{\w+}", chinese_words)) <= places and "; " not in english, english


def test_warnings_and_notes_on_years_are_all_turned(chinese, documents, term_years):
    told = [*comparability(documents)["message"], *describe_coverage(term_years)["note"]]
    assert told and not [words for words in map(say_message, told) if re.search(r"[a-z]{4}", words)]


@pytest.fixture
def in_chinese(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        ([16_600], "亩", (1e4, "万亩")),
        ([3.2e8, 5], "吨", (1e8, "亿吨")),
        ([9_999], "头", (1.0, "头")),
        ([120_000], "%", (1.0, "%")),
        ([50_000], "公斤/亩", (1.0, "公斤/亩")),
        ([], "亩", (1.0, "亩")),
        ([np.nan], "亩", (1.0, "亩")),
        ([-20_000], "元", (1e4, "万元")),
    ],
)
def test_scale_is_picked_by_size(values, unit, expected):
    assert pick_scale(np.array(values, dtype=float), unit) == expected


@pytest.mark.parametrize(
    ("value", "column", "expected"),
    [
        (None, "title", ""),
        (pd.NA, "year", ""),
        (float("nan"), "ratio", ""),
        (2017, "year", "2017"),
        (2017.0, "first_seen", "2017"),
        (16_600.0, "value", "16,600"),
        (0.123456, "q", "0.1235"),
        (0.5, "silent_share", "50%"),
        ("达到", "text", "达到"),
        (True, "core", "✓"),
    ],
)
def test_cells_are_short_and_unknown_is_empty(value, column, expected):
    assert say_cell(value, column) == expected


def test_values_are_said_in_their_scale():
    assert say_value(16_600, "亩") == "1.66万亩"
    assert say_value(6, "%") == "6%"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (98_500, "吨", "98,500 tonnes"),
        (6.5, "%", "6.5%"),
        (16_600, "亩", "16,600 mu"),
        (3, "峰", "3 峰"),
        (-200, "吨", "−200 tonnes"),
    ],
)
def test_amounts_in_english(value, unit, words):
    assert say_amount(value, unit) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(98_500, "吨", "9.85万吨"), (4e10, "元", "400亿元"), (900, "亩", "900亩"), (-2e4, "吨", "−2万吨")],
)
def test_amounts_in_chinese(in_chinese, value, unit, words):
    assert say_amount(value, unit) == words


def test_grid_lines_of_one_axis_share_their_step(in_chinese):
    assert [say_tick(tick, [0, 80_000, 160_000]) for tick in (0, 80_000, 160_000)] == ["0", "8万", "16万"]


def test_no_grid_line_is_a_fraction_of_hundredths():
    for ticks, words in (
        ([980, 990, 1000], ["980", "990", "1,000"]),
        ([0, 500, 1000], ["0", "0.5k", "1k"]),
        ([-2000, 0, 2000], ["−2k", "0", "2k"]),
    ):
        assert [say_tick(tick, ticks) for tick in ticks] == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4860**头", "4860头"),
        ("**12**万亩", "12万亩"),
        ("4860</b>头", "4860头"),
        ("三千`亩", "三千亩"),
        ("6~7%", "6~7%"),
        ("2.4万头", "2.4万头"),
    ],
)
def test_a_figure_is_shown_as_it_is_read(text, shown):
    assert say_figure(text) == shown
