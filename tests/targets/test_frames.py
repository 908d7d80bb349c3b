"""Tones: whether a stretch of text sounds of a plan or of an outcome."""

import math

import pytest

from fieldwords.targets import frames
from fieldwords.targets.frames import arrange_frames, hear_tones, read_codes, tell_tone


@pytest.fixture
def three_pairs(monkeypatch):
    """A table of three pairs of signs."""
    table = arrange_frames([("力争", 2.0), ("取得", -1.0), ("得成", -3.0)])
    monkeypatch.setattr(frames, "read_frames", lambda: table)


def test_weights_add_up_over_the_root_of_all_pairs(three_pairs):
    assert hear_tones("力争取得").between(0, 4) == pytest.approx((2 - 1) / math.sqrt(3))


def test_a_stretch_hears_its_own_pairs_only(three_pairs):
    tones = hear_tones("力争，取得成效")
    assert tones.between(0, 3) == pytest.approx(2 / math.sqrt(2))
    assert tones.between(3, 7) == pytest.approx(-4 / math.sqrt(3))
    assert tones.between(2, 3) == tones.between(4, 4) == 0
    stretches = [(0, 3), (3, 7), (2, 3), (4, 4), (7, 7)]
    assert tones.each([], []) == []
    assert tones.each(*zip(*stretches, strict=True)) == [tones.between(*stretch) for stretch in stretches]


def test_no_known_pair_says_nothing(three_pairs):
    assert hear_tones("").between(0, 0) == hear_tones("天气很好").between(0, 4) == hear_tones("𠮷").between(0, 1) == 0


def test_a_pair_is_told_from_the_same_signs_the_other_way_round(three_pairs):
    assert hear_tones("得取").between(0, 2) == 0


def test_a_tone_is_evidence_of_one_register_and_no_stronger_than_four():
    assert tell_tone("its clause", 0.5) == ("its clause: as in plans", 0.5)
    assert tell_tone("its clause", -9.0) == ("its clause: as in reviews", 4.0)


def test_digits_are_folded_one_to_one():
    assert "".join(map(chr, read_codes("增长8.5％，２０亩"))) == "增长0.0%，00亩"


def test_the_learned_table_knows_the_two_registers():
    plan, review = "力争农民收入增长8%以上。", "农民收入增长8%，取得显著成效。"
    assert hear_tones(plan).between(0, len(plan)) > 0 > hear_tones(review).between(0, len(review))


@pytest.mark.parametrize("year", ["二〇二五年", "一九九五年", "二零一五年", "二○二五年"])
def test_a_year_in_words_sounds_as_one_in_digits(year):
    assert hear_tones(f"到{year}，粮食").between(0, 9) == hear_tones("到2025年，粮食").between(0, 9)
