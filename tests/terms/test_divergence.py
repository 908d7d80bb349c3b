"""Jensen-Shannon divergence: SciPy's printed values, a toy by hand, contributions that sum to the whole."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon

from fieldwords.errors import FieldwordsError
from fieldwords.terms.divergence import (
    divergence,
    divergence_terms,
    find_periods,
    merge_years,
    word_divergence,
    yearly_words,
)

TOY = [20, 23, 23, 26, 60, 61, 63, 95, 96, 94]


def jensen_shannon(p, q):
    return word_divergence(p, q).sum()


def test_scipys_documented_values():
    """SciPy prints the distance, the root of the divergence: 1.0 and, in nats, 0.46450140402245893."""
    assert np.sqrt(jensen_shannon([1, 0, 0], [0, 1, 0])) == pytest.approx(1.0)
    assert np.sqrt(jensen_shannon([1, 0], [0.5, 0.5]) * np.log(2)) == pytest.approx(0.46450140402245893)
    assert jensen_shannon([1, 0, 0], [1, 0, 0]) == 0


def test_toy_by_hand():
    assert jensen_shannon([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]) == pytest.approx(0.0958156, abs=5e-8)
    assert word_divergence([0.5, 0.3, 0.2], [0.2, 0.3, 0.5])[1] == 0


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=2, max_size=30))
def test_contributions_are_not_negative_and_sum_to_scipys_value(words):
    p, q = (np.array(side, float) for side in zip(*words, strict=True))
    if p.sum() and q.sum():
        parts = word_divergence(p, q)
        assert (parts >= -1e-12).all()
        assert parts.sum() == pytest.approx(np.nan_to_num(jensenshannon(p, q, 2)) ** 2, abs=1e-6)


DOCUMENTS = pd.DataFrame({"doc": list("abcd"), "year": [2018, 2018, 2020, 2021]})
COUNTS = pd.DataFrame(
    {
        "doc": list("abbccdd"),
        "term": ["建设", "建设", "脱贫", "建设", "振兴", "建设", "振兴"],
        "layer": "word",
        "count": [6, 2, 2, 5, 5, 7, 7],
    }
)
SAID = yearly_words(COUNTS, DOCUMENTS)


def test_years_are_compared_with_the_covered_year_before():
    table = divergence(SAID)
    assert table[["year", "previous", "n_tokens", "n_tokens_previous"]].to_numpy().tolist() == [
        [2020, 2018, 10, 10],
        [2021, 2020, 14, 10],
    ]
    assert table["jsd"].tolist() == pytest.approx([jensen_shannon([8, 0, 2], [5, 5, 0]), 0], abs=1e-12)


def test_words_that_change_a_year():
    table = divergence_terms(SAID, 2020)
    assert table["contribution"].sum() == pytest.approx(divergence(SAID)["jsd"][0])
    assert table.loc[0, ["term", "change", "per_10k_previous", "per_10k"]].tolist() == ["振兴", "rising", 0, 5000]
    assert table.set_index("term").loc["脱贫", "change"] == "falling"
    assert divergence_terms(SAID, 2021, 2018)["contribution"].sum() > 0


@pytest.mark.parametrize("year", [2018, 2019, 1950])
def test_a_year_without_documents_or_forerunner_is_refused(year):
    with pytest.raises(FieldwordsError, match=f"{year}.*covered years: 2018, 2020–2021"):
        divergence_terms(SAID, year)


def test_a_number_is_no_word():
    numbers = COUNTS.assign(term=COUNTS["term"] + "2022")
    said = yearly_words(pd.concat([COUNTS, numbers]), DOCUMENTS)
    assert list(said.words) == list(SAID.words) and divergence(said).equals(divergence(SAID))


def test_one_year_and_no_year_give_no_rows():
    assert divergence(yearly_words(COUNTS, DOCUMENTS[:2])).empty
    assert divergence(yearly_words(COUNTS, DOCUMENTS[:0])).empty


def yearly(*series, start=2000):
    parts = [
        pd.DataFrame({"year": range(start, start + len(rates)), "term": f"词{n}", "layer": "phrase", "per_10k": rates})
        for n, rates in enumerate(series)
    ]
    return pd.concat(parts, ignore_index=True)


def test_toy_series_has_three_periods():
    found = find_periods(yearly(TOY), n_periods=3)
    assert found[["start", "end", "n_years"]].to_numpy().tolist() == [[2000, 2003, 4], [2004, 2006, 3], [2007, 2009, 3]]
    assert find_periods(yearly([10, 11, 10, 11, 90, 91, 90, 91]))["start"].tolist() == [2000, 2004]


def test_mergers_by_hand():
    mergers = merge_years(pd.DataFrame({"rate": [1.0, 1.0, 5.0, 6.0]}, index=[2000, 2001, 2004, 2005]))
    assert [begun for begun, _ in mergers] == [2001, 2005, 2004]
    distances = [distance for _, distance in mergers]
    assert distances == pytest.approx([0, np.std([5, 6], ddof=1), np.std([1, 1, 5, 6], ddof=1)])


def test_several_terms_weigh_the_same():
    large, small = [1000.0, 1001, 1000, 1001], [1.0, 1, 9, 9]
    assert find_periods(yearly(large, small), n_periods=2)["start"].tolist() == [2000, 2002]


@given(st.lists(st.floats(0, 100), min_size=3, max_size=12), st.integers(1, 3))
def test_periods_are_contiguous_and_cover_every_year(rates, n_periods):
    found = find_periods(yearly(rates), n_periods=n_periods)
    assert len(found) == n_periods
    assert found["n_years"].sum() == len(rates)
    assert found["start"].tolist()[1:] == (found["end"] + 1).tolist()[:-1]


def test_gaps_stay_between_periods():
    table = yearly([1, 1, 9, 9])
    table["year"] = [1960, 1964, 1978, 1979]
    assert find_periods(table, n_periods=2)[["start", "end"]].to_numpy().tolist() == [[1960, 1964], [1978, 1979]]


def test_constant_rates_are_one_period():
    assert find_periods(yearly([2, 2, 2, 2]))[["start", "end"]].to_numpy().tolist() == [[2000, 2003]]


def test_too_few_years_are_refused():
    with pytest.raises(FieldwordsError, match="2 covered years"):
        find_periods(yearly([1, 2]))
    with pytest.raises(FieldwordsError, match="3 covered years"):
        find_periods(yearly([1, 2, 3]), n_periods=4)
