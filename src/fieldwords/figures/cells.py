"""How one value is written: in a cell of a table, in a sentence, on an axis."""

import re
from functools import lru_cache

import pandas as pd

from fieldwords.figures.language import page_language, say_slot
from fieldwords.reading.markup import find_markup, put_in

LARGE = {"zh": ((1e8, "亿"), (1e4, "万")), "en": ((1e9, "bn"), (1e6, "m"), (1e3, "k"))}
FIGURES = ("text", "answer_text", "written")  # columns that hold a figure as it stands in its file
STRAY = re.compile(r"(?<=[\d十百千万亿%])(?:\*{1,3}|_{1,2}|`)")  # the other half stands before the figure
COUNTED_UNITS = ("亩", "头", "只", "羽", "头只", "吨", "元", "口", "匹", "尾", "箱", "株")


@lru_cache(maxsize=65536)
def say_figure(text: str) -> str:
    """Return a figure as it is read, without the markup in it or the half of one: 4860头 for ``4860**头``."""
    return STRAY.sub("", put_in(text, find_markup(text)))


def say_cell(value, column: str = "") -> str:
    """Return a cell as text: nothing for what is unknown, years without a comma, numbers short."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "✓" if value else ""
    if not isinstance(value, int | float):
        return str(value)
    if "year" in column or column.endswith("_seen") or column in ("peak", "start", "end", "previous"):
        return f"{value:.0f}"
    if column == "confidence":
        return f"{100 * value:.0f}\N{NO-BREAK SPACE}%"
    if column.endswith("share"):
        return f"{value:.0%}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def pick_scale(values, unit: str) -> tuple[float, str]:
    """Return the divisor and the unit that make `values` short to read: 16600 亩 gives 10000.0 and `万亩`.

    Percentages and rates per unit are left as they are.
    """
    if unit not in COUNTED_UNITS:
        return 1.0, unit
    step, sign = _pick_step(max((abs(value) for value in values if pd.notna(value)), default=0.0), LARGE["zh"])
    return step, sign + unit


def _pick_step(most, signs):
    """The largest of some steps that a value reaches, and its sign."""
    return next((pair for pair in signs if most >= pair[0]), (1.0, ""))


def say_value(value: float, unit: str) -> str:
    """Return `1.66万亩` for 16600 亩, `6%` for 6 %."""
    step, scaled = pick_scale([value], unit)
    return f"{value / step:,.10g}{scaled}"


def say_number(value: float) -> str:
    """Return a number with at most four figures behind the point that say something."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"


def say_amount(value: float, unit: str) -> str:
    """Return a value with its unit, as people of that language write it: 98,500 tonnes; 9.85万吨."""
    if unit in ("%", "‰"):
        return f"{say_number(value)}{unit}"
    if page_language() == "zh":
        step, sign = _pick_step(abs(value), LARGE["zh"])
        return f"{value / step:,.10g}{sign}{unit}"
    return f"{say_number(value)} {say_slot('unit', unit)}"


def say_short(value: float) -> str:
    """Return a value for a mark in a chart, its unit left to the line under the title: 98,500, 1.2m; 9.85万."""
    signs = LARGE["zh"] if page_language() == "zh" else LARGE["en"][:2]  # thousands are written out in English
    step, sign = _pick_step(abs(value), signs)
    return f"{value / step:,.6g}{sign}" if sign else say_number(value)


def say_tick(value: float, ticks: list[float]) -> str:
    """Return a grid line's value, all of one axis in the same step (80k, 90k, 100k; 8万, 9万, 10万)."""
    least = min((abs(tick) for tick in ticks if tick), default=1.0)
    step, sign = _pick_step(min(10 * least, max(map(abs, ticks))), LARGE[page_language()])
    return f"{value / step:,.6g}{sign}" if value else "0"
