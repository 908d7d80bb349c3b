"""Whose figure a number is."""

import pytest

from fieldwords.quantities.finding import find_quantities
from fieldwords.targets.localities import place_codes
from fieldwords.targets.owners import find_owners, read_home
from fieldwords.targets.views import view_sentence

TOWN, COUNTY = {"place": "石磨镇", "level": "town"}, {"place": "青岚县", "level": "county"}
CITY, PROVINCE = {"place": "天水市", "level": "city"}, {"place": "甘肃省", "level": "province"}
NOWHERE = {"place": None, "level": None}


def find(text, meta, report=False, goes_on=()):
    view = view_sentence(text, find_quantities(text))
    taken_up = [number in goes_on for number in range(len(view.quantities))]
    return find_owners(view, read_home(meta, report), taken_up)


def name(text, meta, **kept):
    return [owner and owner.name for owner in find(text, meta, **kept)]


@pytest.mark.parametrize(
    ("text", "meta", "names"),
    [
        ("沟口村小麦800亩、油菜100亩；坡头村小麦500亩。", TOWN, ["沟口村", "沟口村", "坡头村"]),
        ("沟口村的李来福，流转了42亩，一年收入9万元。", TOWN, ["沟口村", "沟口村"]),
        ("去年最好的是沟口村，养牛200头，全镇才900头。", TOWN, ["沟口村", None]),
        ("全镇平均8万元，最高的沟口村31万元，最低的只有1万元。", TOWN, [None, "沟口村", None]),
        ("沟口村养牛200头；今年再养300头。", TOWN, ["沟口村", None]),
        ("沟口村养牛200头，我们要学，再养300头。", TOWN, ["沟口村", None]),
        ("白鹭镇的沟口村，全村养牛200头，全县3万头。", COUNTY, ["沟口村", None]),
        ("在沟口村新建果园3亩，养牛200头。", TOWN, ["沟口村", None]),
        ("给白鹭镇的任务是3万亩。", COUNTY, ["白鹭镇"]),
        ("其中白鹭镇2万亩、石桥乡1万亩。", COUNTY, ["白鹭镇", "石桥乡"]),
        ("白鹭镇、石桥乡和柳沟镇新建果园3万亩。", COUNTY, ["白鹭镇、石桥乡和柳沟镇"]),
        ("白鹭镇2万亩、双河垦殖场1万亩。", COUNTY, ["白鹭镇", "双河垦殖场"]),
        ("白鹭镇种植黄芪2万亩、增加3000亩。", COUNTY, ["白鹭镇", "白鹭镇"]),
        ("小麦沟口村300亩。", TOWN, ["沟口村"]),
        ("三合镇种了300亩，四棵树乡种了500亩。", COUNTY, ["三合镇", "四棵树乡"]),
        ("海日图嘎查养牛200头。", COUNTY, ["海日图嘎查"]),
        ("茶叶3万亩（白鹭镇2万亩，石桥乡1万亩），产值3亿元。", COUNTY, [None, "白鹭镇", "石桥乡", None]),
        ("白鹭镇2万亩、双河镇承担1万亩。", COUNTY, ["白鹭镇", "双河镇"]),
        ("超过县上分的3万担。", COUNTY, [None]),
    ],
)
def test_a_place_that_opens_a_clause_owns_its_numbers(text, meta, names):
    assert name(text, meta) == names


@pytest.mark.parametrize(
    "text",
    [
        "农村居民收入3万元。",
        "示范村新建果园3亩，三个镇各3亩，有的镇没有3亩。",
        "各乡镇完成3万亩，全县3万亩，我镇3万亩。",
        "石磨镇种植黄芪3万亩。",
        "县级财政3万元，镇上补助3万元，村民收入3万元，净化区3亩。",
        "油料第一大县收入3万元，农机强镇收入3万元。",
        "比白鹭镇多收3万吨，像白鹭镇那样收入2万元。",
        "沟口村民收入3万元。",
    ],
)
def test_what_only_ends_as_a_name_does_owns_nothing(text):
    assert set(name(text, TOWN)) == {None}


def test_a_place_beside_the_own_is_no_part_of_it():
    text = "山那边的白鹭镇，茶园比我们少，产值做到3亿元，人家亩产60公斤，我们才40公斤。"
    beside, same, own = find(text, TOWN)
    assert (beside.name, beside.foreign, same.name, own) == ("白鹭镇", True, "白鹭镇", None)
    assert not find("白鹭镇产值3亿元。", COUNTY)[0].foreign
    assert name("与北边的望溪县比，人家收入3万元，我们2万元。", COUNTY) == ["望溪县", None]
    assert name("去年邻近的望溪市产值达到9亿元。", CITY) == ["望溪市"]


def test_of_a_wide_place_only_known_names_are_taken():
    assert name("秦安县苹果20万亩，推进武山县蔬菜3万亩，朱砂古镇收入3万元。", CITY, report=True) == [
        "秦安县",
        "武山县",
        None,
    ]
    assert [owner.foreign for owner in find("秦安县苹果20万亩，民勤县苹果3万亩。", CITY)] == [False, True]
    assert name("新增城市绿地3公顷。", {"place": "广州市", "level": "city"}) == [None]
    assert name("天水市产粮3万吨，全省产粮9万吨。", PROVINCE) == ["天水市", None]


def test_in_a_report_a_place_holds_for_its_clause_and_what_goes_on_from_there():
    text = "秦安县苹果产量3万吨，增长3%，新增企业12家。"
    assert name(text, CITY, report=True) == ["秦安县", None, None]
    assert name(text, CITY, report=True, goes_on=[1]) == ["秦安县", "秦安县", None]
    assert name(text, CITY) == ["秦安县"] * 3


def test_where_the_own_place_is_not_known_a_name_is_told_all_the_same():
    (owner,) = find("白鹭镇产值3亿元。", NOWHERE)
    assert owner.name == "白鹭镇" and not owner.foreign


def test_the_heads_of_a_table_are_places_beside_one_of_the_whole():
    assert name("| 小麦 | 全镇小麦900亩； | 沟口小麦500亩； | 玉米小麦400亩； |", TOWN) == [None, "沟口", None]
    assert name("| 小麦 | 小麦全镇900亩； | 小麦沟口500亩； |", TOWN) == [None, "沟口"]
    assert name("| 小麦 | 今年小麦900亩； | 沟口小麦500亩； |", TOWN) == [None, None]


def test_names_and_codes_are_of_places():
    codes = place_codes()
    assert len(codes) > 4000 and not {"市辖区", "县", "鼓楼区"} & codes.keys()


def test_a_part_by_town_is_of_what_was_told_before(review):
    rows = review("新修梯田共2.6万亩，其中白石乡9000亩、青桥镇1.2万亩。")
    assert rows["object"].tolist() == ["梯田"] * 3
    assert rows["place"].tolist()[1:] == ["白石乡", "青桥镇"]


def test_a_reason_before_a_village_is_no_part_of_its_name(speech):
    rows = speech("因为石桥村争气，油菜种了190亩。推动村集体经济收入过20万元。")
    assert rows.loc["190亩", "place"] == "石桥村"
    assert "推动村" not in rows["place"].tolist()


@pytest.mark.parametrize(
    ("text", "meta", "names"),
    [
        ("沟口村、坡头村分别种麦100亩、200亩。", TOWN, ["沟口村", "坡头村"]),
        ("白鹭镇、石桥乡和柳沟镇茶园任务分别为3亩、2亩和1亩。", COUNTY, ["白鹭镇", "石桥乡", "柳沟镇"]),
        ("沟口村、坡头村种麦100亩、200亩。", TOWN, ["沟口村、坡头村"] * 2),
        ("沟口村、坡头村分别种麦100亩、200亩和300亩。", TOWN, ["沟口村、坡头村"] * 3),
        ("沟口村、坡头村小麦、玉米面积分别为100亩、200亩。", TOWN, ["沟口村、坡头村"] * 2),
        ("其中沟口、坡头两个村分别种麦100亩、200亩。", TOWN, ["沟口村", "坡头村"]),
    ],
)
def test_of_several_places_each_has_its_number(text, meta, names):
    assert name(text, meta) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("那白鹭镇种了300亩。", ["白鹭镇"]),
        ("刚才白鹭镇说种了300亩。", ["白鹭镇"]),
        ("这白鹭镇才300亩，那马镇200亩。", ["白鹭镇", "那马镇"]),
        ("我在这里替县上讲，种了300亩。", [None]),
    ],
)
def test_a_word_that_points_is_no_part_of_a_name(text, names):
    assert name(text, COUNTY) == names


def test_places_of_a_list_are_no_things_that_are_counted(speech, review):
    for rows in (
        speech("今年，白鹭镇、石桥乡茶园面积分别达到1800亩、1200亩。"),
        review("白鹭镇、石桥乡和柳沟镇分别新建茶园1800亩、1200亩和900亩。"),
        speech("今年，白鹭、石桥两个乡分别新建茶园1800亩和1200亩。"),
    ):
        assert set(rows["object"]) == {"茶园"}


@pytest.mark.parametrize(
    ("said", "text", "meta", "names"),
    [
        ("在白鹭镇的草场里，机器来回走。", "“今年种了12亩燕麦，一共收了3吨。”理事长说。", COUNTY, ["白鹭镇"] * 2),
        ("在白鹭镇，他说：“种了燕麦。", "一共收了3吨。”全县收了9吨。", COUNTY, ["白鹭镇", None]),
        ("白鹭镇的机器来回走，全县都在收。", "“今年种了12亩燕麦，收了3吨。”他说。", COUNTY, [None] * 2),
        ("白鹭镇变了样。", "“十四五”末，种燕麦12亩。", COUNTY, [None]),
        ("白鹭镇的沟口村变了样。", "全村种茶30亩，村集体收入12万元。", COUNTY, ["沟口村"] * 2),
        ("白鹭镇的沟口村变了样。", "全县种茶30亩，村集体收入12万元。", COUNTY, [None] * 2),
        ("白鹭镇变了样。", "该镇种茶30亩，全县种茶90亩。", COUNTY, ["白鹭镇", None]),
        ("白鹭镇变了样。", "全村种茶30亩。", COUNTY, [None]),
        ("沟口村全村种茶20亩。去年，全村还少。", "村里种茶30亩。", COUNTY, ["沟口村"]),
        ("石磨镇变了样。", "全镇种茶30亩。", TOWN, [None]),
        ("旁边的白鹭镇变了样。", "全镇种茶30亩。", TOWN, [None]),
    ],
)
def test_a_quotation_and_all_the_village_are_of_the_place_told_before(said, text, meta, names):
    view = view_sentence(text, find_quantities(text))
    owners = find_owners(view, read_home(meta, False), [False] * len(view.quantities), [said])
    assert [owner and owner.name for owner in owners] == names
