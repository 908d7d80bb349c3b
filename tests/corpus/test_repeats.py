"""A text that doubles itself."""

from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.cleaning import mark_spans
from fieldwords.corpus.repeats import find_repeats

LONG = "".join(f"第{number}村今年要修好第{number}条水渠和第{number}座塘坝，保住口粮田。\n" for number in range(40))


def test_the_second_copy_is_found():
    source = f"讲话\n{LONG}以上是要求。\n{LONG}完。"
    ((start, end),) = find_repeats(source)
    assert source[start:end] == LONG.rstrip("\n")
    assert start > len(LONG)
    assert "repeat" in {mark.kind for mark in mark_spans(source)}


def test_a_text_without_line_feeds():
    flat = LONG.replace("\n", "")
    assert find_repeats(flat + flat) == [(len(flat), 2 * len(flat))]


def test_short_repeats_are_style():
    assert find_repeats("同志们，一定要把今年的春耕备耕抓紧抓实。\n" * 8) == []
    assert find_repeats("") == []


@given(st.text(max_size=300))
def test_repeats_are_sorted_and_inside(text):
    source = text + LONG + text + LONG
    spans = find_repeats(source)
    assert spans
    assert all(0 < start < end <= len(source) for start, end in spans)


def test_three_changed_pieces_do_not_part_a_stretch():
    lines = LONG.splitlines(keepends=True)
    changed = [*lines[:10], *(f"这里改成了完全不同的第{n}句话，说的是打井的事情。\n" for n in range(3)), *lines[13:]]
    assert len(find_repeats(LONG + "".join(changed))) == 1


def test_what_stands_once_is_no_repeat():
    assert find_repeats(LONG) == []
