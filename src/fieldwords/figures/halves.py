"""A collection in two halves, set against each other."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from fieldwords.figures.gaps import counted_documents
from fieldwords.terms.keyness import keyness
from fieldwords.terms.phrases import drop_common

HAN = re.compile("[\u4e00-\u9fff]{2,}")


class Periods(NamedTuple):
    """A collection cut in two: the documents of each half and what each is called (`2016–2020`)."""

    first: list[str]
    second: list[str]
    names: tuple[str, str]


def split_periods(documents: pd.DataFrame) -> Periods:
    """Cut the collection in two at the year that parts its documents most evenly.

    Parameters
    ----------
    documents : DataFrame
        Table `documents`; those without a year and duplicates are left out.
    """
    rows = counted_documents(documents)
    sizes = rows.groupby("year")["doc"].size().sort_index()
    years = [int(year) for year in sizes.index]
    if len(years) < 2:
        return Periods(list(rows["doc"]), [], (_span(years), "—"))
    cut = int(np.argmin(np.abs(sizes.cumsum().to_numpy()[:-1] - sizes.sum() / 2)))
    early = rows["year"] <= years[cut]
    names = (_span(years[: cut + 1]), _span(years[cut + 1 :]))
    return Periods(sorted(rows.loc[early, "doc"]), sorted(rows.loc[~early, "doc"]), names)


def _span(years: list[int]) -> str:
    if not years:
        return "—"
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def rows_of(table: pd.DataFrame, docs: list[str]) -> pd.DataFrame:
    """Return the rows of `table` that belong to the documents `docs`."""
    return table[table["doc"].isin(docs)]


def compare_periods(term_counts: pd.DataFrame, periods: Periods) -> pd.DataFrame:
    """Return the keyness of the first period's words (a) against the second's (b); no rows when one of them is empty.

    Parameters
    ----------
    term_counts : DataFrame
        Table `term_counts`.
    periods : Periods
        From `split_periods`.

    Returns
    -------
    DataFrame
        The columns of `terms.keyness.keyness`.
    """
    halves = [rows_of(term_counts, docs) for docs in periods[:2]]
    if any(half.empty for half in halves):
        return pd.DataFrame({"term": [], "count_a": [], "count_b": [], "g2": [], "log_ratio": [], "rank_q": []})
    return keyness(*halves)


def sum_words(term_counts: pd.DataFrame, stopwords: pd.DataFrame) -> pd.DataFrame:
    """Return how often each word of two Han characters or more occurs, stop words and number words left out.

    Parameters
    ----------
    term_counts : DataFrame
        Table `term_counts`; the layer `word` is summed.
    stopwords : DataFrame
        Column `word`.

    Returns
    -------
    DataFrame
        Columns term, count.
    """
    words = term_counts[(term_counts["layer"] == "word") & ~term_counts["term"].isin(stopwords["word"])]
    sums = words.groupby("term", as_index=False)["count"].sum()
    sums = drop_common(sums[sums["term"].str.fullmatch(HAN.pattern)])
    return sums.sort_values(["count", "term"], ascending=[False, True], ignore_index=True)
