"""What time a speech speaks of from sentence to sentence."""

import pytest

from fieldwords.targets.threads import AHEAD, BEFORE, HERE, PAST, THIS, Thread

TEXTS = ["去年收成好。", "谷子收了三百万斤。", "再说明年。", "谷子要种2万亩。", "大家回去就动。", "到2030年再看。"]
PARAGRAPHS = [0, 0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, None),
        (1, (PAST, HERE, 2018)),
        (2, (PAST, BEFORE, 2018)),
        (3, (AHEAD, BEFORE, 2020)),
        (4, (AHEAD, "earlier", 2020)),
    ],
)
def test_what_time_was_told_last(number, told):
    assert Thread(TEXTS, PARAGRAPHS, 2019, 2).last_told(number) == told


def test_an_end_that_lies_ahead_names_no_year_but_goes_on_with_the_one_planned():
    assert Thread([*TEXTS, "路还长。"], [*PARAGRAPHS, 4], 2019, 2).last_told(6) == (AHEAD, HERE, 2020)
    assert Thread(["到2030年再看。", "路还长。"], [0, 0], 2019, 2).last_told(1) == (AHEAD, HERE, None)


@pytest.mark.parametrize(
    ("month", "season"), [(2, "told early in it"), (7, "told in its middle"), (12, "told late in it")]
)
def test_how_a_paragraph_opens_is_told_with_the_season_of_the_speech(month, season):
    thread = Thread(["今年旱得早。", "谷子种了2万亩。"], [0, 0], 2019, month)
    assert thread.gather(0) == {} and thread.gather(1) == {f"its paragraph opens with {THIS}, {season}": 1.0}


def test_this_year_says_nothing_where_no_month_is_known():
    assert Thread(["今年旱得早。", "谷子种了2万亩。"], [0, 0], 2019, 0).gather(1) == {}


def test_a_paragraph_that_opens_with_a_time_holds_for_six_more():
    thread = Thread(["明年再上台阶。"] + ["谷子种2万亩。"] * 7, list(range(8)), 2019, 12)
    assert thread.gather(6) == {f"a paragraph before it opened with {AHEAD}": 1.0} and thread.gather(7) == {}


def test_what_is_only_compared_with_is_not_spoken_of():
    assert Thread(["谷子比去年多种2万亩。", "豆子也多。"], [0, 0], 2019, 2).last_told(1) is None


def test_without_a_year_only_offsets_speak():
    thread = Thread(["2016年种了2万亩。", "豆子也多。", "明年再种。", "就这样。"], [0, 0, 0, 0], None, 0)
    assert thread.last_told(1) is None and thread.last_told(3) == (AHEAD, HERE, None)


def test_targets_go_on_with_the_year_spoken_of(speech):
    rows = speech("明年我们再上一个台阶。白菜面积要稳定在3万亩。")
    assert rows.loc["3万亩", "year"] == 2024


def test_a_year_that_only_dates_what_a_number_is_set_against_turns_nothing():
    texts = ["今年种谷子2万亩，去年是1万亩。", "高粱3千亩。"]
    assert Thread(texts, [0, 0], 2019, 2).last_told(1) == (THIS, HERE, 2019)
