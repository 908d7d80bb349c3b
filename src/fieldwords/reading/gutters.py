"""Gutters: where a page's letters part into columns of text, whether or not their lines stand at one height."""

from bisect import bisect
from itertools import chain, pairwise
from statistics import median

from fieldwords.reading.letters import Letter

GUTTER = 0.55  # letter heights that a gutter is wide at least, beyond the usual gap between letters
LEVEL = 0.3  # letter heights by which the baselines of one line differ at most
LINES, GROUPS = 2, 400  # lines that a column has at least; lines of a page that are looked at
PROSE = 8  # letters that the lines of a column have at least, on average
NARROW = 0.6  # share of the page's width from which a line without a gap is of no column
BESIDE = 0.5  # share of the shorter column's height that stands beside the other
STOPS = "，。；、"
Block = tuple[list[Letter], tuple[float, float] | None]


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
