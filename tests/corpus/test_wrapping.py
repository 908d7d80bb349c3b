"""Texts whose lines were broken at a fixed width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.wrapping import find_lines, measure_wrap, unwrap_lines

LINE = "全镇上下要把今年的春耕备耕抓紧抓实抓到地头绝不误农时"


def test_the_width_is_measured():
    assert measure_wrap("\n".join([LINE] * 12)) == len(LINE)


def test_paragraphs_and_long_lines_are_not_wrapped():
    assert measure_wrap("\n".join([LINE + "。"] * 12)) is None
    assert measure_wrap("\n".join([LINE * 6] * 12)) is None
    assert measure_wrap("\n\n".join([LINE] * 12)) is None
    assert measure_wrap("") is None


def test_the_number_of_a_heading_is_not_joined():
    source = "\n".join([*[LINE] * 6, "（二）" + LINE[:-3], *[LINE] * 6])
    assert unwrap_lines(source).count("\n") == 1


def test_a_margin_before_every_line_is_no_indent():
    lines = [*[LINE] * 6, "　　" + LINE[:-2], *[LINE] * 6]
    assert unwrap_lines("\n".join("   " + line for line in lines)).count("\n") == 1
    assert unwrap_lines("\n".join(["   " + LINE] * 2 + [LINE] * 8)).count("\n") == 1


@given(st.text(alphabet="种田。\n\r ", max_size=300))
def test_unwrapping_keeps_every_offset(text):
    source = "\n".join([LINE] * 12) + text
    shown = unwrap_lines(source)
    assert len(shown) == len(source)
    assert all(one == other or (one in "\r\n" and other == " ") for one, other in zip(source, shown, strict=True))


@pytest.mark.parametrize("cut", ["共有12\n元，", "共有12万\r\n　亩。", "全县\n，今年", "增长7\n％", "增长7%\n。"])
def test_a_stop_or_a_unit_begins_no_line(cut):
    assert "\n" not in unwrap_lines(cut)
    assert "\n" not in unwrap_lines("\n".join([*[LINE] * 9, cut])).removeprefix(" ".join([LINE] * 9))


@pytest.mark.parametrize(
    "lines", ["共有12\n元旦，", "共有。\n，今年", "一览\n12\n亩", "旱地12\n\n亩，", "2031\n头等大事"]
)
def test_lines_that_stand_alone(lines):
    assert unwrap_lines(lines).endswith(lines[-4:])


def test_find_lines():
    assert find_lines("甲\n \n\u3000\n乙丙") == [(0, 1), (6, 8)]
