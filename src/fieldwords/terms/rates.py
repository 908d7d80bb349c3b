"""Rates of terms year by year, with intervals, denominators and what they rest on."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from fieldwords.corpus.cleaning import count_han
from fieldwords.schemas import LAYERS, TABLES
from fieldwords.terms.counts import COUNTED, find_terms, sum_tokens, tally_terms
from fieldwords.terms.dispersion import gries_dp
from fieldwords.terms.matrix import PER, covered_documents, make_matrix

STRETCH = 1000  # Han characters that a stretch of a year's only document holds at least
ENDS = re.compile(r"[^。！？\n]*+[。！？\n]+|[^。！？\n]++")
UNITS = ("characters", "words", "documents")  # what a rate can be per
COLUMNS = list(TABLES["term_years"].columns)
SEED = 1954
REPLICATES = 1000
FEWEST = 5  # documents, and documents with the term, below which no interval is given
_TAIL = 25  # replicates beyond each end: 2.5 % of REPLICATES
_BLOCK = 128  # terms resampled at a time: what fits the processor's cache


def term_years(term_counts, documents, terms, counted=None, per="characters") -> pd.DataFrame:
    """Return each term's rate per 10,000 Han characters in each year, all its documents taken together.

    Parameters
    ----------
    term_counts : DataFrame
        Table term_counts, with every word of the documents in layer word.
    documents : DataFrame
        doc, year, n_han; duplicate_of where there is one; n_tokens, else summed from `term_counts`. Documents without a
        year and duplicates are left out.
    terms : iterable of str
        Folded terms, counted in `term_counts` in every layer.
    counted : DataFrame, optional
        doc, counted: the counted texts. Where a year has one document, the interval is taken over stretches of its text
        of about 1,000 Han characters; without `counted` such a year has no interval.
    per : str
        ``characters``; ``words``: rates and intervals per 10,000 words (n_tokens); ``documents``: the mean of the
        documents' own rates per 10,000 Han characters, where a short one weighs as much as a long one.

    Returns
    -------
    DataFrame
        Table term_years, one row a year that has documents, term and layer: year, term, layer, count, n_docs, n_tokens,
        n_han, per_10k, low and high (95 % bootstrap interval, `rate_interval`; NaN where fewer than five
        documents or stretches hold the term), dispersion (Gries' DP over the year's documents; NaN with one document or
        no occurrence). A year with documents but without the term has count 0; a year without documents has no row.
    """
    documents = covered_documents(documents)
    if "n_tokens" not in documents:
        documents = documents.assign(n_tokens=documents["doc"].map(sum_tokens(term_counts)).fillna(0).astype(int))
    documents = documents[["doc", "year", "n_han", "n_tokens"]]
    terms = pd.Index(sorted(set(terms)))
    term_counts = term_counts[term_counts["term"].isin(terms)]  # of millions of rows a few
    found = {layer: make_matrix(term_counts, layer, documents["doc"], terms) for layer in LAYERS}
    matrices = {layer: matrix.counts.toarray().T.astype(float) for layer, matrix in found.items()}
    texts = {} if counted is None else dict(zip(counted["doc"], counted["counted"], strict=True))
    parts = []
    for year, group in documents.groupby("year").indices.items():
        rows = documents.iloc[group]
        text = texts.get(rows["doc"].iloc[0]) if len(group) == 1 else None
        stretches = None if text is None else count_stretches(text, terms)
        for layer in LAYERS:
            parts.append(_year_rows(year, layer, terms, matrices[layer][:, group], rows, per, stretches))
    if not parts:
        return pd.DataFrame({column: [] for column in COLUMNS}).astype({"year": "int64", "term": "str", "layer": "str"})
    columns = {name: [np.broadcast_to(part[name], len(terms)) for part in parts] for name in COLUMNS}
    table = pd.DataFrame({name: np.concatenate(pieces) for name, pieces in columns.items()})
    return table.sort_values(["term", "layer", "year"], ignore_index=True)


def _year_rows(year, layer, terms, counts, rows, per, stretches):
    n_han, n_tokens = (rows[name].to_numpy(float) for name in ("n_han", "n_tokens"))
    units, sizes = counts, n_tokens if per == "words" else n_han
    if per == "documents":  # their own rates, and one for each
        filled = n_han > 0
        units, sizes = counts[:, filled] / n_han[filled], np.ones(filled.sum())
    rates = units.sum(axis=1) / sizes.sum() if sizes.sum() else np.full(len(terms), np.nan)
    if stretches is not None:
        units, sizes = stretches.counts[layer], stretches.n_tokens if per == "words" else stretches.n_han
    low, high = rate_interval(units, sizes)
    return {
        "year": int(year),
        "term": terms,
        "layer": layer,
        "count": counts.sum(axis=1).astype(int),
        "n_docs": len(rows),
        "n_tokens": int(n_tokens.sum()),
        "n_han": int(n_han.sum()),
        "per_10k": rates * PER,
        "low": low * PER,
        "high": high * PER,
        "dispersion": gries_dp(counts, n_han) if len(rows) > 1 and n_han.sum() else np.nan,
    }


class Stretches(NamedTuple):
    """The stretches of a document: Han characters and words of each, and counts (n_terms, n_stretches) by layer."""

    n_han: np.ndarray
    n_tokens: np.ndarray
    counts: dict[str, np.ndarray]


def split_stretches(counted: str) -> list[str]:
    """Return the stretches of a counted text: whole sentences with `STRETCH` Han characters or a little more.

    What is left at the end, shorter than a stretch, is part of the last.
    """
    ends, n_han = [], 0
    for sentence in ENDS.finditer(counted):
        n_han += count_han(sentence.group())
        if n_han >= STRETCH:
            ends.append(sentence.end())
            n_han = 0
    return [counted[begin:end] for begin, end in pairwise([0, *ends[:-1], len(counted)])]


def count_stretches(counted: str, terms: pd.Index) -> Stretches:
    """Count `terms`, each of which stands there once, in each stretch of a counted text, in the three layers."""
    pieces = split_stretches(counted)
    numbers = [str(number) for number in range(len(pieces))]
    found = tally_terms([*zip(numbers, map(find_terms, pieces), strict=True)]).to_pandas()
    layers = {layer: make_matrix(found, layer, numbers, terms).counts.toarray().T.astype(float) for layer in COUNTED}
    n_tokens = sum_tokens(found).reindex(numbers, fill_value=0).to_numpy(float)
    return Stretches(np.array([count_han(piece) for piece in pieces], float), n_tokens, layers)


def lone_documents(documents: pd.DataFrame) -> list[str]:
    """Return the covered documents that no other shares its year with: their intervals rest on their texts."""
    covered = covered_documents(documents)
    return covered.loc[~covered.duplicated("year", keep=False), "doc"].tolist()


def describe_coverage(term_years: pd.DataFrame) -> pd.DataFrame:
    """Say in words, year by year, how many documents there are and what an interval of that year rests on.

    Returns
    -------
    DataFrame
        year, n_docs, n_han (0 for a year without documents), note.
    """
    table = term_years.groupby("year").agg(n_docs=("n_docs", "max"), n_han=("n_han", "max"), drawn=("low", "count"))
    if len(table):
        table = table.reindex(range(table.index[0], table.index[-1] + 1), fill_value=0).rename_axis("year")
    table = table.reset_index()
    table["note"] = [_describe(row.n_docs, row.drawn) for row in table.itertuples()]
    return table.drop(columns="drawn")


def _describe(n_docs, drawn):
    if n_docs == 0:
        return "no documents: a gap, not zero"
    if n_docs == 1:
        if drawn:
            return "1 document: intervals over stretches of its text, so of how unevenly this one speaks"
        return "1 document: no interval"
    if n_docs < FEWEST:
        return f"{n_docs} documents: too few for an interval ({FEWEST} needed)"
    return f"intervals over {n_docs} documents, for terms found in {FEWEST} of them or more"


@lru_cache(maxsize=256)
def _draw_weights(n_units: int) -> np.ndarray:
    # How often each unit is drawn in each replicate: the same for any year with as many units
    rng = np.random.default_rng([SEED, n_units])
    return rng.multinomial(n_units, np.full(n_units, 1 / n_units), size=REPLICATES).astype(np.float32).T


def _studentise(residuals: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    # The two quantiles of (rate* - rate) / se* over the replicates, one row a term; signs kept through the squares
    weights = _draw_weights(len(sizes))
    totals = sizes @ weights
    change = (residuals @ weights) / totals
    spread = (residuals**2) @ weights
    spread -= 2 * change * ((residuals * sizes) @ weights)
    spread += change**2 * ((sizes**2) @ weights)
    change *= np.abs(change) * totals**2 * np.float32(1 - 1 / len(sizes))
    with np.errstate(over="ignore"):  # a replicate without spread lies beyond every other
        change /= np.maximum(spread, np.finfo(np.float32).tiny)
    change.sort(axis=1)
    ends = change[:, [_TAIL - 1, -_TAIL]].astype(float)
    return np.sign(ends) * np.sqrt(np.abs(ends))


def rate_interval(counts: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % bootstrap interval of sum(counts) / sum(sizes) when whole documents are drawn anew.

    The ratio's distance from its replicates is divided by each replicate's own standard error (bootstrap-t), which
    stays true with 8 documents and skewed counts, where the percentile interval covers the truth in 83-89 % of corpora
    with a frequent term; the sample's standard error is the HC3 one, whose residuals are divided by one minus the
    document's share of the text. ``benchmarks/bench_coverage.py`` measures the coverage.

    Parameters
    ----------
    counts : ndarray (n_terms, n_units)
        Occurrences of each term in each document (or stretch of a document).
    sizes : ndarray (n_units,)
        Size of each document, in Han characters or words.

    Returns
    -------
    low, high : ndarray (n_terms,)
        Ends of the interval, in the unit of the ratio; NaN for a term found in fewer than `FEWEST` units.

    References
    ----------
    Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 12.5 (bootstrap-t). Davison & Hinkley 1997,
    Bootstrap Methods and their Application, section 2.4. MacKinnon & White 1985, Journal of Econometrics 29, 305-325
    (HC3). Lijffijt et al. 2016, Digital Scholarship in the Humanities 31(2), 374-397 (documents as the unit).
    """
    low = np.full(len(counts), np.nan)
    high = np.full(len(counts), np.nan)
    enough = np.flatnonzero((counts > 0).sum(axis=1) >= FEWEST)
    for first in range(0, len(enough), _BLOCK):
        rows = enough[first : first + _BLOCK]
        block = counts[rows]
        rates = block.sum(axis=1) / sizes.sum()
        residuals = block - np.outer(rates, sizes)
        errors = np.sqrt(((residuals / (1 - sizes / sizes.sum())) ** 2).sum(axis=1)) / sizes.sum()
        ends = _studentise(residuals.astype(np.float32), (sizes / sizes.mean()).astype(np.float32))
        low[rows] = np.maximum(rates - ends[:, 1] * errors, 0)
        high[rows] = rates - ends[:, 0] * errors
    return low, high
