"""Years and rates as figures and sentences need them: gaps kept, spans named."""

import pandas as pd


def yearly_rates(term_years: pd.DataFrame, terms, layer: str) -> pd.DataFrame:
    """Return the rates of `terms` in `layer`, a row a covered year and term: zero where the year lacks the term."""
    covered = term_years.dropna(subset=["per_10k"]).drop_duplicates("year").set_index("year")[["n_docs", "n_han"]]
    grid = pd.MultiIndex.from_product([terms, covered.index], names=["term", "year"])
    rows = term_years[term_years["layer"] == layer].set_index(["term", "year"])
    rates = rows.loc[~rows.index.duplicated(), ["count", "per_10k", "low", "high"]].reindex(grid).reset_index()
    seen_not = rates["per_10k"].isna()
    rates.loc[seen_not, ["count", "per_10k"]] = 0
    return rates.merge(covered.reset_index(), on="year").sort_values(["term", "year"], kind="stable", ignore_index=True)


def is_said(rates: pd.DataFrame) -> bool:
    """Return whether any of the terms of a table of rates occurs at all, however it is counted."""
    return bool((rates["per_10k"] > 0).any())


def with_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with a row of nulls for each year it lacks between first and last, so lines break there."""
    years = frame["year"].astype("int64")
    filled = frame.set_index(years).reindex(range(years.min(), years.max() + 1)).rename_axis(None)
    return filled.assign(year=filled.index)


def year_spans(years) -> list[tuple[int, int]]:
    """Return the first and last year of each stretch without a hole."""
    known = sorted({int(year) for year in years})
    firsts = [year for year in known if year - 1 not in known]
    return list(zip(firsts, [year for year in known if year + 1 not in known], strict=True))


def say_years(years) -> str:
    """Return the years as short text: `1991–1993, 1996`."""
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in year_spans(years))
