"""Charts of the pages: what was promised and what was reported, year by year, every mark a link to its sentence."""

import math
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from fieldwords.pages.language import say, say_tick, say_year_amount
from fieldwords.pages.rendering import TEMPLATES

HEIGHT = 190
FLAT = 0.6  # an axis begins at zero unless all figures lie above this share of the largest
HALF = 0.36  # half the width of a target's dash, in years
FAR = 30  # a figure so many times off its series' median is not drawn but named below the chart


class Chart(NamedTuple):
    """What the template draws: positions in per cent (x) and pixels (y), texts in the language of the page."""

    label: str
    height: int
    first: int
    last: int
    ticks: list[dict]
    years: list[dict]
    areas: list[dict]
    lines: list[dict]
    marks: list[dict]
    texts: list[dict]


class Scale(NamedTuple):
    """From years and values to places in the chart."""

    first: int
    last: int
    low: float
    high: float
    height: int

    def x(self, year: float) -> float:
        """Per cent of the width."""
        return round((year - self.first + 0.5) / (self.last - self.first + 1) * 100, 2)

    def y(self, value: float) -> float:
        """Pixels from the top."""
        return round(self.height * (1 - (value - self.low) / (self.high - self.low)), 1)


def leave_out_far(figures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the figures to draw and those thirty times off the median of their series, which would flatten it."""
    middle = figures["drawn"].abs().median()
    if not middle or len(figures) < 3:
        return figures, figures.iloc[:0]
    share = figures["drawn"].abs() / middle
    far = (share > FAR) | ((share > 0) & (share < 1 / FAR))
    return figures[~far], figures[far]


def make_scale(values, years, height: int = HEIGHT) -> tuple[Scale, list[float]]:
    """Return the scale of a chart and the values of its grid lines: three to six round numbers.

    Parameters
    ----------
    values : sequence of float
        All values drawn, in one unit.
    years : sequence of int
        All years drawn.
    height : int
        Pixels.
    """
    least, most = min(values), max(values)
    low = 0.0 if 0 <= least <= FLAT * most else least
    low = min(low, 0.0) if most <= 0 else low
    rough = (max(most, 0.0 if low <= 0 else most) - low or abs(most) or 1.0) / 3.2
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    bottom = math.floor(low / step + 1e-9) * step
    top = math.ceil(max(most, bottom + step) / step - 1e-9) * step
    ticks = [bottom + step * n for n in range(round((top - bottom) / step) + 1)]
    return Scale(int(min(years)), int(max(years)), bottom, top, height), ticks


def draw_series(reported: pd.DataFrame, wanted: pd.DataFrame, label: str, unit: str, height: int = HEIGHT) -> Markup:
    """Return the chart of one series: outcomes as line and dots, targets as dashes over their year.

    Parameters
    ----------
    reported, wanted : DataFrame
        Rows of `panel` of one place, item, measure, concept, kind, unit and scope: outcomes and targets; with the
        columns drawn (the value, or the bound), href and title.
    label : str
        What the chart shows, for those who hear the page.
    unit : str
        The unit of the values.
    height : int
        Pixels.
    """
    both = pd.concat([reported, wanted])
    scale, ticks = make_scale(list(both["drawn"]), list(both["year"]), height)
    level = reported[reported["value"].notna()].drop_duplicates("year")
    chart = Chart(
        label,
        height,
        scale.first,
        scale.last,
        [{"y": scale.y(tick), "text": say_tick(tick, ticks), "zero": tick == 0} for tick in ticks],
        _year_labels(scale),
        _shade_gaps(scale, level, wanted),
        _join_years(scale, level),
        [*_draw_targets(scale, wanted), *_draw_outcomes(scale, reported)],
        _label_ends(scale, level, wanted, unit),
    )
    return Markup(TEMPLATES.get_template("chart.svg.j2").render(c=chart))


def draw_rates(rates: pd.DataFrame, label: str, others=(), height: int = HEIGHT) -> Markup:
    """Return the chart of a rate by year with its interval.

    Parameters
    ----------
    rates : DataFrame
        year, per_10k, low and high (may be empty), href, title; one row a year with documents.
    label : str
        What the chart shows.
    others : iterable of DataFrame
        year and per_10k of single places, drawn grey behind it.
    height : int
        Pixels.
    """
    behind = [float(value) for other in others for value in other["per_10k"]]
    tops = [*rates["per_10k"], *rates["high"].dropna(), *behind, 1.0]
    scale, ticks = make_scale([0.0, *tops], list(rates["year"]), height)
    level = rates.assign(value=rates["per_10k"], drawn=rates["per_10k"], exactness="exact")
    band = [
        {
            "kind": "band", "x": scale.x(row.year - 0.5), "width": _width(scale, 1), "span": 1, "year": row.year,
            "y": scale.y(row.high), "height": round(scale.y(row.low) - scale.y(row.high), 1),
        }
        for row in rates.dropna(subset=["low", "high"]).itertuples()
    ]  # fmt: skip
    faint = [
        line | {"kind": "faint"}
        for other in others
        for line in _join_years(scale, other.assign(drawn=other["per_10k"]))
    ]
    chart = Chart(
        label, height, scale.first, scale.last,
        [{"y": scale.y(tick), "text": say_tick(tick, ticks), "zero": tick == 0} for tick in ticks],
        _year_labels(scale), band, [*faint, *_join_years(scale, level)], _draw_outcomes(scale, level), [],
    )  # fmt: skip
    return Markup(TEMPLATES.get_template("chart.svg.j2").render(c=chart))


def _width(scale, years):
    return round(years / (scale.last - scale.first + 1) * 100, 2)


def _year_labels(scale):
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (scale.last - scale.first) / step <= 8)
    return [{"year": year, "x": scale.x(year)} for year in range(scale.first, scale.last + 1, step)]


def _join_years(scale, level):
    """Lines between reported years: full from one year to the next, dotted over years without a figure."""
    points = level.sort_values("year")[["year", "drawn"]].to_numpy()
    return [
        {
            "kind": "line" if b - a == 1 else "gap", "a": int(a), "b": int(b),
            "x1": scale.x(a), "y1": scale.y(first), "x2": scale.x(b), "y2": scale.y(second),
        }
        for (a, first), (b, second) in zip(points, points[1:], strict=False)
    ]  # fmt: skip


def _shade_gaps(scale, level, wanted):
    """The difference of a target and the figure that answers it, where the verdict stands."""
    reached = dict(zip(level["year"], level["drawn"], strict=True))
    areas = []
    for row in wanted[wanted["verdict"].isin(["met", "missed"])].itertuples():
        if row.year not in reached:
            continue
        ends = sorted((scale.y(row.drawn), scale.y(reached[row.year])))
        areas.append(
            {
                "kind": "beyond" if row.verdict == "met" else "short", "year": row.year, "span": 2 * HALF,
                "x": scale.x(row.year - HALF), "width": _width(scale, 2 * HALF), "y": ends[0], "height": round(ends[1] - ends[0], 1),
            }
        )  # fmt: skip
    return areas


def _draw_targets(scale, wanted):
    for row in wanted.itertuples():
        kind = "dash" if row.exactness != "bound" else "range" if pd.notna(row.low) else "down"
        yield {
            "kind": kind, "year": row.year, "href": row.href, "title": row.title, "y": scale.y(row.drawn),
            "left": scale.x(row.year - HALF), "right": scale.x(row.year + HALF), "width": _width(scale, 2 * HALF),
        }  # fmt: skip


def _draw_outcomes(scale, reported):
    for row in reported.itertuples():
        bound = row.exactness == "bound"
        up = bound and pd.notna(row.low)
        place = {
            "x": scale.x(row.year),
            "y": scale.y(row.drawn),
            "year": row.year,
            "href": row.href,
            "title": row.title,
        }
        ends = {
            "left": scale.x(row.year - 0.2),
            "right": scale.x(row.year + 0.2),
            "y2": scale.y(row.drawn) + (-14 if up else 14),
        }
        yield place | (ends | {"kind": "bar"} if bound else {"kind": "dot"})


def _label_ends(scale, level, wanted, unit):
    """The last figure reported and the last one promised, each beside its mark."""
    texts = []
    for rows, kind in ((level, "val"), (wanted, "want")):
        if len(rows):
            last = rows.sort_values("year").iloc[-1]
            drop = 20 if kind == "want" and scale.y(last["drawn"]) > 24 or scale.y(last["drawn"]) < 12 else -10
            texts.append(
                {
                    "kind": kind,
                    "year": int(last["year"]),
                    "x": scale.x(last["year"]),
                    "y": scale.y(last["drawn"]) + drop,
                    "text": say_year_amount(last["drawn"], unit),
                }
            )
    if len(texts) == 2 and abs(texts[0]["x"] - texts[1]["x"]) < 12 and abs(texts[0]["y"] - texts[1]["y"]) < 15:
        return texts[:1]
    return texts


def describe_key() -> list[tuple[str, str]]:
    """Return the kinds of marks and what they mean, for the key above charts."""
    return [(kind, say(f"key.{kind}")) for kind in ("reported", "target", "bound", "short", "beyond", "gap")]
