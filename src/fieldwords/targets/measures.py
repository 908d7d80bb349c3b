"""Measures: what of an item a number states (面积, 产量, 存栏 ...), named before it or implied by its unit."""

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise

from fieldwords.lexicon import compile_words, list_words, read_rows
from fieldwords.quantities.finding import Quantity
from fieldwords.quantities.units import HIVES
from fieldwords.schemas import MEASURES
from fieldwords.targets.cues import Token, name_kinds
from fieldwords.targets.views import AND, View

AREA, OUTPUT, CAPACITY, YIELD, STOCK, SOLD, RAISED, WORTH, ADDED, INCOME, RATE, AMOUNT = MEASURES
ANIMAL_MEASURES, VALUE_MEASURES = (STOCK, SOLD, RAISED), (WORTH, ADDED, INCOME)
MEASURED_IN = {
    "area": (AREA,),
    "heads": (*ANIMAL_MEASURES, OUTPUT, CAPACITY, AMOUNT),
    "weight": (OUTPUT, CAPACITY, YIELD, AMOUNT),
    "bags": (AMOUNT,),
    "sheets": (AMOUNT,),
    "money": (*VALUE_MEASURES, AMOUNT),
}
HOUSED = ("crop", "livestock", "fishery")
BY_UNIT = {"area": AREA, "weight": OUTPUT, "heads": AMOUNT, "bags": AMOUNT, "sheets": AMOUNT, "money": WORTH}
COLLECTIVE = compile_words("{collective}")
MOST = 100  # tonnes: no field yields as much per mu
CATTIES, FEW = list_words("catties"), Decimal("1.5")  # tonnes: a crop told in so few catties is told a mu
YIELDING = list_words("yielding")
WHOLLY = compile_words(r"{all_told}(?![^，。；\d]{0,3}均)")
TREASURY = compile_words(r"{treasury}[^，。；：]{0,3}\Z")  # before what a village takes in
EARNED = compile_words(r"(?:(?P<sold>{sold_for})|{earned})(?:{barely}){0,2}\Z")
OWNED = compile_words("{bound}?(?P<of>的)?")
PRIMARY, BRANCH = list_words("primary_sector"), list_words("first_of_three")


def is_piece(item: tuple[str | None, str], unit_kind: str) -> bool:
    """Whether a number of such a unit counts what was built for crops, animals or fish (牛舍12座); land is measured."""
    return unit_kind == "other" and item[1] in HOUSED and name_kinds().get(item[0]) == "built"


def measures_of(tokens: list[Token], unit_kind: str) -> list[tuple[str, str]]:
    """Measures named before the number that its unit permits, in order."""
    named = [token.slots["measure"] for token in tokens if "measure" in token.slots]
    allowed = MEASURED_IN.get(unit_kind)
    return [pair for pair in named if allowed is None or pair[0] in allowed]


def measure_each(view: View, run: list[int], measures) -> list[tuple[str, str]]:
    """Of the measures named before a list of numbers that of each thing, or else of the next; [] where one has none.

    青稞产量、牦牛出栏分别增长…, 果品、蔬菜产值和劳务收入分别达到….
    """
    start, end = view.own_starts[run[0]], view.quantities[run[0]].start
    edges = [start, *(start + match.end() for match in re.finditer(AND, view.text[start:end])), end]
    if len(edges) != len(run) + 1:
        return []
    found: list = [None]
    for first, last in reversed([*pairwise(edges)]):
        named = [token.slots.get("measure") for token in view.tokens_between(first, last)]
        found.append(next((measure for measure in reversed(named) if measure in measures), found[-1]))
    return found[:0:-1] if all(found[1:]) else []


def animal_measure(view: View, quantity: Quantity) -> str | None:
    """Return what stands behind a number (22万头的出栏水平), 出栏 where a clause tells of selling (卖了), 数量 of what
    is done to some (冻配), else what was named last, else 存栏 of what is there."""
    owned = OWNED.match(view.text, quantity.end)
    behind = view.token_at(owned.end())
    closes = behind and (owned["of"] or view.text[behind.end : behind.end + 1] in "，；。、")
    if closes and behind.slots.get("measure", ("",))[0] in ANIMAL_MEASURES:
        return behind.slots["measure"][0]
    words = view.tokens_between(view.clause_start(quantity.start), quantity.start)
    told = [token.slots["herd"] for token in words if "herd" in token.slots]
    if AMOUNT in told:  # 接活羔羊要达到5万只
        return AMOUNT
    if told and told[-1] == SOLD:
        return SOLD
    added = any(token.slots.get("change") == "increment" for token in words)  # 年底前再调进80头
    if added and _names_alone(words):  # 饲养量3万头，新增奶牛200头
        return AMOUNT
    kept = told[-1] if told and not added else None
    named = _named_of_herds(view, quantity.start)
    if named == SOLD and kept == STOCK and _names_alone(words):  # 生猪出栏保住两万三，牛养到2600头
        return kept
    return named or kept


def _names_alone(words: list[Token]) -> bool:
    """Whether words name an item and no measure."""
    slots = {slot for token in words for slot in token.slots}
    return "item" in slots and "measure" not in slots


def _named_of_herds(view: View, end: int) -> str | None:
    """The measure of animals named last before a number, or first where a stretch that has ended named two.

    生猪存栏36万头，出栏55万头；奶牛1.3万头 tells what is kept.
    """
    edges = [0, *(match.end() for match in re.finditer("；", view.text[:end])), end]
    for first, last in reversed([*pairwise(edges)]):
        named = [m for m, _ in measures_of(view.tokens_between(first, last), "heads") if m in ANIMAL_MEASURES]
        if named:
            return named[-1 if last == end else 0]
    return None


def earned_measure(view: View, quantity: Quantity) -> str | None:
    """Return 产值 of a sum that a mu was sold for (一亩卖两千), 收入 of one that it earned (一亩落四百)."""
    earned = EARNED.search(view.text, view.clause_start(quantity.start), quantity.start)
    return None if earned is None else WORTH if earned["sold"] else INCOME


def default_measure(
    items, quantity: Quantity, per: str | None, previous: str | None, inherited: bool, change: str | None
):
    """The measure that the unit implies where no word names it."""
    kind, domain = quantity.unit.kind, items[-1][1]
    if kind == "other":  # 设施蔬菜面积2000亩，日光温室500座
        return None
    if kind == "area":
        return AREA
    if kind == "weight":
        if per in YIELDING or previous == YIELD and quantity.value is not None and quantity.value < MOST:
            return YIELD
        if domain == "crop" and per is None and quantity.written in CATTIES and (quantity.value or MOST) < FEW:
            return YIELD
        return OUTPUT
    if kind in ("bags", "sheets"):
        return AMOUNT
    if kind == "heads":
        if name_kinds().get(items[-1][0]) == "stock" and change != "increment":
            return STOCK
        herd = quantity.unit.base not in HIVES  # bees are none
        return previous if herd and previous in ANIMAL_MEASURES else AMOUNT
    if kind == "money":
        if domain == "rural_income" and COLLECTIVE.search(items[-1][0]):
            return INCOME
        if items[0][0] in BRANCH and previous is None and not inherited:
            return ADDED  # 生产总值1200亿元，其中一产90亿元
        goes_on = inherited or domain == "agri_economy" or domain == "rural_income" and previous == INCOME
        return previous if previous in VALUE_MEASURES and goes_on else None
    if kind == "share" and name_kinds().get(items[-1][0]) == "grade":
        return RATE
    if domain == "rural_income" and not inherited:
        return None
    if inherited or previous or change not in ("increase_by", "decrease_by"):
        return previous
    return ADDED if items[0][0] in PRIMARY else OUTPUT if domain in ("crop", "livestock", "fishery") else None


def measure_behind(view: View, behind: Token, kind: str) -> str | None:
    """Return the measure right behind the item: 240万亩粮食播种面积."""
    token = view.token_at(behind.end)
    after = token.slots["measure"][0] if token and "measure" in token.slots else None
    return after if after in MEASURED_IN[kind] else None


def name_crop(form: str | None, measure: str | None, per: str | None) -> str | None:
    """Return the crop that a measure is told of where only its form was named: 干茶6850吨，产值8亿元 is of 茶叶."""
    each = per or "" if measure in VALUE_MEASURES else ""
    return _read_crops().get((form, f"{each}{measure}"), form)


@cache
def _read_crops() -> dict[tuple[str, str], str]:
    return {(form, measure): crop for form, measure, crop in read_rows("crop_forms")}
