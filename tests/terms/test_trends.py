"""Trends: the Nile, Benjamini and Hochberg's fifteen, and what is refused."""

import numpy as np
import pandas as pd
import pymannkendall
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, poisson

from fieldwords.terms.keyness import q_values
from fieldwords.terms.ranks import RankTest, compare_years, pair_years
from fieldwords.terms.trends import FEWEST_YEARS, compare_rates, trends

# Annual flow of the Nile at Aswan 1871-1970 (Cobb 1978), as in R's datasets
NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
    1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
    831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
    781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
    744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip


def mann_kendall(rates):
    """The test of one series."""
    pairs = pair_years(range(len(rates)), [""] * len(rates))
    test = compare_years(np.sign(np.asarray(rates)[pairs.second] - np.asarray(rates)[pairs.first])[:, None], pairs)
    return RankTest(*(value[0] for value in test))


def test_nile_mann_kendall_and_sen():
    found = mann_kendall(NILE)
    assert found.s == -1387
    assert found.var_s == pytest.approx(112728.33, abs=0.005)
    assert found.z == pytest.approx(-4.1281, abs=5e-5)
    assert found.p == pytest.approx(3.658e-05, rel=5e-4)
    assert found.p < found.p_corrected < 0.01  # Hamed and Rao's is .0048
    rows = trends(*collection(*(("Aswan", 1871 + n, 10_000, flow) for n, flow in enumerate(NILE))), TERMS[:1]).iloc[0]
    assert rows["slope"] == pytest.approx(-2.6) and rows["p"] == pytest.approx(found.p)


def test_benjamini_hochberg_1995_fifteen():
    p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    p += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1]
    expected = [
        0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645,
        0.0765, 0.486, 0.58118182, 0.714875, 0.75323077, 0.81321429, 1,
    ]  # fmt: skip
    assert q_values(np.array(p)) == pytest.approx(expected, abs=5e-9)


def test_gaps_count_in_the_slope():
    years = [2000, 2001, 2010, 2011, 2020, 2021, 2030, 2031]
    found = trends(*collection(*(("甲县", year, 10_000, year - 2000) for year in years)), TERMS[:1]).iloc[0]
    assert found["slope"] == pytest.approx(1)


def test_a_constant_series_has_no_trend():
    assert mann_kendall([3] * 10)[3:] == (1, 0, 1)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=20))
def test_ties_are_handled_as_pymannkendall_handles_them(rates):
    found = mann_kendall(rates)
    if len(set(rates)) > 1:
        known = pymannkendall.original_test(rates)
        assert found.s == known.s
        assert (found.var_s, found.z, found.p) == pytest.approx((known.var_s, known.z, known.p))
        assert found.tau == pytest.approx(kendalltau(range(len(rates)), rates).statistic)
    assert found.p_corrected >= found.p


@given(st.lists(st.floats(0, 100), min_size=8, max_size=20))
def test_reversing_the_series_reverses_the_trend(rates):
    forth, back = mann_kendall(rates), mann_kendall(rates[::-1])
    assert forth.s == -back.s
    assert forth.tau == pytest.approx(-back.tau, abs=1e-9)
    assert 0 <= forth.p <= 1 and 0 <= forth.p_corrected <= 1


def compare_series(years, series, rates):
    """The test of several series together."""
    pairs, rates = pair_years(years, series), np.asarray(rates)
    return RankTest(
        *(value[0] for value in compare_years(np.sign(rates[pairs.second] - rates[pairs.first])[:, None], pairs))
    )


def test_series_that_agree_share_the_weight_of_their_years():
    # The years 0-1, 0-2 of the first series weigh 1, the years 1-2 of both 1/2 each: in the mean 3/4.
    agree = compare_series([0, 1, 2, 1, 2], list("aaabb"), [1, 3, 2, 3, 2])
    assert agree.s == pytest.approx((1 + 1 - 0.5 - 0.5) / 0.75)
    differ = compare_series([0, 1, 2, 1, 2], list("aaabb"), [1, 3, 2, 2, 3])
    assert differ.s == 1 + 1 - 1 + 1  # all weigh alike


def test_a_series_that_repeats_another_adds_nothing():
    rates = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7]
    alone = mann_kendall(rates)
    twice = compare_series([*range(14), *range(5, 14)], ["a"] * 14 + ["b"] * 9, rates + rates[5:])
    assert twice.tau == pytest.approx(alone.tau)
    assert twice.z == pytest.approx(alone.z, rel=0.03)  # but for the correction for continuity


def test_no_two_years_show_nothing():
    assert compare_series([1, 2], ["a", "b"], [3, 4])[:5] == (0, 0, 0, 1, 0)


TERMS = ["乡村振兴", "乡镇企业", "粮食安全"]


def collection(*rows):
    """Tables of documents (place, year, n_han, counts of TERMS)."""
    documents = pd.DataFrame(
        [(f"{place}{year}", year, place, n_han) for place, year, n_han, *_ in rows],
        columns=["doc", "year", "place", "n_han"],
    )
    counts = [
        (f"{place}{year}", term, "phrase", count)
        for place, year, _, *found in rows
        for term, count in zip(TERMS, found, strict=False)
        if count
    ]
    return pd.DataFrame(counts, columns=["doc", "term", "layer", "count"]), documents


def test_rising_falling_and_none():
    noise = [0, 1, -1, 1, 0, -1] * 4
    rows = [("甲县", 2000 + n, 10_000, 10 + 2 * n + noise[n], 60 - 2 * n - noise[n], 5 + n % 2) for n in range(20)]
    found = trends(*collection(*rows), TERMS).set_index("term")
    assert found["trend"].to_dict() == {"乡村振兴": "rising", "乡镇企业": "falling", "粮食安全": "none"}
    assert found.loc["乡村振兴", "slope"] == pytest.approx(2, abs=0.1)
    assert found.loc["乡镇企业", "note"] == "falling, -2 per 10,000 a year over 20 years, in one place"
    assert (found["q"] >= found["p_corrected"]).all() and (found["p_corrected"] >= found["p"]).all()


def test_a_place_that_joins_is_no_trend():
    """甲县 says a word 5 times, 乙县 and 丙县, who speak from the eleventh year on, 20 times, year after year."""
    wave = [0, 1, 0, -1]
    rows = [("甲县", 2000 + n, 10_000, 5 + wave[n % 4]) for n in range(20)]
    rows += [(place, 2010 + n, 10_000, 20 + wave[n % 4]) for place in ("乙县", "丙县") for n in range(10)]
    found = trends(*collection(*rows), TERMS[:1]).iloc[0]
    assert found["trend"] == "none" and found["p"] > 0.5
    assert found["note"] == "no trend shown in 20 years, within 3 places"
    sums = pd.DataFrame(rows, columns=["place", "year", "n_han", "count"]).groupby("year")[["count", "n_han"]].sum()
    assert mann_kendall(sums["count"] / sums["n_han"]).p < 0.001  # all places together seem to rise


def test_few_documents_a_year_of_changing_places_say_nothing():
    rows = [("全国", 2000 + n, 10_000, n) for n in range(20)] + [("甲省", 2010 + n, 10_000, 2 * n) for n in range(10)]
    found = trends(*collection(*rows), TERMS[:1]).iloc[0]
    assert found["trend"] == "untested" and np.isnan(found["p"])
    assert found["note"].startswith("the places change, and 0 of 20 years have more than 2 documents; take one place")
    alone = trends(*collection(*(row for row in rows if row[0] == "全国")), TERMS[:1]).iloc[0]
    assert alone["trend"] == "rising"


def test_places_that_speak_too_seldom_say_nothing():
    rows = [(f"{n // 3}县", 2000 + n % 12, 10_000, n) for n in range(36)]
    assert trends(*collection(*rows), TERMS[:1])["note"][0].startswith("12 places, none in 8 years")


def test_too_few_years_are_refused_in_words():
    rows = [("甲县", 2000 + n, 10_000, n) for n in range(3)]
    found = trends(*collection(*rows), TERMS[:1]).iloc[0]
    assert found["trend"] == "untested" and np.isnan(found["p"])
    assert found["note"] == f"3 documents, 3 years: no trend test ({FEWEST_YEARS} years needed)"
    assert trends(*collection(rows[1]), TERMS[:1]).iloc[0]["note"].startswith("1 document, 1 year:")


def test_too_few_occurrences_are_refused_in_words():
    rows = [("甲县", 2000 + n, 10_000, n == 9) for n in range(10)]
    assert trends(*collection(*rows), TERMS[:1])["note"][0] == "1 occurrence in 10 years: no trend test (10 needed)"


def test_without_any_place_all_documents_are_one_series():
    counts, documents = collection(*[("甲县", 2000 + n, 10_000, 10 + n) for n in range(12)])
    unknown = documents.assign(place=pd.array([None] * 12, dtype="str"))
    found = trends(counts, unknown, TERMS[:1]).iloc[0]
    assert found["n_places"] == 0 and found["note"].endswith("places unknown")
    assert found["p"] == trends(counts, documents, TERMS[:1])["p"][0]
    half = documents.assign(place=["甲县"] * 11 + [None])
    assert trends(counts, half, TERMS[:1])["n_docs"][0] == 11


def test_texts_of_one_length_are_compared_by_sign_and_others_by_occurrences():
    assert compare_rates(*map(np.array, ([3.0, 5, 5], 1000, [4.0, 5, 2], 1000))).tolist() == [1, 0, -1]
    assert compare_rates(0.0, 1000.0, 1.0, 3000.0) == 0.5  # one word in a text thrice as long
    assert compare_rates(1.0, 1000.0, 0.0, 3000.0) == -1


@given(st.floats(0.01, 3), st.integers(1, 9))
def test_texts_that_grow_make_no_rare_term_rise(expected, longer):
    """Poisson counts of one rate in texts of lengths 1 and `longer`: the mean comparison, exactly."""
    few, many = (poisson(expected * size).pmf(np.arange(120)) for size in (1, longer))
    compared = compare_rates(np.arange(120.0)[:, None], 1.0, np.arange(120.0), float(longer))
    signs = np.sign(np.arange(120.0) - np.arange(120.0)[:, None] * longer)
    assert abs(few @ compared @ many) < max(0.15, abs(few @ signs @ many) / 2)


def test_no_rows_give_no_trends():
    counts, documents = collection()
    assert trends(counts, documents, []).empty
    assert trends(counts, documents.astype({"place": "str"}), TERMS)["trend"].tolist() == ["untested"] * 3
