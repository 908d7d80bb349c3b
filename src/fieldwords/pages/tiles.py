"""Provinces as tiles, each where it lies on the map: thirty seen at once (data/lexicon/province_tiles.csv)."""

import numpy as np
import pandas as pd
import pandera.pandas as pa

from fieldwords.figures.addresses import subject_link
from fieldwords.figures.language import say
from fieldwords.lexicon import read_rows

TILES = pa.DataFrameSchema(
    {
        "name": pa.Column("str", unique=True),
        "column": pa.Column("str", pa.Check.str_matches(r"^\d+$")),
        "row": pa.Column("str", pa.Check.str_matches(r"^\d+$")),
    },
    strict=True,
)
FEWEST = 10  # provinces from which the tiles say more than the list
ACROSS, HIGH = 10, 52  # tiles side by side; pixels of one


def draw_tiles(outcomes: pd.DataFrame) -> list[dict]:
    """Return a tile a province: its share of the targets that can be checked which were met.

    Parameters
    ----------
    outcomes : DataFrame
        Table `outcomes`.

    Returns
    -------
    list of dict
        name, href, x and width in per cent, y and height in pixels, text (met / checked), shade 0 to 9, title; empty
        below ten provinces.
    """
    names = {name: (int(column), int(row)) for name, column, row in read_rows("province_tiles", TILES)}
    counts = outcomes.groupby(["place", "verdict"]).size().unstack(fill_value=0)
    tiles = []
    for place, row in counts.iterrows():
        name = next((name for name in names if str(place).startswith(name)), None)
        if name is None or len(place) > len(name) + 6 or not str(place).endswith(("省", "市", "区")):
            continue
        met, checked = int(row.get("met", 0)), int(row.get("met", 0) + row.get("missed", 0))
        column, line = names.pop(name)
        tiles.append(
            {
                "name": name,
                "href": subject_link("places", place),
                "x": (column - 1) * 100 / ACROSS,
                "width": 100 / ACROSS - 0.6,
                "y": (line - 1) * HIGH,
                "height": HIGH - 3,
                "text": f"{met}/{checked}",
                "shade": int(np.ceil(met / checked * 9)) if checked else 0,
                "title": say("overview.tile", place=place, n=met, n_checked=checked),
            }
        )
    return tiles if len(tiles) >= FEWEST else []
