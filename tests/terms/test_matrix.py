"""Documents x terms: rows and columns as asked for, by default all that there are."""

import pandas as pd
import pytest

from fieldwords.terms.matrix import make_matrix, say_years, year_spans

ROWS = [("乙", "牛", "word", 3), ("甲", "稻", "word", 2), ("甲", "牛", "word", 1), ("丙", "粮食", "phrase", 5)]


@pytest.fixture(params=["str", "category"])
def counts(request):
    table = pd.DataFrame(ROWS, columns=["doc", "term", "layer", "count"])
    return table.astype(dict.fromkeys(("doc", "term", "layer"), request.param))


def test_all_documents_and_the_terms_of_the_layer(counts):
    found = make_matrix(counts, "word")
    assert (list(found.docs), list(found.terms)) == (["丙", "乙", "甲"], ["牛", "稻"])
    assert found.counts.toarray().tolist() == [[0, 0], [3, 0], [1, 2]]
    assert list(make_matrix(counts, "phrase").terms) == ["粮食"]


def test_asked_rows_and_columns_come_in_their_order_zero_where_there_is_none(counts):
    found = make_matrix(counts, "word", docs=["甲", "丁", "乙"], terms=["稻", "鸡", "牛"])
    assert found.counts.toarray().tolist() == [[2, 0, 1], [0, 0, 0], [0, 0, 3]]


def test_a_table_without_rows_has_neither(counts):
    found = make_matrix(counts.head(0), "word")
    assert found.counts.shape == (0, 0)


def test_a_cell_without_a_word_belongs_to_no_term():
    table = pd.DataFrame(ROWS + [("甲", None, "word", 9)], columns=["doc", "term", "layer", "count"])
    assert make_matrix(table.astype({"term": "category"}), "word").counts.sum() == 6


def test_years_are_said_as_spans():
    assert year_spans([2018, 2016, 2017, 2020, 2020]) == [(2016, 2018), (2020, 2020)]
    assert say_years([2018, 2016, 2017, 2020]) == "2016–2018, 2020"
    assert say_years([]) == ""
