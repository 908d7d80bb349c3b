"""Years, dates and plan periods in every way of writing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.calendar import find_dates, find_periods, find_years, read_periods, read_small_number, read_year


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
    assert find_periods("“十四五”开局，十三五收官") == [(2021, 2025), (2016, 2020)]


@pytest.mark.parametrize("text", ["第十五次会议", "（十五）修渠", "十五、修渠", "十五年来", "五十五个", "一五一十五条"])
def test_numbers_are_no_periods(text):
    assert find_periods(text) == []


def test_plan_periods_last_five_years_and_follow_each_other():
    periods = sorted(read_periods().values())
    assert all(last == first + 4 for first, last in periods)
    assert all(one[1] < other[0] for one, other in zip(periods, periods[1:], strict=False))
