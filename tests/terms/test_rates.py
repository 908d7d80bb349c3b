"""Yearly rates, computed by hand from a small table."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldwords.schemas import check_table
from fieldwords.terms.matrix import covered_documents
from fieldwords.terms.rates import (
    FEWEST,
    STRETCH,
    count_stretches,
    describe_coverage,
    rate_interval,
    split_stretches,
    term_years,
)

DOCUMENTS = pd.DataFrame(
    [
        ("a", 2018, 1000, None),
        ("b", 2018, 3000, None),
        ("c", 2020, 2000, None),
        ("d", 2020, 2000, "c"),
        ("e", None, 500, None),
    ],
    columns=["doc", "year", "n_han", "duplicate_of"],
).astype({"year": "Int64"})
COUNTS = pd.DataFrame(
    [
        ("a", "乡村振兴", "phrase", 2),
        ("a", "乡村振兴", "substring", 4),
        ("a", "乡村", "word", 5),
        ("a", "建设", "word", 495),
        ("b", "乡村振兴", "phrase", 3),
        ("b", "建设", "word", 1500),
        ("c", "建设", "word", 900),
        ("d", "乡村振兴", "phrase", 50),
        ("d", "建设", "word", 900),
        ("e", "乡村振兴", "phrase", 50),
    ],
    columns=["doc", "term", "layer", "count"],
)


def row(table, year, layer, term="乡村振兴"):
    return table[(table["year"] == year) & (table["layer"] == layer) & (table["term"] == term)].iloc[0]


def test_rates_by_hand():
    found = row(term_years(COUNTS, DOCUMENTS, ["乡村振兴"]), 2018, "phrase")
    assert (found["count"], found["n_docs"], found["n_han"], found["n_tokens"]) == (5, 2, 4000, 2000)
    assert found["per_10k"] == pytest.approx(5 / 4000 * 10_000)
    assert found["dispersion"] == pytest.approx((abs(2 / 5 - 1 / 4) + abs(3 / 5 - 3 / 4)) / 2)


def test_words_and_documents_as_denominators():
    by_words = row(term_years(COUNTS, DOCUMENTS, ["乡村振兴"], per="words"), 2018, "phrase")
    by_documents = row(term_years(COUNTS, DOCUMENTS, ["乡村振兴"], per="documents"), 2018, "phrase")
    assert by_words["per_10k"] == pytest.approx(5 / 2000 * 10_000)
    assert by_documents["per_10k"] == pytest.approx((2 / 1000 + 3 / 3000) / 2 * 10_000)


def test_a_covered_year_without_the_term_is_zero_and_another_is_absent():
    table = term_years(COUNTS, DOCUMENTS, ["乡村振兴"])
    assert row(table, 2020, "phrase")["per_10k"] == 0
    assert set(table["year"]) == {2018, 2020}


def test_duplicates_and_documents_without_a_year_are_left_out():
    assert covered_documents(DOCUMENTS)["doc"].tolist() == ["a", "b", "c"]
    assert row(term_years(COUNTS, DOCUMENTS, ["乡村振兴"]), 2020, "phrase")["n_docs"] == 1


def test_a_term_has_all_three_counts_zero_where_it_is_never_said():
    table = term_years(COUNTS, DOCUMENTS, ["乡村", "乡村振兴"])
    for term in ("乡村", "乡村振兴"):
        assert set(table.loc[table["term"] == term, "layer"]) == {"phrase", "substring", "word"}
    assert not table.loc[(table["term"] == "乡村") & (table["layer"] == "phrase"), "count"].any()


def test_the_table_keeps_its_schema_and_order():
    table = term_years(COUNTS, DOCUMENTS, ["乡村振兴", "乡村"])
    checked = check_table(table, "term_years")
    pd.testing.assert_frame_equal(checked, checked.sort_values(["term", "layer", "year"], ignore_index=True))
    shuffled = term_years(COUNTS.sample(frac=1, random_state=1), DOCUMENTS.iloc[::-1], ["乡村", "乡村振兴"])
    pd.testing.assert_frame_equal(table, shuffled)


def test_no_documents_give_an_empty_table():
    table = term_years(COUNTS, DOCUMENTS[:0], ["乡村振兴"])
    check_table(table, "term_years")
    assert table.empty and describe_coverage(table).empty


def many_documents(n_docs, year=2018):
    rng = np.random.default_rng(5)
    documents = pd.DataFrame({"doc": [f"d{i:02}" for i in range(n_docs)], "n_han": rng.integers(4000, 9000, n_docs)})
    documents = documents.assign(year=year)
    counts = pd.DataFrame({"doc": documents["doc"], "term": "乡村振兴", "layer": "phrase"})
    return documents, counts.assign(count=rng.poisson(6, n_docs) + 1)


def test_enough_documents_give_an_interval_and_too_few_say_so():
    documents, counts = many_documents(10)
    found = row(term_years(counts, documents, ["乡村振兴"]), 2018, "phrase")
    assert 0 < found["low"] < found["per_10k"] < found["high"]
    assert describe_coverage(term_years(counts, documents, ["乡村振兴"]))["note"][0].startswith(
        "intervals over 10 docum"
    )
    documents, counts = many_documents(3)
    table = term_years(counts, documents, ["乡村振兴"])
    assert np.isnan(row(table, 2018, "phrase")["low"])
    assert describe_coverage(table)["note"][0] == "3 documents: too few for an interval (5 needed)"


def test_one_document_is_divided_into_stretches_and_this_is_said():
    sentence = "推进乡村振兴" + "，开展各项工作" * 40 + "。\n"
    text = sentence * 40
    documents = pd.DataFrame({"doc": ["d"], "year": [2021], "n_han": [10_000]})
    counts = pd.DataFrame({"doc": ["d"], "term": ["乡村振兴"], "layer": ["phrase"], "count": [40]})
    without = term_years(counts, documents, ["乡村振兴"])
    table = term_years(counts, documents, ["乡村振兴"], pd.DataFrame({"doc": ["d"], "counted": [text]}))
    assert np.isnan(row(without, 2021, "phrase")["low"])
    found = row(table, 2021, "phrase")
    assert found["low"] > 0 and found["n_docs"] == 1 and np.isnan(found["dispersion"])
    assert "stretches of its text" in describe_coverage(table)["note"][0]
    assert describe_coverage(without)["note"][0] == "1 document: no interval"


def test_stretches_keep_the_text_whole():
    text = ("农业要发展，" * 50 + "。") * 12 + "结束"
    pieces = split_stretches(text)
    assert "".join(pieces) == text
    assert len(pieces) == 3 and all(sum(map(str.isalnum, piece)) >= STRETCH for piece in pieces)
    found = count_stretches(text, pd.Index(["农业", "粮食"]))
    assert found.counts["word"].sum(axis=1).tolist() == [600, 0]
    assert split_stretches("") == [""]


def test_a_gap_has_a_row_and_is_called_one():
    table = describe_coverage(term_years(COUNTS, DOCUMENTS, ["乡村振兴"]))
    assert table[["year", "n_docs", "n_han"]].to_numpy().tolist() == [[2018, 2, 4000], [2019, 0, 0], [2020, 1, 2000]]
    assert table["note"][1].startswith("no documents")


def interval(counts, sizes):
    low, high = rate_interval(np.atleast_2d(np.asarray(counts, float)), np.asarray(sizes, float))
    return low[0], high[0]


def test_equal_documents_leave_no_doubt():
    assert interval([3] * 8, [100] * 8) == pytest.approx((0.03, 0.03))


def test_bootstrap_t_equals_a_slow_computation():
    counts = np.array([4.0, 9, 2, 7, 5, 12, 3, 6])
    sizes = np.array([900.0, 1500, 700, 1300, 800, 2000, 900, 1000])
    draws = np.random.default_rng([1954, 8]).multinomial(8, np.full(8, 1 / 8), size=1000)
    rate = counts.sum() / sizes.sum()
    distances = []
    for draw in draws:
        drawn = draw @ counts / (draw @ sizes)
        variance = (draw * (counts - drawn * sizes) ** 2).sum() * 8 / 7 / (draw @ sizes) ** 2
        distances.append((drawn - rate) / np.sqrt(variance))
    distances.sort()
    shares = sizes / sizes.sum()
    error = np.sqrt((((counts - rate * sizes) / (1 - shares)) ** 2).sum()) / sizes.sum()
    expected = rate - distances[-25] * error, rate - distances[24] * error
    assert interval(counts, sizes) == pytest.approx(expected, rel=1e-3)


def test_uneven_documents_widen_the_interval():
    even = interval([9, 10, 11, 10, 9, 11, 10, 10], [1000] * 8)
    uneven = interval([1, 30, 2, 20, 3, 15, 4, 5], [1000] * 8)
    assert uneven[1] - uneven[0] > 5 * (even[1] - even[0])


def test_too_few_documents_with_the_term_give_no_interval():
    assert np.isnan(interval([1, 1, 1, 1, 0, 0, 0, 0], [100] * 8)).all()
    assert np.isnan(interval([5] * (FEWEST - 1), [100] * (FEWEST - 1))).all()
    assert np.isnan(interval([0] * 8, [100] * 8)).all()


def test_no_terms_and_no_documents():
    low, high = rate_interval(np.zeros((0, 8)), np.full(8, 100.0))
    assert low.shape == high.shape == (0,)
    assert np.isnan(rate_interval(np.zeros((2, 0)), np.zeros(0))).all()


def test_a_terms_interval_does_not_depend_on_the_other_terms():
    rng = np.random.default_rng(3)
    counts, sizes = rng.poisson(6, (300, 10)).astype(float), rng.integers(500, 1500, 10).astype(float)
    low, high = rate_interval(counts, sizes)
    alone = rate_interval(counts[200:201], sizes)
    assert (low[200], high[200]) == pytest.approx((alone[0][0], alone[1][0]), rel=1e-5)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(200, 4000)), min_size=FEWEST, max_size=20))
def test_the_interval_is_ordered_and_never_below_zero(documents):
    counts, sizes = zip(*documents, strict=True)
    low, high = interval(counts, sizes)
    assert 0 <= low <= high or (low, high) == pytest.approx((sum(counts) / sum(sizes),) * 2, rel=1e-3)


def test_coverage_is_near_95_per_cent():
    """A small run of benchmarks/bench_coverage.py: 600 overdispersed corpora of 12 documents."""
    rng = np.random.default_rng(11)
    sizes = np.exp(rng.normal(9.6, 0.3, 12)).round()
    truth = 10 / 10_000
    counts = rng.poisson(truth * sizes * rng.gamma(3, 1 / 3, (600, 12))).astype(float)
    low, high = rate_interval(counts, sizes)
    assert 0.92 < ((low <= truth) & (truth <= high)).mean() < 0.98
