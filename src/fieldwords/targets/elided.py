"""Numbers spoken without their unit (今年要过两万三, 产值破了一个亿): the measure or the number before has it."""

import re
from decimal import Decimal

from fieldwords.quantities.finding import Quantity
from fieldwords.quantities.numerals import parse_number
from fieldwords.quantities.units import read_units
from fieldwords.targets.cues import find_tokens

DIGIT = "[一二两三四五六七八九]"
HAN = "零〇一二两三四五六七八九十百千万亿"
SPOKEN = re.compile(
    rf"(?<![0-9.A-Za-z第数几上每{HAN}])"
    rf"(?:(?P<head>[0-9]{{1,6}}+(?:\.[0-9]{{1,4}}+)?|[{HAN[:-2]}]{{1,9}})个?(?P<mark>万|亿)(?P<tail>{DIGIT}|[0-9])?"
    rf"|(?P<bare>{DIGIT}[千百]{DIGIT}(?:百{DIGIT}?)?)|(?P<million>[百千]万)"
    rf"|(?P<plain>(?!(?:19|20)\d\d)(?<=[\u4e00-\u9fff])[0-9]{{3,5}}(?!\Z)|{DIGIT}[万千百][{HAN[:-1]}]{{0,8}}))"
    r"(?=[，。；、：！？”」）]|[多来][，。；！？]|以上|以下|以内|左右|上下|大关|的盘子|[了吧呢的]|\Z)"
)
BY_MEASURE = {
    "收入": "元",
    "产值": "元",
    "增加值": "元",
    "面积": "亩",
    "存栏": "头只",
    "出栏": "头只",
    "饲养量": "头只",
}
REACH = 40  # characters: a number further before lends no unit
KINDS = ("area", "heads", "weight", "bags", "money")


def find_elided(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities of a spoken sentence together with its numbers whose unit is left out.

    Parameters
    ----------
    text : str
        A folded sentence.
    quantities : list of Quantity
        Those with a unit, offsets within `text`.

    Returns
    -------
    list of Quantity
        In order. A number without a unit has that of the measure named in its clause (收入: 元), else that of the
        number before it in the sentence; where there is neither it is left out.
    """
    found = list(quantities)
    tokens = None
    taken = {place for q in quantities for place in range(q.start, q.end)}
    for match in SPOKEN.finditer(text):
        if not taken.isdisjoint(range(*match.span())):
            continue
        tokens = find_tokens(text) if tokens is None else tokens
        value, unit = _read_value(match), _find_unit(text, match.start(), tokens, found)
        if value is not None and unit is not None:
            found.append(Quantity(match.start(), match.end(), value * unit[1].factor, None, unit[1], unit[0], ""))
    return sorted(found, key=lambda quantity: quantity.start)


def _read_value(match: re.Match) -> Decimal | None:
    """Value of 两万三 (23000), 8万8 (88000), 一个亿, 一千一百八 (1180)."""
    if not match["mark"]:
        return parse_number(match["bare"] or match["million"] or match["plain"])
    head, tail = parse_number(match["head"]), parse_number(match["tail"]) if match["tail"] else Decimal(0)
    return None if head is None or tail is None else (head + tail / 10) * (10**4 if match["mark"] == "万" else 10**8)


def _find_unit(text: str, place: int, tokens, quantities: list[Quantity]):
    """The unit's name and the unit: by the measure of the clause, else by the number before."""
    before = [q for q in quantities if place - REACH <= q.end <= place and q.unit.kind in KINDS]
    before.sort(key=lambda quantity: quantity.end)
    clause = max(text.rfind(mark, 0, place) for mark in "，；。") + 1
    measures = [t.slots["measure"] for t in tokens if clause <= t.start < place and "measure" in t.slots]
    if measures and not measures[-1][1] and measures[-1][0] in BY_MEASURE:
        name = BY_MEASURE[measures[-1][0]]
        heads = [q for q in before if q.unit.kind == "heads"]
        name = heads[-1].written if name == "头只" and heads else name
    elif before:
        name = before[-1].written
    else:
        return None
    unit = read_units().get(name)
    return (name, unit) if unit else None
