"""The characters of a text: as numbers, how usual each is in Chinese, and stretches that were decoded wrongly."""

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


# Text that was decoded wrongly before it was saved is found by undoing the wrong decoding.
GAP = 12  # characters between two garbled pieces that belong to the same stretch
WINDOW = 256  # characters encoded again around a sign
UTF8 = re.compile(  # two or more of the characters Chinese is written with, as UTF-8
    rb"(?:[\xe4-\xe9][\x80-\xbf]{2}|\xe2\x80[\x80-\xbf]|\xe3\x80[\x80-\xbf]|\xef[\xbc\xbd][\x80-\xbf]){2,}+"
)
GBK = re.compile(rb"(?:[\xa1-\xa3\xb0-\xf7][\xa1-\xfe]){3,}+")
# Of two neighbours in UTF-8 that are read as GBK, one shows as a character whose own bytes begin a UTF-8 sequence.
BEGINNINGS = bytes(
    b for lead in (0xE2, 0xE3, *range(0xE4, 0xEA), 0xEF) for trail in range(0x80, 0xC0) for b in (lead, trail)
)
SIGNS = re.compile(f"[{BEGINNINGS.decode('gb18030')}]")
BEGINS = mark_points(BEGINNINGS.decode("gb18030"))
WINDOWS_1252 = {ord(sign): byte for byte in range(0x80, 0xA0) for sign in bytes((byte,)).decode("cp1252", "ignore")}
LATIN = re.compile(f"[\xa1-\xf7][\x80-\xff{''.join(map(chr, sorted(WINDOWS_1252)))}]{{5,}}+")
BEGINS_LATIN = mark_points("\xa1-\xf7")
LOST = re.compile("\ufffd\ufffd*")  # bytes that could not be decoded; a literal first lets re skip ahead
LOST_TWICE = re.compile("锟斤(?:拷锟斤)*拷?")  # U+FFFD in UTF-8, read as GBK


@lru_cache(maxsize=4)
def find_mojibake(text: str) -> tuple[tuple[int, int], ...]:
    """Return the garbled stretches of a text as decoded.

    Found are UTF-8 read as GBK, UTF-8 or GBK read as Latin-1 or Windows-1252, U+FFFD and 锟斤拷.

    Returns
    -------
    tuple of (start, end)
        Character offsets, end exclusive, sorted; pieces at most `GAP` characters apart are one stretch.
    """
    if text.isascii():
        return ()
    pieces = [match.span() for pattern in (LOST, LOST_TWICE) for match in pattern.finditer(text)]
    if count_points(text, BEGINS_LATIN):
        pieces += [match.span() for match in LATIN.finditer(text) if _is_misread_latin(match[0])]
    if count_points(text, BEGINS):
        pieces += _find_misread_gbk(text)
    stretches: list[list[int]] = []
    for start, end in sorted(pieces):
        if stretches and start - stretches[-1][1] <= GAP:
            stretches[-1][1] = max(end, stretches[-1][1])
        else:
            stretches.append([start, end])
    return tuple(map(tuple, stretches))


def _is_misread_latin(run):
    """True when the bytes behind Western letters are Chinese; a row of × or · is a mask or a rule."""
    data = run.translate(WINDOWS_1252).encode("latin-1", "replace")
    return len(set(run)) > 2 and bool(UTF8.search(data) or GBK.search(data))


def _find_misread_gbk(text):
    """Pieces of UTF-8 read as GBK: encoded as GBK again they are UTF-8, most of it in GB 2312, the usual characters."""
    end = 0
    while sign := SIGNS.search(text, end):
        start = max(end, sign.start() - 4)
        end = start + WINDOW
        data = text[start:end].encode("gb18030", "replace")
        for match in UTF8.finditer(data):
            decoded = match[0].decode("utf-8")
            usual = len(decoded.encode("gb2312", "ignore")) // 2
            if usual >= 3 and usual * 4 >= len(decoded) * 3:
                before, within = data[: match.start()], data[: match.end()]
                yield start + len(before.decode("gb18030", "ignore")), start + len(within.decode("gb18030", "ignore"))
