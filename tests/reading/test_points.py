"""Points: characters as numbers, counted where a table marks them, scored by how usual they are."""

import numpy as np

from fieldwords.reading.points import (
    FORBIDDEN,
    UNLISTED,
    USUAL,
    code_points,
    count_points,
    mark_points,
    score_characters,
)


def test_characters_are_counted_that_are_marked_alone_or_in_a_range():
    table = mark_points("b-d\nx")
    assert [chr(point) for point in code_points("a𠀀\ud800")] == ["a", "𠀀", "\ud800"]
    assert count_points("abcde", table) == 3
    assert count_points("\n\x0b豆x", table) == 2
    assert count_points("豆", mark_points("豆𠀀-𠀃")) == count_points("𠀂", mark_points("豆𠀀-𠀃")) == 1
    assert count_points("", table) == 0


def test_usual_characters_score_above_rare_ones():
    usual, listed, rare, private = score_characters("的莪䶮\ue000")
    assert usual > USUAL
    assert usual > listed > rare == np.float32(UNLISTED) > private == np.float32(FORBIDDEN)


def test_one_score_a_character():
    assert score_characters("牛2，\U00020bb7").shape == (4,)
    assert (score_characters("a，５\n") == np.float32(USUAL)).all()


def test_shares_are_those_of_running_text():
    text = "今年要把农业和农村工作做得更好"
    assert score_characters(text).mean() > score_characters(text.encode().decode("gb18030", "ignore")).mean() + 2
