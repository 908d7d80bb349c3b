"""The quality page: what was measured how, whether confidence holds, what stays open."""

import pandas as pd
from selectolax.lexbor import LexborHTMLParser

from fieldwords import paths
from fieldwords.pages.quality_page import list_golds, place, render_quality, say_unclear

COLUMNS = ["gold", "kind", "documents", "level", "f1", "low", "high"]
ROWS = [
    ["real speeches retold", "each document left out", 2, "status", 0.8, 0.7, 0.9],
    ["reports 1955 2026", "each document left out", 2, "status", 0.9, 0.85, 0.95],
    ["reports of 1957 to 2022", "held out", 3, "status", 0.6, 0.5, 0.7],
    ["a gold of one's own", "held out", 3, "found", 0.6, 0.5, 0.7],
]


def test_golds_stand_by_genre_those_no_rule_had_seen_first():
    golds = list_golds(pd.DataFrame(ROWS, columns=COLUMNS))
    assert [gold["genre"] for gold in golds] == ["report", "report", "speech", "other"]
    assert [gold["f1"].get("status") for gold in golds] == [0.6, 0.9, 0.8, None]
    assert round(golds[0]["left"]) == 50 and round(golds[0]["width"]) == 20 and "x" not in golds[3]


def test_a_share_that_holds_lies_on_the_diagonal():
    assert (place(0.3), place(1.0)) == (0, 100)


def test_confidence_is_drawn_and_listed(tmp_path, site, monkeypatch):
    monkeypatch.setattr(paths, "QUALITY", tmp_path / "quality.csv")
    monkeypatch.setattr(paths, "CALIBRATION", tmp_path / "calibration.csv")
    pd.DataFrame(ROWS, columns=COLUMNS).to_csv(tmp_path / "quality.csv", index=False)
    sure = pd.DataFrame({"from": [0.4, 0.9], "rows": [10, 1200], "said": [0.45, 0.95], "right": [0.5, 0.96]})
    sure.to_csv(tmp_path / "calibration.csv", index=False)
    page = LexborHTMLParser(render_quality(site))
    assert page.css_first("h1").text() == "How far to trust a row: from 0.60 to 0.90, by the kind of text"
    assert len(page.css("circle.dot")) == 2 and "1,200" in page.body.text()


def test_what_stays_open_is_said():
    rows = pd.DataFrame(
        {
            "domain": ["crop", "livestock", "other"],
            "status": ["unclear", "target", "unclear"],
            "object": [None, "牛", None],
            "year": pd.array([2020, 2020, None], dtype="Int64"),
            "confidence": [0.5, 0.7, None],
        }
    )
    said = say_unclear(rows)
    assert said.startswith(
        "Of 2 figures on farming 50.0 % have an unclear status, 0.0 % no year, 50.0 % no item; 50.0 %"
    )
    assert "1 more numbers are of other things" in said
    assert "No figure on farming" in say_unclear(rows.tail(1)) and "No figure on farming" in say_unclear(rows.head(0))
