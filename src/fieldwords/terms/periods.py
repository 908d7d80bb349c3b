"""Periods: neighbouring years put together by how alike they speak (variability-based neighbour clustering)."""

import numpy as np
import pandas as pd

from fieldwords.errors import FieldwordsError


def merge_years(values: pd.DataFrame) -> pd.DataFrame:
    """Put neighbouring years together step by step, each time the two periods whose union varies least.

    Parameters
    ----------
    values : DataFrame (n_years, n_terms)
        One row a covered year (index year, ascending), one column a term; a single column will do.

    Returns
    -------
    DataFrame
        One row a merger, in order: step, left_start, left_end, right_start, right_end, distance (standard deviation
        of the years in the merged period; the mean over columns when there are several). Only neighbours are merged.

    References
    ----------
    Gries & Hilpert 2008, Corpora 3(1), 59-81; 2012, in The Oxford Handbook of the History of English, 134-144.
    """
    years = [int(year) for year in values.index]
    matrix = values.to_numpy(float)
    periods = [(place, place + 1) for place in range(len(years))]
    rows = []
    while len(periods) > 1:
        pairs = list(zip(periods[:-1], periods[1:], strict=True))
        distances = [matrix[left[0] : right[1]].std(axis=0, ddof=1).mean() for left, right in pairs]
        place = int(np.argmin(distances))
        (start, middle), (_, end) = pairs[place]
        borders = years[start], years[middle - 1], years[middle], years[end - 1]
        rows.append((len(rows) + 1, *borders, distances[place]))
        periods[place : place + 2] = [(start, end)]
    return pd.DataFrame(rows, columns=["step", "left_start", "left_end", "right_start", "right_end", "distance"])


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
    if n_periods is None:
        jumps = np.diff(mergers["distance"])
        n_periods = len(wide) - 1 - int(np.argmax(jumps)) if (jumps > 0).any() else 1
    begun = sorted(mergers["right_start"].iloc[len(wide) - n_periods :])
    years = wide.index.to_series()
    periods = years.groupby(np.searchsorted(begun, years, side="right") + 1)
    return periods.agg(start="min", end="max", n_years="size").rename_axis("period").reset_index()
