"""The first page."""

import pandas as pd
import pytest

from fieldwords.pages.overview import draw_term, render_overview
from fieldwords.pages.term_overview import summarise_terms


def test_the_first_page_says_what_was_found(site, tables):
    page = render_overview(site, [("01-a.html", "A", "all")], ["targets.csv"])
    verdicts = tables["outcomes"]["verdict"].value_counts()
    met, missed = verdicts.get("met", 0), verdicts.get("missed", 0)
    assert f"{met} of {met + missed} farming targets that can be checked were met, {missed} were missed" in page
    assert page.count("<h1>") == 1 and 'href="tables/targets.csv"' in page and 'href="01-a.html"' in page


@pytest.mark.parametrize(
    ("verdicts", "told"),
    [
        (["no report", "silent"], "For 2 more no comparable figure was found: for 1 of them the collection"),
        (["no report", "no report"], "For 2 more no comparable figure was found: the collection holds no report"),
        (["silent", "silent"], "For 2 more no comparable figure was found. Read from"),
        (["met", "met"], ""),
    ],
)
def test_what_cannot_be_compared_is_said_once(site, tables, verdicts, told):
    outcomes = tables["outcomes"].head(1).iloc[[0, 0, 0]].assign(verdict=["met", *verdicts], why=None)
    page = render_overview(site._replace(tables={**tables, "outcomes": outcomes}), [], [])
    assert told in page and ("For 2 more" in page) == bool(told)


def test_documents_without_a_place_are_said_above_all_where_they_are_many(site, tables):
    known, told = tables["documents"], "Without a place, and in no place&#39;s figures: 1 document; name the folder"
    nowhere = known.assign(place=known["place"].where(known.index > 0))
    assert told in render_overview(site._replace(tables={**tables, "documents": nowhere}), [], []).split("<section")[0]
    assert told not in render_overview(site, [], [])


def test_a_county_stands_before_its_towns(site, tables):
    known = tables["documents"].head(3).assign(place=["一镇", "云溪县", None], level=["town", "county", None])
    page = render_overview(site._replace(tables={**tables, "documents": known}), [], [])
    grid = page.split('id="documents"')[1]
    assert grid.index("云溪县</a></th>") < grid.index("一镇</a></th>") < grid.index("place not told</th>")


def test_a_collection_without_targets_says_so(site, tables):
    empty = {
        name: frame.iloc[:0] if name in ("targets", "panel", "mentions", "outcomes") else frame
        for name, frame in tables.items()
    }
    page = render_overview(site._replace(tables=empty, rows=site.rows.iloc[:0], series=[]), [], [])
    assert "No farming target was found in these speeches" in page


def test_the_term_that_rose_most_is_drawn_from_the_places_its_figures_rest_on(site):
    """云溪县 rises from 2 to 8 of 10,000; 外县, which speaks in the last year only, is not counted or drawn."""
    rows = [("a", "云溪县", 2018, 10_000), ("b", "云溪县", 2020, 10_000), ("c", "外县", 2020, 1_000)]
    known = pd.DataFrame(rows, columns=["doc", "place", "year", "n_han"]).assign(duplicate_of=None)
    counts = pd.DataFrame({"doc": ["a", "b", "c"], "term": "粮食", "count": [2, 8, 10]})
    years = pd.DataFrame({"term": "粮食", "year": [2018, 2020], "count": [2, 18], "per_10k": [2.0, 16.4]})
    tables = {"documents": known, "term_counts": counts, "term_years": years}
    summary = summarise_terms(tables).assign(n_docs=4, apart=True)
    drawn = draw_term(site._replace(tables=tables, summary=summary))
    assert drawn["heading"] == "“粮食 (grain)” rose most: from 2.0 per 10,000 characters in 2018 to 8.0 in 2020"
    assert drawn["sub"].startswith("云溪县, with speeches in both 2018 and 2020")
    fell = draw_term(site._replace(tables=tables, summary=summary.assign(change=-1.0)))
    assert (
        fell["heading"].startswith("“粮食 (grain)” fell most")
        and draw_term(site._replace(summary=summary.head(0))) is None
    )
    assert "2020: 8.00 per 10,000 characters" in drawn["svg"] and "16.4" not in drawn["svg"]


def test_verdicts_that_rest_on_doubtful_figures_are_counted_beside_the_headline(site):
    assert "Doubtful figures" not in render_overview(site, [], [])
    doubted = site._replace(rows=site.rows.assign(unsure=True))
    n = site.tables["outcomes"]["verdict"].isin(("met", "missed")).sum()
    assert f"Doubtful figures underlie {n} of these verdicts." in render_overview(doubted, [], [])


def test_a_miss_is_quoted_as_it_was_first_promised_and_rests_on_sure_figures():
    """Told again in the very sentence that tells of the miss, in a file whose name sorts first."""
    from fieldwords.pages.overview import _list_misses

    columns = ["doc", "start", "year", "place", "key", "verdict", "in_points", "unsure", "gap"]
    told = [
        ("z", 5, 2019, "甲县", "牛", "missed", False, False, -10.0),
        ("a", 9, 2019, "甲县", "牛", "missed", False, False, -10.0),
        ("b", 1, 2019, "甲县", "羊", "missed", False, True, -30.0),
        ("c", 1, 2020, "甲县", "羊", "missed", False, False, -5.0),
    ]
    outcomes = pd.DataFrame({"doc": ["z", "b", "c"], "start": [5, 1, 1], "told": [2018, 2018, 2019]})
    listed = _list_misses(pd.DataFrame(told, columns=columns), outcomes)
    assert [(row.doc, row.gap) for row in listed] == [("z", -10.0), ("c", -5.0)]


def test_a_promise_known_from_a_later_document_alone_is_said_so(site, tables):
    outcomes, missed = tables["outcomes"], {"verdict": "missed", "in_points": False, "unsure": False, "gap": -10.0}
    rows = site.rows.merge(outcomes[["doc", "start"]]).assign(**missed)
    for years, words, other in ((0, "promised in", "promised, as told in"), (1, "promised, as told in", "promised in")):
        told, later = (table.assign(told=table["year"] + years) for table in (rows, outcomes))
        page = render_overview(site._replace(rows=told, tables={**tables, "outcomes": later}), [], [])
        assert words in page and other not in page
