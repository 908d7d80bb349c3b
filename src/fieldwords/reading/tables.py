"""Tables of figures: where they stand, drawn as in Markdown so that what a figure means can be said of it."""

import re
from typing import NamedTuple

COLUMNS, CELLS = 60, 100_000  # a wider table is laid out, not told; positions that spans may fill
PROSE = 200  # characters from which several lines of a cell are text
VALUE = re.compile(
    r"[约近超≥≤<>＜＞±+\-－−–]?\s?(?:\d{1,3}(?: \d{3}){1,4}(?!\d)|\d[\d,，]{0,15})"
    r"(?:[.．·]\d{1,9})?(?:\s?[-－−–—~～至]{1,2}\s?\d[\d,，]{0,15}(?:[.．]\d{1,9})?)?"
    r"\s?(?P<unit>[^\d\s（）()，。；：]{0,8})(?:[（(][^（）()]{1,8}[）)])?"
)
YEAR = re.compile(r"(?:19|20)\d\d(?:[-－—~～至](?:19|20)?\d\d)?年?[^\d]{0,8}")
UNIT_HEAD = re.compile(r"(?:计量|计算)?单\s*位")
NUMBERED = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).、．]?")
DASHES = frozenset("—–－-/／…")


class Cell(NamedTuple):
    """A cell: its lines, the columns and rows it spans; `above`: it goes on from the cell above it."""

    lines: list[str]
    columns: int = 1
    rows: int = 1
    above: bool = False


def draw_table(rows: list[list[Cell]], before: str = "") -> list[str]:
    """Return the lines of a table.

    A table whose figures stand under heads or behind labels is drawn as in Markdown, so that `pipes.find_sayings` finds
    it in the text. Of any other, a row is one line, the cells parted by tabs, when its cells hold one line each; longer
    cells follow each other.

    Parameters
    ----------
    rows : list of list of Cell
        As the file lists them; what a span covers is not listed, unless `above`.
    before : str
        The line before the table, which may name the unit of all figures.
    """
    rows = [part for row in rows for part in _part_row(row)]
    grid = spread_cells(rows)
    frame = read_frame(grid, before) if grid else None
    if frame is None:
        return [line for row in rows for line in _join_row([cell for cell in row if not cell.above])]
    lines = ["| " + " | ".join(text.replace("|", "｜") for text in row) + " |" for row in grid if any(row)]
    lines.insert(max(frame.top, 1), "|" + "---|" * len(grid[0]))
    return lines


def _part_row(row):
    """The rows that a row is in truth whose cells all hold as many lines, the last ones figures."""
    filled = [cell for cell in row if cell.lines]
    heights = {len(cell.lines) for cell in filled}
    if len(filled) < 2 or len(heights) > 1 or heights == {1} or any(cell.rows > 1 for cell in row):
        return [row]
    if not all(VALUE.fullmatch(line) for line in filled[-1].lines):
        return [row]
    return [
        [cell._replace(lines=cell.lines[place : place + 1]) for cell in row] for place in range(max(heights, default=0))
    ]


def spread_cells(rows: list[list[Cell]]) -> list[list[str]] | None:
    """Return the texts of a table position by position, a span's text at each; None when cells hold several lines.

    A table without spans that go astray is a rectangle; short rows are filled up with ''.
    """
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    if sum(cell.columns * cell.rows for row in rows for cell in row) > CELLS:
        return None
    for row in rows:
        texts: list[str] = []
        cells = list(row)
        while cells or len(texts) in hanging:
            place = len(texts)
            if place in hanging:
                left, text = hanging.pop(place)
                texts.append(text)
                if left > 1:
                    hanging[place] = left - 1, text
                continue
            cell = cells.pop(0)
            text = "".join(cell.lines)
            if cell.above and grid and place < len(grid[-1]):
                text = grid[-1][place]
            elif len(cell.lines) > 1 and (len(text) > PROSE or any(VALUE.fullmatch(line) for line in cell.lines)):
                return None  # paragraphs, or several rows in one
            for _ in range(cell.columns):
                if cell.rows > 1:
                    hanging[len(texts)] = cell.rows - 1, text
                texts.append(text)
            if len(texts) > COLUMNS:
                return None
        grid.append(texts)
    width = max(map(len, grid), default=0)
    return [row + [""] * (width - len(row)) for row in grid] if width > 1 else None


class Frame(NamedTuple):
    """What a table of figures holds: how many rows are heads, the heads of its columns, which columns hold figures (and
    in which columns their labels stand) or units, and the line before the table."""

    top: int
    heads: list[str]
    labels: dict[int, list[int]]
    units: list[int]
    before: str


def read_frame(grid: list[list[str]], before: str) -> Frame | None:
    """Return what the columns of a table hold; None where no figures stand behind labels.

    Parameters
    ----------
    grid : list of list of str
        From `spread_cells`.
    before : str
        The line before the table.
    """
    top = _count_heads(grid)
    body = [row for row in grid[top:] if any(row)]
    columns = [[row[column] for row in body] for column in range(len(grid[0]))]
    heads = ["".join(dict.fromkeys(row[column] for row in grid[:top])) for column in range(len(columns))]
    figures = [_holds_figures(texts) and not (at == 0 and _tells_rows(texts)) for at, texts in enumerate(columns)]
    units = [at for at, head in enumerate(heads) if UNIT_HEAD.fullmatch(head) and not figures[at]]
    words = [any(texts) and not all(NUMBERED.fullmatch(text or "1") for text in texts) for texts in columns]
    labels, found = {}, []
    for at in range(len(columns)):
        if figures[at]:
            labels[at] = found
        elif words[at] and at not in units and not labels:
            found = [*found, at]
        elif words[at] and labels and heads[at] and heads[at] == heads[found[0]]:
            found = [at]  # two tables side by side
        if figures[at] and not found:
            return None
    return Frame(top, heads, labels, units, before) if labels else None


def _count_heads(grid):
    """How many rows come before the first that holds a figure; a year in a head is no figure."""
    for number, row in enumerate(grid):
        found = [text for text in row[1:] if VALUE.fullmatch(text)]
        if found and not all(YEAR.fullmatch(text) for text in found):
            return number
    return len(grid)


def is_filled(text: str) -> bool:
    """Tell whether a cell holds more than a dash."""
    return not set(text) <= DASHES


def _tells_rows(texts):
    """Tell whether the first column numbers the rows or names their years."""
    texts = list(filter(None, texts))
    numbered = [text.rstrip(".、．") for text in texts][:3] == ["1", "2", "3"][: len(texts)]
    return numbered or all(map(YEAR.fullmatch, texts))


def _holds_figures(texts):
    texts = list(filter(is_filled, texts))
    return bool(texts) and 2 * sum(bool(VALUE.fullmatch(text)) for text in texts) >= len(texts)


def _join_row(cells):
    """One line of a row when no cell holds more than one."""
    if all(len(cell.lines) <= 1 for cell in cells):
        line = "\t".join(line for cell in cells for line in cell.lines)
        return [line] if line else []
    return [line for cell in cells for line in cell.lines]
