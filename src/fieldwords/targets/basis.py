"""Basis: what a number is of: the whole, each one, several years together, a share, a gap, a capacity, a size."""

import re
from functools import cache
from typing import NamedTuple

from fieldwords.lexicon import read_lexicon
from fieldwords.quantities.finding import Quantity
from fieldwords.quantities.units import MU
from fieldwords.targets.items import is_label, is_threshold, item_behind
from fieldwords.targets.measures import CAPACITY, INCOME, RATE, YIELD
from fieldwords.targets.views import View

_REACH, _STOPS = 24, "，。；"
YEAR = r"(?<!\d)20\d\d(?=年)"  # 生产能力2030年达到


class Basis(NamedTuple):
    """What a number is of, one of `schemas.BASES`, and where that is `per`, of which unit each (亩, 户)."""

    basis: str
    per: str | None


class _Patterns(NamedTuple):
    """One pattern a place, an empty group behind each row (before it, `re` would try each row), and what each tells."""

    before: re.Pattern
    behind: re.Pattern
    told: dict[str, tuple[Basis, ...]]


def tell_basis(view: View, index: int, slots, unit: str, measure: str | None) -> Basis:
    """Return what a number is of.

    Parameters
    ----------
    view : View
        The sentence.
    index : int
        The number.
    slots : Slots
        What it counts, how it changes, its claim.
    unit : str
        Its unit as the table writes it: 元/亩 is per mu.
    measure : str or None
        Its measure. Income a head is a statistic of its own: total.
    """
    found = _find_words(view, index)
    if measure == CAPACITY:
        return Basis("capacity", None)
    a_head = found is not None and found.per == "人" and measure == INCOME and slots.per is None
    if a_head or found and found.basis in ("per", "share") and measure == RATE:
        found = None
    sized = slots.per is None or measure == YIELD  # 亩产500斤以上的有3个县
    if found and (found.basis in ("capacity", "difference", "share") or found.basis == "size" and sized):
        return found
    per = slots.per or (unit.partition("/")[2] or None) or (MU if measure == YIELD else None)
    if per or found and found.basis == "per":
        return Basis("per", per or found.per)
    if found or _names_size(view, view.quantities[index]):
        return Basis("size", None)
    if measure == RATE:
        return Basis("share", None)
    several = slots.claim.span == "multi" and slots.change in ("increment", "cumulative")
    return Basis("sum" if several else "total", None)


def _names_size(view: View, quantity: Quantity) -> bool:
    """Whether the number only says how large something is that is counted or named itself."""
    if quantity.unit.kind not in ("area", "heads", "weight"):
        return False
    behind = item_behind(view, quantity)
    if behind is None:
        return is_label(view, quantity, quantity.end)
    return is_threshold(view, quantity, behind) or is_label(view, quantity, behind.end)


def _find_words(view: View, index: int) -> Basis | None:
    """What the words right before the number in its clause, or right behind it, tell; the nearest to it decides."""
    patterns, quantity = _compile_words(), view.quantities[index]
    if view.text[quantity.end : quantity.end + 1] not in _STOPS:  # most numbers end their clause
        behind = patterns.behind.match(view.text, quantity.end, view.clause_end(quantity.start))
        if behind:
            return patterns.told["behind"][behind.lastindex - 1]
    start = max(view.own_starts[index], quantity.start - _REACH)
    before = patterns.before.search(view.text, start, quantity.start)
    return patterns.told["before"][before.lastindex - 1] if before else None


@cache
def _compile_words() -> _Patterns:
    rows = read_lexicon("bases")
    told, patterns = {}, []
    for place in ("before", "behind"):
        mine = rows[rows["place"] == place]
        told[place] = tuple(Basis(b, p or None) for b, p in zip(mine["basis"], mine["per"], strict=True))
        patterns.append("|".join(f"(?:{pattern})()" for pattern in mine["pattern"]) or r"(?!)")
    before, behind = patterns
    return _Patterns(re.compile(rf"(?:{before})(?:[^，。；\d]|{YEAR}){{0,10}}\Z"), re.compile(behind), told)
