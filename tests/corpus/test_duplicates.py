"""Exact and near duplicates."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.duplicates import NEAR, choose_originals, match_signs, measure_jaccard, sign_text
from fieldwords.corpus.folding import fold_text

LINES = [f"第{number}村今年要修好第{number}条水渠和第{number * 7}座塘坝，保住口粮田。" for number in range(100)]
TEXT = "".join(LINES)


def duplicates(**texts):
    signs = [(doc, sign_text(fold_text(texts[doc]).text)) for doc in sorted(texts)]
    return match_signs(signs, texts.__getitem__)


def test_a_copy_but_for_blanks_and_width():
    spaced = TEXT.replace("，", "，\n　").replace("1", "１")
    assert duplicates(a=TEXT, b=spaced) == [("b", "a", 1.0)]


def test_a_near_copy_with_its_exact_similarity():
    ((doc, original, similarity),) = duplicates(a=TEXT, b="".join(LINES[:-5]) + "最后再说两句家常话。")
    one, other = (
        {text[place : place + 8] for place in range(len(text) - 7)}
        for text in (TEXT, "".join(LINES[:-5]) + "最后再说两句家常话。")
    )
    assert similarity == pytest.approx(len(one & other) / len(one | other), abs=1e-12)
    assert (doc, original) == ("b", "a")


def test_half_a_copy_is_none():
    assert duplicates(a=TEXT, b="".join(LINES[:50]) + "".join(f"另说第{n}件事{n * n}。" for n in range(200))) == []


def test_all_copies_point_to_the_first():
    rows = duplicates(c=TEXT, a=TEXT, b=TEXT + "完。")
    assert [row[:2] for row in rows] == [("b", "a"), ("c", "a")]


def test_a_copy_of_a_near_copy_points_to_the_original():
    near = TEXT + "完。"
    rows = duplicates(a=TEXT, b=near, c=near)
    assert [original for _, original, _ in rows] == ["a", "a"]
    assert rows[0][2] == rows[1][2] < 1


def test_short_and_empty_texts_are_no_duplicates_of_each_other():
    assert duplicates(a="", b="", c="种田", d="种稻") == []
    assert duplicates(a="种田", b="种 田")[0][1] == "a"


def test_no_texts():
    assert duplicates() == []


def test_measure_jaccard():
    assert measure_jaccard(np.array([1, 2, 3, 4]), np.array([3, 4, 5, 6])) == 2 / 6
    assert NEAR == 0.8


@given(st.sets(st.integers(0, 40), min_size=1), st.sets(st.integers(0, 40), min_size=1))
def test_jaccard_is_that_of_the_sets(one, other):
    measured = measure_jaccard(np.array(sorted(one)), np.array(sorted(other)))
    assert measured == len(one & other) / len(one | other)


@given(st.lists(st.sampled_from([TEXT, TEXT + "完。", "种田", "种 田", "", "".join(LINES[:50])]), max_size=6))
def test_an_original_comes_first_and_is_no_duplicate(texts):
    rows = duplicates(**{f"doc{number}": text for number, text in enumerate(texts)})
    copies = {doc for doc, _, _ in rows}
    assert all(original < doc and original not in copies for doc, original, _ in rows)
    assert all(NEAR <= similarity <= 1 for _, _, similarity in rows)


def test_the_best_of_some_counts_then_the_one_of_the_shorter_name():
    names = ["讲话 - 副本.docx", "讲话(1).docx", "讲话.docx"]
    copies = [(name, names[0], 1.0) for name in names[1:]]
    known = pd.DataFrame({"doc": names, "year": 2019, "n_han": 900})
    assert choose_originals(copies, known) == {names[0]: "讲话.docx", names[1]: "讲话.docx"}
    assert choose_originals(copies, known.assign(n_han=[900, 950, 900]))["讲话.docx"] == "讲话(1).docx"
