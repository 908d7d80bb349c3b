"""Whether a term's yearly rate rises or falls: rank tests that heed autocorrelation and the number of terms tested."""

import warnings
from typing import NamedTuple

import numpy as np
import pandas as pd
import pymannkendall
from scipy.stats import false_discovery_control, kendalltau, theilslopes

FEWEST_YEARS = 8
FEWEST_COUNTS = 10
LEVEL = 0.05
TESTS = ["tau", "p", "p_corrected", "q", "slope"]
COLUMNS = ["term", "layer", "n_years", "first_year", "last_year", "n_docs", "count", *TESTS, "trend", "note"]


class Trend(NamedTuple):
    """Mann-Kendall's S, its variance and z, p, Kendall's tau with the years, p after Hamed and Rao, and Sen's slope."""

    s: float
    var_s: float
    z: float
    p: float
    tau: float
    p_corrected: float
    slope: float


def mann_kendall(years, rates) -> Trend:
    """Test a yearly series for a trend.

    Parameters
    ----------
    years : array-like (n_years,)
        Calendar years in ascending order; gaps are allowed and count in the slope.
    rates : array-like (n_years,)
        The series.

    Returns
    -------
    Trend
        `slope` is the median change a year over all pairs of years (Sen); `p_corrected` heeds the autocorrelation of
        the detrended ranks, where the covered years count as consecutive. A series without change has p 1 and slope
        0.

    References
    ----------
    Mann 1945, Econometrica 13, 245-259; Kendall 1975; Sen 1968, JASA 63, 1379-1389; Hamed & Rao 1998, Journal of
    Hydrology 204, 182-196.
    """
    rates = np.asarray(rates, float)
    if len(np.unique(rates)) < 2:
        return Trend(0.0, 0.0, 0.0, 1.0, 0.0, 1.0, 0.0)
    plain = pymannkendall.original_test(rates)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", RuntimeWarning)
        corrected = pymannkendall.hamed_rao_modification_test(rates).p
    slope = theilslopes(rates, np.asarray(years, float)).slope
    tau = kendalltau(years, rates).statistic
    return Trend(plain.s, plain.var_s, plain.z, plain.p, tau, 1.0 if np.isnan(corrected) else corrected, slope)


def trends(term_years: pd.DataFrame) -> pd.DataFrame:
    """Test every term of a yearly table for a trend, or say why it is not tested.

    Parameters
    ----------
    term_years : DataFrame
        Table term_years (years without documents have no row).

    Returns
    -------
    DataFrame
        One row a term and layer: term, layer, n_years (covered), first_year, last_year, n_docs, count; tau, p
        (Mann-Kendall), p_corrected (Hamed-Rao), q (Benjamini-Hochberg of p_corrected over the terms of the layer),
        slope (Sen: change of the rate per 10,000 a year); trend: rising or falling where q < 0.05, none, or untested;
        note, in words.
    """
    rows = [_test_series(*key, series) for key, series in term_years.groupby(["term", "layer"], sort=True)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    tested = table["p_corrected"].notna()
    for _, layer in table[tested].groupby("layer"):
        table.loc[layer.index, "q"] = false_discovery_control(layer["p_corrected"].astype(float))
    clear = tested & (table["q"].astype(float) < LEVEL)
    table.loc[tested, "trend"] = "none"
    table.loc[clear & (table["tau"] > 0), "trend"] = "rising"
    table.loc[clear & (table["tau"] < 0), "trend"] = "falling"
    table.loc[tested, "note"] = [_describe(row) for row in table[tested].itertuples()]
    return table.astype(dict.fromkeys(TESTS, float))


def _test_series(term, layer, series):
    series = series.sort_values("year")
    n_years, n_docs, count = len(series), int(series["n_docs"].sum()), int(series["count"].sum())
    head = (term, layer, n_years, int(series["year"].iloc[0]), int(series["year"].iloc[-1]), n_docs, count)
    if n_years < FEWEST_YEARS:
        note = f"{_number(n_docs, 'document')}, {_number(n_years, 'year')}: no trend test ({FEWEST_YEARS} years needed)"
    elif count < FEWEST_COUNTS:
        note = f"{_number(count, 'occurrence')} in {n_years} years: no trend test ({FEWEST_COUNTS} needed)"
    else:
        test = mann_kendall(series["year"], series["per_10k"])
        return (*head, test.tau, test.p, test.p_corrected, np.nan, test.slope, "", "")
    return (*head, np.nan, np.nan, np.nan, np.nan, np.nan, "untested", note)


def _describe(row):
    if row.trend == "none":
        return f"no trend shown in {row.n_years} years"
    return f"{row.trend}, {row.slope:+.2g} per 10,000 a year over {row.n_years} years"


def _number(n, noun):
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
