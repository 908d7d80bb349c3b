"""Tables as sentences: a figure in a cell is read with the label of its row, the head of its column and its unit."""

import re
from typing import NamedTuple

COLUMNS, CELLS = 60, 100_000  # a wider table is laid out, not told; positions that spans may fill
VALUE = re.compile(
    r"[约近超≥≤<>＜＞±+\-－−–]?\s?\d[\d,，]{0,15}(?:[.．·]\d{1,9})?(?:\s?[-－−–—~～至]{1,2}\s?\d[\d,，]{0,15}(?:[.．]\d{1,9})?)?"
    r"\s?(?P<unit>[^\d\s（）()，。；：]{0,8})(?:[（(][^（）()]{1,8}[）)])?"
)
YEAR = re.compile(r"(?:19|20)\d\d(?:[-－—~～至](?:19|20)?\d\d)?年?[^\d]{0,8}")
MEASURE = re.compile(  # the measures that figures of the genre stand in; 十百千万亿 may stand before, 每 behind
    r"[十百千万亿]{0,3}(?:亩|公顷|平方公里|平方米|立方米|公里|米|头只?|只|羽|匹|峰|尾|口|箱|吨|公斤|千克|斤|担|[美欧港]?元|人次?"
    r"|户次?|个(?:百分点)?|百分点|家|座|株|棵|%|％|‰|倍|度|千瓦时?|件|台|套|辆|次|名|所|处|项|枚|张|盆|kg|t|hm2|hm²|km²)"
    r"(?:[/／每](?:亩|公顷|头|只|人|年|户|株|吨|公斤|斤))?"
)
IN_BRACKETS = re.compile(r"(?<!\s)\s*[（(【]\s*(?:单\s*位\s*[：:]?)?\s*([^（）()【】]{1,12}?)\s*[）)】]\s*$")
AFTER_SIGN = re.compile(r"(?<!\s)(?:\s*[/／：:，,]\s*|\s+)(\S{1,8})$")
UNIT_HEAD = re.compile(r"(?:计量|计算)?单\s*位")
CAPTION = re.compile(r"单\s*位\s*[：:]\s*([^\s（）()【】]{1,12})")
NUMBERED = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).、．]?")
DASHES = frozenset("—–－-/／…")


class Cell(NamedTuple):
    """A cell: its lines, the columns and rows it spans; `above`: it goes on from the cell above it."""

    lines: list[str]
    columns: int = 1
    rows: int = 1
    above: bool = False


def tell_table(rows: list[list[Cell]], before: str = "") -> list[str]:
    """Return the lines of a table.

    Where figures stand under heads or behind labels, every figure becomes a line of its own, as one would say it:
    head, label, figure, unit. Any other row is one line, the cells parted by tabs, when its cells hold one line each;
    longer cells follow each other.

    Parameters
    ----------
    rows : list of list of Cell
        As the file lists them; what a span covers is not listed, unless `above`.
    before : str
        The line before the table, which may name the unit of all figures.
    """
    rows = [part for row in rows for part in _part_row(row)]
    grid = spread_cells(rows)
    told = _tell_figures(grid, before) if grid else None
    if told is not None:
        return told
    return [line for row in rows for line in _join_row([cell for cell in row if not cell.above])]


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
            elif len(cell.lines) > 1 and any(VALUE.fullmatch(line) for line in cell.lines):
                return None  # several rows in one
            for _ in range(cell.columns):
                if cell.rows > 1:
                    hanging[len(texts)] = cell.rows - 1, text
                texts.append(text)
            if len(texts) > COLUMNS:
                return None
        grid.append(texts)
    width = max(map(len, grid), default=0)
    return [row + [""] * (width - len(row)) for row in grid] if width > 1 else None


def _tell_figures(grid, before):
    """The lines of a table of figures; None for a table that is none."""
    frame = read_frame(grid, before)
    if frame is None:
        return None
    lines = ["\t".join(dict.fromkeys(filter(None, row))) for row in grid[: frame.top]]
    for number, row in enumerate(grid[frame.top :], frame.top):
        said = [say_figure(grid, frame, number, column) for column in frame.figures if is_filled(row[column])]
        told = ["".join(parts) for parts in said] or [_label(row, frame)[0]]
        known = {*frame.labels, *frame.figures, *frame.units}
        lines += [*told, *(row[column] for column in range(frame.figures[0], len(row)) if column not in known)]
    return [line for line in lines if line]


class Frame(NamedTuple):
    """What the columns of a table of figures hold, how many rows are heads, and the unit of all figures."""

    top: int
    labels: list[int]
    units: list[int]
    figures: list[int]
    caption: str


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
    units = [column for column in range(len(columns)) if UNIT_HEAD.fullmatch(_head(grid, top, column))]
    figures = [
        column for column, texts in enumerate(columns) if _holds_figures(texts) and not _counts_rows(texts, column)
    ]
    labels = [column for column in range(figures[0] if figures else 0) if column not in units]
    labels = [column for column in labels if not all(NUMBERED.fullmatch(text or "1") for text in columns[column])]
    shared = CAPTION.search(before) or IN_BRACKETS.search(before)
    caption = shared[1] if shared and MEASURE.fullmatch(shared[1]) else ""
    return Frame(top, labels, units, figures, caption) if labels else None


def say_figure(grid: list[list[str]], frame: Frame, number: int, column: int) -> tuple[str, str, str]:
    """Return what is said before a figure (head and label), the figure, and its unit where the cell has none.

    What the unit belongs to stands next to the figure: 石桥乡 + 玉米 + 1200 + 亩, but 2024年计划 + 玉米面积 + 1.2 + 亩.
    """
    label, own = _label(grid[number], frame)
    (head, head_unit), figure = _part_unit(_head(grid, frame.top, column)), grid[number][column]
    found = VALUE.fullmatch(figure)
    if found is None:
        return f"{_part_digits(head, label)}{label}：", figure, ""
    unit = "" if found["unit"] else own or head_unit or frame.caption
    heads_unit = not own and (head_unit or frame.caption)
    near, far = (head, label) if head and heads_unit and not YEAR.match(head) else (label, head)
    words = _part_digits(far, near) + near
    return _part_digits(words, figure), figure, unit


def _label(row, frame):
    """The label of a row and the unit that stands with it or in a column of units."""
    label, unit = _part_unit("".join(dict.fromkeys(row[column] for column in frame.labels)))
    return label, unit or next((row[column] for column in frame.units if MEASURE.fullmatch(row[column])), "")


def _part_digits(left, right):
    """`left`, with a sign behind it where its last figure would run into that of `right`."""
    if left[-1:].isdigit() and not right.startswith("年"):
        return left + ("年" if YEAR.fullmatch(left) else "：")
    return left


def _part_unit(words):
    """A label or a head without the unit that stands behind it, and the unit."""
    for pattern in (IN_BRACKETS, AFTER_SIGN):
        found = pattern.search(words)
        if found and MEASURE.fullmatch(found[1]):
            return words[: found.start()], found[1]
    return words, ""


def _head(grid, top, column):
    return "".join(dict.fromkeys(row[column] for row in grid[:top]))


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


def _counts_rows(texts, column):
    """Tell whether the first column numbers the rows."""
    return column == 0 and [text.rstrip(".、．") for text in texts if text][:3] == ["1", "2", "3"][: len(texts)]


def _holds_figures(texts):
    texts = list(filter(is_filled, texts))
    return bool(texts) and 2 * sum(bool(VALUE.fullmatch(text)) for text in texts) >= len(texts)


def _join_row(cells):
    """One line of a row when no cell holds more than one."""
    if all(len(cell.lines) <= 1 for cell in cells):
        line = "\t".join(line for cell in cells for line in cell.lines)
        return [line] if line else []
    return [line for cell in cells for line in cell.lines]
