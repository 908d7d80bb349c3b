"""What all figures share: gaps, direct labels, units, the note below, and a panel of words where data are too thin."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from fieldwords.figures.language import label, name_or_label
from fieldwords.figures.style import FAINT, INK, Look, text_width, wrap_text
from fieldwords.terms.matrix import year_spans

NEAR_EDGE = 0.85  # of the axis; a leader from further left would cross the data and look like them
THIN = 0.3  # of the height of a panel with data
YEARS = 12  # an axis names fewer
YLABEL_WIDTH = 32  # half-width cells; a longer axis label goes on two lines


def say_too_thin(ax: Axes, title: str, reason: str) -> Axes:
    """Turn `ax` into a panel that says in words why nothing is drawn."""
    ax.set_title(wrap_text(title, 84))
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    words = wrap_text(reason, _cells_across(ax, 9))
    ax.text(0.5, 0.5, words, transform=ax.transAxes, ha="center", va="center", color=INK, linespacing=1.6)
    ax.set_facecolor("#f6f6f4")
    return ax


def shrink_thin(figure: Figure) -> None:
    """Give a panel that only says in words why it is empty no more height than the words need.

    Panels side by side share one height and keep it.
    """
    specs = [ax.get_subplotspec() for ax in figure.axes]
    if any(spec is None or spec.get_gridspec().ncols > 1 for spec in specs):
        return
    heights = [1.0 if ax.has_data() else THIN for ax in figure.axes]
    figure.axes[0].get_gridspec().set_height_ratios(heights)
    figure.set_figheight(figure.get_figheight() * sum(heights) / len(heights))


def _cells_across(ax: Axes, per_inch: float) -> int:
    columns = ax.get_subplotspec().get_gridspec().ncols if ax.get_subplotspec() else 1
    return max(24, int(ax.figure.get_figwidth() / columns * per_inch))


def note_below(ax: Axes, note: str) -> Axes:
    """Write `note` (what n is, where the numbers come from) small below the axis label of `ax`."""
    style = {"va": "top", "fontsize": 7.8, "color": "#5f5f5f", "linespacing": 1.4, "textcoords": "offset points"}
    below = ("axes fraction", ax.xaxis.label)
    ax.annotate(wrap_text(note, _cells_across(ax, 14.5)), (0, 0), (0, -5), xycoords=below, **style)
    return ax


def unit_label(measure: str | None, unit: str) -> str:
    """Return the axis label of `measure` in `unit`: `面积 area (万亩 10,000 mu)`, on two lines where it is long."""
    name = name_or_label("measure", measure) if measure else ""
    unit = f"({name_or_label('unit', unit)})"
    between = "\n" if text_width(f"{name} {unit}") > YLABEL_WIDTH else " "
    return f"{name}{between}{unit}".strip()


def mark_gaps(ax: Axes, covered) -> None:
    """Shade the years between the first and last of `covered` that have no document."""
    spans = year_spans(covered)
    for (_, end), (start, _) in zip(spans, spans[1:], strict=False):
        ax.axvspan(end + 0.5, start - 0.5, facecolor="#f0f0ee", edgecolor="#dcdcd8", hatch="///", linewidth=0, zorder=0)


def year_axis(ax: Axes, years, n_docs: dict[int, int] | None = None) -> None:
    """Set whole years as ticks of the x axis, below each the number of documents."""
    years = sorted({int(year) for year in years})
    first, last = years[0], years[-1]
    step = next(step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step < YEARS)
    ticks = [year for year in range(first, last + 1) if year % step == 0 or first == last]
    ax.set_xlim(first - 0.6, last + 0.6)
    names = [f"{year}\nn={n_docs.get(year, 0)}" if n_docs is not None else str(year) for year in ticks]
    ax.set_xticks(ticks, names)
    ax.set_xlabel(label("year_with_documents") if n_docs is not None else label("year"))


def label_ends(ax: Axes, ends: list[tuple[float, float, str, Look]]) -> None:
    """Name each line at the right edge, led to its end where that is near, else beside its marker as in a legend.

    Each of `ends` is (x, y, name, look), in data coordinates; names that would overlap are moved apart.
    """
    if not ends:
        return
    ax.figure.get_layout_engine().execute(ax.figure)
    height = 9.0 * 1.45 * ax.figure.dpi / 72
    frame = ax.get_window_extent()
    wanted = sorted((ax.transData.transform((x, y))[1], index) for index, (x, y, _, _) in enumerate(ends))
    places = spread_apart([y for y, _ in wanted], height)
    for place, (_, index) in zip(places, wanted, strict=True):
        _name_end(ax, *ends[index], (place - frame.y0) / frame.height)


def _name_end(ax: Axes, x: float, y: float, name: str, look: Look, height: float) -> None:
    near = ax.transAxes.inverted().transform(ax.transData.transform((x, y)))[0] >= NEAR_EDGE
    words = {"va": "center", "fontsize": 9.0, "color": look.colour, "annotation_clip": False}
    if near:
        line = {"arrowstyle": "-", "color": FAINT, "linewidth": 0.5, "shrinkA": 1, "shrinkB": 4}
        ax.annotate(name, (x, y), (1.025, height), textcoords="axes fraction", arrowprops=line, **words)
        return
    key = {"marker": look.marker, "color": look.colour, "markersize": 5, "clip_on": False}
    ax.add_artist(Line2D([1.032], [height], transform=ax.transAxes, **key))
    ax.annotate(name, (1.05, height), xycoords="axes fraction", **words)


def spread_apart(positions: list[float], distance: float) -> list[float]:
    """Return sorted `positions` moved as little as needed for neighbours to be `distance` apart."""
    groups: list[list[float]] = []
    for position in positions:
        groups.append([position, 1])
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < (groups[-1][1] + groups[-2][1]) / 2 * distance:
            centre, size = groups.pop()
            before, before_size = groups[-1]
            groups[-1] = [(before * before_size + centre * size) / (before_size + size), before_size + size]
    return [centre + (i - (size - 1) / 2) * distance for centre, size in groups for i in range(int(size))]
