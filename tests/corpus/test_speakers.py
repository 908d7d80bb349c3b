"""Whose speech it is that is held before a wider place."""

import pytest

from fieldwords.corpus.places import Place
from fieldwords.corpus.speakers import find_own, find_speaker, is_pledge, tell_own_level


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("石沟镇党委书记　李某某", Place("石沟镇", "town")),
        ("（石沟镇镇长　2011年1月16日）", Place("石沟镇", "town")),
        ("镇党委书记　﹡﹡﹡", Place(None, "town")),
        ("青河县石沟镇柳湾村党支部书记", Place("柳湾村", "village")),
        ("镇长在全县水利会上的表态发言", Place(None, "town")),
        ("——石沟镇在全县水利会上的经验交流材料", Place("石沟镇", "town")),
        ("中共青河县石沟镇委员会", Place("石沟镇", "town")),
        ("青河县水利局局长　李某某", Place("青河县", "county")),
        ("县委常委、副县长", Place(None, "county")),
        ("各乡镇人民政府", None),
        ("各乡镇在全县水利会上的发言", None),
        ("石沟镇党委书记李某某主持会议，各村支书都到了", None),
        ("在石沟镇水利会上的讲话", None),
    ],
)
def test_find_speaker(line, place):
    assert find_speaker(["在全县水利会上的发言", line]) == place


def test_a_text_tells_its_own_level_by_what_it_calls_its_own():
    assert tell_own_level("我乡修渠3里，全乡受益，给全县带头。", "county") == "town"
    assert tell_own_level("我乡修渠3里，给全县带头，让全县放心。", "county") is None
    assert tell_own_level("我乡修渠3里。", "county") is None
    assert tell_own_level("全县修渠3里，我县受益。", "town") is None
    assert tell_own_level("我镇政府修渠，全村民受益，全市场都知道，本区域也知道。", "province") is None


def test_find_own():
    assert find_own("我代表石沟镇发言，我们石沟镇修了渠。", "town") == "石沟镇"
    assert find_own("我们石沟镇比我们柳沟镇大。", "town") is None
    assert find_own("我们各乡镇都要修渠，我们北边的石沟镇修了渠。", "town") is None
    assert find_own("我们石沟镇修了渠。", "county") is None


def test_is_pledge():
    assert is_pledge(["在全县水利会上的表态发言"]) and is_pledge(["水利工作情况的汇报（2011年1月16日）"])
    assert not is_pledge(["在全县水利工作会议上的讲话", "在全县工作汇报会上的讲话", "关于全县水利的汇报"])
