"""Years, dates and plan periods in every way of writing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.calendar import (
    date_work,
    find_cued_years,
    find_dates,
    find_plan_periods,
    find_years,
    read_periods,
    read_small_number,
    read_year,
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2021年工作回顾", [2021]),
        ("２０２１年", [2021]),
        ("一九八三年的任务", [1983]),
        ("二〇二〇年和二○○五年", [2020, 2005]),
        ("2021—2025年规划", [2021, 2025]),
        ("亩产12021年斤", []),
        ("3021年", []),
        ("第2021号", []),
        ("", []),
    ],
)
def test_find_years(text, years):
    assert find_years(text) == years


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("（二〇二〇年九月二十三日）", date(2020, 9, 23)),
        ("2021年12月7日在会上", date(2021, 12, 7)),
        ("２０１９年２月２２日", date(2019, 2, 22)),
        ("1979 年 6 月 27 日", date(1979, 6, 27)),
        ("2019-03-05", date(2019, 3, 5)),
        ("二○○五年一月十日", date(2005, 1, 10)),
        ("2024年2月29日", date(2024, 2, 29)),
        ("2019年　3月　5日", date(2019, 3, 5)),
        ("二〇一九年元月五日", date(2019, 1, 5)),
        ("（民國108年3月5日）", date(2019, 3, 5)),
        ("（20190305）", date(2019, 3, 5)),
    ],
)
def test_find_dates(text, day):
    (found,) = find_dates(text)
    assert found.date == day


def test_a_day_that_no_calendar_has_is_left_out():
    assert find_dates("2021年2月30日、2023年2月29日、2021年13月1日、2021年0月0日") == []
    assert find_dates("20191305") == find_dates("电话20190305转8") == []


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_every_date_is_read_back(day):
    assert [found.date for found in find_dates(f"今天是{day.year}年{day.month}月{day.day}日，")] == [day]


@pytest.mark.parametrize(
    ("written", "number"), [("9", 9), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("７", 7)]
)
def test_read_small_number(written, number):
    assert read_small_number(written) == number


def test_read_year():
    assert read_year("一九五八") == 1958


def test_periods_in_quotes_and_bare():
    assert find_plan_periods("“十四五”开局，十三五收官") == [(2021, 2025), (2016, 2020)]


@pytest.mark.parametrize("text", ["第十五次会议", "（十五）修渠", "十五、修渠", "十五年来", "五十五个", "一五一十五条"])
def test_numbers_are_no_periods(text):
    assert find_plan_periods(text) == []


def test_plan_periods_last_five_years_and_follow_each_other():
    periods = sorted(read_periods().values())
    assert all(last == first + 4 for first, last in periods)
    assert all(one[1] < other[0] for one, other in zip(periods, periods[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("为搞好2018年修渠生产，提出如下意见。", 2018),
        ("现将2019年修渠计划通知如下：", 2019),
        ("县里召开2012年水利工作会。", 2012),
        ("| 指标 | 2022年完成 | 2023年目标 |", 2023),
        ("修渠队2011年工作总结及2012年工作计划", 2012),
        ("这次会议总结2005年水利工作，安排今年任务。", 2006),
        ("2 0 0 6年 ,全市水利要牢牢抓住渠道。", 2006),
        ("各位领导：\n一、2005年全省水利工作盘点\n修了渠。", 2006),
        ("一、发展现状\n2011年，全镇修渠3里。", 2012),
        ("全县通水。" * 100 + "2014年初以来，已修渠4里。", 2014),
        ("力争到2018年，全县修渠3里。", None),
        ("做好2018年的事，又做好2019年的事。", None),
        ("这些年修了渠。", None),
    ],
)
def test_the_words_around_a_year_tell_it(text, year):
    assert date_work(text, plan=True) == year


def test_next_years_work_is_spoken_of_the_year_before():
    text = "会议兑现2010年修渠责任书，部署明年修渠任务。"
    assert date_work(text, plan=False) == 2010
    assert date_work(text, plan=True) == 2011


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("今年是2019年，渠道已通。", {2019}),
        ("今年（2019年）修渠。过去的2018年，渠道已通。", {2019}),
        ("去年（2020年）修渠2里。", {2021}),
        ("现将我村2021年上半年的修渠情况汇报如下：", {2021}),
        ("过去的2016年至2018年，年年修渠。", set()),
        ("2011年还剩二十来天，渠就要通了。", {2011}),
        ("2018年马上过去一半了，渠还没有通。", {2018}),
        ("二〇〇六年很快就要过去，渠通了。", {2006}),
        ("修渠资金2011年还剩余三成。", set()),
    ],
)
def test_a_text_says_which_year_this_is(text, years):
    assert find_cued_years(text, "now") == years
