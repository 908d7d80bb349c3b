"""Bars of verdicts: year by year, how many targets were met, missed, cannot be compared, have no later report."""

from collections import Counter

import pandas as pd

from fieldwords.figures.language import say, say_slot

HELD = ("undecided", "unjoined", "silent")
PARTS = {"met": ("met",), "missed": ("missed",), "held": HELD, "none": ("no report",)}
KINDS = {verdict: kind for kind, verdicts in PARTS.items() for verdict in verdicts}


def count_verdicts(outcomes: pd.DataFrame) -> dict[str, int]:
    """Return how many targets were met (n), missed, checked, are open, have no later report (n_gone)."""
    n = Counter(map(KINDS.get, outcomes["verdict"].tolist()))
    checked = n["met"] + n["missed"]
    counts = {"n": n["met"], "n_missed": n["missed"], "n_checked": checked}
    return counts | {"n_open": len(outcomes) - checked, "n_gone": n["none"]}


def title_verdicts(outcomes: pd.DataFrame) -> str:
    """Return the sentence above the bars: for how many years most targets cannot be checked."""
    years = [n["met"] + n["missed"] - n.total() / 2 for n in _count_years(outcomes).values()]
    if not outcomes["verdict"].isin(("met", "missed")).any():
        return say("overview.verdicts")
    n = sum(more < 0 for more in years)
    key = "most_checked" if not n else "few_checked" if n < len(years) else "none_of_years"
    return say(f"overview.{key}", n=n, n_years=len(years))


def _count_years(outcomes):
    """The targets of each year by what became of them."""
    years: dict[int, Counter] = {}
    for year, verdict in zip(outcomes["year"].tolist(), outcomes["verdict"].tolist(), strict=True):
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
