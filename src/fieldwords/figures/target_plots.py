"""Figures of targets and what became of them: each function takes a table and an Axes and returns the Axes."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from fieldwords.figures.axes import label_ends, note_below, say_too_thin, unit_label, year_axis
from fieldwords.figures.cells import pick_scale, say_value
from fieldwords.figures.choices import ACHIEVED, select_series
from fieldwords.figures.gaps import say_years, with_gaps
from fieldwords.figures.labels import label, name_or_label
from fieldwords.figures.style import COLOURS, FAINT, INK, Look, figure_looks

LIVESTOCK = ("存栏", "出栏", "饲养量")
BOUNDS_UP, BOUNDS_DOWN = ("ge", "gt", "gt_approx"), ("le", "lt", "lt_approx")
VERDICT_LOOKS = {"met": (COLOURS[2], "o"), "missed": (COLOURS[1], "s"), "silent": (FAINT, "x")}


def plot_target_trend(series: pd.DataFrame, ax: Axes, title: str | None = None, most_places: int = 5) -> Axes:
    """Draw one item by year: targets hollow, what was achieved filled, an arrow where the target is a bound.

    Parameters
    ----------
    series : DataFrame
        From `choices.select_series`: rows of one object, measure, unit and kind of change.
    ax : Axes
        Where to draw.
    title : str, optional
        The item's name by default.
    most_places : int
        Places drawn, those with most rows; the note counts the others.
    """
    if series.empty:
        return say_too_thin(ax, title or label("title_targets"), label("thin_item"))
    first = series.iloc[0]
    if title is None:
        names = (name_or_label("measure", first["measure"]), name_or_label("change", first["kind"]))
        title = "·".join((first["object"], *names))
    if len(series) < 2:
        sentence = label("thin_series", value=say_value(first["value"], first["unit_base"]), year=int(first["year"]))
        return say_too_thin(ax, title, sentence)
    rows = series.assign(place=series["place"].fillna(label("place_unknown")))
    places = rows["place"].value_counts().sort_index().sort_values(ascending=False, kind="stable").index
    drawn = list(places[:most_places])
    rows = rows[rows["place"].isin(drawn)]
    step, unit = pick_scale(rows["value"], first["unit_base"])
    rows = rows.assign(y=rows["value"] / step)
    ends = []
    for place, look in figure_looks(ax.figure, drawn).items():
        ends.append(_draw_place(ax, rows[rows["place"] == place], place, look))
    low = 0 if rows["y"].min() >= 0 else None
    ax.set_ylim(bottom=low, top=rows["y"].max() * 1.12 if rows["y"].max() > 0 else None)
    ax.grid(axis="y")
    ax.set_ylabel(unit_label(first["measure"], unit))
    year_axis(ax, rows["year"])
    explain_marks(ax)
    ax.set_title(title, pad=26)
    note = label("note_targets", n=len(rows), docs=rows["doc"].nunique(), years=say_years(rows["year"]))
    others = len(places) - len(drawn)
    note_below(ax, note if not others else f"{note}\n{label('note_other_places', n=others)}")
    return label_ends(ax, ends)


def _draw_place(ax: Axes, rows: pd.DataFrame, place: str, look: Look) -> tuple[float, float, str, Look]:
    # Lines join only years next to each other that have one value each: neither a missing report nor two different
    # figures for one year may be bridged.
    achieved, wanted = rows[rows["status"].isin(ACHIEVED)], rows[rows["status"] == "target"]
    if not achieved.empty:
        yearly = achieved.groupby("year", as_index=False)["y"].agg(["min", "max"])
        line = with_gaps(yearly.assign(y=yearly["max"].where(yearly["max"] == yearly["min"])))
        ax.plot(line["year"], line["y"], color=look.colour, linestyle=look.dash, linewidth=1.6)
        ax.plot(achieved["year"], achieved["y"], look.marker, color=look.colour)
    ax.plot(
        wanted["year"],
        wanted["y"],
        look.marker,
        markerfacecolor="white",
        markeredgecolor=look.colour,
        markeredgewidth=1.4,
    )
    for bounds, sign in ((BOUNDS_UP, 1), (BOUNDS_DOWN, -1)):
        bound = wanted[wanted["comparator"].isin(bounds)]
        for year, y in zip(bound["year"], bound["y"], strict=True):
            arrow = {"arrowstyle": "<|-", "color": look.colour, "linewidth": 1, "shrinkA": 0, "shrinkB": 4}
            arrow["mutation_scale"] = 6
            ax.annotate(
                "", (year, y), (0, 13 * sign), textcoords="offset points", arrowprops=arrow, annotation_clip=False
            )
    last = rows[rows["year"] == rows["year"].max()].iloc[-1]
    return float(last["year"]), float(last["y"]), place, look


def explain_marks(ax: Axes) -> None:
    """Say above `ax` what hollow and filled marks and the arrows mean."""

    def _mark(face: str, name: str, marker: str = "o") -> Line2D:
        return Line2D([], [], color=INK, marker=marker, linestyle="", markerfacecolor=face, label=name)

    marks = [_mark("white", label("status.target")), _mark(INK, label("status.achieved"))]
    marks.append(_mark(INK, label("bound"), r"^"))
    ax.legend(handles=marks, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, borderaxespad=0.2, handletextpad=0.2)


def plot_livestock(targets: pd.DataFrame, object_: str, axes) -> list[Axes]:
    """Draw 存栏 (stock), 出栏 (slaughtered) and 饲养量 (both together) of one animal in three panels, never merged.

    Parameters
    ----------
    targets : DataFrame
        Table `targets`.
    object_ : str
        The animal as the documents name it.
    axes : sequence of three Axes
        One a measure.
    """
    for ax, measure in zip(axes, LIVESTOCK, strict=True):
        series = select_series(targets, object_, measure)
        names = [name_or_label("measure", measure), *(name_or_label("change", kind) for kind in series["kind"].head(1))]
        plot_target_trend(series, ax, "·".join([object_, *names]), most_places=3)
    return list(axes)


def plot_target_vs_achieved(follow_ups: pd.DataFrame, ax: Axes, most: int = 16) -> Axes:
    """Draw, for each item, what was achieved as a share of its target: met, missed, or never mentioned again.

    Parameters
    ----------
    follow_ups : DataFrame
        Table `follow_ups`.
    ax : Axes
        Where to draw.
    most : int
        Items drawn, those with most targets.
    """
    title = label("title_follow_ups")
    if follow_ups.empty:
        return say_too_thin(ax, title, label("thin_follow_ups"))
    rows = follow_ups.assign(item=follow_ups["object"] + "·" + follow_ups["measure"])
    tallies = rows.groupby("item").size().reset_index(name="n").sort_values(["n", "item"], ascending=[False, True])
    items = list(tallies["item"].head(most))[::-1]
    rows = rows[rows["item"].isin(items)]
    shares = (rows["ratio"] * 100).where(rows["met"] != "silent")
    low, high = _share_limits(shares)
    silent_at = low - (high - low) * 0.08
    ax.axvspan(silent_at - (high - low) * 0.045, silent_at + (high - low) * 0.045, color="#f0f0ee", zorder=0)
    for verdict, (colour, marker) in VERDICT_LOOKS.items():
        these = rows[rows["met"] == verdict]
        x = np.full(len(these), silent_at) if verdict == "silent" else shares[these.index].clip(low, high)
        y = [
            items.index(item) + _fan(position)
            for item, position in zip(these["item"], these.groupby("item").cumcount(), strict=True)
        ]
        ax.plot(
            x, y, marker, color=colour, alpha=0.85, markersize=6, label=f"{label(f'verdict.{verdict}')} ({len(these)})"
        )
    ax.axvline(100, color=INK, linewidth=1)
    ax.set_yticks(range(len(items)), [f"{item} ({(rows['item'] == item).sum()})" for item in items])
    ax.set_ylim(-0.7, len(items) - 0.3)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")
    ticks = [tick for tick in ax.get_xticks() if low <= tick <= high]
    ax.set_xticks(ticks, [f"{tick:g} %" for tick in ticks])
    ax.set_xlim(silent_at - (high - low) * 0.06, high + (high - low) * 0.04)
    ax.set_xlabel(label("share_of_target"))
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, borderaxespad=0.2, handletextpad=0.2)
    ax.set_title(title, pad=26)
    return note_below(ax, label("note_follow_ups", n=len(rows), all=len(follow_ups), low=f"{low:g}", high=f"{high:g}"))


def _share_limits(shares: pd.Series) -> tuple[float, float]:
    # Far outliers are drawn at the edge (the note says so): one wrong unit must not squeeze the rest into a line.
    known = shares[np.isfinite(shares)]
    if known.empty:
        return 80.0, 120.0
    low, high = known.quantile(0.05), known.quantile(0.95)
    return float(max(0, np.floor(min(low, 90) / 10) * 10)), float(min(200, np.ceil(max(high, 110) / 10) * 10))


def _fan(position: int) -> float:
    # Points of one item in five rows around its line, so that equal shares do not hide each other.
    return (0, 0.16, -0.16, 0.28, -0.28)[position % 5]
