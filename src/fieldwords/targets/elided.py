"""Numbers spoken without their unit (今年要过两万三, 产值破了一个亿): the measure or the number before has it."""

import re
from decimal import Decimal

from fieldwords.lexicon import compile_words
from fieldwords.quantities.finding import Quantity
from fieldwords.quantities.flaws import NUMERALS
from fieldwords.quantities.numerals import parse_number, parse_span
from fieldwords.quantities.units import HEADS, MU, YUAN, read_units
from fieldwords.targets.cues import find_tokens
from fieldwords.targets.measures import ANIMAL_MEASURES, AREA, COLLECTIVE, TREASURY, VALUE_MEASURES, YIELD

DIGIT = "[一二两三四五六七八九]"
HAN, CATTY = f"{NUMERALS}万亿", "斤"
# No part of a longer number, of a date, or of a number with a unit, and at the end of what can be said of it
SPOKEN = compile_words(
    rf"(?<![0-9.A-Za-z第数几每{HAN}])(?!(?<=上)[十百千万])"
    rf"(?:(?P<head>[0-9]{{1,6}}+(?:\.[0-9]{{1,4}}+)?|[{NUMERALS}]{{1,9}})个?(?P<mark>万|亿)(?P<tail>{DIGIT}|[0-9])?"
    rf"|(?P<coins>(?:[0-9]{{2,6}}+|[{HAN}]{{0,8}}[十百千万][{HAN}]{{0,8}})(?=块))"
    rf"|(?P<bare>{DIGIT}[千百]{DIGIT}(?:百{DIGIT}?)?)|(?P<million>[百千]万)"
    rf"|(?P<plain>(?!(?:19|20)\d\d)(?<=[\u4e00-\u9fff，])[0-9]{{3,5}}(?!\Z)|{DIGIT}{{1,2}}[万千百][{NUMERALS}万]{{0,8}}))"
    rf"(?=[，。；、：！？”」）]|[和与及](?:[0-9]|{DIGIT})"
    r"|块(?!{no_sum})|[多来]?[，。；、！？]|{behind_spoken}|\Z)"
)
BEGINNING = re.compile(f"[0-9{HAN}]+")  # where one of these may stand: re skips to the first of a class
GAINED = compile_words(r"{gains}(?:{barely}){0,2}\Z")
A_MU, HARVESTED = compile_words(r"{a_mu}(?:{earns}){0,3}\Z"), compile_words(r"{a_mu}{harvests}\Z")
IS = compile_words(r"(?:{amounts_to})?")
AGAINST = compile_words(r"比[^，。；\d]{1,6}[多少](?:卖|{outcome})了?\Z")
A_HEAD = compile_words(r"{a_head}[^，。；\d]{1,4}\Z")  # 一头青年牛两万二
BY_MEASURE = dict.fromkeys(VALUE_MEASURES, YUAN) | dict.fromkeys(ANIMAL_MEASURES, HEADS) | {AREA: MU, YIELD: CATTY}
ALIKE = {HEADS: "heads", CATTY: "weight"}  # a unit of this kind said before is meant
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
        In order, 块 in the span of a sum of money. A number without a unit has that of the measure named since the
        number before (收入: 元, 单产: 斤), 元 behind 一亩, 斤 behind 一亩打, else that of the number before; where
        there is neither it is left out. Two neighbouring digits (两三万) are a lower and an upper value.
    """
    found = list(quantities)
    tokens = None
    taken = {place for q in quantities for place in range(q.start, q.end)}
    for match in filter(None, (SPOKEN.match(text, figures.start()) for figures in BEGINNING.finditer(text))):
        if not taken.isdisjoint(range(*match.span())):
            continue
        taken.update(range(*match.span()))
        tokens = find_tokens(text) if tokens is None else tokens
        loose = text[match.end()] if text.startswith(("多", "来"), match.end()) else ""
        end = match.end() + len(loose)
        in_money = text.startswith("块", end)
        name = YUAN if in_money else _find_unit(text, match.start(), tokens, found)
        value, high = _read_value(match)
        if value is not None and name is not None:
            unit = read_units()[name]
            high = None if high is None else high * unit.factor
            found.append(Quantity(match.start(), end + in_money, value * unit.factor, high, unit, name, loose))
    return sorted(found, key=lambda quantity: quantity.start)


def _read_value(match: re.Match) -> tuple[Decimal | None, Decimal | None]:
    """Value of 两万三 (23000), 8万8 (88000), 一个亿, 一千一百八 (1180), both values of 两三万 (20000, 30000)."""
    if not match["tail"]:
        return parse_span(match.group().replace("个", ""))
    head, tail = parse_number(match["head"]), parse_number(match["tail"])
    known = head is not None and tail is not None
    return ((head + tail / 10) * (10**4 if match["mark"] == "万" else 10**8) if known else None), None


def _find_unit(text: str, place: int, tokens, quantities: list[Quantity]) -> str | None:
    """The unit's name: by the measure or the thing named since the number before, else by that number."""
    if HARVESTED.search(text, 0, place):
        return CATTY
    if any(pattern.search(text, 0, place) for pattern in (A_MU, A_HEAD, GAINED, TREASURY)):
        return YUAN
    near = (q for q in quantities if place - REACH <= q.end <= place and q.unit.kind in KINDS)
    before = [q if q.written in read_units() else q._replace(written=q.unit.base) for q in near]  # 四块二: 元
    before.sort(key=lambda quantity: quantity.end)
    start = max(place - REACH, 0, *(q.end for q in before))
    if before and AGAINST.search(text, start, place):  # 卖了三千头，比去年多卖了两百
        return before[-1].written
    named = [name for t in tokens if start <= t.start < place and (name := _name_unit(text, t, place)) is not None]
    if named and named[-1]:
        kind = ALIKE.get(named[-1])
        alike = [q.written for q in before if q.unit.kind == kind]
        return alike[-1] if alike else named[-1]
    return before[-1].written if before else None


def _name_unit(text: str, token, place: int) -> str | None:
    """The unit in which a word's thing is told, "" where the lexicon does not know; None: the word tells nothing."""
    if "measure" in token.slots:
        measure, other = token.slots["measure"]
        return BY_MEASURE.get(measure, "") if not other else ""
    name, domain = token.slots.get("item", ("", ""))
    if domain == "livestock" and IS.fullmatch(text, token.end, place):  # 养羊一千多, 能繁母牛是两万一
        return HEADS
    return YUAN if domain == "rural_income" and COLLECTIVE.search(name) else None
