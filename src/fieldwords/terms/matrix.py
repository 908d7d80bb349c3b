"""The documents x terms matrix of one layer, sparse: what tests over all terms at once work on."""

from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy

from fieldwords.corpus.duplicates import counted_documents

PER = 10_000  # Han characters, or words, that a rate is told for


class CountMatrix(NamedTuple):
    """Counts (n_docs, n_terms) of one layer and the documents and terms they belong to."""

    counts: "scipy.sparse.csr_array"
    docs: pd.Index
    terms: pd.Index


def make_matrix(term_counts: pd.DataFrame, layer: str, docs=None, terms=None) -> CountMatrix:
    """Return the counts of one layer as a sparse matrix.

    `docs` and `terms` are the rows and columns wanted, in this order, zero where `term_counts` has none; by default the
    documents of any layer and the terms of this one, sorted.
    """
    here = (term_counts["layer"] == layer).to_numpy()
    docs, at_doc = _find_places(term_counts["doc"], docs)
    terms, at_term = _find_places(term_counts["term"], terms, here)
    known = here & (at_doc >= 0) & (at_term >= 0)
    counts = term_counts["count"].to_numpy()[known].astype(np.float32)
    shape = len(docs), len(terms)
    return CountMatrix(scipy.sparse.csr_array((counts, (at_doc[known], at_term[known])), shape=shape), docs, terms)


def covered_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the documents that yearly tables rest on (`duplicates.counted_documents`), sorted by year and doc."""
    return counted_documents(documents).sort_values(["year", "doc"], ignore_index=True)


def year_spans(years) -> list[tuple[int, int]]:
    """Return the first and last year of each stretch without a hole."""
    known = sorted({int(year) for year in years})
    firsts = [year for year in known if year - 1 not in known]
    return list(zip(firsts, [year for year in known if year + 1 not in known], strict=True))


def say_years(years) -> str:
    """Return the years as short text: `1991–1993, 1996`."""
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in year_spans(years))


def _find_places(column, wanted, here=slice(None)):
    """The values wanted, by default all that stand `here`, sorted; and where in them each cell's value is, else -1."""
    cells = column.astype("category").cat
    codes, values = cells.codes.to_numpy(), cells.categories
    there = np.bincount(codes[here] + 1, minlength=len(values) + 1)[1:] > 0  # 0: of no value
    found = values[there]
    wanted = found if wanted is None else pd.Index(wanted)
    places = np.full(len(values) + 1, -1, np.int32)
    places[:-1][there] = np.arange(len(found)) if wanted is found else wanted.get_indexer(found)
    return wanted, places[codes]
