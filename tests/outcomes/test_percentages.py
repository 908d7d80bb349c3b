import pytest

from fieldwords.outcomes.clauses import read_clause
from fieldwords.outcomes.percentages import find_subject, name_rate


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
        ("自给率提高，蔬菜增长", "蔬菜", None),
        ("蔬菜自给率、生猪良种率分别达到", "蔬菜", "自给率"),
    ],
)
def test_a_percentage_says_which_rate_it_is(words, name, rate):
    assert name_rate(read_clause(words, name)) == rate


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
    ],
)
def test_a_rate_of_something_else_is_not_of_the_item_before(words, name, subject):
    assert find_subject(read_clause(words, name)) == subject
