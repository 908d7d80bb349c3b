"""Marks, folding and counting: offsets always lead back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.cleaning import (
    MASK,
    Mark,
    count_han,
    counted_text,
    fold_text,
    keep_apart,
    mark_spans,
    source_span,
)

SIGNS = "种稻一二３％．＋－x×﹡X*#-<!>：。\n \u3000\u200b\ufeffＡ"
TEXTS = st.text(alphabet=SIGNS, max_size=200)


def kinds(source):
    return [(mark.kind, source[mark.start : mark.end]) for mark in mark_spans(source)]


def test_full_width_digits_fold_one_to_one():
    folded = fold_text("亩产１２．５％，增长＋３，比－４好")
    assert folded == ("亩产12.5%，增长+3，比-4好", None)


def test_chinese_punctuation_and_numerals_stay():
    source = "（一）“二十大”：﹡﹡镇，第３组"
    assert fold_text(source).text == "（一）“二十大”：﹡﹡镇，第3组"


def test_unseen_characters_go_and_offsets_lead_back():
    source = "高\u200b标\u00ad准农田"
    folded = fold_text(source)
    assert folded.text == "高标准农田"
    assert list(folded.offsets) == [0, 2, 4, 5, 6, 7]
    assert source_span(folded, 0, 3) == (0, 5)


@given(TEXTS)
def test_folded_offsets_rise_and_end_at_the_source(source):
    folded = fold_text(source)
    if folded.offsets is None:
        assert len(folded.text) == len(source)
    else:
        assert len(folded.offsets) == len(folded.text) + 1
        assert all(one < other for one, other in zip(folded.offsets, folded.offsets[1:], strict=False))
        assert folded.offsets[-1] == len(source)
    for place, sign in enumerate(folded.text):
        start, end = source_span(folded, place, place + 1)
        assert fold_text(source[start:end]).text == sign


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
        if sign not in (MASK, "\n"):
            start, end = source_span(counted, place, place + 1)
            assert fold_text(source[start:end]).text == sign


def test_overlaps_are_cut():
    marks = [Mark(5, 9, "mask"), Mark(0, 7, "glossary"), Mark(1, 3, "comment")]
    assert keep_apart(marks) == [Mark(0, 7, "glossary"), Mark(7, 9, "mask")]


def test_han_characters_are_counted_in_every_plane():
    assert count_han("种A1，田\U00020000〇") == 3
    assert count_han("") == 0


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("纯收入1 6 5 4元", "纯收入1654元"),
        ("增长10. 95%", "增长10.95%"),
        ("２ ５头", "２ ５头".replace("２", "2").replace("５", "5")),  # nothing Chinese before it: left alone
        ("2003 年 10 万亩", "2003 年 10 万亩"),
    ],
)
def test_blanks_that_tear_a_figure_are_taken_out(source, folded):
    found = fold_text(source)
    assert found.text == folded
    start, end = source_span(found, 0, len(folded))
    assert source[start:end] == source
