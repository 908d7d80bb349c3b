"""What became of targets: for each item how far what was reached lies from what was wanted."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from fieldwords.errors import require_columns
from fieldwords.figures.axes import note_below, say_too_thin
from fieldwords.figures.language import label
from fieldwords.figures.links import link_marks
from fieldwords.figures.style import COLOURS, FAINT, INK, draw_figure
from fieldwords.figures.words import describe_outcomes

VERDICT_LOOKS = {"met": (COLOURS[2], "o"), "missed": (COLOURS[1], "s"), "undecided": (COLOURS[4], "D")}
VERDICT_LOOKS |= {"silent": (FAINT, "x")}
FAN = (0, 0.16, -0.16, 0.28, -0.28)  # rows around an item's line, so that equal shares do not hide each other


def plot_outcomes(outcomes: pd.DataFrame, most: int = 16) -> Figure:
    """Draw for each item what was reached: levels as a share of the target, growth in percentage points.

    Parameters
    ----------
    outcomes : DataFrame
        From `Collection.outcomes`.
    most : int
        Items drawn, those with most targets.

    Examples
    --------
    >>> figure = fw.plot_outcomes(speeches.outcomes())
    """
    require_columns(outcomes, ("item", "kind", "ratio", "points", "verdict"), "plot_outcomes", "Collection.outcomes")
    return draw_figure((9, 11), describe_outcomes(outcomes), _draw_outcomes, outcomes, n=2, most=most)


def _draw_outcomes(outcomes, axes, most):
    """Shares above, percentage points below: of targets answered in numbers, or passed over in silence."""
    in_points = outcomes["kind"].eq("growth") | outcomes["unit_base"].isin(("%", "个百分点"))
    drawn = outcomes["ratio"].notna() | outcomes["points"].notna() | outcomes["verdict"].eq("silent")
    panels = ((~in_points, outcomes["ratio"] * 100, "share"), (in_points, outcomes["points"], "points"))
    for ax, (which, reached, name) in zip(axes, panels, strict=True):
        rows = outcomes.assign(reached=reached)[which & drawn]
        _draw_answers(ax, rows, name, int(which.sum()), most)


def _draw_answers(ax: Axes, rows: pd.DataFrame, name: str, n_all: int, most: int) -> Axes:
    title = label(f"title_outcomes.{name}")
    if rows.empty:
        return say_too_thin(ax, title, label("thin_outcomes"))
    rows = rows.assign(name=rows["item"] + "·" + rows["measure"])
    tallies = rows.groupby("name").size().reset_index(name="n").sort_values(["n", "name"], ascending=[False, True])
    items = list(tallies["name"].head(most))[::-1]
    rows = rows[rows["name"].isin(items)]
    met_at, suffix = (100, " %") if name == "share" else (0, "")
    low, high = _reached_limits(rows["reached"], met_at)
    silent_at = low - (high - low) * 0.08
    ax.axvspan(silent_at - (high - low) * 0.045, silent_at + (high - low) * 0.045, color="#f0f0ee", zorder=0)
    for verdict, (colour, marker) in VERDICT_LOOKS.items():
        these = rows[rows["verdict"] == verdict]
        x = np.full(len(these), silent_at) if verdict == "silent" else these["reached"].clip(low, high)
        places = these.groupby("name").cumcount()
        y = [items.index(item) + FAN[place % len(FAN)] for item, place in zip(these["name"], places, strict=True)]
        words = f"{label(f'verdict.{verdict}')} ({len(these)})"
        ax.plot(x, y, marker, color=colour, alpha=0.85, markersize=6, label=words)
        link_marks(ax, these, x, y)
    ax.axvline(met_at, color=INK, linewidth=1)
    ax.set_yticks(range(len(items)), [f"{item} ({(rows['name'] == item).sum()})" for item in items])
    ax.set_ylim(-0.7, len(items) - 0.3)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    ticks = [tick for tick in ax.get_xticks() if low <= tick <= high]
    ax.set_xticks(ticks, [f"{tick:g}{suffix}" for tick in ticks])
    ax.set_xlim(silent_at - (high - low) * 0.06, high + (high - low) * 0.04)
    ax.set_xlabel(label(f"axis_outcomes.{name}"))
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, borderaxespad=0.2, handletextpad=0.2)
    ax.set_title(title, pad=26)
    ends = {"low": f"{low:g}{suffix}", "high": f"{high:g}{suffix}"}
    return note_below(ax, label("note_outcomes", n=len(rows), all=n_all, **ends))


def _reached_limits(reached: pd.Series, met_at: float) -> tuple[float, float]:
    # Far outliers are drawn at the edge (the note says so): one wrong unit must not squeeze the rest into a line.
    known = reached[np.isfinite(reached)]
    if met_at == 0:
        reach = max(2.0, np.ceil(known.abs().quantile(0.95)) if len(known) else 2.0)
        return -float(reach), float(reach)
    if known.empty:
        return 80.0, 120.0
    low, high = known.quantile(0.05), known.quantile(0.95)
    return float(max(0, np.floor(min(low, 90) / 10) * 10)), float(min(200, np.ceil(max(high, 110) / 10) * 10))
