"""The documents x terms matrix of one layer, sparse: what tests over all terms at once work on."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_array


class CountMatrix(NamedTuple):
    """Counts (n_docs, n_terms) of one layer and the documents and terms they belong to."""

    counts: csr_array
    docs: pd.Index
    terms: pd.Index


def make_matrix(term_counts: pd.DataFrame, layer: str, docs=None, terms=None) -> CountMatrix:
    """Return the counts of one layer as a sparse matrix.

    Parameters
    ----------
    term_counts : DataFrame
        Table term_counts: doc, term, layer, count; text columns may be categories.
    layer : str
        substring, phrase or word.
    docs, terms : sequence of str, optional
        The rows and columns wanted, in this order, zero where `term_counts` has none; by default the documents of any
        layer and the terms of this one, sorted.
    """
    rows = term_counts[(term_counts["layer"] == layer).to_numpy()]
    docs = _sort_unique(term_counts["doc"]) if docs is None else pd.Index(docs)
    terms = _sort_unique(rows["term"]) if terms is None else pd.Index(terms)
    at_doc, at_term = _find_places(rows["doc"], docs), _find_places(rows["term"], terms)
    known = (at_doc >= 0) & (at_term >= 0)
    counts = rows["count"].to_numpy(np.float32)
    shape = len(docs), len(terms)
    return CountMatrix(csr_array((counts[known], (at_doc[known], at_term[known])), shape=shape), docs, terms)


def spread_terms(matrix: CountMatrix, terms: pd.Index) -> csr_array:
    """Return the counts with columns for `terms`, which hold all of the matrix's, in this order."""
    counts = matrix.counts.tocoo()
    at = terms.get_indexer(matrix.terms)
    return csr_array((counts.data, (counts.row, at[counts.col])), shape=(len(matrix.docs), len(terms)))


def _find_places(column, wanted):
    # Each value is looked up once, however often it stands in the column
    if not isinstance(column.dtype, pd.CategoricalDtype):
        column = column.astype("category")
    return np.append(wanted.get_indexer(column.cat.categories), -1)[column.cat.codes]


def _sort_unique(column):
    return pd.Index(column.unique().astype("str")).sort_values()
