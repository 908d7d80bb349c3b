"""Mann and Kendall's test of many series at once, each compared with itself alone and all of them added up.

A series is what one place says year by year. Places come and go; a change of the set of places is then no change of
any series and cannot look like a trend (Hirsch & Slack 1984; van Belle & Hughes 1984; Helsel & Frans 2006).
"""

from typing import NamedTuple

import numpy as np
import scipy
from numpy.polynomial import Legendre

CARRIED = np.linspace(0, 0.98, 99)  # correlations of a year with the next for which variances are computed
SHARED = np.array([0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.6, 1])  # correlations of the series for which pairs are weighed


class Pairs(NamedTuple):
    """Every two years of a series, for all series; a cell is one series in one year."""

    first: np.ndarray  # (n_pairs,) where the cell of the earlier year stands
    second: np.ndarray  # (n_pairs,) and that of the later one
    year: np.ndarray  # (n_cells,) number of the cell's year among all covered years, from 0
    weight: np.ndarray  # (n_pairs,) what the pair counts for, 1 in the mean


class RankTest(NamedTuple):
    """S, its variance, z, p, Kendall's tau-b and p with years that resemble each other; one value a term."""

    s: np.ndarray
    var_s: np.ndarray
    z: np.ndarray
    p: np.ndarray
    tau: np.ndarray
    p_corrected: np.ndarray


def pair_years(years, series) -> Pairs:
    """Return every two years of each series, by year and series of each cell: a series has one a year at most."""
    _, year = np.unique(np.asarray(years, int), return_inverse=True)
    first, second = [np.empty(0, int)], [np.empty(0, int)]
    _, series = np.unique(np.asarray(series, str), return_inverse=True)
    for number in range(series.max(initial=-1) + 1):
        cells = np.flatnonzero(series == number)
        cells = cells[np.argsort(year[cells], kind="stable")]
        earlier, later = np.triu_indices(len(cells), 1)
        first.append(cells[earlier])
        second.append(cells[later])
    first, second = np.concatenate(first), np.concatenate(second)
    return Pairs(first, second, year, np.ones(len(first)))


def compare_years(signs: np.ndarray, pairs: Pairs) -> RankTest:
    """Test whether later cells lie above earlier ones more often than below.

    Parameters
    ----------
    signs : ndarray (n_pairs, n_terms)
        1 where the second cell of the pair is the greater one, -1 where the first is, 0 where they are equal, or
        something between: what is compared with what changes signs when both change places.
    pairs : Pairs
        From `pair_years`.

    Returns
    -------
    RankTest
        `s` is the sum of the signs, weighed where series have years in common: what each of them tells is worth less
        the more alike they are: alike in everything, n series tell no more than one (Rosner, Glynn & Lee 2006). `var_s`
        is its variance when the covered years may stand in any order, all series of a year together (Dietz & Killeen
        1981): for one series, Kendall's with ties. `p` comes from it by the normal distribution with a correction for
        continuity. `p_corrected`, never below `p`, heeds that neighbouring years resemble each other, by the
        correlation of the yearly sums of signs with those of the next year once a smooth curve, and so a trend, is
        taken out of them. What the curve takes along is given back exactly, and half a standard error is added: to
        think years more alike than they are costs less than the other way round. Farther years resemble each other by
        its powers (Hamed 2009); ``benchmarks/bench_trends.py`` holds this against Hamed & Rao 1998 and pre-whitening.

    References
    ----------
    Mann 1945, Econometrica 13, 245-259; Kendall 1975, Rank Correlation Methods; Dietz & Killeen 1981, JASA 76, 169-174;
    Rosner, Glynn & Lee 2006, Biometrics 62, 185-192.
    """
    n_years = pairs.year.max(initial=-1) + 1
    _, together = np.unique(pairs.year[pairs.first] * n_years + pairs.year[pairs.second], return_inverse=True)
    shared = _measure_likeness(signs, together)  # `together`: the number of two years, the same for all series
    tests = np.zeros((len(RankTest._fields), signs.shape[1]))
    for likeness in np.unique(shared):
        of = shared == likeness
        tests[:, of] = _sum_signs(signs[:, of], _weigh_pairs(pairs, together, likeness))
    return RankTest(*tests)


def _measure_likeness(signs, together):
    """The correlation of the signs of any two series in the same two years, whatever their order, for each term."""
    n_series, every = np.bincount(together), np.arange(len(together))
    sums = scipy.sparse.csr_array((np.ones(len(every)), (together, every)), shape=(len(n_series), len(every))) @ signs
    squares = (signs**2).sum(axis=0)
    alone = squares * (n_series @ (n_series - 1)) / max(len(every), 1)
    with np.errstate(invalid="ignore", divide="ignore"):  # no two series in one year, or no two cells that differ
        shared = np.nan_to_num(((sums**2).sum(axis=0) - squares) / alone)
    return SHARED[np.abs(np.subtract.outer(shared, SHARED)).argmin(axis=1)]


def _weigh_pairs(pairs, together, likeness):
    """The inverse variance of the mean sign of n series in two years, n / (1 + (n - 1) likeness), shared by the n."""
    weight = 1 / (1 + (np.bincount(together)[together] - 1) * likeness)
    return pairs._replace(weight=weight / weight.mean() if len(weight) else weight)


def _sum_signs(signs, pairs):
    first, second, weight = pairs.year[pairs.first], pairs.year[pairs.second], pairs.weight
    n_years, every = pairs.year.max(initial=-1) + 1, np.arange(len(first))
    between = scipy.sparse.csr_array((weight, (first * n_years + second, every)), shape=(n_years**2, len(first)))
    into = scipy.sparse.csr_array(
        (np.r_[weight, -weight], (np.r_[second, first], np.r_[every, every])), shape=(n_years, len(first))
    )
    yearly = into @ signs
    s, squares = weight @ signs, weight @ signs**2
    var_s = (((between @ signs) ** 2).sum(axis=0) + (yearly**2).sum(axis=0)) / 3
    with np.errstate(invalid="ignore", divide="ignore"):  # where no two cells differ, nothing is shown
        z = np.nan_to_num(np.sign(s) * np.maximum(np.abs(s) - 1, 0) / np.sqrt(var_s))
        tau = np.nan_to_num(s / np.sqrt(len(first) * squares))
    p = 2 * scipy.special.ndtr(-np.abs(z))
    growth, free = _carry_over(yearly, pairs)
    return RankTest(s, var_s, z, p, tau, np.maximum(p, 2 * scipy.special.stdtr(free, -np.abs(z) / np.sqrt(growth))))


def _carry_over(yearly, pairs):
    """By how much resemblance of neighbouring years swells the variance of S, and the degrees of freedom left."""
    n_cells, n_years = len(pairs.year), len(yearly)
    begun, ended = (np.bincount(cells, pairs.weight, n_cells) for cells in (pairs.first, pairs.second))
    busy, even = (np.bincount(pairs.year, each, minlength=n_years) for each in (begun + ended, ended - begun))
    n = busy.sum() ** 2 / max(busy @ busy, 1)  # years, those with few comparisons counted in part
    rest_of, expected = _expect_likeness(busy, even)
    rest = rest_of @ yearly
    with np.errstate(invalid="ignore", divide="ignore"):
        seen = np.nan_to_num((rest[1:] * rest[:-1]).sum(axis=0) / (rest**2).sum(axis=0))
    alike = np.interp(seen, np.maximum.accumulate(expected), CARRIED)
    alike = np.minimum(alike + np.sqrt((1 - alike**2) / max(n, 1)) / 2, 1)
    carried = 2 * np.sin(np.pi / 6 * alike)  # from ranks to values
    weight, lags = ended - begun, pairs.year[pairs.second] - pairs.year[pairs.first]
    shares = np.bincount(lags, 2 * weight[pairs.first] * weight[pairs.second], minlength=n_years)
    shares[0] = weight @ weight
    ranks = 6 / np.pi * np.arcsin(CARRIED[:, None] ** np.arange(n_years) / 2)
    growth = np.maximum(np.interp(carried, CARRIED, ranks @ shares / max(shares[0], 1)), 1)
    if np.any(begun + ended < busy[pairs.year]):  # how series go together is itself learned from these years
        growth = growth * n / np.maximum(n - growth, 1)
    return growth, max(n - 2 - _curve_degree(n_years), 1)


def _expect_likeness(busy, even):
    """What takes a smooth curve out of yearly sums, and the likeness of what is left for each of `CARRIED`.

    Both are weighed by `busy`, the comparisons of each year; `even` are the sums if all series rose without fail.
    """
    n_years = len(busy)
    time = np.linspace(-1, 1, n_years)
    curves = [busy * Legendre.basis(degree)(time) for degree in range(1, _curve_degree(n_years) + 1)]
    base, _ = np.linalg.qr(np.column_stack([even, *curves]))
    rest_of = np.eye(n_years) - base @ base.T
    apart = np.abs(np.subtract.outer(np.arange(n_years), np.arange(n_years)))
    weighed = np.outer(busy, busy)
    expected = []
    for carried in CARRIED:
        left = rest_of @ (carried**apart * weighed) @ rest_of
        expected.append(np.trace(left, 1) / max(np.trace(left), 1e-12))
    return rest_of, np.array(expected)


def _curve_degree(n_years):
    return int(np.clip(n_years // 7, 1, 4))
