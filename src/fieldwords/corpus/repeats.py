"""Repeats: a text that holds the same stretch twice, as when a page was saved double."""

import re

_LONG, _SHORTEST, _GAP = 15, 500, 3
_PIECE = re.compile(rf"[^。\n]{{{_LONG},}}+")


def find_repeats(source: str) -> list[tuple[int, int]]:
    """Return the second copies of long stretches that stand twice in a text as read.

    Pieces between full stops are compared; pieces that follow each other as they did before make a stretch.

    Returns
    -------
    list of (start, end)
        Sorted, each of 500 characters or more; up to three pieces that differ do not part a stretch.
    """
    words = [piece.strip() for piece in source.replace("\n", "。").split("。") if len(piece) >= _LONG]
    if len(set(words)) > len(words) - 3:
        return []
    pieces = [match.span() for match in _PIECE.finditer(source)]
    first, latest, stretches = {}, {}, []
    for number, piece in enumerate(words):
        earlier = first.setdefault(piece, number)
        if earlier == number:
            continue
        shift = number - earlier
        if shift in latest and number - latest[shift][1] <= _GAP:
            latest[shift][1] = number
        else:
            latest[shift] = [number, number]
            stretches.append(latest[shift])
    spans = []
    for begin, end in stretches:
        start, stop = pieces[begin][0], pieces[end][1]
        stop += source[stop : stop + 1] == "。"
        if stop - start >= _SHORTEST and (not spans or start >= spans[-1][1]):
            spans.append((start, stop))
    return spans
