"""The shell of every page: menu, notice, style and script, each allowed by its hash."""

import base64
import hashlib
import json
from functools import cache
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

import fieldwords
from fieldwords.figures.language import page_language, read_words
from fieldwords.pages.rendering import TEMPLATES

SCRIPTS = ("page.js", "download.js", "card.js", "targets.js", "terms.js")


class Site(NamedTuple):
    """What all pages of a report have in common."""

    menu: list[tuple[str, str]]  # link and name of each page
    notice: str | None  # a line shown on each page, such as that the collection is composed
    tables: dict[str, pd.DataFrame]  # the built ones by name
    rows: pd.DataFrame  # from rows.gather_rows
    series: list  # from series.gather_series
    summary: pd.DataFrame  # from term_sums.summarise_terms
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
