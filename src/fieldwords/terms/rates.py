"""Rates of terms year by year, with intervals, denominators and what they rest on."""

import numpy as np
import pandas as pd

from fieldwords.schemas import LAYERS, TABLES
from fieldwords.terms.bootstrap import rate_interval
from fieldwords.terms.counts import sum_tokens
from fieldwords.terms.matrix import make_matrix
from fieldwords.terms.phrases import lexicon_terms
from fieldwords.terms.stretches import count_stretches

PER = 10_000
COLUMNS = list(TABLES["term_years"].columns)


def term_years(term_counts, documents, terms, counted=None) -> pd.DataFrame:
    """Return each term's rate per 10,000 Han characters in each year, all its documents taken together.

    Parameters
    ----------
    term_counts : DataFrame
        Table term_counts: doc, term, layer, count, with every word of the documents in layer word.
    documents : DataFrame
        doc, year, n_han; duplicate_of where there is one; n_tokens, else summed from `term_counts`. Documents without a
        year and duplicates are left out.
    terms : iterable of str
        Folded terms. The layers phrase and substring are given for terms of the lexicon only, which are counted there.
    counted : DataFrame, optional
        doc, counted: the counted texts. Where a year has one document, the interval is taken over stretches of its text
        of about 1,000 Han characters; without `counted` such a year has no interval.

    Returns
    -------
    DataFrame
        Table term_years, one row a year that has documents, term and layer: year, term, layer, count, n_docs, n_tokens,
        n_han, per_10k, low and high (95 % bootstrap interval, `bootstrap.rate_interval`; NaN where fewer than five
        documents or stretches hold the term), dispersion (Gries' DP over the year's documents; NaN with one document or
        no occurrence). A year with documents but without the term has count 0; a year without documents has no row.
    """
    return _tabulate(term_counts, documents, terms, counted, "n_han")


def term_years_by_words(term_counts, documents, terms, counted=None) -> pd.DataFrame:
    """Return the same table as `term_years` with rates and intervals per 10,000 words (n_tokens)."""
    return _tabulate(term_counts, documents, terms, counted, "n_tokens")


def term_years_by_documents(term_counts, documents, terms, counted=None) -> pd.DataFrame:
    """Return the same table as `term_years` with the mean of the documents' own rates per 10,000 Han characters.

    Every document weighs the same here, a short one as much as a long one; in `term_years` every character does.
    """
    return _tabulate(term_counts, documents, terms, counted, "documents")


def _tabulate(term_counts, documents, terms, counted, denominator):
    documents = covered_documents(documents)
    if "n_tokens" not in documents:
        documents = documents.assign(n_tokens=documents["doc"].map(sum_tokens(term_counts)).fillna(0).astype(int))
    terms = pd.Index(sorted(set(terms)))
    term_counts = term_counts[term_counts["term"].isin(terms)]  # of millions of rows a few
    found = {layer: make_matrix(term_counts, layer, documents["doc"], terms).counts for layer in LAYERS}
    matrices = {layer: counts.toarray().T.astype(float) for layer, counts in found.items()}
    texts = {} if counted is None else dict(zip(counted["doc"], counted["counted"], strict=True))
    parts = []
    for year, group in documents.groupby("year").indices.items():
        rows = documents.iloc[group]
        text = texts.get(rows["doc"].iloc[0]) if len(group) == 1 else None
        stretches = None if text is None else count_stretches(text, terms)
        for layer in LAYERS:
            parts.append(_year_rows(year, layer, terms, matrices[layer][:, group], rows, denominator, stretches))
    if not parts:
        return pd.DataFrame({column: [] for column in COLUMNS}).astype({"year": "int64", "term": "str", "layer": "str"})
    table = pd.concat(parts, ignore_index=True)
    known = set(lexicon_terms()) | set(term_counts.loc[term_counts["layer"] != "word", "term"])
    table = table[(table["layer"] == "word") | table["term"].isin(known)]
    return table.sort_values(["term", "layer", "year"], ignore_index=True)[COLUMNS]


def _year_rows(year, layer, terms, counts, rows, denominator, stretches):
    n_han = rows["n_han"].to_numpy(float)
    units, sizes = _weigh_documents(counts, rows, denominator)
    rates = units.sum(axis=1) / sizes.sum() if sizes.sum() else np.full(len(terms), np.nan)
    if stretches is not None:
        units = stretches.counts[layer]
        sizes = stretches.n_tokens if denominator == "n_tokens" else stretches.n_han
    low, high = rate_interval(units, sizes)
    return pd.DataFrame(
        {
            "year": int(year),
            "term": terms,
            "layer": layer,
            "count": counts.sum(axis=1).astype(int),
            "n_docs": len(rows),
            "n_tokens": int(rows["n_tokens"].sum()),
            "n_han": int(n_han.sum()),
            "per_10k": rates * PER,
            "low": low * PER,
            "high": high * PER,
            "dispersion": _spread(counts, n_han),
        }
    )


def _weigh_documents(counts, rows, denominator):
    # What is summed above and below the line: counts and sizes, or the documents' own rates and one for each document
    if denominator != "documents":
        return counts, rows[denominator].to_numpy(float)
    n_han = rows["n_han"].to_numpy(float)
    filled = n_han > 0
    return counts[:, filled] / n_han[filled], np.ones(filled.sum())


def _spread(counts, n_han):
    # Gries' DP of every term at once
    totals = counts.sum(axis=1)
    if counts.shape[1] < 2 or not n_han.sum():
        return np.full(len(counts), np.nan)
    with np.errstate(invalid="ignore"):
        shares = counts / totals[:, None]
    return np.abs(shares - n_han / n_han.sum()).sum(axis=1) / 2


def lone_documents(documents: pd.DataFrame) -> list[str]:
    """Return the covered documents that no other shares its year with: their intervals rest on their texts."""
    covered = covered_documents(documents)
    return covered.loc[~covered.duplicated("year", keep=False), "doc"].tolist()


def covered_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the documents that yearly tables rest on: with a year, repeating no other, sorted by year and doc."""
    kept = documents["year"].notna()
    if "duplicate_of" in documents:
        kept &= documents["duplicate_of"].isna()
    return documents[kept].sort_values(["year", "doc"], ignore_index=True)
