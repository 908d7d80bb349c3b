"""What became of a thing is told of the thing."""

import pytest


def named(rows, text):
    row = rows.loc[text]
    return row["object"], row["measure"], row["domain"]


@pytest.mark.parametrize(
    "text",
    [
        "荞麦受旱8万亩，绝收1.2万亩。",
        "荞麦长得不好，受旱8万亩，其中绝收1.2万亩。",
        "荞麦种了20万亩。受旱8万亩，绝收1.2万亩。",
    ],
)
def test_damage_is_told_of_the_crop_before(speech, text):
    rows = speech(text)
    assert named(rows, "8万亩") == ("荞麦受旱", "面积", "other")
    assert named(rows, "1.2万亩") == ("荞麦绝收", "面积", "other")


def test_what_lives_is_told_of_the_animal_before(review):
    rows = review("全县接春羔4.2万只，成活率96%。")
    assert named(rows, "96%") == ("春羔成活", "率", "agri_economy")


def test_a_form_of_the_crop_gives_the_crop(review):
    assert named(review("籽棉单产提高，机采率达到85%。"), "85%") == ("棉花机采", "率", "agri_economy")


def test_land_and_work_are_not_what_lives(review):
    assert named(review("高标准农田建成3万亩，成活率92%。"), "92%")[0] == "成活"
    assert named(review("农田受淹3万亩。"), "3万亩") == ("农田受淹", "面积", "other")


def test_another_stretch_lends_no_thing(review):
    assert named(review("粮食种了20万亩；机采面积8万亩。"), "8万亩")[0] == "机采"
