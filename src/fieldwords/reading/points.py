"""The characters of a text as numbers: looked up in a table all at once, where a pattern would go through them."""

import re
import sys
from functools import lru_cache

import numpy as np


@lru_cache(maxsize=4)
def code_points(text: str) -> np.ndarray:
    """Return the code point of each character of a text (uint32)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def mark_points(signs: str) -> np.ndarray:
    """Return a table that tells of each code point whether it is one of `signs`, a-f a range as between brackets."""
    table = np.zeros(sys.maxunicode + 1, bool)
    for first, last in re.findall(r"([\s\S])(?:-([\s\S]))?", signs):
        table[ord(first) : ord(last or first) + 1] = True
    return table


def count_points(text: str, table: np.ndarray) -> int:
    """Return how many characters of a text are marked in a table (`mark_points`)."""
    return int(np.count_nonzero(table.take(code_points(text))))
