"""Figures that set words against each other: keyness, clouds, the lives of formulations."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from wordcloud import WordCloud

from fieldwords.errors import require_columns
from fieldwords.figures.axes import mark_gaps, note_below, say_too_thin, year_axis
from fieldwords.figures.language import join_words, label, say
from fieldwords.figures.style import COLOURS, DASHES, FAINT, FONT, SEED, TALL, WIDE, draw_figure, set_title
from fieldwords.figures.words import describe_keyness, describe_life
from fieldwords.terms.keyness import key_words
from fieldwords.terms.matrix import say_years

CLOUD = {"width": 760, "height": 460, "scale": 1.4, "max_font_size": 96, "margin": 3, "prefer_horizontal": 1.0}
CLOUD |= {"relative_scaling": 0.5, "background_color": "white"}


def plot_keyness(key: pd.DataFrame, names: tuple[str, str] = ("first", "second"), top: int = 14) -> Figure:
    """Draw the words that tell two collections apart, of those that pass the test over documents.

    Parameters
    ----------
    key : DataFrame
        From `Collection.keyness`.
    names : (str, str)
        What the two are called.
    top : int
        Words on each side.

    Examples
    --------
    >>> early, late = speeches.split()
    >>> figure = fw.plot_keyness(early.keyness(late), (early.years(), late.years()))
    """
    require_columns(key, ("term", "g2", "log_ratio", "rank_q"), "plot_keyness", "Collection.keyness")
    return draw_figure(TALL, describe_keyness(key, names), _draw_keyness, key, names=names, top=top)


def _draw_keyness(keyness, ax, names, top):
    """Bars to the left for the first, earlier group, to the right for the second."""
    title = label("title_keyness", first=names[0], second=names[1])
    rows = key_words(keyness)
    first, second = rows[rows["log_ratio"] > 0].head(top), rows[rows["log_ratio"] < 0].head(top)
    if rows.empty:
        untested = keyness["rank_q"].isna().all()
        return say_too_thin(ax, title, label("thin_keyness.untested" if untested else "thin_keyness", n=len(keyness)))
    drawn = pd.concat([first, second[::-1]], ignore_index=True)
    signed = drawn["g2"] * -np.sign(drawn["log_ratio"])
    left = signed < 0
    places = np.arange(len(drawn))[::-1]
    hatch = {"hatch": "////", "edgecolor": "white", "linewidth": 0}
    for side, name, colour, look in ((left, names[0], COLOURS[0], {}), (~left, names[1], COLOURS[1], hatch)):
        ax.barh(places[side], signed[side], color=colour, height=0.72, label=name, **look)
    edge = signed.abs().max()
    for place, value, row in zip(places, signed, drawn.itertuples(), strict=True):
        gap, inner, outer = (edge * 0.015, "right", "left") if value > 0 else (-edge * 0.015, "left", "right")
        ax.text(-gap, place, row.term, ha=inner, va="center", fontsize=9)
        counts = f"{row.count_a} : {row.count_b}"
        ax.text(value + gap, place, counts, ha=outer, va="center", fontsize=7.5, color="#5f5f5f")
    ax.set_xlim(-edge * 1.25, edge * 1.25)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.axvline(0, color=FAINT, linewidth=0.8)
    ax.xaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    ax.set_xlabel(label("keyness_axis", first=names[0], second=names[1]))
    ax.grid(axis="x")
    ax.legend(loc="lower left")
    set_title(ax, title)
    note_below(ax, label("note_keyness", n=len(rows), tested=len(keyness)))


def plot_words(words: pd.DataFrame, title: str = "") -> Figure:
    """Draw a word cloud, an ornament: `Collection.words` is the evidence.

    Examples
    --------
    >>> figure = fw.plot_words(speeches.words(), "2016-2025")
    """
    require_columns(words, ("term", "count"), "plot_words", "Collection.words")
    said = say("read.cloud", terms=join_words(words["term"].head(6), 6) or say("read.nothing"))
    return draw_figure(WIDE, said, _draw_cloud, words, title=label("title_cloud", years=title))


def _draw_cloud(frequencies, ax, title):
    rows = frequencies[frequencies["count"] > 0].sort_values(["count", "term"], ascending=[False, True]).head(120)
    if len(rows) < 3:
        return say_too_thin(ax, title, label("thin_words", n=len(rows)))
    cloud = WordCloud(font_path=FONT, random_state=SEED, color_func=_cloud_colour, **CLOUD)
    picture = cloud.generate_from_frequencies(dict(zip(rows["term"], rows["count"], strict=True)))
    ax.imshow(picture, interpolation="bilinear")
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    set_title(ax, title, width=46)
    ax.set_xlabel(" ")
    note_below(ax, label("note_cloud", n=len(rows), count=f"{int(rows['count'].sum()):,}"))


def _cloud_colour(word, font_size, random_state=None, **_):
    # Larger words darker: the order is told by size, colour only helps.
    return COLOURS[0] if font_size > 34 else "#2f6f8f" if font_size > 20 else "#5b7f8f"


def plot_life(life: pd.DataFrame, years, most: int = 30) -> Figure:
    """Draw the lives of formulations (提法): a line from the first to the last year, a mark at the peak.

    Parameters
    ----------
    life : DataFrame
        From `Collection.life`.
    years : iterable of int
        The years that have documents.
    most : int
        Lines drawn; the terms with the highest peaks are kept.

    Examples
    --------
    >>> figure = fw.plot_life(speeches.life(), speeches.documents["year"].dropna())
    """
    require_columns(life, ("term", "first_seen", "last_seen", "peak"), "plot_life", "Collection.life")
    years = sorted({int(year) for year in years})
    words = describe_life(life, max(years, default=0))
    return draw_figure((9, 8), words, _draw_lives, life, covered=years, most=most)


def _draw_lives(life, ax, covered, most):
    title = label("title_life")
    rows = life.dropna(subset=["first_seen", "last_seen", "peak"])
    if rows.empty or len(covered) < 2:
        return say_too_thin(ax, title, label("thin_years", n=len(covered)))
    rows = rows.sort_values(["peak_per_10k", "term"], ascending=[False, True]).head(most)
    rows = rows.sort_values(["first_seen", "last_seen", "term"], ascending=[False, False, True], ignore_index=True)
    mark_gaps(ax, covered)
    living = rows["last_seen"] == covered[-1]
    for place, row in enumerate(rows.itertuples()):
        colour, dash = (COLOURS[0], "-") if living[place] else (COLOURS[1], DASHES[1])
        ax.plot([row.first_seen, row.last_seen], [place, place], color=colour, linestyle=dash, linewidth=2.2)
        ax.plot([row.first_seen, row.last_seen], [place, place], "|", color=colour, markersize=7)
        marker, size = "o" if living[place] else "s", 4 + min(5, float(row.peak_per_10k) ** 0.5)
        ax.plot(row.peak, place, marker, color=colour, markersize=size)
    ax.set_yticks(range(len(rows)), rows["term"])
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(-0.8, len(rows) - 0.2)
    ax.spines["left"].set_visible(False)
    ax.grid(axis="x")
    year_axis(ax, covered)
    set_title(ax, title)
    note_below(ax, label("note_life", last=covered[-1], years=say_years(covered)))
