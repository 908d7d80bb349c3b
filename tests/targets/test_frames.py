"""Tones: whether a stretch of text sounds of a plan or of an outcome."""

import math

import pytest

from fieldwords.targets import frames
from fieldwords.targets.frames import Frames, fold_digits, hear_tones, join_words


@pytest.fixture
def three_words(monkeypatch):
    """A table of three words."""
    table = Frames(join_words(["力争", "取得", "取得成效"]), [2.0, -1.0, -3.0])
    monkeypatch.setattr(frames, "read_frames", lambda: table)


def test_weights_add_up_over_the_root_of_their_number(three_words):
    assert hear_tones("力争取得").between(0, 4) == pytest.approx((2 - 1) / math.sqrt(2))


def test_the_longest_word_counts(three_words):
    assert hear_tones("取得成效").between(0, 4) == -3


def test_a_stretch_hears_its_own_words_only(three_words):
    tones = hear_tones("力争，取得成效")
    assert tones.between(0, 3) == 2
    assert tones.between(3, 7) == -3
    assert tones.between(2, 3) == tones.between(4, 4) == 0


def test_no_known_word_says_nothing(three_words):
    assert hear_tones("").between(0, 0) == hear_tones("天气很好").between(0, 4) == 0


def test_digits_are_folded_one_to_one():
    assert fold_digits("增长8.5％，２０亩") == "增长0.0%，00亩"


def test_the_learned_table_knows_the_two_registers():
    plan, review = "力争农民收入增长8%以上。", "农民收入增长8%，取得显著成效。"
    assert hear_tones(plan).between(0, len(plan)) > 0 > hear_tones(review).between(0, len(review))
