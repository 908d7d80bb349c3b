"""What a Word document's elements add up to: paragraphs, cells and tables, and a count of what was left out."""

import re
from collections import Counter

from fieldwords.reading.markup import TORN, is_note, raise_digits
from fieldwords.reading.styles import Numbering, is_on, local_name, read_attribute, read_looks
from fieldwords.reading.tables import Cell, draw_table

LEFT_OUT = {
    "footnoteReference": "{} footnotes were left out",
    "endnoteReference": "{} endnotes were left out",
    "altChunk": "{} embedded documents were left out",
    "subDoc": "{} linked documents were left out",
    "OLEObject": "{} embedded objects (such as a sheet of Excel) were left out",
    "diagram": "{} SmartArt drawings were left out",
    "chart": "{} charts were left out",
    "picture": "{} pictures were left out",
    "vanish": "{} stretches of hidden text were left out",
    "strike": "{} stretches of struck-through text were left out",
    "note": "{} note signs were left out",
    "field": "{} formulas were left out",
    "unnumbered": "{} paragraphs are numbered by Word in a way unknown here; those numbers were left out",
    "sym": "{} signs of symbol fonts were left out",
    "del": "{} tracked deletions were left out",
    "row": "{} deleted table rows were left out",
    "ins": "{} tracked insertions were kept",
}
COUNTED = ("footnoteReference", "endnoteReference", "altChunk", "subDoc", "OLEObject")
GRAPHICS = {"diagram": "diagram", "chart": "chart", "chartex": "chart", "picture": "picture"}
DROPPED = {"del", "moveFrom", "rt", "pPrChange", "rPrChange", "delText", "tblPrChange", "tcPrChange", "trPrChange"}
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
SYMBOLS = {"B1": "±", "B3": "≥", "A3": "≤", "B4": "×", "BB": "≈"}  # of the font Symbol, behind F0
# What an EQ field shows: a fraction, or a base with a circle or pinyin laid over it.
FRACTION = re.compile(r"\\f\s*[(（]([^()（）,，]{1,20})[,，]([^()（）,，]{1,20})[)）]", re.I)
OVERLAY = re.compile(r"\\(?:o|x|a)\b.*[,，(（]([^()（）,，]{1,20})[)）]", re.I | re.S)
SIGN = re.compile(r"\s*[○△□◇]\s*")
RAISABLE = re.compile(r"[0-9A-Za-z]\Z")


class Writer:
    """The text so far: open paragraphs (a text box stands inside one), tables and fields.

    `counts` tells what of `LEFT_OUT` was met.
    """

    def __init__(self, styles: dict[str, dict[str, bool]], numbering: Numbering):
        self.counts, self._styles, self._numbering = Counter(), styles, numbering
        self._lines, self._tables = [[]], []  # of the body and of open cells; the rows of open tables
        self._paragraphs, self._raised, self._lifted, self._fields = [[]], [False], None, []

    def enter(self, element, tag: str | None) -> bool:
        """Take in the start of an element; False when nothing below it is to be read."""
        self._count(element, tag)
        if tag in DROPPED or (tag in ("Choice", "Fallback") and not _is_chosen(element)):
            return False
        if tag == "r":
            return self._start_run(element)
        if tag == "tr":
            if element.find("{*}trPr/{*}del") is not None:
                self.counts["row"] += 1
                return False
            if self._tables:
                self._tables[-1].append([])
        elif tag == "p":
            self._paragraphs.append([])
            self._raised.append(False)
        elif tag == "tbl":
            self._tables.append([])
        elif tag == "tc":
            self._start_cell(element)
        elif tag == "t":
            self._write(element.text or "")
        elif tag == "instrText" and self._fields:
            self._fields[-1][0].append(element.text or "")
        elif tag == "fldChar":
            self._turn_field(read_attribute(element, "fldCharType"))
        elif tag == "textpath":
            self._write(element.get("string") or "")
        elif tag in SIGNS and local_name(element.getparent()) == "r":
            self._write(SIGNS[tag])
        return True

    def leave(self, element, tag: str | None) -> None:
        """Take in the end of an element."""
        if tag == "p":
            self._end_paragraph(element)
        elif tag == "r":
            self._raised.pop()
        elif tag == "tc" and len(self._lines) > 1:  # blank lines at its end are none of a cell's text
            lines = self._lines.pop()
            lines[:] = [line for line in lines if line.strip()]
        elif tag == "tbl":
            before = next((line for line in reversed(self._lines[-1]) if line.strip()), "")
            self._lines[-1].extend(draw_table(self._tables.pop(), before))
        elif tag == "num":  # the upper part of a fraction
            self._write("/")
        elif tag == "e" and local_name(element.getparent()) == "sSup":
            self._write("^")

    def lines(self) -> list[str]:
        """Return all lines."""
        return [str(line) for line in self._lines[0]]

    def _count(self, element, tag):
        """Count an element that is left out or of which a reader should know."""
        if tag == "graphicData":
            kind = (element.get("uri") or "").rpartition("/")[2].lower()
            self.counts[GRAPHICS.get(kind, "")] += 1
        elif tag == "imagedata":
            self.counts["picture"] += 1
        elif tag == "sym":
            code = read_attribute(element, "char").upper().removeprefix("F0")
            if read_attribute(element, "font") == "Symbol" and code in SYMBOLS:
                self._write(SYMBOLS[code])
            else:
                self.counts["sym"] += 1
        elif tag in COUNTED or (tag in ("del", "ins") and is_on(element)):
            self.counts[tag] += 1

    def _start_run(self, run):
        """Take in the properties of a run; False when its text does not count."""
        shows = read_looks(run, self._styles)
        if not shows.get("position"):
            self._lifted = None
        elif self._lifted is None:  # beside a figure, not the whole figure
            self._lifted = RAISABLE.search("".join(self._paragraphs[-1][-1:])) is not None
        self._raised.append(shows.get("vertAlign", False) or bool(self._lifted))
        for name in ("vanish", "strike", "dstrike"):
            if shows.get(name):
                self.counts["strike" if name == "dstrike" else name] += 1
                return False
        return True

    def _write(self, text):
        """Add text to the open paragraph; raised digits become ² and the like, a raised note sign is left out."""
        if self._fields and self._fields[-1][1] is None:
            return
        if self._raised[-1] and text:
            if is_note(text):
                self.counts["note"] += 1
                return
            text = raise_digits(text)
        self._paragraphs[-1].append(text)

    def _turn_field(self, kind):
        """Begin a field, turn to its result, or end it; an equation without a result is read from its instruction."""
        if kind == "begin":
            self._fields.append([[], None])  # its instruction, and how much was written before its result
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = len(self._paragraphs[-1])
        elif kind == "end" and self._fields:
            instruction, before = self._fields.pop()
            empty = before is None or before >= len(self._paragraphs[-1])
            if empty and (equation := "".join(instruction).strip())[:2].lower() == "eq":
                text = read_equation(equation)
                self.counts["field"] += text is None
                self._write(text or "")

    def _end_paragraph(self, paragraph):
        """Close a paragraph: its lines are done, unless its mark was deleted or moved away with changes tracked."""
        number = self._numbering.number(paragraph)
        self.counts["unnumbered"] += number is None
        self._raised.pop()
        text = "".join(self._paragraphs.pop())
        text = TORN.sub("", (number or "") + text if text else text)
        lines, marks = self._lines[-1], paragraph.iterfind("{*}pPr/{*}rPr/*")
        if lines and isinstance(lines[-1], _Open):
            text = lines.pop() + text
        goes_on = any(is_on(mark) for mark in marks if local_name(mark) in ("del", "moveFrom"))
        lines += [_Open(text)] if goes_on else text.split("\n")

    def _start_cell(self, cell):
        """Open a cell with its spans."""
        self._lines.append([])
        span, merge = cell.find("{*}tcPr/{*}gridSpan"), cell.find("{*}tcPr/{*}vMerge")
        width = "".join(span.attrib.values()) if span is not None else "1"
        above = merge is not None and "restart" not in merge.attrib.values()
        if self._tables and self._tables[-1]:
            columns = int(width) if width.isdecimal() and len(width) < 3 else 1
            self._tables[-1][-1].append(Cell(self._lines[-1], max(columns, 1), 1, above))


class _Open(str):
    """A paragraph that goes on in the next."""


def _is_chosen(branch):
    """Of mc:AlternateContent the first branch with text is read, and only that."""
    for other in branch.getparent():
        if next(other.iter("{*}t", "{*}textpath"), None) is not None:
            return other is branch
    return branch.getprevious() is None


def read_equation(instruction: str) -> str | None:
    """Return what an EQ field of Word shows: a fraction as 1/2, of a base and its circle or pinyin the base."""
    if found := FRACTION.search(instruction):
        return f"{found[1].strip()}/{found[2].strip()}"
    if found := OVERLAY.search(instruction):
        return "" if SIGN.fullmatch(found[1]) else found[1].strip()
    return None
