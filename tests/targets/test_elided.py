"""Numbers spoken without their unit."""

import pytest

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
        ("这件事千万不能再拖了。", []),
        ("讲过一万遍，还是没有人听。", []),
    ],
)
def test_unit_of_the_measure_or_of_the_number_before(text, rows):
    assert found(text) == rows


def test_quantities_with_a_unit_stay_as_they_are():
    quantities = find_quantities("种了3万亩，打了2万吨。")
    assert find_elided("种了3万亩，打了2万吨。", quantities) == quantities
