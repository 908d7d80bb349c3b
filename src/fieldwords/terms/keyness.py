"""Which words mark one group of documents against another: tests, effect sizes, and a test over documents.

`a` and `b` are occurrences in the two groups, `n_a` and `n_b` the groups' sizes in words. All work on numbers and
arrays.
"""

import warnings
from itertools import pairwise

import numpy as np
import pandas as pd
import scipy

from fieldwords.terms.matrix import PER, make_matrix

FEWEST = 5  # documents in each group, below which the test over documents is not made
FEWEST_COUNTS = 5  # in both groups together
LEVEL = 0.05
_BLOCK = 4096  # terms ranked at a time: their counts are sorted in memory


def _observed_expected(a, b, n_a, n_b):
    # The four cells: the term and all other words in both groups
    a, b, n_a, n_b = (np.asarray(x, float) for x in (a, b, n_a, n_b))
    share = (a + b) / (n_a + n_b)
    observed = np.stack(np.broadcast_arrays(a, b, n_a - a, n_b - b))
    expected = np.stack(np.broadcast_arrays(n_a * share, n_b * share, n_a * (1 - share), n_b * (1 - share)))
    return observed, expected


def log_likelihood(a, b, n_a, n_b):
    """Return G2 of the 2 x 2 table of the term and all other words in both groups (Dunning 1993, 72)."""
    observed, expected = _observed_expected(a, b, n_a, n_b)
    return 2 * (scipy.special.xlogy(observed, observed) - scipy.special.xlogy(observed, expected)).sum(axis=0)


def log_ratio(a, b, n_a, n_b):
    """Return the base-2 logarithm of the ratio of the rates, 0.5 in place of no occurrence: 1 = twice (Hardie 2014)."""
    a, b = (np.where(np.asarray(x) == 0, 0.5, x) for x in (a, b))
    return np.log2((a / n_a) / (b / n_b))


def percent_diff(a, b, n_a, n_b):
    """Return %DIFF, the difference of the rates in % of group b's; inf where b has none (Gabrielatos & Marchi 2011)."""
    rate_a, rate_b = np.asarray(a, float) / n_a, np.asarray(b, float) / n_b
    return _over(100 * (rate_a - rate_b), rate_b)


def odds_ratio(a, b, n_a, n_b):
    """Return the odds of the term in group a over those in b; inf where b has none (Pojanapunya & Todd 2016, 154)."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    return _over(a * (n_b - b), b * (n_a - a))


def difference_coefficient(a, b, n_a, n_b):
    """Return (rate_a - rate_b) / (rate_a + rate_b), -1 to 1 (Hofland & Johansson 1982, 471)."""
    rate_a, rate_b = np.asarray(a, float) / n_a, np.asarray(b, float) / n_b
    return _over(rate_a - rate_b, rate_a + rate_b)


def q_values(p: np.ndarray) -> np.ndarray:
    """Return p adjusted for how many are tested (Benjamini & Hochberg 1995); scipy.stats takes two seconds to load."""
    q, falling, n = np.empty(len(p)), np.argsort(p)[::-1], len(p)
    q[falling] = np.minimum.accumulate(p[falling] * (n / np.arange(n, 0, -1)))
    return np.minimum(q, 1)


def _over(above, below):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.divide(above, below)


def keyness(term_counts_a: pd.DataFrame, term_counts_b: pd.DataFrame) -> pd.DataFrame:
    """Compare every word of two groups of documents that the two say five times or more.

    Parameters
    ----------
    term_counts_a, term_counts_b : DataFrame
        Rows of table term_counts of each group: doc, term, layer, count, with all words of the documents in layer word.

    Returns
    -------
    DataFrame
        One row a term, most marked first (g2, then term): term; count_a, count_b; n_docs_a, n_docs_b, documents that
        hold it; per_10k_a, per_10k_b (words); g2 (four cells), p, q (Benjamini-Hochberg over the terms); the effect
        sizes log_ratio (above 0: more in a), percent_diff, odds_ratio, difference_coefficient; rank_p and rank_q, the
        Mann-Whitney test of the documents' rates, which heeds that words of one document depend on each other (NaN
        where a group has fewer than five documents). G2 calls too much significant for that reason: trust rank_q first.
        No rows where a group holds no words.

    References
    ----------
    Egbert & Biber 2019, Corpora 14(1), 77-104 and Soenning 2023, Corpus Linguistics and Linguistic Theory (tests over
    texts); Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57(1), 289-300.
    """
    terms, (counts_a, counts_b), (sizes_a, sizes_b) = _count_groups((term_counts_a, term_counts_b))
    a, b = (np.asarray(counts.sum(axis=0), float).ravel() for counts in (counts_a, counts_b))
    cells = a, b, sizes_a.sum(), sizes_b.sum()
    g2 = log_likelihood(*cells)
    p = scipy.special.chdtrc(1, g2)
    rank_p = _rank_documents(counts_a, sizes_a, counts_b, sizes_b)
    table = pd.DataFrame(
        {
            "term": terms,
            "count_a": a.astype(int),
            "count_b": b.astype(int),
            "n_docs_a": counts_a.count_nonzero(axis=0),
            "n_docs_b": counts_b.count_nonzero(axis=0),
            "per_10k_a": a / sizes_a.sum() * PER,
            "per_10k_b": b / sizes_b.sum() * PER,
            "g2": g2,
            "p": p,
            "q": q_values(p),
            "log_ratio": log_ratio(*cells),
            "percent_diff": percent_diff(*cells),
            "odds_ratio": odds_ratio(*cells),
            "difference_coefficient": difference_coefficient(*cells),
            "rank_p": rank_p,
            "rank_q": q_values(rank_p),
        }
    )
    return table.sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)


def warn_of_shared(documents_a: pd.DataFrame, documents_b: pd.DataFrame) -> None:
    """Warn of files in both of two tables `documents`: what is compared with a part of itself differs too little."""
    if shared := len(set(documents_a["sha256"]) & set(documents_b["sha256"])):
        said = (
            f"keyness: {shared} document(s) stand in both collections, which differ less for it; take them out of one"
        )
        warnings.warn(said, stacklevel=3)


def _count_groups(groups):
    """The words said often enough, none where a group has none; counts (documents x words) and documents' sizes."""
    found = [make_matrix(rows, "word") for rows in groups]
    terms = found[0].terms.union(found[1].terms)
    counts = [_place_columns(matrix, terms) for matrix in found]
    sums = [rows.sum(axis=0) for rows in counts]
    kept = (sum(sums) >= FEWEST_COUNTS) & all(map(np.any, sums))
    return terms[kept], [rows[:, kept] for rows in counts], [rows.sum(axis=1).astype(float) for rows in counts]


def _place_columns(matrix, terms):
    cells = matrix.counts
    places = terms.get_indexer(matrix.terms)[cells.indices]
    return scipy.sparse.csr_array((cells.data, places, cells.indptr), shape=(cells.shape[0], len(terms)))


def _rank_documents(counts_a, sizes_a, counts_b, sizes_b):
    # Documents without words have no rate; p is NaN for all terms where a group has too few
    filled_a, filled_b = sizes_a > 0, sizes_b > 0
    if min(filled_a.sum(), filled_b.sum()) < FEWEST:
        return np.full(counts_a.shape[1], np.nan)
    counts = scipy.sparse.vstack([counts_a[filled_a], counts_b[filled_b]]).tocsc()
    scale, ranked = 1 / np.r_[sizes_a[filled_a], sizes_b[filled_b]], [np.empty(0)]
    for first in range(0, counts.shape[1], _BLOCK):
        rates = counts[:, first : first + _BLOCK]
        rates.data = rates.data * scale[rates.indices]
        ranked.append(rank_groups(rates, int(filled_a.sum())))
    return np.concatenate(ranked)


def rank_groups(rates, n_a: int) -> np.ndarray:
    """Return the Mann-Whitney p of every term, as `scipy.stats.mannwhitneyu` has it by the normal distribution.

    Parameters
    ----------
    rates : sparse array (n_docs, n_terms)
        None is below 0: ranks are worked out from those above 0, all others share the lowest.
    n_a : int
        Documents of the first group, which come first.

    Returns
    -------
    ndarray (n_terms,)
        Two-sided, corrected for ties and continuity; 1 where all documents are the same.
    """
    rates = scipy.sparse.csc_array(rates)
    (n, n_terms), above = rates.shape, np.diff(rates.indptr)
    n_b, zeros, middle, lowest = n - n_a, n - above, (n + 1) / 2, (n - above + 1) / 2
    term = np.repeat(np.arange(n_terms), above)
    order, rank = _rank_columns(rates, term)
    rank, in_a = rank + zeros[term], rates.indices[order] < n_a
    zeros_a = n_a - np.bincount(term, in_a, minlength=n_terms)
    rank_sum_a = np.bincount(term, rank * in_a, minlength=n_terms) + zeros_a * lowest
    squares = np.bincount(term, (rank - middle) ** 2, minlength=n_terms) + zeros * (lowest - middle) ** 2
    u = rank_sum_a - n_a * (n_a + 1) / 2
    u = np.maximum(u, n_a * n_b - u)
    spread = np.sqrt(n_a * n_b / (n * (n - 1)) * squares)
    with np.errstate(invalid="ignore", divide="ignore"):  # documents that are all the same have no rank
        p = 2 * scipy.special.ndtr(-(u - n_a * n_b / 2 - 0.5) / spread)
    return np.where(spread > 0, np.minimum(p, 1), 1.0)


def _rank_columns(rates, column):
    """Where the data of each column stand, sorted, and their ranks in it; those that are equal share the mean."""
    columns = pairwise(rates.indptr.tolist())
    none = np.empty(0, int)
    order = np.concatenate([none, *(begin + rates.data[begin:end].argsort() for begin, end in columns)])
    begins = np.flatnonzero(np.append(True, (np.diff(rates.data[order]) > 0) | (np.diff(column) > 0)))
    sizes = np.diff(np.append(begins, len(order)))
    return order, np.repeat(begins + (sizes + 1) / 2, sizes) - rates.indptr[column]


def key_words(keyness: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a table of `keyness` whose word passes the test over documents, most marked first.

    Returns
    -------
    DataFrame
        The same columns; rows with rank_q < 0.05 whose documents differ in the direction of the rates. None where a
        group has fewer than five documents: without that test nothing is called key.
    """
    clear = (keyness["rank_q"] < LEVEL) & np.isfinite(keyness["g2"]) & (keyness["log_ratio"] != 0)
    return keyness[clear].sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)
