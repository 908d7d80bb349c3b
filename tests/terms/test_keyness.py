"""Keyness: the numbers printed by Dunning, quanteda, Gabrielatos, Pojanapunya, Hofland and Kilgarriff."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, false_discovery_control, mannwhitneyu

from fieldwords.terms import keyness as k


def test_dunning_1993_g2():
    assert k.log_likelihood(10, 0, 13, 31764) == pytest.approx(167.23, abs=0.005)
    assert k.log_likelihood(110, 111, 110 + 2442, 111 + 29114) == pytest.approx(270.72, abs=0.005)


def test_rayson_garside_2000_four_cells():
    assert k.log_likelihood(18, 35, 1e6, 1e6) == pytest.approx(5.5506, abs=5e-5)


def test_quanteda_textstat_keyness():
    assert k.log_likelihood(3, 7, 10, 9) == pytest.approx(4.53494, abs=5e-6)


def test_gabrielatos_marchi_2011_percent_diff():
    assert k.percent_diff(206523, 178174, 959641, 1562358) == pytest.approx(88.7, abs=0.05)


def test_pojanapunya_todd_2016_odds_ratio():
    assert k.odds_ratio(16217, 735, 2796938, 2087946) == pytest.approx(16.6, abs=0.05)


def test_hofland_johansson_1982_difference_coefficient():
    assert k.difference_coefficient(18, 35, 1e6, 1e6) == pytest.approx(-0.32, abs=0.005)


def test_hardie_2014_log_ratio():
    assert k.log_ratio(10, 10, 1000, 1000) == 0
    assert k.log_ratio(20, 10, 1000, 1000) == 1
    assert k.log_ratio(0, 1, 1000, 1000) == -1


@given(st.integers(0, 200), st.integers(0, 200), st.integers(1, 5000), st.integers(1, 5000))
def test_statistics_equal_scipys(a, b, other_a, other_b):
    if a + b:
        table = [[a, b], [other_a, other_b]]
        cells = (a, b, a + other_a, b + other_b)
        g2 = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert k.log_likelihood(*cells) == pytest.approx(g2, abs=1e-6)


@given(st.lists(st.floats(0, 1), max_size=20))
def test_false_discoveries_are_controlled_as_by_scipy(p):
    q = k.q_values(np.array(p, float))
    assert q.tolist() == pytest.approx(false_discovery_control(p).tolist() if p else [])


@given(st.lists(st.integers(0, 3), min_size=3, max_size=9), st.lists(st.integers(0, 3), min_size=3, max_size=9))
def test_documents_are_ranked_as_by_scipy(a, b):
    p = k.rank_groups(np.array([*a, *b], float)[:, None], len(a))
    known = mannwhitneyu(a, b, method="asymptotic").pvalue if len({*a, *b}) > 1 else 1.0
    assert p == pytest.approx([known])


def group(*documents):
    rows = [(f"d{n}", term, "word", count) for n, words in enumerate(documents) for term, count in words.items()]
    return pd.DataFrame(rows, columns=["doc", "term", "layer", "count"])


def test_table_by_hand():
    a = group({"乡村": 8, "建设": 92}, {"乡村": 12, "建设": 88})
    b = group({"乡村": 5, "建设": 195})
    table = k.keyness(a, b).set_index("term")
    assert table.loc["乡村", ["count_a", "count_b", "n_docs_a", "n_docs_b"]].tolist() == [20, 5, 2, 1]
    assert table.loc["乡村", "per_10k_a"] == 1000
    assert table.loc["乡村", "log_ratio"] == 2
    assert table.loc["乡村", "percent_diff"] == 300
    assert table.loc["乡村", "g2"] == pytest.approx(k.log_likelihood(20, 5, 200, 200))
    assert np.isnan(table["rank_p"]).all()
    assert (table["q"] >= table["p"]).all()


def test_documents_are_ranked_when_there_are_enough():
    a = group(*[{"乡村": n, "建设": 100 - n} for n in (8, 9, 10, 11, 12)])
    b = group(*[{"乡村": n, "建设": 100 - n} for n in (1, 2, 3, 4, 5, 6)])
    table = k.keyness(a, b).set_index("term")
    assert table.loc["乡村", "rank_p"] < 0.01
    assert table["rank_q"].notna().all()


def test_documents_that_all_say_the_same_have_no_rank():
    same = group(*[{"乡村": 5, "建设": 5}] * 5)
    assert k.keyness(same, same)["rank_p"].tolist() == [1, 1]


def test_rare_terms_are_left_out():
    rare = group({"乡村": 2, "建设": 9})
    assert k.keyness(rare, rare)["term"].tolist() == ["建设"]


def test_one_document_that_says_a_word_often_does_not_convince_the_ranks():
    a = group(*[{"粮食": n, "建设": 200} for n in (1, 1, 80, 1, 1)])
    b = group(*[{"粮食": n, "建设": 200} for n in (1, 2, 1, 1, 1)])
    found = k.keyness(a, b).set_index("term").loc["粮食"]
    assert found["p"] < 1e-10 and found["rank_p"] > 0.5


def test_beside_a_group_without_words_no_word_is_told():
    several = k.keyness(group({"乡村": 9}), group({"乡村": 9}))
    none = k.keyness(group({"乡村": 9}), group())
    assert none.empty and list(none) == list(several)


def test_the_same_words_are_not_key():
    table = k.keyness(group({"乡村": 3, "建设": 7}), group({"乡村": 3, "建设": 7}))
    assert table["g2"].tolist() == pytest.approx([0, 0])
    assert table["term"].tolist() == ["乡村", "建设"]
