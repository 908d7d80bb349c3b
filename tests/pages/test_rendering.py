"""Tables are escaped; style and script are allowed by their hash; JSON ends no script."""

import base64
import hashlib
import re

import pandas as pd
from selectolax.lexbor import LexborHTMLParser

from fieldwords.figures.links import sentence_link
from fieldwords.pages.rendering import embed_json, render_table

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">'


def test_cells_and_column_names_are_escaped():
    tree = LexborHTMLParser(render_table(pd.DataFrame({HOSTILE: [HOSTILE]})))
    assert not tree.css("script, img")
    assert tree.css_first("td").text() == HOSTILE


def test_rows_left_out_are_counted():
    assert "2 of 5 rows" in render_table(pd.DataFrame({"n": range(5)}), most=2)
    assert "rows" not in render_table(pd.DataFrame({"n": range(2)}), most=2)


def test_an_empty_table_says_so():
    assert "None found." in render_table(pd.DataFrame({"n": []}))


def test_each_row_links_to_its_sentence(targets):
    html = render_table(targets[["object", "doc", "start"]].head(2), linked=True)
    links = [link.attributes["href"] for link in LexborHTMLParser(html).css("a")]
    assert links == [sentence_link(row.doc, row.start) for row in targets.head(2).itertuples()]


def test_heads_and_slots_are_words(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")
    html = render_table(pd.DataFrame({"comparator": ["gt_approx"], "warnings": ["2 charts were left out"]}))
    assert LexborHTMLParser(html).css_first("table").text(separator=" ").split() == [
        "比较",
        "提示",
        "略多于",
        "略去图表2个",
    ]


def test_style_and_script_have_the_hash_that_the_policy_allows(site):
    page = site.render("page.html.j2", "a.html", "A", body="")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    for tag in ("style", "script"):
        text = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[-1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy
    assert "unsafe" not in policy and "http" not in policy


def test_no_page_has_a_style_attribute(site):
    assert not re.search(r"<[^>]+ style=", site.render("page.html.j2", "a.html", "A", body=""))


def test_json_ends_no_script():
    assert "<" not in embed_json({"title": "</script><script>alert(1)</script>"})


def test_links_of_the_menu_fit_the_folder(site):
    assert 'href="../targets.html"' in site.render("page.html.j2", "items/a.html", "A", body="")


def test_a_table_shows_figures_as_read():
    assert "4860头" in render_table(pd.DataFrame({"doc": ["a"], "text": ["4860**头"]}))
