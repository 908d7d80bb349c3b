"""The year a figure is for."""

import pytest


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("粮食产量由2017年的6.1万吨增加到7.2万吨。", "6.1万吨", 2017),
        ("粮食产量由2017年的6.1万吨增加到7.2万吨。", "7.2万吨", 2022),
        ("农民人均收入年均增长8.1%。", "8.1%", 2022),
        ("2021年牛出栏3万头。", "3万头", 2021),
        ("地膜玉米由上年的3万亩扩大到5.6万亩。", "3万亩", 2021),
        ("地膜玉米由上年的3万亩扩大到5.6万亩。", "5.6万亩", 2022),
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


@pytest.mark.parametrize(
    ("text", "number", "year"),
    [
        ("最旺的是2014年，户户喂牛，奶牛存栏6万头。", "6万头", 2014),
        ("酥梨是2016年开始种的，那一年只种了300亩。", "300亩", 2016),
    ],
)
def test_a_year_that_a_clause_ends_with_and_that_year(speech, text, number, year):
    assert speech(text).loc[number, "year"] == year


def test_what_grew_by_far_in_a_review_of_five_years_had_all_five(five_years):
    rows = five_years("城乡居民收入分别增长41%、54%，粮食增长8%。全年肉类产量增长40%。")
    assert rows["span"].tolist()[1:] == ["multi", "annual", "annual"]


@pytest.mark.parametrize(
    ("heading", "year", "span"),
    [("“十五”时期工作回顾", 2006, "multi"), ("“九五”回顾", 2001, "multi"), ("“十五”计划开局良好", 2002, "annual")],
)
def test_a_plan_is_reviewed_when_its_five_years_are_over(plan_review, heading, year, span):
    assert plan_review(heading, year, "新增灌溉面积3万亩。")["span"].tolist() == [span]


def test_yearly_growth_until_a_year_opens_a_list_of_aims(plan):
    rows = plan("到2030年，农业产值年均增长6%。农村居民人均收入达到3万元。\n\n新建高标准农田2万亩。")
    assert rows.loc[["3万元", "2万亩"], "year"].tolist() == [2030, 2023]


def test_growth_over_the_year_before_is_of_the_year_reviewed(review):
    rows = review("肉类、禽蛋产量分别比上年增长5%和3%。粮食比2020年增长8%。粮食比2021年增长4%。")
    assert rows["year"].tolist() == [2022, 2022, 2022, 2022]
    assert rows["span"].tolist() == ["annual", "annual", "multi", "annual"]


def test_what_several_years_make_together(plan):
    assert plan("今后五年累计新建高标准农田12万亩。").loc["12万亩", "span"] == "multi"
    assert plan("新建高标准农田2万亩。").loc["2万亩", "span"] == "annual"


def test_progress_is_of_the_year_it_is_told_in(speech):
    assert speech("到3月5号，全镇洋芋种了900亩。").loc["900亩", "year"] == 2023


def test_a_plan_by_its_number_has_its_own_years(plan):
    assert plan("第十四个五年计划规定，五年内粮食产量增长12%。").loc["12%", "year"] == 2025


@pytest.mark.parametrize(
    ("opening", "year"),
    [("今后五年是打基础的五年。", 2027), ("“十四五”时期怎么走？", 2025), ("2023年任务很重。", 2023)],
)
def test_a_plan_is_for_the_years_that_it_opens_with(plan, opening, year):
    text = f"我们要努力。\n\n三、加快农业发展\n\n{opening}\n\n全县农产品加工转化率达到70%。"
    assert plan(text).loc["70%", "year"] == year


def test_what_grows_over_a_year_grows_in_the_next(review):
    assert review("农业总产值比2022年将增长4.9%。").loc["4.9%", "year"] == 2023
    assert review("农业总产值比2021年增长4.9%。").loc["4.9%", "year"] == 2022


def test_from_this_year_on_is_more_than_this_year(plan):
    text = "我们要努力。\n\n三、今后五年的任务\n\n从今年开始，我们进入新的阶段。全县农产品加工转化率达到70%。"
    assert plan(text).loc["70%", "year"] == 2027


def test_five_years_sum_up_or_plan_what_they_stand_before(plan, review):
    assert plan("五年新增耕地3万亩，今年新增4000亩。")["year"].tolist() == [2027, 2023]
    assert plan("改善水利条件，力争五年新增水浇地3万亩。").loc["3万亩", ["year", "span"]].tolist() == [2027, "multi"]
    assert review("五年新增耕地3万亩。").loc["3万亩", ["year", "span", "basis"]].tolist() == [2022, "multi", "sum"]
    assert review("一年来，新增耕地3万亩。").loc["3万亩", ["span", "basis"]].tolist() == ["annual", "total"]
    assert plan("到2026年，新增耕地3万亩。").loc["3万亩", ["span", "basis"]].tolist() == ["multi", "sum"]


def test_what_is_below_the_heading_of_five_years_is_their_sum(five_years):
    text = "粮食产量年均增长3%，建成高标准农田12万亩。2022年粮食产量8万吨，建成高标准农田2万亩。"
    rows = five_years(text)
    assert rows.loc[["12万亩", "2万亩"], "span"].tolist() == ["multi", "annual"]
    assert rows.loc[["12万亩", "2万亩"], "basis"].tolist() == ["sum", "total"]


def test_a_year_named_within_a_paragraph_dates_its_own_sentence(five_years):
    summed = "大力发展农业。2022年财政补贴达到8亿元。建成高标准农田12万亩，粮食产量增长8%。"
    rows = five_years(summed + "\n\n2022年成绩不小。新增耕地2万亩。")
    assert rows.loc[["12万亩", "8%", "2万亩"], "span"].tolist() == ["multi", "annual", "annual"]
    rows = five_years("2022年成绩不小。累计建成合作社40家。新增耕地2万亩。农业产值年均增长5%。新增茶园3万亩。")
    assert rows.loc[["2万亩", "3万亩"], "span"].tolist() == ["annual", "multi"]


@pytest.mark.parametrize("address", ["", "各位代表！", "**各位代表！**", "同志们，"])
def test_a_paragraph_begins_behind_those_it_speaks_to(plan_review, address):
    text = f"2020年很不平凡。\n\n{address}“十三五”以来，我们办了很多事。\n\n水利不断完善。新增耕地2万亩。"
    text += f"\n\n{address}2020年，农业稳步发展。新增茶园3万亩。"
    rows = plan_review("2020年和“十三五”工作回顾", 2021, text)
    assert rows.loc[["2万亩", "3万亩"], "span"].tolist() == ["multi", "annual"]


def test_what_grew_by_so_much_at_a_yearly_rate_grew_over_years(review):
    assert review("农民人均纯收入增加704元，年均增长7.6%。").loc["704元", "span"] == "multi"


def test_a_target_that_was_not_reached_is_of_the_year_that_is_over(speech):
    assert speech("设施蔬菜定的是1900亩，只完成1850亩。").loc["1900亩", "year"] == 2022


def test_what_was_not_reached_is_of_the_year_that_is_over(speech):
    assert speech("去年设施蔬菜种了1700亩，没有达到1900亩的目标。").loc["1900亩", "year"] == 2022


def test_yearly_growth_lasts_until_the_year_named_behind_it(plan):
    assert plan("农民人均收入年均增长9%，2026年达到2万元。").loc["9%", "year"] == 2026


def test_a_year_that_is_the_ground_of_growth_is_not_its_year(plan):
    assert plan("在2021年的基础上，粮食产量增长12%。").loc["12%", "year"] == 2023


def test_the_end_of_years_told_from_one_to_another_governs(speech):
    assert speech("从明年算起到2028年，茶园面积控制在1.6万亩以内。").loc["1.6万亩", "year"] == 2028


def test_the_year_of_a_ground_is_of_no_later_number(plan):
    rows = plan("牛存栏在去年6200头的基础上再增加800头。")
    assert list(rows["year"]) == [2022, 2023] and list(rows["status"]) == ["achievement", "target"]


def test_so_many_years_later_is_a_year_further_than_within_them(speech):
    rows = speech("今年栽核桃5000亩，三年内发展到1.5万亩。五年后达到4万亩。")
    assert rows["year"].tolist()[1:] == [2025, 2028]


def test_what_was_done_these_days_is_of_the_year_that_is_spoken_in(speech):
    assert speech("柳河乡8万亩棉花昨天已经播完。").loc["8万亩", "year"] == 2023
    assert speech("头水月底前务必浇完，目前小麦浇了19万亩。").loc["19万亩", "year"] == 2023


def test_a_task_of_which_part_is_done_by_now_is_of_this_year(speech):
    assert speech("柳河乡7万亩棉花的任务，到昨天才完成2.6万亩。").loc["7万亩", "year"] == 2023


def test_a_year_whose_output_is_told_holds_on_for_the_next_item(plan):
    rows = plan("我县2018年的粮食产量就达到6万吨，棉花产量达到2000吨。")
    assert rows["year"].tolist() == [2018, 2018]
    assert rows["status"].tolist() == ["achievement", "achievement"]


@pytest.mark.parametrize(
    ("text", "year"),
    [("2018年底共有撂荒地3万亩。", 2018), ("2018年遭了灾，目前共有撂荒地3万亩。", 2023), ("共有撂荒地3万亩。", 2023)],
)
def test_what_there_was_in_a_past_year_is_of_that_year(speech, text, year):
    row = speech(text).loc["3万亩"]
    assert (row["status"], row["year"]) == ("stock", year)


def test_a_year_that_is_only_started_from_holds_in_its_own_clause(review):
    rows = review("外贸增长9%，由2018年的第四位上升为第三位；农民人均收入9000元。")
    assert rows.loc["9000元", "year"] == 2022


def test_years_counted_behind_their_first_and_last_are_these(speech):
    assert speech("核桃从2001年到2015年的十五年间年均增长3%。").loc["3%", "year"] == 2015


def test_a_long_plan_of_which_only_its_length_is_told_has_no_year(plan):
    rows = plan("实现规划提出的灌溉面积在十二年内达到9万亩的目标。今后十年新建茶园6万亩。")
    assert rows["year"].isna().tolist() == [True, False] and rows.loc["6万亩", "year"] == 2032
    assert plan("按照十年规划，在这十年里，牛存栏要达到8万头。")["year"].isna().all()


def test_growth_that_is_told_over_a_year_ahead_is_of_the_year_planned(review):
    row = review("粮食总产量比2022年将增长4.5%。").iloc[0]
    assert (row["status"], row["year"]) == ("target", 2023)


def test_what_exceeds_a_plan_is_of_the_year_it_was_reached_in(review):
    assert review("2022年，农民人均纯收入比“十三五”目标增加900元。").loc["900元", "year"] == 2022


def test_a_record_of_so_many_years_is_of_one_year(review):
    rows = review("肉类产量6万吨，创十六年来新高，粮食产量增长4%。")
    assert rows["span"].tolist() == ["annual", "annual"]


def test_the_year_of_what_it_fell_from_is_of_no_later_number(speech):
    rows = speech("奶牛存栏从去年底的1.3万头降到1.1万头，奶山羊存栏7万只。")
    assert rows.loc["1.3万头", "year"] == 2022
    assert "去年" not in (rows.loc["7万只", "why"] or "")


@pytest.mark.parametrize(
    ("month", "year"), [(10, 2023), (12, 2024), (3, 2023)], ids=["sown now", "sown next year", "spring"]
)
def test_what_is_sown_in_autumn_is_of_that_year(speech_in, month, year):
    rows = speech_in(month, "明年的事要早打算。小麦播种要达到6000亩。" if month > 3 else "小麦播种要达到6000亩。")
    assert rows.loc["6000亩", "year"] == year


def test_what_there_is_now_is_not_of_years_ago(speech):
    rows = speech("五年前全镇桑园不过2100亩；现在连片桑园8400亩。")
    assert rows["year"].tolist() == [2018, 2023]


def test_what_was_said_at_last_years_meeting_was_for_this_year(speech_in):
    rows = speech_in(12, "去年会上我说要种辣椒300亩，只种了218亩。")
    assert rows["status"].tolist() == ["target", "achievement"]
    assert rows["year"].tolist() == [2023, 2023]


def test_tasks_go_on_with_next_year_behind_a_year_far_off(speech_in):
    rows = speech_in(11, "明年要加把劲。到2027年茶叶总产值达到4亿元。蜂业要补短板。蜂蜜力争230吨。")
    assert rows["year"].tolist() == [2027, 2024]


def test_a_task_that_a_speech_of_december_settles_was_of_that_year(speech_in):
    rows = speech_in(12, "早稻1800亩的任务种了1920亩。牛存栏任务700头，我们超了40头。明年要到800头。")
    assert rows.loc[["1800亩", "700头"], "year"].tolist() == [2023, 2023]
    assert rows.loc["800头", "year"] == 2024
    assert rows.loc["40头", ["change", "status"]].tolist() == ["increase_by", "achievement"]


def test_a_rest_of_last_year_is_done_now(speech):
    rows = speech("今年新修梯田900亩，去年欠的200亩五月底前补上。")
    assert rows.loc["200亩", ["status", "year"]].tolist() == ["target", 2023]


def test_a_number_set_against_last_years_leaves_the_year_to_what_follows(speech):
    rows = speech("今年要种谷子800亩，去年是600亩；高粱500亩。")
    assert rows["year"].tolist() == [2023, 2022, 2023]


def test_a_time_told_in_one_part_of_a_plan_is_not_that_of_the_next(plan):
    rows = plan("今后四年，把羊群扩大，到“十四五”末羊存栏9万只；把荒地翻出来，整治撂荒地2000亩。")
    assert rows["year"].tolist() == [2025, 2026]


def test_five_years_that_a_congress_of_autumn_reviews_end_with_the_last_year(speech_in):
    told = "一、过去五年的工作\n五年来羊群大了，2022年出栏3万只，去年修梯田500亩。累计修梯田4000亩。\n{}"
    rows = speech_in(9, told.format("二、今后五年的任务\n要修梯田6000亩。"))
    assert rows.loc["4000亩", "year"] == 2022
