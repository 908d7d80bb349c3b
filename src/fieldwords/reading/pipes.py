"""Tables drawn with | in a plain text: what a figure in a cell means is said beside it, the text stays as it is."""

import re
from typing import NamedTuple

from fieldwords.reading.tables import Cell, is_filled, read_frame, say_figure, spread_cells

RULE = re.compile(r"(?<![ \t])[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)*+\|?[ \t\r]*+")
DASHES = re.compile("-{2,}")
CELL = re.compile(r"(?<![^|])[^|]*(?=\||\Z)")


class Saying(NamedTuple):
    """A figure in a cell, where it stands in the text, and the words said before and behind it."""

    start: int
    end: int
    before: str
    behind: str


def find_sayings(text: str) -> list[Saying]:
    """Return what is said of each figure in the tables of Markdown in a text, in order.

    Parameters
    ----------
    text : str
        The text as decoded.
    """
    if "|" not in text:
        return []
    sayings: list[Saying] = []
    rows: list[list[tuple[int, int]]] = []
    before = last = ""
    width = start = 0
    for line in [*text.split("\n"), ""]:
        if "|" not in line:
            if width:
                sayings += _say_rows(text, rows, width, before)
            rows, width, last = [], 0, line.strip() or last
        elif rows and RULE.fullmatch(line):
            width = len(DASHES.findall(line))
        else:
            before = before if rows else last
            cells = CELL.finditer(line.strip(" \t\r|"))
            offset = start + len(line) - len(line.lstrip(" \t\r|"))
            rows.append([_strip(text, offset + cell.start(), offset + cell.end()) for cell in cells])
        start += len(line) + 1
    return sayings


def _strip(text, start, end):
    """The span of a cell without the blanks and stress around it."""
    cell = text[start:end]
    inner = cell.strip(" \t\r*|")
    return (start + cell.index(inner), start + cell.index(inner) + len(inner)) if inner else (end, end)


def _say_rows(text, rows, width, before):
    """What is said of the figures below the heads; words that stand before the first head are none of the table."""
    rows = [rows[0][-width:], *(row[:width] for row in rows[1:])]
    cells = [[Cell([text[start:end]] if start < end else []) for start, end in row] for row in rows]
    grid = spread_cells(cells)
    frame = read_frame(grid, before) if grid else None
    if frame is None:
        return []
    return [
        Saying(*rows[number][column], said, unit)
        for number in range(frame.top, len(rows))
        for column in frame.figures
        if column < len(rows[number]) and is_filled(grid[number][column])
        for said, _, unit in [say_figure(grid, frame, number, column)]
    ]
