"""The figures of the door: a table in, a figure out that knows the sentence which reads it."""

from collections.abc import Callable
from functools import cache
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from fieldwords.errors import FieldwordsError
from fieldwords.figures import corpus_plots, outcome_plots, place_plots, target_plots, term_plots, word_plots
from fieldwords.figures.choices import select_series
from fieldwords.figures.language import label, list_words, say
from fieldwords.figures.style import TALL, WIDE, use_style
from fieldwords.figures.words import (
    describe_covered,
    describe_groups,
    describe_keyness,
    describe_life,
    describe_livestock,
    describe_outcomes,
    describe_places,
    describe_series,
    describe_term_trend,
    describe_term_trends,
)

_SAID: WeakKeyDictionary = WeakKeyDictionary()  # figure: the sentence that reads it
_begin = cache(use_style)


def words_of(figure: Figure) -> str:
    """Return the sentence that reads a figure of this module, '' for another figure."""
    return _SAID.get(figure, "")


def _draw(size: tuple[float, float], words: str, draw: Callable, *rows, n: int = 1, **options) -> Figure:
    """Return a new figure of `n` panels, one below the other, that `draw(*rows, axes, **options)` has filled."""
    _begin()
    figure = Figure(figsize=size)
    FigureCanvasAgg(figure)  # else matplotlib sets a new one up for each measurement of a text
    axes = figure.subplots(n, 1)
    draw(*rows, axes, **options)
    _SAID[figure] = words
    return figure


def plot_coverage(documents: pd.DataFrame) -> Figure:
    """Draw how many documents each year has, by genre; a year without one is a gap, not a zero.

    Examples
    --------
    >>> figure = fw.plot_coverage(speeches.documents)
    """
    return _draw(WIDE, describe_covered(documents), corpus_plots.plot_coverage, documents)


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
    terms = list(rates["term"].drop_duplicates())
    if "place" in rates:
        height = min(14.0, 2.6 + 0.3 * min(rates["place"].nunique(), place_plots.MOST) * min(len(terms), 7))
        return _draw((9, height), describe_places(rates, layer), place_plots.plot_places, rates, layer=layer)
    if len(terms) == 1:
        words = describe_term_trend(rates, terms[0], layer)
        return _draw(WIDE, words, lambda ax: term_plots.plot_term_trend(rates, terms[0], ax, layer))
    words = describe_term_trends(rates, terms, layer)
    return _draw(WIDE, words, term_plots.plot_term_trends, rates, terms, layer=layer)


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
    from fieldwords.terms.phrases import read_term_groups

    groups = read_term_groups() if groups is None else groups
    words = describe_groups(term_years, groups, layer)
    return _draw(TALL, words, term_plots.plot_group_heatmap, term_years, groups, layer=layer)


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
    return _draw(TALL, describe_keyness(key, names), word_plots.plot_keyness, key, names=names, top=top)


def plot_words(words: pd.DataFrame, title: str = "") -> Figure:
    """Draw a word cloud, an ornament: `Collection.words` is the evidence.

    Examples
    --------
    >>> figure = fw.plot_words(speeches.words(), "2016-2025")
    """
    said = say("read.cloud", terms=list_words(words["term"].head(6), 6) or say("read.nothing"))
    return _draw(WIDE, said, word_plots.plot_word_cloud, words, title=label("title_cloud", years=title))


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
    years = sorted({int(year) for year in years})
    words = describe_life(life, max(years, default=0))
    return _draw((9, 8), words, word_plots.plot_life_table, life, covered=years, most=most)


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
    if "track" not in panel:
        raise FieldwordsError("plot_target_trend: draws rows of Collection.panel, such as panel(item=..., measure=...)")
    sizes = panel.groupby(["item", "measure"]).size()
    item = sizes.index[int(np.argmax(sizes.to_numpy()))] if len(sizes) else ("", "")
    series = select_series(panel, *item, unit)
    return _draw(WIDE, describe_series(series), target_plots.plot_target_trend, series)


def plot_livestock(panel: pd.DataFrame, animal: str) -> Figure:
    """Draw 存栏 (stock), 出栏 (slaughtered) and 饲养量 (both) of an animal in three panels, never merged.

    Examples
    --------
    >>> figure = fw.plot_livestock(speeches.panel(), "牛")
    """
    return _draw((9, 11), describe_livestock(panel, animal), target_plots.plot_livestock, panel, animal, n=3)


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
    words = describe_outcomes(outcomes)
    return _draw((9, 11), words, outcome_plots.plot_target_vs_achieved, outcomes, n=2, most=most)


def check_figure(thing) -> Figure:
    """Return the figure that `thing` is or belongs to.

    Raises
    ------
    FieldwordsError
        It is neither a figure nor the axes of one.
    """
    figure = thing if isinstance(thing, Figure) else getattr(thing, "figure", None)
    if not isinstance(figure, Figure):
        raise FieldwordsError(f"show: cannot show a {type(thing).__name__}; give a table, a figure or a sentence")
    return figure
