"""The characters of a text as numbers: looked up in a table at once, and how usual each is in Chinese."""

import re
import sys
from collections import Counter
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

USUAL = -3.0  # log10 share of an ordinary character; what ASCII and Chinese punctuation are given
LISTED = -6.0  # the least a character of the first levels of GB 2312 or Big5 is given
UNLISTED = -8.0
FORBIDDEN = -12.0  # control characters, private use, noncharacters: no sign of a text
PUNCTUATION = "　、。〈〉《》「」『』【】〔〕〇—―‘’“”…·％，．：；？！（）－＋＝／～﹡×‰℃①②③④⑤⑥⑦⑧⑨⑩﹝﹞∶"


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


@cache
def read_frequencies() -> np.ndarray:
    """Return log10 of each code point's share in running Chinese.

    Returns
    -------
    ndarray of float32, shape (0x110000,)
        Sum of the dictionary's word frequencies over the words a character stands in, as a share of all; the first
        levels of GB 2312 and Big5 (the characters their authors found frequent) are floored at `LISTED`.
    """
    counts: Counter[str] = Counter()
    folder = find_spec("jieba").submodule_search_locations[0]
    for line in Path(folder, "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        for character in word:
            counts[character] += int(frequency)
    total = sum(counts.values())
    table = np.full(0x110000, UNLISTED, dtype=np.float32)
    table[_level_one("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))] = LISTED
    table[_level_one("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))] = LISTED
    for character, count in counts.items():
        table[ord(character)] = max(table[ord(character)], np.log10((count + 1) / total))
    table[[*range(0x00, 0x20), *range(0x7F, 0xA0), *range(0xE000, 0xF900), *range(0xFFF0, 0x10000)]] = FORBIDDEN
    table[0xF0000:] = FORBIDDEN
    table[0x9FB4:0x9FBC] = LISTED
    table[0xFE10:0xFE1A] = USUAL
    table[[ord(c) for c in "\t\n\r\f" + PUNCTUATION]] = USUAL
    table[[*range(0x20, 0x7F), *range(0xFF10, 0xFF1A)]] = USUAL
    return table


def _level_one(codec, leads, trails) -> list[int]:
    """Code points of a block of a two-byte character set."""
    cells = (bytes((lead, trail)).decode(codec, errors="ignore") for lead in leads for trail in trails)
    return [ord(cell) for cell in cells if len(cell) == 1]


def score_characters(text: str) -> np.ndarray:
    """Return the log frequency of each character of `text` (float32, one a character)."""
    return read_frequencies()[code_points(text)]
