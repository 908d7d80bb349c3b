"""Do terms rise or fall where only the set of places changes? Run: python benchmarks/bench_trends.py [COLLECTIONS]

Collections are made up whose places come and go while no rate changes, and others whose every rate rises; documents
grow longer by the year and differ in length, places differ in how often they say a term, counts are Poisson around
rates that vary from year to year. Printed are the shares of terms with p_corrected below 0.05 among those tested.
The last table sets the correction against others on one series of normal values (1,000 series each).
"""

import sys
import warnings

import numpy as np
import pandas as pd
import pymannkendall

from fieldwords.terms.ranks import compare_years, pair_years
from fieldwords.terms.trends import FEWEST_COUNTS, trends

TERMS = 10  # a collection
LEVEL = 0.05
SPREAD = 0.4  # standard deviation of the logarithm of a rate from year to year
CARRIED = {"years independent": (0, 0), "AR(1) .5 each place": (0.5, 0), "AR(1) .5 half common": (0.5, 0.5)}


def late_comers(rng):
    """One place for 40 years, thirty others from the fifteenth year on: the provincial reports."""
    return [(0, year) for year in range(40)] + [(place, year) for place in range(1, 31) for year in range(14, 40)]


def come_and_go(rng):
    """25 places, each for 8 to 27 of 35 years in a row, a tenth of the years missing."""
    rows = []
    for place in range(25):
        n_years = rng.integers(8, 28)
        first = rng.integers(0, 36 - n_years)
        rows += [(place, year) for year in range(first, first + n_years) if rng.random() > 0.1]
    return rows


def join_one_by_one(rng):
    """20 places over 25 years, one more each year until all speak."""
    return [(place, year) for place in range(20) for year in range(min(place, 15), 25)]


def core_and_guests(rng):
    """Eight places in all 30 years, 16 others for 8 to 20 of them."""
    rows = [(place, year) for place in range(8) for year in range(30)]
    for place in range(8, 24):
        n_years = rng.integers(8, 21)
        first = rng.integers(0, 31 - n_years)
        rows += [(place, year) for year in range(first, first + n_years)]
    return rows


def draw_noise(rng, n_years, n_places, carried, common):
    """Return deviations (n_years, n_places, TERMS), a share `common` of their variance alike in all places."""

    def draw(n):
        steps = rng.normal(size=(n_years, n, TERMS))
        for year in range(1, n_years):
            steps[year] = carried * steps[year - 1] + np.sqrt(1 - carried**2) * steps[year]
        return steps

    return SPREAD * (np.sqrt(common) * draw(1) + np.sqrt(1 - common) * draw(n_places))


def make_collection(rng, rows, carried, common, growth=0.0):
    """Return tables term_counts and documents of a made-up collection whose rates rise by `growth` (log) a year."""
    place, year = np.array(rows).T
    n_years, n_places = year.max() + 1, place.max() + 1
    usual = np.exp(rng.normal(0, 0.8, (n_places, TERMS))) * np.exp(rng.uniform(np.log(0.2), np.log(8), TERMS))
    n_han = np.exp(rng.normal(np.log(12_000), 0.4, n_places)[place] + 0.02 * year + rng.normal(0, 0.2, len(year)))
    noise = draw_noise(rng, n_years, n_places, carried, common)[year, place]
    rates = usual[place] * np.exp(noise + growth * (year - n_years / 2)[:, None])
    counts = rng.poisson(rates * n_han[:, None] / 10_000)
    docs = np.char.add(np.char.add(place.astype(str), "/"), year.astype(str))
    documents = pd.DataFrame({"doc": docs, "year": 1980 + year, "place": place.astype(str), "n_han": n_han.astype(int)})
    at, term = np.nonzero(counts)
    found = {"doc": docs[at], "term": term.astype(str), "layer": "phrase", "count": counts[at, term]}
    return pd.DataFrame(found), documents


def share_found(make_rows, noise, n_collections, growth=0.0, keep=None):
    """Return the shares of tested terms that rise or fall: all places taken together, and within places."""
    rng = np.random.default_rng(1954)
    pooled, within = [], []
    for _ in range(n_collections):
        counts, documents = make_collection(rng, make_rows(rng), *noise, growth)
        if keep:
            documents = documents[documents["place"].isin(keep(documents))]
        together = trends(counts, documents.assign(place=None), map(str, range(TERMS)))
        apart = trends(counts, documents, map(str, range(TERMS)))
        pooled += list(together.loc[together["count"] >= FEWEST_COUNTS, "p"] < LEVEL)
        within += list(apart.loc[apart["count"] >= FEWEST_COUNTS, "p_corrected"] < LEVEL)
    return np.mean(pooled), np.mean(within)


def constant_places(documents):
    """Return the places that speak in every covered year."""
    n_years = documents.groupby("place")["year"].nunique()
    return n_years.index[n_years == documents["year"].nunique()]


def compare_corrections(n_years, carried, slope, n_series=1000):
    """Print the shares of series found, by Mann and Kendall's test and by ways to heed neighbouring years."""
    rng = np.random.default_rng(1998)
    found = {"plain": [], "Hamed & Rao 1998": [], "pre-whitening": [], "fieldwords": []}
    for _ in range(n_series):
        series = rng.normal(size=n_years)
        for year in range(1, n_years):
            series[year] = carried * series[year - 1] + np.sqrt(1 - carried**2) * series[year]
        series += slope * np.arange(n_years)
        pairs = pair_years(range(n_years), [""] * n_years)
        ours = compare_years(np.sign(series[pairs.second] - series[pairs.first])[:, None], pairs)
        found["plain"].append(ours.p[0])
        found["Hamed & Rao 1998"].append(pymannkendall.hamed_rao_modification_test(series).p)
        found["pre-whitening"].append(pymannkendall.pre_whitening_modification_test(series).p)
        found["fieldwords"].append(ours.p_corrected[0])
    shares = "".join(f"{np.mean(np.array(p) < LEVEL):18.3f}" for p in found.values())
    print(f"{n_years:5}{carried:8}{slope:8.3f}{shares}")


def main(n_collections):
    """Print the tables."""
    print(f"{n_collections} collections a line, {TERMS} terms each; p < {LEVEL}")
    print(f"{'no rate changes':50}{'together, plain':>18}{'within places':>18}")
    for make_rows in (late_comers, come_and_go, join_one_by_one, core_and_guests):
        for name, noise in CARRIED.items():
            pooled, within = share_found(make_rows, noise, n_collections)
            print(f"{make_rows.__name__:26}{name:24}{pooled:18.3f}{within:18.3f}", flush=True)
    for name, noise in CARRIED.items():
        pooled, within = share_found(core_and_guests, noise, n_collections, keep=constant_places)
        print(f"{'constant panel':26}{name:24}{pooled:18.3f}{within:18.3f}", flush=True)
    print(f"\n{'every rate rises':50}{'places change':>18}{'constant panel':>18}{'ratio':>8}")
    for growth in (0.01, 0.02, 0.03):
        for name, noise in CARRIED.items():
            _, within = share_found(core_and_guests, noise, n_collections // 4, growth)
            _, constant = share_found(core_and_guests, noise, n_collections // 4, growth, constant_places)
            print(f"{growth:+.0%} a year {name:38}{within:18.3f}{constant:18.3f}{within / constant:8.2f}", flush=True)
    print("\nyears  AR(1)   slope             plain  Hamed & Rao 1998     pre-whitening        fieldwords")
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        for n_years in (12, 25, 50):
            for carried in (0, 0.5):
                for slope in (0, 2.5 / n_years):
                    compare_corrections(n_years, carried, slope)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
