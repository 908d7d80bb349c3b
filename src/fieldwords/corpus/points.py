"""The characters of a text as numbers: a whole text is looked up in a table at once."""

import sys
from collections.abc import Iterable

import numpy as np


def code_points(text: str) -> np.ndarray:
    """Return the code point of each character of a text (uint32)."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def mark_points(points: Iterable[int]) -> np.ndarray:
    """Return a table that tells of each code point whether it is one of `points`."""
    table = np.zeros(sys.maxunicode + 1, bool)
    table[[*points]] = True
    return table
