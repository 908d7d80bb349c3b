"""Evidence of a document's day and year."""

from datetime import date

import pytest

from fieldwords.corpus import dating


def test_the_meetings_own_date_goes_before_the_day_it_was_adopted():
    lines = ["政府工作报告", "（2026年2月11日某市人民代表大会通过）", "2026年2月9日在某市人民代表大会上"]
    assert dating.date_lines(lines, "work_report") == ("dated_line", date(2026, 2, 9), None)


@pytest.mark.parametrize("line", ["2 0 1 9 年 3 月 1 5 日", "（二 〇 一 九 年 三 月 十 五 日）"])
def test_a_day_set_with_blanks(line):
    assert dating.date_lines([line], "speech").delivered == date(2019, 3, 15)


def test_a_blank_between_day_and_hour_stays():
    assert dating.date_lines(["发布日期 2017-05-12 10:26:35"], "plan").delivered == date(2017, 5, 12)


def test_no_dated_line():
    assert dating.date_lines(["在全镇农田建设会上的讲话"], "speech") is None


@pytest.mark.parametrize(
    ("line", "year"),
    [("（石沟镇，2013年3月）", 2013), ("（2013年3月日）", 2013), ("（2013年12月）", None), ("2013年3月", None)],
)
def test_a_month_in_brackets_tells_the_year_unless_the_next_may_be_meant(line, year):
    evidence = dating.date_lines([line], "plan")
    assert (evidence.year if evidence else None) == year


@pytest.mark.parametrize(
    ("body", "year"),
    [
        ("今年是2019年，", 2019),
        ("去年（2020年）种了三千亩。", 2021),
        ("刚刚过去的2018年，很不容易。", 2019),
        ("今年是“十四五”的开局之年。", 2021),
        ("今年是“十三五”规划收官之年。", 2020),
        ("今年是“十四五”的第四年。", 2024),
        ("今年是实施“十四五”规划的第二年。", 2022),
        ("今年是本届政府的第三年，也是“十三五”规划的最后一年。", 2020),
        ("今年，是“十五五”开局起步之年。", 2026),
        ("今年是“十四五”规划收官之年，也是为“十五五”良好开局打基础的一年。", 2025),
        ("今年（2021年1月）下了雪。", 2021),
        ("现将我镇2022年上半年的生产情况简要汇报如下。", 2022),
        ("讲话\n一、2015年工作回顾\n", 2016),
        ("2021年12月3日，县里召开了会议。今年1月8日，镇里也开了会。", 2022),
        ("今年是建党一百年。", 2021),
        ("今年是中华人民共和国成立75周年。", 2024),
        ("今年恰逢改革开放40周年。", 2018),
        ("今年是党的二十大召开之年。", 2022),
        ("今年是全面贯彻党的十九大精神的开局之年。", 2018),
    ],
)
def test_the_body_tells_the_year(body, year):
    assert dating.date_body(body) == ("body", None, year)


@pytest.mark.parametrize(
    "body",
    [
        "今年要种好田。",
        "今年是本届政府的开局之年。",
        "今年是2020年以来最旱的一年。",
        "今年是关键的一年，2025年是“十四五”收官之年。",
        "今年是完成“十三五”任务、谋划“十四五”开局之年。",
        "今年是“十四五”的第三年。今年是2024年。",
        "2021年3月3日，县里召开了会议。今年1月8日，镇里也开了会。",
        "到2021年12月3日，工程将要完工。今年1月8日，镇里开了会。",
        "今年是2019年。刚刚过去的2016年很难。",
    ],
)
def test_what_does_not_tell_or_does_not_agree_is_no_evidence(body):
    assert dating.date_body(body) is None


@pytest.mark.parametrize(
    ("lines", "body", "day"),
    [
        (["（2月15日）"], "", (2, 15)),
        (["二月十五日　根据录音整理"], "", (2, 15)),
        ([], "今天是2月9日，立春过了。", (2, 9)),
        (["（2月15日）"], "今天是2月9日。", None),
        (["2月15日修渠的事"], "去年2月15日下了雪。", None),
        (["2023年2月15日"], "", None),
    ],
)
def test_a_day_without_its_year(lines, body, day):
    assert dating.find_day(lines, body) == day


@pytest.mark.parametrize(
    ("title", "line", "held"),
    [
        ("2022年度民主生活会", "（2月9日）", date(2023, 2, 9)),
        ("2022年度述职会", "（4月30日）", date(2023, 4, 30)),
        ("2022年度考核会", "（11月1日）", date(2022, 11, 1)),
        ("2022年度考核会", "（5月1日）", None),
        ("2022年度春耕会", "（2月9日）", None),
        ("2022年述职会", "（2月9日）", None),
        ("2022年度述职会", "（2月30日）", None),
    ],
)
def test_a_meeting_about_a_year_is_held_when_the_year_is_out(title, line, held):
    evidence = dating.date_year_meeting(title, [line], "")
    assert evidence == (("body", held, None) if held else None)


def test_a_meeting_about_a_year_that_speaks_of_last_year_and_not_of_the_next():
    title = "在全镇2022年度民主生活会上的讲话"
    assert dating.date_year_meeting(title, [title], "去年办了三件事，今年要办五件。") == ("body", None, 2023)
    assert dating.date_year_meeting(title, [title], "比去年多，明年还要多。") is None


def test_a_full_date_needs_the_year_in_which_it_was_spoken():
    assert dating.complete_day("讲话", ["（2月9日）"], "", 2021, "speech") == date(2021, 2, 9)
    assert dating.complete_day("2021年度述职会", ["（2月9日）"], "", 2021, "speech") is None
    assert dating.complete_day("报告", ["（12月9日）"], "", 2021, "work_report") is None
    assert dating.complete_day("讲话", ["（2月29日）"], "", 2021, "speech") is None


def test_today_is_a_day():
    assert dating.date_body("今天是2018年3月12日，植树节。") == ("body", date(2018, 3, 12), None)
    assert dating.date_body("今天是2018年3月12号，植树节。") == ("body", date(2018, 3, 12), None)


def test_a_title_names_one_year_beside_a_full_date():
    assert dating.date_title("2022年工作报告（2021年12月7日）").year == 2022
    assert dating.date_title("工作报告（2021年12月7日）") is None
    assert dating.date_title("2021年和2022年的工作") is None


@pytest.mark.parametrize(
    ("title", "year"),
    [("国民经济第七个五年计划", 1986), ("“九五”计划纲要", 1996), ("1976—1985年发展规划纲要", 1976), ("农业规划", None)],
)
def test_a_plans_year_is_the_first_of_its_period(title, year):
    evidence = dating.date_period(title)
    assert (evidence.year if evidence else None) == year


def test_the_file_name_counts_not_the_folder():
    assert dating.date_file_name("2001年/讲话2019.md").year == 2019
    assert dating.date_file_name("2001年/讲话.md") is None
    assert dating.date_file_name("1954-2017.txt") is None
    assert dating.date_file_name("2017-12-报告.txt").year == 2017


@pytest.mark.parametrize(
    ("day", "genre", "year"),
    [
        (date(2021, 12, 7), "work_report", 2022),
        (date(2021, 11, 1), "work_report", 2022),
        (date(2021, 10, 31), "work_report", 2021),
        (date(2021, 12, 7), "speech", 2021),
        (date(2022, 1, 7), "work_report", 2022),
    ],
)
def test_a_report_of_the_winter_plans_the_next_year(day, genre, year):
    assert dating.speaks_for(day, genre) == year


def test_a_year_of_thousands_of_digits_is_none():
    assert dating.date_front_matter({"year": "2" * 5000}, "") is None
    assert dating.date_front_matter({"年份": "2019年"}, "").year == 2019


def test_a_month_of_the_old_calendar_tells_the_year():
    assert dating.date_lines(["（二〇〇三年正月十二）"], "speech").year == 2003
    assert dating.date_lines(["（2021年腊月二十二）"], "speech").year == 2021
    assert dating.date_lines(["（2021年12月）"], "work_report") is None  # who plans then plans the next year
    assert dating.date_lines(["（2021年12月）"], "speech").year == 2021


def test_a_title_that_reviews_one_year_plans_the_next():
    assert dating.date_title("2016年工作总结及2017年工作打算").year == 2017
    assert dating.date_title("2016年工作总结与2019年规划") is None
    assert dating.date_title("2016—2017年度工作要点") is None


@pytest.mark.parametrize(
    ("title", "closes"),
    [
        ("石沟镇2021年工作总结", True),
        ("石沟村2021年度工作报告", True),
        ("石沟镇2021年上半年工作总结", False),
        ("石沟镇2021年工作总结及2022年打算", False),
        ("2021年政府工作安排", False),
    ],
)
def test_a_title_that_closes_one_whole_year(title, closes):
    assert dating.closes_year(title) == closes


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("二〇〇九年三月十九日", 2009),
        ("（2020年7月29日在全镇产业会上）", 2020),
        ("2021年1月16日印发", None),
        ("到2021年1月16日为止。", None),
    ],
)
def test_a_day_that_closes_a_text_dates_it(line, year):
    found = dating.date_closing(f"在会上的讲话\n\n大家辛苦了。\n{line}\n", "speech")
    assert (found and found.delivered.year) == year
