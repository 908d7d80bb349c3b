"""What a notebook cell shows: a sentence, a table whose rows lead to their sentences, a figure with its files."""

import os

import pandas as pd
from IPython.display import HTML, Image, display
from markupsafe import escape
from matplotlib.figure import Figure

from fieldwords.figures.axes import shrink_thin
from fieldwords.figures.style import save_figure
from fieldwords.figures.words import say_once
from fieldwords.pages.rendering import render_table

# Seen from a page the evidence lies beside it; seen from a notebook in JupyterLab, in the reports folder.
PAGES = os.environ.get("FIELDWORDS_PAGES", "../reports/")


def show_words(words: str) -> None:
    """Show a sentence from `report.words` as a paragraph."""
    display(HTML(f'<p class="reading">{escape(words)}</p>'))


def show_figure(fig: Figure, name: str, words: str) -> None:
    """Save `fig` as SVG and PNG in the reports folder and show it with the sentence that reads it.

    Parameters
    ----------
    fig : Figure
        The figure; it is closed afterwards.
    name : str
        File name without suffix, such as `02-term-trend`.
    words : str
        What the figure says, from `report.words`: each sentence once; shown below it and kept as its alternative text.
    """
    words = say_once(words)
    shrink_thin(fig)
    png = save_figure(fig, name, words).read_bytes()
    width = int.from_bytes(png[16:20], "big") * 100 // 150  # so that letters are as large in every figure
    display(Image(data=png, format="png", width=width, metadata={"alt": words, "name": name}))
    show_words(words)


def show_table(frame: pd.DataFrame, most: int = 15, targets: pd.DataFrame | None = None) -> None:
    """Show the first rows of a table.

    Parameters
    ----------
    frame : DataFrame
        The rows; with `targets` they hold doc and start (or target_doc and target_start).
    most : int
        Rows shown; the number of the others is said below.
    targets : DataFrame, optional
        Table `targets`, whole: then each row gets a link to its sentence on the evidence page.
    """
    display(HTML(render_table(frame, most, targets, PAGES)))
