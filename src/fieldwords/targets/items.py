"""Items: which words of the farm lexicon a number may be said of, before it or behind it."""

import re
from functools import cache
from typing import NamedTuple

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.finding import Quantity
from fieldwords.targets.cues import Token, name_kinds, read_words
from fieldwords.targets.measures import MEASURED_IN, RATE, is_piece
from fieldwords.targets.views import AND, View

FITTING = {
    "area": {"crop", "farmland", "fishery"},
    "heads": {"livestock", "fishery"},
    "weight": {"crop", "livestock", "fishery"},
    "bags": {"crop"},
    "sheets": {"livestock"},
    "money": {"rural_income", "agri_economy", "crop", "livestock", "fishery", "farmland"},
    "share": {"rural_income", "agri_economy", "crop", "livestock", "fishery", "farmland"},
    "ratio": {"rural_income", "agri_economy", "crop", "livestock", "fishery", "farmland"},
}
RATED = ("rate", "grade")
GROWN_IN = {"bags": "fungus", "sheets": "silkworm"}
ANIMALS, LAND, BATCHES, LARGE = map(list_words, ("animal", "plot", "batch", "large"))
LINK = re.compile(rf"[^，；。\d]{{0,8}}?(?:{AND}|或)[^，；。\d]{{0,8}}")
BEHIND = compile_words("{bound}?的?{quality}?")
BESIDE = compile_words(r"[比较]{others}?\Z")  # before what a subject is only compared with
BESIDE_OURS, OUTDONE = re.compile(r"[比较][^，。；\d年]{0,4}\Z"), compile_words("{outdone}")
APART = re.compile("[、，；。：（）和及与已]")  # behind one of these another thing begins
LABEL = compile_words("{label}")
THRESHOLD = list_words("threshold")
LABEL_BEHIND = compile_words("(?:产业)?+级?+的?+{label}|[^，。；、：”]{0,8}{scheme}")
NAME = compile_words("{scheme}|{renown}")
SHARED = compile_words(r"在[^，；。]{2,14}[中里](?:的|所)?(?:占的?)?{share_of}")


class Named(NamedTuple):
    """What a quantity counts; `inherited` names the slots that came from ellipsis."""

    object: str | None
    measure: str | None
    domain: str
    inherited: tuple[str, ...]


class Group(NamedTuple):
    """The objects and measures that a run of numbers was given, for what follows to inherit.

    `trail` are the objects and measures of all runs of the sentence so far: 城镇居民…元，农村居民…元，分别增长…;
    `main` is the group that an aside (其中能繁母猪…头) interrupts.
    """

    items: list[tuple[str, str]]
    measures: list[str | None]
    end: int
    trail: tuple = ()
    main: "Group | None" = None


def fits(domain: str, unit_kind: str) -> bool:
    """Whether a number of such a unit can be said of an item of such a domain."""
    return domain in FITTING.get(unit_kind, ())


def domain_for(item: tuple[str | None, str], unit_kind: str) -> str:
    """Return the domain of a number of such a unit said of an item: its own where the unit fits, crop for an area of
    a branch of farming or of its produce (生态农业10万亩, 农产品基地), else other."""
    grown = "crop" if (item[1], unit_kind) == ("agri_economy", "area") else "other"
    return item[1] if fits(item[1], unit_kind) or is_piece(item, unit_kind) else grown


def fits_item(item: tuple[str | None, str], unit_kind: str) -> bool:
    """Whether a number of such a unit can be said of an item: no heads or land of tea oil, no weight of land, only
    shares of a grade (上等烟)."""
    kind = name_kinds().get(item[0])
    if unit_kind in GROWN_IN:
        return kind == GROWN_IN[unit_kind] and fits(item[1], unit_kind)
    made = unit_kind in ("heads", "area") and kind in ("product", "form") or kind == "grade" and unit_kind != "share"
    land = unit_kind == "weight" and (item[0] or "").endswith(LAND)
    return fits(item[1], unit_kind) and not made and not land


def fit_token(token: Token, unit_kind: str) -> Token | None:
    """Return the word as one of an item that a number of such a unit can be said of, or None.

    Of a branch of farming no land or herd is told, but of what it grows: 油茶产业…新造2800亩.
    """
    if "item" not in token.slots:
        return None
    if fits_item(token.slots["item"], unit_kind):
        return token
    grown = token.slots.get("grown") if unit_kind in MEASURED_IN and unit_kind != "money" else None
    return token._replace(slots=token.slots | {"item": grown}) if grown and fits_item(grown, unit_kind) else None


def is_rated(tokens: list[Token]) -> bool:
    """Whether words name a rate or grade (良种率, 上等烟): what follows its share is of what was spoken of before."""
    return any(token.slots.get("kind") in RATED for token in tokens)


def _join_adjacent(items: list[Token]) -> Token:
    """The last item, with the crop or animal right before it if it is a rate: 水稻综合机械化率."""
    last = items[-1]
    no_thing = "measure" in last.slots and last.slots["item"][1] == "other"
    if len(items) > 1 and no_thing and items[-2].end == last.start:  # 粮食产能
        return items[-2]
    shared = last.slots.get("kind") == "rate" or last.slots["item"][0].startswith(LARGE)
    if len(items) < 2 or not shared or items[-2].end != last.start:
        return last
    name, domain = items[-2].slots["item"]
    if domain not in ("crop", "livestock", "fishery"):
        return last
    joined = (name + last.slots["item"][0], last.slots["item"][1])
    return last._replace(start=items[-2].start, slots={**last.slots, "item": joined})


def chain_items(view: View, items: list[Token]) -> list[tuple[str, str]]:
    """The last item and those coordinated with it (牛、羊、猪), 城乡居民 taken apart into its two.

    A partner that no lexicon row names (特色农产品、特色医药产业) stands as (None, "other").
    """
    chain = [_join_adjacent(items)]
    for token in reversed(items[:-1]):
        gap = view.text[token.end : chain[0].start]
        if not LINK.fullmatch(gap) or any("change" in t.slots for t in view.tokens_between(token.end, chain[0].start)):
            break
        chain.insert(0, token)
    spread = []
    for token in chain:
        name, domain = token.slots["item"]
        several = token.slots.get("kind") == "several"  # 城乡居民, 一二三产: only one of them is of farming
        spread += [(each, _domain_of(each, domain)) for each in name.split("、")] if several else [(name, domain)]
    behind = re.match(r"[、和及与](?=[^，。；、]{2})", view.text[chain[-1].end : chain[-1].end + 4])
    following = view.token_at(chain[-1].end + 1) if behind else None
    if behind and not (following and "measure" in following.slots):
        spread.append((None, "other"))
    return spread


@cache
def _domains() -> dict[str, str]:
    return {slots["item"][0]: slots["item"][1] for slots in read_words().slots if "item" in slots}


def _domain_of(name: str, assumed: str) -> str:
    return _domains().get(name, assumed)


def chunk_items(view: View, start: int, tokens: list[Token], count: int) -> list[tuple[str, str]] | None:
    """The `count` members of a list some of which no lexicon row names (蓝靛果、万寿菊、鲜食玉米)."""
    stretch = view.text[start : tokens[-1].end]
    chunks = re.split(AND, stretch)
    if len(chunks) != count:
        return None
    place, items = start, []
    for chunk in chunks:
        inside = [t for t in tokens if place <= t.start < place + len(chunk)]
        items.append(inside[-1].slots["item"] if inside else (chunk[-6:], tokens[-1].slots["item"][1]))
        place += len(chunk) + 1
    return items


def part_items(items: list[tuple[str, str]], count: int) -> list[tuple[str, str]]:
    """A name of as many animals as there are numbers, taken apart: 牛羊出栏分别为204万头和1453万只, 肉蛋奶产量分别…."""
    name, domain = items[-1]
    apart = len(items) == 1 and domain == "livestock" and len(name) == count
    return [(animal, domain) for animal in name] if apart and set(name).issubset(ANIMALS) else items


def item_behind(view: View, quantity: Quantity) -> Token | None:
    """The item that directly follows the number: 1.66万亩高标准农田."""
    place = BEHIND.match(view.text, quantity.end).end()
    for token in view.tokens_between(quantity.end, len(view.text)):
        if token.start > place + 4:
            return None
        if "item" in token.slots:
            gap = view.text[quantity.end : token.start]
            near = token.start <= place or len(gap) <= 6 and not APART.search(gap)
            return token if near else None
    return None


def is_label(view: View, quantity: Quantity, item_end: int) -> bool:
    """Whether the number only names a project or base (百万头生猪项目, 万亩基地)."""
    following = view.text[item_end : item_end + 12]
    if quantity.unit.kind == "heads":
        return bool(LABEL.search(re.split(r"[，；。、：]", following)[0]))
    if quantity.unit.kind == "weight":
        return view.text[quantity.start] in "百千万" and bool(NAME.search(following))
    bare = view.text[quantity.start] in "十百千万亿一二三四五六七八九"
    if bare and view.text[max(0, quantity.start - 2) : quantity.start].endswith(BATCHES):
        return True
    if not bare or quantity.end - quantity.start > 3:
        return False
    verb = [t for t in view.tokens_between(view.clause_start(quantity.start), quantity.start) if "change" in t.slots]
    round_one = view.text[quantity.start] in "十百千万亿"
    return bool(LABEL_BEHIND.match(following)) or round_one and not verb and item_end > quantity.end


def is_threshold(view: View, quantity: Quantity, behind: Token) -> bool:
    """Whether the number only says which ones are meant: 200亩以上土地规模经营面积扩大到400万亩."""
    end = view.clause_end(quantity.start)
    follows = any(behind.end <= other.start < end for other in view.quantities)
    return follows and view.text.startswith(THRESHOLD, quantity.end)


def drop_shared(view: View, local: list[Token], kind: str) -> list[Token]:
    """Without the whole that a share is taken of: X占Y的比重, X在Y中的比重."""
    if kind != "share":
        return local
    for token in local:
        if "share" in token.slots:
            return [t for t in local if t.end <= token.end or t.slots.get("measure", ("",))[0] == RATE]
    if local:
        inside = SHARED.search(view.text, local[0].start, local[-1].end)
        if inside:
            begin, end = inside.span()
            return [
                t for t in local if not (begin <= t.start and t.end <= end) or t.slots.get("measure", ("",))[0] == RATE
            ]
    return local


def drop_compared(view: View, items: list[Token]) -> list[Token]:
    """Without what the subject is only compared with: 玉米单产比杂粮增加一半."""
    if len(items) == 1 and OUTDONE.match(view.text, items[0].end) and BESIDE_OURS.search(view.text, 0, items[0].start):
        return []  # 渔民收入21360元，比全区农民高出4100元
    return items[:1] + [t for t in items[1:] if not BESIDE.search(view.text, 0, t.start)]


def drop_plots(view: View, items: list[Token], last: Group | None, unit_kind: str) -> list[Token]:
    """Without plots (示范田亩产, 水地2.4吨) and forms (鲜果收了2100吨) whose crop is known; in a list they stand."""
    land = ("farmland",) if unit_kind == "weight" else ()
    crops = [t for t in items if t.slots.get("kind") not in ("plot", "form") and t.slots["item"][1] not in land]
    listed = items and view.text[items[0].start - 1 : items[0].start] == "、"
    known = last is not None and not listed and any(fits_item(item, "weight") for item in last.items)
    return crops if crops or known else items


def written_items(view, tokens, items) -> str | None:
    """The objects as one stretch of the text (青贮玉米和紫花苜蓿)."""
    known = [name for name, _ in items if name]
    if len(known) < 2 or len(tokens) < len(known):
        return None
    return view.text[tokens[-len(known)].start : tokens[-1].end]
