"""How one value is written: in a cell of a table, in a sentence, on an axis."""

import numpy as np
import pandas as pd

STEPS = ((1e8, "亿"), (1e4, "万"), (1.0, ""))
COUNTED_UNITS = ("亩", "头", "只", "羽", "头只", "吨", "元", "口", "匹", "尾", "箱", "株")


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
    if column.endswith("share"):
        return f"{value:.0%}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4g}"


def pick_scale(values, unit: str) -> tuple[float, str]:
    """Return the divisor and the unit that make `values` short to read: 16600 亩 gives 10000.0 and `万亩`.

    Percentages and rates per unit are left as they are.
    """
    known = np.asarray(values, dtype=float)
    largest = np.max(np.abs(known[np.isfinite(known)]), initial=0.0)
    if unit not in COUNTED_UNITS:
        return 1.0, unit
    return next(((step, prefix + unit) for step, prefix in STEPS if largest >= step), (1.0, unit))


def say_value(value: float, unit: str) -> str:
    """Return `1.66万亩` for 16600 亩, `6%` for 6 %."""
    step, scaled = pick_scale([value], unit)
    return f"{value / step:,.10g}{scaled}"
