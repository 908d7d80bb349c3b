"""Quantities in a text: a number, its multiplier and its unit, where they stand and what they are worth."""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from fieldwords.quantities import numerals
from fieldwords.quantities.numerals import CAPITALS, HAN, NUMBER, parse_number, parse_span
from fieldwords.quantities.units import Unit, may_carry, read_units, write_pattern

# The rest of a number that nothing before binds: not 2.4.5万, G6, 第三, 数十, 几百.
BEGIN = (
    rf"(?:(?<=[0-9])(?<![0-9.A-Za-z第/／零十百千万亿].){numerals.ARABIC_TAIL}"
    rf"|(?<=[{HAN}])(?<![0-9.A-Za-z第{HAN}].)(?<![数几][十百千万亿]){numerals.SPOKEN_TAIL}"
    rf"|(?<=[{CAPITALS}])(?<![{HAN}].){numerals.CAPITAL_TAIL}){numerals.LOOSE_TAIL}"
)
JOIN = r"\s?(?:[（(]含[)）])?+(?:[—–―－\-~～至]{1,4}+|到)\s?"
BARE = re.compile(rf"((?:[0-9]|[{HAN}](?=[{HAN}])){BEGIN})(?:、|和|及|与|以及|或)\Z")
NEGATIVE = re.compile(r"(?:(?:\A|[\s，,、：:（(为是达到至长降速率幅额有])负|(?:\A|[^0-9%‰A-Za-z\s）)\-－−])[\-－−])\Z")
BY_DIGIT = re.compile("[〇一二三四五六七八九][·•][〇一二三四五六七八九]")
LOOSE = re.compile(numerals.LOOSE)
AROUND = re.compile(r"(?:以上|以下|以内|左右|大关)(?=\W|\Z|的)")
LAND = re.compile("耕地|人均|土地|水田|旱地|粮田")
NOT_FEN = "别类布期批钟之散级层工管校局红支享所公成组队配区行段数流"  # 二分类, 三分钟
NOT_TENTHS = "立为果员长就功熟不本品都型年人群份套交效色因建绩活分千"  # 一成不变
NOT_HALF = "成程年农干旱数山月机导固径幅小自岛日"  # 吨半成品
PERCENT = Unit("%", Decimal(1), "share", "any")
PERMILLE = Unit("‰", Decimal(1), "share", "any")
TIMES = Unit("倍", Decimal(1), "ratio", "any")


class Quantity(NamedTuple):
    """A number with its unit: values in `unit.base`, `loose` is the 余, 多, 来 or 几 inside the number."""

    start: int
    end: int
    value: Decimal
    value_high: Decimal | None
    unit: Unit
    written: str
    loose: str


class Reading(NamedTuple):
    """What a number and its unit are worth."""

    value: Decimal
    value_high: Decimal | None
    unit: Unit
    loose: str


@cache
def number_pattern() -> re.Pattern:
    """Return the one pattern that spots quantities, built from units.csv.

    It begins with a class of characters and goes on only before a unit's first character, so that the many 一, 三 and
    十 of a speech cost little.
    """
    units = write_pattern(read_units())
    digit = "[一二三四五六七八九0-9]"
    return re.compile(
        rf"(?P<n1>[0-9{HAN}{CAPITALS}翻半](?:{BEGIN}|(?<=[翻半])))\s?"
        rf"(?:(?<!翻)(?:(?P<u1>{units})?+{JOIN}(?P<n2>{NUMBER})\s?)?(?P<unit>{units})"
        rf"(?:(?P<half>半)(?![{NOT_HALF}])"  # 三亩半
        rf"|(?<=元)(?P<jiao>{digit})[角毛](?:(?P<fen>{digit})分)?"  # 三元五角
        rf"|(?<=亩)(?P<parts>{digit})分(?![{NOT_FEN}]))?+"  # 一亩二分
        rf"|分之(?P<top>{NUMBER}|[{CAPITALS}])(?:(?:至|到|[—－\-])(?:(?P=n1)分之)?(?P<top2>{NUMBER}))?+"  # 百分之五至七
        rf"|成(?P<more>[二三四五六七八九半])?+(?![{NOT_TENTHS}])"  # 七成五
        rf"|块(?P<mao>{digit})(?:[角毛](?:(?P<cent>{digit})分)?|(?=\W|\Z|以|左|的|钱))"  # 一块二
        rf"|(?P<land>分)(?![{NOT_FEN}])"
        rf"|(?<=翻)了?(?P<fold>[一两二三四五])?番)"
    )


def _share_multiplier(first: Decimal, n1: str, n2: str) -> Decimal:
    """Value of the first number of a range: 3至5万亩 and 十八至三十万 share the multiplier behind the second number."""
    n2 = LOOSE.sub("", n2)
    for own, run in (("[十百千万亿拾佰仟]", "[十百千万亿拾佰仟]+"), ("[万亿]", "[万亿]+")):
        shared = re.search(rf"(?<!\A){run}\Z", n2)
        if shared and not re.search(own, n1):
            rest, factor = parse_number(n2[: shared.start()]), parse_number(shared.group())
            return first * factor if rest is not None and factor and first < rest else first
    return first


@lru_cache(maxsize=65536)
def _read_number(written: str, name: str, by_digit: bool) -> Reading | None:
    """One number with its unit; None when it is no number."""
    low, high = parse_span(written, by_digit)
    unit, loose = read_units()[name], LOOSE.search(written)
    if low is None:
        return None
    high = None if high is None else high * unit.factor
    return Reading(low * unit.factor, high, unit, loose.group() if loose else "")


@lru_cache(maxsize=65536)
def _read_range(n1: str, u1: str | None, n2: str, name: str, by_digit: bool) -> Reading | None:
    """A到B; None when it is no range (由2万亩到1万亩, 2.4万头到10万只)."""
    first, second = _read_number(n1, u1 or name, by_digit), _read_number(n2, name, by_digit)
    if first is None or second is None or first.unit.base != second.unit.base:
        return None
    low, high = first.value, second.value_high or second.value
    if u1 is None:
        low = _share_multiplier(low / first.unit.factor, n1, n2) * first.unit.factor
    return Reading(low, high, second.unit, first.loose or second.loose) if low < high else None


@lru_cache(maxsize=4096)
def _read_fraction(whole: str, top: str, top2: str | None, by_digit: bool) -> Reading | None:
    """百分之…, 千分之…, 三分之…; the latter in percent with two decimals. None for 百分之七至五."""
    parts = parse_number(whole)
    low, high = parse_span(top, by_digit)
    if top2:
        high = parse_number(top2)
    if not parts or low is None or high is not None and high <= low:
        return None
    unit = PERMILLE if parts == 1000 else PERCENT
    values = [None if part is None else part * (1000 if parts == 1000 else 100) / parts for part in (low, high)]
    if parts % 100:
        values = [None if value is None else value.quantize(Decimal("0.01")) for value in values]
    loose = LOOSE.search(top + (top2 or ""))
    return Reading(values[0], values[1], unit, loose.group() if loose else "")


def _read_tenths(written: str, more: str | None) -> Reading | None:
    """三成, 三成五, 六点五成, 半成; None for 二十成 or 2020成."""
    low, high = parse_span(written)
    if low is None or low > 10 or len(written) > 4 or written[0] in "零百千万亿":
        return None
    more = parse_number(more) if more else Decimal(0)
    return Reading((low + (more if more < 1 else more / 10)) * 10, high and high * 10, PERCENT, "")


def _read_parts(number: str, name: str, half: str | None, tenth: str | None, hundredth: str | None, by_digit: bool):
    """三亩半, 三元五角, 一块二毛五分, 一亩二分."""
    read = _read_number(number, name, by_digit)
    if read is None:
        return None
    more = sum(
        parse_number(digit) * Decimal(part)
        for digit, part in ((half, "1"), (tenth, "0.1"), (hundredth, "0.01"))
        if digit
    )
    return read._replace(value=read.value + more * read.unit.factor)


def _read_land(number: str, before: str) -> Reading | None:
    """七分 as seven tenths of a mu where it is said of land: 人均耕地只有七分."""
    read = _read_number(number, "亩", False)
    return read._replace(value=read.value / 10) if read and read.value < 10 and LAND.search(before) else None


def _read_match(match: re.Match, text: str, by_digit: bool) -> list[Quantity]:
    """The quantities of one match of `number_pattern`."""
    start, end = match.span()
    n1, n2, name = match.group("n1", "n2", "unit")
    if name and n2:
        read = _read_range(n1, match["u1"], n2, name, by_digit)
        if read is None or match["half"]:
            middle = match.end("u1") if match["u1"] else match.end("n1")
            spans = ((n1, match["u1"] or name, start, middle), (n2, name, match.start("n2"), match.end("unit")))
            return [row for span in spans for row in _read_plain(*span, by_digit)]
        return [Quantity(start, end, *read[:3], name, read.loose)]
    if name:
        half, jiao, fen, parts = match.group("half", "jiao", "fen", "parts")
        if half and re.search("[万亿]", n1):  # 1万吨半 is no number
            half, end = None, end - 1
        if half or jiao or parts:
            read = _read_parts(n1, name, half, jiao or parts, fen, by_digit)
            return [Quantity(start, end, *read[:3], name, read.loose)] if read else []
        big = n1 in "百千万亿" and AROUND.match(text, end) is not None
        return _read_plain(n1, name, start, end, by_digit, big)
    if n1 == "翻":
        start = start if match["fold"] is None else match.start("fold")
        read = Reading(2 ** (parse_number(match["fold"] or "一")), None, TIMES, "")
    elif match["top"]:
        read = _read_fraction(n1, match["top"], match["top2"], by_digit)
        if read is None and match["top2"]:
            read, end = _read_fraction(n1, match["top"], None, by_digit), match.end("top")
    elif match["mao"]:
        read = _read_parts(n1, "元", None, match["mao"], match["cent"], by_digit)
    elif match["land"]:
        read = _read_land(n1, text[max(0, start - 10) : start])
    else:
        read = _read_tenths(n1, match["more"])
    return [Quantity(start, end, *read[:3], match.group(), read.loose)] if read else []


def _read_plain(number: str, name: str, start: int, end: int, by_digit: bool, sure: bool = False) -> list[Quantity]:
    read = _read_number(number, name, by_digit)
    carries = read is not None and (sure or may_carry(read.unit, number))
    return [Quantity(start, end, *read[:3], name, read.loose)] if carries else []


def _read_bare(text: str, first: Quantity, floor: int, by_digit: bool) -> list[Quantity]:
    """Numbers before `first` that share its unit: 2.4万、10.5万头."""
    rows: list[Quantity] = []
    position = first.start
    while found := BARE.search(text, max(floor, position - 28), position):
        start, end = found.span(1)
        low, high = parse_span(found.group(1), by_digit)
        if low is None or start == floor and floor and text[floor - 1].isdigit():
            break
        factor, loose = first.unit.factor, LOOSE.search(found.group(1))
        high = None if high is None else high * factor
        rows.append(Quantity(start, end, low * factor, high, first.unit, first.written, loose.group() if loose else ""))
        position = start
    return rows[::-1]


def find_quantities(text: str) -> list[Quantity]:
    """Return every quantity of a folded text in the order of the text.

    Parameters
    ----------
    text : str
        Text with full-width digits folded (`fieldwords.corpus.cleaning.fold_text`), a whole document if possible:
        where it writes numbers digit by digit (``百分之一八·二``), 三五万 is 350,000 and not 30,000 to 50,000.

    Returns
    -------
    list of Quantity
        Character offsets into `text`, `end` exclusive; values exact, in the unit's base. Numbers that share a later
        unit (``2.4万、10.5万头``) are included; dates, list numbers and numerals without a unit are not.
    """
    by_digit = ("·" in text or "•" in text) and BY_DIGIT.search(text) is not None
    rows: list[Quantity] = []
    for match in number_pattern().finditer(text):
        start = match.start()
        found = _read_match(match, text, by_digit)
        before = text[start - 1] if start and found else ""
        if before == "、" and "、" in match["n1"] and found[0].value_high is not None:  # 一、二、三人 is a list
            continue
        if before and before in "、和及与或":
            rows.extend(_read_bare(text, found[0], rows[-1].end if rows else 0, by_digit))
        elif before and before in "负-－−" and NEGATIVE.search(text, max(0, start - 2), start):
            high = found[0].value_high
            found[0] = found[0]._replace(
                start=start - 1, value=-found[0].value, value_high=None if high is None else -high
            )
        rows.extend(found)
    return rows
