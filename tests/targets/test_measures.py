"""Measures that no word names: by the verb that is told of a herd, by the unit."""

import pytest

NAME = ["object", "measure", "domain"]


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("生猪去年卖了5.4万头。", "5.4万头", "出栏"),
        ("这个村去年卖牛320头。", "320头", "出栏"),
        ("奶牛从6900头掉到了4800头。", "4800头", "存栏"),
        ("栏里有3.1万头猪，全年卖出去5.4万头。", "5.4万头", "出栏"),
        ("生猪去年出栏9300头，栏里还有8100头。", "8100头", "存栏"),
        ("羊存栏6万只，去年卖掉2万只。", "2万只", "出栏"),
        ("肥猪去年恢复到2.3万头。", "2.3万头", "存栏"),
        ("年底再购进奶牛500头，稳定在这个数上。", "500头", "数量"),
        ("中蜂发展到230箱。", "230箱", "数量"),
        ("生猪出栏保住两万三千头，肉牛养到2600头。", "2600头", "存栏"),
        ("去年出栏肉牛900头，调引种公羊40只。", "40只", "数量"),
        ("肉羊存栏8万只，出栏5万只；奶山羊2万只。", "2万只", "存栏"),
        ("肉羊存栏8万只，出栏肉牛5000头、奶山羊2万只。", "2万只", "出栏"),
        ("黄牛400头。", "400头", "数量"),
        ("能繁母猪3300头，这个底子不能动。", "3300头", "存栏"),
        ("引进能繁母猪200头。", "200头", "数量"),
    ],
)
def test_what_is_told_of_a_herd(speech, text, number, measure):
    assert speech(text).loc[number, "measure"] == measure


def test_the_yield_of_a_sheet_and_what_is_left_of_a_mu(speech):
    rows = speech("养蚕收成好，张产35公斤。花椒一亩净剩800元。")
    assert rows["measure"].tolist() == ["单产", "收入"]
    rows = speech("家家精心，张张收茧38公斤。虾池每平方米产虾6公斤。")
    assert rows["unit_base"].tolist() == ["公斤/张", "公斤/平方米"]


def test_what_was_paid_for_cocoons_is_their_worth(speech):
    assert speech("全乡茧款1300万元。")[["object", "measure"]].iloc[0].tolist() == ["蚕茧", "产值"]


def test_what_is_told_of_each_goes_on(speech):
    rows = speech("螃蟹亩均产值9000元，我们5400元。养蚕张产35公斤，今年提高2公斤。今年测产是29.5万吨。")
    assert rows["unit_base"].tolist() == ["元/亩", "元/亩", "公斤/张", "公斤/张", "吨"]
    assert rows["measure"].tolist() == ["产值", "产值", "单产", "单产", "产量"]


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("牛存栏1.3万头，全年冻配8600头。", "8600头", "数量"),
        ("羊出栏5000只，新购种羊300只。", "300只", "数量"),
        ("羊只，去年底还有7400只。", "7400只", "存栏"),
    ],
)
def test_what_is_done_to_a_herd_is_no_stock(speech, text, number, measure):
    assert speech(text).loc[number, "measure"] == measure


def test_what_a_stretch_opens_with_is_told_of_each_to_its_end(speech):
    rows = speech("一亩莲田，产莲子90公斤，除去本钱，纯收入1700元；全村产莲子31吨。")
    assert rows["unit_base"].tolist() == ["公斤/亩", "元/亩", "吨"]
    rows = speech("一张蚕种产茧42公斤，全镇收茧260吨。")
    assert rows["unit_base"].tolist() == ["公斤/张", "吨"]
    assert rows["measure"].tolist() == ["单产", "产量"]


def test_what_the_whole_town_took_in_is_of_no_mu(speech):
    rows = speech("莲子一亩收90公斤，全镇收1.2万公斤。莲子一亩收90公斤，全镇平均80公斤。")
    assert rows["unit_base"].tolist() == ["公斤/亩", "吨", "公斤/亩", "公斤/亩"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("黄花菜，一亩卖4700元。", "产值"),
        ("黄花菜，一亩能落两千三。", "收入"),
        ("黄花菜种了300亩，刨去本钱，一亩地剩不下五百块。", "收入"),
    ],
)
def test_what_a_mu_is_sold_for_or_leaves(speech, text, measure):
    row = speech(text).iloc[-1]
    assert (row["object"], row["measure"], row["unit_base"]) == ("黄花菜", measure, "元/亩")


def test_what_is_paid_for_a_mu_is_no_income(speech):
    assert speech("黄花菜，每亩补助300元。").iloc[0]["domain"] == "other"


def test_what_was_done_to_animals_is_no_herd(plan):
    assert tuple(plan("羊存栏30万只，接活羔羊要达到9万只。").loc["9万只", NAME]) == ("羔羊", "数量", "livestock")
    assert tuple(plan("能繁母猪投保3600头。").loc["3600头", NAME]) == ("能繁母猪", "数量", "livestock")
    assert tuple(plan("肉牛饲养量4万头，新增奶牛300头。").loc["300头", NAME]) == ("奶牛", "数量", "livestock")


def test_what_animals_are_counted_for_may_stand_behind_the_number(plan):
    rows = plan("生猪稳定在9万头左右的出栏规模。")
    assert rows["measure"].tolist() == ["出栏"]
    rows = plan("生猪稳住9万头出栏，牛存栏2万头出栏8000头。")
    assert rows["measure"].tolist() == ["出栏", "存栏", "出栏"]


def test_bags_are_of_fungi_whatever_stands_between(review):
    rows = review("平菇行情好，全镇制袋260万袋。")
    assert rows["object"].tolist() == ["平菇"]
