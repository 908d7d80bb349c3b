import pytest

from fieldwords.outcomes.clauses import read_clause
from fieldwords.outcomes.panel_words import read_panel_words
from fieldwords.outcomes.parts import ends_part, find_place, holds_on, name_listed, names_whole, opens_with


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


def test_a_place_below_is_a_part_of_a_larger_one():
    assert find_place(read_clause("民勤县粮食产量达到", "粮食"), "province", {"民勤县"}) == "民勤县"
    assert find_place(read_clause("民勤县粮食产量达到", "粮食"), "county", {"民勤县"}, "民勤县") is None
    assert find_place(read_clause("在民勤县新建", "果园", "果园，"), "city", {"民勤县"}) == "民勤县"


def test_a_village_is_a_part_of_its_town():
    assert find_place(read_clause("今年，石桥村种植", "黄芪", "黄芪，"), "town", set()) == "石桥村"
    assert find_place(read_clause("石桥村黄芪面积", "黄芪"), "town", set()) == "石桥村"
    assert find_place(read_clause("任务分解，| 石桥村 | ", "黄芪"), "town", set()) == "石桥村"
    assert find_place(read_clause("白鹭镇黄芪面积", "黄芪"), "county", set()) == "白鹭镇"
    assert find_place(read_clause("种植黄芪3万亩，其中白鹭镇", "黄芪"), "county", set()) == "白鹭镇"
    assert find_place(read_clause("种植黄芪3万亩，其中白鹭镇2万亩、石桥乡", "黄芪"), "county", set()) == "石桥乡"
    assert find_place(read_clause("石桥村养牛200头，木沟村才", "牛"), "town", set()) == "木沟村"
    assert find_place(read_clause("种植黄芪3万亩，各乡镇", "黄芪"), "county", set()) is None
    assert find_place(read_clause("县农业农村局报来黄芪，县农业农村局算了", "黄芪"), "county", set()) is None
    assert find_place(read_clause("全村黄芪面积", "黄芪"), "town", set()) is None
    assert find_place(read_clause("农村黄芪面积", "黄芪"), "county", set()) is None
    assert find_place(read_clause("城乡居民收入", "居民"), "county", set()) is None


def test_another_town_or_county_is_no_figure_of_the_own():
    assert find_place(read_clause("人家白鹭镇黄芪面积", "黄芪"), "town", set(), "云泽镇") == "人家白鹭镇"
    assert find_place(read_clause("云泽镇黄芪面积", "黄芪"), "town", set(), "云泽镇") is None
    assert find_place(read_clause("县里下达给我镇的黄芪", "黄芪"), "town", set(), "云泽镇") is None
    assert find_place(read_clause("目前全镇黄芪", "黄芪"), "town", set(), "云泽镇") is None
    assert find_place(read_clause("种了3万亩，相邻石泉县", "黄芪"), "county", set(), "云泽县") == "相邻石泉县"
    assert find_place(read_clause("云泽县黄芪面积", "黄芪"), "county", set(), "云泽土家族自治县") is None


def test_what_follows_a_town_in_a_list_is_a_part_by_itself():
    assert name_listed("石桥镇", "黄芪面积分解如下：石桥镇2万亩、双河垦殖场") == "双河垦殖场"
    assert name_listed("石桥镇", "石桥镇种植黄芪2万亩，其余四个乡（镇）共") == "其余四个乡（镇）共"
    assert name_listed("石桥镇", "石桥镇种植黄芪2万亩和") is None
    assert name_listed("石桥镇", "石桥镇种植黄芪2万亩，成活的不到") is None
    assert name_listed("贫困地区", "贫困地区种植黄芪2万亩，明年再种") is None
