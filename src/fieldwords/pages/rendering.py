"""Tables and templates as HTML, every text in them escaped."""

from collections.abc import Callable, Iterable

import pandas as pd
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from fieldwords.figures.addresses import page_link, sentence_link, subject_link
from fieldwords.figures.cells import say_cell, say_number
from fieldwords.figures.language import say, say_if_known, say_slot
from fieldwords.figures.messages import say_message
from fieldwords.figures.words import describe_warnings

TOLD = ("warnings", "message", "reason", "remedy", "note", "why")  # columns of sentences in English
TEMPLATES = Environment(loader=PackageLoader("fieldwords.pages"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def render_table(frame: pd.DataFrame, most: int = 15, linked: bool = False) -> Markup:
    """Return the first rows of a table as HTML; where `linked`, each has a link to its sentence (by doc and start)."""
    rows = frame.head(most)
    links = list(map(sentence_link, rows["doc"], rows["start"])) if linked else None
    numeric = {column for column in frame.columns if pd.api.types.is_numeric_dtype(frame[column])}
    cells = [[_say_cell(value, column) for column, value in row.items()] for row in rows.to_dict("records")]
    table = TEMPLATES.get_template("table.html.j2").render(
        columns=[(str(column), say_head(str(column)), column in numeric) for column in frame.columns],
        rows=list(zip(cells, links or [None] * len(cells), strict=True)),
        linked=linked,
        left_out=len(frame) - len(rows),
        total=len(frame),
    )
    return Markup(table)


def say_head(column: str) -> str:
    """Return the head of a column in words; a column without any keeps its name."""
    return say_if_known(f"head.{column}") or column.replace("_", " ")


def _say_cell(value, column):
    text = say_cell(value, column)
    return say_message(text) if column in TOLD else say_slot(column, text) if isinstance(value, str) else text


def group_by(rows: Iterable, key: Callable) -> dict:
    """Return the rows of each key, in their order."""
    groups: dict = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


# What templates call.
WORDS = (say, say_cell, say_message, say_number, say_slot, page_link, subject_link, describe_warnings, render_table)
TEMPLATES.globals |= {word.__name__: word for word in WORDS}
