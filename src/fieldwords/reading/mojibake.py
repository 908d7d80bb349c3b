"""Garbled stretches: text that was decoded wrongly before it was saved, found by undoing the wrong decoding."""

import re
from functools import lru_cache

from fieldwords.reading.points import count_points, mark_points

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
