"""Charts of the pages: what was promised and what was reported, year by year, every mark a link to its sentence."""

import math
from statistics import median
from typing import NamedTuple

from markupsafe import Markup

from fieldwords.figures.language import say, say_short, say_tick
from fieldwords.pages.rendering import TEMPLATES

HEIGHT = 190
FLAT = 0.4  # an axis begins at zero unless all figures lie above this share of the largest
HALF = 0.36  # half the width of a target's dash, in years
FAR = 30  # a figure so many times off its series' median is not drawn but named below the chart
LABELLED = 8  # years named below a chart, at the most
CROWDED = 16  # years from which dots are small
WIDE = 9  # per cent of its width that a figure written into a chart takes on either side


class Point(NamedTuple):
    """A figure of a chart.

    Attributes
    ----------
    year : int
        The year it is for.
    drawn : float
        Its value, or the bound it sets.
    bound : str
        ``low`` (at least), ``high`` (at most) or empty.
    target : bool
        Whether it was promised; else it was reported.
    verdict : str
        What became of a target; empty where nothing is known.
    href, title : str
        The link to its sentence, and the sentence.
    far : bool
        Whether the panel calls it an outlier.
    """

    year: int
    drawn: float
    bound: str
    target: bool
    verdict: str
    href: str
    title: str
    far: bool = False


class Scale(NamedTuple):
    """From years and values to places in a chart: per cent of its width, pixels from its top."""

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

    def wide(self, years: float) -> float:
        """Per cent of the width that so many years take."""
        return round(years / (self.last - self.first + 1) * 100, 2)


def part_far(points: list[Point]) -> tuple[list[Point], list[Point]]:
    """Return the figures to draw and those far off the others: outliers, and thirty times off the median of all."""
    middle = median(abs(point.drawn) for point in points) if points else 0
    if not middle or len(points) < 3:
        return points, []
    far = [p for p in points if p.far or p.drawn and not 1 / FAR <= abs(p.drawn) / middle <= FAR]
    return [point for point in points if point not in far], far


def make_scale(values, years, height: int = HEIGHT) -> tuple[Scale, list[float]]:
    """Return the scale of a chart and the values of its grid lines: round numbers, three to six of them.

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
    low = 0.0 if 0 <= least <= FLAT * most or least == most == 0 else least
    high = max(most, 0.0) if low < 0 else most
    rough = (high - low or abs(high) or 1.0) / 3.2
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough * 0.999)
    bottom = math.floor(low / step + 1e-9) * step
    top = max(math.ceil(high / step - 1e-9) * step, bottom + step)
    ticks = [bottom + step * n for n in range(round((top - bottom) / step) + 1)]
    return Scale(min(years), max(years), bottom, top, height), ticks


def draw_series(points: list[Point], label: str, height: int = HEIGHT) -> Markup:
    """Return the chart of one series: what was reported as line and dots, targets as dashes over their year.

    Parameters
    ----------
    points : list of Point
        Figures of one place, item, measure, concept, kind, unit and scope; at least one.
    label : str
        What the chart shows, for those who hear the page.
    height : int
        Pixels.
    """
    scale, ticks = make_scale([point.drawn for point in points], [point.year for point in points], height)
    told = sorted((point for point in points if not point.target), key=lambda point: point.year)
    level = list({point.year: point for point in reversed(told) if not point.bound}.values())[::-1]
    wanted = sorted((point for point in points if point.target), key=lambda point: point.year)
    marks = [_draw_target(scale, point) for point in wanted] + [_draw_report(scale, point) for point in told]
    texts = _label_ends(scale, level, wanted)
    return _render(scale, ticks, label, _shade_gaps(scale, level, wanted), _join_years(scale, level), marks, texts)


def draw_rates(points: list[Point], bands: list[tuple[int, float, float]], label: str, height: int = HEIGHT) -> Markup:
    """Return the chart of a term's rate by year with its interval.

    Parameters
    ----------
    points : list of Point
        The rate of each year with documents, per 10,000 Han characters.
    bands : list of (year, low, high)
        The interval of the years that have one.
    label : str
        What the chart shows.
    height : int
        Pixels.
    """
    values = [0.0, 1.0, *(point.drawn for point in points), *(high for _, _, high in bands)]
    scale, ticks = make_scale(values, [point.year for point in points], height)
    areas = [_area("band", scale, year, 1, scale.y(high), scale.y(low)) for year, low, high in bands]
    marks = [_draw_report(scale, point) for point in points]
    return _render(scale, ticks, label, areas, _join_years(scale, points), marks, [])


def _render(scale, ticks, label, areas, lines, marks, texts):
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (scale.last - scale.first) / step < LABELLED)
    first = scale.first if step < 5 else -(-scale.first // step) * step  # 1995, 2000: whole fives where there are many
    years = [{"year": year, "x": scale.x(year)} for year in range(first, scale.last + 1, step)]
    radius = 4.5 if scale.last - scale.first < CROWDED else 3
    grid = [{"y": scale.y(tick), "text": say_tick(tick, ticks), "zero": tick == 0} for tick in ticks]
    drawn = {"grid": grid, "years": years, "areas": areas, "lines": lines, "marks": marks, "texts": texts}
    return Markup(TEMPLATES.get_template("chart.svg.j2").render(scale=scale, radius=radius, label=label, **drawn))


def _area(kind, scale, year, span, top, bottom):
    size = {"x": scale.x(year - span / 2), "width": scale.wide(span), "y": top, "height": round(bottom - top, 1)}
    return {"kind": kind, "year": year, **size}


def _join_years(scale, level):
    """Lines between reported years: full from one year to the next, dotted over years without a figure."""
    return [
        {
            "kind": "line" if b.year - a.year == 1 else "gap",
            "a": a.year,
            "b": b.year,
            "x1": scale.x(a.year),
            "y1": scale.y(a.drawn),
            "x2": scale.x(b.year),
            "y2": scale.y(b.drawn),
        }
        for a, b in zip(level, level[1:], strict=False)
    ]


def _shade_gaps(scale, level, wanted):
    """The difference of a target and the figure reported for its year, where there is a verdict."""
    reached = {point.year: point.drawn for point in level}
    kinds, areas = {"met": "beyond", "missed": "short"}, []
    for point in wanted:
        if point.verdict in kinds and point.year in reached:
            top, bottom = sorted((scale.y(point.drawn), scale.y(reached[point.year])))
            areas.append(_area(kinds[point.verdict], scale, point.year, 2 * HALF, top, bottom))
    return areas


def _draw_target(scale, point):
    kind = {"low": "range", "high": "down"}.get(point.bound, "dash")
    ends = {"left": scale.x(point.year - HALF), "right": scale.x(point.year + HALF), "width": scale.wide(2 * HALF)}
    return {"kind": kind, "point": point, "y": scale.y(point.drawn), **ends}


def _draw_report(scale, point):
    y = scale.y(point.drawn)
    ends = {"left": scale.x(point.year - 0.2), "right": scale.x(point.year + 0.2)}
    end = {"low": y - 14, "high": y + 14}.get(point.bound)
    return {
        "kind": "bar" if point.bound else "dot",
        "point": point,
        "x": scale.x(point.year),
        "y": y,
        "y2": end,
        **ends,
    }


def _label_ends(scale, level, wanted):
    """The last figure reported and the last one promised, each where it covers the fewest other marks."""
    wide = scale.wide(HALF)
    marks = [(scale.x(point.year), scale.y(point.drawn), wide * point.target) for point in (*level, *wanted)]
    texts: list[dict] = []
    for points, kind in ((level[-1:], "val"), (wanted[-1:], "want")):
        for point in points:
            x, y = scale.x(point.year), scale.y(point.drawn)
            spots = [(x, y - 9), (x, y + 20), (x + WIDE, y + 16), (x + WIDE, y - 8), (x - WIDE, y - 8)]
            spots = [(a, b) for a, b in spots if 0 <= a <= 100 and -6 <= b <= scale.height - 4] or spots[:1]
            covered = [_count_covered(*spot, marks, texts) for spot in spots]
            across, down = spots[covered.index(min(covered))]
            told = {"kind": kind, "year": point.year, "text": say_short(point.drawn)}
            texts.append({**told, "x": x, "y": down, "across": across, "side": (across > x) - (across < x)})
    return texts


def _count_covered(x, y, marks, texts):
    """How many marks a figure written there lies upon; upon another figure it could not be read at all."""
    upon = sum(abs(x - text["across"]) < 2.5 * WIDE and abs(y - text["y"]) < 14 for text in texts)
    return 100 * upon + sum(abs(x - a) < WIDE + wide and -8 < y - b < 18 for a, b, wide in marks)


def describe_key(*more: str) -> list[tuple[str, str]]:
    """Return the kinds of marks (and `more` of them) and what they mean, for the key above charts."""
    return [(kind, say(f"key.{kind}")) for kind in ("reported", "target", "bound", "short", "beyond", "gap", *more)]
