import pytest

from fieldwords.outcomes.noun_phrases import lead_noun, names_thing


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("节水灌溉示范区建设", "节水灌溉示范区建设"),
        ("高产创建示范片", "高产创建示范片"),  # a verb of two signs within
        ("冬季瓜菜生产基地", "冬季瓜菜生产基地"),
        ("小麦不能丢", "小麦"),
        ("果园空着", "果园"),
        ("收回来", ""),
        ("上靠", ""),
        ("这道坎", ""),
        ("一亩卖不到", ""),
        ("不下来", ""),
    ],
)
def test_a_noun_phrase_ends_where_a_verb_begins(words, noun):
    assert lead_noun(words) == noun


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("乡镇企业产值", True),
        ("鲜切花产量", True),
        ("总产", False),  # a measure of what was named before
        ("九月末存栏", False),
        ("采挖", False),
        ("死了", False),
    ],
)
def test_a_measure_and_a_verb_name_nothing(words, names):
    assert names_thing(words) == names
