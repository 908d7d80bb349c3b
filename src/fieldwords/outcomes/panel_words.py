"""Panel words: the words of `panel_words.csv`, and a pattern that finds them."""

import re
from typing import NamedTuple

from fieldwords.lexicon import read_rows
from fieldwords.outcomes.place_codes import place_codes


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
