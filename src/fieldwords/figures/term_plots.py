"""Figures of what a collection covers, and of how often terms are said, by year and by place."""

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.errors import require_columns
from fieldwords.figures.axes import label_ends, mark_gaps, note_below, say_too_thin, year_axis
from fieldwords.figures.language import label, name_or_label
from fieldwords.figures.selection import is_said, with_gaps, yearly_rates
from fieldwords.figures.style import COLOURS, FAINT, INK, TALL, WIDE, draw_figure, series_looks, set_title
from fieldwords.figures.words import (
    describe_covered,
    describe_groups,
    describe_places,
    describe_term_trend,
    describe_term_trends,
)
from fieldwords.terms.matrix import say_years, year_spans
from fieldwords.terms.phrases import read_term_groups

HATCHES = ("", "....", "----", "++++", "xxxx", "oo", "||||")  # no slashes: those mark the years without a document
RATES = ("term", "layer", "per_10k", "n_docs")  # the columns of any table of rates
BLUES = LinearSegmentedColormap.from_list("fieldwords", ["#ffffff", "#9ecae1", "#0072B2", "#00395a"], bad="#f0f0ee")
MOST_PLACES = 40  # more could not be read
MOST_NUMBERED = 16  # years; the cells of more are too narrow for numbers


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


def plot_rates(rates: pd.DataFrame, layer: str = "phrase") -> Figure:
    """Draw how often terms are said: over the years, or in one place beside another.

    Parameters
    ----------
    rates : DataFrame
        From `Collection.count` by year or place, or rows of table `term_years`. One term by year is drawn with its
        interval and the band between its three counts.
    layer : str
        The count drawn: substring, phrase or word.

    Examples
    --------
    >>> figure = fw.plot_rates(speeches.count(["乡村振兴", "脱贫攻坚"]))
    """
    require_columns(rates, RATES, "plot_rates", "Collection.count by year or place")
    terms = list(rates["term"].drop_duplicates())
    if "place" in rates:
        height = min(14.0, 2.6 + 0.3 * min(rates["place"].nunique(), MOST_PLACES) * min(len(terms), 7))
        return draw_figure((9, height), describe_places(rates, layer), _draw_places, rates, layer=layer)
    if len(terms) == 1:
        words = describe_term_trend(rates, terms[0], layer)
        return draw_figure(WIDE, words, _draw_trend, rates, terms[0], layer=layer)
    words = describe_term_trends(rates, terms, layer)
    return draw_figure(WIDE, words, _draw_trends, rates, terms, layer=layer)


def _draw_trend(term_years, term, ax, layer):
    """One term: its interval, and the band between its three counts."""
    title = f"{term}：{label('title_term_trend')}"
    if not is_said(term_years):
        return say_too_thin(ax, title, label("thin_term", term=term))
    rates = yearly_rates(term_years, [term], layer)
    if len(rates) < 2:
        return say_too_thin(ax, title, label("thin_years", n=len(rates)))
    lines = with_gaps(rates)
    layers = [yearly_rates(term_years, [term], name)["per_10k"] for name in ("substring", "phrase", "word")]
    band = with_gaps(rates[["year"]].assign(lowest=np.min(layers, axis=0), highest=np.max(layers, axis=0)))
    colour = COLOURS[0]
    mark_gaps(ax, rates["year"])
    style = {"color": COLOURS[4], "alpha": 0.28, "linewidth": 0, "label": label("band_layers")}
    ax.fill_between(band["year"], band["lowest"], band["highest"], **style)
    ax.vlines(lines["year"], lines["low"], lines["high"], color=colour, linewidth=1.1, label=label("interval"))
    ax.plot(lines["year"], lines["per_10k"], color=colour, marker="o", label=label(f"layer.{layer}"))
    # An interval that rests on little may reach far beyond every rate: it may run out of the frame, the curve not.
    ax.set_ylim(0, 1.06 * min(band["highest"].max() * 2, np.nanmax([band["highest"].max(), lines["high"].max()])) or 1)
    ax.set_ylabel(label("per_10k"))
    ax.grid(axis="y")
    year_axis(ax, rates["year"], dict(zip(rates["year"], rates["n_docs"], strict=True)))
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, borderaxespad=0.2, handlelength=1.6)
    ax.set_title(title, pad=28)
    note_below(ax, _documents_note(rates, layer))


def _draw_trends(term_years, terms, ax, layer):
    """Several terms, each line named at its end; at most seven, more can't be told apart."""
    title = label("title_term_trends")
    said = set(term_years["term"].unique())
    terms = [term for term in terms if term in said][:7]
    rates = yearly_rates(term_years, terms, layer) if terms else pd.DataFrame({"year": []})
    if rates["year"].nunique() < 2:
        return say_too_thin(ax, title, label("thin_years", n=rates["year"].nunique()))
    mark_gaps(ax, rates["year"])
    ends = []
    for term, look in zip(terms, series_looks(len(terms)), strict=True):
        line = with_gaps(rates[rates["term"] == term])
        ax.plot(line["year"], line["per_10k"], color=look.colour, marker=look.marker, linestyle=look.dash)
        ends.append((line["year"].iloc[-1], line["per_10k"].iloc[-1], term, look))
    ax.set_ylim(bottom=0)
    ax.set_ylabel(label("per_10k"))
    ax.grid(axis="y")
    year_axis(ax, rates["year"], dict(zip(rates["year"], rates["n_docs"], strict=True)))
    set_title(ax, title)
    note_below(ax, _documents_note(rates, layer))
    label_ends(ax, ends)


def _documents_note(rates: pd.DataFrame, layer: str) -> str:
    years = rates.drop_duplicates("year")
    n, han = int(years["n_docs"].sum()), int(years["n_han"].sum())
    return label(f"note_terms.{layer}", n=n, years=say_years(years["year"]), han=f"{han:,}")


def _draw_places(rates, ax, layer):
    """Dots with their intervals, the place where the terms are said most on top."""
    title = label("title_places")
    rows = rates[(rates["layer"] == layer) & rates["per_10k"].notna()]
    terms = list(rows["term"].drop_duplicates())[:7]
    if not is_said(rates):
        return say_too_thin(ax, title, label("thin_term", term="、".join(rates["term"].drop_duplicates())))
    if rows["place"].nunique() < 2:
        return say_too_thin(ax, title, label("thin_places"))
    sums = rows.groupby("place")["per_10k"].sum().reset_index().sort_values(["per_10k", "place"]).tail(MOST_PLACES)
    places = list(sums["place"])
    for number, (term, look) in enumerate(zip(terms, series_looks(len(terms)), strict=True)):
        line = rows[(rows["term"] == term) & rows["place"].isin(places)]
        heights = [places.index(place) + (number - (len(terms) - 1) / 2) * 0.6 / len(terms) for place in line["place"]]
        ax.hlines(heights, line["low"], line["high"], color=look.colour, linewidth=1.1)
        ax.plot(line["per_10k"], heights, look.marker, color=look.colour, label=term, clip_on=False)
    one = rows.drop_duplicates("place").set_index("place")
    ax.set_yticks(range(len(places)), [f"{place} (n={one['n_docs'][place]})" for place in places])
    ax.tick_params(axis="y", length=0, pad=9)  # a mark at zero lies over no name
    ax.set_xlim(left=0)
    ax.set_xlabel(label("per_10k"))
    ax.grid(axis="x")
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, borderaxespad=0.2, handletextpad=0.2)
    set_title(ax, title)
    ax.set_title(ax.get_title(loc="left"), pad=26)
    han = f"{int(one['n_han'].sum()):,}"
    note_below(ax, label("note_places", n=int(one["n_docs"].sum()), all=len(one), han=han))


def plot_groups(term_years: pd.DataFrame, groups: pd.DataFrame | None = None, layer: str = "phrase") -> Figure:
    """Draw the rate of each group of terms by year, shaded against its own highest year.

    Parameters
    ----------
    term_years : DataFrame
        Table `term_years`.
    groups : DataFrame, optional
        Columns group, term; `read_lexicon("term_groups")` when not given.
    layer : str
        The count added up.

    Examples
    --------
    >>> figure = fw.plot_groups(speeches.term_years)
    """
    require_columns(term_years, RATES, "plot_groups", "Collection.term_years")
    groups = read_term_groups() if groups is None else groups
    words = describe_groups(term_years, groups, layer)
    return draw_figure(TALL, words, _draw_groups, term_years, groups, layer=layer)


def _draw_groups(term_years, groups, ax, layer):
    """Each group shaded against its own highest year; numbers where there is room."""
    title = label("title_groups")
    terms = sorted(set(groups["term"]) & set(term_years["term"].unique()))
    rates = yearly_rates(term_years, terms, layer) if terms else pd.DataFrame({"year": []})
    if rates["year"].nunique() < 2:
        return say_too_thin(ax, title, label("thin_years", n=rates["year"].nunique()))
    joined = rates.merge(groups.drop_duplicates(["group", "term"]), on="term")
    table = joined.pivot_table(index="group", columns="year", values="per_10k", aggfunc="sum")
    table = table.reindex(columns=range(table.columns.min(), table.columns.max() + 1))
    table = table.reindex(table.max(axis=1).sort_values(ascending=False, kind="stable").index)
    if not is_said(rates):
        return say_too_thin(ax, title, label("thin_term", term="、".join(table.index)))
    table = table[table.max(axis=1) > 0]
    share = table.div(table.max(axis=1), axis=0)
    image = ax.imshow(np.ma.masked_invalid(share.to_numpy(float)), cmap=BLUES, aspect="auto", vmin=0, vmax=1)
    numbered = table.shape[1] <= MOST_NUMBERED
    if numbered:
        for (row, column), value in np.ndenumerate(table.to_numpy(float)):
            if np.isfinite(value):
                colour = "white" if share.iat[row, column] > 0.55 else INK if value else FAINT
                number = f"{value:.1f}" if value else "0"
                ax.text(column, row, number, ha="center", va="center", fontsize=7.5, color=colour)
    else:
        scale = ax.figure.colorbar(image, ax=ax, format=PercentFormatter(1), fraction=0.03, pad=0.02)
        scale.set_label(label("share_of_highest"))
        scale.outline.set_visible(False)
    empty = np.flatnonzero(table.isna().all())
    for column in empty:
        ax.axvspan(column - 0.5, column + 0.5, facecolor="#f0f0ee", edgecolor="#cfcfca", hatch="///", linewidth=0)
    names = [f"{name_or_label('theme', group)}  ({highest:.1f})" for group, highest in table.max(axis=1).items()]
    ax.set_yticks(range(len(table)), names)
    step = max(1, -(-table.shape[1] // MOST_NUMBERED))
    ax.set_xticks(range(0, table.shape[1], step), [str(year) for year in table.columns[::step]])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_xlabel(label("year"))
    set_title(ax, title)
    notes = [label("note_groups.numbers" if numbered else "note_groups.shade")]
    notes += [label("note_gaps")] if len(empty) else []
    note_below(ax, "\n".join([*notes, _documents_note(rates, layer)]))
