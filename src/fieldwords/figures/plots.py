"""What the figures of the door share: a table in, a figure out that knows the sentence which reads it."""

from collections.abc import Callable
from functools import cache
from weakref import WeakKeyDictionary

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from fieldwords.errors import FieldwordsError
from fieldwords.figures.style import use_style

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


def check_figure(thing) -> Figure:
    """Return the figure that `thing` is or whose axes it is, or say that it is neither."""
    figure = thing if isinstance(thing, Figure) else getattr(thing, "figure", None)
    if not isinstance(figure, Figure):
        raise FieldwordsError(f"show: cannot show a {type(thing).__name__}; give a table, a figure or a sentence")
    return figure
