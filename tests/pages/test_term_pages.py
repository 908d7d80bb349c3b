"""A page a term."""

import re

from fieldwords.pages.term_pages import render_terms, shade_rate


def test_every_term_has_a_page_with_its_lines(site):
    pages = dict(render_terms(site))
    assert len(pages) == len(site.summary)
    page = next(page for link, page in pages.items() if "“脱贫攻坚”: said 3 times in 3 of 4" in page)
    assert page.count("<mark>脱贫攻坚</mark>") == 3
    years = re.findall(r'href="#y-(\d+)"', page)
    assert {"2018", "2019", "2020"} <= set(years) and all(f'id="y-{year}"' in page for year in ("2018", "2019", "2020"))


def test_a_document_without_a_year_hinders_no_page(site):
    known = site.tables["documents"]
    undated = known.assign(year=known["year"].where(known.index > 0))
    pages = dict(render_terms(site._replace(tables=site.tables | {"documents": undated})))
    assert len(pages) == len(site.summary)


def test_shades():
    assert [shade_rate(value, 9.0) for value in (0, 0.1, 4.5, 9)] == [0, 1, 5, 9]
