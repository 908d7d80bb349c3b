"""Links: names that are readable and never the same for two, and marks that lead to their sentence."""

import re

from hypothesis import given
from hypothesis import strategies as st

from fieldwords.figures.links import embed_svg, link_marks, page_link, page_name, sentence_link, slug, subject_link
from fieldwords.figures.selection import select_series
from fieldwords.figures.style import save_figure
from fieldwords.figures.target_plots import draw_target_trend


@given(st.text(), st.text())
def test_two_texts_have_two_names(one, other):
    assert (slug(one) == slug(other)) == (one == other)
    assert "/" not in slug(one) and len(slug(one)) <= 57


def test_a_name_can_be_read():
    assert page_name("青岚县/2016 报告.txt").startswith("青岚县-2016-报告-")


def test_links_are_quoted():
    assert page_link("青/a.txt").isascii() and subject_link("places", "青岚县").startswith("places/%E9")


def test_each_mark_leads_to_its_sentence_and_says_what_stands_there(panel, ax, tmp_path):
    series = select_series(panel, "小麦", "面积")
    draw_target_trend(series, ax)
    svg = save_figure(ax.figure, "wheat", "Wheat.", tmp_path).with_suffix(".svg").read_text(encoding="utf-8")
    links = set(re.findall(r'<a xlink:href="\.\./([^"]+)"><title>[^<]+</title>', svg))
    assert links == {sentence_link(row.doc, row.start) for row in series.itertuples()}


def test_in_a_page_the_figure_has_no_style_and_its_links_begin_at_the_page(panel, ax, tmp_path):
    draw_target_trend(select_series(panel, "小麦", "面积"), ax)
    path = save_figure(ax.figure, "wheat", "Wheat.", tmp_path).with_suffix(".svg")
    markup = embed_svg(path, 'of "wheat"')
    assert markup.startswith('<svg class="drawn" role="group" aria-label="of &#34;wheat&#34;" viewBox=')
    assert "style" not in markup and "xlink" not in markup and 'href="evidence/' in markup
    assert 'fill="#0072b2"' in markup


def test_a_figure_without_links_stays_a_picture(ax, tmp_path):
    ax.plot([1, 2], [1, 2])
    path = save_figure(ax.figure, "line", "A line.", tmp_path).with_suffix(".svg")
    assert embed_svg(path, "") is None and embed_svg(tmp_path / "none.svg", "") is None


def test_a_mark_says_its_figure_as_read(panel, ax, tmp_path):
    rows = panel.head(1).assign(text="4860**头")
    link_marks(ax, rows, [1], [1])
    path = save_figure(ax.figure, "marks", "", tmp_path).with_suffix(".svg")
    assert "4860头" in path.read_text(encoding="utf-8")
