"""Owners: whose figure a number is, where its sentence names a place that is not the speaker's own."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from fieldwords.lexicon import compile_words
from fieldwords.schemas import LEVELS
from fieldwords.targets.localities import (
    COUNTY,
    ENDING,
    ENDINGS,
    JOINED,
    NATION,
    NOUNS,
    VILLAGE,
    Home,
    Owner,
    find_names,
    place_codes,
)
from fieldwords.targets.short_names import find_heads, find_short, shorten_names
from fieldwords.targets.views import View, view_sentence

_AGAIN = compile_words(
    "(?:(?P<all>[全该])|[我本])(?P<of>{tier})|(?P<there>{there})|{own_again}|(?<![\u4e00-\u9fff])(?P<they>{they})"
    "|(?P<end>[；;。！？）)\\n])"
)
_OURS_LAST = compile_words(r"{likened}\Z")
# What stands before a number of a list of places: 石桥镇2万亩、双河垦殖场1万亩
_PIECE = re.compile(r"、(?P<piece>[^，、；：\d]{2,12})")
_QUOTE, _QUOTED_ON = re.compile("“[^”]*[，。][^”]*(?:”|\\Z)"), re.compile("[^”“]*(?:”|\\Z)")
_THERE = compile_words("[全该]{tier}|{there}")
_SAID = 4  # sentences before, whose place is still spoken of
_EACH, _ANEW = compile_words("{respectively}"), re.compile("[，；、：。]")


def read_home(meta: dict, report: bool, texts: Iterable[str] = ()) -> Home:
    """Return the place that a document's row of table documents tells, and the parts that its sentences name."""
    place, level = meta["place"], meta["level"]
    home = Home(place, LEVELS.index(level) if level else None, place_codes(), report)
    return home if report else home._replace(short=shorten_names(texts, home))


def find_owners(view: View, home: Home, goes_on: list[bool], said: Sequence[str] = ()) -> list[Owner | None]:
    """Return of each number the place that it is of, None for the speaker's own.

    A place that a clause of a speech opens with holds up to the next one, to a word of the own place (全县, 我们) or a
    semicolon; one of a report, or that the clause is only set in (在石桥村新建3亩), for its clause, and for a number
    that goes on from there. What ours is weighed against (比石桥村多) owns nothing. What is quoted, and 全村, are of
    the place that the sentences before named last.

    Parameters
    ----------
    view : View
        The sentence.
    home : Home
        From `read_home`.
    goes_on : list of bool
        Of each number, whether it takes up the item of the one before.
    said : sequence of str
        The sentences of the paragraph before.
    """
    names = [*find_names(view, home), *find_short(view, home)] or [*find_heads(view, home)]
    quoted = _end_quote(view.text, said)
    told = _recall_place(view, home, said, quoted)
    if not names and not told:
        return [None] * len(view.quantities)
    again = [sign for sign in _AGAIN.finditer(view.text) if sign.start() >= quoted]
    signs = sorted([*names, *again], key=_start_of)
    owners, last = [], told
    owner = told._replace(until=quoted) if told and quoted else None
    signs.reverse()
    for index, (quantity, taken_up) in enumerate(zip(view.quantities, goes_on, strict=True)):
        while signs and _start_of(signs[-1]) < quantity.start:
            owner, last = _turn(signs.pop(), owner, last, home)
        goes = taken_up and owners[-1:] == [owner] and not _opens_anew(view, index)
        held = owner and (owner.until > quantity.start or goes)
        owners.append(_find_listed(view, index, owners[-1:]) or (owner if held else None))
    return _part_owners(view, owners)


def _end_quote(text: str, said: Sequence[str]) -> int:
    """Where the words end that a sentence opens with and somebody is quoted with, 0 where there are none."""
    before = "".join(said)
    inside = before.count("“") > before.count("”")
    quote = _QUOTED_ON.match(text) if inside else _QUOTE.match(text)
    return quote.end() if quote else 0


def _recall_place(view: View, home: Home, said: Sequence[str], quoted: int) -> Owner | None:
    """The one place within the home that the sentences before named last, where this one can be of it."""
    if home.report or home.level is None or not quoted and not _THERE.search(view.text):
        return None
    for text in reversed(said[-_SAID:]):
        *_, last = [None, *find_names(view_sentence(text, []), home)]
        ours = any(_is_ours(sign, home) for sign in _AGAIN.finditer(text, last.end if last else 0))
        if last or ours:
            inside = last and last.level > home.level and not (last.foreign or last.parts)
            return last._replace(start=0, end=0) if inside and not ours else None
    return None


def _is_ours(sign: re.Match, home: Home) -> bool:
    """Whether a sign turns to the home or all its parts: 全县, 我们, but 全村 in a county."""
    part = sign["all"] and ENDINGS.get(sign["of"], NATION) > home.level
    return not (sign["end"] or sign["there"] or part)


def _opens_anew(view: View, index: int) -> bool:
    """Whether nothing but unknown words stand between a number and the one before it: 双河900亩，上街350亩."""
    start, end = view.end_before(index), view.quantities[index].start
    return _ANEW.match(view.text, start) is not None and end > start + 2 and not view.tokens_between(start, end)


def _part_owners(view: View, owners: list[Owner | None]) -> list[Owner | None]:
    """The owners, where each number of a list is of one of several places: 石桥镇、双河镇分别种茶300亩和200亩."""
    for run in view.runs:
        owner, first = owners[run[0]], view.quantities[run[0]]
        if not owner or not 1 < len(owner.parts) == len(run) or any(owners[index] != owner for index in run):
            continue
        told = [token for token in view.tokens_between(owner.end, first.start) if token.slots.keys() & NOUNS]
        several = any(JOINED.fullmatch(view.text, a.end, b.start) for a, b in pairwise(told))  # 产量、产值分别…
        if not several and _EACH.search(view.text, owner.end, first.start):
            for index, part in zip(run, owner.parts, strict=True):
                owners[index] = owner._replace(name=part)
    return owners


def _find_listed(view: View, index: int, before: list[Owner | None]) -> Owner | None:
    """What a number is of that follows one of a town or village in a list, and is named as no place is; else None."""
    if before in ([], [None]) or before[0].level <= COUNTY:
        return None
    last, quantity = view.quantities[index - 1 : index + 1]
    listed = _PIECE.fullmatch(view.text, last.end, quantity.start)
    told = any(token.slots.keys() - {"before"} for token in view.tokens_between(last.end, quantity.start))
    if not listed or told or last.unit.base != quantity.unit.base:
        return None
    *_, ending = [None, *ENDING.finditer(listed["piece"])]  # 双河镇承担
    return before[0]._replace(name=listed["piece"][: ending.end()] if ending else listed["piece"])


def _start_of(sign) -> int:
    return sign.start if isinstance(sign, Owner) else sign.start()


def _turn(sign, owner: Owner | None, last: Owner | None, home: Home):
    """Whose the numbers behind a sign are, and which other place was named last: 与望溪县比，人家…，我们…"""
    if isinstance(sign, Owner):
        return (sign if sign.until > sign.end else None), sign
    if _OURS_LAST.search(sign.string, 0, sign.start()):
        return owner, last  # 水比我们还紧
    if sign["they"]:
        return (owner or last and last.foreign and last._replace(until=len(sign.string)) or None), last
    level = VILLAGE if sign["there"] else sign["all"] and ENDINGS.get(sign["of"])
    if not owner and level and last and last.level == level > (home.level or NATION) and not last.foreign:
        return last._replace(until=len(sign.string)), last
    held = owner and (sign["all"] or sign["there"]) and level == owner.level and not owner.foreign
    held = held and owner.level != home.level
    return (owner if held else None), (last if last and (last.foreign or held) and not sign["end"] else None)
