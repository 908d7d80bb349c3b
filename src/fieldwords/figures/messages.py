"""Warnings, reasons and remedies of the tables, in the language of the page (data/lexicon/messages.csv)."""

import re
from functools import lru_cache

from fieldwords.figures.language import page_language, say_if_known
from fieldwords.lexicon import read_rows

PLACE = re.compile(r"\{(\w+)\}")


def say_message(text: str) -> str:
    """Return messages with ``; `` between them, as tables have them in English, in the language of the page.

    What has no row in messages.csv stays as it is.
    """
    if page_language() == "en":
        return text
    return "；".join(_turn(part, read_rows("messages")) for part in text.split("; "))


@lru_cache(maxsize=10_000)
def _turn(message, rows):
    for pattern, chinese in _compile(rows):
        found = pattern.fullmatch(message)
        if found:
            return chinese.format(**{name: _say_value(name, value, rows) for name, value in found.groupdict().items()})
    return message


@lru_cache(maxsize=2)
def _compile(rows):
    return [(re.compile(_write_pattern(english)), chinese) for english, chinese in rows]


def _write_pattern(english):
    """`{n} pictures were left out` as a pattern whose groups are the places to fill."""
    pieces = PLACE.split(english)
    return "".join(re.escape(piece) if turn % 2 == 0 else f"(?P<{piece}>.+?)" for turn, piece in enumerate(pieces))


def _say_value(name, value, rows):
    """A place named like a slot (genre, genre_2) holds one of its values; one named `message` another message."""
    if name == "message":
        return _turn(value, rows)
    return say_if_known(f"{re.sub(r'_[0-9]$', '', name)}.{value.replace(' ', '_')}") or value
