"""Figures of targets: what was wanted and reached by year, and how far what was reached lies from what was wanted."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.path import Path

from fieldwords.errors import require_columns
from fieldwords.figures.axes import label_ends, note_below, say_too_thin, unit_label, year_axis
from fieldwords.figures.language import label, name_or_label, pick_scale
from fieldwords.figures.links import link_marks
from fieldwords.figures.selection import BESIDE, PLACES, part_drawn, select_series, with_gaps
from fieldwords.figures.style import COLOURS, DASHES, FAINT, INK, WIDE, Look, draw_figure, place_look
from fieldwords.figures.words import describe_livestock, describe_outcomes, describe_series, say_figure
from fieldwords.targets.measures import ANIMAL_MEASURES
from fieldwords.terms.matrix import say_years

FIGURES = ("item", "measure", "scope", "track", "kind")  # columns of table panel alone
DOUBTFUL = 0.35  # how faint a figure of confidence C is drawn
VERDICT_LOOKS = {"met": (COLOURS[2], "o"), "missed": (COLOURS[1], "s"), "undecided": (COLOURS[4], "D")}
VERDICT_LOOKS |= {"silent": (FAINT, "x")}
ARROW = Path(
    [(-0.4, -1), (0.4, -1), (0, -1), (0, 1), (-0.4, 0.3), (0, 1), (0.4, 0.3)], [1, 2, 1, 2, 1, 2, 2]
)  # on a bar
FAN = (0, 0.16, -0.16, 0.28, -0.28)  # rows around an item's line, so that equal shares do not hide each other


def plot_target_trend(panel: pd.DataFrame, unit: str | None = None) -> Figure:
    """Draw one item by year: rings are targets, filled marks what was reached or is there, arrows bounds.

    Parameters
    ----------
    panel : DataFrame
        Rows of `Collection.panel`; of several items the one with most rows is drawn.
    unit : str, optional
        The unit_base drawn; the one with most rows when not given. Levels, amounts added and growth never share an
        axis.

    Raises
    ------
    FieldwordsError
        The rows are not those of a panel.

    Examples
    --------
    >>> figure = fw.plot_target_trend(speeches.panel(item="牛", measure="存栏"))
    """
    require_columns(panel, FIGURES, "plot_target_trend", "Collection.panel")
    sizes = panel.groupby(["item", "measure"]).size()
    item = sizes.index[int(np.argmax(sizes.to_numpy()))] if len(sizes) else ("", "")
    series = select_series(panel, *item, unit)
    return draw_figure(WIDE, describe_series(series), draw_target_trend, series)


def draw_target_trend(series: pd.DataFrame, ax: Axes, title: str | None = None, most_places: int = PLACES) -> None:
    """Draw rows from `selection.select_series`: what `part_drawn` says; a note counts the other places."""
    if series.empty:
        return say_too_thin(ax, title or label("title_targets"), label("thin_item"))
    first = series.iloc[0]
    if title is None:
        names = (name_or_label("measure", first["measure"]), name_or_label("kind", first["kind"]))
        title = "·".join((name_or_label("item", first["item"]), *names))
    rows, left_out, n_others = part_drawn(series, most_places)
    if rows.empty:
        return say_too_thin(ax, title, label("thin_item"))
    if len(rows) == 1:
        one = rows.iloc[0]
        return say_too_thin(ax, title, label("thin_series", value=say_figure(one), year=int(one["year"])))
    lines = list(rows["line"].drop_duplicates())
    step, unit = pick_scale(rows[["value", "low", "high"]].max(axis=1), first["unit_base"])
    rows = rows.assign(**{name: rows[name] / step for name in ("value", "low", "high")})
    ends = [_draw_line(ax, rows[rows["line"] == line], line) for line in lines]
    figures = rows[["value", "low", "high"]].stack()
    least, most = min(figures.min(), 0), figures.max()
    ax.set_ylim(bottom=least * 1.12, top=most * 1.12 if most > 0 else None)
    ax.grid(axis="y")
    ax.set_ylabel(unit_label(first["measure"], unit))
    year_axis(ax, rows["year"])
    explain_marks(ax)
    ax.set_title(title, pad=26)
    notes = [label("note_targets", n=len(rows), docs=rows["doc"].nunique(), years=say_years(rows["year"]))]
    if rows["confidence"].eq("C").any():
        notes.append(label("note_doubtful", n=int(rows["confidence"].eq("C").sum())))
    if n_others:
        notes.append(label("note_other_places", n=n_others))
    if len(left_out):
        places = left_out["place"].fillna(label("place_unknown"))
        told = zip(left_out.itertuples(), places, strict=True)
        named = [f"{say_figure(row)} ({place} {int(row.year)})" for row, place in told]
        notes.append(label("note_left_out", figures="、".join(named)))
    note_below(ax, "\n".join(notes))
    label_ends(ax, ends)


def _draw_line(ax: Axes, rows: pd.DataFrame, name: str) -> tuple[float, float, str, Look]:
    """Draw one place (and concept). Lines join sure outcomes of years next to each other only: no gap is bridged."""
    look = place_look(int(rows["rank"].iloc[0]))
    look = look._replace(dash=DASHES[(DASHES.index(look.dash) + int(rows["variant"].iloc[0])) % len(DASHES)])
    points = rows[rows["value"].notna()]
    achieved, wanted = points[points["track"] == "outcome"], points[points["track"] == "target"]
    doubtful = achieved["confidence"].eq("C")
    single = achieved.loc[~achieved["year"].duplicated(keep=False) & ~doubtful, ["year", "value"]]
    if not single.empty:
        line = with_gaps(single)
        ax.plot(line["year"], line["value"], color=look.colour, linestyle=look.dash, linewidth=1.6)
    for alpha, these in achieved.groupby(doubtful.map({True: DOUBTFUL, False: 1.0})):
        ax.plot(these["year"], these["value"], look.marker, color=look.colour, alpha=alpha, markersize=4.5, zorder=3)
    ring = {"markersize": 8.5, "markerfacecolor": "none", "markeredgecolor": look.colour, "markeredgewidth": 1.3}
    ax.plot(wanted["year"], wanted["value"], look.marker, zorder=2.5, **ring)
    _draw_bounds(ax, rows[rows["value"].isna()], look)
    link_marks(ax, rows, rows["year"], rows["value"].fillna(rows["low"]).fillna(rows["high"]))
    last = (points if len(points) else rows.assign(value=rows["low"].fillna(rows["high"]))).iloc[-1]
    return float(last["year"]), float(last["value"]), name, look


def _draw_bounds(ax: Axes, rows: pd.DataFrame, look: Look) -> None:
    """A bar at the bound and an arrow to where the figure may lie, dashed for targets."""
    for side, sign in (("low", 1), ("high", -1)):
        for row in rows[rows[side].notna()].itertuples():
            at = (float(row.year), float(getattr(row, side)))
            style = (0, (2, 1.2)) if row.track == "target" else "-"
            arrow = {"arrowstyle": "<|-", "color": look.colour, "linewidth": 1, "linestyle": style}
            arrow |= {"shrinkA": 0, "shrinkB": 0, "mutation_scale": 6}
            ax.annotate("", at, (0, 14 * sign), textcoords="offset points", arrowprops=arrow, annotation_clip=False)
            ax.plot(*([value] for value in at), marker="_", color=look.colour, markersize=7, zorder=2)


def explain_marks(ax: Axes) -> None:
    """Say above `ax` what rings, filled marks and arrows mean."""

    def _mark(face: str, name: str, marker: str = "o", size: float = 5.5) -> Line2D:
        return Line2D([], [], color=INK, marker=marker, linestyle="", markerfacecolor=face, label=name, markersize=size)

    marks = [_mark("none", label("status.target"), size=8.5), _mark(INK, label("status.achieved"), size=4.5)]
    marks.append(_mark(INK, label("bound"), ARROW, 9))
    ax.legend(handles=marks, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, borderaxespad=0.2, handletextpad=0.2)


def plot_livestock(panel: pd.DataFrame, animal: str) -> Figure:
    """Draw 存栏 (stock), 出栏 (slaughtered) and 饲养量 (both) of an animal in three panels, never merged.

    Examples
    --------
    >>> figure = fw.plot_livestock(speeches.panel(), "牛")
    """
    require_columns(panel, FIGURES, "plot_livestock", "Collection.panel")
    return draw_figure((9, 11), describe_livestock(panel, animal), draw_livestock, panel, animal, n=3)


def draw_livestock(panel: pd.DataFrame, item: str, axes) -> None:
    """Draw the three measures of an animal, each on its own axes."""
    for ax, measure in zip(axes, ANIMAL_MEASURES, strict=True):
        series = select_series(panel, item, measure)
        names = [name_or_label("measure", measure), *(name_or_label("kind", kind) for kind in series["kind"].head(1))]
        draw_target_trend(series, ax, "·".join([name_or_label("item", item), *names]), BESIDE)


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
    needed = ("item", "kind", "ratio", "points", "verdict", "why")
    require_columns(outcomes, needed, "plot_outcomes", "Collection.outcomes")
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
    note_below(ax, label(f"note_outcomes.{name}", n=len(rows), n_all=n_all, **ends))


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
