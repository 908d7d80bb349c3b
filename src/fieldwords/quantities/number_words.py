"""Words beside numbers: the rows of data/lexicon/number_words.csv."""

import re
from functools import cache

import pandera.pandas as pa

from fieldwords.lexicon import read_rows

ROLES = ("not_fen", "not_tenth", "not_half", "before_bare", "compound", "behind_bare", "land", "share", "growth")
ROLES += ("currency", "vague", "spoken", "name")
SCHEMA = pa.DataFrameSchema(
    {
        "role": pa.Column("str", pa.Check.isin(ROLES), unique=True),
        "words": pa.Column("str", pa.Check.str_matches(r"^\S+( \S+)*$")),
        "note": pa.Column("str"),
    },
    strict=True,
)


@cache
def list_words(role: str) -> tuple[str, ...]:
    """Return the words of a role, the longest first; none where the table has no such row."""
    words = next((words for name, words, _ in read_rows("number_words", SCHEMA) if name == role), "")
    return tuple(sorted(words.split(), key=len, reverse=True))


def write_words(role: str) -> str:
    """Return the alternation of a role's words for a pattern; it matches nothing where there are none."""
    return "|".join(map(re.escape, list_words(role))) or r"(?!)"
