"""What a yearly curve rests on: gaps, the spread between the three counts, and the interval's basis in words."""

import pandas as pd

from fieldwords.terms.bootstrap import FEWEST


def fill_years(term_years: pd.DataFrame) -> pd.DataFrame:
    """Return `term_years` with a row for every calendar year from the first to the last, so that lines break at gaps.

    Returns
    -------
    DataFrame
        The same columns, sorted by term, layer and year; in a year without documents n_docs is 0 and the rest is NaN.
    """
    if term_years.empty:
        return term_years
    span = range(int(term_years["year"].min()), int(term_years["year"].max()) + 1)
    pairs = term_years[["term", "layer"]].drop_duplicates()
    grid = pairs.merge(pd.DataFrame({"year": span}), how="cross")
    filled = grid.merge(term_years, how="left", on=["year", "term", "layer"])
    filled["n_docs"] = filled["n_docs"].fillna(0).astype(int)
    return filled.sort_values(["term", "layer", "year"], ignore_index=True)[list(term_years.columns)]


def describe_coverage(term_years: pd.DataFrame) -> pd.DataFrame:
    """Say in words, year by year, how many documents there are and what an interval of that year rests on.

    Returns
    -------
    DataFrame
        year, n_docs, n_han (0 for a year without documents), note.
    """
    if term_years.empty:
        return pd.DataFrame({"year": [], "n_docs": [], "n_han": [], "note": []})
    years = fill_years(term_years).groupby("year")
    table = years.agg(n_docs=("n_docs", "max"), n_han=("n_han", "max"), drawn=("low", "count")).reset_index()
    table["n_han"] = table["n_han"].fillna(0).astype(int)
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
