"""Tables in a text, drawn with |, tabs, blanks, commas or tags: what a figure in a cell means is said beside it."""

import re
from functools import lru_cache
from typing import NamedTuple

from fieldwords.reading.markup import find_markup, keep_apart, put_in
from fieldwords.reading.table_units import choose_unit, find_unit, part_head, read_caption, read_label
from fieldwords.reading.tables import MASKED, VALUE, YEAR, Cell, Frame, is_filled, read_frame, spread_cells

RULE = re.compile(r"(?<![ \t])[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t\r]*+")
DASHES = re.compile("-+")
LINE = 120  # characters: a longer line is prose
TABLE, ROW, BOX = (
    re.compile(rf"<{tag}\b[^<>]*>(.*?)(?=</{tag}>|<{tag}\b|\Z)", re.DOTALL | re.IGNORECASE)
    for tag in ("table", "tr", "t[dh]")
)
# What else parts the cells of a line: each tab or some together, blanks, commas that are none of a figure.
TAB = re.compile(r"\t")
PARTS = (TAB, re.compile(r"\t(?<=\S.)\t*(?=\S)"), re.compile(r"[ \u3000](?<=\S.)[ \u3000]+(?=\S)"))
PARTS += (re.compile(r",(?:(?<!\d,)|(?!\d{3}(?!\d)))"),)
CELL = re.compile(r"(?<![^|])[^|]*(?=\||\Z)")
INNER = re.compile(r"(?:[\s*|]|<[a-z/][^<>]{0,20}>)*")  # blanks, stress and breaks at the edges of a cell
STARS = re.compile(r"\*+")
MARKUP = re.compile(r"[<&*_`~\[$\\]")
LAST = re.compile(r"(?:[\s*|]|<[a-z/][^<>]{0,20}>)\Z")
HAN = re.compile("[\u4e00-\u9fff]")


class Saying(NamedTuple):
    """A figure in a cell, where it stands in the text, and the words said before and behind it."""

    start: int
    end: int
    before: str
    behind: str


@lru_cache(maxsize=1)
def find_sayings(text: str) -> list[Saying]:
    """Return what is said of each figure in the tables of a text as decoded, in order.

    Tables of Markdown and HTML; lines parted by tabs, several blanks or commas where a head, label or caption tells
    the unit of the figures.
    """
    sayings = _find_pipes(text) if "|" in text else []
    sayings += _find_boxes(text) if "<t" in text or "<T" in text else []
    sayings += [saying for parts in PARTS if parts.search(text) for saying in _find_parted(text, parts)]
    return list(keep_apart(sorted(sayings)))


def _find_boxes(text):
    """The sayings of tables of HTML."""
    for table in TABLE.finditer(text):
        rows = [
            [_strip(text, *box.span(1)) for box in BOX.finditer(text, *row.span(1))]
            for row in ROW.finditer(text, *table.span(1))
        ]
        before = text[max(0, table.start() - LINE) : table.start()].rstrip().rpartition("\n")[2]
        yield from _say_rows(text, rows, max(map(len, rows)), before) if any(rows) else []


def _find_parted(text, parts):
    """The sayings of successive lines that hold as many cells, where a unit is told."""
    rows, before, last, start = [], "", "", 0
    edge = " \r\u3000" if parts is TAB else None  # a tab at the edge parts an empty cell off
    for line in [*text.split("\n"), ""]:
        body = line.strip(edge)
        cuts = [] if "|" in line or len(line) > LINE else [cut.span() for cut in parts.finditer(body)]
        if not cuts or rows and len(cuts) + 1 != len(rows[-1]):
            said = _say_rows(text, rows, len(rows[-1]), before) if len(rows) > 1 else []
            yield from said if any(saying.behind for saying in said) else []
            rows = []
        if cuts:
            before = before if rows else "" if parts.search(last) else last
            offset = start + len(line) - len(line.lstrip(edge))
            edges = [0, *(place for cut in cuts for place in cut), len(body)]
            rows.append([(offset + a, offset + b) for a, b in zip(edges[::2], edges[1::2], strict=True)])
        last = body or last
        start += len(line) + 1


def _find_pipes(text):
    sayings: list[Saying] = []
    rows: list[list[tuple[int, int]]] = []
    before = last = ""
    width = start = 0
    for line in [*text.split("\n"), ""]:
        if line.startswith("+-") or line.startswith("+="):  # the rules of a grid
            width = width or len(rows[-1]) if rows else 0
        elif "|" not in line:
            if width:
                sayings += _say_rows(text, rows, width, before)
            rows, width, last = [], 0, line.strip() or last
        elif rows and not width and RULE.fullmatch(line):
            width = len(DASHES.findall(line))
        else:
            before = before if rows else last
            body = line.strip(" \t\r")
            offset = start + len(line) - len(line.lstrip(" \t\r")) + body.startswith("|")
            cells = CELL.finditer(body.removeprefix("|").removesuffix("|"))
            rows.append([_strip(text, offset + cell.start(), offset + cell.end()) for cell in cells])
        start += len(line) + 1
    return sayings


def _strip(text, start, end):
    """The span of a cell without the blanks and stress around it; stars that stress nothing stay, they hide or note."""
    first = INNER.match(text, start, end).end()
    last = end
    while first < last and (found := LAST.search(text, max(first, last - 24), last)):
        last = found.start()
    stars = STARS.search(text, start, end) if first == last else None
    if stars:
        return stars.span()
    before, behind = text.count("*", start, first), text.count("*", last, end)
    return first - (before and not behind), last + (behind and not before)


def _show(cell):
    """What shows of a cell's text: no tags, no stress."""
    if not MARKUP.search(cell):
        return cell
    return put_in(cell, ((start, end, shown.strip()) for start, end, shown in find_markup(cell))).strip()


def _say_rows(text, rows, width, before):
    """What is said of the figures below the heads; words that stand before the first head are none of the table."""
    rows = [rows[0][-width:], *(row[:width] for row in rows[1:])]
    cells = [[Cell([_show(text[start:end])] if start < end else []) for start, end in row] for row in rows]
    grid = spread_cells(cells)
    frame = read_frame(grid, before) if grid else None
    if frame is None:
        return []
    return [
        Saying(*rows[number][column], said, unit)
        for number in range(frame.top, len(rows))
        for column in frame.labels
        if column < len(rows[number]) and is_filled(grid[number][column])
        for said, _, unit in [tell_figure(grid, frame, number, column)]
    ]


def tell_figure(grid: list[list[str]], frame: Frame, number: int, column: int) -> tuple[str, str, str]:
    """Return what is said before a figure (head and label), the figure, and its unit where the cell has none.

    What the unit belongs to stands next to the figure: 石桥乡 + 玉米 + 1200 + 亩, but 2024年计划 + 玉米面积 + 1.2 + 亩.
    """
    row = grid[number]
    label, own = read_label([row[at] for at in frame.labels[column]])
    head, head_unit = part_head(frame.heads[column])
    found = MASKED.fullmatch(row[column]) or VALUE.fullmatch(row[column])
    if found is None:
        return f"{_part_digits(head, label)}{label}：", row[column], ""
    beside = find_unit(row[at] for at in frame.units)
    captions = (
        choose_unit(words, label + head)
        for above in (*frame.heads[column], *frame.above)
        for words in read_caption(above)
    )
    caption = next(filter(None, captions), "")
    if not head and any(frame.heads[at] for at in frame.labels):  # heads that stand awry tell no unit
        beside = caption = ""
    by_head = head_unit == "%" or not own and (head_unit or caption and not beside)
    unit = "" if found["unit"] else (head_unit if by_head else own) or head_unit or beside or caption
    near, far = (head, label) if head and by_head and not YEAR.match(head) else (label, head)
    words = _part_digits(far, near) + near
    return _part_digits(words, row[column]), row[column], unit


def _part_digits(left, right):
    """`left`, with a sign behind it where its last figure would run into that of `right`."""
    if left[-1:].isdigit() and not right.startswith("年"):
        return left + ("年" if YEAR.fullmatch(left) else "：")
    return left + "：" if left and right[:1] in "-－−+" and not HAN.match(left[-1]) else left
