import pytest

from fieldwords.outcomes.clauses import read_clause
from fieldwords.outcomes.percentages import find_other, find_part, name_rate


@pytest.mark.parametrize(
    ("words", "name", "rate"),
    [
        ("生猪良种率达到", "生猪", "良种率"),
        ("生猪、蔬菜自给率分别达7%和", "生猪", "自给率"),
        ("蔬菜、畜牧和林果业比重分别达", "蔬菜", "比重"),
        ("流转土地7万亩，占承包耕地的", "流转土地", "占承包耕地"),
        ("蔬菜产值占农业产值的比重提高到", "蔬菜", "占农业产值"),
        ("小麦机械化水平达到", "小麦", "机械化率"),
        ("小麦综合机械化水平达到", "小麦", "机械化率"),
        ("蜂业产值占农业产值超过", "蜂业", "占农业产值"),
        ("蜂业力争使占比达到", "蜂业", "占比"),
        ("自给率提高，蔬菜增长", "蔬菜", None),
        ("蔬菜自给率、生猪良种率分别达到", "蔬菜", "自给率"),
        ("农机化综合作业水平达到", "农机化", "率"),
        ("农业机械化程度达到", "农业机械化", "率"),
        ("小麦机械化作业率达到", "小麦", "机械化作业率"),
        ("净菜市场份额超过", "净菜", "市场份额"),
        ("土地规模经营集中度达到", "土地规模经营", "集中度"),
    ],
)
def test_a_percentage_says_which_rate_it_is(words, name, rate):
    assert name_rate(read_clause(words, name)) == rate


@pytest.mark.parametrize(
    ("words", "name", "item", "rate"),
    [
        ("农作物耕种收机械化率达到", "农作物耕种收", "综合机械化", "率"),
        ("土地流转3万亩，流转率达到", "土地流转", "土地流转", "率"),
        ("水稻机械化率达到", "水稻", "水稻", "机械化率"),
    ],
)
def test_a_rate_does_not_say_again_what_its_item_says(words, name, item, rate):
    assert name_rate(read_clause(words, name, item=item)) == rate


@pytest.mark.parametrize(
    ("words", "name", "subject"),
    [
        ("第一产业增长3%，民营经济增加值占生产总值的比重达到", "第一产业", "民营经济"),
        ("第一产业增长3%，增加值占生产总值的比重达到", "第一产业", None),
        ("小麦增产，优质率达到", "小麦", None),
        ("小麦增产，毛入学比率达到", "小麦", "毛入学比"),
        ("土地流转加快，流转土地占承包地的", "土地流转", None),
        ("畜牧业占农业产值的比重达到", "畜牧业", None),
        ("小麦增产，面积达到", "小麦", None),
        ("畜牧业、果品三大产业占农业的比重达到", "畜牧业", "三大产业"),
        ("粮食等三大产业产值", "粮食", "等三大产业"),
        ("蜂业、酒业等行业产值增长5%，占工业的比重达到", "蜂业", "等行业"),
        ("蜂业、酒业三大产业产值分别达", "蜂业", None),
        ("第一产业增长3%；第三产业增长9%，占生产总值的比重达到", "第一产业", "第三产业增长"),
        ("蜂蜜增产3%；乡镇企业产值2亿元，增长", "蜂蜜", "乡镇企业产值"),
        ("蜂蜜增产3%；亩产30公斤，增长", "蜂蜜", None),  # a yield tells by itself whose it is
        ("蜂业加快发展，县域生产总值增长6%，占全市的", "蜂业", "县域生产总值增长"),
        ("土地流转加快，流转土地7万亩，占承包地的", "土地流转", None),
        ("生猪存栏7万头，综合产值3亿元，规模化率达到", "生猪", None),  # a value is no subject
    ],
)
def test_a_rate_of_something_else_is_not_of_the_item_before(words, name, subject):
    clause = read_clause(words, name, measure="单产" if "亩产" in words else "产值")
    assert (find_part(clause) or find_other(clause)) == subject


def test_what_gives_to_an_item_is_what_its_rate_is_of():
    words = "良种推广对渔业、农业增收的贡献率各为"
    assert find_part(read_clause(words, "农业", measure="率")) == "良种推广"
    assert find_part(read_clause("面对灾害，农业增长率达到", "农业", measure="率")) is None
    assert find_part(read_clause("良种在农业增产中的贡献率达到", "农业", measure="率")) == "良种"
    assert find_part(read_clause("粮田稳定在3万亩、蜂业占比达到", "蜂业", measure="率")) is None


@pytest.mark.parametrize(
    ("words", "name", "item", "part"),
    [
        ("山区果园占果园面积的比重达到", "果园", "果园", "山区果园"),
        ("其中山区果园占全部果园比重达到", "果园", "果园", "山区果园"),
        ("全县果园占全省果园的", "果园", "果园", None),
        ("有机果园占果园面积的", "果园", "有机果园", None),  # the item tells it
        ("果园占耕地的比重达到", "果园", "果园", None),
    ],
)
def test_a_share_of_the_item_itself_is_of_a_part_of_it(words, name, item, part):
    assert find_part(read_clause(words, name, item=item, measure="率")) == part


@pytest.mark.parametrize(
    ("words", "name", "subject"),
    [
        ("八大优质蜂业产业实现产值", "蜂业", "八大优质蜂业产业"),
        ("制药、造纸等特色优势产业实现产值", "特色优势产业", "特色优势产业"),  # 制药 is of it
        ("“粮林蜂”产值突破", "林", "粮林蜂"),
        ("“吨粮田”面积达到", "吨粮田", None),  # the item itself
        ("“蜂+粮”面积达到", "粮", None),  # no word that the item is a part of
        ("蜂业增产，“粮林蜂”产值突破", "蜂业", None),
        ("做强蜂业、酒业等六大特色农业产业，实现产值", "农业", "六大特色农业产业"),  # the clause before names it
        ("做强六大农业产业，农业投资5亿元，实现产值", "农业", None),
    ],
)
def test_a_name_inside_another_is_no_item(words, name, subject):
    assert find_part(read_clause(words, name, measure="产值")) == subject


@pytest.mark.parametrize(
    ("words", "name", "behind", "subject"),
    [
        ("民宿和休闲渔业产值达到", "休闲渔业", "", "民宿和休闲渔业"),
        ("优质、高效、特色水果面积增长", "特色水果", "", "高效、特色水果"),
        ("民宿、休闲渔业产值分别达到", "休闲渔业", "", None),
        ("民宿、休闲渔业产值达到", "休闲渔业", "、3亿元", None),
        ("民宿、休闲渔业产值达到2亿元、", "休闲渔业", "", None),
        ("新增果园3万亩、茶园", "茶园", "", None),
        ("新增果园三万亩、茶园", "茶园", "", None),
        ("普及良种", "良种", "", None),
        ("加快发展，茶园", "茶园", "", None),
        ("无公害和绿色食品面积", "无公害和绿色食品", "", None),
    ],
)
def test_a_number_of_what_is_named_beside_an_item_too_is_of_both(words, name, behind, subject):
    assert find_part(read_clause(words, name, behind, name, "产值")) == subject
    assert find_part(read_clause(words, name, behind, name, "收入")) is None  # both incomes grow by it


def test_the_whole_of_a_share_is_not_what_has_it():
    assert find_part(read_clause("产值占农业总产值的比重达到", "农业", measure="率")) == "占农业"
    assert find_part(read_clause("人均占有粮食达到", "粮食", measure="率")) is None
    assert find_part(read_clause("占比较高的农业增加值率达到", "农业", measure="率")) is None


@pytest.mark.parametrize(
    ("words", "behind", "subject"),
    [
        ("实施农业灌溉用水改革", "", "灌溉用水改革"),
        ("完成", "农业灌溉用水改革任务，", "灌溉用水改革任务"),
        ("认养农业发展到", "", "认养"),
        ("新发展都市生态农业", "", "都市生态"),
        ("农业面积达到", "", None),
    ],
)
def test_farming_as_a_whole_has_no_area(words, behind, subject):
    assert find_part(read_clause(words, "农业", behind, "农业", "面积")) == subject
    assert find_part(read_clause(words, "农业", behind, "农业", "增加值")) is None


@pytest.mark.parametrize(
    ("words", "name", "source"),
    [
        ("茶农人均来自茶叶的现金收入达到", "茶农", "来自茶叶"),
        ("农民人均蔬菜种植纯收入", "农民", "蔬菜种植"),
        ("农民增收，人均从药材上得到的收入", "农民", "从药材上得到"),
        ("农民人均纯收入达到", "农民", None),
        ("农民人均可支配收入达到", "农民", None),
        ("农民人均年收入", "农民", None),
        ("农民人均现金收入", "农民", None),
        ("职工人均工资收入和农民人均纯收入分别达到", "农民", None),  # of others
    ],
)
def test_what_an_income_comes_from_tells_a_part_of_it(words, name, source):
    assert find_part(read_clause(words, name, "", name, "收入")) == source
