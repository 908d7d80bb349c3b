"""The page on all terms."""

import pandas as pd

from fieldwords.pages.term_overview import _say_tested, pick_moved, render_term_overview, tell_gone


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
    assert "Rate of 2018 against 2020 (thick) where places speak in both: 云溪县" in render_term_overview(site)


def test_the_page_leads_to_every_term(site):
    page = render_term_overview(site)
    assert page.count('<option value="') == len(site.summary) and "脱贫攻坚" in page
