"""How much the words change from one covered year to the next, which change it, and periods of like speech."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
import scipy

from fieldwords.errors import FieldwordsError, read_whole
from fieldwords.terms.matrix import PER, covered_documents, make_matrix, say_years


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


def divergence(said: "YearlyWords") -> pd.DataFrame:
    """Return the divergence of each year's words from those of the covered year before it.

    Parameters
    ----------
    said : YearlyWords
        How often each word is said in each covered year (`yearly_words`).

    Returns
    -------
    DataFrame
        year; previous, the covered year before; jsd in bits; n_docs and n_tokens of the year, n_tokens_previous. Few
        words diverge more by chance alone: read jsd beside the numbers of words.
    """
    rows, n_words = [], said.counts.sum(axis=1).astype(int)
    for before, at in pairwise(range(len(said.years))):
        jsd = word_divergence(*said.compare([at], [before])[1]).sum()
        rows.append((said.years[at], said.years[before], jsd, said.n_docs[at], n_words[at], n_words[before]))
    return pd.DataFrame(rows, columns=["year", "previous", "jsd", "n_docs", "n_tokens", "n_tokens_previous"])


def divergence_terms(said: "YearlyWords", year: int, previous: int | None = None) -> pd.DataFrame:
    """Return each word's part in the divergence of `year` from the covered year before it, or from year `previous`.

    Parameters
    ----------
    said : YearlyWords
        As for `divergence`.
    year, previous : int
        Two covered years.

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
    year = read_whole(year, "divergent_words: year")
    if previous is None:
        previous = max((other for other in said.years if other < year), default=None)
    else:
        previous = read_whole(previous, "divergent_words: previous")
    if year not in said.years or previous not in said.years:
        covered = say_years(said.years) or "none"
        raise FieldwordsError(f"divergence: {year} or a year before it has no documents; covered years: {covered}")
    counts = said.counts[[said.years.index(previous), said.years.index(year)]].toarray()
    before, now = counts / counts.sum(axis=1, keepdims=True) * PER
    table = pd.DataFrame(
        {
            "term": said.words,
            "per_10k_previous": before,
            "per_10k": now,
            "contribution": word_divergence(*counts),
            "change": np.select([now > before, now < before], ["rising", "falling"], "same"),
        }
    )
    return table.sort_values(["contribution", "term"], ascending=[False, True], ignore_index=True)


class YearlyWords(NamedTuple):
    """Counts (n_years, n_words) in the covered years, these years, the words, and the number of documents a year."""

    counts: "scipy.sparse.csr_array"
    years: list[int]
    words: pd.Index
    n_docs: list[int]

    def compare(self, *groups: list[int]) -> tuple[np.ndarray, np.ndarray]:
        """Return the places of the words that groups of years (places in `years`) say, and their counts, a row each."""
        counts = np.stack([self.counts[group].sum(axis=0) for group in groups])
        said = np.flatnonzero(counts.any(axis=0))
        return said, counts[:, said]


def yearly_words(term_counts: pd.DataFrame, documents: pd.DataFrame) -> YearlyWords:
    """Return how often each word is said in each covered year; numbers (2022, 3000) are no words."""
    documents = covered_documents(documents)
    found = make_matrix(term_counts, "word", documents["doc"])
    years, at, n_docs = np.unique(documents["year"].to_numpy(int), return_inverse=True, return_counts=True)
    within = scipy.sparse.csr_array((np.ones(len(at)), (at, np.arange(len(at)))), shape=(len(years), len(at)))
    sums = within @ found.counts
    there = (sums.sum(axis=0) > 0) & ~found.terms.str.contains(r"\d")
    return YearlyWords(sums[:, there], years.tolist(), found.terms[there], n_docs.tolist())


def merge_years(values: pd.DataFrame) -> list[tuple[int, float]]:
    """Put neighbouring years together step by step, each time the two periods whose union varies least.

    Parameters
    ----------
    values : DataFrame (n_years, n_terms)
        One row a covered year (index year, ascending), one column a term; a single column will do.

    Returns
    -------
    list of (int, float)
        For each merger, in order, the year that began the later of its two periods, and its distance: the standard
        deviation of the years in the merged period, the mean over columns when there are several.

    References
    ----------
    Gries & Hilpert 2008, Corpora 3(1), 59-81; 2012, in The Oxford Handbook of the History of English, 134-144.
    """
    matrix, borders, mergers = values.to_numpy(float), [*range(len(values) + 1)], []
    while len(borders) > 2:
        unions = zip(borders, borders[2:], strict=False)
        distances = [matrix[start:end].std(axis=0, ddof=1).mean() for start, end in unions]
        place = int(np.argmin(distances))
        mergers.append((int(values.index[borders.pop(place + 1)]), distances[place]))
    return mergers


def find_periods(term_years: pd.DataFrame, n_periods: int | None = None) -> pd.DataFrame:
    """Divide the covered years into periods by the rates of all terms, counted as phrases.

    Parameters
    ----------
    term_years : DataFrame
        Table term_years of the terms to go by; each term's rates are put on one scale first.
    n_periods : int, optional
        Number of periods. When not given, merging stops before the largest jump of the distance: a suggestion to look
        at, not a test.

    Returns
    -------
    DataFrame
        period (from 1), start, end, n_years (covered years in it).

    Raises
    ------
    FieldwordsError
        Fewer than three covered years, or more periods asked for than years.
    """
    phrases = term_years[term_years["layer"] == "phrase"]
    wide = phrases.pivot(index="year", columns="term", values="per_10k").sort_index()
    if len(wide) < 3 or (n_periods or 1) > len(wide):
        raise FieldwordsError(
            f"periods: {len(wide)} covered years; at least 3, and as many as periods asked for, are needed"
        )
    varied = wide.loc[:, wide.std() > 0]
    mergers = merge_years((varied - varied.mean()) / varied.std() if len(varied.columns) else wide)
    begun, distances = zip(*mergers, strict=True)
    if n_periods is None:
        jumps = np.diff(distances)
        n_periods = len(wide) - 1 - int(np.argmax(jumps)) if (jumps > 0).any() else 1
    years = wide.index.to_series()
    periods = years.groupby(np.searchsorted(sorted(begun[len(wide) - n_periods :]), years, side="right") + 1)
    return periods.agg(start="min", end="max", n_years="size").rename_axis("period").reset_index()
