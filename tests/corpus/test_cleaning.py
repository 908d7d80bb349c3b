"""Marks, folding and counting: offsets always lead back to the source."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.cleaning import (
    MASK,
    count_han,
    counted_text,
    find_glossaries,
    find_repeats,
    lead_back,
    mark_spans,
    pack_gaps,
)
from fieldwords.corpus.folding import fold_text, source_span

SIGNS = "种稻一二３％．＋－x×﹡X*#-<!>：。\n \u3000\u200b\ufeffＡ"
TEXTS = st.text(alphabet=SIGNS, max_size=200)


def kinds(source):
    return [(mark.kind, source[mark.start : mark.end]) for mark in mark_spans(source)]


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        ("县委到﹡﹡﹡镇调研", ["﹡﹡﹡"]),
        ("学习党的XX大精神", ["XX"]),
        ("学习党的××大精神", ["××"]),
        ("到×县看水", ["×"]),
        ("请张ＸＸ同志讲", ["ＸＸ"]),
        ("来到***镇看麦子", ["***"]),
        ("每块田3×4米", []),
        ("服务7×24小时", []),
        ("数据要素×农业", []),
        ("型号AXX与XXL", []),
        ("**市长王某**", []),
        ("二○○五年的麦子", []),
    ],
)
def test_masks_are_told_from_figures_and_words(source, masked):
    assert [text for kind, text in kinds(source) if kind == "mask"] == masked


def test_front_matter_and_comments_are_marked():
    source = "---\ntitle: 讲话\n---\n\n正文<!-- 图 -->完。"
    assert kinds(source) == [("front_matter", "---\ntitle: 讲话\n---\n"), ("comment", "<!-- 图 -->")]


def test_an_open_comment_hides_nothing():
    assert kinds("正文 <!-- 没有完") == []


def test_counted_text_blanks_in_place():
    source = "---\na: b\n---\n种﹡﹡稻<!-- x -->田"
    counted = counted_text(source, mark_spans(source))
    assert len(counted.text) == len(source)
    assert counted.text.strip("\n") == "种" + MASK * 2 + "稻" + "\n" * 10 + "田"


@given(TEXTS)
def test_marks_are_sorted_apart_and_inside(source):
    marks = mark_spans(source)
    assert all(0 <= mark.start < mark.end <= len(source) for mark in marks)
    assert all(one.end <= other.start for one, other in zip(marks, marks[1:], strict=False))


@given(TEXTS)
def test_what_is_counted_maps_to_the_same_character(source):
    counted = counted_text(source, mark_spans(source))
    for place, sign in enumerate(counted.text):
        if sign not in (MASK, "\n", "。", "—"):  # by what stands beside them a point ends a sentence, 3一5 is a span
            start, end = source_span(counted, place, place + 1)
            assert fold_text(source[start:end]).text == sign


@given(TEXTS)
def test_the_way_back_that_is_kept_is_that_of_the_text(source):
    counted, places = counted_text(source, []), np.arange(len(source))
    kept = counted.offsets if counted.offsets is not None else places
    found = lead_back(np.arange(len(counted.text)), pack_gaps(source))
    assert found.tolist() == list(kept)[: len(counted.text)]


def test_han_characters_are_counted_in_every_plane():
    assert count_han("种A1，田\U00020000〇") == 3
    assert count_han("") == 0


# --- a text that doubles itself

LONG = "".join(f"第{number}村今年要修好第{number}条水渠和第{number}座塘坝，保住口粮田。\n" for number in range(40))


def test_the_second_copy_is_found():
    source = f"讲话\n{LONG}以上是要求。\n{LONG}完。"
    ((start, end),) = find_repeats(source)
    assert source[start:end] == LONG.rstrip("\n")
    assert start > len(LONG)
    assert "repeat" in {mark.kind for mark in mark_spans(source)}


def test_a_text_without_line_feeds():
    flat = LONG.replace("\n", "")
    assert find_repeats(flat + flat) == [(len(flat), 2 * len(flat))]


def test_short_repeats_are_style():
    assert find_repeats("同志们，一定要把今年的春耕备耕抓紧抓实。\n" * 8) == []
    assert find_repeats("") == []


@given(st.text(max_size=300))
def test_repeats_are_sorted_and_inside(text):
    source = text + LONG + text + LONG
    spans = find_repeats(source)
    assert spans
    assert all(0 < start < end <= len(source) for start, end in spans)


def test_three_changed_pieces_do_not_part_a_stretch():
    lines = LONG.splitlines(keepends=True)
    changed = [*lines[:10], *(f"这里改成了完全不同的第{n}句话，说的是打井的事情。\n" for n in range(3)), *lines[13:]]
    assert len(find_repeats(LONG + "".join(changed))) == 1


def test_what_stands_once_is_no_repeat():
    assert find_repeats(LONG) == []


BODY = "今年要把水渠修好，把良种备足。\n" * 20


@pytest.mark.parametrize(
    "title",
    [
        "名词解释",
        "**名词解释**",
        "附件2：《政府工作报告》名词注释",
        "有关词语解释",
        "附：名词注解",
        "注释：",
        "注：",
        "有关用语释义",
    ],
)
def test_a_titled_glossary_runs_to_the_end(title):
    source = f"{BODY}{title}\n\n1.“两田”：指水田和旱田。\n"
    assert find_glossaries(source) == [(len(BODY), len(source))]


def test_the_attachment_line_above_belongs_to_it():
    source = f"{BODY}附件3\n\n名词解释\n\n“两田”指水田和旱田。\n"
    assert find_glossaries(source) == [(len(BODY), len(source))]


def test_a_glossary_ends_before_another_attachment():
    glossary = "附件1\n\n名词解释\n\n“两田”指水田和旱田。\n\n"
    source = f"{BODY}{glossary}附件2\n\n十件实事\n\n一、修渠30里。\n"
    assert find_glossaries(source) == [(len(BODY), len(BODY) + len(glossary))]


def test_a_sentence_about_words_is_no_title():
    assert find_glossaries(BODY + "会上还发了名词解释，请大家看。\n") == []


def test_numbered_notes_without_a_title():
    notes = "1.“两田”：指水田和旱田。\n2.“三水”：指渠水、井水、雨水。\n3.“一防”：指防旱。\n"
    assert find_glossaries(BODY + notes) == [(len(BODY), len(BODY) + len(notes))]


def test_a_numbered_list_of_tasks_is_no_glossary():
    assert find_glossaries(BODY + "1.修渠30里。\n2.打井5眼。\n3.植树2万株。\n") == []


def test_markdown_footnotes():
    source = "开头[^1]。\n[^1]: 原注。\n    续行。\n正文。\n"
    ((start, end),) = find_glossaries(source)
    assert source[start:end] == "[^1]: 原注。\n    续行。"


def test_nothing_in_nothing():
    assert find_glossaries("") == []
