"""The interval of a rate: it holds the rate, widens with differences between documents, and is the same every time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldwords.terms.bootstrap import FEWEST, rate_interval


def interval(counts, sizes):
    low, high = rate_interval(np.atleast_2d(np.asarray(counts, float)), np.asarray(sizes, float))
    return low[0], high[0]


def test_equal_documents_leave_no_doubt():
    assert interval([3] * 8, [100] * 8) == pytest.approx((0.03, 0.03))


def test_bootstrap_t_equals_a_slow_computation():
    counts = np.array([4.0, 9, 2, 7, 5, 12, 3, 6])
    sizes = np.array([900.0, 1500, 700, 1300, 800, 2000, 900, 1000])
    draws = np.random.default_rng([1954, 8]).multinomial(8, np.full(8, 1 / 8), size=1000)
    rate = counts.sum() / sizes.sum()
    distances = []
    for draw in draws:
        drawn = draw @ counts / (draw @ sizes)
        variance = (draw * (counts - drawn * sizes) ** 2).sum() * 8 / 7 / (draw @ sizes) ** 2
        distances.append((drawn - rate) / np.sqrt(variance))
    distances.sort()
    shares = sizes / sizes.sum()
    error = np.sqrt((((counts - rate * sizes) / (1 - shares)) ** 2).sum()) / sizes.sum()
    expected = rate - distances[-25] * error, rate - distances[24] * error
    assert interval(counts, sizes) == pytest.approx(expected, rel=1e-3)


def test_uneven_documents_widen_the_interval():
    even = interval([9, 10, 11, 10, 9, 11, 10, 10], [1000] * 8)
    uneven = interval([1, 30, 2, 20, 3, 15, 4, 5], [1000] * 8)
    assert uneven[1] - uneven[0] > 5 * (even[1] - even[0])


def test_too_few_documents_with_the_term_give_no_interval():
    assert np.isnan(interval([1, 1, 1, 1, 0, 0, 0, 0], [100] * 8)).all()
    assert np.isnan(interval([5] * (FEWEST - 1), [100] * (FEWEST - 1))).all()
    assert np.isnan(interval([0] * 8, [100] * 8)).all()


def test_no_terms_and_no_documents():
    low, high = rate_interval(np.zeros((0, 8)), np.full(8, 100.0))
    assert low.shape == high.shape == (0,)
    assert np.isnan(rate_interval(np.zeros((2, 0)), np.zeros(0))).all()


def test_a_terms_interval_does_not_depend_on_the_other_terms():
    rng = np.random.default_rng(3)
    counts, sizes = rng.poisson(6, (300, 10)).astype(float), rng.integers(500, 1500, 10).astype(float)
    low, high = rate_interval(counts, sizes)
    alone = rate_interval(counts[200:201], sizes)
    assert (low[200], high[200]) == pytest.approx((alone[0][0], alone[1][0]), rel=1e-5)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(200, 4000)), min_size=FEWEST, max_size=20))
def test_the_interval_is_ordered_and_never_below_zero(documents):
    counts, sizes = zip(*documents, strict=True)
    low, high = interval(counts, sizes)
    assert 0 <= low <= high or (low, high) == pytest.approx((sum(counts) / sum(sizes),) * 2, rel=1e-3)


def test_coverage_is_near_95_per_cent():
    """A small run of benchmarks/bench_coverage.py: 600 overdispersed corpora of 12 documents."""
    rng = np.random.default_rng(11)
    sizes = np.exp(rng.normal(9.6, 0.3, 12)).round()
    truth = 10 / 10_000
    counts = rng.poisson(truth * sizes * rng.gamma(3, 1 / 3, (600, 12))).astype(float)
    low, high = rate_interval(counts, sizes)
    assert 0.92 < ((low <= truth) & (truth <= high)).mean() < 0.98
