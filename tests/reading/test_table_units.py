import pytest

from fieldwords.reading.table_units import choose_unit, is_unit, part_head, read_caption, read_label


@pytest.mark.parametrize(
    ("parts", "words", "unit"),
    [
        (("栽植面积（亩）", "核桃"), "栽植面积核桃", "亩"),
        (("产量（万吨）", "比上年增长"), "产量比上年增长", "%"),
        (("畜牧", "羊存栏（万只）"), "畜牧羊存栏", "万只"),
        (("羊存栏", "只"), "羊存栏", "只"),
        (("羊存栏", "单位：只"), "羊存栏", "只"),
        (("面积（万亩）", "2031年"), "2031年面积", "万亩"),
        (("单位", "任务"), "任务", ""),
        ((), "", ""),
    ],
)
def test_heads_above_each_other_say_one_thing(parts, words, unit):
    assert part_head(parts) == (words, unit)


def test_the_unit_of_a_caption_fits_the_words():
    assert read_caption("各村任务表（单位：亩、只）") == ["亩、只"]
    assert read_caption("各村任务表（亩）（只）") == read_caption("各村任务表") == []
    assert choose_unit("亩、只", "谷子面积") == "亩"
    assert choose_unit("亩、只", "谷子") == ""


def test_a_label_and_its_unit():
    assert read_label(["羊存栏", "万只"]) == ("羊存栏", "万只")
    assert read_label(["羊存栏（万只）"]) == ("羊存栏", "万只")
    assert is_unit("公斤/亩") and not is_unit("东沟村")
    assert read_label(["木耳", "万袋"]) == ("木耳", "万袋")
    assert read_label(["蜜蜂（群）"]) == ("蜜蜂", "群")
