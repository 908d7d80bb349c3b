"""Bars of verdicts: year by year, how many targets were met, missed, cannot be compared, have no later report."""

import pandas as pd

from fieldwords.figures.language import say, say_slot

HELD = ("undecided", "unjoined", "silent")
PARTS = {"met": ("met",), "missed": ("missed",), "held": HELD, "none": ("no report",)}


def draw_verdicts(outcomes: pd.DataFrame, page: str, query: str = "") -> list[dict]:
    """Return a bar a year: how many of its targets were met, missed, could not be compared, have no later report.

    Parameters
    ----------
    outcomes : DataFrame
        Table `outcomes`, or some of its rows.
    page : str
        The link to the targets page, which each part of a bar opens with its choice.
    query : str
        What the choice begins with, such as ``place=3&``.
    """
    counts = outcomes.groupby(["year", "verdict"]).size().unstack(fill_value=0)
    most, bars = max(1, counts.sum(axis=1).max() if len(counts) else 1), []
    for year, row in counts.iterrows():
        parts, x = [], 0.0
        for kind, verdicts in PARTS.items():
            n = int(sum(row.get(verdict, 0) for verdict in verdicts))
            if n:
                chosen = "no report" if kind == "none" else kind
                parts.append(
                    {
                        "kind": kind,
                        "n": n,
                        "x": round(x, 2),
                        "width": round(n / most * 100 - 0.15, 2),
                        "title": say("overview.bar", year=int(year), n=n, verdict=say_slot("verdict", chosen)),
                        "href": f"{page}#{query}from={int(year)}&to={int(year)}&verdict={chosen.replace(' ', '+')}",
                    }
                )
                x += n / most * 100
        bars.append({"year": int(year), "parts": parts})
    return bars
