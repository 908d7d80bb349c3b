"""How often the 95 % interval of a yearly rate covers the true rate, in simulated corpora whose rate is known.

Run: python benchmarks/bench_coverage.py [CORPORA]. Each corpus is one year of documents with sizes that differ
(log-normal) and counts that are Poisson around the document's own rate, which is gamma distributed around the true one
(overdispersed; `shape` infinite = Poisson only). Beside the interval in use stand those that were tried and left.
"""

import sys

import numpy as np
from scipy.stats import norm, t

from fieldwords.terms.rates import FEWEST, rate_interval

SEED = 20_260
MEDIAN_SIZE = 15_000  # Han characters


def simulate(n_docs, rate, shape, spread, corpora, rng):
    """Return counts (corpora, n_docs) and sizes (n_docs,)."""
    sizes = np.exp(rng.normal(np.log(MEDIAN_SIZE), spread, n_docs)).round()
    own = rng.gamma(shape, 1 / shape, (corpora, n_docs)) if np.isfinite(shape) else np.ones((corpora, n_docs))
    return rng.poisson(rate / 10_000 * sizes * own).astype(float), sizes


def percentile_intervals(counts, sizes, rng):
    """Return the plain percentile interval and Hesterberg's expanded one (2015, American Statistician 69(4), 371)."""
    n_docs = len(sizes)
    draws = rng.multinomial(n_docs, np.full(n_docs, 1 / n_docs), size=1000)
    rates = (counts @ draws.T) / (sizes @ draws.T)
    tail = norm.cdf(np.sqrt(n_docs / (n_docs - 1)) * t.ppf(0.025, n_docs - 1))
    plain, expanded = (np.quantile(rates, [end, 1 - end], axis=1) for end in (0.025, tail))
    return plain, expanded


def linear_interval(counts, sizes):
    """Return the t interval with the linearised standard error of the ratio."""
    n_docs = len(sizes)
    rates = counts.sum(axis=1) / sizes.sum()
    residuals = counts - np.outer(rates, sizes)
    half = t.ppf(0.975, n_docs - 1) * np.sqrt(n_docs / (n_docs - 1) * (residuals**2).sum(axis=1)) / sizes.sum()
    return rates - half, rates + half


def main(corpora=1000):
    """Print one line a kind of corpus: the share of intervals that cover the truth, in per cent."""
    rng = np.random.default_rng(SEED)
    print(f"{corpora} corpora a line, 25 draws of the documents' sizes; docs with the term >= {FEWEST}")
    print("per10k n_docs shape spread  given | in use  percentile  expanded  t")
    met = []
    for rate in (0.5, 2, 10, 50):
        for n_docs in (8, 12, 20, 30):
            for shape in (np.inf, 4, 1.5):
                for spread in (0.3, 0.6):
                    covered = [[], [], [], []]
                    given = 0
                    for _ in range(25):
                        counts, sizes = simulate(n_docs, rate, shape, spread, corpora // 25, rng)
                        counts = counts[(counts > 0).sum(axis=1) >= FEWEST]
                        given += len(counts)
                        ends = [rate_interval(counts, sizes), *percentile_intervals(counts, sizes, rng)]
                        for place, (low, high) in enumerate([*ends, linear_interval(counts, sizes)]):
                            covered[place].extend((low <= rate / 10_000) & (rate / 10_000 <= high))
                    shares = [100 * np.mean(hits) for hits in covered]
                    met.append((93 <= shares[0] <= 97, shares[0], given / corpora))
                    print(
                        f"{rate:6} {n_docs:6} {shape:5} {spread:6} {100 * given / corpora:5.0f}% |"
                        f" {shares[0]:6.1f} {shares[1]:11.1f} {shares[2]:9.1f} {shares[3]:5.1f}"
                    )
    whole = [share for _, share, given in met if given > 0.95]
    print(f"in use: {sum(ok for ok, _, _ in met)} of {len(met)} kinds between 93 and 97 %;")
    print(
        f"where the interval is nearly always given: mean {np.mean(whole):.1f} %, {min(whole):.1f}-{max(whole):.1f} %"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
