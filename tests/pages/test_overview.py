"""The first page."""

from fieldwords.pages.overview import render_overview


def test_the_first_page_says_what_was_found(site, tables):
    page = render_overview(site, [("01-a.html", "A", "all")], ["targets.csv"])
    verdicts = tables["outcomes"]["verdict"].value_counts()
    met, missed = verdicts.get("met", 0), verdicts.get("missed", 0)
    assert f"{met} of {met + missed} farming targets that can be checked were met, {missed} were missed" in page
    assert page.count("<h1>") == 1 and 'href="tables/targets.csv"' in page and 'href="01-a.html"' in page


def test_a_collection_without_targets_says_so(site, tables):
    empty = {
        name: frame.iloc[:0] if name in ("targets", "panel", "mentions", "outcomes") else frame
        for name, frame in tables.items()
    }
    page = render_overview(site._replace(tables=empty, rows=site.rows.iloc[:0], series=[]), [], [])
    assert "No farming target was found in these speeches" in page
