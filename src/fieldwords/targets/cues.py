"""Words that fill slots: farm items, measures and cue words of data/lexicon, found in one pass over a sentence."""

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from fieldwords.lexicon import list_words, read_lexicon

BRANCH, GROVE = list_words("branch_end")[0], list_words("grove_end")[0]
BLANKS = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]{1,2}(?=[\u4e00-\u9fff])")


class Token(NamedTuple):
    """A lexicon word in a sentence; `slots` says what it may fill: {"item": (object, domain), "change": "to", ...}."""

    start: int
    end: int
    term: str
    slots: dict


class Lexicon(NamedTuple):
    """All words in one automaton; `slots[i]` belongs to `terms[i]`."""

    automaton: AhoCorasick
    terms: list[str]
    slots: list[dict]


@cache
def read_words() -> Lexicon:
    """Return items, measures and cue words as one automaton that prefers the longest word."""
    words: dict[str, dict] = {}
    items = read_lexicon("farm_items")
    for term, name, domain, kind in zip(items["term"], items["object"], items["domain"], items["kind"], strict=True):
        words.setdefault(term, {})["item"] = (name or term, domain)
        if kind:
            words[term]["kind"] = kind
    measures = read_lexicon("measures")
    for term, measure, domain in zip(measures["term"], measures["measure"], measures["domain"], strict=True):
        words.setdefault(term, {})["measure"] = (measure, domain)
    cues = read_lexicon("cues")
    for term, slot, value in zip(cues["term"], cues["slot"], cues["value"], strict=True):
        words.setdefault(term, {})[slot] = value
    for term, slots in words.items():
        stem = term.removesuffix(BRANCH) if term.endswith(BRANCH) else term.removesuffix(GROVE)
        stem = words.get(stem, {}) if stem != term and len(stem) > 1 else {}
        if "item" in stem and "item" in slots:
            slots["grown"] = stem["item"]
    terms = sorted(words)
    return Lexicon(AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest), terms, [words[term] for term in terms])


@cache
def name_kinds() -> dict[str, str]:
    """Return the kind of each item's name, as farm_items.csv tells it (built, product, plot, grade ...)."""
    words = read_words()
    kinds = {slots["item"][0]: slots["kind"] for slots in words.slots if "kind" in slots and "item" in slots}
    own = zip(words.terms, words.slots, strict=True)  # 园子 is a plot, the 果园 that it names is perennial
    return kinds | {term: slots["kind"] for term, slots in own if "kind" in slots and slots["item"][0] == term}


def find_tokens(text: str) -> list[Token]:
    """Return the lexicon words of a text from left to right, the longest where several begin at one place.

    Blanks between Chinese characters (粮 食) part no words.
    """
    automaton, terms, slots = read_words()
    if (" " not in text and "\u3000" not in text) or not BLANKS.search(text):
        return [Token(start, end, terms[i], slots[i]) for i, start, end in automaton.find_matches_as_indexes(text)]
    blanks = {place for match in BLANKS.finditer(text) for place in range(match.start(), match.end())}
    places = [place for place in range(len(text)) if place not in blanks]
    found = automaton.find_matches_as_indexes("".join(text[place] for place in places))
    return [Token(places[start], places[end - 1] + 1, terms[i], slots[i]) for i, start, end in found]
