"""What a notebook cell shows: a sentence, a table whose rows lead to their sentences, a figure with its files."""

import os

import pandas as pd
from IPython.display import HTML, Image, display
from markupsafe import Markup, escape

from fieldwords.figures.axes import shrink_thin
from fieldwords.figures.style import check_figure, save_figure
from fieldwords.figures.words import say_once
from fieldwords.pages.rendering import render_table

ON_A_PAGE = "FIELDWORDS_PAGES" in os.environ  # the evidence lies beside a page, not beside a notebook
# Beside a notebook lies no style either, and JupyterLab pushes words to the right.
STYLE = Markup("""<style>.scroll.scroll :is(td, th) { text-align: left; vertical-align: top; min-width: 3.5em }
.scroll.scroll .number { text-align: right }
.scroll { overflow-x: auto } .scroll .col-said { min-width: 26em } .scroll .col-doc { min-width: 14em }
.scroll :is(.col-text, .col-object, .col-place) { white-space: nowrap }</style>""")


def show(thing, name: str = "", words: str = "", most: int = 15) -> None:
    """Show a table, a figure or a sentence in a notebook cell, as the pages have it.

    Rows of a table with the columns doc, start and said (from `Collection.targets` or `outcomes`) lead to their
    sentence on a page; in JupyterLab, where no page lies beside the notebook, the sentence stands in the row.

    Parameters
    ----------
    thing : DataFrame, Figure, Axes or str
        What to show.
    name : str, optional
        Of a figure: also saved as SVG and PNG under this name in the reports folder, such as `02-term-trend`.
    words : str, optional
        Of a figure: the sentence that reads it, shown below it and kept as its alternative text; the figures of
        fieldwords bring their own.
    most : int, optional
        Of a table: rows shown; the number of the others is said below.

    Raises
    ------
    FieldwordsError
        It is none of these.

    Examples
    --------
    >>> fw.show(speeches.documents[["doc", "year"]], most=3)
    <IPython.core.display.HTML object>
    """
    if isinstance(thing, str):
        display(HTML(f'<p class="reading">{escape(thing)}</p>'))
    elif isinstance(thing, pd.DataFrame):
        linked = ON_A_PAGE and {"doc", "start", "said"} <= set(thing.columns)
        table = render_table(thing.drop(columns="said") if linked else thing, most, linked)
        display(HTML(str(table if ON_A_PAGE else STYLE + table)))
    else:
        figure = check_figure(thing)
        words = say_once(words or figure.get_label())
        shrink_thin(figure)
        png = save_figure(figure, name or "unnamed", words).read_bytes()
        width = int.from_bytes(png[16:20], "big") * 100 // 150  # so that letters are as large in every figure
        display(Image(data=png, format="png", width=width, metadata={"alt": words, "name": name}))
        if words:
            show(words)
