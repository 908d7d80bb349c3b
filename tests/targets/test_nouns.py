"""Nouns outside the lexicon."""

import pytest

from fieldwords.quantities.finding import find_quantities
from fieldwords.targets.nouns import find_behind, find_nouns, find_subject, guess_domain, names_other, weigh_name
from fieldwords.targets.views import view_sentence


def see(text):
    return view_sentence(text, find_quantities(text))


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("继续种植蓝雪茸2000亩。", ["蓝雪茸"]),
        ("全镇小麦面积达到2000亩。", []),
        ("蓝雪茸和青雾草各2000亩。", ["蓝雪茸", "青雾草"]),
        ("填海造地2000亩。", ["填海造地"]),
        ("除治青雾草2000亩。", ["青雾草"]),
        ("建立青雾草园2000亩。", ["青雾草园"]),
        ("修复青雾坡2000亩。", ["青雾坡"]),
    ],
)
def test_what_is_left_of_a_stretch_are_nouns(text, nouns):
    view = see(text)
    assert [noun.name for noun in find_nouns(view, 0, view.quantities[0].start)] == nouns
    assert names_other(view, 0, view.quantities[0].start) == bool(nouns)


def test_the_nearest_noun_before_the_measure_is_the_subject():
    view = see("蓝雪茸面积稳中略涨2000亩。")
    assert find_subject(view, 0, view.tokens_between(0, view.quantities[0].start)).name == "蓝雪茸"
    view = see("蓝雪茸压减，小麦2000亩。")
    assert find_subject(view, 0, view.tokens_between(0, view.quantities[0].start)) is None


def test_a_noun_right_behind_the_number():
    assert find_behind(see("建成2000亩蓝雪茸基地。"), 0).name.startswith("蓝雪茸")
    assert find_behind(see("小麦2000亩，蓝雪茸待定。"), 0) is None


def test_a_noun_takes_the_domain_of_its_head():
    assert guess_domain("青雾黑猪", "heads") == "livestock"
    assert guess_domain("青雾鱼", "weight") == "fishery"
    assert guess_domain("青雾砼", "area") == "crop"


def test_signs_tell_crops_from_places():
    assert weigh_name("青雾稻") > 0 > weigh_name("青雾县")
