"""Which years the whole of a text speaks of."""

import pytest

from fieldwords.targets.horizons import ends_with_last, find_scheme, tells_running


@pytest.mark.parametrize(
    ("text", "month", "running"),
    [
        ("去年种得好。", 3, False),
        ("春茶收了。", 5, False),
        ("春茶收了，同比多两成。", 5, True),
        ("春茶收了。", 6, True),
        ("麦子收了，明年接着种。", 0, True),
        ("麦子收了。", 0, False),
        ("明年这个时候再比一比。", 0, False),
        ("现将我镇2022年上半年的情况汇报如下。", 0, True),
        ("去年上半年种得好。", 0, False),
    ],
)
def test_a_speech_of_the_second_half_tells_of_the_running_year(text, month, running):
    assert tells_running(text, month) == running


def test_a_plan_called_by_its_number_is_meant_while_it_is_under_way():
    assert find_scheme("第七个五年计划的第三年，路还长。", 1988) == 1990
    assert find_scheme("第七个五年计划早就过去了。", 1998) is None
    assert find_scheme("第七个五年计划。", None) is None


@pytest.mark.parametrize(
    ("review", "last"),
    [
        ("五年来，2020年羊出栏3万只，去年荒地全翻了。", True),
        ("五年来羊群大了，今年预计出栏3万只。", False),
        ("五年来羊群大了，比2016年多了一倍。", False),
        ("去年旱，今年涝。", False),
    ],
)
def test_a_review_of_five_years_may_end_with_the_last_one(review, last):
    assert ends_with_last(review, 2021) == last
