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


FULL = LINE[:24]


@pytest.mark.parametrize(
    "day", ["（2031年3月8日）", "2031年3月8日", "(二〇三一年三月八日)", "（2031年3月8日 张三）", "2031-03-08"]
)
def test_a_line_with_a_day_begins_anew(day):
    source = "\n".join(["在全县春耕备耕现场会上所作的讲话", day, *[FULL] * 9])
    assert unwrap_lines(source).startswith("在全县春耕备耕现场会上所作的讲话\n" + day)


def test_paragraphs_parted_by_blank_lines_with_one_full_line():
    paragraphs = [
        "在春耕会上的讲话",
        "同志们：",
        FULL + "\n绝不误农时。",
        "要早谋划、早安排、早准备。",
        "要早动手，把种子化肥备足。",
    ]
    assert unwrap_lines("\n\n".join(paragraphs)).count("\n") == 8
    paragraphs[2] = "谷子面积三百亩\n荞麦面积二百亩"
    assert unwrap_lines("\n\n".join(paragraphs)).count("\n") == 9


def test_where_lines_break_sharply_a_shorter_one_is_whole():
    source = "\n".join(["某县在全县农业工作会议上的部署", "某县农业农村局", *[FULL] * 8])
    assert unwrap_lines(source).startswith("某县在全县农业工作会议上的部署\n某县农业农村局\n")
    mixed = ["全年新增12.5万亩、改造20.2万亩、复垦撂荒的1亩", FULL[:23]]
    assert unwrap_lines("\n".join(mixed * 5)).count("\n") == 0


@pytest.mark.parametrize("row", ["谷子|亩|350", "谷子\t亩\t350"])
def test_rows_of_a_table_are_never_joined(row):
    source = "\n".join([*[FULL] * 8, *[row + "0" * 14] * 4])
    assert unwrap_lines(source).count("\n") == 4


@pytest.mark.parametrize("quote", ["> 谷子面积3.5\n> 万亩。", ">谷子面积3\n>.5万亩。", "> > 全县\n> > ，今年"])
def test_a_quotation_goes_on_behind_its_sign(quote):
    assert "\n" not in unwrap_lines(quote)


def test_where_paragraphs_are_indented_an_uneven_line_goes_on():
    paragraph = ["　　" + FULL, "全镇荞麦收成见好，", "谷子面积", "达到三千亩；", "绿豆", "也种了不少。"]
    source = "\n".join(paragraph * 4 + ["某镇人民政府办公室", "　　" + FULL])
    assert unwrap_lines(source).count("\n") == 5
    assert unwrap_lines(source).endswith("也种了不少。\n某镇人民政府办公室\n　　" + FULL)


def test_a_line_that_ends_with_a_comma_goes_on():
    source = "\n".join([*[FULL] * 8, FULL[:16] + "，", FULL])
    assert "\n" not in unwrap_lines(source)
    assert unwrap_lines(source.replace(FULL[:16] + "，", FULL[:16])).count("\n") == 1
