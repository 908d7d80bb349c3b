"""Keyword in context: places in the source, whatever was folded or marked."""

import pandas as pd
import pytest

from fieldwords.corpus.cleaning import mark_spans
from fieldwords.errors import FieldwordsError
from fieldwords.terms import kwic as module

SOURCE = "---\ntitle: 牦牛\n---\n一、养殖\n牦牛存栏２．４万头，﹡﹡镇有牦\u200b牛。<!-- 牦牛 -->\n二、种植\n牦牛草\n"
TEXTS = pd.DataFrame({"doc": ["a.md"], "text": [SOURCE]})
MARKS = pd.DataFrame([("a.md", *mark) for mark in mark_spans(SOURCE)], columns=["doc", "start", "end", "kind"])

SECTIONS = pd.DataFrame([("a.md", 0, None, 0, 19)], columns=["doc", "section", "path", "start", "end"])


def kwic(texts, term, marks=MARKS[:0], sections=SECTIONS, **options):
    return module.kwic(texts, term, marks, sections, **options)


def test_every_hit_is_found_in_the_source():
    found = kwic(TEXTS, "牦牛")
    assert [SOURCE[row.start : row.end] == row.hit for row in found.itertuples()] == [True] * 5
    assert found["hit"].tolist().count("牦\u200b牛") == 1


def test_what_is_not_counted_is_left_out():
    found = kwic(TEXTS, "牦牛", MARKS)
    assert len(found) == 3
    assert found["left"].tolist()[0].endswith("一、养殖 ")
    assert found["right"].tolist()[0].startswith("存栏２．４万头")


def test_either_form_finds_full_width_text():
    for term in ("2.4万头", "２．４万头"):
        assert kwic(TEXTS, term)["hit"].tolist() == ["２．４万头"]


def test_masks_can_be_looked_for():
    assert kwic(TEXTS, "﹡﹡镇", MARKS)["hit"].tolist() == ["﹡﹡镇"]


def test_sections_are_named():
    border = SOURCE.index("二、")
    sections = pd.DataFrame(
        [("a.md", 0, None, 0, 19), ("a.md", 1, "一", 19, border), ("a.md", 2, "二", border, len(SOURCE))],
        columns=["doc", "section", "path", "start", "end"],
    )
    found = kwic(TEXTS, "牦牛", MARKS, sections)
    assert found["section"].tolist() == [1, 1, 2]
    assert found["path"].tolist() == ["一", "一", "二"]


def test_width_is_in_characters_and_overlapping_hits_are_given():
    found = kwic(pd.DataFrame({"doc": ["x"], "text": ["甲乙人人人丙丁"]}), "人人", width=1)
    assert found[["start", "end", "left", "right"]].to_numpy().tolist() == [[2, 4, "乙", "人"], [3, 5, "人", "丙"]]


def test_an_absent_term_gives_no_rows_and_an_empty_one_is_refused():
    assert list(kwic(TEXTS, "水稻").columns) == ["doc", "start", "end", "section", "path", "left", "hit", "right"]
    assert kwic(TEXTS, "水稻").empty
    with pytest.raises(FieldwordsError, match="empty term"):
        kwic(TEXTS, " ")


def test_the_first_lines_alone():
    whole = kwic(TEXTS, "牦牛")
    for most in (0, 1, len(whole)):
        pd.testing.assert_frame_equal(kwic(TEXTS, "牦牛", most=most), whole.head(most))
