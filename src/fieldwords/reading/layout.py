"""From letters to lines: what stands side by side is a line, a row of a table or columns of text, parted by gutters."""

from bisect import bisect
from collections.abc import Sequence
from itertools import chain, groupby, pairwise
from statistics import median
from typing import NamedTuple

from fieldwords.reading.letters import Letter, Rule
from fieldwords.reading.markup import raise_digits
from fieldwords.reading.tables import DASHES, VALUE

CELL, BLANK, CLOSE = 1.5, 0.8, 0.12  # gaps, in letter heights beyond the usual one, that part cells, words, close cells
APART = 1.3  # the widest usual gap between letters that are set apart, in letter heights
GUTTER = 0.55  # letter heights that a gutter is wide at least, beyond the usual gap between letters
LEVEL = 0.3  # letter heights by which the baselines of one line differ at most
LINES, GROUPS = 2, 400  # lines that a column has at least; lines of a page that are looked at
PROSE = 8  # letters that the lines of a column have at least, on average
NARROW = 0.6  # share of the page's width from which a line without a gap is of no column
BESIDE = 0.5  # share of the shorter column's height that stands beside the other
STOPS = "，。；、"
Block = tuple[list[Letter], tuple[float, float] | None]


class Piece(NamedTuple):
    """Letters that stand together in a line: a cell, or the whole line; `cell`: the rules left and right of it."""

    text: str
    left: float
    right: float
    cell: tuple[float, float] | None = None


class Line(NamedTuple):
    """A line: its pieces from left to right, letter height, baseline, and the edges of its column, if of two."""

    pieces: list[Piece]
    size: float
    base: float = 0.0
    edges: tuple[float, float] | None = None

    @property
    def text(self) -> str:
        """The pieces, parted by blanks."""
        return " ".join(piece.text for piece in self.pieces)


def lay_lines(letters: list[Letter], rules: Sequence[Rule] = ()) -> list[Line]:
    """Return the lines of a page from top to bottom, of columns of text first the left and then the right.

    Upright rules part the pieces of a line.
    """
    lines = []
    for block, edges in part_columns(letters):
        found = _lay_block(block, rules)
        lines += found if edges is None else [line._replace(edges=edges) for line in found]
    return lines


def _lay_block(letters, rules):
    usual = median(letter.size for letter in letters) if letters else 0
    rows = _gather_rows(letters, usual)
    gap = _usual_gap([letter for row in rows for letter in row]) if rows else 0
    lines, close = ([_make_line(row, gap, rules, wide) for row in rows] for wide in (CELL, CLOSE))
    return [line for line in _part_close(lines, close) if line.pieces]


def _part_close(lines, close):
    """The lines, parted at narrow gaps where they then are rows of a table: as many cells, figures behind labels."""
    figures = [len(row.pieces) * _holds_figures(row) for row in close]
    alike = [at for at in range(len(close) - 1) if figures[at] and figures[at] == figures[at + 1]]
    found = {*alike, *(at + 1 for at in alike)}
    heads = {at - 1 for at in found if at and len(close[at - 1].pieces) == figures[at]}
    return [close[at] if at in found | heads else line for at, line in enumerate(lines)]


def _holds_figures(row):
    """Tell whether figures stand behind a label, and nothing else behind them."""
    found = [bool(VALUE.fullmatch(piece.text)) for piece in row.pieces]
    behind = row.pieces[found.index(True) :] if True in found[1:] and not found[0] else []
    return bool(behind) and all(VALUE.fullmatch(piece.text) or set(piece.text) <= DASHES for piece in behind)


def _gather_rows(letters, usual):
    """Letters whose middles stand at one height, each row from left to right."""
    rows, middle = [], None
    for letter in sorted(letters, key=lambda one: -(one.base + one.size / 2)):
        height = letter.base + letter.size / 2
        if middle is None or middle - height > 0.5 * max(min(letter.size, 2 * usual), usual):
            rows.append([])
            middle = height
        elif letter.size > 0.8 * usual:
            middle = min(middle, max(height, middle - 0.2 * usual))
        rows[-1].append(letter)
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _usual_gap(letters):
    """The usual gap between neighbours, in letter heights: 0 for text set solid, more where letters stand apart."""
    gaps = [
        (after.left - before.right) / before.size
        for before, after in pairwise(letters)
        if before.base - before.size < after.base < before.base + before.size and after.left > before.left
    ]
    return min(max(median(gaps), 0.0), APART) if gaps else 0.0


def _make_line(row, page_gap, rules, widest):
    """The pieces of a row, parted by rules and where the gap is much wider than usual."""
    gap = max(page_gap, _usual_gap(row)) if len(row) > 5 else page_gap
    size = median(letter.size for letter in row)
    base = median(letter.base for letter in row)
    parted = sorted(rule.place for rule in rules if rule.bottom < base + size / 2 < rule.top)
    groups: list[list[Letter]] = []

    def find_cell(letter):
        return bisect(parted, (letter.left + letter.right) / 2)

    for letter in row:
        wide = (letter.left - groups[-1][-1].right) / size - gap if groups else None
        if not letter.sign.strip():
            continue
        if wide is None or wide > widest or find_cell(letter) > find_cell(groups[-1][-1]):
            groups.append([letter])
        elif wide > BLANK:
            groups[-1] += [letter._replace(sign=" " + letter.sign)]
        else:
            groups[-1].append(letter)
    pieces = []
    for group in groups:
        at = find_cell(group[0])
        cell = (parted[at - 1], parted[at]) if 0 < at < len(parted) else None
        pieces.append(Piece(_write(group, base, size), group[0].left, group[-1].right, cell))
    return Line([piece for piece in pieces if piece.text.strip()], size, base)


def _write(letters, base, size):
    """The text of letters: small raised digits are exponents, small raised signs of notes are left out."""
    text = ""
    for raised, run in groupby(letters, lambda one: one.size < 0.8 * size and one.base > base + 0.15 * size):
        signs = "".join(letter.sign for letter in run)
        text += raise_digits(signs) if raised else signs
    return text


def part_columns(letters: list[Letter]) -> list[Block]:
    """Return the letters of a page in blocks, in the order of reading: columns with their edges, others with None."""
    groups = _group_lines(letters)
    if not LINES <= len(groups) <= GROUPS:
        return [(letters, None)]
    size = median(letter.size for letter in letters)
    gaps = [after.left - before.right for group in groups for before, after in pairwise(group)]
    wide = GUTTER * size + min(max(median(gaps or [0]), 0), size)
    full = NARROW * (max(group[-1].right for group in groups) - min(group[0].left for group in groups))
    holes = [
        found if len(found := _find_holes(group, wide)) > 2 or group[-1].right - group[0].left < full else []
        for group in groups
    ]
    if sum(map(bool, holes)) < LINES:
        return [(letters, None)]
    blocks: list[Block] = []
    rest, place = [], 0
    while place < len(groups):
        end, splits = _find_splits(groups, holes, place, wide)
        if not splits:
            rest += groups[place]
            place += 1
            continue
        blocks += [(rest, None)] if rest else []
        blocks += [(column, _measure(column)) for column in _sort_columns(chain(*groups[place:end]), splits)]
        rest, place = [], end
    return [*blocks, (rest, None)] if blocks and rest else blocks or [(letters, None)]


def _group_lines(letters):
    """The letters by their baselines, from the top, each line from left to right; blanks are left out."""
    groups: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: -one.base):
        if letter.sign.strip():
            if not groups or groups[-1][0].base - letter.base > LEVEL * letter.size:
                groups.append([])
            groups[-1].append(letter)
    return [sorted(group, key=lambda one: one.left) for group in groups]


def _find_holes(group, wide):
    """Where no letter of a line stands: left of it, in wide gaps, right of it."""
    holes, reached = [], float("-inf")
    for letter in group:
        if letter.left - reached >= wide:
            holes.append((reached, letter.left))
        reached = max(reached, letter.right)
    return [*holes, (reached, float("inf"))]


def _find_splits(groups, holes, place, wide):
    """Where a run of lines in columns (a line of none has no holes) ends, and the middles of its gutters, if any."""
    common, end = holes[place], place + 1
    while common and end < len(groups) and holes[end]:
        both = [
            (left, right)
            for one in common
            for other in holes[end]
            if (right := min(one[1], other[1])) - (left := max(one[0], other[0])) >= wide
        ]
        if _keep_inner(common) and not _keep_inner(both):
            break
        common, end = both, end + 1
    splits = [(left + right) / 2 for left, right in _keep_inner(common)]
    columns = _sort_columns(chain(*groups[place:end]), splits) if splits else []
    return end, splits if columns and _are_columns(columns) else []


def _keep_inner(holes):
    return [hole for hole in holes if hole[0] > float("-inf") and hole[1] < float("inf")]


def _sort_columns(letters, splits):
    """The letters by the column in which each begins."""
    columns: list[list[Letter]] = [[] for _ in range(len(splits) + 1)]
    for letter in letters:
        columns[bisect(splits, letter.left)].append(letter)
    return columns


def _measure(column):
    return min(letter.left for letter in column), max(letter.right for letter in column)


def _are_columns(columns):
    """Tell whether columns hold lines of prose and stand beside each other."""
    for column in columns:
        lines = len(_group_lines(column))
        if lines < LINES or len(column) < PROSE * lines or 2 * sum(one.sign in STOPS for one in column) < lines:
            return False
    spans = [(min(one.base for one in column), max(one.base for one in column)) for column in columns]
    return all(
        min(one[1], other[1]) - max(one[0], other[0]) >= BESIDE * min(one[1] - one[0], other[1] - other[0])
        for one, other in pairwise(spans)
    )
