"""What a number's measure, unit and clause imply where they name no item or no measure."""

import re

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.finding import Quantity
from fieldwords.quantities.units import HEADS, MU
from fieldwords.targets.cues import name_kinds
from fieldwords.targets.items import Group
from fieldwords.targets.measures import (
    AMOUNT,
    BY_UNIT,
    INCOME,
    RATE,
    SOLD,
    VALUE_MEASURES,
    WHOLLY,
    animal_measure,
    default_measure,
    earned_measure,
    measures_of,
)
from fieldwords.targets.nouns import names_other
from fieldwords.targets.views import View

LARGE_SUM = 100_000  # yuan: a smaller sum said of farmers is what each of them earns
THEIRS = re.compile("(?<!年)的")  # 养牛的不到一半
PER_HEAD, SOWN_ALL = compile_words("{per_head}"), list_words("sown_all")
FIELDS, OF_PLACE = compile_words("{fields}"), compile_words(r"(?:{of_place})\Z")
PLANNED = compile_words(r"(?:{plan})[^，。；、]{0,3}\Z")
OF_PLAN = compile_words(r"{plan}数?的\Z")
FARMERS, HERDS = ("农村居民", "rural_income"), ("牲畜", "livestock")
ALL_CROPS, LAND = ("农作物", "crop"), ("耕地", "farmland")
GROWN = ("crop", "livestock", "fishery", "farmland")
GROWING = ("increase_by", "decrease_by", "to")


def is_mixed(view: View, quantity: Quantity) -> bool:
    """Whether a number is written in a unit of several animals (头只); without one (存栏两万九) it may be of one."""
    return quantity.unit.base == HEADS and view.text.endswith(quantity.written, quantity.start, quantity.end)


def suit_item(view: View, item: tuple[str, str], quantity: Quantity, measures) -> tuple[str, str]:
    """Return the item that a number's measure or unit turns one into: of 能繁母猪 none are sold, but of 猪."""
    name, domain = item
    if measures and measures[-1][0] == SOLD and name_kinds().get(name) == "stock":
        return name[-1], domain
    return HERDS if is_mixed(view, quantity) and len(name) == 1 else item  # 牛19万头。出栏104万头只


def imply_item(view: View, index: int, start: int, measures) -> tuple[str, str] | None:
    """Return the item that the words of a clause of a speech imply: who speaks to farmers of 人均收入 means theirs."""
    quantity = view.quantities[index]
    told = measures or measures_of(view.tokens_between(0, start), quantity.unit.kind)
    head = start if measures else view.end_before(index)  # 人均收入嘛，能够达到570元
    if told and told[-1][0] == INCOME and PER_HEAD.search(view.text, head, quantity.start):
        return FARMERS
    if measures and is_mixed(view, quantity):
        return HERDS
    if quantity.unit.kind != "area":
        return None
    own = view.text[start : quantity.start]
    if any(word in own for word in SOWN_ALL):
        return ALL_CROPS
    return LAND if FIELDS.match(view.text, quantity.end) else None  # 我们有3000亩地


def is_land(view: View, quantity: Quantity) -> bool:
    """Whether a number is of the land that a place has, whatever is grown there: 全村总共3000亩地."""
    behind = quantity.unit.kind == "area" and FIELDS.match(view.text, quantity.end)
    return bool(behind) and OF_PLACE.search(view.text, 0, quantity.start) is not None


def is_all(view: View, index: int) -> bool:
    """Whether a weight is of all together: of no yield told before, as in 一张蚕种产茧不到五十斤，全乡收茧1100担."""
    quantity = view.quantities[index]
    whole = WHOLLY.search(view.text, view.own_starts[index], quantity.start)
    return quantity.unit.kind == "weight" and whole is not None


def is_of_plan(view: View, index: int) -> bool:
    """Whether a share is of a plan: 完成计划的75%, 完成任务9000亩的75%."""
    start = view.quantities[index].start
    before = view.quantities[index - 1] if index else None
    if before is not None and before.end == start - 1 and view.text[before.end] == "的":
        return PLANNED.search(view.text, view.own_starts[index - 1], before.start) is not None
    return OF_PLAN.search(view.text, max(0, start - 6), start) is not None


def lend_measure(view: View, index: int, lender, per: str | None, report: bool) -> str | None:
    """Return the measure told by the words around a number without one: of a herd, a mu's earnings, an income."""
    quantity = view.quantities[index]
    if quantity.unit.kind == "heads":
        return animal_measure(view, quantity)
    if per == MU and quantity.unit.kind == "money":
        return earned_measure(view, quantity)
    earns = not report and quantity.unit.kind == "money" and lender[-1][1] == "rural_income"
    small = (quantity.value or LARGE_SUM) < LARGE_SUM
    return INCOME if earns and (small or PER_HEAD.search(view.text, 0, quantity.start)) else None


def imply_measure(view: View, index: int, items, last: Group | None, change, per, end: int) -> tuple[str | None, bool]:
    """Return the measure that a clause without a measure word means, and whether it is lent by what was said before.

    `end` is where its items end: a share right behind them is their rate (小蚕共育由12%提高到85%).
    """
    quantity = view.quantities[index]
    kind = quantity.unit.kind
    previous = last.measures[-1] if last and last.end >= 0 else None
    if kind == "money" and previous not in VALUE_MEASURES:  # 在农业总产值中，牧业为456亿元
        named = [measure for measure, other in measures_of(view.tokens_between(0, quantity.start), kind) if not other]
        previous = named[-1] if named else None
    if is_all(view, index):
        previous = None
    herd = animal_measure(view, quantity) if kind == "heads" else None
    if herd == AMOUNT:
        return AMOUNT, False  # 能繁母猪投保3000头: no herd
    previous = herd or previous
    measure = default_measure(items, quantity, per, previous, False, change)
    if measure is None and kind == "ratio" and index + 1 < len(view.quantities):  # 早稻翻一番，种到5000亩
        measure = BY_UNIT.get(view.quantities[index + 1].unit.kind)
    if measure is None and kind == "share" and items[-1][1] in GROWN and change not in GROWING[:2]:
        apart = names_other(view, end, quantity.start) or THEIRS.search(view.text, end, quantity.start)
        measure = None if apart else RATE
    return measure, measure is not None and measure == previous
