"""What each term rose or fell by: its rates in the first and the last third of the years, and how sure they are."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.special import gammaincinv

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.figures.language import join_words, say, say_span
from fieldwords.terms.bootstrap import rate_interval
from fieldwords.terms.matrix import PER


class Ends(NamedTuple):
    """The first and the last third of the covered years, and the documents of places that speak in both."""

    before: list[int]
    after: list[int]
    documents: pd.DataFrame

    def name_spans(self) -> dict[str, str]:
        """Return in words which years (before, after) and which places a comparison of both thirds rests on."""
        places = join_words([place or say("place_unknown") for place in sorted(set(self.documents["place"]))], 3)
        return {"first": say_span(self.before), "last": say_span(self.after), "places": places}

    def say_lack(self) -> str | None:
        """Return in words why both thirds cannot be compared, None where they can."""
        if self.before == self.after:
            return say("terms.one_year")
        if self.documents.empty:
            return say("terms.no_place", first=say_span(self.before), last=say_span(self.after))
        return None


def part_years(documents: pd.DataFrame) -> Ends:
    """Return what a term's rise or fall is measured on: that other places speak in other years is no rise.

    Where no place speaks in both thirds of the years, there are no documents that could show any.
    """
    known = counted_documents(documents).assign(place=lambda table: table["place"].fillna(""))
    years = sorted(known["year"].astype(int).unique())
    third = max(1, len(years) // 3)
    before, after = years[:third], years[-third:]
    both = set(known.loc[known["year"].isin(before), "place"]) & set(known.loc[known["year"].isin(after), "place"])
    return Ends(before, after, known[known["place"].isin(both)])


def summarise_terms(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return each term that occurs with its rates at the beginning and the end of the covered years.

    Returns
    -------
    DataFrame
        term, count, n_docs, peak (year of the highest rate), before and after (rates per 10,000 Han characters of the
        first and of the last third of the covered years, in places that speak in both; zero where there is none),
        change, apart (whether the 95 % intervals of both rates, `bound_rates`, lie apart); most frequent first.
    """
    rows, counts = tables["term_years"], tables["term_counts"]
    rows = rows[rows.groupby("term")["count"].transform("sum") > 0].reset_index(drop=True)
    table = rows.groupby("term").agg(count=("count", "sum"))
    table["n_docs"] = counts.groupby("term")["doc"].nunique()
    table["peak"] = rows.loc[rows.groupby("term")["per_10k"].idxmax()].set_index("term")["year"]
    ends, bounds = part_years(tables["documents"]), []
    for name, years in (("before", ends.before), ("after", ends.after)):
        part = ends.documents[ends.documents["year"].isin(years)]
        said = counts[counts["doc"].isin(part["doc"])].pivot_table(index="term", columns="doc", values="count")
        said = said.reindex(index=table.index, columns=part["doc"]).fillna(0).to_numpy()
        table[name] = said.sum(axis=1) / max(1, part["n_han"].sum()) * PER
        bounds.append(bound_rates(said, part["n_han"].to_numpy()))
    table["change"] = table["after"] - table["before"]
    (low, high), (later_low, later_high) = bounds
    table["apart"] = (later_low > high) | (later_high < low)
    return table.sort_values(["count"], ascending=False, kind="stable").reset_index()


def bound_rates(counts: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval of each term's rate in some documents: the exact one of a Poisson count.

    Or that of `bootstrap.rate_interval`, which heeds that a document says a term again and again, where that is wider;
    both are given the same counts and sizes.
    """
    n, size = counts.sum(axis=1), max(1, sizes.sum())
    low, high = rate_interval(counts, sizes)
    return np.fmin(low, np.nan_to_num(gammaincinv(n, 0.025)) / size), np.fmax(high, gammaincinv(n + 1, 0.975) / size)
