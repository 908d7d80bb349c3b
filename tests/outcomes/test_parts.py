import pytest

from fieldwords.outcomes.clauses import read_clause
from fieldwords.outcomes.parts import find_place, opens_with


@pytest.mark.parametrize(
    ("before", "opens"),
    [
        ("贫困村新建果园3万亩，种植蔬菜", True),
        ("大力扶贫，引导贫困村新建果园3万亩，种植蔬菜", True),
        ("贫困村修路3公里；种植蔬菜", False),
        ("在贫困村新建果园3万亩，种植蔬菜", True),
        ("新建一批优质果园的贫困村3个，种植蔬菜", False),
    ],
)
def test_a_part_that_opens_the_sentence_holds_on(before, opens):
    assert opens_with("贫困村", before) is opens


def test_a_place_below_is_a_part_of_a_larger_one():
    assert find_place(read_clause("民勤县粮食产量达到", "粮食"), "province", {"民勤县"}) == "民勤县"
    assert find_place(read_clause("民勤县粮食产量达到", "粮食"), "county", {"民勤县"}) is None
    assert find_place(read_clause("在民勤县新建", "果园", "果园，"), "city", {"民勤县"}) == "民勤县"


def test_a_village_is_a_part_of_its_town():
    assert find_place(read_clause("今年，石桥村种植", "黄芪", "黄芪，"), "town", set()) == "石桥村"
    assert find_place(read_clause("石桥村黄芪面积", "黄芪"), "town", set()) == "石桥村"
    assert find_place(read_clause("任务分解，| 石桥村 | ", "黄芪"), "town", set()) == "石桥村"
    assert find_place(read_clause("白鹭镇黄芪面积", "黄芪"), "county", set()) == "白鹭镇"
    assert find_place(read_clause("种植黄芪3万亩，其中白鹭镇", "黄芪"), "county", set()) == "白鹭镇"
    assert find_place(read_clause("种植黄芪3万亩，其中白鹭镇2万亩、石桥乡", "黄芪"), "county", set()) == "石桥乡"
    assert find_place(read_clause("石桥村养牛200头，木沟村才", "牛"), "town", set()) == "木沟村"
    assert find_place(read_clause("种植黄芪3万亩，覆盖各乡镇", "黄芪"), "county", set()) is None
    assert find_place(read_clause("全村黄芪面积", "黄芪"), "town", set()) is None
    assert find_place(read_clause("农村黄芪面积", "黄芪"), "county", set()) is None
