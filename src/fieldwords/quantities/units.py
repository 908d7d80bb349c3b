"""Units of measure: the rows of data/lexicon/units.csv."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_rows

MU, HECTARE, YUAN, TONNE, HEADS, POINTS = "亩", "公顷", "元", "吨", "头只", "个百分点"
HIVES = ("箱", "群")
SIZED = ("area", "weight", "money", "share", "heads")  # kinds that measure: not 人, 个, 座


class Unit(NamedTuple):
    """A unit: values in it times `factor` are values in `base`.

    `numerals` says which numbers it may follow, `unless` what may not stand behind it (元 is no unit in 5元化),
    `not_after` what stands before such a number when something else is counted (机井30口).
    """

    base: str
    factor: Decimal
    kind: str
    numerals: str
    unless: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class Amount(NamedTuple):
    """What a number and its unit are worth."""

    value: Decimal
    value_high: Decimal | None
    unit: Unit
    loose: str = ""


@cache
def read_units() -> dict[str, Unit]:
    """Return the units by the way they are written.

    Raises
    ------
    FieldwordsError
        The base of a row is no unit of its own: a row with itself as base and the factor 1.
    """
    units, rows = {}, read_rows("units")
    known = {unit for unit, base, factor, *_ in rows if (unit, factor) == (base, "1")}
    for number, (unit, base, factor, kind, numerals, unless, not_after, _) in enumerate(rows, start=2):
        if base not in known:
            raise FieldwordsError(f"units.csv: row {number}: base {base!r} is no unit; add a row {base},{base},1,...")
        units[unit] = Unit(base, Decimal(factor), kind, numerals, tuple(unless.split()), tuple(not_after.split()))
    return units


def may_carry(unit: Unit, written: str) -> bool:
    """Whether a unit may follow such a number: 头 and 元 after a lone 一 or 三 are words (一头, 三元), not measures."""
    if unit.numerals == "range":
        return False
    if written[0].isdigit():
        return True
    if len(written) > 1 or unit.numerals == "arabic":
        return unit.numerals != "arabic"
    if unit.numerals == "long":
        return unit.kind == "money" and written in "四五六七八九十"
    return not (written == "一" and unit.kind in ("area", "weight"))


def write_pattern(units: dict[str, Unit]) -> str:
    """Return one alternation over `units`, longest first, grouped by first character so that a miss costs one step."""
    heads: dict[str, list[str]] = {}
    for name in sorted(units, key=len, reverse=True):
        unless = "|".join(
            [*map(re.escape, units[name].unless), *(["[A-Za-z]"] if name[-1].isascii() and name[-1].isalpha() else [])]
        )
        heads.setdefault(name[0], []).append(re.escape(name[1:]) + (f"(?!{unless})" if unless else ""))
    first = "".join(map(re.escape, heads))
    branches = "|".join(f"{re.escape(head)}(?:{'|'.join(tails)})" for head, tails in heads.items())
    return f"(?=[{first}])(?:{branches})"
