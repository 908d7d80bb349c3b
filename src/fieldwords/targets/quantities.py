"""Quantities in a text: a number, its multiplier and its unit, where they stand and what they are worth."""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from fieldwords.targets.numerals import ARABIC, HAN, MIXED, MULTIPLIER, SPOKEN, parse_number
from fieldwords.targets.units import Unit, read_units, write_pattern

LOOSE = "[余多来]"  # 7000多亩, 三千余万亩
NUMBER = rf"(?:{MIXED}|{SPOKEN})(?:{LOOSE}[万亿]{{0,2}}+)?+"
JOIN = r"\s?(?:[—–―－\-~～至]{1,2}|到)\s?"
BARE = re.compile(
    rf"((?<![\d.A-Za-z第])(?:{MIXED}|[{HAN}]{{2,24}}+)(?:{LOOSE}[万亿]{{0,2}}+)?+)(?:、|和|及|与|以及|或)\Z"
)
PERCENT = "百分之"
PERCENT_UNIT, TIMES_UNIT = Unit("%", Decimal(1), "share", "any"), Unit("倍", Decimal(1), "ratio", "any")


class Quantity(NamedTuple):
    """A number with its unit; `value` and `value_high` are in `unit.base`, `loose` is the 余 or 多 inside the number."""

    start: int
    end: int
    value: Decimal
    value_high: Decimal | None
    unit: Unit
    written: str
    loose: str


@cache
def number_pattern() -> re.Pattern:
    """Return the one pattern that spots quantities, built from units.csv."""
    units = write_pattern(read_units())
    return re.compile(
        rf"(?P<share>{PERCENT}(?P<p1>{SPOKEN}|{ARABIC})(?:(?:至|到|—|－|-)(?:{PERCENT})?(?P<p2>{SPOKEN}|{ARABIC}))?+)"
        rf"|翻(?:了)?(?P<fold>[一两二三四五]番|番)"
        rf"|(?P<low>[一二三四五六七八九十]{{1,2}}+)分之(?P<top>[一二三四五六七八九])"
        rf"|(?<![\d.A-Za-z第{HAN}])(?P<n1>{NUMBER})(?:(?P<u1>{units})?+{JOIN}(?P<n2>{NUMBER}))?\s?(?P<unit>{units})"
        rf"|(?<![{HAN}])(?P<tenths>[一二三四五六七八九])成(?P<half>半)?(?![立为果员长就功熟不本品都型年人群份套交效色因建])"
    )


def _read_number(written: str) -> tuple[Decimal | None, str]:
    """Value of a number that may hold 余 or 多, and that word."""
    found = re.search(LOOSE, written)
    return parse_number(re.sub(LOOSE, "", written)), found.group() if found else ""


def _may_carry(unit: Unit, written: str) -> bool:
    """Whether a unit may follow such a number: 头 and 元 after a lone 一 or 三 are words (一头, 三元), not measures."""
    if written[0].isdigit():
        return True
    if unit.numerals == "arabic":
        return False
    return len(written) > 1 or unit.numerals == "any" and not (written == "一" and unit.kind in ("area", "weight"))


@lru_cache(maxsize=65536)
def _read_pair(n1: str, u1: str | None, n2: str | None, unit_name: str):
    """(value, value_high, unit, loose) of a number or a range, None when it is not one."""
    unit = read_units()[unit_name]
    first, loose = _read_number(n1)
    if first is None or not _may_carry(unit, n1):
        return None
    if n2 is None:
        return first * unit.factor, None, unit, loose
    second, loose_high = _read_number(n2)
    if second is None:
        return None
    if u1 is not None and u1 != unit_name:
        return None
    if u1 is None:  # 3至5万亩: the multiplier behind the second number holds for the first as well
        shared = re.search(rf"({MULTIPLIER}+)\Z", re.sub(LOOSE, "", n2))
        if shared and first < second and not re.search(MULTIPLIER, n1) and n1[0].isdigit() and n2[0].isdigit():
            first *= parse_number("1" + shared.group(1))
    if first > second:
        return None
    return first * unit.factor, second * unit.factor, unit, loose or loose_high


@lru_cache(maxsize=4096)
def _read_word(share: str | None, p1, p2, fold, low, top, tenths, half):
    """(value, value_high, unit, loose) of 百分之…, 翻番, …分之…, …成."""
    if share:
        high = parse_number(p2) if p2 else None
        return parse_number(p1), high, PERCENT_UNIT, ""
    if fold:
        times = 1 if fold == "番" else parse_number(fold[0])
        return Decimal(2) ** int(times), None, TIMES_UNIT, ""
    if low:
        return (parse_number(top) * 100 / parse_number(low)).quantize(Decimal("0.01")), None, PERCENT_UNIT, ""
    return parse_number(tenths) * 10 + (5 if half else 0), None, PERCENT_UNIT, ""


def _split_pair(match: re.Match) -> list[Quantity]:
    """Two quantities where A到B is no range (由2万亩到1万亩, 2.4万头到10万只)."""
    rows = []
    for number, name, start, end in (
        (
            match["n1"],
            match["u1"] or match["unit"],
            match.start("n1"),
            match.end("u1") if match["u1"] else match.end("n1"),
        ),
        (match["n2"], match["unit"], match.start("n2"), match.end("unit")),
    ):
        read = _read_pair(number, None, None, name)
        if read:
            rows.append(Quantity(start, end, read[0], None, read[2], name, read[3]))
    return rows


def _bare_numbers(text: str, first: Quantity, floor: int) -> list[Quantity]:
    """Numbers before `first` that share its unit: 2.4万、10.5万头."""
    rows = []
    position = first.start
    while True:
        window = text[max(floor, position - 28) : position]
        found = BARE.search(window)
        if not found:
            return rows[::-1]
        number, loose = _read_number(found.group(1))
        start = max(floor, position - 28) + found.start(1)
        if number is None or (start == floor and floor and text[floor - 1].isdigit()):
            return rows[::-1]
        rows.append(
            Quantity(
                start, start + len(found.group(1)), number * first.unit.factor, None, first.unit, first.written, loose
            )
        )
        position = start


def find_quantities(text: str) -> list[Quantity]:
    """Return every quantity of a folded text in the order of the text.

    Parameters
    ----------
    text : str
        Text with full-width digits folded (`fieldwords.corpus.cleaning.fold_text`).

    Returns
    -------
    list of Quantity
        Character offsets into `text`, `end` exclusive; values exact, in the unit's base. Numbers that share a later
        unit (``2.4万、10.5万头``) are included; dates, list numbers and numerals without a unit are not.
    """
    rows: list[Quantity] = []
    for match in number_pattern().finditer(text):
        n1 = match["n1"]
        if n1 is None:
            start = match.start("fold") if match["fold"] and match["fold"] != "番" else match.start()
            read = _read_word(*match.group("share", "p1", "p2", "fold", "low", "top", "tenths", "half"))
            if read[0] is not None:
                rows.append(Quantity(start, match.end(), *read[:3], match.group(), read[3]))
            continue
        read = _read_pair(n1, match["u1"], match["n2"], match["unit"])
        if read is None:
            if match["n2"] is not None:
                rows.extend(_split_pair(match))
            continue
        found = Quantity(match.start(), match.end(), *read[:3], match["unit"], read[3])
        if match.start() > 0 and text[match.start() - 1] in "、和及与或":
            rows.extend(_bare_numbers(text, found, rows[-1].end if rows else 0))
        rows.append(found)
    return rows
