"""The upright rules of a PDF's page: what parts the cells of a table that stand close to each other."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium

THIN, TALL = 2.5, 6.0  # points
OBJECTS, SEGMENTS = 5000, 2000  # looked at


class Rule(NamedTuple):
    """An upright rule: its place from the left, and where it ends below and above, in points."""

    place: float
    bottom: float
    top: float


def read_rules(page) -> list[Rule]:
    """Return the upright rules of a page: lines, thin boxes, and the sides of boxes and grids.

    Parameters
    ----------
    page : pypdfium2.PdfPage
    """
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
