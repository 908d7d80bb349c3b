"""Nouns: the subject that a clause names itself, whether a lexicon row explains it or not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from fieldwords.lexicon import compile_words, read_lexicon
from fieldwords.targets.cues import Token, read_words
from fieldwords.targets.items import fits
from fieldwords.targets.measures import RATE
from fieldwords.targets.views import View

ASSUMED = {
    "area": "crop",
    "heads": "livestock",
    "weight": "crop",
    "money": "agri_economy",
    "share": "crop",
    "ratio": "crop",
}
SURE = 3  # rows of the lexicon with one head
# Which village or town, no noun that is counted: 茶山村510亩
VILLAGE = compile_words("{most}?[\u4e00-\u9fff]{1,3}(?:村|镇(?!化)|乡(?![村镇下]))|{most}")
HAN = re.compile("[\u4e00-\u9fff]{2,}")


class Noun(NamedTuple):
    """A noun span that no lexicon row explains: its words and where they stand in the sentence."""

    name: str
    start: int
    end: int


@cache
def _plain_set() -> frozenset[str]:
    return frozenset(read_lexicon("plain_words")["word"])


@cache
def _plain_words() -> AhoCorasick:
    return AhoCorasick(sorted(_plain_set()), matchkind=MatchKind.LeftmostLongest)


def find_nouns(view: View, start: int, end: int) -> list[Noun]:
    """Return the noun spans of a stretch that no lexicon row explains, in order.

    Parameters
    ----------
    view : View
        The sentence.
    start, end : int
        The stretch.
    """
    if end - start < 2:
        return []
    signs = list(view.text[start:end])
    for token in view.tokens_between(start, end):
        longer = view.text[token.start : token.end + 1] in _plain_set()  # 建立, not 建 and 立
        _blank(signs, token.start - start, token.end + longer - start)
    for time in view.times:
        _blank(signs, time.start - start, time.end - start)
    for begin, finish in view.asides:
        _blank(signs, begin - start, finish - start)
    for match in VILLAGE.finditer(view.text, start, end):
        _blank(signs, match.start() - start, match.end() - start)
    rest = "".join(signs)
    for _, begin, finish in _plain_words().find_matches_as_indexes(rest):
        _blank(signs, begin, finish)
    return [Noun(match.group(), start + match.start(), start + match.end()) for match in HAN.finditer("".join(signs))]


def names_other(view: View, start: int, end: int) -> bool:
    """Return whether a stretch speaks of something of its own: a noun outside the lexicon, or a rate of one."""
    return bool(find_nouns(view, start, end)) or any(token.term == RATE for token in view.tokens_between(start, end))


def _blank(signs: list[str], start: int, end: int) -> None:
    start, end = max(start, 0), min(end, len(signs))
    if start < end:
        signs[start:end] = " " * (end - start)


def vote_heads(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the domain that most things of farming with the same last sign or two are of, where there are enough.

    Parameters
    ----------
    items : iterable of (name, domain)
    """
    heads: dict[str, Counter] = defaultdict(Counter)
    for name, domain in sorted(set(items)):
        for size in (1, 2):
            if len(name) > size:
                heads[name[-size:]][domain] += 1
    return {head: votes.most_common(1)[0][0] for head, votes in heads.items() if votes.total() >= SURE}


@cache
def _heads() -> dict[str, str]:
    return vote_heads(slots["item"] for slots in read_words().slots if "item" in slots)


def guess_domain(name: str, unit_kind: str) -> str:
    """Return the domain of a noun outside the lexicon: that of most words with its head, else what its unit counts."""
    assumed = ASSUMED[unit_kind]
    for size in (2, 1):
        domain = _heads().get(name[-size:])
        if domain:
            return domain if fits(domain, unit_kind) or domain == "other" else assumed
    return assumed


def find_subject(view: View, index: int, local: list[Token]) -> Noun | None:
    """Return the noun outside the lexicon that a number's own words name: the nearest before its measure or itself.

    A word of the lexicon that stands nearer, or that the noun goes on from, is the subject instead.
    """
    number = view.quantities[index]
    if local and "item" in local[-1].slots:
        return None
    measures = [token for token in local if "measure" in token.slots]
    nouns = find_nouns(view, view.own_starts[index], number.start)
    if measures:
        nouns = [noun for noun in nouns if noun.end <= measures[-1].start]
    items = [token.end for token in local if "item" in token.slots]
    return nouns[-1] if nouns and (not items or items[-1] < nouns[-1].start) else None


def find_behind(view: View, index: int) -> Noun | None:
    """Return the noun outside the lexicon that begins right behind a number: 400亩石蛙."""
    end = view.quantities[index].end
    start = end + view.text.startswith(("的", "以上"), end) * (1 + view.text.startswith("以上", end))
    stop = min([view.clause_end(end), start + 10, *(other.start for other in view.quantities if other.start >= end)])
    if not "\u4e00" <= view.text[start : start + 1] <= "\u9fff":
        return None
    nouns = find_nouns(view, start, stop)
    return nouns[0] if nouns and nouns[0].start <= start else None


@cache
def _read_signs() -> dict[str, float]:
    rows = read_lexicon("noun_signs")
    return dict(zip(rows["sign"], map(float, rows["weight"]), strict=True))


def weigh_name(name: str) -> float:
    """Return the log-odds that a noun is a crop, an animal or farmland, by its signs (`noun_signs.csv`)."""
    signs = _read_signs()
    inner = sum(signs.get(f"in:{sign}", 0.0) for sign in set(name[:-1]))
    return signs["always"] + signs.get(f"last:{name[-1]}", 0.0) + signs.get(f"end:{name[-2:]}", 0.0) + inner
