"""Comparator and change of each quantity: 达到, 以上, 突破; 增长, 新增, 累计, 由A到B."""

import re

from fieldwords.targets.quantities import Quantity
from fieldwords.targets.views import View

MORE_OR_LESS = re.compile(r"比[^，。；]{1,10}?(多|少)(?:了|出|收|打|种)?\Z")
PROMISED = re.compile(r"的(?:计划|目标|任务|预期|要求)")
BASELINE = re.compile(r"[比较](?:[^，；。]{1,12})的\Z")
TOWARDS = re.compile(r"[^，；。]{0,12}?(?:到|至|为)")
TOTAL = {"面积", "总面积", "推广", "覆盖", "稳定在", "保持在", "实现", "保有", "认定", "划定", "占", "辐射", "种植"}
ANY_UNIT = {"新增", "新建", "总增", "再增加", "再新增"}
DOWN = re.compile(r"(?:降|减|压|控制|缩)[^，；。]{0,4}\Z")


def read_before(view: View, start: int, quantity: Quantity) -> list:
    """Lexicon words between `start` and the number."""
    return view.tokens_between(start, quantity.start)


def tell_comparator(view: View, quantity: Quantity, local, first: Quantity, covering: Quantity) -> str:
    """Return the comparator of a number.

    Parameters
    ----------
    view : View
        The sentence.
    quantity : Quantity
        The number.
    local : list of Token
        Lexicon words before it.
    first : Quantity
        The first number of its list: what stands before that one (分别突破) holds for all of the list.
    covering : Quantity
        The last number of its list: what stands behind that one (以上) holds for all of the list.
    """
    if quantity.value_high is not None:
        return "range"
    if PROMISED.match(view.text, quantity.end):
        return "point"
    if quantity.loose:
        return "gt_approx"
    after = next(
        (t.slots["after"] for t in view.tokens if t.start in (covering.end, covering.end + 1) and "after" in t.slots),
        None,
    )
    before, gap = None, ""
    for token in reversed(local):
        if "before" in token.slots:
            before, gap = token.slots["before"], view.text[token.end : first.start]
            break
    if before == "lt_approx" and gap or before == "gt" and len(gap) > 2 or before in ("approx", "lt") and len(gap) > 2:
        before = None
    if before in ("ge", "le") and len(gap) > 8:
        before = None
    if after == "lt":
        return "le" if DOWN.search(view.text[max(0, quantity.start - 8) : quantity.start]) else "lt"
    if after:
        return after
    return before or "point"


def tell_change(view: View, quantity: Quantity, start: int, local, carried: str | None, built: bool) -> str:
    """Return what a number says of change.

    Parameters
    ----------
    view : View
        The sentence.
    quantity : Quantity
        The number.
    start : int
        Where its own words begin.
    local : list of Token
        Lexicon words from there to the number.
    carried : str or None
        Change of the number before, where this one is coordinated with it and has no verb of its own.
    built : bool
        Whether its object is land that is made (高标准农田): such an area is added, where no word says it is a total.
    """
    unit_kind = quantity.unit.kind
    if quantity.unit.kind == "ratio" and quantity.written.startswith("翻"):
        return "multiply"
    if BASELINE.search(view.text[max(0, quantity.start - 16) : quantity.start]) or view.text.startswith(
        "的基础上", quantity.end
    ):
        return "from"
    compared = MORE_OR_LESS.search(view.text[max(0, quantity.start - 16) : quantity.start])
    if compared:
        return "increase_by" if compared.group(1) == "多" else "decrease_by"
    found = None
    for token in local:
        change = token.slots.get("change")
        if change is None or change == "from":
            continue
        if change == "increment" and unit_kind != "area" and token.term not in ANY_UNIT:
            change = "level"
        if found == "cumulative" and change in ("increment", "level"):
            continue
        if found in ("increase_by", "decrease_by") and change == "level" and unit_kind == "share":
            continue
        if found == "increment" and change == "level" and token.term not in ("稳定在", "保持在", "达到"):
            continue
        found = change
    starts_from = [token for token in local if token.slots.get("change") == "from"]
    if starts_from and (found is None or found == "level") and _leads_on(view, quantity):
        return "from"
    promised = PROMISED.match(view.text, quantity.end)
    if found is None and carried and (promised or not any("before" in token.slots for token in local)):
        found = carried
    if unit_kind == "ratio" and found not in ("increase_by", "decrease_by"):
        return "multiply"
    if built and unit_kind == "area" and found in (None, "level"):
        total = any("before" in t.slots or t.slots.get("ahead") == "stock" or t.term in TOTAL for t in local)
        return "level" if total else "increment"
    return found or "level"


def _leads_on(view: View, quantity: Quantity) -> bool:
    """Whether the words behind the number lead to a second one: 由A增加到B."""
    later = [other for other in view.quantities if other.start >= quantity.end]
    if not later:
        return False
    stretch = view.text[quantity.end : min(later[-1].start, quantity.end + 40)]
    return bool(re.search(r"(?:到|至|为)", stretch)) and not re.search(r"[；。]", stretch)
