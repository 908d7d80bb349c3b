"""States: words of what became of a thing of farming (绝收, 成活), whose numbers are told of that thing."""

import re

from fieldwords.lexicon import compile_words
from fieldwords.targets.cues import name_kinds
from fieldwords.targets.items import Group, Named
from fieldwords.targets.measures import BY_UNIT, WORTH, name_crop
from fieldwords.targets.views import View

STATE = compile_words("(?:{state})")
STRUCK = ("crop", "livestock", "fishery", "farmland")  # domains of what is struck; what lives or is picked is no land
WORK = ("built", "practice", "rate")  # kinds of names that are none of a thing that grows
STRETCH = re.compile("[；。]")


def join_states(view: View, run: list[int], named: list[Named], last: Group | None, around) -> list[Named]:
    """Return names in which a state has the thing before it: 小麦受旱 where only 受旱 stands in the clause.

    Parameters
    ----------
    view : View
        The sentence.
    run : list of int
        Indices of quantities that stand in one list.
    named : list of Named
        What they count.
    last : Group or None
        The group of the run before, in this sentence or the one before.
    around : Surroundings
        What else bears on the name.
    """
    if not any(STATE.fullmatch(name.object or "") for name in named):
        return named
    joined = []
    for index, name in zip(run, named, strict=True):
        if STATE.fullmatch(name.object or ""):
            kind = view.quantities[index].unit.kind
            counted = "measure" in name.inherited or name.measure is None and kind != "money"
            measure = BY_UNIT.get(kind, name.measure) if counted else name.measure
            thing = _find_thing(view, view.quantities[run[0]].start, last, around, name.domain == "other")
            name = name._replace(object=f"{thing}{name.object}", measure=measure)
        joined.append(name)
    return joined


def _find_thing(view: View, end: int, last: Group | None, around, damage: bool) -> str:
    """The thing named last before a number, in its stretch of the sentence, or what was told of before, or ""."""
    start = max((stop.end() for stop in STRETCH.finditer(view.text, 0, end)), default=0)
    here = [token.slots["item"] for token in view.tokens_between(start, end) if "item" in token.slots]
    domains = STRUCK if damage else STRUCK[:-1]
    told = []
    if last is not None:  # one of the sentence before (its end lies before this one) lends to what opens this one
        told = last.items if (last.end >= start if last.end >= 0 else damage and not start) else []
    for item in [*reversed(here), *reversed(told)]:
        if _is_thing(item, domains):
            return name_crop(item[0], WORTH, None)  # 皮棉…，机采率: 棉花
    offers = around.memory.offers(around.number, "share") if damage and not start else ()
    return next((item[0] for item, _ in offers if _is_thing(item, domains)), "")


def _is_thing(item: tuple[str | None, str], domains) -> bool:
    """Whether an item is a crop, an animal or land of these domains itself, no work and no state."""
    name, domain = item
    return bool(name) and domain in domains and name_kinds().get(name) not in WORK and not STATE.search(name)
