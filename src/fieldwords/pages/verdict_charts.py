"""Verdicts drawn: bars year by year of what became of the targets, and provinces as tiles (province_tiles.csv)."""

from collections import Counter

import pandas as pd

from fieldwords.figures.language import say, say_slot
from fieldwords.lexicon import read_rows
from fieldwords.outcomes.verdicts import tell_shown

FEWEST = 10  # provinces from which the tiles say more than the list
HELD = ("undecided", "unjoined", "silent", "untold")
PARTS = {"met": ("met",), "missed": ("missed",), "held": HELD, "none": ("no report",)}
KINDS = {verdict: kind for kind, verdicts in PARTS.items() for verdict in verdicts}


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


def count_verdicts(outcomes: pd.DataFrame) -> dict[str, int]:
    """Return how many targets were met (n), missed, checked, are open, have no later report or speech (n_gone)."""
    n = Counter(map(KINDS.get, tell_shown(outcomes)))
    checked = n["met"] + n["missed"]
    counts = {"n": n["met"], "n_missed": n["missed"], "n_checked": checked}
    return counts | {"n_open": len(outcomes) - checked, "n_gone": n["none"]}


def title_verdicts(outcomes: pd.DataFrame) -> str:
    """Return the sentence above the bars: of how many years that later documents tell of most cannot be checked."""
    told = [n for n in _count_years(outcomes).values() if n.total() > n["none"]]
    years = [n["met"] + n["missed"] - n.total() / 2 for n in told]
    if not outcomes["verdict"].isin(("met", "missed")).any():
        return say("overview.verdicts")
    n = sum(more < 0 for more in years)
    key = "most_checked" if not n else "few_checked" if n < len(years) else "none_of_years"
    return say(f"overview.{key}", n=n, n_years=len(years))


def _count_years(outcomes):
    """The targets of each year by what became of them."""
    years: dict[int, Counter] = {}
    for year, verdict in zip(outcomes["year"].tolist(), tell_shown(outcomes), strict=True):
        if not pd.isna(year):
            years.setdefault(int(year), Counter())[KINDS.get(verdict)] += 1
    return dict(sorted(years.items()))


def draw_verdicts(outcomes: pd.DataFrame, page: str, query: str = "") -> list[dict]:
    """Return a bar a year: how many of its targets were met, missed, could not be compared, have no later report.

    Each part of a bar leads to the targets `page` with its choice, which begins with `query`, such as ``place=3&``.
    """
    counts, bars = _count_years(outcomes), []
    most = max((n.total() for n in counts.values()), default=1)
    for year, row in counts.items():
        parts, x = [], 0.0
        for kind in PARTS:
            if n := row[kind]:
                chosen = "no report" if kind == "none" else kind
                width = n / most * 100
                parts.append(
                    {
                        "kind": kind,
                        "n": n,
                        "x": round(x, 2),
                        "width": round(width - 0.15, 2),
                        "narrow": width < 3 + 2.5 * len(str(n)),  # too narrow for its number on a phone
                        "title": say("overview.bar", year=year, n=n, verdict=say_slot("verdict", chosen)),
                        "href": f"{page}#{query}from={year}&to={year}&verdict={chosen.replace(' ', '+')}",
                    }
                )
                x += width
        bars.append({"year": year, "parts": parts})
    return bars
