"""Object, measure and domain of each quantity: named in its clause, behind it, or carried over from what was said."""

import re
from typing import NamedTuple

from fieldwords.lexicon import compile_words, list_words
from fieldwords.targets.cues import Token
from fieldwords.targets.implied import PER_HEAD, imply_measure, is_all, is_of_plan, lend_measure
from fieldwords.targets.items import (
    APART,
    GROWN_IN,
    Group,
    Named,
    chain_items,
    chunk_items,
    domain_for,
    drop_compared,
    drop_plots,
    drop_shared,
    fits,
    is_label,
    is_threshold,
    item_behind,
    part_items,
    written_items,
)
from fieldwords.targets.lenders import lend_in_speech
from fieldwords.targets.lending import lend_in_report, may_inherit
from fieldwords.targets.measures import (
    AMOUNT,
    AREA,
    BY_UNIT,
    INCOME,
    RATE,
    TREASURY,
    YIELD,
    YIELDING,
    default_measure,
    is_piece,
    measure_behind,
    measure_each,
    measures_of,
)
from fieldwords.targets.memory import Memory
from fieldwords.targets.nouns import find_behind, names_other
from fieldwords.targets.states import join_states
from fieldwords.targets.subjects import choose_subject
from fieldwords.targets.views import AND, View

FRACTION = re.compile(r"成半?\Z|(?<![百千])分之")  # 三成, 三分之一: a part, not a rate
DOSED = compile_words(r"{dosed}[^，。；产收打]{0,6}\Z")
LISTED = re.compile("、[\u4e00-\u9fff]")
PLACES = compile_words(
    rf"[\u4e00-\u9fff]{{place_listed}}(?:{AND}|{{respectively}})|{{so_many}}个?{{place_listed}}"
)  # 石桥镇、双河镇


class Surroundings(NamedTuple):
    """What else bears on a name: the change and the unit of reference named before, whether the document is a report,
    the sentence's number, and what earlier sentences spoke of."""

    change: str | None
    per: str | None
    report: bool
    number: int
    memory: Memory


def name_run(view: View, run: list[int], last: Group | None, around: Surroundings) -> tuple[list[Named], Group]:
    """Return object, measure and domain of each number of a run, and the group that later numbers may inherit.

    Parameters
    ----------
    view : View
        The sentence.
    run : list of int
        Indices of quantities that stand in one list.
    last : Group or None
        The group of the run before, in this sentence or the one before (then its `end` is -1).
    around : Surroundings
        What else bears on the name.
    """
    named, group = _name_known(view, run, last, around)
    if len(run) == 1:
        named, group = choose_subject(view, run[0], named[0], group, last, around)
    return join_states(view, run, named, last, around), group


def _name_known(view: View, run: list[int], last: Group | None, around: Surroundings) -> tuple[list[Named], Group]:
    """The names that words of the lexicon give: in the clause, behind the number, before it."""
    change, per = around.change, around.per
    first, final, start = view.quantities[run[0]], view.quantities[run[-1]], view.own_starts[run[0]]
    kind = first.unit.kind
    if kind == "money" and per is None and not around.report and TREASURY.search(view.text, 0, first.start):
        item = (list_words("treasury_name")[0], "rural_income")  # 村集体去年靠分红拿了63万元
        return [Named(item[0], INCOME, item[1], ())] * len(run), Group([item], [INCOME], final.end)
    local = drop_shared(view, view.tokens_between(start, first.start), kind)
    items = drop_compared(view, [token for token in local if "item" in token.slots])
    if kind in BY_UNIT and kind != "money":  # 其中贫困户420头, 流转给合作社的310亩
        items = [token for token in items if token.slots.get("kind") != "holder"]
    if kind == "weight" or kind == "area" and not around.report:
        items = drop_plots(view, items, last, kind)
    measures = measures_of(local, kind)
    if kind == "weight" and per and DOSED.search(view.text, start, first.start):  # 亩施配方肥40公斤
        return _name_nothing(view, run, [])
    if kind == "money" and len(run) == 1 and per is None and measures and measures[-1][0] == INCOME:
        people = [token for token in items if token.slots["item"][1] == "rural_income"]
        items = people[-1:] or items  # 农民人均来自茶叶的收入 is theirs
    kinds = [view.quantities[i].unit.kind for i in run]
    if len(set(kinds)) > 1:
        every = [measures_of(local, each) for each in kinds]
        measures = [pairs[-1] for pairs in every] if all(every) else measures
    part = measures and measures[-1][0] == AREA or any("share" in token.slots for token in local)
    if kind == "share" and is_of_plan(view, run[0]):
        return _name_nothing(view, run, [])
    if kind == "share" and part and change not in ("increase_by", "decrease_by"):
        measures = [(RATE, "")]
    behind = item_behind(view, final) if len(run) == 1 else None
    if behind is not None and is_piece(behind.slots["item"], kind):  # 新建12座标准化牛舍
        item = behind.slots["item"]
        return [Named(item[0], AMOUNT, item[1], ())], Group([item], [AMOUNT], final.end)
    if behind is not None and kind in BY_UNIT:
        verbs = [token for token in local if "change" in token.slots and (not items or token.start >= items[-1].end)]
        before = view.quantities[run[0] - 1] if run[0] and items else None
        taken = before is not None and _is_of(view, before, items[-1])  # 百万只肉羊、十万头肉牛
        if not items or verbs or taken or not fits(items[-1].slots["item"][1], kind):
            return _name_behind(view, run[0], behind, measures, per)
    if items:
        return _name_local(view, run, items, measures, last, change, per)
    # 牛2万头、□10万只: another animal, unknown to the lexicon
    unlisted = kind == "heads" and not local and LISTED.fullmatch(view.text, max(start, 0), first.start) is not None
    unknown = around.report and kind == "weight" and find_behind(view, run[-1]) is not None
    apart = around.report and kind not in GROWN_IN and not may_inherit(view, run[0], local)
    apart = apart and names_other(view, start, first.start)
    if unlisted or unknown or apart:
        return _name_nothing(view, run, measures)
    return _name_inherited(view, run, start, measures, last, around)


def _is_of(view: View, quantity, item: Token) -> bool:
    """Whether an item behind a number is that number's own: 54万亩全膜玉米和50万亩马铃薯."""
    own = item_behind(view, quantity)
    return own == item or own is not None and not APART.search(view.text, quantity.end, item.end)


def _name_nothing(view: View, run: list[int], measures) -> tuple[list[Named], Group]:
    """The clause speaks of something that the lexicon does not know, and so do the numbers that go on from it."""
    measure = measures[-1][0] if measures else None
    end = view.quantities[run[-1]].end
    return [Named(None, measure, "other", ())] * len(run), Group([(None, "other")], [measure], end)


def _name_behind(view: View, index: int, behind: Token, measures, per: str | None):
    """The item stands behind the number: 建成1.2万亩高标准农田."""
    quantity = view.quantities[index]
    kind = quantity.unit.kind
    name, domain = behind.slots["item"]
    label = is_label(view, quantity, behind.end) or is_threshold(view, quantity, behind)
    label = label or bool(measures) and measures[-1][1] == "other"  # 投资1.1亿元建成牦牛养殖基地
    measure = measures[-1][0] if measures else measure_behind(view, behind, kind)
    if measure is None:
        each = kind == "weight" and per in YIELDING  # 一亩地收了900斤谷子
        measure = YIELD if each else BY_UNIT[kind]
        label = label or each and view.text.startswith("的", quantity.end)  # 一只三十斤的羊
        label = label or kind == "money" and not name.endswith("业")
    domain = "other" if label else domain_for((name, domain), kind)
    return [Named(name, measure, domain, ())], Group([(name, domain)], [measure], quantity.end)


def _name_local(view: View, run: list[int], tokens: list[Token], measures, last: Group | None, change, per):
    """The clause names its items: those of the last coordination before the number."""
    items = chain_items(view, tokens)
    if len(items) != len(run) > 1:
        placed = PLACES.search(view.text, view.own_starts[run[0]], tokens[-1].start)
        chunks = None if placed else chunk_items(view, view.own_starts[run[0]], tokens, len(run))
        items = chunks or part_items(items, len(run))
    end, kind = view.quantities[run[-1]].end, view.quantities[run[0]].unit.kind
    inherited: tuple[str, ...] = ()
    if len(measures) >= len(run) > 1 and len(items) == 1:
        pairs = measures[-len(run) :]
    elif measures:
        own = measure_each(view, run, measures) if len(items) == len(run) > 1 else []
        pairs = own or [measures[-1]] * len(run)
    else:
        implied = [imply_measure(view, index, items, last, change, per, tokens[-1].end) for index in run]
        inherited = ("measure",) if implied[0][1] and kind != "area" else ()
        labels = ["other" if kind in BY_UNIT and is_label(view, view.quantities[n], end) else "" for n in run]
        pairs = [(measure, label) for (measure, _), label in zip(implied, labels, strict=True)]
    group = Group(items, [measure for measure, _ in pairs], end)
    written = written_items(view, tokens, items)
    return _assign(view, run, items, pairs, inherited, written, bool(measures) or change is not None), group


def _name_inherited(view, run, start, measures, last, around: Surroundings):
    """No item in the clause: the group before, an item of an earlier clause, or the paragraph's topic."""
    final, change = view.quantities[run[-1]], around.change
    nothing = _name_nothing(view, run, measures)[0], Group([], [None], final.end)
    if measures and measures[-1][1]:  # 城镇化率: a subject of its own, though no item
        return nothing
    lend = lend_in_report if around.report else lend_in_speech
    lender, previous = lend(view, run, start, measures, last, around)
    if lender is None:
        return nothing
    if measures:
        each = len(measures) >= len(run) > 1  # 播种面积、产量分别稳定在32万亩和8万吨
        pairs, inherited = measures[-len(run) :] if each else [measures[-1]] * len(run), ("object",)
    elif previous and len(previous) == len(run) > 1:
        pairs, inherited = [(measure, "") for measure in previous], ("object", "measure")
    else:
        goes_on = previous and not is_all(view, run[0])
        before = lend_measure(view, run[0], lender, around.per, around.report) or goes_on and previous[-1] or None
        each = (view.quantities[index] for index in run)  # 收了24.8万亩、56万吨
        pairs = [(default_measure(lender, number, around.per, before, True, change), "") for number in each]
        inherited = ("object", "measure")
    explicit = bool(measures) or change in ("increase_by", "decrease_by")
    return _assign(view, run, lender, pairs, inherited, None, explicit), Group(lender, [m for m, _ in pairs], final.end)


def _assign(view, run, items, pairs, inherited, written, explicit=True):
    """Give items to numbers in order; one number takes all items together; counts that do not match stay unclear."""
    named = []
    for place, index in enumerate(run):
        quantity = view.quantities[index]
        measure, forced = pairs[place]
        if len(items) == len(run):
            name, domain = items[place]
        elif len(items) == 1:
            name, domain = items[0]
        elif len(run) == 1:
            name, domain = _join(items, written)
        else:
            name, domain = None, "other"
        kind = quantity.unit.kind
        measure = AMOUNT if is_piece((name, domain), kind) else measure
        loose = not explicit and FRACTION.search(quantity.written)
        aside = forced or loose or (measure, domain) in ((None, domain), (RATE, "rural_income"))  # 农民用工比例
        domain = "other" if aside else domain_for((name, domain), kind)
        if kind == "weight" and PER_HEAD.search(view.text, view.clause_start(quantity.start), quantity.start):
            measure = AMOUNT  # 人均占有粮食350公斤 is no output
        named.append(Named(name, measure, domain, inherited))
    return named


def _join(items, written):
    if items[0][0] and items[0][1] == "other" and len(items) == 2:  # 城乡居民: it holds for the countryside too
        return items[1]
    known = [(name, domain) for name, domain in items if name]
    return written or "、".join(name for name, _ in known), known[-1][1]
