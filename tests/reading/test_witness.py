from hostile_files import LINES
from reading_samples import make_pdf

from fieldwords.reading.layout import Line, Piece
from fieldwords.reading.witness import compare_texts

DATA = make_pdf([LINES])


def lines(*texts):
    return [Line([Piece(text, 0, 1)], 10) for text in texts]


def test_two_readers_agree():
    assert compare_texts(DATA, [lines(*LINES)]) == []


def test_a_line_less_or_another_figure_is_said():
    assert "page 1" in compare_texts(DATA, [lines(*LINES[:-1])])[0]


def test_what_is_drawn_twice_is_no_difference():
    twice = make_pdf([[line for line in LINES[:4] for _ in range(2)]])
    assert compare_texts(twice, [lines(*LINES[:4], "1")]) == []


def test_a_file_that_the_witness_cannot_read_is_said():
    assert "second reader cannot read" in compare_texts(b"%PDF-1.4", [lines(*LINES)])[0]
