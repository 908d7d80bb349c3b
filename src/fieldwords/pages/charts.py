"""Charts of the pages: what was promised and what was reported, year by year, every mark a link to its sentence."""

import math
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from fieldwords.figures.language import say, say_short, say_tick
from fieldwords.pages.rendering import TEMPLATES

FLAT = 0.4  # an axis begins at zero unless all figures lie above this share of the largest
HALF = 0.36  # half the width of a target's dash, in years
LABELLED = 8  # years named below a chart, at the most
CROWDED = 16  # years from which dots are small
SPOTS = ((0, -9), (0, 20), (1, 4), (1, 16), (1, -8), (-1, -8), (-1, 16))  # for a figure: side of its mark, pixels below
LETTER, BESIDE, RIGHT = 1.4, 3, 113  # per cent of the width: half a letter, mark to figure, where figures end
KEY = ("reported", "target", "bound", "short", "beyond", "gap", "doubtful")
STEPS = [part / 16 for part in range(1, 16)]  # of a line, that a figure may cover


class Point(NamedTuple):
    """A figure of a chart."""

    year: int
    drawn: float  # its value, or the bound it sets
    bound: str  # low (at least), high (at most) or empty
    target: bool  # whether it was promised; else it was reported
    verdict: str  # what became of a target; empty where nothing is known
    href: str  # of its sentence; empty where there is none
    title: str  # what stands there
    far: bool = False  # whether the panel calls it an outlier: named below the chart, not drawn
    doubtful: bool = False  # drawn faint, no part of the line
    weak: bool = False  # not sure enough for a heading to rest on it


class Scale(NamedTuple):
    """From years and values to places in a chart: per cent of its width, pixels from its top."""

    first: int
    last: int
    low: float
    high: float
    height = 190  # pixels

    def x(self, year: float) -> float:
        """Per cent of the width."""
        return round((year - self.first + 0.5) / (self.last - self.first + 1) * 100, 2)

    def y(self, value: float) -> float:
        """Pixels from the top."""
        return round(self.height * (1 - (value - self.low) / (self.high - self.low)), 1)

    def wide(self, years: float) -> float:
        """Per cent of the width that so many years take."""
        return round(years / (self.last - self.first + 1) * 100, 2)


def make_scale(values, years) -> tuple[Scale, list[float]]:
    """Return the scale of a chart of some values and years, and its grid lines: three to six round numbers."""
    least, most = min(values), max(values)
    low = 0.0 if 0 <= least <= FLAT * most or least == most == 0 else least
    high = max(most, 0.0) if low < 0 else most
    rough = (high - low or abs(high) or 1.0) / 3.2
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough * 0.999)
    bottom = math.floor(low / step + 1e-9) * step
    if bottom > 0 and low - bottom < step / 6:  # what lies on the edge would be taken for the axis
        bottom -= step
    top = max(math.ceil(high / step - 1e-9) * step, bottom + step)
    ticks = [bottom + step * n for n in range(round((top - bottom) / step) + 1)]
    return Scale(min(years), max(years), bottom, top), ticks


def draw_series(points: list[Point], label: str) -> Markup:
    """Return the chart of one series, one figure or more: line and dots are reported, dashes over their year targets.

    Doubtful figures are faint; no line and no shade rests on them.

    `label` says what the chart shows to those who hear the page.
    """
    scale, ticks = make_scale([point.drawn for point in points], [point.year for point in points])
    told = sorted((point for point in points if not point.target), key=lambda point: point.year)
    level = [point for point in told if not point.bound and not point.doubtful]
    wanted = sorted((point for point in points if point.target), key=lambda point: point.year)
    reached = {point.year: point.drawn for point in level}
    shades = [
        ("beyond" if point.verdict == "met" else "short", point.year, 2 * HALF, point.drawn, reached[point.year])
        for point in wanted
        if point.verdict in ("met", "missed") and point.year in reached
    ]
    ends = _label_ends(scale, level, [point for point in wanted if not point.doubtful])
    return _render(scale, ticks, label, shades, level, [*wanted, *told], ends)


def draw_rates(points: list[Point], bands: list[tuple[int, float, float]], label: str) -> Markup:
    """Return the chart of a term's rates per 10,000 Han characters, with the intervals (year, low, high) there are."""
    values = [0.0, 1.0, *(point.drawn for point in points), *(high for _, _, high in bands)]
    scale, ticks = make_scale(values, [point.year for point in points])
    areas = [("band", year, 1, high, low) for year, low, high in bands]
    return _render(scale, ticks, label, areas, points, points, [])


def _render(scale, ticks, label, areas, level, marks, texts):
    """The chart of areas (kind, year, years wide, a value at either edge), a line over `level`, marks and texts."""
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (scale.last - scale.first) / step < LABELLED)

    def place(points):
        return [(point, scale.x(point.year), scale.y(point.drawn)) for point in points]

    first = scale.first if step < 5 else -(-scale.first // step) * step  # 1995, 2000: whole fives where there are many
    return Markup(
        TEMPLATES.get_template("chart.svg.j2").render(
            scale=scale,
            label=label,
            grid=[(tick, say_tick(tick, ticks)) for tick in ticks],
            years=range(first, scale.last + 1, step),
            areas=areas,
            lines=pairwise(place(level)),
            marks=place(marks),
            texts=texts,
            half=HALF,
            radius=4.5 if scale.last - scale.first < CROWDED else 3,
        )
    )


def _label_ends(scale, level, wanted):
    """The last figure reported and the last promised, if it is another, where each covers fewest marks and lines."""
    covers, texts = _find_marks(scale, level, wanted), []
    for points, kind in ((level[-1:], "val"), (wanted[-1:], "want")):
        for point in points:
            x, y, text = scale.x(point.year), scale.y(point.drawn), say_short(point.drawn)
            if text in [other["text"] for other in texts]:
                continue
            half, edge = LETTER * len(text), scale.wide(HALF) * point.target
            spots = [(side, x + side * (edge + half + BESIDE), y + down) for side, down in SPOTS]
            inside = [spot for spot in spots if half <= spot[1] <= RIGHT - half and -14 <= spot[2] <= scale.height]
            side, across, down = min(inside or spots[:1], key=lambda spot: _count_covered(*spot[1:], half, covers))
            covers.append((across, down - 4, half + BESIDE, 100))  # upon another figure none could be read
            told = {"kind": kind, "year": point.year, "text": text, "side": side}
            texts.append({**told, "x": round(x + side * edge, 2), "y": down})
    return texts


def _find_marks(scale, level, wanted):
    """Where a chart is drawn upon (x, y, half its width, weight): marks, what fades from a bound, steps of its line."""
    wide, fade = scale.wide(HALF), {"low": -8, "high": 8}
    marks = [(scale.x(one.year), scale.y(one.drawn), wide * one.target, 1) for one in (*level, *wanted)]
    marks += [(scale.x(one.year), scale.y(one.drawn) + fade[one.bound], wide, 1) for one in wanted if one.bound]
    for one, other in pairwise(level):
        years, rise = other.year - one.year, other.drawn - one.drawn
        for part in STEPS:
            marks.append((scale.x(one.year + part * years), scale.y(one.drawn + part * rise), 0, 1))
    return marks


def _count_covered(x, y, half, covers):
    """How much a figure written there lies upon."""
    return sum(weight for a, b, wide, weight in covers if abs(x - a) < half + wide and -6 < y - b < 13)


def describe_key(*more: str) -> list[tuple[str, str]]:
    """Return the kinds of marks (and `more` of them) and what they mean, for the key above charts."""
    return [(kind, say(f"key.{kind}")) for kind in (*KEY, *more)]


def shade_rate(value: float, most: float) -> int:
    """Return the shade of a cell, 0 to 9, on a scale that ends at `most`."""
    return math.ceil(value / most * 9) if value > 0 else 0
