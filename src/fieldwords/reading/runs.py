"""What a Word document's runs add up to: paragraphs, cells and tables, and a count of what was left out."""

import re
from collections import Counter

from fieldwords.reading.formulas import TORN, is_note, raise_digits, read_equation
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
GRAPHICS = {"diagram": "diagram", "chart": "chart", "chartex": "chart", "picture": "picture"}
SYMBOLS = {"B1": "±", "B3": "≥", "A3": "≤", "B4": "×", "BB": "≈"}  # of the font Symbol, behind F0
STYLES = 5000  # of a document, looked at
OFF = ("0", "false", "off", "none")
RAISABLE = re.compile(r"[0-9A-Za-z]\Z")


def local_name(element) -> str | None:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else None


def read_attribute(element, name: str) -> str:
    """Return the value of an attribute by its name without its namespace, '' for none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def is_on(element) -> bool:
    """Tell whether a property is switched on, as it is when nothing else is said."""
    return all(value not in OFF for name, value in element.attrib.items() if name.endswith("}val"))


def read_styles(root) -> dict[str, dict[str, bool]]:
    """Return how the styles of word/styles.xml make text look, by their names: {"Deleted": {"strike": True}}."""
    rows = list(root.iter("{*}style"))[:STYLES] if root is not None else []
    styles: dict[str, dict[str, bool]] = {}
    for _ in range(3):  # a style may rest on one that comes later
        styles |= {name: read_looks(row, styles) for row in rows if (name := read_attribute(row, "styleId"))}
    return styles


def read_looks(element, styles: dict[str, dict[str, bool]]) -> dict[str, bool]:
    """Return which of vanish, strike, dstrike, vertAlign and position (raised) a run or a style has."""
    looks: dict[str, bool] = {}
    based = element.find("{*}basedOn") if local_name(element) == "style" else None
    if based is not None:
        looks |= styles.get(read_attribute(based, "val"), {})
    for child in element.iterfind("{*}rPr/*"):
        name = local_name(child)
        if name == "rStyle":
            looks |= styles.get(read_attribute(child, "val"), {})
        elif name == "vertAlign":
            looks[name] = read_attribute(child, "val") == "superscript"
        elif name == "position":
            looks[name] = re.fullmatch("[4-9]|[1-9][0-9]", read_attribute(child, "val")) is not None  # half points
        elif name in ("vanish", "strike", "dstrike"):
            looks[name] = is_on(child)
    return looks


class Writer:
    """The text so far: open paragraphs (a text box stands inside one), tables and fields.

    `counts` tells what of `LEFT_OUT` was met, `n_paragraphs` how many paragraphs have ended.
    """

    def __init__(self, styles: dict[str, dict[str, bool]]):
        self.counts, self.n_paragraphs, self._styles = Counter(), 0, styles
        self._lines, self._tables = [[]], []  # of the body and of open cells; the rows of open tables
        self._paragraphs, self._raised, self._lifted, self._fields = [[]], [False], None, []

    def count(self, element, tag: str | None) -> None:
        """Count an element that is left out or of which a reader should know."""
        if tag == "graphicData":
            kind = (element.get("uri") or "").rpartition("/")[2].lower()
            self.counts[GRAPHICS.get(kind, "")] += 1
        elif tag == "imagedata":
            self.counts["picture"] += 1
        elif tag == "sym":
            self._write_symbol(element)
        elif tag in ("footnoteReference", "endnoteReference", "altChunk", "subDoc", "OLEObject") or (
            tag in ("del", "ins") and is_on(element)
        ):
            self.counts[tag] += 1

    def _write_symbol(self, element):
        code = read_attribute(element, "char").upper().removeprefix("F0")
        if read_attribute(element, "font") == "Symbol" and code in SYMBOLS:
            self.write(SYMBOLS[code])
        else:
            self.counts["sym"] += 1

    def start_run(self, run) -> bool:
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

    def end_run(self) -> None:
        """Forget the properties of the run that ends."""
        self._raised.pop()

    def write(self, text: str) -> None:
        """Add text to the open paragraph; raised digits become ² and the like, a raised note sign is left out."""
        if self._fields and not self._fields[-1][1]:
            return
        if self._raised[-1] and text:
            if is_note(text):
                self.counts["note"] += 1
                return
            text = raise_digits(text)
        self._paragraphs[-1].append(text)

    def write_instruction(self, text: str) -> None:
        """Add to what a field is told to show."""
        if self._fields:
            self._fields[-1][0].append(text)

    def turn_field(self, kind: str) -> None:
        """Begin a field, turn to its result, or end it; an equation without a result is read from its instruction."""
        if kind == "begin":
            self._fields.append([[], False])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = len(self._paragraphs[-1]) + 1
        elif kind == "end" and self._fields:
            instruction, shown = self._fields.pop()
            empty = not shown or shown > len(self._paragraphs[-1])
            if empty and (equation := "".join(instruction).strip())[:2].lower() == "eq":
                text = read_equation(equation)
                self.counts["field"] += text is None
                self.write(text or "")

    def start_paragraph(self) -> None:
        """Open a paragraph."""
        self._paragraphs.append([])
        self._raised.append(False)

    def end_paragraph(self, number: str, goes_on: bool) -> None:
        """Close a paragraph: its lines are done, unless it goes on in the next."""
        self._raised.pop()
        text = "".join(self._paragraphs.pop())
        self.n_paragraphs += 1
        text = TORN.sub("", (number + text) if text else text)
        lines = self._lines[-1]
        if lines and isinstance(lines[-1], _Open):
            text = lines.pop() + text
        lines += [_Open(text)] if goes_on else text.split("\n")

    def start_table(self) -> None:
        """Open a table."""
        self._tables.append([])

    def start_row(self) -> None:
        """Open a row."""
        if self._tables:
            self._tables[-1].append([])

    def start_cell(self, cell) -> None:
        """Open a cell with its spans."""
        self._lines.append([])
        span, merge = cell.find("{*}tcPr/{*}gridSpan"), cell.find("{*}tcPr/{*}vMerge")
        width = "".join(span.attrib.values()) if span is not None else "1"
        above = merge is not None and "restart" not in merge.attrib.values()
        if self._tables and self._tables[-1]:
            columns = int(width) if width.isdecimal() and len(width) < 3 else 1
            self._tables[-1][-1].append(Cell(self._lines[-1], max(columns, 1), 1, above))

    def end_cell(self) -> None:
        """Close a cell: blank lines at its end are none of its text."""
        if len(self._lines) > 1:
            lines = self._lines.pop()
            lines[:] = [line for line in lines if line.strip()]

    def end_table(self) -> None:
        """Close a table and draw it."""
        before = next((line for line in reversed(self._lines[-1]) if line.strip()), "")
        self._lines[-1].extend(draw_table(self._tables.pop(), before))

    def end(self) -> list[str]:
        """Return all lines."""
        return [str(line) for line in self._lines[0]]


class _Open(str):
    """A paragraph that goes on in the next."""
