"""Words beside numbers: the rows of data/lexicon/number_words.csv."""

import re
from functools import cache

from fieldwords.lexicon import read_rows


@cache
def list_words(role: str) -> tuple[str, ...]:
    """Return the words of a role, the longest first; none where the table has no such row."""
    words = next((words for name, words, _ in read_rows("number_words") if name == role), "")
    return tuple(sorted(words.split(), key=len, reverse=True))


def write_words(role: str) -> str:
    """Return the alternation of a role's words for a pattern; it matches nothing where there are none."""
    return "|".join(map(re.escape, list_words(role))) or r"(?!)"
