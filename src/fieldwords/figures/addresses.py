"""Addresses: the file of each document's, place's, item's and term's page, the same in every build."""

import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote


def slug(text: str, shown: str | None = None) -> str:
    """Return a file name without suffix: readable (of `shown`, if given), and never the same for two texts."""
    readable = re.sub(r"[^\w-]+", "-", shown or text)[-48:].strip("-")
    return f"{readable}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def page_name(doc: str) -> str:
    """Return the file name of a document's page."""
    return f"{slug(doc, Path(doc).with_suffix('').as_posix())}.html"


@cache
def page_link(doc: str) -> str:
    """Return the link to a document's page from the folder of the pages."""
    return f"evidence/{quote(page_name(doc))}"


def sentence_link(doc: str, start: int) -> str:
    """Return the link to the sentence of the number that begins at `start` in a document."""
    return f"{page_link(doc)}#t-{start}"


@cache
def subject_link(folder: str, name: str) -> str:
    """Return the link to the page of one of the ``places``, ``items`` or ``terms`` from the folder of the pages."""
    return f"{folder}/{quote(slug(name))}.html"
