"""The page on all terms."""

import numpy as np
import pandas as pd
import pytest

from fieldwords.pages.term_overview import (
    _draw_themes,
    _say_tested,
    bound_rates,
    part_years,
    pick_moved,
    render_term_overview,
    summarise_terms,
    tell_gone,
)


def documents(*rows):
    frame = pd.DataFrame(rows, columns=["doc", "place", "year", "n_han"])
    return frame.assign(duplicate_of=None)


def test_a_rise_is_measured_where_the_same_places_speak():
    ends = part_years(documents(("a", "甲县", 2016, 10), ("b", "甲县", 2020, 10), ("c", "乙县", 2020, 10)))
    assert ends.before == [2016] and ends.after == [2020] and set(ends.documents["place"]) == {"甲县"}


def test_other_places_in_other_years_are_no_rise(tables):
    known = documents(("a", "甲县", 2016, 1000), ("c", "乙县", 2020, 1000))
    assert part_years(known).documents.empty
    counts = pd.DataFrame({"doc": ["a", "c"], "term": "粮食", "count": [1, 9]})
    years = pd.DataFrame({"term": "粮食", "year": [2016, 2020], "count": [1, 9], "per_10k": [10.0, 90.0]})
    row = summarise_terms({"documents": known, "term_counts": counts, "term_years": years}).iloc[0]
    assert (row["count"], row["apart"], row["change"]) == (10, False, 0)


def test_a_comparison_names_its_years_and_places():
    rows = [(f"{year}{place}", place, year, 10) for year in (2016, 2017, 2020) for place in ("甲县", "乙县")]
    spans = part_years(documents(*rows, ("x", "丙县", 2020, 10))).name_spans()
    assert spans == {"first": "2016", "last": "2020", "places": "乙县 and 甲县"}


def test_sums_of_a_term(tables):
    row = summarise_terms(tables).set_index("term").loc["脱贫攻坚"]
    assert (row["count"], row["n_docs"]) == (3, 3)
    ends = part_years(tables["documents"])
    last = ends.documents[ends.documents["year"].isin(ends.after)]
    counts = tables["term_counts"].query("term == '脱贫攻坚' and layer == 'phrase'")
    said = counts.loc[counts["doc"].isin(last["doc"]), "count"].sum()
    assert row["after"] == pytest.approx(said / last["n_han"].sum() * 10_000) and not row["apart"]


def test_intervals_of_counts_are_exact_and_heed_documents_that_repeat_a_term():
    """Poisson: 0 is below 3.69, 4 from 1.09 to 10.24; one document of five with all but a few is wider than that."""
    low, high = bound_rates(np.array([[0, 0], [4, 0]]), np.array([500, 500]))
    assert np.round(low * 1000, 2).tolist() == [0, 1.09] and np.round(high * 1000, 2).tolist() == [3.69, 10.24]
    sizes = np.array([1000] * 6)
    even, clumped = np.array([[10] * 6]), np.array([[55, 1, 1, 1, 1, 1]])
    assert bound_rates(even, sizes)[1] < bound_rates(clumped, sizes)[1]


def test_only_changes_beyond_chance_in_several_documents_move():
    summary = pd.DataFrame({"term": [*"abcd"], "n_docs": [9, 3, 9, 9], "change": [1.0, 9.0, -2.0, -8.0]})
    rising, falling = pick_moved(summary.assign(apart=[True, True, True, False]))
    assert list(rising["term"]) == ["a"] and list(falling["term"]) == ["c"]


def test_the_headline_names_what_moved_and_nothing_else(site):
    apart = site.summary["term"].eq("脱贫攻坚")
    moved = site.summary.assign(apart=apart, n_docs=9, before=11.0, after=1.0, change=-10.0)
    page = render_term_overview(site._replace(summary=moved))
    assert "“脱贫攻坚” fell from 11.0 per 10,000 characters in 2018 to 1.0 in 2020</h1>" in page
    still = render_term_overview(site._replace(summary=moved.assign(apart=False)))
    assert "What the speeches say, term by term</h1>" in still


def test_without_a_test_of_every_year_none_is_claimed(site):
    page = render_term_overview(site)
    assert "rate was not made: 4 documents, 3 years: no trend test (8 years needed)." in page and "finds a" not in page
    tested = pd.DataFrame({"trend": ["none", "untested"], "note": ""})
    assert _say_tested(tested).endswith("of 1 term said often enough, finds a clear rise or fall in none.")


def test_a_term_is_gone_only_where_it_would_be_said_again():
    """Six times in 1,200 characters before: 4 are expected in the 800 since; three times: 2 are."""
    years = pd.DataFrame({"year": [2016, 2017, 2018], "n_han": [1200, 400, 400]})
    lives = pd.DataFrame({"term": ["a", "b", "c"], "count": [6, 3, 6], "status": ["gone", "gone", "in use"]})
    assert tell_gone(lives, years)["status"].tolist() == ["gone", "seldom", "in use"]


def test_the_page_says_where_no_place_can_be_compared(site):
    known = site.tables["documents"]
    apart = known.assign(place=[f"{number}县" for number in range(len(known))])
    page = render_term_overview(site._replace(tables=site.tables | {"documents": apart}))
    assert "No place speaks in both 2018 and 2020" in page
    assert "Rate of 2018 against 2020 where places speak in both: 云溪县" in render_term_overview(site)


def test_in_a_year_without_any_theme_none_leads():
    counts = {("脱贫攻坚", 2016): 5, ("脱贫攻坚", 2017): 0, ("脱贫攻坚", 2018): 3}
    rates = pd.DataFrame([(*key, count, 1000) for key, count in counts.items()])
    heat = _draw_themes(rates.set_axis(["term", "year", "count", "n_han"], axis=1))
    assert heat["title"].endswith(" leads in 2 of 3 years") and len(heat["years"]) == 3


def test_the_page_leads_to_every_term(site):
    page = render_term_overview(site)
    assert page.count('<option value="') == len(site.summary) and "脱贫攻坚" in page
