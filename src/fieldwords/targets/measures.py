"""Measures: what of an item a number states (面积, 产量, 存栏 ...), named before it or implied by its unit."""

import re
from decimal import Decimal
from itertools import pairwise

from fieldwords.quantities.finding import Quantity
from fieldwords.targets.cues import Token
from fieldwords.targets.views import View

MEASURED_IN = {
    "area": {"面积"},
    "heads": {"存栏", "出栏", "饲养量", "产能", "数量"},
    "weight": {"产量", "产能", "单产", "数量"},
    "bags": {"数量"},
    "sheets": {"数量"},
    "money": {"产值", "增加值", "收入", "数量"},
}
ANIMAL_MEASURES = {"存栏", "出栏", "饲养量"}
VALUE_MEASURES = ("产值", "增加值", "收入")
AND = re.compile("、|以?及|和|与")
STANDING = re.compile("(?:达到|稳定在|保持在|发展到|控制在)")  # a herd there is, not one moved or bought
YIELD = 100  # tonnes: no field yields as much per mu
CATTIES, FEW = ("斤", "公斤", "市斤"), Decimal("1.5")  # tonnes: a crop told in so few catties is told a mu
BY_UNIT = {"area": "面积", "weight": "产量", "heads": "数量", "bags": "数量", "sheets": "数量", "money": "产值"}


def measures_of(tokens: list[Token], unit_kind: str) -> list[tuple[str, str]]:
    """Measures named before the number that its unit permits, in order."""
    named = [token.slots["measure"] for token in tokens if "measure" in token.slots]
    allowed = MEASURED_IN.get(unit_kind)
    return [pair for pair in named if allowed is None or pair[0] in allowed]


def measure_each(view: View, start: int, end: int, measures, count: int) -> list[tuple[str, str]]:
    """Of the measures that a list of `count` things names, that of each or else of the next; [] where one has none.

    青稞产量、牦牛出栏分别增长…, 果品、蔬菜产值和劳务收入分别达到….
    """
    edges = [start, *(match.end() for match in AND.finditer(view.text, start, end)), end]
    if len(edges) != count + 1:
        return []
    found: list = [None]
    for first, last in reversed([*pairwise(edges)]):
        named = [token.slots.get("measure") for token in view.tokens_between(first, last)]
        found.append(next((measure for measure in reversed(named) if measure in measures), found[-1]))
    return found[:0:-1] if all(found[1:]) else []


def animal_measure(view: View, quantity: Quantity) -> str | None:
    """存栏, 出栏 or 饲养量, whichever the sentence named last before the number."""
    if quantity.unit.base == "箱":  # bees are counted, they are no herd
        return None
    named = [m for m, _ in measures_of(view.tokens_between(0, quantity.start), "heads") if m in ANIMAL_MEASURES]
    if named:
        return named[-1]
    clause = view.text[view.clause_start(quantity.start) : quantity.start]
    return "存栏" if STANDING.search(clause) and "规模" not in clause else None


def default_measure(
    items, quantity: Quantity, per: str | None, previous: str | None, inherited: bool, change: str | None
):
    """The measure that the unit implies where no word names it."""
    kind, domain = quantity.unit.kind, items[-1][1] if items else "other"
    if kind == "area":
        return "面积"
    if kind == "weight":
        if per == "亩" or previous == "单产" and quantity.value is not None and quantity.value < YIELD:
            return "单产"
        if domain == "crop" and per is None and quantity.written in CATTIES and (quantity.value or YIELD) < FEW:
            return "单产"
        return "产量"
    if kind in ("bags", "sheets"):
        return "数量"
    if kind == "heads":
        return previous if previous in ANIMAL_MEASURES else "数量"
    if kind == "money":
        if domain == "rural_income" and "集体" in items[-1][0]:
            return "收入"
        goes_on = inherited or domain == "agri_economy" or domain == "rural_income" and previous == "收入"
        return previous if previous in VALUE_MEASURES and goes_on else None
    if domain == "rural_income" and not inherited:
        return None
    if inherited or previous:
        return previous
    if items and items[0][0] in ("第一产业", "一产", "农业") and change in ("increase_by", "decrease_by"):
        return "增加值"
    if domain in ("crop", "livestock", "fishery") and change in ("increase_by", "decrease_by"):
        return "产量"
    return None
