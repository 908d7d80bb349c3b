"""Owners: whose figure a number is, where its sentence names a place that is not the speaker's own."""

import re
from functools import cache
from typing import NamedTuple

from fieldwords.corpus.places import place_endings
from fieldwords.lexicon import compile_words, list_words, read_rows
from fieldwords.schemas import LEVELS
from fieldwords.targets.views import View

HAN = "[\u4e00-\u9fff]"
NATION, CITY, COUNTY, VILLAGE = map(LEVELS.index, ("nation", "city", "county", "village"))
NOUNS = {"item", "measure"}
LONGEST, SHORTEST = 12, 3  # signs of a name that place_codes.csv holds
_ENDINGS = {name: LEVELS.index(level) for name, level in place_endings().items()}
_ENDINGS |= dict.fromkeys(list_words("village_ending"), VILLAGE)
_LOWER = {name for name, level in _ENDINGS.items() if level >= COUNTY} - {*list_words("known_ending")}
_ENDING = re.compile("|".join(sorted(_ENDINGS, key=len, reverse=True)))
_RUN, _STOP = re.compile(f"{HAN}*\\Z"), re.compile("[，；：。！？|\n\t]")
# 其中石桥村, 去年石桥村, 最高的石桥村, 邻近的望溪县
_STEM = compile_words(
    rf"(?:\A|的|{{neighbour}}的?|{{place_opener}}|(?P<local>{{place_adverb}}))(?P<stem>(?:(?!{{no_stem}})(?!{{place_opener}})"
    rf"(?!{{place_adverb}})(?!{{neighbour}}){HAN}){{2,4}})\Z"
)
_NEIGHBOUR = compile_words(r"{neighbour}[^，；。\d]{0,6}\Z")
_NO_TAIL, _ASIDE = compile_words("{place_tail}"), compile_words("{likened_behind}")
_THAN = compile_words(r"{set_against}[^，；。]{0,6}\Z")
_AGAIN = compile_words(
    "(?:(?P<all>全)|[我本])(?P<of>{tier})|{own_again}|(?<![\u4e00-\u9fff])(?P<they>{they})|(?P<end>[；;。！？）)\\n])"
)
_WHOLE_HEAD = compile_words(
    r"[|\t]\s{0,9}(?P<before>[^\s\d；，。|][^\d；，。|\t]{0,20}|)全{tier}(?P<behind>[^\d；，。|\t]{0,20})[\d.]{1,12}[^\d；]{0,20}；"
)
_OURS_LAST = compile_words(r"{likened}\Z")
# What stands before a number of a list of places: 石桥镇2万亩、双河垦殖场1万亩
_PIECE = re.compile(r"、(?P<piece>[^，、；：\d]{2,12})")
_BEFORE = "的和与及"
_JOINED = re.compile("[、和与及]")


class Home(NamedTuple):
    """The place whose document it is: its name and the number of its level in `schemas.LEVELS` (None: not known).

    `codes` are those of all places; `report` whether it is a work report, whose clauses are full.
    """

    place: str | None
    level: int | None
    codes: dict[str, str]
    report: bool


class Owner(NamedTuple):
    """A place that a sentence names: from where on a number is its own, and up to where."""

    start: int
    end: int
    until: int
    name: str
    level: int
    foreign: bool  # no part of the speaker's place, but one beside it


def place_codes() -> dict[str, str]:
    """Return name -> code of every province, prefecture and county whose name is borne by one place only.

    GB/T 2260, as the Ministry of Civil Affairs published it until April 2019.
    """
    return _map_codes(read_rows("place_codes"))


@cache
def _map_codes(rows):
    return {name: code for name, code, _ in rows}


def read_home(meta: dict, report: bool) -> Home:
    """Return the place that a document's row of table documents tells."""
    place, level = meta["place"], meta["level"]
    return Home(place, LEVELS.index(level) if level else None, place_codes(), report)


def find_owners(view: View, home: Home, goes_on: list[bool]) -> list[Owner | None]:
    """Return of each number the place that it is of, None for the speaker's own.

    A place that a clause of a speech opens with holds up to the next one, to a word of the own place (全县, 我们) or a
    semicolon; one of a report, or that the clause is only set in (在石桥村新建3亩), for its clause, and for a number
    that goes on from there. What ours is weighed against (比石桥村多) owns nothing.

    Parameters
    ----------
    view : View
        The sentence.
    home : Home
        From `read_home`.
    goes_on : list of bool
        Of each number, whether it takes up the item of the one before.
    """
    names = [*_find_names(view, home)] or [*_find_heads(view, home)]
    if not names:
        return [None] * len(view.quantities)
    signs = sorted([*names, *_AGAIN.finditer(view.text)], key=_start_of)
    owners, owner, last = [], None, None
    signs.reverse()
    for index, (quantity, taken_up) in enumerate(zip(view.quantities, goes_on, strict=True)):
        while signs and _start_of(signs[-1]) < quantity.start:
            owner, last = _turn(signs.pop(), owner, last, home)
        held = owner and (owner.until > quantity.start or taken_up and owners[-1:] == [owner])
        owners.append(_find_listed(view, index, owners[-1:]) or (owner if held else None))
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
    *_, ending = [None, *_ENDING.finditer(listed["piece"])]  # 双河镇承担
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
    held = owner and sign["all"] and _ENDINGS.get(sign["of"]) == owner.level and not owner.foreign
    held = held and owner.level != home.level
    return (owner if held else None), (None if sign["end"] else last)


def _find_names(view: View, home: Home):
    """Yield the places that a sentence names, those with nothing but 、 between them as one."""
    text, before = view.text, None
    for ending in _ENDING.finditer(text):
        if _NO_TAIL.match(text, ending.end()) or ending.start() < (before.end if before else 0):
            continue
        found = _read_name(view, ending, home, before.end if before else 0)
        if not found:
            continue
        if before and _JOINED.fullmatch(text, before.end, found.start):
            found = found._replace(name=text[before.start : found.end], start=before.start)
        elif before:
            yield before
        before = found
    if before:
        yield before


def _find_heads(view: View, home: Home):
    """Yield the short names in the heads of a table, beside one of the whole: 全镇粮食1200；石桥粮食300；"""
    whole = _WHOLE_HEAD.search(view.text)
    if not whole:
        return
    before, behind = map(re.escape, whole.group("before", "behind"))
    for head in re.finditer(rf"(?<=；)[\s|]*{before}(?P<name>{HAN}{{2,4}}){behind}(?=[\d.])", view.text):
        start, end = head.span("name")
        if not view.tokens_between(start, end):
            yield Owner(start, end, head.end() + 1, head["name"], (home.level or NATION) + 1, False)


def _read_name(view: View, ending: re.Match, home: Home, since: int) -> Owner | None:
    """The place whose name ends so, with what it may own; None where it is none."""
    text, begin = view.text, ending.start()
    named = max((t.end for t in view.tokens_between(since, begin) if t.slots.keys() & NOUNS), default=since)
    run = text[max(named, begin - LONGEST) : begin]
    run = _RUN.search(run)[0].lstrip(_BEFORE)
    stem = _STEM.search(run)
    start, level, code = begin - len(stem["stem"] if stem else run), _ENDINGS[ending[0]], None
    beside = _NEIGHBOUR.search(text, 0, start) is not None
    narrow = ending[0] in _LOWER and (home.level is None or home.level >= COUNTY)
    local = home.report and not beside or stem is not None and stem["local"] is not None
    if not stem or not (beside or narrow):
        known = _find_known(view, ending, home, start)
        if known is None:
            return None
        local, start, code = local or known != start, known, home.codes[text[known : ending.end()]]
        level = _level_of(code)
    name = text[start : ending.end()]
    stop = _STOP.search(text, ending.end()) if local else None
    until = stop.start() if stop else len(text)
    if _is_own(name, home) or _ASIDE.match(text, ending.end()) or _THAN.search(text, 0, start):
        until = ending.end()
    inside = _is_inside(code, home) if code and home.place in home.codes else level > (home.level or NATION)
    inside |= home.place is None and not beside  # it may be the speaker's own
    return Owner(start, ending.end(), until, name, level, not inside)


def _find_known(view: View, ending: re.Match, home: Home, start: int) -> int | None:
    """Where the longest name of place_codes.csv begins that ends so, if it begins at `start` or is one of the home's.

    新增城市绿地 names no 增城市: a word of the lexicon lies over its beginning.
    """
    for begin in range(max(0, ending.start() - LONGEST), ending.end() - SHORTEST + 1):
        code = home.codes.get(view.text[begin : ending.end()])
        if code and (begin == start or _is_inside(code, home)):
            return begin if not any(t.start < begin < t.end for t in view.tokens) else None
    return None


def _is_inside(code: str, home: Home) -> bool:
    """Whether the code of a place is one within the home's: 620100 within 620000."""
    above = home.codes.get(home.place or "", "00").rstrip("0")
    return bool(above) and code.startswith(above)


def _level_of(code: str) -> int:
    """The level in `schemas.LEVELS` of a place with a code: 620000 a province, 620100 a city."""
    return NATION + 1 if code.endswith("0000") else CITY if code.endswith("00") else COUNTY


def _is_own(name: str, home: Home) -> bool:
    """Whether a place is named by its whole name or a short one: 云泽县 of 云泽土家族自治县."""
    own = home.place or ""
    return bool(own) and (name == own or len(own) > 2 and name[:2] == own[:2] and name[-1] == own[-1])
