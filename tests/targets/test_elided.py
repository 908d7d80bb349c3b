"""Numbers spoken without their unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.quantities.finding import find_quantities
from fieldwords.targets.elided import find_elided


def found(text):
    return [
        (text[q.start : q.end], float(q.value), q.unit.base)
        for q in find_elided(text, find_quantities(text))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("人均收入今年要过两万三。", [("两万三", 23000, "元")]),
        ("大蒜产值破了一个亿。", [("一个亿", 1e8, "元")]),
        ("去年收入一万八千元，今年冲两万。", [("一万八千元", 18000, "元"), ("两万", 20000, "元")]),
        ("种了3万亩，明年不少于四万。", [("3万亩", 30000, "亩"), ("四万", 40000, "亩")]),
        ("存栏5000头，力争到8千五。", [("5000头", 5000, "头")]),  # 8千五: not read rather than guessed
        ("油菜去年180亩，今年要种到240。", [("180亩", 180, "亩"), ("240", 240, "亩")]),
        ("油菜去年180亩，今年要种到240", [("180亩", 180, "亩")]),  # the line may end inside the figure
        ("农民收入增长8%，往一万八上奔。", [("8%", 8, "%"), ("一万八", 18000, "元")]),
        ("集体经济，今年每个村都要过12万。", [("12万", 120000, "元")]),
        ("圈里养羊两千多，没有细数。", [("两千多", 2000, "头只")]),
        ("一头架子牛一万六，买不起。", [("一万六", 16000, "元")]),
        ("一亩多收三百块，谁不愿意？", [("三百块", 300, "元")]),
        ("果园200亩，一亩六百。", [("200亩", 200, "亩"), ("六百", 600, "元")]),
        ("玉米种了300亩，亩产一千一。", [("300亩", 300, "亩"), ("一千一", 0.55, "吨")]),
        ("柳沟1200亩，石峡田少，900。", [("1200亩", 1200, "亩"), ("900", 900, "亩")]),
        ("人均收入增加一百五十块不是吹牛。", [("一百五十块", 150, "元")]),
        ("村集体，前年进账九万二，去年十五万七。", [("九万二", 92000, "元"), ("十五万七", 157000, "元")]),
        ("集体收入奔25万去。", [("25万", 250000, "元")]),
        ("生猪出栏3万头，明年要上四万。", [("3万头", 30000, "头"), ("四万", 40000, "头")]),
        ("站着的一亩打一千四百五，倒的没有。", [("一千四百五", 0.725, "吨")]),
        ("头一年放了8万袋，挣了十九万。", [("8万袋", 80000, "袋"), ("十九万", 190000, "元")]),
        ("能繁母牛是一万六千五，今年要保到一万八。", [("一万六千五", 16500, "头只"), ("一万八", 18000, "头只")]),
        ("能繁母牛登记的户数还没有报，一万八谁说的。", []),
        ("平均一个人三千二，不算多。", [("三千二", 3200, "元")]),
        ("猪卖了3600头，比前年多卖了四百五。", [("3600头", 3600, "头"), ("四百五", 450, "头")]),
        ("公司有上千万的设备，种了两百块地。", []),
        ("这件事千万不能再拖了。", []),
        ("讲过一万遍，还是没有人听。", []),
    ],
)
def test_unit_of_the_measure_or_of_the_number_before(text, rows):
    assert found(text) == rows


def test_quantities_with_a_unit_stay_as_they_are():
    quantities = find_quantities("种了3万亩，打了2万吨。")
    assert find_elided("种了3万亩，打了2万吨。", quantities) == quantities


def test_two_neighbours_are_a_range():
    (number,) = find_elided("门面出租，集体经济每年再有两三万。", [])
    assert (number.value, number.value_high, number.written) == (20000, 30000, "元")


def test_both_of_two_that_are_joined_lend_theirs():
    assert found("猪和羊的出栏分别达到3.2万和两万八。") == [("3.2万", 32000, "头只"), ("两万八", 28000, "头只")]


def test_a_price_with_its_dimes_lends_yuan():
    assert found("鸡蛋卖四块二，饲料破了三百块，蛋价涨到八百。")[-1] == ("八百", 800, "元")


@given(
    st.lists(
        st.sampled_from(
            [
                "四块二",
                "一亩",
                "六百",
                "，",
                "羊",
                "两三万",
                "集体经济",
                "3.5万亩",
                "块",
                "多",
                "收入",
                "过",
                "一万八",
                "。",
                "900",
            ]
        )
    )
)
def test_whatever_is_said_is_read_or_left(parts):
    text = "".join(parts)
    assert all(text[q.start : q.end] for q in find_elided(text, find_quantities(text)))
