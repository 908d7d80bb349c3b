"""Panel words: those of `panel_words.csv` with a pattern that finds them, and places with their codes."""

import re
from typing import NamedTuple

import pandas as pd

from fieldwords.lexicon import read_rows


class Lexicon(NamedTuple):
    """The terms of `panel_words.csv` with slot and value, those of bases, a pattern that finds them, known places."""

    slots: dict[str, tuple[str, str]]
    bases: tuple[str, ...]
    pattern: re.Pattern
    places: frozenset[str]


def read_panel_words() -> Lexicon:
    """Return the words that `read_words` looks for."""
    slots = {term: (slot, value or term) for term, slot, value, *_ in read_rows("panel_words")}
    bases = tuple(term for term, (slot, _) in slots.items() if slot == "base")
    heads: dict[str, list[str]] = {}  # by first character, so that a miss costs one step
    for term in sorted(slots, key=len, reverse=True):
        heads.setdefault(re.escape(term[0]), []).append(re.escape(term[1:]))
    pattern = "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in heads.items())
    return Lexicon(slots, bases, re.compile(pattern), frozenset(place_codes()))


def code_places(places: pd.Series) -> pd.Series:
    """Return the code of each place, null where the table has no such name (the nation, towns, names borne twice)."""
    return places.map(place_codes()).astype("str")


def place_codes() -> dict[str, str]:
    """Return name -> code of every province, prefecture and county whose name is borne by one place only.

    GB/T 2260, as the Ministry of Civil Affairs published it until April 2019.
    """
    return {name: code for name, code, _ in read_rows("place_codes")}
