"""Tables and templates as HTML, every text in them escaped."""

from collections.abc import Callable, Iterable

import pandas as pd
from jinja2 import Environment, PackageLoader

from fieldwords.figures.cells import say_cell
from fieldwords.pages.quotes import link_evidence

TEMPLATES = Environment(loader=PackageLoader("fieldwords.pages"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def render_table(frame: pd.DataFrame, most: int = 15, targets: pd.DataFrame | None = None, pages: str = "") -> str:
    """Return the HTML of `show_table`; `pages` is the way to the pages' folder."""
    rows = frame.head(most)
    links = [pages + href if href else None for href in link_evidence(rows, targets)] if targets is not None else None
    numeric = {column for column in frame.columns if pd.api.types.is_numeric_dtype(frame[column])}
    cells = [[say_cell(value, column) for column, value in row.items()] for row in rows.to_dict("records")]
    return TEMPLATES.get_template("table.html.j2").render(
        columns=[(str(column), column in numeric) for column in frame.columns],
        rows=list(zip(cells, links or [None] * len(cells), strict=True)),
        linked=links is not None,
        left_out=len(frame) - len(rows),
        total=len(frame),
    )


def group_by(rows: Iterable, key: Callable) -> dict:
    """Return the rows of each key, in their order."""
    groups: dict = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups
