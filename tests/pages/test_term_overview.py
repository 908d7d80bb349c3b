"""The page on all terms."""

import pandas as pd

from fieldwords.pages.term_overview import pick_moved, render_term_overview


def test_terms_said_too_seldom_move_nothing():
    summary = pd.DataFrame(
        {"term": ["a", "b", "c"], "n_ends": [50, 4, 50], "n_docs": [9, 4, 9], "change": [1.0, 9.0, -2.0]}
    )
    rising, falling = pick_moved(summary)
    assert list(rising["term"]) == ["a"] and list(falling["term"]) == ["c"]


def test_the_page_says_where_no_place_can_be_compared(site):
    known = site.tables["documents"]
    apart = known.assign(place=[f"{number}县" for number in range(len(known))])
    page = render_term_overview(site._replace(tables=site.tables | {"documents": apart}))
    assert "No place speaks in both 2018 and 2020" in page
    assert "Rate of 2018 against 2020 (thick) where places speak in both: 云溪县" in render_term_overview(site)


def test_the_page_leads_to_every_term(site):
    page = render_term_overview(site)
    assert page.count('<option value="') == len(site.summary) and "脱贫攻坚" in page
