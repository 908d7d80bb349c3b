"""Places and levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.places import (
    Place,
    find_place,
    find_town,
    place_endings,
    read_file_name,
    read_folder,
    same_place,
)


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
        ("在青河县柳湾公社三级干部会上的讲话", Place("柳湾公社", "town")),
        ("在柳湾村村民大会上的讲话", Place("柳湾村", "village")),
        ("在中国共产党青河镇第三次代表大会上", Place("青河镇", "town")),
        ("在中共青河县委农村工作会议上", Place("青河县", "county")),
        ("青河镇柳湾村村民大会", Place("柳湾村", "village")),
        ("按照县委的安排", None),
        ("在柳湾大队社员大会上", Place("柳湾大队", "village")),
        ("在﹡﹡县第三届", Place(None, "county")),
        ("市长 王某", Place(None, "city")),
        ("讲话", None),
        ("（2012年1月10日青河县第六届人民代表大会第一次会议通过）", Place("青河县", "county")),
        ("在清水乡村组干部大会上的讲话", Place("清水乡", "town")),
        ("在青河县乡村干部会上的讲话", Place("青河县", "county")),
        ("在全县乡村干部会上的讲话", Place(None, "county")),
        ("在青河县脱贫攻坚推进会上的讲话", Place("青河县", "county")),
        ("青河县县长　某某", Place("青河县", "county")),
        ("青河县供销社主任　某某", Place("青河县", "county")),
        ("青河县水利局局长　某某", Place("青河县", "county")),
        ("县供销社主任　某某", Place(None, "county")),
        ("青河茶叶公司经理　某某", None),
        ("我代表青河县人民政府报告工作", Place("青河县", "county")),
        ("青河县石沟镇人民政府工作报告", Place("石沟镇", "town")),
        ("﹡﹡县石沟镇人民政府工作报告", Place("石沟镇", "town")),
        ("县领导参加石沟镇领导班子会", Place("石沟镇", "town")),
        ("在县委水利会上", Place(None, "county")),
        ("在全市乡镇党委书记会上", Place(None, "city")),
        ("青河县某某族某族自治县政府", Place("某某族某族自治县", "county")),
        ("今天的任务，是落实上级文件和省委精神", None),
        ("在推进乡镇产业发展会上", None),
        ("在市场监管会上", None),
        ("青河市和白山市政府", None),
        ("山青水秀风和日丽人寿年丰市政府", None),
    ],
)
def test_find_place(words, place):
    assert find_place(words) == place


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("青河县", Place("青河县", "county")),
        ("岷县", Place("岷县", "county")),
        ("青河某族自治区", Place("青河某族自治区", "province")),
        ("北京市", Place("北京市", "province")),
        ("报告-国务院", Place("全国", "nation")),
        ("讲话稿", None),
        ("集镇", None),
        ("2021", None),
    ],
)
def test_read_folder(folder, place):
    assert read_folder(folder) == place


@given(st.text(alphabet="青河石沟省市县区镇乡的和在全﹡，。政府第委族自治2年", max_size=40))
def test_a_name_stands_in_the_words_and_ends_as_places_do(words):
    place = find_place(words)
    if place and place.name:
        assert place.name in words
        assert place.name[-1] in "省市县区镇乡"
        assert not set(place.name) & set("的在，。")


def test_find_town():
    assert find_town("今天我们参加石沟镇领导班子会。石沟镇党委要抓紧。各乡镇政府都要抓紧。") == "石沟镇"
    assert find_town("城里的事不讲，全镇政府干部都在。") is None
    assert find_town("参加石沟镇领导班子会，木沟镇党委也来了。") is None
    assert find_town("今天乡党委开会，今天乡政府的干部都到了。前年乡党委提过，前年乡政府也办过。") is None


def test_same_place():
    assert same_place("甘泉州", "甘泉某族自治州")
    assert not same_place("青河市", "青山市")


def test_a_file_is_named_after_the_place_of_an_office():
    assert read_file_name("青河县供销社茶叶座谈会讲话.txt") == Place("青河县", "county")


def test_an_ending_tells_the_level():
    assert place_endings()["苏木"] == "town"
