"""Rows: the lines of a PDF that stand below each other as the rows of a table."""

from fieldwords.reading.layout import Line, Piece
from fieldwords.reading.tables import VALUE, Cell

NEXT, LABEL = 2, 6  # letter heights between the lines of one cell at most; letters of a label that stands alone
FAR = 4  # letter heights between two lines of one table at most
OVERLAP = 3  # points by which the letters of neighbouring columns may reach into each other
HEAD = 0.9  # height of a running head's letters to that of the text's, at most
HEADS, WIDE = 4, 24  # lines of heads above the first row at most, and letters in one
ENDS = tuple("。；：，:;,")
Span = tuple[float, float]


def find_table(lines: list[Line], place: int, first: int) -> tuple[int, int, list[list[Cell]]] | None:
    """Return where a table begins and ends and its rows; None where the line at `place` is no table's row.

    From `first`, the first line that is no other table's, to `place` may stand heads over several columns.
    """
    end = place
    if _is_running_head(lines[place : place + 2]):
        return None
    while end < len(lines) and (
        len(lines[end].pieces) > 1
        or _continues_cell(lines[place:end], lines[end])
        or _is_label(lines[max(place, end - 1) : end + 2])
    ):
        if end > place and lines[end - 1].base - lines[end].base > FAR * lines[end].size:
            break
        end += 1
    spans = _find_spans(lines[place:end])
    if end - place < 2 or len(spans) < 2:
        return None
    rows: list[list[Cell]] = []
    for at in range(place, end):
        row = _fill_row(lines[at], spans)
        if _continues_cell(lines[place:at], lines[at]):
            texts = [cell.lines + more.lines for cell, more in zip(_spread(rows.pop()), _spread(row), strict=True)]
            row = [Cell(["".join(lines)] if lines else []) for lines in texts]
        rows.append(row)
    heads = _find_heads(lines[max(first, place - HEADS) : place + 1], spans)
    return place - len(heads), end, heads + rows


def _find_spans(lines):
    """The columns, from left to right: where pieces stand below each other; what lies over several makes none."""
    most = max((len(line.pieces) for line in lines), default=0)
    whole = next((at for at, line in enumerate(lines) if len(line.pieces) == most), 0)
    pieces = [(piece.right - piece.left, at, piece) for at, line in enumerate(lines) for piece in line.pieces]
    spans: list[tuple[float, float, set[int]]] = []
    for _, at, piece in sorted(pieces, key=lambda one: one[:2]):
        over = [span for span in spans if min(span[1], piece.right) - max(span[0], piece.left) > OVERLAP]
        shared = len(over) > 1 and len(set.union(*(span[2] for span in over))) < sum(len(span[2]) for span in over)
        if shared or not over and at < whole:
            continue
        left, right = min([piece.left, *(span[0] for span in over)]), max([piece.right, *(span[1] for span in over)])
        spans = [span for span in spans if span not in over] + [(left, right, {at}.union(*(span[2] for span in over)))]
    return sorted(span[:2] for span in spans)


def _find_columns(piece: Piece, spans: list[Span]) -> tuple[int, int]:
    """The first and the last column over which a piece stands: as far as its rules, else its letters, reach."""
    left, right = piece.left, piece.right
    if piece.cell:
        inside = [at for at, span in enumerate(spans) if piece.cell[0] < (span[0] + span[1]) / 2 < piece.cell[1]]
        if inside:
            return inside[0], inside[-1]
    over = [at for at, span in enumerate(spans) if min(span[1], right) - max(span[0], left) > OVERLAP]
    after = sum(span[1] - OVERLAP <= left for span in spans)
    return (over[0], over[-1]) if over else (max(after - 1, 0), min(after, len(spans) - 1))


def _reach_out(piece, spans, lacking):
    """The columns of a head without rules: the most in whose middle it stands, all of them lacking or none."""
    first, last = _find_columns(piece, spans)
    if piece.cell:
        return first, last
    middle = (piece.left + piece.right) / 2

    def is_off(one):
        return abs((spans[one[0]][0] + spans[one[1]][1]) / 2 - middle) // (2 * OVERLAP), one[0] - one[1]

    reaches = ((left, right) for left in range(first + 1) for right in range(last, len(spans)))
    alike = [one for one in reaches if len({at in lacking for at in range(one[0], one[1] + 1)}) == 1]
    return min(alike, key=is_off, default=(first, last))


def _fill_row(line, spans, columns=None):
    row: list[Cell] = []
    at = 0
    columns = columns or [_find_columns(piece, spans) for piece in line.pieces]
    for piece, (first, last) in zip(line.pieces, columns, strict=True):
        if first < at:
            row[-1].lines[-1] += piece.text
            continue
        row += [Cell([]) for _ in range(at, first)]
        row.append(Cell([piece.text], last - first + 1))
        at = last + 1
    return row + [Cell([]) for _ in range(at, len(spans))]


def _spread(row):
    """A row with a cell for each of its columns."""
    return [one for cell in row for one in [cell._replace(columns=1), *[Cell([])] * (cell.columns - 1)]]


def _find_heads(lines, spans):
    """Rows of heads above the first row (the last of `lines`), over several columns or one that this row leaves out."""
    lacking = {at for at, cell in enumerate(_spread(_fill_row(lines[-1], spans))) if not cell.lines}
    rows: list[list[Cell]] = []
    for line, below in zip(lines[-2::-1], lines[:0:-1], strict=False):
        columns = [_reach_out(piece, spans, lacking) for piece in line.pieces]
        is_head = all(
            first in lacking if first == last else first > 0 and (piece.cell or lacking)
            for piece, (first, last) in zip(line.pieces, columns, strict=True)
        )
        far = not 0 < line.base - below.base < FAR * below.size or abs(line.size - below.size) > 0.15 * below.size
        if far or not is_head or len(line.text) > WIDE * len(line.pieces) or line.text.endswith(ENDS):
            break
        rows.insert(0, _fill_row(line, spans, columns))
    return rows if any(cell.columns > 1 for row in rows for cell in row) else []


def _is_running_head(two):
    """Tell whether a line is the running head of a page, in smaller letters and well above the next."""
    if len(two) < 2:
        return False
    size = two[1].size
    return two[0].size < HEAD * size and two[0].base - two[1].base > NEXT * size


def _is_label(three):
    """Tell whether a line is a short label alone in its row, between two rows of a table."""
    if len(three) < 3 or len(three[1].pieces) > 1 or len(three[2].pieces) < 2 or len(three[1].text) > LABEL:
        return False
    steps = (one.base - other.base for one, other in zip(three, three[1:], strict=False))
    return all(step <= NEXT * three[1].size for step in steps)


def _continues_cell(above, line):
    """Tell whether a lone piece below a table's rows is more of the words in the cell right above it."""
    if len(above) < 2 or len(line.pieces) > 1 or above[-1].base - line.base > NEXT * line.size:
        return False
    piece = line.pieces[0]
    over = [one for one in above[-1].pieces[1:] if one.left - OVERLAP < piece.left < one.right]
    return len(over) == 1 and not VALUE.fullmatch(over[0].text) and not VALUE.fullmatch(piece.text)
