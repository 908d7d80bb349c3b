"""Series: the panel as pages show it, a chart for each place, item, measure, concept, kind, unit and scope."""

from collections import Counter
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from fieldwords.figures.language import say, say_amount, say_number, say_slot
from fieldwords.figures.links import subject_link
from fieldwords.figures.selection import key_of, name_series
from fieldwords.pages.charts import FLAT, Point, draw_series

SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ ", "gt_approx": "≳ ", "lt_approx": "≲ "}
MANY = 200  # per cent of growth from which it is said as so many times
CLAIMED = 0.7  # confidence from which a heading rests on a figure
EVEN = 0.5  # per cent below which nothing is said to have moved
LEAST = -70  # per cent: a herd or crop told to have lost more is taken for a misreading


class Series(NamedTuple):
    """One series of one place, drawn."""

    place: str  # empty where it is not told
    key: tuple  # in the order of selection.SERIES
    domain: str  # of its item
    points: list[Point]
    heading: str  # the sentence above the chart
    sub: str  # place and unit
    note: str  # what was not drawn
    svg: Markup  # the chart; its links begin at the folder of the pages

    @property
    def href(self) -> str:
        """The link to the page of its item."""
        return subject_link("items", self.key[0])

    @property
    def years(self) -> int:
        """In how many years it has a figure."""
        return len({point.year for point in self.points})

    @property
    def sure(self) -> int:
        """How many of its figures are not doubtful."""
        return sum(not point.doubtful for point in self.points)

    @property
    def checked(self) -> int:
        """How many of its targets were met or missed."""
        return len(_list_checked(self.points))

    def below(self, up: str) -> Markup:
        """Return the chart for a page in a folder below that of the pages."""
        return Markup(str(self.svg).replace('href="evidence/', f'href="{up}evidence/'))


def join_key(key: tuple) -> str:
    """Return a series' key as one text, for an address: 牛·存栏··level·头·whole."""
    return "·".join(part or "" for part in key)


def gather_series(panel: pd.DataFrame, rows: pd.DataFrame) -> list[Series]:
    """Return all series of table `panel` with figures of two years or more, by place and item.

    `rows`, from `rows.gather_rows`, have link, sentence, domain and verdict of each figure, and whether it is doubtful.
    """
    told = {(row.doc, row.start): row for row in rows.astype(object).itertuples()}
    found: dict[tuple, list] = {}
    for row in panel[panel["year"].notna()].astype(object).itertuples():
        said = told.get((row.doc, row.start))
        drawn = next((value for value in (row.value, row.low, row.high) if pd.notna(value)), None)
        if drawn is None or said is None:
            continue
        bound = "" if pd.notna(row.value) else "low" if pd.notna(row.low) else "high"
        verdict = said.verdict if isinstance(said.verdict, str) else ""
        verdict = "undecided" if said.unsure and verdict in ("met", "missed") else verdict
        place = row.place if isinstance(row.place, str) else ""
        far = isinstance(row.flags, str) and "outlier" in row.flags.split()
        marks = (verdict, said.href or "", title_mark(said), far, said.doubtful, said.confidence < CLAIMED)
        point = Point(int(row.year), drawn, bound, row.track == "target", *marks)
        found.setdefault((place, key_of(row), said.domain), []).append(point)
    found = {key: points for key, points in found.items() if len({point.year for point in points}) > 1}
    ordered = sorted(found, key=lambda group: (group[0], [part or "" for part in group[1]], group[2]))
    return [_draw(place, key, domain, found[place, key, domain]) for place, key, domain in ordered]


def title_mark(row) -> str:
    """Return what a mark of a chart says when pointed at: year, status, figure, verdict and sentence."""
    verdict = f" · {say_slot('verdict', row.shown)}" if isinstance(row.shown, str) else ""
    doubt = f" · {say('key.doubtful')}" if row.doubtful else ""
    return f"{row.year} {say(f'status.{row.status}')} {row.written}{verdict}{doubt}\n{row.before}{row.hit}{row.after}"


def _draw(place, key, domain, points):
    far = [point for point in points if point.far]
    shown = [point for point in points if not point.far]
    where, unit = place or say("place_unknown"), key[4]
    label = say("series.label", name=_name_points(key, shown), place=where, figures=say_figures(shown))
    above = min(point.drawn for point in shown) > FLAT * max(point.drawn for point in shown)
    words = "series.sub_above" if above and len(shown) > 1 else "series.sub"
    sub = say(words, place=where, unit=say_slot("unit", unit))
    left = say("comma").join(f"{point.year}: {say_amount(point.drawn, unit)}" for point in far)
    note = say("series.far", figures=left) if far else ""
    return Series(place, key, domain, shown, title_series(shown, key), sub, note, draw_series(shown, label))


def list_level(points: list[Point]) -> list[tuple[int, float]]:
    """Return year and value of the figures that a line joins: reported, no bounds, not doubtful."""
    return sorted({p.year: p.drawn for p in points if not (p.target or p.bound or p.doubtful)}.items())


def _name_points(key, points):
    """What a series is of: a decrease where all its figures are below zero."""
    return name_series(key, all(point.drawn < 0 for point in points))


def _list_checked(points):
    return [point.verdict for point in points if point.verdict in ("met", "missed")]


def say_figures(points: list[Point]) -> str:
    """Return how many targets and how many reported figures there are; none of a kind is not said."""
    counts = Counter("targets" if point.target else "reported" for point in points)
    return say("comma").join(say(f"series.{kind}", n=counts[kind]) for kind in ("targets", "reported") if counts[kind])


def title_series(points: list[Point], key: tuple) -> str:
    """Return the sentence above a chart: how the series moved, how many of its targets were met; of sure figures.

    An answer that decides nothing is counted beside those that do.
    """
    level = list_level([point for point in points if not point.weak])
    verdicts, n_open = _list_checked(points), sum(point.verdict == "undecided" for point in points)
    met = say("series.met", n=verdicts.count("met"), n_checked=len(verdicts)) if verdicts else ""
    met += say("series.open", n=n_open) if verdicts and n_open else ""
    words = {"name": _name_points(key, points), "verdict": met}
    if len(level) < 2:
        return say("series.only", **words, figures=say_figures(points))
    (first, before), (last, after) = level[0], level[-1]
    words |= {"first": first, "last": last}
    if key[3] == "growth" or key[4] == "%":
        return say("series.growth", a=say_number(before), b=say_number(after), **words)
    if before <= 0 or after < 0:
        return say("series.only", **words, figures=say_figures(points))
    share = (after / before - 1) * 100
    if abs(share) < EVEN:
        return say("series.same", **words)
    if share < LEAST:  # a part, another place's figure or a wrong one, far oftener than a fall
        return say("series.only", **words, figures=say_figures(points))
    if share >= MANY:
        return say("series.times", share=f"{after / before:.1f}", **words)
    return say("series.rose" if share > 0 else "series.fell", share=f"{abs(share):.0f}", **words)
