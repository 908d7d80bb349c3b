import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import SPEECH

from fieldwords.reading.characters import (
    FORBIDDEN,
    UNLISTED,
    USUAL,
    code_points,
    count_points,
    find_mojibake,
    mark_points,
    score_characters,
)

CLEAN = "今年全县牛存栏保持稳定。"


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


def misread(text, written, read):
    return text.encode(written).decode(read, errors="replace")


@pytest.mark.parametrize(
    ("written", "read"),
    [("utf-8", "gbk"), ("utf-8", "gb18030"), ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("gb18030", "latin-1")],
)
def test_a_garbled_passage_is_found_and_its_neighbours_are_not(written, read):
    garbled = misread("新建养殖小区十二个，压减玉米，扩大饲草。", written, read)
    text = CLEAN + garbled + CLEAN
    ((start, end),) = find_mojibake(text)
    assert abs(start - len(CLEAN)) <= 1
    assert abs(end - len(CLEAN + garbled)) <= (4 if read == "cp1252" else 1)  # the last run is too short to tell


def test_what_lost_bytes_leave():
    assert find_mojibake(f"牛\ufffd\ufffd羊{CLEAN}锟斤拷锟斤拷万只") == ((1, 3), (4 + len(CLEAN), 10 + len(CLEAN)))


def test_a_clean_speech_has_none():
    assert find_mojibake(SPEECH) == ()
    assert find_mojibake("") == find_mojibake("only ASCII") == ()


@pytest.mark.parametrize(
    "text",
    [
        "××××××镇和××××县、﹡﹡﹡乡",
        "····················",
        "锂电、光伏产业；濠河及中心城区；骞骞骞",
        "à côté de l’élève, Zürich, naïveté",
        "℃ ± ² ° μ ½ ¥100",
    ],
)
def test_masks_signs_and_rare_characters_are_not_garbled(text):
    assert find_mojibake(text) == ()


@given(st.text(max_size=80))
def test_spans_are_sorted_disjoint_and_inside(text):
    spans = find_mojibake(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_real_reports(shared):
    """30 of the 50 years of one compilation are garbled; the other compilation holds them clean."""
    folder = shared / "corpus" / "cjc_statecouncil"
    garbled = {
        line[:4]
        for line in (folder / "gov_reports1954-2019.txt").read_text(encoding="utf-8").split("\n")
        if find_mojibake(line)
    }
    assert len(garbled) == 30
    assert find_mojibake((folder / "gov_reports1954-2017.txt").read_text(encoding="utf-8")) == ()
    for path in sorted((shared / "corpus" / "gov").rglob("*.md"))[::20]:
        assert find_mojibake(path.read_text(encoding="utf-8")) == (), path
