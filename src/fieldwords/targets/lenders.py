"""Lenders: whose number it is where a clause of a speech names nothing, chosen by learned weights among what was named
before."""

import math
from collections.abc import Iterable
from functools import cache

from fieldwords.lexicon import read_lexicon
from fieldwords.targets.cues import name_kinds
from fieldwords.targets.implied import GROWING, LAND, imply_item, is_land, suit_item
from fieldwords.targets.items import Group, fit_token, fits_item
from fieldwords.targets.lending import is_cause, lend_list
from fieldwords.targets.measures import MEASURED_IN, measures_of
from fieldwords.targets.nouns import find_nouns, names_other
from fieldwords.targets.views import View

TELLING = {"ahead", "before", "change", "herd", "measure", "per"}  # slots of words that speak of what farming does
RECENT = 6  # numbers of the sentence whose items may be taken up
Item = tuple[str, str]  # name, domain


class Offer:
    """An item that may lend its name: where it was named or told of, the end of its last mention in the sentence."""

    def __init__(self):
        self.places: list[str] = []
        self.end: int | None = None


def lend_in_speech(view: View, run: list[int], start: int, measures, last: Group | None, around):
    """Return the items, and their measures, that a clause of a speech takes over; (None, None) where nothing lends.

    Those of the list before, the land of a place, or what learned weights choose.

    Parameters
    ----------
    view, run, start, measures, last, around
        As in `lend_in_report`.
    """
    lent = lend_list(view, run, last)
    if lent is not None:
        return lent
    if is_land(view, view.quantities[run[0]]):
        return [LAND], None
    offers = _gather_offers(view, run[0], start, measures, last, around)
    choices = describe_lenders(view, run[0], start, measures, last, around, offers)
    item = max(choices, key=lambda choice: weigh_lender(choice[1]))[0]
    if item is None:
        return None, None
    end = offers[item].end
    between = view.tokens_between(end, start) if end is not None else []  # 牛羊全产业链产值，去年是2.6亿元
    named = [measure for measure, _ in measures_of(between, view.quantities[run[0]].unit.kind)]
    return [item], named[-1:] or (last.measures if last and item in last.items else None)


def describe_lenders(view: View, index: int, start: int, measures, last, around, offers) -> list:
    """Return what may be chosen, each with its features: nothing (None), or one of the items of `offers`.

    Parameters
    ----------
    view : View
        The sentence.
    index : int
        The number.
    start, measures, last, around
        As in `lend_in_report`.
    offers : dict of Item to Offer
        The items that may lend their name.
    """
    unit = view.quantities[index].unit.kind
    measure = measures[-1][0] if measures else "no measure"
    here = [unit, measure, *_describe_clause(view, index, start, last, around.change)]
    told = {item for item, _ in last.trail} if last else set()
    written, said = view.quantities[index].written, [*around.memory.said_before(around.number), view.text[:start]]
    choices = [(None, _describe_nothing(view, index, start, here))]
    for rank, (item, offer) in enumerate(offers.items()):
        name, domain = item
        features = dict.fromkeys([*offer.places, *(f"{place}, {sign}" for place in offer.places for sign in here)], 1.0)
        features |= {f"{domain} {unit}": 1.0, f"{domain} {measure}": 1.0, f"{name[-1]} by {written}": 1.0}
        if kind := name_kinds().get(name):
            features |= {f"kind {kind}, {unit}": 1.0, f"kind {kind}, {measure}": 1.0}
        features |= _describe_gap(view, offer.end, start) if offer.end is not None else {}
        features |= {
            "rank": min(rank, 8) / 8,
            "told in sentence": float(item in told),
            "mentions": math.log1p(around.memory.count_mentions(name)),
            "mentions in the paragraph": math.log1p(sum(text.count(name) for text in said)),
            "in the first sentence of the paragraph": float(name in said[0]),
            "in the title": float(name in around.memory.title),
        }
        choices.append((item, features))
    return choices


def _gather_offers(view: View, index: int, start: int, measures, last: Group | None, around) -> dict[Item, Offer]:
    """Return the items that a number may be said of: implied, of numbers before, named in the sentence or before."""
    quantity = view.quantities[index]
    since = measures or measures_of(view.tokens_between(view.end_before(index), start), quantity.unit.kind)
    offers: dict[Item, Offer] = {}

    def offer(item: Item | None, place: str, end: int | None = None):
        if item is not None and item[0] and fits_item(item, quantity.unit.kind):
            one = offers.setdefault(suit_item(view, item, quantity, since), Offer())
            one.places.append(place)
            one.end = end if one.end is None else one.end

    offer(imply_item(view, index, start, measures), "implied")
    for item, place in _offer_numbers(last, quantity.unit.kind):
        offer(item, place)
    named = _find_named(view, start, last, quantity.unit.kind)
    near = view.clause_start(max(start - 1, 0) - 1) if start else 0
    floor = max(last.end, 0) if last else 0
    for back, (end, item) in enumerate(reversed(named)):
        offer(item, "named since" if end > floor else "named in sentence", end)
        if end > near:
            offer(item, "named in clause before")
        if back < 2:
            offer(item, ("named last", "named last but one")[back])
    if named:
        offer(named[0][1], "heads sentence")
    for item, place in around.memory.offers(around.number, quantity.unit.kind):
        offer(item, place)
    return offers


def _find_named(view: View, start: int, last: Group | None, unit: str) -> list[tuple[int, Item]]:
    """Where words of the lexicon, and nouns that numbers of the sentence were said of, end before a place, in order."""
    tokens = (token for token in view.tokens_between(0, start) if not is_cause(view, token))
    fits = [fit for token in tokens if (fit := fit_token(token, unit))]
    named = [(fit.end, fit.slots["item"]) for fit in fits]
    known = {item for _, item in named}
    others = {item for item, _ in last.trail if item[0] and item not in known and fits_item(item, unit)} if last else ()
    said = view.text[:start]
    for name, domain in others:
        begin = said.rfind(name)
        end = begin + len(name)
        if begin >= 0 and not any(fit.start <= begin and end <= fit.end for fit in fits):  # no 猪 in 能繁母猪
            named.append((end, (name, domain)))
    return sorted(named)


def _offer_numbers(last: Group | None, unit: str) -> Iterable[tuple[Item, str]]:
    """The items of the numbers before: of the last, of those of the sentence, of what an aside interrupts."""
    if last is None:
        return
    fitting = [item for item in last.items if fits_item(item, unit)]
    if fitting:
        yield fitting[-1], "of the number before" if last.end >= 0 else "of the sentence before"
    for item, measure in reversed(last.trail[-RECENT:]):
        yield item, "of a number before"
        if measure in MEASURED_IN.get(unit, ()):
            yield item, "of a number before in such a unit"
    for item in last.main.items if last.main else ():
        yield item, "before the aside"


def _describe_clause(view: View, index: int, start: int, last: Group | None, change: str | None) -> list[str]:
    """What the number's own clause is like, and the number before it."""
    unit, before = view.quantities[index].unit.kind, view.quantities[index - 1].unit.kind if index else "no number"
    inside = last is not None and last.end >= 0
    signs = {
        f"{unit} behind {before}": True,
        "behind such a unit": unit == before,
        "behind an aside": last is not None and last.main is not None,
        "grows": change in GROWING[:2],
        "noun of its own": bool(find_nouns(view, start, view.quantities[index].start)),
        "noun since": inside and names_other(view, last.end, start),
    }
    return [sign for sign, holds in signs.items() if holds]


def _describe_nothing(view: View, index: int, start: int, here: list[str]) -> dict[str, float]:
    """The features of a number that is of nothing in farming."""
    local = view.tokens_between(start, view.quantities[index].start)
    named = [token.slots["item"][1] for token in view.tokens_between(0, start) if "item" in token.slots]
    other = any(token.slots.get("item", ("", ""))[1] == "other" for token in local)
    told = sorted(TELLING & {slot for token in local for slot in token.slots})  # sums must not hang on their order
    return {
        "nothing": 1.0,
        **dict.fromkeys((f"nothing, {sign}" for sign in here), 1.0),
        **dict.fromkeys((f"nothing, {slot} told" for slot in told), 1.0),
        f"nothing, {view.quantities[index].written}": 1.0,
        "nothing, another thing named": float(other),
        "nothing, farming named before": min(len(named) - named.count("other"), 3) / 3,
    }


def _describe_gap(view: View, end: int, start: int) -> dict[str, float]:
    """What stands between an item and the clause of the number."""
    clauses = sum(end < place <= start for place in view.bounds)
    return {
        f"{min(clauses, 4)} clauses back": 1.0,
        "； between": float("；" in view.text[end:start]),
        "number between": float(any(end <= number.start < start for number in view.quantities)),
        "noun between": float(names_other(view, end, start)),
    }


@cache
def _read_weights() -> dict[str, float]:
    rows = read_lexicon("lender_weights")
    return dict(zip(rows["feature"], map(float, rows["weight"]), strict=True))


def weigh_lender(features: dict[str, float]) -> float:
    """Return how much speaks for a choice (log-odds)."""
    weights = _read_weights()
    return sum(value * weights.get(name, 0.0) for name, value in features.items())
