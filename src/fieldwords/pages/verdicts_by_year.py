"""Bars of verdicts: year by year, how many targets were met, missed, cannot be compared, have no later report."""

import pandas as pd

from fieldwords.figures.language import say, say_slot

HELD = ("undecided", "unjoined", "silent")
PARTS = {"met": ("met",), "missed": ("missed",), "held": HELD, "none": ("no report",)}


def count_verdicts(outcomes: pd.DataFrame) -> dict[str, int]:
    """Return how many targets were met (n), missed, checked, are open, have no later report (n_gone)."""
    n = {kind: int(outcomes["verdict"].isin(verdicts).sum()) for kind, verdicts in PARTS.items()}
    checked = n["met"] + n["missed"]
    counts = {"n": n["met"], "n_missed": n["missed"], "n_checked": checked}
    return counts | {"n_open": len(outcomes) - checked, "n_gone": n["none"]}


def title_verdicts(outcomes: pd.DataFrame) -> str:
    """Return the sentence above the bars: for how many years most targets cannot be checked."""
    checked = outcomes["verdict"].isin(("met", "missed")).groupby(outcomes["year"]).mean()
    if not checked.any():
        return say("overview.verdicts")
    n = int((checked < 0.5).sum())
    key = "most_checked" if not n else "few_checked" if n < len(checked) else "none_of_years"
    return say(f"overview.{key}", n=n, n_years=len(checked))


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
                width = n / most * 100
                parts.append(
                    {
                        "kind": kind,
                        "n": n,
                        "x": round(x, 2),
                        "width": round(width - 0.15, 2),
                        "narrow": width < 3 + 2.5 * len(str(n)),  # too narrow for its number on a phone
                        "title": say("overview.bar", year=int(year), n=n, verdict=say_slot("verdict", chosen)),
                        "href": f"{page}#{query}from={int(year)}&to={int(year)}&verdict={chosen.replace(' ', '+')}",
                    }
                )
                x += width
        bars.append({"year": int(year), "parts": parts})
    return bars
