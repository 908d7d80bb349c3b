"""The figure of a collection: which years it covers, and with what."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.errors import require_columns
from fieldwords.figures.axes import mark_gaps, note_below, say_too_thin, year_axis
from fieldwords.figures.language import label, name_or_label
from fieldwords.figures.selection import say_years, year_spans
from fieldwords.figures.style import INK, WIDE, draw_figure, series_looks, set_title
from fieldwords.figures.words import describe_covered

HATCHES = ("", "....", "----", "++++", "xxxx", "oo", "||||")  # no slashes: those mark the years without a document


def plot_coverage(documents: pd.DataFrame) -> Figure:
    """Draw how many documents each year has, by genre; a year without one is a gap, not a zero.

    Examples
    --------
    >>> figure = fw.plot_coverage(speeches.documents)
    """
    require_columns(documents, ("year", "genre", "n_han"), "plot_coverage", "Collection.documents")
    return draw_figure(WIDE, describe_covered(documents), _draw_coverage, documents)


def _draw_coverage(documents, ax):
    title = label("title_coverage")
    rows = counted_documents(documents)
    if rows.empty:
        return say_too_thin(ax, title, label("thin_coverage"))
    sizes = pd.crosstab(rows["year"].astype("int64"), rows["genre"])
    sizes = sizes[sizes.sum().sort_values(ascending=False, kind="stable").index]
    mark_gaps(ax, sizes.index)
    below = np.zeros(len(sizes))
    for genre, look, hatch in zip(sizes.columns, series_looks(sizes.shape[1]), HATCHES, strict=False):
        style = {"color": look.colour, "hatch": hatch, "edgecolor": "white", "linewidth": 0}
        ax.bar(sizes.index, sizes[genre], 0.72, bottom=below, label=name_or_label("genre", genre), **style)
        below += sizes[genre].to_numpy()
    if len(sizes) <= 40:
        for year, n in zip(sizes.index, below, strict=True):
            ax.annotate(f"{int(n)}", (year, n), (0, 2), textcoords="offset points", ha="center", fontsize=8, color=INK)
    ax.set_ylim(0, below.max() * 1.15)
    ax.set_ylabel(label("documents"))
    ax.yaxis.get_major_locator().set_params(integer=True)
    ax.grid(axis="y")
    year_axis(ax, sizes.index)
    set_title(ax, title)
    if sizes.shape[1] > 1:
        ax.set_title(title, pad=28)
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, borderaxespad=0.2, handlelength=1.4)
    n_han = f"{int(rows['n_han'].sum()):,}"
    note = label("note_coverage", n=len(rows), years=say_years(sizes.index), han=n_han)
    note_below(ax, f"{note}\n{label('note_gaps')}" if len(year_spans(sizes.index)) > 1 else note)
