"""What lends its name to a number of a speech that has none of its own."""

import math

import pytest

from fieldwords.targets import lenders

NAME = ["object", "measure", "domain"]


@pytest.fixture
def seen(monkeypatch):
    """The choices that were described for each number without a name, and weights of one's own."""
    found, describe = [], lenders.describe_lenders

    def note(*asked):
        found.append(dict(describe(*asked)))
        return describe(*asked)

    monkeypatch.setattr(lenders, "describe_lenders", note)
    return found


def use(monkeypatch, **weights):
    monkeypatch.setattr(lenders, "_read_weights", lambda: {name.replace("_", " "): w for name, w in weights.items()})


def test_how_an_item_is_counted_and_what_its_paragraph_named_is_told(speech, seen):
    speech("山羊要稳。荞麦也种。山羊不少。大家看着办。去年卖了3000只。")
    (goats,) = (one for item, one in seen[0].items() if item and item[0] == "山羊")
    assert goats["羊 by 只"] == goats["in the first sentence of the paragraph"] == 1
    assert goats["mentions in the paragraph"] == pytest.approx(math.log(3))


def test_an_animal_of_one_sign_is_spoken_of_where_a_clause_says_how_it_is(speech):
    assert speech("肉牛存栏1.9万头。猪退一步，出栏目标定40万头。").loc["40万头", "object"] == "猪"


def test_where_an_item_was_named_is_told(speech, seen):
    speech("大蒜是我们的命根子。荞麦种得少，水稻插了3000亩，去年的总产是2.1万吨。")
    nothing, rice, buckwheat, garlic = (seen[0][one] for one in (None, *seen_items("水稻", "荞麦", "大蒜")))
    assert nothing["nothing, 产量"] == 1 and nothing["nothing, weight behind area"] == 1
    assert rice["of the number before"] == rice["named last"] == 1 and rice["1 clauses back"] == 1
    assert (
        "of the number before" not in buckwheat
        and buckwheat["heads sentence"] == 1
        and buckwheat["2 clauses back"] == 1
    )
    assert garlic["one sentence before"] == 1 and "named last" not in garlic


def seen_items(*names):
    return [(name, "crop") for name in names]


def test_the_heaviest_choice_is_taken(speech, monkeypatch):
    text = "大蒜是我们的命根子。荞麦种得少，水稻插了3000亩，去年的总产是2.1万吨。"
    for place, name in (("named_last", "水稻"), ("heads_sentence", "荞麦"), ("one_sentence_before", "大蒜")):
        use(monkeypatch, **{place: 1.0})
        assert speech(text).loc["2.1万吨", "object"] == name
    use(monkeypatch, nothing=1.0)
    assert speech(text).loc["2.1万吨", "domain"] == "other"


def test_a_measure_named_since_goes_with_the_item(speech, monkeypatch):
    use(monkeypatch, named_last=1.0)
    assert speech("牛羊产业产值，去年是2.6亿元。").loc["2.6亿元", "measure"] == "产值"


def test_what_a_number_cannot_be_said_of_is_not_offered(speech, seen):
    speech("梯田修了一冬。大蒜面积稳住，去年收了8000吨。")
    assert {item for choices in seen for item in choices} == {None, *seen_items("大蒜")}


def test_breeding_stock_is_not_sold(speech, seen):
    speech("能繁母猪要稳在4.5万头。全年出栏60万头。")
    assert ("猪", "livestock") in seen[0] and ("能繁母猪", "livestock") not in seen[0]


def test_a_noun_that_a_number_was_said_of_lends_like_a_word_of_the_lexicon(speech, seen):
    speech("小麦种了3000亩，蓝雪豆种了500亩，占任务600亩。")
    assert seen[-1]["蓝雪豆", "crop"]["named last"] == 1 and seen[-1]["小麦", "crop"]["named last but one"] == 1


def test_in_a_report_nothing_is_weighed(plan, seen):
    plan("粮食面积稳定在8万亩，总产达到4万吨。")
    assert seen == []


def test_what_tells_why_lends_no_thing(review):
    rows = review("粮食播种面积31万亩，因早稻受了寒潮，总产8.6万吨。")
    assert tuple(rows.loc["8.6万吨", NAME]) == ("粮食", "产量", "crop")
    assert review("因水稻减产2万吨，库存吃紧。").loc["2万吨", "object"] == "水稻"


def test_of_an_orchard_the_fruit_has_the_weight(speech):
    rows = speech("苹果园340亩，挂果的260亩，产量52万斤。")
    assert rows.loc["260亩", "object"] == "苹果园"
    assert tuple(rows.loc["52万斤", NAME]) == ("苹果", "产量", "crop")
