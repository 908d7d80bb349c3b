"""The letters of a PDF's page, what pdfium says each is and where it stands, and the upright rules between them."""

import ctypes
from collections import Counter
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

UNKNOWN = "□"  # a letter whose font does not say what it is
TURNS = {0: (1, 0, 0, 1), 1: (0, -1, 1, 0), 2: (-1, 0, 0, -1), 3: (0, 1, -1, 0)}  # quarter turns, undone
DOWNWARD = 0.6  # share of steps to the next letter that go down the page where it is written in columns
THIN, TALL = 2.5, 6.0  # points: a rule is thinner and taller
OBJECTS, SEGMENTS = 5000, 2000  # of a page and of a path, looked at


class Letter(NamedTuple):
    """A letter and its place, in points, as if the page were upright and written in lines.

    `left` and `right` bound its advance; `base` is the baseline, growing upwards; `size` its height.
    """

    sign: str
    left: float
    right: float
    base: float
    size: float


class Rule(NamedTuple):
    """An upright rule, which parts the cells of a table: its place from the left, its lower and upper end (points)."""

    place: float
    bottom: float
    top: float


def read_letters(page: pypdfium2.PdfPage) -> tuple[list[Letter], list[Letter]]:
    """Return the letters of a page in the order they are drawn, and those that stand askew (watermarks).

    Blanks that no letter draws are left out. A letter drawn twice in nearly the same place (false bold) counts once;
    one without a character is `UNKNOWN`.
    """
    text = page.get_textpage()
    raw = list(_read_raw(text, text.count_chars()))
    text.close()
    turns = Counter(turn for *_, turn in raw)
    usual = max((turn for turn in turns if turn is not None), key=lambda turn: turns[turn], default=0)
    letters = _drop_twins([_turn(item, usual) for item in raw if item[-1] == usual])
    if _is_vertical(letters):  # figures lie on their side there
        askew = [_turn(item, 0) for item in raw if item[-1] is None]
        return _lay_columns(_drop_twins([_turn(item, usual) for item in raw if item[-1] is not None])), askew
    return letters, [_turn(item, 0) for item in raw if item[-1] != usual]


def _read_raw(text, count):
    """Sign, box and baseline of each letter, and its turn: quarters, None when askew."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for place in range(count):
        if pdfium.FPDFText_IsGenerated(text, place) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code in (9, 10, 13):
            continue
        pdfium.FPDFText_GetLooseCharBox(text, place, box)
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        lost = code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or pdfium.FPDFText_HasUnicodeMapError(text, place) == 1
        quarters = pdfium.FPDFText_GetCharAngle(text, place) / 1.5707963
        turn = round(quarters) % 4 if abs(quarters - round(quarters)) < 0.03 else None
        sign = UNKNOWN if lost else chr(code)
        yield sign, box.left, box.right, box.bottom, box.top, x.value, y.value, turn


def _turn(item, turn):
    """The letter with its quarter turns undone; one that lies on its side stands on the foot of its box."""
    sign, left, right, bottom, top, x, y, own = item
    a, b, c, d = TURNS[turn]
    ends = sorted((a * left + b * bottom, a * right + b * top))
    heights = sorted((c * left + d * bottom, c * right + d * top))
    base = heights[0] if own in (1, 3) and turn in (0, 2) else c * x + d * y
    return Letter(sign, *ends, base, max(heights[1] - heights[0], 0.1))


def _drop_twins(letters):
    """The letters without those that repeat one in nearly the same place."""
    kept, seen = [], {}
    for letter in letters:
        width = max(letter.right - letter.left, 0.5)
        cell = letter.sign, round(letter.left / width), round(letter.base / letter.size)
        near = ((cell[0], cell[1] + i, cell[2] + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        twins = (seen[key] for key in near if key in seen)
        if letter.sign.strip() and any(
            abs(twin.left - letter.left) < 0.35 * width and abs(twin.base - letter.base) < 0.35 * letter.size
            for twin in twins
        ):
            continue
        seen[cell] = letter
        kept.append(letter)
    return kept


def _is_vertical(letters):
    """Tell whether most letters stand below the one before: Chinese in columns."""
    steps = [
        abs(after.left - before.left) < 0.3 * before.size and 0.5 < (before.base - after.base) / before.size < 3
        for before, after in zip(letters, letters[1:], strict=False)
    ]
    return len(steps) > 3 and sum(steps) > DOWNWARD * len(steps)


def _lay_columns(letters):
    """Columns, read from the right, as lines; a stop that is drawn after a letter comes after it, though set higher."""
    laid = []
    for one in letters:
        left, right, middle = -one.base - one.size, -one.base, (one.left + one.right) / 2
        before = laid[-1] if laid else None
        if before and abs(before.base - middle) < one.size and 0 <= before.left - left < 1.5 * one.size:
            left = before.left + 0.1
        laid.append(Letter(one.sign, left, max(right, left), middle, one.size))
    return laid


def read_rules(page: pypdfium2.PdfPage) -> list[Rule]:
    """Return the upright rules of a page: lines, thin boxes, and the sides of boxes and grids."""
    rules = []
    for number in range(min(pdfium.FPDFPage_CountObjects(page), OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _read_sides(item)
    return rules


def _read_sides(path):
    count = pdfium.FPDFPath_CountSegments(path)
    if count > 6:
        return _read_segments(path, min(count, SEGMENTS))
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    if top.value - bottom.value < TALL:
        return []
    if right.value - left.value < THIN:
        return [Rule((left.value + right.value) / 2, bottom.value, top.value)]
    return [Rule(side, bottom.value, top.value) for side in (left.value, right.value)]


def _read_segments(path, count):
    """The upright segments of a path that draws many."""
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    rules, before = [], None
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        drawn = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
        if drawn and before and abs(point[0] - before[0]) < THIN / 2 and abs(point[1] - before[1]) >= TALL:
            rules.append(Rule(point[0], min(point[1], before[1]), max(point[1], before[1])))
        before = point
    return rules
