"""Bars of verdicts, and provinces as tiles."""

import pandas as pd
import pytest

from fieldwords.lexicon import read_rows
from fieldwords.outcomes.verdicts import UNLIKE, UNTOLD
from fieldwords.pages.verdict_charts import count_verdicts, draw_tiles, draw_verdicts, title_tiles, title_verdicts


def outcomes(places):
    return pd.DataFrame(
        [(place, verdict) for place in places for verdict in ("met", "missed", "silent")], columns=["place", "verdict"]
    )


def names():
    return [name for name, _, _ in read_rows("province_tiles")]


def test_each_province_has_a_tile_of_its_own():
    places = [(column, row) for _, column, row in read_rows("province_tiles")]
    assert len(names()) == 34 and len(set(places)) == 34


def test_a_tile_tells_met_of_checked():
    tiles = draw_tiles(outcomes([f"{name}省" for name in names()]))
    assert len(tiles) == 34 and {(tile["met"], tile["checked"], tile["shade"]) for tile in tiles} == {(1, 2, 1)}


def test_the_largest_share_is_darkest_and_named():
    met = pd.DataFrame({"place": ["甘肃省", "甘肃省"], "verdict": ["met", "met"]})
    tiles = draw_tiles(pd.concat([outcomes([f"{name}省" for name in names()]), met]))
    assert {tile["name"]: tile["shade"] for tile in tiles}["甘肃"] == 9 == max(tile["shade"] for tile in tiles)
    assert title_tiles(tiles).endswith("to 75% in 甘肃") and title_tiles([]) == ""


@pytest.mark.parametrize("places", [[], ["青岚县"], [f"{name}省" for name in ("甘肃", "宁夏", "青海")]])
def test_few_provinces_are_no_map(places):
    assert draw_tiles(outcomes(places)) == []


def test_a_town_of_a_provinces_name_is_no_province():
    assert draw_tiles(outcomes([*(f"{name}省" for name in names()[:9]), "海南镇"])) == []


def yearly(*rows):
    return pd.DataFrame(rows, columns=["year", "verdict"]).astype({"year": "Int64"}).assign(why=None)


def test_parts_add_up_and_lead_to_their_rows():
    bars = draw_verdicts(
        yearly((2018, "met"), (2018, "silent"), (2018, "undecided"), (2019, "no report")), "targets.html"
    )
    assert [[part["n"] for part in bar["parts"]] for bar in bars] == [[1, 2], [1]]
    held = bars[0]["parts"][1]
    assert held["x"] == 33.33 and held["width"] == 66.52
    assert held["href"] == "targets.html#from=2018&to=2018&verdict=held"
    assert bars[1]["parts"][0]["href"].endswith("verdict=no+report")
    assert bars[0]["parts"][0]["title"] == "2018: 1 met"


def test_a_speech_that_does_not_return_to_a_target_is_held():
    rows = yearly((2018, "no report"), (2018, "no report"), (2018, "no report")).assign(why=[None, UNTOLD, UNLIKE])
    assert [part["kind"] for part in draw_verdicts(rows, "targets.html")[0]["parts"]] == ["held", "none"]
    assert count_verdicts(rows) == {"n": 0, "n_missed": 0, "n_checked": 0, "n_open": 3, "n_gone": 1}


@pytest.mark.parametrize(
    ("verdicts", "words"),
    [
        (["met", "silent", "silent", "met"], "In 1 of 2 years with a later document, fewer than half"),
        (["met", "silent", "missed", "met"], "In each of 2 years with a later document, at least half"),
        (["silent", "silent", "no report", "met"], "In 1 of 2 years with a later document, fewer"),
    ],
)
def test_years_that_no_later_document_tells_of_are_not_counted(verdicts, words):
    """Three targets of 2018, one of 2019, two of 2020: no document of a later year is held."""
    years = (2018, 2018, 2018, 2019)
    rows = yearly(*zip(years, verdicts, strict=True), (2020, "no report"), (2020, "no report"))
    assert title_verdicts(rows).startswith(words)


def test_no_outcomes_no_bars():
    assert draw_verdicts(yearly(), "targets.html") == []
