"""Frames: whether a stretch of text sounds of a plan or of an outcome, learned from the headings of work reports."""

import math
import sys
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
import pandera.pandas as pa

from fieldwords.lexicon import read_lexicon

FRAMES = pa.DataFrameSchema(
    {"signs": pa.Column("str", pa.Check.str_length(2, 2), unique=True), "weight": pa.Column("float64")},
    strict=True,
    coerce=True,
)
DIGITS = "123456789０１２３４５６７８９"
SOUND = 4.0  # log-odds beyond which a stretch is no more certain


class Frames(NamedTuple):
    """A number for each code point, and how much each pair of signs with such numbers speaks for a plan."""

    numbers: np.ndarray
    weights: np.ndarray


class Tones(NamedTuple):
    """The sum of the weights (log-odds) of all pairs of signs that begin before each place of a text."""

    sums: np.ndarray

    def between(self, start: int, end: int) -> float:
        """The log-odds that a stretch of the text speaks of a plan, 0 where nothing in it is known."""
        if end - start < 2:
            return 0.0
        return (self.sums.item(end - 1) - self.sums.item(start)) / math.sqrt(end - start - 1)


@cache
def read_frames() -> Frames:
    """Return the learned table of data/lexicon/frames.csv."""
    return arrange_frames(read_lexicon("frames", FRAMES))


def arrange_frames(rows: pd.DataFrame) -> Frames:
    """Return a table of signs and weights as arrays to look up in; the number 0 is that of any other sign."""
    codes = read_codes("".join(rows["signs"]))
    signs, places = np.unique(codes, return_inverse=True)
    numbers = np.zeros(sys.maxunicode + 1, np.uint16)
    numbers[signs] = np.arange(1, len(signs) + 1)
    weights = np.zeros((len(signs) + 1, len(signs) + 1), np.float32)
    weights[places[::2] + 1, places[1::2] + 1] = rows["weight"]
    return Frames(numbers, weights)


def read_codes(text: str) -> np.ndarray:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def fold_digits(text: str) -> str:
    """Return a text with every digit written 0, one character for one."""
    for digit in DIGITS:  # ten times as fast as str.translate on Chinese text
        text = text.replace(digit, "0")
    return text.replace("％", "%").replace("．", ".")


def hear_tones(text: str) -> Tones:
    """Return how each stretch of a text sounds.

    Parameters
    ----------
    text : str
        Folded text of any length.
    """
    frames = read_frames()
    numbers = frames.numbers[read_codes(fold_digits(text))]
    weights = frames.weights[numbers[:-1], numbers[1:]]
    return Tones(np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)]))


def tell_tone(name: str, tone: float) -> tuple[str, float]:
    """Return the tone of a stretch as a piece of evidence and its strength."""
    return f"{name}: {'as in plans' if tone > 0 else 'as in reviews'}", min(abs(tone), SOUND)
