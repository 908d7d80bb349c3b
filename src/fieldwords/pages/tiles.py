"""Provinces as tiles, each where it lies on the map: thirty seen at once (data/lexicon/province_tiles.csv)."""

import pandas as pd

from fieldwords.figures.language import say
from fieldwords.lexicon import read_rows

FEWEST = 10  # provinces from which the tiles say more than the list


def draw_tiles(outcomes: pd.DataFrame) -> list[dict]:
    """Return a tile a province: its share of the targets that can be checked which were met.

    Returns
    -------
    list of dict
        name (of the province), place (as the table has it), column and row (from 1), met, checked, share, shade 0 to 9;
        empty below ten provinces.
    """
    names = {name: (int(column), int(row)) for name, column, row in read_rows("province_tiles")}
    counts = outcomes.groupby(["place", "verdict"]).size().unstack(fill_value=0)
    tiles = []
    for place, row in counts.iterrows():
        name = next((name for name in names if str(place).startswith(name)), None)
        if name is None or len(place) > len(name) + 6 or not str(place).endswith(("省", "市", "区")):
            continue
        met, checked = int(row.get("met", 0)), int(row.get("met", 0) + row.get("missed", 0))
        column, line = names.pop(name)
        told = {"name": name, "place": place, "column": column, "row": line, "met": met, "checked": checked}
        tiles.append(told | {"share": met / checked if checked else None})
    shares = [tile["share"] for tile in tiles if tile["share"] is not None]
    low, high = min(shares, default=0), max(shares, default=1)
    for tile in tiles:  # from the lowest share to the highest: most lie close together
        known = tile["share"] is not None
        tile["shade"] = round(1 + 8 * (tile["share"] - low) / (high - low or 1)) if known else 0
    return tiles if len(tiles) >= FEWEST else []


def title_tiles(tiles: list[dict]) -> str:
    """Return the sentence above the tiles: where the largest and the smallest share was met."""
    told = sorted((tile for tile in tiles if tile["share"] is not None), key=lambda tile: tile["share"])
    if not told:
        return ""
    ends = {"low": told[0]["name"], "high": told[-1]["name"]}
    return say("overview.tiles_title", **ends, a=f"{told[0]['share']:.0%}", b=f"{told[-1]['share']:.0%}")
