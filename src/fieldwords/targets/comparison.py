"""Comparator and change of each quantity: 达到, 以上, 突破; 增长, 新增, 累计, 由A到B."""

import re

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.finding import Quantity
from fieldwords.quantities.units import POINTS
from fieldwords.targets.measures import AREA
from fieldwords.targets.views import View, is_given, is_promised

AGAINST = re.compile("[比较与同]")  # a comparison begins with one of these, or is one of those right before its number
MORE, LESS = "多", "少"
COMPARED = re.compile(r"(?:比|较|与|同)[^，。；]{1,16}\Z")  # the number is what is compared with
GROWS, GROUND = compile_words(r"[^，。；、（(\d]{0,4}?{change}"), compile_words("的{ground}")
BASELINE = re.compile(r"[比较](?![重例])(?:[^，。；]{1,12})的\Z")  # not 比重, 比例
# 差6000亩, 剩下的680亩: still to be added; 差了6000亩: that much less
LACKING = compile_words(r"(?:{lacking}着?(?P<left>了?){nearly}?|{owed}|(?P<rest>{remaining}))\Z")
AMONG = re.compile("[同与和跟][^，。；]{1,16}比，")  # 同全省的10247元比，差2012元
DUE = compile_words("[^。；]{0,16}{due}")
CROSSED = compile_words(r"{crossing}[^，。；]{0,12}\Z")
MORE_OR_LESS = compile_words(
    r"比[^，。；]{1,10}?(?:(?P<more>{more})|{less}){outcome}?了?\Z"
    rf"|(?<![过最至大许差])(?P<plain>{MORE})\Z|(?<![至不最减缺]){LESS}\Z"  # 过多, 至少 compare with nothing
)
OUTDOES = compile_words(r"{outdoing}[^，。；]{0,12}\Z")
VILLAGES = compile_words("{threshold}?的?{villages}")
DOWN = compile_words(r"{downward}[^，。；]{0,4}\Z")
APPROXIMATE = ("approx", "gt_approx", "lt_approx")
LOOSE = {"+": "gt", "来": "approx"}  # 三十来万亩 is about as much, 三十多万亩 is more
# How far, in characters, a comparator may stand before its number.
REACH = {"lt_approx": 0, "gt": 2, "approx": 2, "lt": 2, "ge": 8, "le": 8}
SOWN, SOWN_BEHIND = compile_words("{sowing}"), compile_words(r"[^，。；、\d]{0,12}?{area_sown}")
PLANTED, UP_TO = compile_words(r"{planting}\Z"), compile_words(r"{up_to}\Z")
MARKS, TOTAL, DONE, ADDING = map(list_words, ("mark", "total", "done", "adding"))
HOLDING, AGAIN, SPREADING, NET = map(list_words, ("holding", "again", "spreading", "net"))


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
    if is_promised(view, quantity):  # 低于年初8%的预期: the word compares with the plan, it does not bound it
        return "point"
    if quantity.loose:
        return LOOSE.get(quantity.loose, "gt_approx")
    if view.text.startswith(MARKS, quantity.end) and CROSSED.search(view.text, 0, quantity.start):
        return "gt"
    after = _comparator_behind(view, quantity)
    if after is None and covering is not quantity:
        after = _comparator_behind(view, covering)
    if after == "lt":
        return "le" if DOWN.search(view.text[max(0, quantity.start - 8) : quantity.start]) else "lt"
    if after:
        return after
    if quantity.unit.base == POINTS and OUTDOES.search(view.text, 0, quantity.start):
        return "point"
    return _comparator_before(view, local, first) or "point"


def _comparator_behind(view: View, quantity: Quantity) -> str | None:
    """The comparator right behind a number."""
    behind = view.token_at(quantity.end + view.text.startswith(" ", quantity.end))
    return behind.slots.get("after") if behind else None


def _comparator_before(view: View, local, first: Quantity) -> str | None:
    """The comparator nearest before the number, unless it stands too far off to govern it."""
    for token in reversed(local):
        if "before" in token.slots:
            comparator = token.slots["before"]
            near = first.start - token.end <= REACH.get(comparator, first.start)
            return comparator if near else None
    return None


def tell_change(view: View, quantity: Quantity, local, lent: str | None, built: bool) -> str:
    """Return what a number says of change.

    Parameters
    ----------
    view : View
        The sentence.
    quantity : Quantity
        The number.
    local : list of Token
        Lexicon words that stand before it and behind the number before.
    lent : str or None
        Change of the number before, where this one is coordinated with it and has no verb of its own.
    built : bool
        Whether its object is land that is made (高标准农田): such an area is added, where no word says it is a total.
    """
    own = view.text[max(0, quantity.start - 16) : quantity.start]
    if is_given(view, quantity) or quantity.unit.kind == "money" and VILLAGES.match(view.text, quantity.end):
        return "level"
    if view.text.startswith("的", quantity.end) and GROUND.match(view.text, quantity.end):
        return "from"
    compared = AGAINST.search(own) or own.endswith((MORE, LESS))
    weighed = compared and _tell_weighed(view, quantity, own) or tell_lack(view, quantity)
    if weighed:
        return weighed
    found = name_change(local, quantity.unit.kind)
    if found == "increment" and _is_sown(view, quantity, local):
        found = "level"
    spreads = quantity.unit.kind == "area" and any(token.term in SPREADING for token in local)
    if found == "level" and spreads and _adds_land(local):
        found = "increment"
    begins = found in (None, "level") and any(token.slots.get("change") == "from" for token in local)
    if begins and _leads_on(view, quantity):
        return "from"
    if found is None and any(token.term in AGAIN for token in local):
        return "increment"
    if found == "increase_by" and quantity.unit.kind == "area" and _adds_land(local):
        return "increment"
    if found == "increment" and quantity.unit.kind == "area" and UP_TO.search(own):
        return "to"
    if found is None and lent and (is_promised(view, quantity) or not _is_level(quantity, local)):
        found = lent
    if quantity.unit.kind == "ratio" and found not in ("increase_by", "decrease_by"):
        return "multiply"
    if built and found in (None, "level"):
        listed = view.text.rfind("、", 0, quantity.start)  # 油料种植、30万亩高标准农田: what stands before is another's
        return "level" if _is_total([token for token in local if token.start > listed], found) else "increment"
    return found or "level"


def _is_level(quantity: Quantity, local) -> bool:
    """Whether words before an amount tell of a level (达到), which takes no change over: 新发展…，茶园稳定在28万亩.

    约 and 近 say nothing of that: 新增渠道3公里、灌溉面积约7万亩.
    """
    told = {slot for token in local for slot in token.slots if token.slots.get("before") not in APPROXIMATE}
    return "before" in told or {"item", "modality"} <= told and quantity.unit.kind == "area"


def _tell_weighed(view: View, quantity: Quantity, own: str) -> str | None:
    """What a number says of change that stands behind a comparison: 比上年的3万亩, 比上年多3万亩."""
    if BASELINE.search(own) or COMPARED.search(own) and GROWS.match(view.text, quantity.end):
        return "from"
    compared = MORE_OR_LESS.search(own)
    if compared is None:
        return None
    return "increase_by" if compared["more"] or compared["plain"] else "decrease_by"


def tell_lack(view: View, quantity: Quantity) -> str | None:
    """Return what a gap says of change: increment where it is still to be filled, decrease_by where it was left."""
    lacking = LACKING.search(view.text, max(0, quantity.start - 4), quantity.start)
    if lacking is None or lacking["rest"] and DUE.match(view.text, quantity.end) is None:
        return None
    weighed = AMONG.search(view.text, 0, lacking.start())
    return "decrease_by" if lacking["left"] or weighed else "increment"


def name_change(local, unit_kind: str) -> str | None:
    """Return the change that the verbs before a number name, the last one unless an earlier one says more.

    Parameters
    ----------
    local : list of Token
        Lexicon words that stand before it.
    unit_kind : str
        Kind of its unit: what is added is land.
    """
    found, items = None, {token.end for token in local if "item" in token.slots}
    for token in local:
        change = token.slots.get("change")
        if change in (None, "from") or change == "level" and token.start in items:  # 坚果种植3万亩: a noun
            continue
        if change == "increment" and unit_kind != "area" and token.term not in ADDING:
            change = "level"
        keeps = change == "level" and (
            found == "increment"
            and token.term not in HOLDING
            or found in ("increase_by", "decrease_by")
            and unit_kind == "share"
        )
        if not keeps and not (found == "cumulative" and change in ("increment", "level")):
            found = change
    return found


def _is_sown(view: View, quantity: Quantity, local) -> bool:
    """Whether what is completed is sowing, an area sown and not one added (完成油菜13万亩): no tree is sown anew."""
    crop = any(token.slots.get("item", ("", ""))[1] == "crop" and "kind" not in token.slots for token in local)
    adding = {token.term for token in local if token.slots.get("change") == "increment"}
    sown = SOWN.search(view.text, local[0].start, quantity.start) or SOWN_BEHIND.match(view.text, quantity.end)
    grove = any(token.slots.get("kind") == "perennial" for token in local)
    return adding.issubset(DONE) and not grove and (crop or bool(sown))


def is_planted(view: View, quantity: Quantity, local) -> bool:
    """Whether an area of trees is what was planted, and no orchard that is there: 栽了9600亩, 种了油桐2.1万亩."""
    names = [token.start for token in local if "item" in token.slots and token.end == quantity.start]
    planted = PLANTED.search(view.text, 0, min(names, default=quantity.start))
    return quantity.unit.kind == "area" and bool(planted)


def _adds_land(local) -> bool:
    """Whether land is added to, not compared with an earlier year: 水地增加40万亩."""
    land = any(token.slots.get("item", ("", ""))[1] == "farmland" or token.term in NET for token in local)
    return land and not any("baseline" in token.slots for token in local)


def _is_total(local, found: str | None) -> bool:
    """Whether words say that an area of made land is all there is."""
    bounded = any("before" in t.slots or t.slots.get("ahead") == "stock" or t.term in TOTAL for t in local)
    return bounded or found is None and any(t.term == AREA for t in local)


def _leads_on(view: View, quantity: Quantity) -> bool:
    """Whether the words behind the number lead to a second one: 由A增加到B."""
    stretch = re.split("[；。]", view.text[quantity.end : quantity.end + 40])[0]
    leads = re.search("[到至为]", stretch)
    return bool(leads) and any(
        quantity.end + leads.start() < other.start < quantity.end + len(stretch) for other in view.quantities
    )
