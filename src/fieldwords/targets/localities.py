"""Localities: the names of provinces, counties, towns and villages that a sentence holds."""

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
ENDINGS = {name: LEVELS.index(level) for name, level in place_endings().items()}
ENDINGS |= dict.fromkeys(list_words("village_ending"), VILLAGE)
_LOWER = {name for name, level in ENDINGS.items() if level >= COUNTY} - {*list_words("known_ending")}
ENDING = re.compile("|".join(sorted(ENDINGS, key=len, reverse=True)))
_RUN, STOP = re.compile(f"{HAN}*\\Z"), re.compile("[，；：。！？|\n\t]")
# 其中石桥村, 去年石桥村, 最高的石桥村, 邻近的望溪县
STEM = compile_words(
    rf"(?:\A|的|{{neighbour}}的?|{{place_opener}}|(?P<local>{{place_adverb}}))(?P<stem>(?:(?!{{no_stem}})(?!{{place_opener}})"
    rf"(?!{{place_adverb}})(?!{{neighbour}}){HAN}){{2,4}})\Z"
)
_NEIGHBOUR = compile_words(r"{neighbour}[^，；。\d]{0,6}\Z")
_NO_TAIL, _ASIDE = compile_words("{place_tail}"), compile_words("{likened_behind}")
_THAN = compile_words(r"{set_against}[^，；。]{0,6}\Z")
_BEFORE = "的和与及"
JOINED = re.compile("[、和与及]")


class Home(NamedTuple):
    """The place whose document it is: its name and the number of its level in `schemas.LEVELS` (None: not known).

    `codes` are those of all places; `report` whether it is a work report, whose clauses are full; `short` the full
    names of its parts by what they are called for short: 石桥 -> 石桥镇.
    """

    place: str | None
    level: int | None
    codes: dict[str, str]
    report: bool
    short: dict[str, str] = {}


class Owner(NamedTuple):
    """A place that a sentence names: from where on a number is its own, and up to where."""

    start: int
    end: int
    until: int
    name: str
    level: int
    foreign: bool  # no part of the speaker's place, but one beside it
    parts: tuple[str, ...] = ()  # the names of several: 石桥镇、双河镇


def place_codes() -> dict[str, str]:
    """Return name -> code of every province, prefecture and county whose name is borne by one place only.

    GB/T 2260, as the Ministry of Civil Affairs published it until April 2019.
    """
    return _map_codes(read_rows("place_codes"))


@cache
def _map_codes(rows):
    return {name: code for name, code, _ in rows}


def find_names(view: View, home: Home):
    """Yield the places that a sentence names in full, those with nothing but 、 between them as one."""
    text, before = view.text, None
    for ending in ENDING.finditer(text):
        if _NO_TAIL.match(text, ending.end()) or ending.start() < (before.end if before else 0):
            continue
        found = _read_name(view, ending, home, before.end if before else 0)
        if not found:
            continue
        if before and JOINED.fullmatch(text, before.end, found.start):
            parts = (*(before.parts or (before.name,)), found.name)
            found = found._replace(name=text[before.start : found.end], start=before.start, parts=parts)
        elif before:
            yield before
        before = found
    if before:
        yield before


def find_stems(text: str):
    """Yield the stem, ending and level of each name of a county, town or village: 石桥, 镇."""
    for ending in ENDING.finditer(text):
        if ending[0] in _LOWER and not _NO_TAIL.match(text, ending.end()):
            stem = STEM.search(_RUN.search(text[max(0, ending.start() - LONGEST) : ending.start()])[0])
            if stem:
                yield stem["stem"], ending[0], ENDINGS[ending[0]]


def _read_name(view: View, ending: re.Match, home: Home, since: int) -> Owner | None:
    """The place whose name ends so, with what it may own; None where it is none."""
    text, begin = view.text, ending.start()
    named = max((t.end for t in view.tokens_between(since, begin) if t.slots.keys() & NOUNS), default=since)
    run = text[max(named, begin - LONGEST) : begin]
    run = _RUN.search(run)[0].lstrip(_BEFORE)
    stem = STEM.search(run)
    start, level, code = begin - len(stem["stem"] if stem else run), ENDINGS[ending[0]], None
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
    stop = STOP.search(text, ending.end()) if local else None
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
