"""How evenly a term is spread over the parts of a corpus (documents, sections) or over its words."""

import numpy as np
import pandas as pd

from fieldwords.terms.matrix import make_matrix
from fieldwords.terms.rates import covered_documents


def gries_dp(counts, sizes) -> float:
    """Return Gries' DP, half the sum of the differences between the parts' shares of the term and of the text.

    Parameters
    ----------
    counts, sizes : array-like (n_parts,)
        Occurrences of the term in each part, and the size of each part.

    Returns
    -------
    float
        0 as even as the parts' sizes, towards 1 the more it sits in few parts; NaN when the term does not occur.

    References
    ----------
    Gries 2008, International Journal of Corpus Linguistics 13(4), 403-437.
    """
    shares, expected = _shares(counts, sizes)
    return float(np.abs(shares - expected).sum() / 2)


def dp_norm(counts, sizes) -> float:
    """Return DP divided by the greatest value it can have (Lijffijt & Gries 2012, IJCL 17(1), 148)."""
    _, expected = _shares(counts, sizes)
    largest = 1 - expected.min()
    return gries_dp(counts, sizes) / largest if largest > 0 else np.nan


def dkl(counts, sizes) -> float:
    """Return the Kullback-Leibler divergence of the term's shares from the parts' shares, in bits (Gries 2021)."""
    shares, expected = _shares(counts, sizes)
    there = shares > 0
    return float((shares[there] * np.log2(shares[there] / expected[there])).sum()) if there.any() else np.nan


def juilland_d(counts, sizes=None) -> float:
    """Return Juilland's D, 1 minus the parts' coefficient of variation over the root of the number of parts less one.

    Parameters
    ----------
    counts : array-like (n_parts,)
        Occurrences in each part.
    sizes : array-like (n_parts,), optional
        Where given, rates are compared in place of counts.

    References
    ----------
    Juilland, Brodin & Davidovitch 1970; Carroll 1970, Computer Studies in the Humanities and Verbal Behavior 3(2), 13.
    """
    rates = np.asarray(counts, float) if sizes is None else np.asarray(counts, float) / np.asarray(sizes, float)
    if len(rates) < 2 or not rates.sum():
        return np.nan
    return float(1 - rates.std() / rates.mean() / np.sqrt(len(rates) - 1))


def carroll_d2(counts, sizes=None) -> float:
    """Return Carroll's D2, the entropy of the parts' rates over its greatest value (Carroll 1970, 14)."""
    rates = np.asarray(counts, float) if sizes is None else np.asarray(counts, float) / np.asarray(sizes, float)
    if len(rates) < 2 or not rates.sum():
        return np.nan
    shares = rates[rates > 0] / rates.sum()
    return float(-(shares * np.log2(shares)).sum() / np.log2(len(rates)))


def rosengren_s(counts, sizes=None) -> float:
    """Return Rosengren's S, the adjusted frequency over the frequency; parts of equal size when `sizes` is not given.

    References
    ----------
    Rosengren 1971, Etudes de linguistique appliquee 1, 103-127; Gries 2008, 407.
    """
    counts = np.asarray(counts, float)
    sizes = np.ones(len(counts)) if sizes is None else np.asarray(sizes, float)
    if not counts.sum():
        return np.nan
    return float(np.sqrt(counts * sizes / sizes.sum()).sum() ** 2 / counts.sum())


def lyne_d3(counts) -> float:
    """Return Lyne's D3, 1 minus chi-squared over four times the frequency (Lyne 1985; Gries 2008, 408)."""
    counts = np.asarray(counts, float)
    if not counts.sum():
        return np.nan
    return float(1 - ((counts - counts.mean()) ** 2 / counts.mean()).sum() / (4 * counts.sum()))


def _shares(counts, sizes):
    counts, sizes = np.asarray(counts, float), np.asarray(sizes, float)
    total = counts.sum()
    return (counts / total if total else np.full(len(counts), np.nan)), sizes / sizes.sum()


def dispersion(term_counts: pd.DataFrame, documents: pd.DataFrame, terms, layer: str) -> pd.DataFrame:
    """Return how evenly each term is spread over the documents.

    Parameters
    ----------
    term_counts : DataFrame
        doc, term, layer, count.
    documents : DataFrame
        doc, year, n_han, duplicate_of.
    terms : iterable of str
        Folded terms.
    layer : str
        substring, phrase or word.

    Returns
    -------
    DataFrame
        term; count; n_docs, documents in all; docs_with, those with the term; dp, dp_norm, dkl, rosengren_s (parts
        weighed by their Han characters), juilland_d and carroll_d2 (of rates), lyne_d3 (of counts; for parts of like
        size). NaN for a term that does not occur.
    """
    documents = covered_documents(documents)
    documents = documents[documents["n_han"] > 0]
    terms = pd.Index(sorted(set(terms)))
    sizes = documents["n_han"].to_numpy(float)
    matrix = make_matrix(term_counts, layer, documents["doc"], terms).counts.toarray().T.astype(float)
    rows = [
        {
            "term": term,
            "count": int(counts.sum()),
            "n_docs": len(sizes),
            "docs_with": int((counts > 0).sum()),
            "dp": gries_dp(counts, sizes) if len(sizes) else np.nan,
            "dp_norm": dp_norm(counts, sizes) if len(sizes) else np.nan,
            "dkl": dkl(counts, sizes) if len(sizes) else np.nan,
            "juilland_d": juilland_d(counts, sizes),
            "carroll_d2": carroll_d2(counts, sizes),
            "rosengren_s": rosengren_s(counts, sizes),
            "lyne_d3": lyne_d3(counts),
        }
        for term, counts in zip(terms, matrix, strict=True)
    ]
    return pd.DataFrame(rows)
