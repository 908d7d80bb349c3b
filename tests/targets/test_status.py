"""Status, year and modality."""

import pytest


def told(rows, text):
    row = rows.loc[text]
    return row["status"], row["year"]


def test_section_decides_first(plan, review):
    assert told(plan("牛出栏5万头。"), "5万头") == ("target", 2023)
    assert told(review("牛出栏5万头。"), "5万头") == ("achievement", 2022)


def test_past_year_in_a_plan_is_an_achievement(plan):
    rows = plan("2022年粮食产量8.2万吨，今年要达到8.5万吨。")
    assert told(rows, "8.2万吨") == ("achievement", 2022)
    assert told(rows, "8.5万吨") == ("target", 2023)


def test_end_of_a_plan_period(plan):
    assert told(plan("到“十四五”末，高标准农田达到30万亩。"), "30万亩") == ("target", 2025)
    assert told(plan("到2025年，高标准农田达到30万亩。"), "30万亩") == ("target", 2025)


def test_aims_of_five_years_hold_for_the_list_below(plan):
    rows = plan("今后五年的主要目标是：\n——粮食产量达到10万吨。\n——牛存栏达到8万头。")
    assert told(rows, "10万吨") == told(rows, "8万头") == ("target", 2027)


def test_baseline_year_is_not_the_year(review):
    assert told(review("粮食产量比2019年增长5%。"), "5%") == ("achievement", 2022)


def test_speech_by_verbs(speech):
    rows = speech("去年全镇种了菜籽3000亩，今年务必达到4000亩。全镇现有撂荒地900亩，五月以前要复耕500亩。")
    assert told(rows, "3000亩") == ("achievement", 2022)
    assert told(rows, "4000亩") == ("target", 2023)
    assert rows.loc["900亩", "status"] == "stock"
    assert told(rows, "500亩") == ("target", 2023)


def test_promise_is_a_target_of_its_own_year(speech):
    rows = speech("去年定的高原夏菜2000亩，实际种了1700亩。")
    assert told(rows, "2000亩") == ("target", 2022)
    assert told(rows, "1700亩") == ("achievement", 2022)


def test_another_place_is_a_comparison(speech):
    rows = speech("河对面的柳沟镇，人家双季稻种了5000亩，我们只种了800亩。")
    assert rows.loc["5000亩", "status"] == "comparison"
    assert rows.loc["800亩", "status"] == "achievement"


def test_standing_rate_is_a_parameter(speech):
    row = speech("县里每亩补贴120元。").loc["120元"]
    assert (row["status"], row["unit_base"], row["domain"]) == ("parameter", "元/亩", "other")


def test_prices_and_households_are_no_figures_of_a_place(speech):
    rows = speech("去年苹果卖到三块一一斤，户均收入4万元。苹果亩产值9000元。农民人均收入1.2万元。")
    told = [rows.loc[text, "domain"] for text in ("三块一一斤", "4万元", "9000元", "1.2万元")]
    assert told == ["other", "other", "crop", "rural_income"]


def test_modality_is_kept_as_written(plan):
    assert plan("力争生猪出栏6万头。").loc["6万头", "modality"] == "力争"
    assert plan("确保生猪存栏稳定在6万头。").loc["6万头", "modality"] == "确保"
    assert plan("生猪存栏6万头。")["modality"].isna().all()


def test_growth_over_several_years(plan):
    assert plan("农村居民人均可支配收入年均增长8%。").loc["8%", "span"] == "multi"


def test_what_stands_in_one_list_has_one_claim(speech):
    rows = speech("镇上下达的任务是水稻1300亩、玉米700亩、大豆240亩。")
    assert rows["status"].tolist() == ["target"] * 3
    rows = speech("今年务必种植蔬菜3万亩，其中辣椒8000亩。去年种植蔬菜3.2万亩，其中番茄7000亩。")
    assert rows["status"].tolist() == ["target", "target", "achievement", "achievement"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("新增有效灌溉面积2万亩、节水灌溉面积3万亩，新栽果树5000亩。", "achievement"),
        ("确保农民人均纯收入增加120元以上，粮食增产30吨以上。", "target"),
        ("粮食总产6万吨，超过5万吨的计划。", None),  # a plan is called one
        ("牛存栏3.1万头，低于年初3.4万头的计划。", None),
    ],
)
def test_clauses_in_a_row_are_all_plans_or_all_outcomes(review, sentence, status):
    told = set(review(sentence)["status"])
    assert told == ({status} if status else {"achievement", "target"})


def test_an_order_is_fulfilled_in_a_review_and_is_to_be_in_a_plan(review, plan):
    told = "超额完成省里下达的3万亩早稻种植任务。"
    assert review(told).loc["3万亩", "status"] == "achievement"
    assert plan(told).loc["3万亩", "status"] == "target"
    both = review("建成高标准农田5万亩、超额完成省里下达的4万亩任务。")
    assert both.loc["4万亩", "status"] == "target"


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("如果每户多养两头牛，就要增加3万吨饲草。", "3万吨"),
        ("农民收入只要增长6%，就可以实现翻番。", "6%"),
        ("多种2万亩油菜，就能多榨2000吨油。", "2万亩"),
        ("如果还按老办法计算，今年的农业总产值则为31亿元。", "31亿元"),
    ],
)
def test_what_is_only_thought_of_is_no_target(plan, sentence, number):
    assert plan(sentence).loc[number, "status"] == "unclear"


def test_a_condition_alone_takes_nothing_back(plan):
    assert told(plan("如果没有大灾，粮食产量要达到10万吨。"), "10万吨") == ("target", 2023)


@pytest.mark.parametrize(
    ("text", "taken_back", "holds"),
    [
        ("玉米单产不是480公斤，是460公斤。", "480公斤", "460公斤"),
        ("欠着的不是两千亩，而是两千六百亩梯田。", "两千亩", "两千六百亩"),
    ],
)
def test_a_number_taken_back_claims_nothing(speech, text, taken_back, holds):
    rows = speech(text)
    assert rows.loc[taken_back, "status"] == "unclear"
    assert rows.loc[holds, "status"] != "unclear"


def test_what_was_only_said_is_a_target_where_its_end_is_told(speech):
    rows = speech("去年我们说油菜种8000亩，最后量下来6340亩；大蒜说好1500亩，结果种了1720亩。")
    assert rows["status"].tolist() == ["target", "achievement"] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "去年我拍着胸脯讲西瓜要种到900亩，到头来只有640亩。",
        "年初我在这个会上讲，全乡要栽900亩西瓜，后来量出来640亩。",
        "年初说的900亩西瓜落了空，种下去的640亩。",
        "西瓜计划900亩，种是种下去了640亩。",
    ],
)
def test_a_promise_told_again_is_a_target_of_the_year_that_is_over(speech, sentence):
    rows = speech(f"去年的账要算清楚。{sentence}")
    assert rows.loc["900亩", ["status", "year"]].tolist() == ["target", rows.loc["640亩", "year"]]
    assert rows.loc["640亩", "status"] == "achievement"


@pytest.mark.parametrize("words", ["没有完成年初定下的9万头", "未达9万头目标", "未能实现9万头的目标"])
def test_what_was_not_reached_was_a_target(review, words):
    rows = review(f"生猪出栏8.1万头，{words}。")
    assert rows["status"].tolist() == ["achievement", "target"] and rows["year"].nunique() == 1


def test_the_step_of_a_score_is_no_target(plan):
    rows = plan("蔬菜面积每少50亩扣0.5分，每增加80亩加1分。")
    assert rows["status"].tolist() == ["parameter"] * 2
