"""Time expressions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.targets.times import OFFSETS, find_times, is_aside


@pytest.mark.parametrize(
    ("text", "kind", "value", "until"),
    [
        ("2025年", "year", 2025, False),
        ("到2025年", "year", 2025, True),
        ("二〇二五年", "year", 2025, False),
        ("到“十四五”末", "period", 2025, True),
        ("今后五年", "ahead", 5, False),
        ("三年内", "ahead", 3, False),
        ("过去五年", "past", 5, False),
        ("五年来", "past", 5, False),
        ("明年", "offset", 1, False),
        ("去年", "offset", -1, False),
        ("上年", "offset", -1, False),
        ("前年", "offset", -2, False),
        ("三年前", "offset", -3, False),
        ("十五年前", "offset", -15, False),
        ("去冬今春", "offset", 0, False),
        ("八十年代末", "year", 1989, True),
        ("到本世纪末", "year", 2000, True),
    ],
)
def test_kinds(text, kind, value, until):
    (time,) = find_times(text + "粮食产量达到8万吨")
    assert (time.start, time.end, time.kind, time.value, time.until) == (0, len(text), kind, value, until)


def test_baselines_are_only_compared_with():
    assert [time.baseline for time in find_times("比2020年增长5%，去年是8万吨，比上年增产")] == [True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "比起2020年，面积少了300亩",
        "产值（按一九九〇年不变价）3亿元",
        "恢复到2018年水平的九成",
        "去年结转的600亩梯田",
        "2022年度结转的两千亩",
        "去年没栽完的80亩",
    ],
)
def test_what_a_price_or_a_level_is_of_is_only_compared_with(text):
    assert [time.baseline for time in find_times(text)] == [True]


@pytest.mark.parametrize("text", ["提前三年完成", "十几年前种过", "三年前景看好"])
def test_no_years_ago(text):
    assert not [time for time in find_times(text) if time.kind == "offset"]


def test_what_is_passed_or_neared_is_compared_with():
    assert [time.baseline for time in find_times("超过1957年的水平，接近了第一个五年计划的指标")] == [True, True]
    assert find_times("是“十三五”时期全县修田总和的2.4倍")[0].baseline
    assert find_times("比受灾的2021年多收了3万吨")[0].baseline


def test_a_count_of_years_is_whole():
    assert [time.kind for time in find_times("1978、1979两年共增产")] == ["past"]
    assert [time.value for time in find_times("11年中")] == [11]
    assert [time.value for time in find_times("今后十五年、在十二年内、二十年来、3年内")] == [15, 12, 20, 3]


@pytest.mark.parametrize("text", ["创十六年来新高", "近十年增幅最大", "是12年来首次"])
def test_how_rare_a_figure_is_tells_no_time(text):
    assert find_times(text) == []


def test_a_stretch_of_years_has_a_first_one():
    (time,) = find_times("2016—2020年新增高标准农田")
    assert (time.since, time.value) == (2016, 2020)


@pytest.mark.parametrize("text", ["年年有余", "今年度", "连续多年", "3年级", "十三五", "丰年"])
def test_words_that_are_no_times(text):
    assert find_times(text) == []


WORDS = [*OFFSETS, "2021年", "，", "到", "比", "十四五", "末", "五", "年", "内", "粮"]


@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_times_follow_one_another_within_the_text(text):
    ends = [0]
    for time in find_times(text):
        assert ends[-1] <= time.start < time.end <= len(text)
        ends.append(time.end)


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("辣椒600亩，去年是450亩", True),
        ("辣椒六百亩（去年是四百亩）", True),
        ("辣椒长得好，去年是450亩", False),
        ("辣椒600亩，去年种的晚", False),
    ],
)
def test_a_time_may_date_no_more_than_the_number_it_is_set_against(text, aside):
    assert is_aside(text, find_times(text)[0]) == aside


def test_what_the_county_set_at_the_beginning_of_the_year_is_not_of_last_year():
    assert [time.value for time in find_times("县上年初下达任务，上年完成得好")] == [-1]
