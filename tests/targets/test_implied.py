"""What measure, unit and clause imply where they name no item or no measure."""

import pytest


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("说到人均收入嘛，能够达到570元。", "570元", ("农村居民", "收入")),  # who speaks to farmers means theirs
        ("大蒜是命根子。全村总共3000亩地，户户都有。", "3000亩", ("耕地", "面积")),
        ("全乡播种面积18万亩。", "18万亩", ("农作物", "面积")),
        ("牛19万头。出栏104万头只。", "104万头只", ("牲畜", "出栏")),
        ("能繁母猪要稳住。出栏呢，报上来7000头。", "7000头", ("猪", "出栏")),
        ("小蚕共育由12%提高到85%。", "85%", ("小蚕", "率")),
    ],
)
def test_what_words_imply(speech, text, number, expected):
    assert tuple(speech(text).loc[number, ["object", "measure"]]) == expected


def test_land_of_a_crop_is_no_land_as_such(speech):
    assert speech("大蒜去年种了3000亩。").loc["3000亩", "object"] == "大蒜"


def test_a_share_of_a_plan_is_of_nothing_in_farming(review):
    rows = review("粮食总产8.6万吨，完成任务9万吨的95.6%。")
    assert rows.loc["95.6%", "domain"] == "other"
    assert rows.loc["9万吨", "domain"] == "crop"
