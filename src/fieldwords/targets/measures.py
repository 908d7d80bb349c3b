"""Measures: what of an item a number states (面积, 产量, 存栏 ...), named before it or implied by its unit."""

from decimal import Decimal

from fieldwords.quantities.finding import Quantity
from fieldwords.targets.cues import Token
from fieldwords.targets.items import name_kinds
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
YIELD = 100  # tonnes: no field yields as much per mu
CATTIES, FEW = ("斤", "公斤", "市斤"), Decimal("1.5")  # tonnes: a crop told in so few catties is told a mu
BY_UNIT = {"area": "面积", "weight": "产量", "heads": "数量", "bags": "数量", "sheets": "数量", "money": "产值"}


def measures_of(tokens: list[Token], unit_kind: str) -> list[tuple[str, str]]:
    """Measures named before the number that its unit permits, in order."""
    named = [token.slots["measure"] for token in tokens if "measure" in token.slots]
    allowed = MEASURED_IN.get(unit_kind)
    return [pair for pair in named if allowed is None or pair[0] in allowed]


def measure_each(view: View, tokens: list[Token], count: int) -> list[tuple[str, str]]:
    """The measure right behind each of the last items: 青稞产量、牦牛出栏分别增长…; [] where one has none."""
    behind = [view.token_at(token.end) for token in tokens[-count:]]
    found = [token.slots["measure"] for token in behind if token and "measure" in token.slots]
    return found if len(found) == count else []


def animal_measure(view: View, quantity: Quantity) -> str | None:
    """出栏 where its clause tells of selling (卖了), else what the sentence named last, else 存栏 of what is there."""
    words = view.tokens_between(view.clause_start(quantity.start), quantity.start)
    told = [token.slots["herd"] for token in words if "herd" in token.slots]
    if told and told[-1] == "出栏":
        return told[-1]
    named = [m for m, _ in measures_of(view.tokens_between(0, quantity.start), "heads") if m in ANIMAL_MEASURES]
    added = any(token.slots.get("change") == "increment" for token in words)  # 年底前再调进80头
    return named[-1] if named else told[-1] if told and not added else None


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
        return previous if previous in ANIMAL_MEASURES and quantity.unit.base != "箱" else "数量"  # bees are no herd
    if kind == "money":
        if domain == "rural_income" and "集体" in items[-1][0]:
            return "收入"
        goes_on = inherited or domain == "agri_economy" or domain == "rural_income" and previous == "收入"
        return previous if previous in VALUE_MEASURES and goes_on else None
    if kind == "share" and items and name_kinds().get(items[-1][0]) == "grade":
        return "率"
    if domain == "rural_income" and not inherited:
        return None
    if inherited or previous:
        return previous
    if items and items[0][0] in ("第一产业", "一产", "农业") and change in ("increase_by", "decrease_by"):
        return "增加值"
    if domain in ("crop", "livestock", "fishery") and change in ("increase_by", "decrease_by"):
        return "产量"
    return None
