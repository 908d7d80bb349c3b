"""Tables of figures: where they stand, drawn as in Markdown so that what a figure means can be said of it."""

import re
from itertools import product
from typing import NamedTuple

COLUMNS, CELLS = 60, 100_000  # a wider table is laid out, not told; positions that spans may fill
PROSE = 200  # characters from which several lines of a cell are text
VALUE = re.compile(
    r"[约近超≥≤<>＜＞±+\-－−–]?\s?(?:\d{1,3}(?: \d{3}){1,4}(?!\d)|\d[\d,，]{0,15})"
    r"(?:[.．·]\d{1,9})?(?:\s?[-－−–—~～至]{1,2}\s?\d[\d,，]{0,15}(?:[.．]\d{1,9})?)?"
    r"\s?(?P<unit>[^\d\s（）()，。；：]{0,8})(?:[（(][^（）()]{1,8}[）)])?"
)
SIGNS = "\ufe61×✕✖╳＊*XxＸｘ□■○●△▲◆★▇█░▒▓▢_＿\ufffd"
MASKED = re.compile(
    rf"[\d.．,，]{{0,9}}(?:[{SIGNS}]{{2}}|[\ufe61＊*□_＿])[{SIGNS}\d.．]*(?P<unit>[^\d\s{SIGNS}（）()，。；：]{{0,8}})"
)
YEAR = re.compile(r"(?:19|20)\d\d(?:[-－—~～至](?:19|20)?\d\d)?年?[^\d]{0,8}")
UNIT_HEAD = re.compile(r"(?:计量|计算)?单\s*位")
DASHES = frozenset("—–－-/／…")
NUMBERED = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).、．]?")


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
    cells follow each other. `rows` are as the file lists them: what a span covers is not, unless `above`. The line
    before the table may name the unit of all figures.
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
    if not all(map(VALUE.fullmatch, filled[-1].lines)):
        return [row]
    return [[cell._replace(lines=cell.lines[at : at + 1]) for cell in row] for at in range(max(heights))]


def spread_cells(rows: list[list[Cell]]) -> list[list[str]] | None:
    """Return the texts of a table position by position, a span's text at each; None when cells hold several lines.

    A table without spans that go astray is a rectangle; short rows are filled up with ''.
    """
    texts: dict[tuple[int, int], str] = {}
    if sum(cell.columns * cell.rows for row in rows for cell in row) > CELLS:
        return None
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in texts:
                column += 1
            text = "".join(cell.lines)
            if cell.above and (number - 1, column) in texts:
                text = texts[number - 1, column]
            elif len(cell.lines) > 1 and (len(text) > PROSE or any(VALUE.fullmatch(line) for line in cell.lines)):
                return None  # paragraphs, or several rows in one
            span = product(range(number, number + cell.rows), range(column, column + cell.columns))
            texts |= dict.fromkeys(span, text)
    width = 1 + max((column for number, column in texts if number < len(rows)), default=0)
    if not 1 < width <= COLUMNS:
        return None
    return [[texts.get((number, column), "") for column in range(width)] for number in range(len(rows))]


class Frame(NamedTuple):
    """What a table of figures holds: how many rows are no body, the heads of its columns from top to bottom, which
    columns hold figures (and in which columns their labels stand) or units, and the words above it, the nearest first.
    """

    top: int
    heads: list[tuple[str, ...]]
    labels: dict[int, list[int]]
    units: list[int]
    above: list[str]


def read_frame(grid: list[list[str]], before: str) -> Frame | None:
    """Return what the columns of a table below the line `before` hold; None where no figures stand behind labels."""
    top = _count_heads(grid)
    first = _count_captions(grid[:top])
    body = [row for row in grid[top:] if any(row)]
    columns = [[row[column] for row in body] for column in range(len(grid[0]))]
    above = _fill_heads(grid[first:top])
    heads = [tuple(dict.fromkeys(filter(None, (row[column] for row in above)))) for column in range(len(columns))]
    figures = [_holds_figures(texts) and not (at == 0 and _tells_rows(texts)) for at, texts in enumerate(columns)]
    words = [any(texts) and not all(NUMBERED.fullmatch(text or "1") for text in texts) for texts in columns]
    units = [at for at, parts in enumerate(heads) if parts and UNIT_HEAD.fullmatch(parts[-1]) and not figures[at]]
    if not any(words[at] for at in range(figures.index(True) if True in figures else 0) if at not in units):
        units = []  # 单位 are offices here
    labels, found = {}, []
    for at in range(len(columns)):
        if figures[at]:
            labels[at] = found
            if not found:
                return None
        elif words[at] and at not in units and not labels:
            found = [*found, at]
        elif words[at] and labels and heads[at] and heads[at] == heads[found[0]]:
            found = [at]  # two tables side by side
    return Frame(top, heads, labels, units, [*(row[0] for row in grid[:first][::-1]), before]) if labels else None


def _count_heads(grid):
    """How many rows come before the first that holds a figure, a mask or a dash; a year in a head is no figure."""
    for number, row in enumerate(grid):
        found = [
            text for text in row[1:] if VALUE.fullmatch(text) or MASKED.fullmatch(text) or text and not is_filled(text)
        ]
        if found and len(set(row)) > 1 and not all(YEAR.fullmatch(text) for text in found):
            return number
    return len(grid)


def _count_captions(heads):
    """How many rows above the heads are one cell over the whole table, or stand in its first cell alone."""
    for number, row in enumerate(heads):
        alone = not any(row[1:]) and number + 1 < len(heads)
        if not row[0] or not alone and len(set(row)) > 1:
            return number
    return len(heads)


def _fill_heads(heads):
    """Rows of heads, a blank one filled from its left where both stand above heads of their own: it spans them."""
    filled = [[*row] for row in heads]
    for row, below in zip(filled, heads[1:], strict=False):
        for at in range(1, len(row)):
            if not row[at] and below[at] and below[at - 1]:
                row[at] = row[at - 1]
    return filled


def is_filled(text: str) -> bool:
    """Tell whether a cell holds more than a dash."""
    return not set(text) <= DASHES


def _tells_rows(texts):
    """Tell whether the first column numbers the rows, names their years or hides their names."""
    texts = list(filter(None, texts))
    if all(map(MASKED.fullmatch, texts)):
        return True
    numbered = [text.rstrip(".、．") for text in texts][:3] == ["1", "2", "3"][: len(texts)]
    return numbered or all(map(YEAR.fullmatch, texts))


def _holds_figures(texts):
    """Tell whether half of what fills a column are figures; what is masked tells nothing, unless all of it is."""
    texts = list(filter(is_filled, texts))
    told = [text for text in texts if not MASKED.fullmatch(text)]
    return bool(texts) and 2 * sum(bool(VALUE.fullmatch(text)) for text in told) >= len(told)


def _join_row(cells):
    """One line of a row when no cell holds more than one."""
    lines = [line for cell in cells for line in cell.lines]
    return ["\t".join(lines)] if any(lines) and all(len(cell.lines) <= 1 for cell in cells) else lines
