"""Collocation: Church and Hanks' and Manning and Schuetze's numbers, and a table by hand."""

import pandas as pd
import pytest

from fieldwords.terms.collocation import collocates, pmi, t_score


def test_church_hanks_1990_pmi():
    assert pmi(8, 1105 * 44 / 15e6) == pytest.approx(11.3, abs=0.05)


def test_manning_schuetze_1999_t():
    n = 14307668
    assert t_score(8, 15828 * 4675 / n, n) == pytest.approx(0.999932, abs=5e-7)


def counted(*texts):
    return pd.DataFrame({"doc": [str(n) for n in range(len(texts))], "counted": texts})


def test_table_by_hand():
    table = collocates(counted("养殖牦牛。养殖牦牛。养殖牦牛。种植玉米。种植玉米。"), "牦牛", window=1)
    found = table.set_index("collocate").loc["养殖"]
    assert found[["term", "joint", "count"]].tolist() == ["牦牛", 3, 3]
    assert found["expected"] == pytest.approx(3 * 3 / 7)
    assert found["pmi"] == pytest.approx(1.2224, abs=1e-4)
    assert len(table) == 1


def test_sentences_and_the_window_bound_a_neighbour():
    table = collocates(counted("种植玉米。牦牛养殖"), "牦牛", window=9, fewest=1)
    assert table["collocate"].tolist() == ["养殖"]
    table = collocates(counted("玉米种植面积扩大，牦牛养殖"), "牦牛", window=1, fewest=1)
    assert set(table["collocate"]) == {"扩大", "养殖"}


def test_the_term_is_one_word_whatever_jieba_makes_of_it():
    table = collocates(counted("发展以白牦牛为主的养殖"), "白牦牛", window=1, fewest=1)
    assert set(table["collocate"]) == {"以", "为主"}
    table = collocates(counted("推行网格化＋十户联防机制".replace("＋", "+")), "网格化＋十户联防", window=1, fewest=1)
    assert set(table["collocate"]) == {"推行", "机制"}


def test_pieces_of_a_longer_word_that_holds_the_term_are_no_neighbours():
    """Of 生猪 and 能繁母猪 jieba makes 生猪 and 能繁/母猪: 生 and 母 are no words beside 猪."""
    table = collocates(counted("全县出栏生猪，补栏能繁母猪"), "猪", window=5, fewest=1)
    assert set(table["collocate"]) == {"全县", "出栏", "补栏", "能繁"}


def test_neighbours_of_two_hits_count_once():
    table = collocates(counted("牦牛养殖牦牛"), "牦牛", window=2, fewest=1)
    assert table["joint"].tolist() == [1]


def test_an_absent_term_and_no_text_give_no_rows():
    assert collocates(counted("种植玉米"), "牦牛").empty
    assert collocates(counted(), "牦牛").empty
