"""How evenly a term is spread over the parts of a corpus (documents, sections) or over its words."""

import numpy as np
import pandas as pd
import scipy

from fieldwords.errors import check_word
from fieldwords.schemas import LAYERS
from fieldwords.terms.matrix import covered_documents, make_matrix
from fieldwords.terms.phrases import fold_terms


def gries_dp(counts, sizes) -> np.ndarray:
    """Return Gries' DP, half the sum of the differences between the parts' shares of the term and of the text.

    Parameters
    ----------
    counts, sizes : array-like (n_parts,) or (n_terms, n_parts)
        Occurrences of the term in each part, and the size of each part; so in all measures here.

    Returns
    -------
    float or ndarray (n_terms,)
        0 as even as the parts' sizes, towards 1 the more it sits in few parts; NaN when the term does not occur.

    References
    ----------
    Gries 2008, International Journal of Corpus Linguistics 13(4), 403-437.
    """
    return np.abs(_share(counts) - _share(sizes)).sum(axis=-1) / 2


def dp_norm(counts, sizes) -> np.ndarray:
    """Return DP divided by the greatest value it can have (Lijffijt & Gries 2012, IJCL 17(1), 148)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return gries_dp(counts, sizes) / (1 - _share(sizes).min(initial=1))


def dkl(counts, sizes) -> np.ndarray:
    """Return the Kullback-Leibler divergence of the term's shares from the parts' shares, in bits (Gries 2021)."""
    return scipy.special.rel_entr(_share(counts), _share(sizes)).sum(axis=-1) / np.log(2)


def juilland_d(counts, sizes=1) -> np.ndarray:
    """Return Juilland's D, 1 minus the parts' coefficient of variation over the root of the number of parts less one.

    References
    ----------
    Juilland, Brodin & Davidovitch 1970; Carroll 1970, Computer Studies in the Humanities and Verbal Behavior 3(2), 13.
    """
    rates = np.asarray(counts, float) / sizes
    with np.errstate(invalid="ignore", divide="ignore"):
        return 1 - rates.std(axis=-1) / rates.mean(axis=-1) / np.sqrt(rates.shape[-1] - 1)


def carroll_d2(counts, sizes=1) -> np.ndarray:
    """Return Carroll's D2, the entropy of the parts' rates over its greatest value (Carroll 1970, 14)."""
    shares = _share(np.asarray(counts, float) / sizes)
    with np.errstate(invalid="ignore", divide="ignore"):
        return scipy.special.entr(shares).sum(axis=-1) / np.log(shares.shape[-1])


def rosengren_s(counts, sizes=1) -> np.ndarray:
    """Return Rosengren's S, the adjusted frequency over the frequency; parts of equal size when `sizes` is not given.

    References
    ----------
    Rosengren 1971, Etudes de linguistique appliquee 1, 103-127; Gries 2008, 407.
    """
    counts = np.asarray(counts, float)
    return np.sqrt(_share(counts) * _share(np.broadcast_to(sizes, counts.shape[-1]))).sum(axis=-1) ** 2


def lyne_d3(counts) -> np.ndarray:
    """Return Lyne's D3, 1 minus chi-squared over four times the frequency (Lyne 1985; Gries 2008, 408)."""
    counts = np.asarray(counts, float)
    expected = counts.mean(axis=-1, keepdims=True)
    with np.errstate(invalid="ignore"):
        return 1 - ((counts - expected) ** 2 / expected).sum(axis=-1) / (4 * counts.sum(axis=-1))


def _share(values):
    values = np.asarray(values, float)
    with np.errstate(invalid="ignore"):  # of nothing: NaN
        return values / values.sum(axis=-1, keepdims=True)


MEASURES = {"dp": gries_dp, "dp_norm": dp_norm, "dkl": dkl, "juilland_d": juilland_d, "carroll_d2": carroll_d2}
MEASURES |= {"rosengren_s": rosengren_s, "lyne_d3": lambda counts, _: lyne_d3(counts)}


def dispersion(term_counts: pd.DataFrame, documents: pd.DataFrame, terms, layer: str) -> pd.DataFrame:
    """Return how evenly each term is spread over the documents, counted in one layer.

    Returns
    -------
    DataFrame
        term; count; n_docs, documents in all; docs_with, those with the term; dp, dp_norm, dkl, rosengren_s (parts
        weighed by their Han characters), juilland_d and carroll_d2 (of rates), lyne_d3 (of counts; for parts of like
        size). NaN for a term that does not occur.
    """
    check_word(layer, LAYERS, "dispersion: layer")
    documents = covered_documents(documents)
    documents = documents[documents["n_han"] > 0]
    terms = pd.Index(sorted(fold_terms(terms)))
    sizes = documents["n_han"].to_numpy(float)
    counts = make_matrix(term_counts, layer, documents["doc"], terms).counts.toarray().T.astype(float)
    told = {"term": terms, "count": counts.sum(axis=1).astype(int), "n_docs": len(sizes)}
    told["docs_with"] = (counts > 0).sum(axis=1)
    measured = {name: measure(counts, sizes) if len(sizes) else np.nan for name, measure in MEASURES.items()}
    return pd.DataFrame(told | measured)
