"""What a clause without an item takes over: from the number before or from an earlier clause."""

import re

from fieldwords.lexicon import compile_words
from fieldwords.quantities.finding import Quantity
from fieldwords.quantities.units import HEADS, MU
from fieldwords.targets.cues import Token, name_kinds
from fieldwords.targets.implied import ALL_CROPS, FARMERS, GROWING, HERDS, SOWN_ALL, suit_item
from fieldwords.targets.items import RATED, Group, chain_items, drop_shared, fit_token, fits_item
from fieldwords.targets.measures import (
    BY_UNIT,
    COLLECTIVE,
    INCOME,
    MEASURED_IN,
    earned_measure,
    measures_of,
)
from fieldwords.targets.nouns import names_other
from fieldwords.targets.views import View

GENERAL = ("money", "share", "ratio")  # units of anything, not of farming alone
HIS = compile_words("{farmers_income}")
CAUSE = compile_words("{cause}")
PART = re.compile(r"的(?:有|是|只有|就有)?\Z")  # 挂果的8.9万亩


def lend_in_report(view: View, run: list[int], start: int, measures, last: Group | None, around):
    """Return the items, and their measures, that a clause of a report takes over; (None, None) where nothing lends.

    The clauses of a report are full: only the number before lends, the clause before, or a headline.

    Parameters
    ----------
    view : View
        The sentence.
    run : list of int
        The numbers.
    start : int
        Where their clause begins.
    measures : list
        Measures that the clause names itself.
    last : Group or None
        The group of the number before.
    around : Surroundings
        What else bears on the name.
    """
    quantity = view.quantities[run[0]]
    kind = quantity.unit.kind
    lender, previous = _find_lender(view, run, start, measures, last, around.change)
    if lender and lender[-1][1] == "livestock" and MU in view.text[start : quantity.start]:
        lender, previous = None, None  # 亩产 is of no animal
    if lender is None and measures and kind in BY_UNIT and kind != "money" and not _goes_on(view, run[0], last):
        found = around.memory.topic(around.number, kind)
        lender = [found] if found else None
    return _lend_by_words(view, run, start, measures, lender), previous


def _find_lender(view: View, run: list[int], start: int, measures, last: Group | None, change: str | None):
    """The items that lend, and their measures; growth stays with the number before."""
    kind = view.quantities[run[0]].unit.kind
    grows = change in GROWING
    rated = kind == "share" and last is not None and last.items and name_kinds().get(last.items[-1][0]) in RATED
    if last and last.main and not grows and not rated:
        last = last.main._replace(end=last.end, trail=last.trail)
    held = last is not None and any(fits_item(item, kind) for item in last.items)
    floor = max(last.end, 0) if last else 0
    earlier = _earlier_items(view, floor, start, kind, measures)
    if not held and last and last.end >= 0:
        if grows:
            return None, None
        reaching = kind == "weight" or kind in GENERAL and measures  # 苹果…，果园2000亩，亩产4200斤
        if reaching and not earlier and not names_other(view, floor, start):
            earlier = [fit for token in view.tokens_between(0, start) if (fit := fit_token(token, kind))]
    if earlier and not (held and grows and not measures and kind in GENERAL):
        return _lend_earlier(view, run, start, earlier)
    return lend_list(view, run, last) or ((last.items, last.measures) if held else (None, None))


def lend_list(view: View, run: list[int], last: Group | None) -> tuple[list, list] | None:
    """Return the items, and their measures, that numbers of a list take over from those before; None where they do not.

    Parameters
    ----------
    view, run, last
        As in `lend_in_report`.
    """
    if last is None or len(run) < 2:
        return None
    kinds = [view.quantities[index].unit.kind for index in run]
    # 大箐乡9500亩、2.6万担，落水乡8200亩、2.25万担: each as the last told in its unit
    members = [_told_in(last, each) for each in kinds] if len(set(kinds)) > 1 else []
    if not members or not all(members):
        members = last.trail[-len(run) :] if len(last.items) != len(run) else ()
        grown = view.quantities[run[0]].unit.kind == "share"  # 产量780吨、产值1.5亿元，分别增长6%和9%
        if len(set(members) if grown else {item for item, _ in members}) != len(run):
            return None
    return [item for item, _ in members], [measure for _, measure in members]


def _goes_on(view: View, index: int, last: Group | None) -> bool:
    """Whether the number before is of the same unit and names a subject, which then is this one's if any is."""
    if not index or not last.items:
        return False
    same = view.quantities[index - 1].unit.kind == view.quantities[index].unit.kind
    return same and last.items[-1][0] is not None


def _told_in(last: Group, unit_kind: str) -> tuple | None:
    """The last thing, with its measure, that was told in such a unit."""
    allowed = MEASURED_IN.get(unit_kind, ())
    told = (one for one in reversed(last.trail) if one[1] in allowed and fits_item(one[0], unit_kind))
    return next(told, None)


def is_cause(view: View, item: Token) -> bool:
    """Whether an item only stands in a clause that tells why: 因中稻遭遇高温，总产…."""
    return CAUSE.match(view.text, view.clause_start(item.start)) is not None


def _earlier_items(view: View, floor: int, start: int, kind: str, measures):
    """Items between the number before and the clause that may lend their name."""
    earlier = [t for t in drop_shared(view, view.tokens_between(floor, start), kind) if "item" in t.slots]
    earlier = [token for token in earlier if not is_cause(view, token)]
    near = view.clause_start(max(start - 1, 0) - 1) if start else 0
    if kind in GENERAL:  # only the clause just before may lend its subject
        return [token for token in earlier if token.start >= near]
    last = earlier[-1] if earlier else None
    told_of = len(earlier) > 1 and earlier[-2].end == last.start  # 生猪产能: no other thing
    if measures and last and last.start >= near and last.slots["item"][1] == "other" and not told_of:
        return []
    return [fit for token in earlier if (fit := fit_token(token, kind))]


def _lend_earlier(view: View, run: list[int], start: int, earlier):
    quantity = view.quantities[run[0]]
    kind = quantity.unit.kind
    chain = chain_items(view, earlier)
    fitting = [item for item in chain if fits_item(item, kind)]
    lent = [measure for measure, _ in measures_of(view.tokens_between(earlier[-1].end, start), kind)][-1:]
    return (chain if len(chain) == len(run) or not fitting else fitting), lent or None


def _lend_by_words(view: View, run: list[int], start: int, measures, lender):
    """The items that lend, or those that measure and unit tell where none do or they do not suit."""
    final, own = view.quantities[run[-1]], view.text[start : view.quantities[run[0]].start]
    name, domain = lender[-1] if lender else (None, None)
    people = measures and measures[-1][0] == INCOME and HIS.search(own)  # 人均纯收入 is of farmers only
    if people and (domain != "rural_income" or COLLECTIVE.search(name)):
        return [FARMERS]
    if lender is None and final.unit.kind == "area" and any(word in own for word in SOWN_ALL):
        return [ALL_CROPS]  # 全乡播种面积18万亩
    if lender is None:
        return [HERDS] if final.unit.base == HEADS and measures else None
    return [*lender[:-1], suit_item(view, lender[-1], final, measures)]


def may_inherit(view: View, index: int, local: list[Token]) -> bool:
    """Whether a clause of a report with unexplained words may yet go on about what was said before.

    Mu and heads are farming units: behind a verb, or behind a part (挂果的8.9万亩), they do.
    """
    quantity = view.quantities[index]
    earns = any(token.slots.get("per") == MU for token in local) and earned_measure(view, quantity)
    if earns or quantity.unit.kind not in ("area", "heads", "weight", "bags", "sheets"):
        return False
    return PART.search(view.text, 0, quantity.start) is not None or _follows_verb(view, quantity, local)


def _follows_verb(view: View, quantity: Quantity, local: list[Token]) -> bool:
    """Whether the number stands behind its verb (收了1.7万亩), so that the words before are no subject of its own."""
    if not local or local[-1].end != quantity.start:
        return False
    if any("measure" in token.slots for token in local):
        return False
    if local[-1].slots.get("before") == "point":  # 小浆果达到1万亩: what stands before is the subject
        return False
    noun = view.text[quantity.start - 1] in "的地村量"  # ends what is no verb: 集体的, 耕地, 总量
    return not noun and bool(local[-1].slots.keys() & {"change", "ahead", "before"})
