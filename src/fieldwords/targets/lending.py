"""What a clause without an item takes over: from the number before or from an earlier clause."""

import re

from fieldwords.targets.items import chain_items, drop_shared, fits
from fieldwords.targets.measures import animal_measure, measures_of


def find_lender(view, run, start, measures, last, change):
    """The items, and their measures, that a clause without an item takes over from its sentence."""
    quantity = view.quantities[run[0]]
    kind = quantity.unit.kind
    floor = max(last.end, 0) if last else 0
    between = drop_shared(view, view.tokens_between(floor, start), kind)
    earlier = [t for t in between if "item" in t.slots]
    if kind in ("money", "share", "ratio"):  # units of anything: only the clause just before may lend its subject
        near = view.clause_start(max(start - 1, 0) - 1) if start else 0
        earlier = [t for t in earlier if t.start >= near]
    else:
        other = (
            earlier
            and earlier[-1].slots["item"][1] == "other"
            and earlier[-1].start >= view.clause_start(max(start - 1, 0) - 1)
        )
        earlier = [] if other and measures else [t for t in earlier if fits(t.slots["item"][1], kind)]
    held = last is not None and any(fits(domain, kind) for _, domain in last.items)
    grows = change in ("increase_by", "decrease_by", "to")
    if held and kind in ("money", "share", "ratio") and re.search(r"\d", view.text[floor:start]):
        held = False  # a number of something else stands between
    if not held and last and last.end >= 0 and kind in ("money", "share", "ratio"):
        if grows:
            earlier = []
        elif measures and not earlier and not view.names_other(floor, start):
            earlier = [t for t in view.tokens_between(0, start) if "item" in t.slots and fits(t.slots["item"][1], kind)]
    if earlier and not (held and grows and not measures):
        chain = chain_items(view, earlier)
        fitting = [item for item in chain if fits(item[1], kind)]
        lent = [measure for measure, _ in measures_of(view.tokens_between(earlier[-1].end, start), kind)][-1:]
        if not lent and kind == "heads":
            lent = [animal_measure(view, quantity)]
        return (chain if len(chain) == len(run) or not fitting else fitting), lent or None
    if (
        last
        and len(run) > 1
        and len(last.items) != len(run)
        and len({item for item, _ in last.trail[-len(run) :]}) == len(run)
    ):
        return [item for item, _ in last.trail[-len(run) :]], [measure for _, measure in last.trail[-len(run) :]]
    return (last.items, last.measures) if held else (None, None)
