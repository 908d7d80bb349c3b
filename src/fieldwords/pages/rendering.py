"""Tables and templates as HTML, every text in them escaped, and the shell of every page."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

import pandas as pd
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

import fieldwords
from fieldwords.figures.language import (
    page_language,
    read_words,
    say,
    say_cell,
    say_message,
    say_number,
    say_slot,
    say_term,
    say_told,
)
from fieldwords.figures.links import page_link, sentence_link, subject_link
from fieldwords.figures.words import describe_warnings

TEMPLATES = Environment(loader=PackageLoader("fieldwords.pages"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
SCRIPTS = ("page.js", "download.js", "card.js", "targets.js", "terms.js")


def render_table(frame: pd.DataFrame, most: int = 15, linked: bool = False) -> Markup:
    """Return the first rows of a table as HTML; where `linked`, each has a link to its sentence (by doc and start)."""
    rows = frame.head(most)
    links = list(map(sentence_link, rows["doc"], rows["start"])) if linked else None
    numeric = {column for column in frame.columns if pd.api.types.is_numeric_dtype(frame[column])}
    cells = [[say_told(value, column) for column, value in row.items()] for row in rows.to_dict("records")]
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
    return read_words(f"head.{column}") or column.replace("_", " ")


def group_by(rows: Iterable, key: Callable) -> dict:
    """Return the rows of each key, in their order."""
    groups: dict = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


# What templates call.
WORDS = (say, say_cell, say_message, say_number, say_slot, say_term)
WORDS += (page_link, subject_link, describe_warnings, render_table)
TEMPLATES.globals |= {word.__name__: word for word in WORDS}


class Site(NamedTuple):
    """What all pages of a report have in common."""

    menu: list[tuple[str, str]]  # link and name of each page
    notice: str | None  # a line shown on each page, such as that the collection is composed
    tables: dict[str, pd.DataFrame]  # the built ones by name
    rows: pd.DataFrame  # from rows.gather_rows
    series: list  # from series.gather_series
    summary: pd.DataFrame  # from term_overview.summarise_terms
    care: pd.DataFrame  # from terms.comparability

    def render(self, template: str, here: str, title: str, **values) -> str:
        """Return a page; `here` is its own link, from the folder of the pages."""
        style, script = _read_inline("style.css"), _read_inline(*SCRIPTS)
        return TEMPLATES.get_template(template).render(
            here=here,
            up="../" * here.count("/"),
            title=title,
            site=self,
            lang=page_language(),
            style=style,
            style_hash=_hash(style),
            script=script,
            script_hash=_hash(script),
            version=fieldwords.__version__,
            **values,
        )

    def words(self, *keys: str) -> Markup:
        """Return the words `keys` as JSON for the script of a page."""
        return embed_json({key: read_words(key) for key in keys})


def embed_json(value) -> Markup:
    """Return `value` as JSON that can stand in a script element: no `<` ends it."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


@cache
def _read_inline(*names):
    return Markup("\n".join(TEMPLATES.loader.get_source(TEMPLATES, name)[0] for name in names))


@cache
def _hash(text):
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
