"""Frames: whether a stretch of text sounds of a plan or of an outcome, learned from the headings of work reports."""

import math
import re
import sys
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from fieldwords.lexicon import read_rows
from fieldwords.reading.characters import code_points
from fieldwords.reading.markup import put_in

DIGITS, SIGNS = "123456789０１２３４５６７８９", {"％": "%", "．": "."}
WRITTEN_YEAR = re.compile("年(?<=[一二][九〇○零][〇○零一二三四五六七八九]{2}年)")  # 二〇二五年 speaks of no 五年
SOUND = 4.0  # log-odds beyond which a stretch is no more certain


class Frames(NamedTuple):
    """A number below `size` for each code point, and how much each pair of such numbers speaks for a plan, in a row."""

    size: int
    numbers: np.ndarray
    weights: np.ndarray


class Tones(NamedTuple):
    """The sum of the weights (log-odds) of all pairs of signs that begin before each place of a text."""

    sums: np.ndarray

    def each(self, starts, ends) -> list[float]:
        """The log-odds of several stretches, as `between` gives them one by one."""
        starts, ends = (np.asarray(places, np.int64) for places in (starts, ends))
        starts = np.minimum(starts, len(self.sums) - 1)
        lasts = np.maximum(ends - 1, starts)
        return ((self.sums[lasts] - self.sums[starts]) / np.sqrt(np.maximum(lasts - starts, 1))).tolist()

    def between(self, start: int, end: int) -> float:
        """The log-odds that a stretch of the text speaks of a plan, 0 where nothing in it is known."""
        if end - start < 2:
            return 0.0
        return (self.sums.item(end - 1) - self.sums.item(start)) / math.sqrt(end - start - 1)


@cache
def read_frames() -> Frames:
    """Return the learned table of data/lexicon/frames.csv."""
    return arrange_frames(read_rows("frames"))


def arrange_frames(rows: Sequence[tuple[str, str | float]]) -> Frames:
    """Return pairs of signs, each with its weight, as arrays to look up in; the number 0 is that of any other sign."""
    codes = read_codes("".join(pair for pair, _ in rows))
    signs, places = np.unique(codes, return_inverse=True)
    size = len(signs) + 1
    numbers = np.zeros(sys.maxunicode + 1, np.int32)
    numbers[signs] = np.arange(1, size)
    weights = np.zeros(size * size, np.float32)
    weights[(places[::2] + 1) * size + places[1::2] + 1] = [float(weight) for _, weight in rows]
    return Frames(size, numbers[_folded()], weights)


@cache
def _folded() -> np.ndarray:
    """The code point that each one counts as: every digit is a 0."""
    codes = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for sign, plain in {**dict.fromkeys(DIGITS, "0"), **SIGNS}.items():
        codes[ord(sign)] = ord(plain)
    return codes


def read_codes(text: str) -> np.ndarray:
    """Return the code points of a text, each digit as 0."""
    return _folded()[code_points(text)]


def hear_tones(text: str) -> Tones:
    """Return how each stretch of a text sounds.

    Parameters
    ----------
    text : str
        Folded text of any length.
    """
    frames = read_frames()
    text = put_in(text, ((year.start() - 4, year.start(), "0000") for year in WRITTEN_YEAR.finditer(text)))
    numbers = frames.numbers.take(code_points(text))
    weights = frames.weights.take(numbers[:-1] * frames.size + numbers[1:])
    return Tones(np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)]))


@cache
def _name_tones(name: str) -> tuple[str, str]:
    return f"{name}: as in reviews", f"{name}: as in plans"


def tell_tone(name: str, tone: float) -> tuple[str, float]:
    """Return the tone of a stretch as a piece of evidence and its strength."""
    return _name_tones(name)[tone > 0], min(abs(tone), SOUND)
