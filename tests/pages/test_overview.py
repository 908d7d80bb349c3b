"""The first page."""

import pytest

from fieldwords.pages.overview import render_overview


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
    outcomes = tables["outcomes"].head(1).iloc[[0, 0, 0]].assign(verdict=["met", *verdicts])
    page = render_overview(site._replace(tables={**tables, "outcomes": outcomes}), [], [])
    assert told in page and ("For 2 more" in page) == bool(told)


def test_documents_without_a_place_are_said_above_all_where_they_are_many(site, tables):
    known, told = tables["documents"], "Without a place, and in no place&#39;s figures: 1 document; name the folder"
    nowhere = known.assign(place=known["place"].where(known.index > 0))
    assert told in render_overview(site._replace(tables={**tables, "documents": nowhere}), [], []).split("<section")[0]
    assert told not in render_overview(site, [], [])


def test_a_collection_without_targets_says_so(site, tables):
    empty = {
        name: frame.iloc[:0] if name in ("targets", "panel", "mentions", "outcomes") else frame
        for name, frame in tables.items()
    }
    page = render_overview(site._replace(tables=empty, rows=site.rows.iloc[:0], series=[]), [], [])
    assert "No farming target was found in these speeches" in page
