"""What the styles and lists of a Word document say: what text looks like, and the numbers written before paragraphs."""

import re
from collections import defaultdict
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

STYLES = 5000  # of a document, looked at
OFF = ("0", "false", "off", "none")
DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CLOSING = "、．。）】：〕"
LONGEST, HIGHEST = 60, 9999  # characters of a label, and the number up to which it is written


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
    for child in (*element.iterfind("{*}basedOn"), *element.iterfind("{*}rPr/*")):
        name = local_name(child)
        if name in ("basedOn", "rStyle"):
            looks |= styles.get(read_attribute(child, "val"), {})
        elif name == "vertAlign":
            looks[name] = read_attribute(child, "val") == "superscript"
        elif name == "position":
            looks[name] = re.fullmatch("[4-9]|[1-9][0-9]", read_attribute(child, "val")) is not None  # half points
        elif name in ("vanish", "strike", "dstrike"):
            looks[name] = is_on(child)
    return looks


def write_chinese(number: int) -> str:
    """Return 1-9999 as Chinese numerals: 10 is 十, 21 is 二十一, 105 is 一百零五."""
    written = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += DIGITS[digit] + unit
        elif written and not written.endswith("零"):
            written += "零"
    written = written.rstrip("零")
    return written.removeprefix("一") if 10 <= number < 20 else written


def _write_roman(number):
    written = ""
    for value, sign in ROMAN:
        written += sign * (number // value)
        number %= value
    return written


FORMATS = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "decimalFullWidth": lambda number: str(number).translate(FULL_WIDTH),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), lambda number: CIRCLED[number - 1]),
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting"), write_chinese),
    "upperLetter": lambda number: ascii_uppercase[number - 1],
    "lowerLetter": lambda number: ascii_lowercase[number - 1],
    "upperRoman": lambda number: _write_roman(number).upper(),
    "lowerRoman": _write_roman,
}


class Level(NamedTuple):
    """One level of a list: number format, text with %1 for the first level's number, first number, what follows."""

    format: str
    text: str
    start: int
    suffix: str


class Numbering:
    """The running numbers of a document, by the roots of its word/numbering.xml and word/styles.xml."""

    def __init__(self, numbering=None, styles=None):
        abstracts = {read_attribute(node, "abstractNumId"): node for node in _find(numbering, "abstractNum")}
        self.lists, self.levels = {}, {}
        for node in _find(numbering, "num"):
            key = _value(node, "abstractNumId")
            restarts = any(True for _ in _find(node, "lvlOverride/startOverride"))
            self.lists[read_attribute(node, "numId")] = read_attribute(node, "numId") if restarts else f"list {key}"
            for level in _find(abstracts.get(key), "lvl"):
                self.levels[read_attribute(node, "numId"), _number(read_attribute(level, "ilvl"))] = _read_level(level)
        self.styles = {read_attribute(node, "styleId"): node for node in _find(styles, "style")}
        self.counters = defaultdict(dict)

    def number(self, paragraph) -> str | None:
        """Return what Word writes before the next paragraph: '' for nothing, None where that is not known."""
        place = self._place(paragraph)
        if place is None:
            return ""
        level = self.levels.get(place)
        if level is None:
            return None
        counters = self.counters[self.lists[place[0]]]
        counters[place[1]] = counters.get(place[1], level.start - 1) + 1
        for deeper in [depth for depth in counters if depth > place[1]]:
            del counters[deeper]
        if level.format in ("bullet", "none"):
            return ""
        try:
            label = re.sub("%([1-9])", lambda match: self._write(place[0], int(match[1]) - 1), level.text)
        except LookupError:
            return None
        return label if level.suffix == "nothing" or label.endswith(tuple(CLOSING)) else label + " "

    def _write(self, numbered, depth):
        level = self.levels[numbered, depth]
        number = self.counters[self.lists[numbered]].setdefault(depth, level.start)
        if not 0 <= number <= HIGHEST:
            raise LookupError(number)
        return FORMATS[level.format](number)

    def _place(self, paragraph):
        """List and level of a paragraph, by itself or through its style and the styles that one is based on."""
        properties = next(_find(paragraph, "pPr"), None)
        style = _value(properties, "pStyle")
        numbered, depth = _value(properties, "numPr/numId"), _value(properties, "numPr/ilvl")
        for _ in range(20):
            if numbered is not None or style not in self.styles:
                break
            node = self.styles[style]
            numbered, depth = _value(node, "pPr/numPr/numId"), depth or _value(node, "pPr/numPr/ilvl")
            style = _value(node, "basedOn")
        return None if numbered in (None, "0") else (numbered, _number(depth))


def _read_level(level):
    text = _value(level, "lvlText") or ""
    format = (_value(level, "numFmt") or "decimal") if len(text) <= LONGEST else "too long"
    return Level(format, text[:LONGEST], _number(_value(level, "start"), 1), _value(level, "suff"))


def _number(value, default=0):
    """The number that an attribute holds, one too high for any list where it is too long; `default` for none."""
    if not value or not value.isdecimal():
        return default
    return int(value) if len(value) < 8 else HIGHEST + 1


def _find(node, path):
    """Elements along a path of local names."""
    return node.iterfind("/".join(f"{{*}}{name}" for name in path.split("/"))) if node is not None else iter(())


def _value(node, path):
    """The value of the first element along a path, None where there is none."""
    found = next(_find(node, path), None)
    return None if found is None else read_attribute(found, "val") or None
