"""Object, measure and domain of each quantity: before the number, behind it, or carried over from what was said."""

import re
from typing import NamedTuple

from fieldwords.targets.cues import Token
from fieldwords.targets.quantities import Quantity
from fieldwords.targets.views import View

FITTING = {
    "area": {"crop", "farmland", "fishery"},
    "heads": {"livestock", "fishery"},
    "weight": {"crop", "livestock", "fishery"},
    "money": {"rural_income", "agri_economy", "crop", "livestock", "fishery", "farmland"},
    "share": {"rural_income", "agri_economy", "crop", "livestock", "fishery", "farmland"},
    "ratio": {"rural_income", "agri_economy", "crop", "livestock", "fishery", "farmland"},
}
MEASURED_IN = {
    "area": {"面积"},
    "heads": {"存栏", "出栏", "饲养量", "数量"},
    "weight": {"产量", "单产", "数量"},
    "money": {"产值", "增加值", "收入", "数量"},
}
FRACTIONS = ("成", "半", *"一二三四五六七八九")
SOWING = {"种植", "播种", "种植面积", "播种面积", "种了", "种", "新植", "扩种", "栽植", "栽培"}
ANIMAL_MEASURES = {"存栏", "出栏", "饲养量"}
PAIRED = {"城乡居民": "农村居民", "城乡常住居民": "农村常住居民", "城乡": "农村居民", "城乡人均": "农村居民"}
LINK = re.compile(r"[^，；。\d]{0,8}?(?:、|和|及|与|以及|或)[^，；。\d]{0,8}")
BEHIND = re.compile(r"(?:以上|左右|以内)?的?(?:优质|标准化|集中连片|连片|旱涝保收|生态|绿色|有机)?")
LABEL = re.compile(
    r"(?:项目|基地|示范区|示范园|示范带|示范片|园|带|片|牧场|工程|产业园|养殖场|养殖小区|小区|生产线|产业集群|产业带|产业链|大关|级|智慧牧场|规模养殖场|屠宰|加工)"
)


class Named(NamedTuple):
    """What a quantity counts; `inherited` names the slots that came from ellipsis."""

    object: str | None
    measure: str | None
    domain: str
    inherited: tuple[str, ...]


class Group(NamedTuple):
    """The objects and measures that a run of numbers was given, for what follows to inherit.

    `trail` are the objects and measures of all runs of the sentence so far: 城镇居民…元，农村居民…元，分别增长…
    """

    items: list[tuple[str, str]]
    measures: list[str | None]
    end: int
    trail: tuple = ()


NOTHING = Named(None, None, "other", ())


def fits(domain: str, unit_kind: str) -> bool:
    """Whether a number of such a unit can be said of an item of such a domain."""
    return domain in FITTING.get(unit_kind, ())


def _chain_items(view: View, items: list[Token]) -> list[tuple[str, str]]:
    """The last item and those coordinated with it (牛、羊、猪), 城乡居民 taken apart into its two.

    A partner that no lexicon row names (特色农产品、特色医药产业) stands as (None, "other").
    """
    chain = [items[-1]]
    for token in reversed(items[:-1]):
        gap = view.text[token.end : chain[0].start]
        if not LINK.fullmatch(gap) or any("change" in t.slots for t in view.tokens_between(token.end, chain[0].start)):
            break
        chain.insert(0, token)
    spread = []
    for token in chain:
        name, domain = token.slots["item"]
        if name in PAIRED:
            spread += [("城镇居民", "other"), (PAIRED[name], "rural_income")]
        else:
            spread.append((name, domain))
    behind = re.match(r"[、和及与](?=[^，。；、]{2})", view.text[chain[-1].end : chain[-1].end + 4])
    if behind and not any(t.start == chain[-1].end + 1 and "measure" in t.slots for t in view.tokens):
        spread.append((None, "other"))
    return spread


def _measures_of(tokens: list[Token], unit_kind: str) -> list[tuple[str, str]]:
    """Measures named before the number that its unit permits, in order."""
    named = [token.slots["measure"] for token in tokens if "measure" in token.slots]
    allowed = MEASURED_IN.get(unit_kind)
    return [pair for pair in named if allowed is None or pair[0] in allowed]


def _item_behind(view: View, quantity: Quantity) -> Token | None:
    """The item that directly follows the number: 1.66万亩高标准农田."""
    place = BEHIND.match(view.text, quantity.end).end()
    for token in view.tokens:
        if token.start > place + 4:
            break
        if token.start >= quantity.end and "item" in token.slots:
            gap = view.text[quantity.end : token.start]
            if token.start <= place or (len(gap) <= 6 and not re.search(r"[、，；。：（）和及与]|[已]", gap)):
                return token
            return None
    return None


def _is_label(view: View, quantity: Quantity, item_end: int) -> bool:
    """Whether the number only names a project or base (百万头生猪项目, 万亩基地)."""
    following = view.text[item_end : item_end + 12]
    if quantity.unit.kind == "heads":
        return bool(LABEL.search(re.split(r"[，；。、：]", following)[0]))
    if quantity.unit.kind == "weight":
        return view.text[quantity.start] in "百千万" and bool(
            re.search(r"规划|工程|计划|行动|能力建设|产能省|大省|大县|强县", following)
        )
    bare = view.text[quantity.start] in "十百千万亿一二三四五六七八九"
    if not bare or quantity.end - quantity.start > 3:
        return False
    verb = [t for t in view.tokens_between(view.clause_start(quantity.start), quantity.start) if "change" in t.slots]
    return bool(LABEL.match(following.lstrip("产业级的"))) or not verb and item_end > quantity.end


def _default_measure(
    items, quantity: Quantity, per: str | None, previous: str | None, inherited: bool, change: str | None
):
    """The measure that the unit implies where no word names it."""
    kind, domain = quantity.unit.kind, items[-1][1] if items else "other"
    if kind == "area":
        return "面积"
    if kind == "weight":
        if per == "亩":
            return "单产"
        return previous if inherited and previous in ("产量", "单产") else "产量"
    if kind == "heads":
        return previous if previous in ANIMAL_MEASURES else "数量"
    if kind == "money":
        if domain == "rural_income" and "集体" in items[-1][0]:
            return "收入"
        return previous if inherited and previous in ("产值", "增加值", "收入") else None
    if domain == "rural_income" and not inherited:
        return None
    if inherited or previous:
        return previous
    if items and items[0][0] in ("第一产业", "一产", "农业") and change in ("increase_by", "decrease_by"):
        return "增加值"
    if domain in ("crop", "livestock", "fishery") and change in ("increase_by", "decrease_by"):
        return "产量"
    return None


def name_run(
    view: View, run: list[int], last: Group | None, topic, change: str | None, per: str | None
) -> tuple[list[Named], Group]:
    """Return object, measure and domain of each number of a run, and the group that later numbers may inherit.

    Parameters
    ----------
    view : View
        The sentence.
    run : list of int
        Indices of quantities that stand in one list.
    last : Group or None
        The group of the run before, in this sentence or the one before (then its `end` is -1).
    topic : callable
        ``topic(unit_kind)`` gives the item that earlier sentences of the paragraph speak of, or None.
    change : str or None
        Change named before the run.
    per : str or None
        亩, 户 ... where the number is for one of these.
    """
    first, final = view.quantities[run[0]], view.quantities[run[-1]]
    kind = first.unit.kind
    start = own_start(view, run[0])
    local = _drop_shared(view, view.tokens_between(start, first.start), kind)
    items = [token for token in local if "item" in token.slots]
    measures = _measures_of(local, kind)
    kinds = [view.quantities[i].unit.kind for i in run]
    if len(set(kinds)) > 1:
        every = [[pair for pair in _measures_of(local, each)] for each in kinds]
        measures = [pairs[-1] for pairs in every] if all(every) else measures
    if kind == "share" and measures and measures[-1][0] == "面积" and change not in ("increase_by", "decrease_by"):
        measures = [("率", "")]
    behind = _item_behind(view, final) if len(run) == 1 and kind in ("area", "heads", "weight", "money") else None
    if behind is not None:
        verbs = [token for token in local if "change" in token.slots and (not items or token.start >= items[-1].end)]
        if not items or verbs or not fits(items[-1].slots["item"][1], kind):
            return _name_behind(view, run[0], behind, measures)
    if items:
        return _name_local(view, run, items, measures, last, change, per)
    if view.names_other(start, first.start) and not (
        kind in ("area", "heads", "weight") and _follows_verb(view, first, local)
    ):
        return _name_unknown(view, run, local, measures)
    return _name_inherited(view, run, start, measures, last, topic, change, per)


def _follows_verb(view: View, quantity: Quantity, local: list[Token]) -> bool:
    """Whether the number stands behind its verb (收了1.7万亩), so that the words before are no subject of its own."""
    if not local or local[-1].end != quantity.start:
        return False
    if local[-1].slots.get("before") == "point":  # 小浆果达到1万亩: what stands before is the subject
        return False
    return (
        bool(local[-1].slots.keys() & {"change", "ahead", "before", "filler"})
        and view.text[quantity.start - 1] not in "的地村"
    )


def own_start(view: View, index: int) -> int:
    """Where the words of a quantity begin: behind the number before it or at its clause."""
    before = view.quantities[index - 1].end if index else 0
    return max(view.clause_start(view.quantities[index].start), before)


def _drop_shared(view: View, local: list[Token], kind: str) -> list[Token]:
    """Without the whole that a share is taken of: X占Y的比重, X在Y中的比重."""
    if kind != "share":
        return local
    for token in local:
        if "share" in token.slots and any("item" in t.slots and t.end <= token.start for t in local):
            return [t for t in local if t.end <= token.start] + [
                t for t in local if t.slots.get("measure", ("",))[0] == "率"
            ]
    if local:
        inside = re.search(
            r"在[^，；。]{2,14}中(?:的|所)?(?:比重|比例|占比|份额)", view.text[local[0].start : local[-1].end]
        )
        if inside:
            begin, end = inside.start() + local[0].start, inside.end() + local[0].start
            return [
                t for t in local if not (begin <= t.start and t.end <= end) or t.slots.get("measure", ("",))[0] == "率"
            ]
    return local


def _name_unknown(view: View, run: list[int], local, measures):
    """A clause with a subject of its own that the lexicon does not know: named as written only where it is sown."""
    quantity = view.quantities[run[0]]
    measure = measures[-1][0] if measures else None
    name, domain = None, "other"
    sown = next((t for t in local if t.term in SOWING), None)
    if sown and quantity.unit.kind == "area" and len(run) == 1:
        words = view.text[own_start(view, run[0]) : sown.start] or view.text[sown.end : quantity.start]
        inner = re.search(r"[\u4e00-\u9fff]{2,5}\Z", view.text[sown.end : quantity.start]) or re.search(
            r"[\u4e00-\u9fff]{2,5}\Z", words
        )
        if inner:
            name, domain, measure = inner.group(), "crop", "面积"
    named = Named(name, measure, domain, ())
    return [named] * len(run), Group([(name, domain)], [measure], view.quantities[run[-1]].end)


def _name_behind(view: View, index: int, behind: Token, measures):
    quantity = view.quantities[index]
    name, domain = behind.slots["item"]
    if not fits(domain, quantity.unit.kind) or _is_label(view, quantity, behind.end):
        domain = "other"
    measure = measures[-1][0] if measures else None
    if measure is None:
        after = next(
            (t.slots["measure"][0] for t in view.tokens if t.start == behind.end and "measure" in t.slots), None
        )
        measure = after if after in MEASURED_IN[quantity.unit.kind] else None
    if measure is None:
        measure = {"area": "面积", "weight": "产量", "heads": "数量", "money": "产值"}[quantity.unit.kind]
        if quantity.unit.kind == "money" and not name.endswith("业"):
            domain = "other"
    return [Named(name, measure, domain, ())], Group([(name, domain)], [measure], quantity.end)


def _name_local(view, run, tokens, measures, last, change, per):
    items = _chain_items(view, tokens)
    final = view.quantities[run[-1]]
    quantity = view.quantities[run[0]]
    kind = quantity.unit.kind
    inherited: tuple[str, ...] = ()
    if len(measures) >= len(run) > 1 and len(items) == 1:
        pairs = measures[-len(run) :]
    elif measures:
        pairs = [measures[-1]] * len(run)
    else:
        previous = last.measures[-1] if last and last.end >= 0 and last.measures else None
        if kind == "heads":
            previous = _animal_measure(view, quantity) or previous
        measure = _default_measure(items, quantity, per, previous, False, change)
        if measure is not None and measure == previous and kind != "area":
            inherited = ("measure",)
        if measure is None and kind == "ratio" and run[-1] + 1 < len(view.quantities):  # 双季稻翻一番，种到6000亩
            measure = {"area": "面积", "weight": "产量", "money": "产值"}.get(view.quantities[run[-1] + 1].unit.kind)
        pairs = [(measure, "")] * len(run)
    if not measures and kind in ("heads", "area", "money", "weight") and _is_label(view, final, final.end):
        pairs = [(measure, "other") for measure, _ in pairs]
    group = Group(items if len(items) != len(run) - 1 else items, [measure for measure, _ in pairs], final.end)
    return _assign(
        view, run, items, pairs, inherited, _written(view, tokens, items), bool(measures) or change is not None
    ), group


def _animal_measure(view: View, quantity: Quantity) -> str | None:
    """存栏, 出栏 or 饲养量, whichever the sentence named last before the number."""
    named = [m for m, _ in _measures_of(view.tokens_between(0, quantity.start), "heads") if m in ANIMAL_MEASURES]
    return named[-1] if named else None


def _written(view, tokens, items) -> str | None:
    """The objects as one stretch of the text (青贮玉米和紫花苜蓿)."""
    known = [name for name, _ in items if name]
    if len(known) < 2 or len(tokens) < len(known):
        return None
    return view.text[tokens[-len(known)].start : tokens[-1].end]


def _name_inherited(view, run, start, measures, last, topic, change, per):
    """No item in the clause: the group before, an item of an earlier clause, or the paragraph's topic."""
    quantity, final = view.quantities[run[0]], view.quantities[run[-1]]
    kind = quantity.unit.kind
    if measures and measures[-1][1]:  # 城镇化率: a subject of its own, though no item
        return [Named(None, measures[-1][0], "other", ())] * len(run), Group([], [None], final.end)
    lender, previous = _find_lender(view, run, start, measures, last, change)
    if lender is None and (kind in ("area", "heads", "weight") or measures and not measures[-1][1]):
        found = (
            topic(kind)
            if not view.names_other(max(last.end, 0) if last else 0, start) or kind in ("area", "heads", "weight")
            else None
        )
        lender = [found] if found else None
    if lender is None:
        return [Named(None, measures[-1][0] if measures else None, "other", ())] * len(run), Group(
            [], [None], final.end
        )
    if measures:
        pairs, inherited = [measures[-1]] * len(run), ("object",)
    elif previous and len(previous) == len(run) > 1:
        pairs, inherited = [(measure, "") for measure in previous], ("object", "measure")
    else:
        measure = _default_measure(lender, quantity, per, previous[-1] if previous else None, True, change)
        pairs, inherited = [(measure, "")] * len(run), ("object", "measure")
    explicit = bool(measures) or change in ("increase_by", "decrease_by")
    return _assign(view, run, lender, pairs, inherited, None, explicit), Group(lender, [m for m, _ in pairs], final.end)


def _find_lender(view, run, start, measures, last, change):
    """The items, and their measures, that a clause without an item takes over from its sentence."""
    quantity = view.quantities[run[0]]
    kind = quantity.unit.kind
    floor = max(last.end, 0) if last else 0
    between = _drop_shared(view, view.tokens_between(floor, start), kind)
    earlier = [t for t in between if "item" in t.slots]
    if kind in ("money", "share", "ratio"):  # units of anything: only the clause just before may lend its subject
        near = view.clause_start(max(start - 1, 0) - 1) if start else 0
        earlier = [t for t in earlier if t.start >= near]
    else:
        earlier = [t for t in earlier if fits(t.slots["item"][1], kind)]
    held = last is not None and any(fits(domain, kind) for _, domain in last.items)
    grows = change in ("increase_by", "decrease_by", "to")
    if not held and last and last.end >= 0 and kind in ("money", "share", "ratio"):
        if grows:
            earlier = []
        elif measures and not earlier and not view.names_other(floor, start):
            earlier = [t for t in view.tokens_between(0, start) if "item" in t.slots and fits(t.slots["item"][1], kind)]
    if earlier and not (held and grows and not measures):
        chain = _chain_items(view, earlier)
        fitting = [item for item in chain if fits(item[1], kind)]
        lent = [measure for measure, _ in _measures_of(view.tokens_between(earlier[-1].end, start), kind)][-1:]
        if not lent and kind == "heads":
            lent = [_animal_measure(view, quantity)]
        return (chain if len(chain) == len(run) or not fitting else fitting), lent or None
    if (
        last
        and len(run) > 1
        and len(last.items) != len(run)
        and len({item for item, _ in last.trail[-len(run) :]}) == len(run)
    ):
        return [item for item, _ in last.trail[-len(run) :]], [measure for _, measure in last.trail[-len(run) :]]
    return (last.items, last.measures) if held else (None, None)


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
        if forced or measure is None or not fits(domain, quantity.unit.kind):
            domain = "other"
        if quantity.written[-1:] in FRACTIONS and not explicit:
            domain = "other"
        named.append(Named(name, measure, domain, inherited))
    return named


def _join(items, written):
    if items[0] == ("城镇居民", "other") and len(items) == 2:
        return "城乡居民", "other"
    known = [(name, domain) for name, domain in items if name]
    return written or "、".join(name for name, _ in known), known[-1][1]
