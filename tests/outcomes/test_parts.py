import pytest

from fieldwords.outcomes.clauses import read_clause
from fieldwords.outcomes.panel_words import read_panel_words
from fieldwords.outcomes.parts import ends_part, find_nameless, holds_on, names_whole, opens_with


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


@pytest.mark.parametrize(
    ("words", "ends"),
    [("石桥村种了300亩，今年全镇再种", True), ("石桥村种了300亩，占全镇果园", False), ("全镇种了300亩，", False)],
)
def test_a_part_ends_where_the_whole_place_is_named(words, ends):
    assert ends_part(read_clause(words, "果园")) == ends


@pytest.mark.parametrize(
    ("part", "before", "words", "measure", "holds"),
    [
        ("秋播", "秋播油菜", "秋播油菜3万亩，比上年多", "面积", True),
        ("秋播", "秋播油菜", "秋播油菜3万亩，总产", "产量", False),
        ("贫困村", "贫困村油菜", "贫困村油菜3万亩，总产", "产量", True),
        ("全省", "油菜亩产比全省平均高", "油菜亩产比全省平均高9公斤，争取", "单产", False),
    ],
)
def test_a_part_of_land_holds_for_land_and_what_is_weighed_against_for_nothing(part, before, words, measure, holds):
    clause = read_clause(words, "油菜", measure=measure)
    assert holds_on(part, before, clause, read_panel_words()) is holds


def test_the_whole_place_stands_right_before_its_number():
    assert names_whole("示范片亩产150公斤，带动全县亩产达到")
    assert not names_whole("全县示范片亩产150公斤，总产") and not names_whole("占全县")


@pytest.mark.parametrize(
    ("words", "level", "part"),
    [
        ("沿河四个村黄芪面积", "town", "沿河四个村"),
        ("有的乡黄芪面积", "county", "有的乡"),
        ("种植黄芪3万亩，其余五个乡", "county", "其余五个乡"),
        ("今年这个村黄芪面积", "county", "今年这个村"),
        ("比白鹭镇黄芪面积", "county", "比白鹭镇"),
        ("邻县黄芪面积", "county", "邻县"),
        ("邻县黄芪面积", "town", None),
        ("全村黄芪面积", "town", None),
        ("农村黄芪面积", "county", None),
        ("县里下达给我镇的黄芪", "town", None),
        ("种植黄芪3万亩，各乡镇", "county", None),
        ("沿河四个村修路，黄芪面积", "town", None),
        ("云岭、石桥等五个县，黄芪面积", "province", "五个县"),
        ("四个村黄芪面积", "province", None),
        ("种植黄芪3万亩，中部6县市黄芪面积", "province", "中部6县市"),
        ("12个重点乡（镇）的黄芪面积", "city", "12个重点乡"),
        ("12条乡村黄芪面积", "province", None),
        ("在12个县修路，黄芪面积", "province", None),
    ],
)
def test_a_part_without_a_name_stands_right_before_the_item(words, level, part):
    assert find_nameless(read_clause(words, "黄芪"), level) == part
