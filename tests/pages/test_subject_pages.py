"""A page a place and a page an item."""

from fieldwords.figures.links import subject_link
from fieldwords.pages.subject_pages import common_terms, render_subjects


def test_every_place_and_item_has_a_page(site, tables, rows):
    pages = dict(render_subjects(site))
    places = tables["documents"]["place"].dropna().nunique()
    assert len(pages) == places + rows["item"].nunique()
    cattle = next(page for link, page in pages.items() if link.startswith("items/%E7%89%9B"))
    assert "3.6万头" in cattle and "牛存栏达到3.6万头" in cattle and 'class="met"' in cattle


def test_a_place_that_only_a_correction_names_has_a_page_too(site):
    rows = site.rows.assign(place=site.rows["place"].where(site.rows.index > 0, "下河村"))
    page = dict(render_subjects(site._replace(rows=rows)))[subject_link("places", "下河村")]
    assert rows["written"][0] in page and "1 document," in page


def test_what_a_place_says_more_than_others(tables):
    terms = common_terms(tables)
    assert all(row.rate != row.elsewhere or len(terms) == 1 for rows in terms.values() for row in rows)


def test_a_collection_that_says_no_term_of_the_lexicon_has_none(tables):
    counts = tables["term_counts"].iloc[:0]
    assert common_terms({**tables, "term_counts": counts}) == {}
