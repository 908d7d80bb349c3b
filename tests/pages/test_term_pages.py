"""Pages of terms, and the sums they rest on."""

import re

import pandas as pd

from fieldwords.pages.charts import draw_rates
from fieldwords.pages.term_pages import (
    _show_line,
    count_places,
    find_occurrences,
    mark_rates,
    rate_years,
    render_terms,
    shade_rate,
)
from fieldwords.reading.markup import find_markup


def documents(*rows):
    frame = pd.DataFrame(rows, columns=["doc", "place", "year", "n_han"])
    return frame.assign(duplicate_of=None)


def test_yearly_rates_of_some_documents():
    counts = pd.DataFrame({"doc": ["a", "b", "z"], "term": "粮食", "count": [3, 1, 50]})
    known = documents(("a", "甲县", 2016, 4000), ("b", "甲县", 2016, 6000), ("c", "甲县", 2020, 10))
    rates = rate_years(counts, known, "粮食")
    assert rates[["year", "count", "n_docs", "per_10k"]].to_numpy().tolist() == [[2016, 4, 2, 4.0], [2020, 0, 0, 0.0]]


def test_each_line_is_the_term_in_its_source(tables):
    texts = tables["texts"].set_index("doc")["text"]
    lines = find_occurrences(tables)
    counts = tables["term_counts"]
    assert len(lines) == counts.loc[counts["layer"] == "phrase", "count"].sum()
    assert all(texts[line.doc][line.start : line.end] == line.term for line in lines.itertuples())


def test_places_add_up_to_the_whole(tables):
    places, counts = count_places(tables), tables["term_counts"]
    assert places["count"].sum() == counts.loc[counts["layer"] == "phrase", "count"].sum()


def test_every_term_has_a_page_with_its_lines(site):
    pages = dict(render_terms(site))
    assert len(pages) == len(site.summary)
    page = next(page for link, page in pages.items() if "“脱贫攻坚”: said 3 times in 3 of 4" in page)
    assert page.count("<mark>脱贫攻坚</mark>") == 3
    years = re.findall(r'href="#y-(\d+)"', page)
    assert {"2018", "2019", "2020"} <= set(years) and all(f'id="y-{year}"' in page for year in years)


def test_a_year_that_does_not_say_a_term_leads_nowhere():
    rates = pd.DataFrame({"year": [2016, 2017], "count": [0, 2], "n_docs": [0, 1], "per_10k": [0.0, 4.0]})
    points = mark_rates(rates.itertuples(), "terms/a.html")
    assert [point.href for point in points] == ["", "terms/a.html#y-2017"]
    svg = str(draw_rates(points, [], "a"))
    assert svg.count("<a ") == svg.count("</a>") == 1 and svg.count("<title>") == 2


def test_stars_of_a_file_do_not_show_in_lines():
    text = "**第四，乡村振兴要抓紧。** 茶叶"
    at = text.index("乡村振兴")
    line = pd.DataFrame({"start": [at], "end": [at + 4]}).iloc[0]
    assert "*" not in _show_line(line, text, find_markup(text), "")


def test_a_document_without_a_year_hinders_no_page(site):
    known = site.tables["documents"]
    undated = known.assign(year=known["year"].where(known.index > 0))
    pages = dict(render_terms(site._replace(tables=site.tables | {"documents": undated})))
    assert len(pages) == len(site.summary)


def test_shades():
    assert [shade_rate(value, 9.0) for value in (0, 0.1, 4.5, 9)] == [0, 1, 5, 9]
