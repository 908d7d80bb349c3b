"""A page a place and a page an item."""

import json
import re

from fieldwords.figures.links import subject_link
from fieldwords.pages.target_pages import common_terms, number_places, rank_series, render_subjects, render_targets


def data_of(text):
    return json.loads(re.fullmatch(r'put\("[^"]+",(.*)\);\n', text, re.DOTALL)[1])


def test_each_row_is_in_the_file_of_its_place_and_of_its_item(site, rows, series):
    pages = dict(render_targets(site))
    files = {name: data_of(text) for name, text in pages.items() if name.startswith("data/")}
    for kind in ("place", "item"):
        held = [row for name, data in files.items() if name.startswith(f"data/{kind}-") for row in data["rows"]]
        assert len(held) == len(rows)
        charts = [chart for name, data in files.items() if name.startswith(f"data/{kind}-") for chart in data["charts"]]
        assert len(charts) == len(series)


def test_the_index_names_a_file_for_every_choice(site):
    pages = dict(render_targets(site))
    index = json.loads(re.search(r'id="index">(.*?)</script>', pages["targets.html"], re.DOTALL)[1])
    assert all(f"data/place-{place['key']}.js" in pages for place in index["places"])
    assert all(f"data/{item['file']}.js" in pages for item in index["items"])
    assert index["first"] in {item["key"] for item in index["items"]}


def test_places_are_numbered_and_the_unknown_is_last(rows):
    numbers = number_places(rows.assign(place=["乙县"] + [None] * (len(rows) - 1)))
    assert numbers == {"乙县": 0, "": 1}


def test_a_series_with_promise_and_report_shows_most(series):
    best = max(series, key=rank_series)
    assert {point.target for point in best.points} == {True, False}


def test_the_place_that_is_not_told_is_no_place_of_the_lead(site, rows):
    untold = rows.assign(place=["乙县"] + [""] * (len(rows) - 1))
    lead = re.search(
        r'class="lead"[^>]*>(.*?)</p>',
        dict(render_targets(site._replace(rows=untold, series=[])))["targets.html"],
        re.DOTALL,
    )
    assert "1 place" in lead[1] and "2 places" not in lead[1]


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


def test_a_noun_that_one_document_has_beside_a_number_has_no_page(site):
    from fieldwords.pages.target_pages import list_items

    rows = site.rows
    known = list_items(rows, site.series)
    assert known == {*rows["item"]}
    open_noun = rows.assign(item=rows["item"].where(rows.index != rows.index[0], "结果"))
    assert "结果" not in list_items(open_noun, site.series)
    twice = open_noun.assign(item=open_noun["item"].mask(rows.groupby("doc").cumcount().eq(0), "结果"))
    assert "结果" in list_items(twice, site.series)
