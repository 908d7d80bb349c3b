"""By-catch: numbers of a report that are of nothing in farming, told by the words beside them and not weighed."""

from fieldwords.targets.comparison import tell_change, tell_comparator
from fieldwords.targets.items import Group, Named
from fieldwords.targets.lending import GENERAL
from fieldwords.targets.measures import measures_of
from fieldwords.targets.slots import Slots
from fieldwords.targets.status import UNCLAIMED
from fieldwords.targets.views import View

OTHERWISE = {*GENERAL, "other"}  # units of other things too, which farming is told in only where a word names it


def is_bycatch(view: View, last: Group | None, report: bool) -> bool:
    """Whether a sentence of a report neither names a thing of farming, nor has its units, nor goes on about one.

    Parameters
    ----------
    view : View
        The sentence.
    last : Group or None
        What the sentence before spoke of last.
    report : bool
        Whether the document is a report, whose clauses are full.
    """
    if not report or any("item" in token.slots and token.slots["item"][1] != "other" for token in view.tokens):
        return False
    going_on = last is not None and any(domain != "other" for _, domain in last.items)
    return not going_on and all(quantity.unit.kind in OTHERWISE for quantity in view.quantities)


def tell_bycatch(view: View) -> list[Slots]:
    """Return the slots of each number of such a sentence: what its own words name, compare and change; no claim."""
    filled = []
    for index, quantity in enumerate(view.quantities):
        local = view.tokens_between(view.own_starts[index], quantity.start)
        item = next((token.slots["item"][0] for token in reversed(local) if "item" in token.slots), None)
        measures = measures_of(local, quantity.unit.kind)
        named = Named(item, measures[-1][0] if measures else None, "other", ())
        change = tell_change(view, quantity, local, None, False)
        comparator = tell_comparator(view, quantity, local, quantity, quantity)
        filled.append(Slots(named, None, comparator, change, UNCLAIMED))
    return filled


def list_weighed(filled: list[Slots], report: bool) -> list[bool]:
    """Return for each number of another sentence whether its claim is weighed: in a report those of farming."""
    return [not report or slots.named.domain != "other" for slots in filled]
