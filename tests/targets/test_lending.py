"""What a clause without an item takes over."""

import pytest


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("春茶产量780吨、产值1.5亿元，分别增长6%和9%。", ["产量", "产值"]),
        ("生猪存栏12万头、出栏20万头，分别增长3%和5%。", ["存栏", "出栏"]),
        ("粮食面积20万亩、产量8万吨，分别增长1%、2%。", ["面积", "产量"]),
    ],
)
def test_growth_of_two_measures_of_one_thing_is_told_of_each(review, text, measures):
    rows = review(text)
    assert rows["measure"].tolist() == measures * 2 and rows["object"].nunique() == 1


def test_the_others_of_a_list_of_parts_are_of_the_whole(review):
    rows = review("药材面积10万亩，其中当归5万亩、党参3万亩、其他2万亩。")
    assert rows["object"].tolist() == ["药材", "当归", "党参", "药材"]
