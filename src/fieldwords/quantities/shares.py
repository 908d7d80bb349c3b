"""Shares: 百分之五, 三分之一, 1/3, 三成五, 一半, as per cent."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.numerals import LOOSE_SIGN, parse_number, parse_span
from fieldwords.quantities.units import Amount, Unit

PERCENT = Unit("%", Decimal(1), "share", "any")
PERMILLE = Unit("‰", Decimal(1), "share", "any")
CENT = Decimal("0.01")


@cache
def part_pattern() -> re.Pattern:
    """Return the pattern of a part of a whole behind such words as 占 and 增长: 1/3, ½, 一半; no 9/18, no 1/2号."""
    said = "(?:" + "|".join(f"(?<={re.escape(word)}.)" for word in list_words("share")) + ")"
    return compile_words(
        rf"[1-9½¼¾⅓-⅞一半](?:(?<![1-9])|(?=[0-9]?/))(?:(?<=[½¼¾⅓-⅞])(?=的|{{behind_bare}})|(?P<most>(?<=一)半|(?<=半)数)(?={{behind_bare}})"
        rf"|(?<=[1-9])(?<![^，。；：\n\u4e00-\u9fff].)(?<![年月第号].)/(?:[2-9]|10)(?=的[\u4e00-\u9fff])"
        rf"|(?<=[1-9])(?<![0-9./].)/(?:[2-9]|10)(?={{behind_bare}})"
        rf"|{said}(?:(?<=[1-9])(?P<top>[0-9]?)/(?P<bottom>[1-9][0-9]?)(?![0-9/.年月日号])"
        r"|(?P<sign>(?<=[½¼¾⅓-⅞]))(?![万亿千百])|(?P<half>(?<=一)半)(?![天年月日时路])))"
    )


@lru_cache(maxsize=4096)
def read_fraction(whole: str, top: str, top2: str | None, by_digit: bool) -> Amount | None:
    """Return the value of 百分之…, 千分之…, 三分之…, the latter in percent with two decimals; None for 百分之七至五.

    `whole` stands before 分之, `top` behind it, `top2` is the upper number of 百分之五至七; `by_digit` as for
    `numerals.parse_span`.
    """
    parts = parse_number(whole)
    low, high = parse_span(top, by_digit)
    if top2:
        high = parse_number(top2)
    if not parts or low is None or high is not None and high <= low:
        return None
    unit = PERMILLE if parts == 1000 else PERCENT
    values = [None if part is None else part * (1000 if parts == 1000 else 100) / parts for part in (low, high)]
    if parts % 100:
        values = [None if value is None else value.quantize(CENT) for value in values]
    loose = LOOSE_SIGN.search(top + (top2 or ""))
    return Amount(values[0], values[1], unit, loose.group() if loose else "")


def read_tenths(written: str, more: str | None, upper: str | None = None) -> Amount | None:
    """Return the value of 三成, 三成五, 六点五成, 半成, 三至四成; None for 二十成 or 2020成."""
    low, high = parse_span(written)
    if upper is not None:
        high = parse_number(upper)
    if low is None or low > 10 or len(written) > 4 or written[0] in "零百千万亿":
        return None
    if high is not None and not low < high <= 10:
        return None
    more = parse_number(more) if more else Decimal(0)
    return Amount((low + (more if more < 1 else more / 10)) * 10, high and high * 10, PERCENT)


def read_part(match: re.Match) -> Amount | None:
    """Return the value of a match of `part_pattern`; None where it is no part of one (7/5)."""
    if match["half"] or match["most"]:
        return Amount(Decimal(50), None, PERCENT)
    if "/" not in match.group():
        value = parse_number(match.group())
    else:
        top, bottom = map(Decimal, match.group().split("/"))
        if top >= bottom:
            return None
        value = top / bottom
    return Amount((value * 100).quantize(CENT), None, PERCENT)
