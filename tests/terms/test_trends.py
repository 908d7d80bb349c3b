"""Trends: the Nile, Benjamini and Hochberg's fifteen, and what is refused."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from fieldwords.terms.trends import FEWEST_YEARS, mann_kendall, trends

# Annual flow of the Nile at Aswan 1871-1970 (Cobb 1978), as in R's datasets
NILE = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
    1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
    831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
    781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
    744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
]  # fmt: skip


def test_nile_mann_kendall_and_sen():
    found = mann_kendall(range(1871, 1971), NILE)
    assert found.s == -1387
    assert found.var_s == pytest.approx(112728.33, abs=0.005)
    assert found.z == pytest.approx(-4.1281, abs=5e-5)
    assert found.p == pytest.approx(3.658e-05, rel=5e-4)
    assert found.slope == pytest.approx(-2.6)
    assert found.p_corrected == pytest.approx(0.0048, abs=5e-5)


def test_benjamini_hochberg_1995_fifteen():
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1,
    ]
    expected = [
        0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645,
        0.0765, 0.486, 0.58118182, 0.714875, 0.75323077, 0.81321429, 1,
    ]  # fmt: skip
    assert false_discovery_control(p) == pytest.approx(expected, abs=5e-9)


def test_gaps_count_in_the_slope():
    years = [2000, 2001, 2010, 2011, 2020, 2021]
    assert mann_kendall(years, [0, 1, 10, 11, 20, 21]).slope == pytest.approx(1)


def test_a_constant_series_has_no_trend():
    assert mann_kendall(range(10), [3] * 10)[3:] == (1, 0, 1, 0)


@given(st.lists(st.floats(0, 100), min_size=8, max_size=20))
def test_reversing_the_series_reverses_the_trend(rates):
    forth, back = mann_kendall(range(len(rates)), rates), mann_kendall(range(len(rates)), rates[::-1])
    assert forth.s == -back.s
    assert forth.tau == pytest.approx(-back.tau, abs=1e-9)
    assert 0 <= forth.p <= 1 and 0 <= forth.p_corrected <= 1


def yearly(rates, term="乡村振兴", count=20, n_docs=1):
    years = pd.DataFrame({"year": range(2000, 2000 + len(rates)), "term": term, "layer": "phrase", "per_10k": rates})
    return years.assign(count=count, n_docs=n_docs)


def test_rising_falling_and_none():
    rng = np.random.default_rng(2)
    noise = rng.normal(0, 0.5, 20)
    table = pd.concat(
        [
            yearly(np.arange(20) + noise, "高质量发展"),
            yearly(20 - np.arange(20) + noise, "乡镇企业"),
            yearly(rng.permutation(np.tile([4.0, 5.0], 10)), "粮食安全"),
        ]
    )
    found = trends(table).set_index("term")
    assert found["trend"].to_dict() == {"高质量发展": "rising", "乡镇企业": "falling", "粮食安全": "none"}
    assert found.loc["高质量发展", "slope"] == pytest.approx(1, abs=0.1)
    assert "per 10,000 a year over 20 years" in found.loc["乡镇企业", "note"]
    assert (found["q"] >= found["p_corrected"]).all()


def test_too_few_years_are_refused_in_words():
    found = trends(yearly([1, 2, 3], n_docs=1)).iloc[0]
    assert found["trend"] == "untested" and np.isnan(found["p"])
    assert found["note"] == f"3 documents, 3 years: no trend test ({FEWEST_YEARS} years needed)"
    assert trends(yearly([1.0])).iloc[0]["note"].startswith("1 document, 1 year:")


def test_too_few_occurrences_are_refused_in_words():
    found = trends(yearly([0.0] * 9 + [1.0], count=np.r_[np.zeros(9, int), 1])).iloc[0]
    assert found["note"] == "1 occurrence in 10 years: no trend test (10 needed)"


def test_white_noise_is_seldom_a_trend():
    """Of 200 series without a trend, Benjamini-Hochberg lets few through."""
    rng = np.random.default_rng(9)
    table = pd.concat([yearly(rng.normal(10, 1, 25), f"词{n:03}") for n in range(200)])
    assert (trends(table)["trend"] != "none").mean() < 0.05


def test_no_rows_give_no_trends():
    assert trends(yearly([])).empty
