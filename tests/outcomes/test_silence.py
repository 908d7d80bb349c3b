import pytest

from fieldwords.outcomes.silence import UNLIKE_HERE, UNREAD, find_figures, why_unjoined


@pytest.mark.parametrize(
    ("text", "names", "unit", "found"),
    [
        ("粮食再获丰收，产量达到12万吨。", ["粮食"], "吨", True),
        ("粮食再获丰收，产量达到一千二百万担。", ["粮食"], "吨", True),
        ("粮食产量比上年增长百分之三点五。", ["粮食"], "%", True),
        ("粮食再获丰收。产量12万吨。", ["粮食"], "吨", False),
        ("共12万吨粮食。", ["粮食", "玉米"], "吨", False),
        ("全程机械化水平达到77.9%。", ["综合机械化", "农机化"], "%", True),
        ("机械化作业40万亩。", ["综合机械化", "农机化"], "%", False),
        ("粮食生产再获丰收，修建渠道12公里，发放补贴3亿元。", ["粮食"], "亩", False),  # of another unit
        ("粮食连年丰收；建成果园12万亩。", ["粮食"], "亩", False),
        ("光伏产业产值突破300亿元。", ["特色产业"], "元", False),  # 产业 is the head of many names
    ],
)
def test_a_figure_close_behind_the_name(text, names, unit, found):
    assert bool([*find_figures(text, names, unit)]) == found


@pytest.mark.parametrize(
    ("text", "figures", "why"),
    [
        ("肉羊出栏66万只。", [("肉羊", "出栏", 8)], None),
        ("肉羊出栏66万只。", [], UNREAD),
        ("肉羊存栏66万只。", [("肉羊", "存栏", 8)], UNLIKE_HERE),
        ("羊肚菌长势好，羊存栏66万只。", [("肉羊", "存栏", 14)], UNLIKE_HERE),  # read of another, though it is named
        ("羊肚菌带动村民，共栽了66万只。", [("羊肚菌", "数量", 15)], None),
    ],
)
def test_a_name_within_that_of_another_item_is_no_mention_where_another_measure_was_read(text, figures, why):
    assert why_unjoined(text, figures, ["羊"], "只", "存栏") == why
