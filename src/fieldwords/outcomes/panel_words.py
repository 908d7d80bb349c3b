"""Panel words: the words of `panel_words.csv`, and a pattern that finds them."""

import re
from typing import NamedTuple

import pandera.pandas as pa

from fieldwords.lexicon import read_rows
from fieldwords.outcomes.place_codes import place_codes

SLOTS = ("concept", "prices", "time", "average", "preliminary", "scope", "traded", "none")
SLOTS += ("base", "work", "sort", "both", "new", "held")
WORDS = pa.DataFrameSchema(
    {
        "term": pa.Column("str", pa.Check.str_length(min_value=1), unique=True),
        "slot": pa.Column("str", pa.Check.isin(SLOTS)),
        "value": pa.Column("str"),
        "item": pa.Column("str"),
        "since": pa.Column("str", pa.Check.str_matches(r"^(\d{4})?$")),
        "until": pa.Column("str", pa.Check.str_matches(r"^(\d{4})?$")),
    },
    strict=True,
)


class Lexicon(NamedTuple):
    """The terms of `panel_words.csv` with slot and value, those of bases, a pattern that finds them, known places."""

    slots: dict[str, tuple[str, str]]
    bases: tuple[str, ...]
    pattern: re.Pattern
    places: frozenset[str]


def read_panel_words() -> Lexicon:
    """Return the words that `read_words` looks for."""
    slots = {term: (slot, value or term) for term, slot, value, *_ in read_rows("panel_words", WORDS)}
    longest_first = sorted(map(re.escape, slots), key=len, reverse=True)
    bases = tuple(term for term, (slot, _) in slots.items() if slot == "base")
    return Lexicon(slots, bases, re.compile("|".join(longest_first)), frozenset(place_codes()))
