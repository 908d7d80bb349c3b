"""Subjects: whether a noun outside the lexicon, right before a number, is what it counts, or what the lexicon says."""

from functools import cache

from fieldwords.lexicon import compile_words, list_words, read_lexicon
from fieldwords.quantities.units import MU
from fieldwords.targets.items import THRESHOLD, Group, Named, fits_item
from fieldwords.targets.measures import animal_measure, default_measure, measures_of
from fieldwords.targets.nouns import Noun, find_behind, find_subject, guess_domain, weigh_name
from fieldwords.targets.views import View

SOWN, PLACES = compile_words("{sowing_verb}"), list_words("place")
GENERAL = ("money", "share", "ratio")
KINDS = ("area", "heads", "weight", "money", "share", "ratio")


def choose_subject(view: View, index: int, named: Named, group: Group, last: Group | None, around):
    """Return the name of a number and its group: as the lexicon has it, or the noun of its own clause.

    Parameters
    ----------
    view : View
        The sentence.
    index : int
        The number.
    named, group : Named, Group
        What the lexicon gives.
    last : Group or None
        The group of the number before.
    around : Surroundings
        What else bears on the name.
    """
    quantity = view.quantities[index]
    kind = quantity.unit.kind
    if kind not in KINDS or kind in GENERAL and (around.report or not named.inherited and named.domain != "other"):
        return [named], group  # rates and money of a report are named by its words, or not of farming
    local = view.tokens_between(view.own_starts[index], quantity.start)
    nouns = [noun for noun in (find_subject(view, index, local), find_behind(view, index)) if noun is not None]
    weighed = [
        (*weigh_features(describe_subject(view, index, noun, local, named, last, around)), noun) for noun in nouns
    ]
    take, block, own = max(weighed, key=lambda found: max(found[:2]), default=(0.0, 0.0, None))
    if max(take, block) <= 0:
        return [named], group
    measures = measures_of(local, kind)
    measure = measures[-1][0] if measures else None
    domain = guess_domain(own.name, kind) if take >= block else "other"
    if measure is None:
        measure = animal_measure(view, quantity) if kind == "heads" else None
        measure = measure or default_measure([(own.name, domain)], quantity, around.per, None, False, around.change)
    if measure is None or measures and measures[-1][1]:
        domain = "other"
    return [Named(own.name, measure, domain, ("open",))], Group([(own.name, domain)], [measure], quantity.end)


def describe_subject(view: View, index: int, own: Noun, local, named: Named, last: Group | None, around) -> dict:
    """Return the features of the choice: what the noun is like, where it stands, what the lexicon would say."""
    if own.start >= view.quantities[index].end:
        return _describe_behind(view, index, own, local, named, around)
    quantity = view.quantities[index]
    kind = quantity.unit.kind
    behind = [token for token in local if token.start >= own.end]
    before = [token for token in local if token.end == own.start]
    measure = next((token.slots["measure"] for token in behind if "measure" in token.slots), None)
    farm = named.domain != "other"
    near = last is not None and last.end >= 0
    features = {
        "always": 1.0,
        f"unit {kind}": 1.0,
        f"length {min(len(own.name), 5)}": 1.0,
        "name": weigh_name(own.name) / 4,
        "unit 亩": float(quantity.written == MU),
        "report": float(around.report),
        "report, lexicon names farming": float(around.report and farm),
        "report, lexicon names nothing": float(around.report and not farm),
        "lexicon names farming here": float(farm and "object" not in named.inherited),
        "lexicon takes over farming": float(farm and "object" in named.inherited),
        "lexicon names another thing": float(not farm and named.object is not None),
        "right before the number": float(own.end == quantity.start),
        "right before a measure": float(measure is not None and behind[0].start == own.end),
        "measure of another thing": float(measure is not None and measure[1] == "other"),
        "verb of sowing": float(any(SOWN.fullmatch(token.term) for token in behind + before)),
        "verb before": float(any("change" in token.slots for token in before)),
        "verb behind": float(any("change" in token.slots for token in behind)),
        "begins the clause": float(own.start <= view.clause_start(quantity.start) + 1),
        "place": float(view.text[own.end : own.end + 1] in PLACES),
        "goes on a list": float(near and any(fits_item(item, kind) for item in last.items)),
        "after another thing": float(near and not any(fits_item(item, kind) for item in last.items)),
        "first number": float(not near),
        "words behind": min(len(behind), 3) / 3,
    }
    if measure is not None:
        features[f"measure {measure[0]}"] = 1.0
    return {name: value for name, value in features.items() if value}


def _describe_behind(view: View, index: int, own: Noun, local, named: Named, around) -> dict:
    """The features of a noun that stands behind the number."""
    quantity = view.quantities[index]
    farm = named.domain != "other"
    features = {
        "behind": 1.0,
        f"behind unit {quantity.unit.kind}": 1.0,
        "behind name": weigh_name(own.name) / 4,
        "behind, unit 亩": float(quantity.written == MU),
        "behind, report": float(around.report),
        "behind, lexicon names farming here": float(farm and "object" not in named.inherited),
        "behind, lexicon takes over farming": float(farm and "object" in named.inherited),
        "behind, verb before the number": float(any("change" in token.slots for token in local)),
        "behind, measure before the number": float(any("measure" in token.slots for token in local)),
        "behind, item before the number": float(any("item" in token.slots for token in local)),
        "behind, an item follows": float(
            any("item" in token.slots for token in view.tokens_between(own.end, own.end + 4))
        ),
        "behind a threshold": float(view.text.startswith(THRESHOLD, quantity.end)),
    }
    return {name: value for name, value in features.items() if value}


@cache
def _read_weights() -> dict[str, tuple[float, float]]:
    rows = read_lexicon("subject_weights")
    return {f: (float(t), float(b)) for f, t, b in zip(rows["feature"], rows["take"], rows["block"], strict=True)}


def weigh_features(features: dict[str, float]) -> tuple[float, float]:
    """Return the log-odds, against what the lexicon says, that the noun is the thing of farming, or another thing."""
    weights = _read_weights()
    pairs = [(value, weights.get(name, (0.0, 0.0))) for name, value in features.items()]
    return sum(value * pair[0] for value, pair in pairs), sum(value * pair[1] for value, pair in pairs)
