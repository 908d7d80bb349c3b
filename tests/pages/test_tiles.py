"""Provinces as tiles."""

import pandas as pd
import pytest

from fieldwords.lexicon import read_rows
from fieldwords.pages.tiles import draw_tiles, title_tiles


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
