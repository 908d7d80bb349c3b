"""The slots of each quantity of a sentence, filled from left to right."""

from typing import NamedTuple

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.finding import Quantity
from fieldwords.targets.cases import Case, read_case
from fieldwords.targets.comparison import is_planted, name_change, tell_change, tell_comparator
from fieldwords.targets.cues import name_kinds
from fieldwords.targets.evidence import AVERAGE
from fieldwords.targets.implied import LARGE_SUM
from fieldwords.targets.items import APART, Group, Named, is_rated
from fieldwords.targets.localities import Owner
from fieldwords.targets.measures import ANIMAL_MEASURES, INCOME, WHOLLY, name_crop
from fieldwords.targets.memory import Memory
from fieldwords.targets.naming import Surroundings, name_run
from fieldwords.targets.setting import Setting
from fieldwords.targets.status import UNCLAIMED, Claim, claim_quantity, settle_lists
from fieldwords.targets.views import ASIDES, View, is_promised

PERSON = "人"
LARGE = 20  # tonnes: no mu, hive or head yields as much
STRETCH, EACH, WHOLE, LEADING = "；：。", *map(list_words, ("one_of", "whole_area", "leading"))
KEEPING, SOWN = compile_words(r"{keeping}[^，；、]{0,8}\Z"), compile_words("{kept}")
OF_WIDER = compile_words(r"{of_wider}\Z")
AGAINST_OTHERS = compile_words(rf"{AVERAGE.pattern}|{{exceeding}}")  # 去年是6720元，比全州平均少410元; 我们超了250头


class Slots(NamedTuple):
    """What a quantity says: what it counts, of which unit each (亩, 户), how it compares and changes, and its claim.

    `owner` is the place that it is of, None for the speaker's own.
    """

    named: Named
    per: str | None
    comparator: str
    change: str
    claim: Claim
    owner: Owner | None = None


def fill_sentence(
    view: View, report: bool, memory: Memory, number: int, last: Group | None
) -> tuple[list[Slots], Group]:
    """Return the slots of each quantity of a sentence, yet without claims, and the group that the next may take up.

    Parameters
    ----------
    view : View
        The sentence.
    report : bool
        Whether the document is a report, whose clauses are full.
    memory : Memory
        What earlier sentences of the paragraph spoke of.
    number : int
        The sentence's number in the document.
    last : Group or None
        The group of the sentence before.
    """
    last = last._replace(end=-1) if last and _takes_up(view, report, last) else None
    filled: list[Slots] = []
    for run in view.runs:
        first, final = view.quantities[run[0]], view.quantities[run[-1]]
        local = view.tokens_between(view.own_starts[run[0]], first.start)
        per = _find_per(view, run[0], local, filled, report)
        lent = _lend_change(view, run[0], local, _find_verb(view, filled))
        behind = view.tokens_between(final.end, final.end + 12)
        behind = [token for token in behind if not APART.search(view.text, final.end, token.start)]
        built = first.unit.kind == "area" and any(token.slots.get("kind") == "built" for token in local + behind)
        change = tell_change(view, first, local, lent, built)
        trail = last.trail if last and last.end >= 0 else ()
        named, group = name_run(view, run, last, Surroundings(change, per, report, number, memory))
        if first.unit.kind == "share" and OF_WIDER.search(view.text, view.own_starts[run[0]], first.start):
            named = [name._replace(domain="other") for name in named]  # 棉花…占全国的92%
        farming = (name for name in zip(run, named, strict=True) if name[1].domain != "other")
        memory.told += [((name.object, name.domain), view.quantities[i].unit.kind) for i, name in farming]
        kind = name_kinds().get(named[0].object)
        if change == "level" and "object" in named[0].inherited and kind == "built":
            change = tell_change(view, first, local, lent, True)  # 今年的任务是6.8万亩, said of 高标准农田
        planted = kind == "perennial" and is_planted(view, first, local)
        if change == "level" and (planted or "object" in named[0].inherited and _is_done(view, run[0], local, filled)):
            change = "increment"
        trail += tuple(((name.object, name.domain), name.measure) for name in named)
        own = view.text[view.own_starts[run[0]] : first.start]
        aside = any(word in own for word in ASIDES) or first.unit.kind == "share" and is_rated(local)
        last = group._replace(trail=trail, main=last.main or last if aside and last and last.end >= 0 else None)
        for index, name in zip(run, named, strict=True):
            comparator = tell_comparator(view, view.quantities[index], local, first, final)
            if "object" in name.inherited:
                name = name._replace(object=name_crop(name.object, name.measure, per))
            filled.append(Slots(name, per, comparator, change, UNCLAIMED))
    asked = [token for token in view.tokens_between(last.end, len(view.text)) if "item" in token.slots]
    if asked and view.text.endswith(("？", "?")):  # 粮食4万亩，都还稳；可是花椒呢？
        last = Group([asked[-1].slots["item"]], [None], last.end)
    return filled, last


def claim_numbers(view: View, setting: Setting, filled: list[Slots], weighed: list[bool]) -> list[Slots]:
    """Return the slots of a sentence with their claims; a number that is not weighed has none.

    Parameters
    ----------
    view : View
        The sentence.
    setting : Setting
        What document, section and paragraph say.
    filled : list of Slots
        What `fill_sentence` returns.
    weighed : list of bool
        Which of them are weighed; what stands before one of these is read too, for it may lend its claim.
    """
    told = max((index + 1 for index, one in enumerate(weighed) if one), default=0)
    cases: list[Case | None] = []  # of each number, None where it has the claim of the one before
    claims, carried = [], None
    for index, slots in enumerate(filled[:told]):
        claim, case = carried, None
        listed = claim and _is_listed(view, index) and slots.change == filled[index - 1].change
        if claim is None or not (listed or _continues(view, view.quantities[index], slots.named, slots.change)):
            case = read_case(view, index, setting, slots.named, slots.change, slots.comparator)
            claim = claim_quantity(case, carried)
        carried = carried if slots.change == "from" else claim
        cases.append(case)
        claims.append(claim)
    if setting.report:
        settle_lists(view, [slots.change for slots in filled], cases, claims)
    whole = zip(filled, claims, weighed, strict=False)
    return [slots._replace(claim=claim) if one else slots for slots, claim, one in whole] + filled[told:]


def _is_done(view: View, index: int, local, filled: list[Slots]) -> bool:
    """Whether land is what was done of land to be added: 任务是复耕4000亩，只完成2900亩."""
    adds = filled and filled[-1].change == "increment" and view.quantities[index].unit.kind == "area"
    before = view.quantities[index - 1]
    since = view.tokens_between(before.end, view.quantities[index].start) if adds and before.unit.kind == "area" else []
    told = any("item" in token.slots or "before" in token.slots for token in since)  # 大豆差得远，只种了115亩
    return not told and any(token.slots.get("ahead") == "achievement" for token in local if token in since)


def _find_per(view: View, index: int, local, filled: list[Slots], report: bool) -> str | None:
    """Of which unit each a number is: told before it, kept from the number before, or by what opens its stretch."""
    told = view.quantities[index].per if view.quantities[index].unit.kind == "money" else None
    told = told or next((token.slots["per"] for token in reversed(local) if "per" in token.slots), None)
    if told is None and filled and _keeps_per(view, index, local, filled[-1], report):
        return filled[-1].per
    return told if told or report else _heads_per(view, index)


def _keeps_per(view: View, index: int, local, last: Slots, report: bool) -> bool:
    """Whether a number is for each of what the one before is for: 亩产值从1.3万元到1万元; 亩均9000元，我们5400元."""
    own = report or any(token.slots.keys() & {"item", "measure"} for token in local)
    before, quantity = view.quantities[index - 1 : index + 1]
    same = before.unit.kind == quantity.unit.kind
    if report and same and last.per == PERSON and quantity.unit.kind == "weight":  # 每人占有粮食800斤，棉花十多斤
        own = any("measure" in token.slots for token in local)
    return last.change == "from" or same and not own and not _is_whole(view, before.end, quantity)


def _heads_per(view: View, index: int) -> str | None:
    """Of which unit each a weight or a sum is in a stretch that opens with one: 一亩虾田，产虾120公斤，纯收入2600元."""
    quantity = view.quantities[index]
    start = 1 + max(view.text.rfind(mark, 0, quantity.start) for mark in STRETCH)
    tokens = view.tokens_between(start, quantity.start)
    heads = [token for token in tokens if "per" in token.slots and token.term.startswith(EACH)]
    if quantity.unit.kind not in ("weight", "money") or not heads or _is_whole(view, start, quantity):
        return None
    return heads[-1].slots["per"]


def _is_whole(view: View, start: int, quantity: Quantity) -> bool:
    """Whether a weight or a sum is no longer of one each, told or too large: 一群割十六斤，收蜜58吨; 全镇收200万斤."""
    most = {"money": LARGE_SUM, "weight": LARGE}.get(quantity.unit.kind)
    return bool(most and ((quantity.value or 0) > most or WHOLLY.search(view.text, start, quantity.start)))


def _takes_up(view: View, report: bool, last) -> bool:
    """Whether a sentence may go on about the last one's object: in a report when it opens with a change or measure."""
    if not report:
        return True
    first = view.quantities[0]
    words = view.tokens_between(0, first.start)
    one = last.main is not None or len({item for item, _ in last.trail}) == 1
    opening = {"change", "measure"} if one else {"change"}
    if view.clause_start(first.start) == 0 and words and words[0].start < 2 and words[0].slots.keys() & opening:
        return True
    theirs = any(domain == "rural_income" for _, domain in last.items)
    return theirs and any(token.slots.get("measure", ("",))[0] == INCOME for token in words)


def _find_verb(view: View, filled: list[Slots]) -> Slots | None:
    """The slots of the number before, beyond the counts of a list: 新增农田3万亩、合作社5家、果园6万亩."""
    last = len(filled) - 1
    while last > 0 and view.quantities[last].unit.kind == "other" and view.text[view.quantities[last - 1].end] == "、":
        last -= 1
    return filled[last] if filled else None


def _lend_change(view: View, index: int, local, before: Slots | None) -> str | None:
    """The change of the number before, where this one is coordinated with it (新增A亩、B亩; 增长3%，争取4%).

    Increment, where the words before a colon add: 新植任务分到：雾灯乡3000亩.
    """
    start = view.own_starts[index]
    if view.text[start - 1 : start] == "：" and not any("change" in token.slots for token in local):
        head = view.tokens_between(view.clause_start(start - 2), start)
        added = name_change(head, view.quantities[index].unit.kind) == "increment"
        return "increment" if added else None
    if before is None:
        return None
    change = before.change
    quantity, previous = view.quantities[index], view.quantities[index - 1]
    between = view.text[previous.end : quantity.start]
    apart = previous.unit.kind != quantity.unit.kind and not between.startswith("、")
    if apart or "；" in between or KEEPING.search(between):  # 提升农田7万亩，稳定30万亩粮食
        return None
    if change == "from":  # 由1.2万亩做到4万亩
        return "to" if between.endswith(LEADING) else None
    if change in ("increase_by", "decrease_by"):
        stock = quantity.unit.kind != "share" and any(token.slots.get("ahead") == "stock" for token in local)
        own = stock or any(token.slots.keys() & {"item", "measure"} for token in local)
        return None if own else change  # 胡麻压了八千亩，还剩六万亩
    if change == "increment":
        whole = any(token.slots.get("ahead") == "stock" or token.term.endswith(WHOLE) for token in local)
        # 新建高标准农田18万亩，粮食种植174万亩: land that is made lends nothing to what is sown
        sown = before.named.domain == "farmland" and "，" in between and SOWN.search(between)
        herd = not between.startswith("、") and any(t.slots.get("measure", ("",))[0] in ANIMAL_MEASURES for t in local)
        return None if whole or sown or herd or quantity.unit.kind not in ("area", "heads") else change
    return change if change == "cumulative" and "，" not in between else None


def _is_listed(view: View, index: int) -> bool:
    """Whether a number goes on a list (、马铃薯8000亩) or tells a part (，其中羊5万只), with no time or cue."""
    if not index:
        return False
    start, end = view.quantities[index - 1].end, view.quantities[index].start
    timed = any(start <= time.start < end for time in view.times)
    cued = any("ahead" in token.slots for token in view.tokens_between(start, end))
    return (view.text[start] == "、" or view.text.startswith(ASIDES, start + 1)) and not timed and not cued


def _continues(view: View, quantity: Quantity, name: Named, change: str) -> bool:
    """Whether the number only adds to the one before (…去年是11420元，增长7.2%): then it is of the same claim."""
    if name.inherited != ("object", "measure") or change not in ("increase_by", "decrease_by"):
        return False
    start = view.clause_start(quantity.start)
    named = [time for time in view.times if start <= time.start < quantity.start]
    timed = any(not time.baseline or time.kind in ("year", "period") for time in named)  # 比“十二五”末提高49.1%
    cued = any(token.slots.keys() & {"ahead", "promise"} for token in view.tokens_between(start, quantity.start))
    weighed = AGAINST_OTHERS.search(view.text, start, quantity.start)
    return not (timed or cued or weighed or is_promised(view, quantity))
