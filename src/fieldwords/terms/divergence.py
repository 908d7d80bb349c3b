"""How much the vocabulary changes from one covered year to the next, and which words change it."""

from itertools import pairwise

import numpy as np
import pandas as pd
import scipy

from fieldwords.errors import FieldwordsError
from fieldwords.terms.matrix import covered_documents, make_matrix


def word_divergence(p, q) -> np.ndarray:
    """Return each word's contribution to the Jensen-Shannon divergence of two distributions, in bits.

    Parameters
    ----------
    p, q : array-like (n_words,)
        Counts or shares of the same words; each is divided by its sum.

    Returns
    -------
    ndarray (n_words,)
        None is negative; their sum is the divergence, between 0 (the same) and 1 (no word in common).

    References
    ----------
    Lin 1991, IEEE Transactions on Information Theory 37(1), 145-151; Gallagher et al. 2021, EPJ Data Science 10:4.
    """
    p, q = np.asarray(p, float), np.asarray(q, float)
    p, q = p / p.sum(), q / q.sum()
    middle = (p + q) / 2
    return (scipy.special.rel_entr(p, middle) + scipy.special.rel_entr(q, middle)) / 2 / np.log(2)


def divergence(term_counts: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the divergence of each year's words from those of the covered year before it.

    Parameters
    ----------
    term_counts : DataFrame
        doc, term, layer, count.
    documents : DataFrame
        doc, year, duplicate_of.

    Returns
    -------
    DataFrame
        year; previous, the covered year before; jsd in bits; n_docs and n_tokens of the year, n_tokens_previous. Few
        words diverge more by chance alone: read jsd beside the numbers of words.
    """
    wide, n_docs = yearly_words(term_counts, documents)
    words = wide.sum()
    rows = [
        (year, previous, word_divergence(wide[year], wide[previous]).sum(), n_docs[year], words[year], words[previous])
        for previous, year in pairwise(wide.columns)
    ]
    return pd.DataFrame(rows, columns=["year", "previous", "jsd", "n_docs", "n_tokens", "n_tokens_previous"])


def divergence_terms(term_counts: pd.DataFrame, documents: pd.DataFrame, year: int, previous: int | None = None):
    """Return each word's part in the divergence of `year` from the covered year before it, or from year `previous`.

    Returns
    -------
    DataFrame
        Largest first: term; per_10k_previous and per_10k (words); contribution in bits, summing to the divergence;
        change, rising or falling or same.

    Raises
    ------
    FieldwordsError
        A year has no documents, or none comes before it.
    """
    wide, _ = yearly_words(term_counts, documents)
    if previous is None:
        before = [other for other in wide.columns if other < year]
        previous = before[-1] if before else None
    if year not in wide or previous not in wide:
        covered = f"{wide.columns[0]}-{wide.columns[-1]}" if len(wide.columns) else "none"
        raise FieldwordsError(f"divergence: {year} or a year before it has no documents; covered years: {covered}")
    rates = wide[[previous, year]] / wide[[previous, year]].sum() * 10_000
    table = pd.DataFrame(
        {
            "term": wide.index,
            "per_10k_previous": rates[previous].to_numpy(),
            "per_10k": rates[year].to_numpy(),
            "contribution": word_divergence(wide[previous], wide[year]),
            "change": np.select(
                [rates[year] > rates[previous], rates[year] < rates[previous]], ["rising", "falling"], "same"
            ),
        }
    )
    return table.sort_values(["contribution", "term"], ascending=[False, True], ignore_index=True)


def yearly_words(term_counts: pd.DataFrame, documents: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Return the counts of all words (rows) in each covered year (columns), and each year's number of documents."""
    documents = covered_documents(documents)
    found = make_matrix(term_counts, "word", documents["doc"])
    years, at = np.unique(documents["year"].to_numpy(int), return_inverse=True)
    within = scipy.sparse.csr_array((np.ones(len(at)), (at, np.arange(len(at)))), shape=(len(years), len(at)))
    sums = (within @ found.counts).tocsc()
    there = sums.sum(axis=0) > 0
    sums = sums[:, there].astype(np.int64).toarray().T
    table = pd.DataFrame(sums, index=found.terms[there].rename("term"), columns=years.tolist())
    return table, documents.groupby("year")["doc"].nunique()
