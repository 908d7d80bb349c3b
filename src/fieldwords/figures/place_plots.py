"""Figures that set places beside each other."""

import pandas as pd
from matplotlib.axes import Axes

from fieldwords.figures.axes import note_below, say_too_thin
from fieldwords.figures.language import label
from fieldwords.figures.style import series_looks, set_title

MOST = 40  # places; more could not be read


def plot_places(rates: pd.DataFrame, ax: Axes, layer: str = "phrase") -> Axes:
    """Draw the rates of terms in each place as dots with their intervals, the place where they are said most on top.

    Parameters
    ----------
    rates : DataFrame
        place, term, layer, per_10k, low, high, n_docs, n_han: `Collection.count` by place.
    ax : Axes
        Where to draw.
    layer : str
        Which count is drawn.
    """
    title = label("title_places")
    rows = rates[(rates["layer"] == layer) & rates["per_10k"].notna()]
    terms = list(rows["term"].drop_duplicates())[:7]
    if rows["place"].nunique() < 2:
        return say_too_thin(ax, title, label("thin_places"))
    sums = rows.groupby("place")["per_10k"].sum().reset_index().sort_values(["per_10k", "place"]).tail(MOST)
    places = list(sums["place"])
    for number, (term, look) in enumerate(zip(terms, series_looks(len(terms)), strict=True)):
        line = rows[(rows["term"] == term) & rows["place"].isin(places)]
        heights = [places.index(place) + (number - (len(terms) - 1) / 2) * 0.6 / len(terms) for place in line["place"]]
        ax.hlines(heights, line["low"], line["high"], color=look.colour, linewidth=1.1)
        ax.plot(line["per_10k"], heights, look.marker, color=look.colour, label=term, clip_on=False)
    sizes = rows.drop_duplicates("place").set_index("place")["n_docs"]
    ax.set_yticks(range(len(places)), [f"{place} (n={sizes[place]})" for place in places])
    ax.tick_params(axis="y", length=0)
    ax.set_xlim(left=0)
    ax.set_xlabel(label("per_10k"))
    ax.grid(axis="x")
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, borderaxespad=0.2, handletextpad=0.2)
    set_title(ax, title)
    ax.set_title(ax.get_title(loc="left"), pad=26)
    one = rows.drop_duplicates("place")
    han = f"{int(one['n_han'].sum()):,}"
    return note_below(ax, label("note_places", n=int(one["n_docs"].sum()), all=rows["place"].nunique(), han=han))
