"""What the pages on terms show: rates at both ends of the years, where terms stand, how often each place says them."""

from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from fieldwords.corpus.cleaning import lead_back
from fieldwords.corpus.duplicates import counted_documents
from fieldwords.terms.matching import place_phrases
from fieldwords.terms.phrases import lexicon_terms

LINES = 12  # lines of a year shown on a term's page


class Ends(NamedTuple):
    """The first and the last third of the covered years, and the documents of places that speak in both."""

    before: list[int]
    after: list[int]
    documents: pd.DataFrame


def part_years(documents: pd.DataFrame) -> Ends:
    """Return what a term's rise or fall is measured on: that other places speak in other years is no rise.

    Where no place speaks in both thirds of the years, all documents are kept.
    """
    known = counted_documents(documents).assign(place=lambda table: table["place"].fillna(""))
    years = sorted(known["year"].astype(int).unique())
    third = max(1, len(years) // 3)
    before, after = years[:third], years[-third:]
    both = set(known.loc[known["year"].isin(before), "place"]) & set(known.loc[known["year"].isin(after), "place"])
    return Ends(before, after, known[known["place"].isin(both)] if both else known)


def summarise_terms(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return each term that occurs with its rates at the beginning and the end of the covered years.

    Returns
    -------
    DataFrame
        term, count, n_docs, peak (year of the highest rate), before and after (rates per 10,000 Han characters of the
        first and of the last third of the covered years, in places that speak in both), change, n_ends (the occurrences
        these two rest on); most frequent first.
    """
    rows, counts = tables["term_years"], tables["term_counts"]
    rows = rows[rows.groupby("term")["count"].transform("sum") > 0].reset_index(drop=True)
    table = rows.groupby("term").agg(count=("count", "sum"))
    table["n_docs"] = counts.groupby("term")["doc"].nunique()
    table["peak"] = rows.loc[rows.groupby("term")["per_10k"].idxmax()].set_index("term")["year"]
    ends, table["n_ends"] = part_years(tables["documents"]), 0
    for name, years in (("before", ends.before), ("after", ends.after)):
        part = ends.documents[ends.documents["year"].isin(years)]
        said = counts[counts["doc"].isin(part["doc"])].groupby("term")["count"].sum()
        said = said.reindex(table.index).fillna(0)
        table["n_ends"] += said.astype("int64")
        table[name] = said / max(1, part["n_han"].sum()) * 10_000
    table["change"] = table["after"] - table["before"]
    return table.sort_values(["count"], ascending=False, kind="stable").reset_index()


def find_lines(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return where lexicon terms stand in the counted documents, as the layer phrase counts them.

    Returns
    -------
    DataFrame
        term, doc, year, start and end in the source; at the most `LINES` a term and year, from as many documents as
        there are; n, all occurrences of the term in that year.
    """
    years = counted_documents(tables["documents"]).set_index("doc")["year"]
    texts, terms = tables["counted"][tables["counted"]["doc"].isin(years.index)], lexicon_terms()
    found = [place_phrases(text, terms) for text in texts["counted"]]
    doc = np.repeat(np.arange(len(texts)), [*map(len, found)])
    lines = pd.DataFrame([*chain.from_iterable(found)], columns=["term", "start", "end"], dtype="int64")
    lines = lines.assign(doc=doc, year=years.reindex(texts["doc"]).to_numpy()[doc])
    lines["turn"] = lines.groupby(["doc", "term"]).cumcount()
    lines["n"] = lines.groupby(["term", "year"])["doc"].transform("size")
    # One line of each document before a second of any.
    lines = lines.sort_values(["term", "year", "turn", "doc", "start"], kind="stable", ignore_index=True)
    lines = lines[lines.groupby(["term", "year"]).cumcount() < LINES].reset_index(drop=True)
    places, gaps = lines[["start", "end"]].to_numpy() - [0, 1], texts["gaps"].array
    for number, rows in lines.groupby("doc").indices.items():
        places[rows] = lead_back(places[rows], gaps[number])
    lines[["start", "end"]] = places + [0, 1]
    return lines.assign(term=np.array(terms, object)[lines["term"]], doc=texts["doc"].to_numpy()[lines["doc"]])


def count_places(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return how often each term was said in the counted documents of a place and year.

    Returns
    -------
    DataFrame
        term, place (empty where not told), year, count; n_han and n_docs of the place and year.
    """
    documents = counted_documents(tables["documents"])[["doc", "place", "year", "n_han"]].fillna({"place": ""})
    sizes = documents.groupby(["place", "year"]).agg(n_han=("n_han", "sum"), n_docs=("doc", "size")).reset_index()
    counts = tables["term_counts"].merge(documents, on="doc")
    sums = counts.groupby(["term", "place", "year"], observed=True)["count"].sum().reset_index()
    return sums.merge(sizes, on=["place", "year"], how="right")
