"""Comparator and change."""

import pytest


@pytest.mark.parametrize(
    ("text", "number", "comparator"),
    [
        ("粮食产量达到9万吨。", "9万吨", "point"),
        ("粮食产量达到9万吨以上。", "9万吨", "ge"),
        ("粮食产量不低于9万吨。", "9万吨", "ge"),
        ("粮食产量突破9万吨。", "9万吨", "gt"),
        ("生猪存栏控制在9万头以内。", "9万头", "le"),
        ("玉米面积不足9万亩。", "9万亩", "lt"),
        ("玉米面积还不到9万亩。", "9万亩", "lt"),
        ("荞麦一亩打不了九十斤。", "九十斤", "lt"),
        ("玉米面积9万亩左右。", "9万亩", "approx"),
        ("玉米面积近9万亩。", "9万亩", "lt_approx"),
        ("荞麦一亩九十斤都不够。", "九十斤", "lt"),
        ("去年这个时候麦子浇过5万亩。", "5万亩", "point"),
        ("良种面积由过去的七成上升到九成。", "七成", "point"),
        ("玉米面积9万余亩。", "9万余亩", "gt_approx"),
        ("玉米面积三十来万亩。", "三十来万亩", "approx"),
        ("农村居民人均可支配收入增长7%—8%。", "7%—8%", "range"),
    ],
)
def test_comparator(plan, text, number, comparator):
    assert plan(text).loc[number, "comparator"] == comparator


def test_comparator_covers_a_direct_list(plan):
    rows = plan("粮食面积和产量分别稳定在30万亩、8万吨以上。")
    assert rows.loc["30万亩", "comparator"] == rows.loc["8万吨", "comparator"] == "ge"


def test_comparator_stays_with_its_own_noun(plan):
    rows = plan("粮食面积稳定在30万亩、产量8万吨以上。")
    assert (rows.loc["30万亩", "comparator"], rows.loc["8万吨", "comparator"]) == ("point", "ge")


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("高原夏菜种植面积5万亩。", "5万亩", "level"),
        ("新建高标准农田5万亩。", "5万亩", "increment"),
        ("高标准农田累计达到5万亩。", "5万亩", "cumulative"),
        ("粮食产量增长5%。", "5%", "increase_by"),
        ("粮食产量下降5%。", "5%", "decrease_by"),
        ("农作物耕种收综合机械化率提高到65%。", "65%", "to"),
        ("牛羊产业产值翻一番。", "一番", "multiply"),
        ("小麦面积比上年多3000亩。", "3000亩", "increase_by"),
        ("小麦面积比上年压缩3000亩。", "3000亩", "decrease_by"),
        ("青稞单产今年一亩少30公斤。", "30公斤", "decrease_by"),
        ("农村居民人均可支配收入做到21000元。", "21000元", "level"),
        ("春季补植花椒3000亩。", "3000亩", "increment"),
        ("花椒栽了3000亩，管得细。", "3000亩", "increment"),
        ("坡上种了花椒3000亩。", "3000亩", "increment"),
        ("花椒种植面积3000亩。", "3000亩", "level"),
        ("荞麦种了3000亩。", "3000亩", "level"),
        ("完成5万亩荞麦种植任务。", "5万亩", "level"),  # sown, not added
        ("完成5万亩荞麦大豆带状复合种植。", "5万亩", "level"),
        ("完成5万亩荞麦种植基地。", "5万亩", "increment"),
        ("扩种油菜到5万亩。", "5万亩", "to"),
        ("新认定绿色食品基地5万亩。", "5万亩", "increment"),
        ("鲜食玉米从1.2万亩做到4万亩。", "4万亩", "to"),
        ("胡麻面积压了8000亩，还剩6万亩。", "8000亩", "decrease_by"),
        ("胡麻面积压了8000亩，还剩6万亩。", "6万亩", "level"),
        ("农民收入说的是增长8%，结果只有6.6%。", "6.6%", "increase_by"),
        ("散户都在卖，母猪只剩9200头。", "9200头", "level"),
        ("新修梯田1.2万亩，剩下的3800亩明年四月以前全部修完。", "3800亩", "increment"),
        ("红枣去年还有900亩，剩下的430亩也没有人管。", "430亩", "level"),
        ("梯田还短一截，欠下的1200亩记在账上。", "1200亩", "increment"),
        ("计划栽桑3000亩，离任务还差着500亩。", "500亩", "increment"),
        ("人均收入比邻县低，我们差了将近三百元。", "三百元", "decrease_by"),
        ("人均收入8300元，同全市的9700元比，差1400元。", "1400元", "decrease_by"),
        ("从外省调进种羊600只。", "600只", "increment"),
        ("调进奶牛600头，奶牛存栏达到2400头。", "2400头", "level"),
        ("地膜玉米推广到4.2万亩。", "4.2万亩", "to"),
    ],
)
def test_change(review, text, number, change):
    assert review(text).loc[number, "change"] == change


def test_from_and_to_are_two_rows(review):
    rows = review("农村居民人均可支配收入由2017年的7800元增加到12600元。")
    assert list(rows["change"]) == ["from", "to"]
    assert list(rows["year"]) == [2017, 2022]


def test_doubling_twice_is_four_times(plan):
    assert plan("力争羊存栏翻两番。").loc["两番", "value"] == 4


def test_increment_is_lent_to_the_next_of_a_list(plan):
    rows = plan("新增高标准农田2万亩、高效节水灌溉1万亩。")
    assert set(rows["change"]) == {"increment"}


def test_what_was_done_of_land_to_be_added_adds_land(speech):
    assert set(speech("梯田改造全年任务1.5万亩，到现在只完成4200亩。")["change"]) == {"increment"}
    rows = speech("新种油菜1.5万亩，大豆差得远，只种了4200亩。")
    assert rows["change"].tolist() == ["increment", "level"]


def test_increment_is_lent_beyond_the_counts_of_a_list(review):
    rows = review("新增果蔬基地3万亩、农民合作社51家、现代果园6万亩。")
    assert rows.loc[["3万亩", "6万亩"], "change"].tolist() == ["increment", "increment"]


def test_a_clause_of_a_level_takes_no_increment_over(plan):
    rows = plan("新发展蔬菜9000亩，茶园稳定在2万亩。")
    assert rows["change"].tolist() == ["increment", "level"]


def test_land_that_is_made_lends_nothing_to_what_is_sown(plan):
    rows = plan("新建高标准农田2万亩，粮食种植稳定在8万亩。新建高标准农田3万亩，确保蔬菜生产面积1万亩。")
    assert rows["change"].tolist() == ["increment", "level", "increment", "level"]
    assert plan("保持蔬菜种植面积1万亩，新建高标准农田3万亩。").loc["1万亩", "change"] == "level"
    assert set(plan("新增咖啡1万亩，坚果种植3万亩。")["change"]) == {"increment"}


def test_an_area_sown_is_completed_not_added(review):
    assert review("完成粮食播面6万亩。").loc["6万亩", "change"] == "level"
    assert review("完成5万亩粮食播种面积任务。").loc["5万亩", "change"] == "level"


def test_output_is_not_added_to_by_completing_it(review):
    assert review("完成粮食产量8万吨。").loc["8万吨", "change"] == "level"


def test_a_list_of_places_shares_what_its_head_adds(speech):
    rows = speech("茶园的新建任务分到：云台乡800亩，石佛乡650亩。")
    assert rows["change"].tolist() == ["increment", "increment"]


def test_crops_that_are_completed_are_sown(plan):
    rows = plan("完成油菜13万亩、小麦4万亩。完成间作套种3万亩。")
    assert rows["change"].tolist() == ["level", "level", "increment"]


def test_a_word_that_ends_like_about_bounds_nothing(speech):
    assert speech("订单农业签约面积14.5万亩，花生约2万亩。")["comparator"].tolist() == ["point", "approx"]


def test_orchards_are_planted_anew_and_crops_sown(plan):
    rows = plan("完成青脆李种植3000亩。完成大豆种植5000亩。")
    assert rows["change"].tolist() == ["increment", "level"]


def test_what_a_figure_counts_may_stand_before_its_growth(review):
    rows = review("全年产蜂蜜126吨，比上年70吨蜂蜜增长80%。")
    assert rows["change"].tolist() == ["level", "from", "increase_by"]


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("新增设施农业2万亩、有机水稻4万亩。", "4万亩", "increment"),  # 有机 is no 有
        ("新增渠道30公里、灌溉面积约4万亩。", "4万亩", "increment"),  # 约 is no 达到
        ("改造提升高标准农田2万亩，稳定4万亩粮食播种面积。", "4万亩", "level"),
        ("新建茶园2万亩，稳定果园4万亩。", "4万亩", "level"),
        ("完成2万亩玉米带状复合种植、3万亩油料种植、4万亩高标准农田建设任务。", "4万亩", "increment"),
    ],
)
def test_what_a_number_takes_over_from_the_one_before(plan, text, number, change):
    assert plan(text).loc[number, "change"] == change


def test_what_is_held_or_tended_takes_no_increment_over(plan):
    rows = plan("大棚新增600亩，露天菜稳在6500亩。新栽茶园450亩，管护茶园3100亩。")
    assert rows["change"].tolist() == ["increment", "level", "increment", "level"]


@pytest.mark.parametrize(
    ("text", "number", "change"),
    [
        ("今年茶园再上600亩，全镇凑够2500亩。", "2500亩", "level"),
        ("今年茶园再上600亩，半山再上200亩。", "200亩", "increment"),
        ("全镇现有可复耕撂荒地1300亩。", "1300亩", "level"),
        ("谷子去年又多种了300亩。", "300亩", "increase_by"),
    ],
)
def test_the_whole_and_what_is_added_to_it(speech, text, number, change):
    assert speech(text).loc[number, "change"] == change
