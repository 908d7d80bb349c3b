"""The year a figure is for."""

import pytest


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("粮食产量由2017年的6.1万吨增加到7.2万吨。", "6.1万吨", 2017),
        ("粮食产量由2017年的6.1万吨增加到7.2万吨。", "7.2万吨", 2022),
        ("农民人均收入年均增长8.1%。", "8.1%", 2022),
        ("2021年牛出栏3万头。", "3万头", 2021),
    ],
)
def test_reviews(review, text, number, year):
    assert review(text).loc[number, "year"] == year


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("到2025年牛存栏达到9万头，羊存栏达到30万只。", "30万只", 2025),
        ("三年内改造撂荒地2000亩。", "2000亩", 2025),
        ("新建高标准农田2万亩。", "2万亩", 2023),
    ],
)
def test_plans(plan, text, number, year):
    assert plan(text).loc[number, "year"] == year


def test_last_and_this_year_in_one_sentence(speech):
    rows = speech("洋芋去年种了3100亩，今年要种到4200亩，明年再上一个台阶，到6000亩。")
    assert rows.loc[["3100亩", "4200亩", "6000亩"], "year"].tolist() == [2022, 2023, 2024]


def test_what_several_years_make_together(plan):
    assert plan("今后五年累计新建高标准农田12万亩。").loc["12万亩", "span"] == "multi"
    assert plan("新建高标准农田2万亩。").loc["2万亩", "span"] == "annual"


def test_progress_is_of_the_year_it_is_told_in(speech):
    assert speech("到3月5号，全镇洋芋种了900亩。").loc["900亩", "year"] == 2023


def test_a_plan_by_its_number_has_its_own_years(plan):
    assert plan("第十四个五年计划规定，五年内粮食产量增长12%。").loc["12%", "year"] == 2025
