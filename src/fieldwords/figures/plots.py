"""What the figures of the door share: a table in, a figure out that knows the sentence which reads it; targets."""

from collections.abc import Callable
from functools import cache
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from fieldwords.errors import FieldwordsError, require_columns
from fieldwords.figures import target_plots
from fieldwords.figures.choices import select_series
from fieldwords.figures.style import WIDE, use_style
from fieldwords.figures.words import describe_livestock, describe_series

FIGURES = ("item", "measure", "scope", "track", "kind")  # columns of table panel alone
_SAID: WeakKeyDictionary = WeakKeyDictionary()  # figure: the sentence that reads it
_begin = cache(use_style)


def words_of(figure: Figure) -> str:
    """Return the sentence that reads a figure of this module, '' for another figure."""
    return _SAID.get(figure, "")


def draw_figure(size: tuple[float, float], words: str, draw: Callable, *rows, n: int = 1, **options) -> Figure:
    """Return a new figure of `n` panels, one below the other, that `draw(*rows, axes, **options)` has filled."""
    _begin()
    figure = Figure(figsize=size)
    FigureCanvasAgg(figure)  # else matplotlib sets a new one up for each measurement of a text
    axes = figure.subplots(n, 1)
    draw(*rows, axes, **options)
    _SAID[figure] = words
    return figure


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
    return draw_figure(WIDE, describe_series(series), target_plots.plot_target_trend, series)


def plot_livestock(panel: pd.DataFrame, animal: str) -> Figure:
    """Draw 存栏 (stock), 出栏 (slaughtered) and 饲养量 (both) of an animal in three panels, never merged.

    Examples
    --------
    >>> figure = fw.plot_livestock(speeches.panel(), "牛")
    """
    require_columns(panel, FIGURES, "plot_livestock", "Collection.panel")
    return draw_figure((9, 11), describe_livestock(panel, animal), target_plots.plot_livestock, panel, animal, n=3)


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
