"""How a line shows that it is a heading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.headings import read_heading, reads_as_heading

AFTER = "各村都把该种的种上了，该收的收进了仓，群众是满意的，我们心里也踏实，今后还要再加一把劲，把路修通。"


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("第三章 农业", "第三章", "第三章 农业"),
        ("第一节　水利", "第一节", "第一节　水利"),
        ("十二、抓春播", "十二", "十二、抓春播"),
        ("（三）抓春播。各村要早动手。", "（三）", "（三）抓春播"),
        ("(三)抓春播", "(三)", "(三)抓春播"),
        ("3.抓春播", "3", "3.抓春播"),
        ("（3）抓春播", "（3）", "（3）抓春播"),
        ("　　一、抓春播：", "一", "一、抓春播"),
        ("**一、抓春播**", "一", "一、抓春播"),
        ("## 抓春播", "抓春播", "抓春播"),
        ("**抓春播。**各村要早动手。", "抓春播", "抓春播"),
        ("（一）", "（一）", "（一）"),
        ("一", "一", "一"),
    ],
)
def test_read_heading(line, label, text):
    heading = read_heading(line, 100)
    assert (heading.label, heading.text) == (label, text)
    assert line[heading.start - 100 : heading.end - 100] == text


@pytest.mark.parametrize(
    "line",
    [
        "一是抓春播。",
        "3.5万亩良田",
        "1.修渠30里；",
        "**各位代表：**",
        "**主要做了以下工作：**",
        "第一，抓春播",
        "抓春播",
        "",
        "一亩三分地",
        "一、抓春播……………… 3",
    ],
)
def test_other_lines_are_none(line):
    assert read_heading(line, 0) is None


def test_deeper_numbers_have_higher_levels():
    lines = ["第一章 农业", "第一节 水利", "一、抓春播", "（一）抓春播", "1.抓春播", "（1）抓春播啊"]
    levels = [read_heading(line, 0).level for line in lines]
    assert levels == sorted(set(levels))


@pytest.mark.parametrize(
    ("line", "before", "alone"),
    [
        ("今年工作安排", "讲完了。", True),
        ("今年工作安排", "还没有讲完", False),
        ("今年工作安排。", "讲完了。", False),
        ("各位代表", "讲完了。", False),
        ("二〇二一年一月五日", "讲完了。", False),
        ("粮食 3000 2800", "讲完了。", False),
    ],
)
def test_reads_as_heading(line, before, alone):
    assert reads_as_heading(line, before, AFTER) is alone


@given(st.text(alphabet="一二十、（）().．1#*第章节 \u3000。：；抓春播种田", max_size=90), st.integers(0, 10**6))
def test_a_headings_words_stand_in_its_line(line, offset):
    heading = read_heading(line, offset)
    if heading:
        assert heading.text
        assert line[heading.start - offset : heading.end - offset] == heading.text
