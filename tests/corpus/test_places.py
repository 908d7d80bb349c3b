"""Places and levels."""

import pytest

from fieldwords.corpus.places import Place, find_place, find_town, same_place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("青河市2021年政府工作报告", Place("青河市", "city")),
        ("2021年青河市政府工作报告", Place("青河市", "city")),
        ("2021年1月5日在青河自治州第九届人民代表大会上", Place("青河自治州", "city")),
        ("关于青河省第十个五年计划的报告", Place("青河省", "province")),
        ("关于青河省政府工作的报告", Place("青河省", "province")),
        ("上海市政府工作报告", Place("上海市", "province")),
        ("国务院政府工作报告", Place("全国", "nation")),
        ("2012年自治区政府工作报告", Place(None, "province")),
        ("在全镇大会上", Place(None, "town")),
        ("在﹡﹡县第三届", Place(None, "county")),
        ("市长 王某", Place(None, "city")),
        ("讲话", None),
    ],
)
def test_find_place(words, place):
    assert find_place(words) == place


def test_find_town():
    assert find_town("今天我们参加石沟镇领导班子会。石沟镇党委要抓紧。各乡镇政府都要抓紧。") == "石沟镇"
    assert find_town("城里的事不讲，全镇政府干部都在。") is None
    assert find_town("参加石沟镇领导班子会，木沟镇党委也来了。") is None


def test_same_place():
    assert same_place("甘泉州", "甘泉某族自治州")
    assert not same_place("青河市", "青山市")
