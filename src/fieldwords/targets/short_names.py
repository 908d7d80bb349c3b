"""Short names: parts of a place that are named without 镇 or 村, where a list or their number shows what they are."""

import re
from collections.abc import Iterable

from fieldwords.lexicon import compile_words
from fieldwords.quantities.numerals import parse_number
from fieldwords.targets.localities import COUNTY, ENDINGS, HAN, JOINED, NATION, STEM, STOP, Home, Owner, find_stems
from fieldwords.targets.nouns import find_nouns
from fieldwords.targets.views import View

_COUNTED = compile_words(
    rf"(?P<names>{HAN}{{2,9}}(?:[、和与及]{HAN}{{2,4}}){{1,9}})(?P<count>{{so_many}})个?(?P<of>{{place_listed}})(?!{{place_tail}})"
)
_VISITED = compile_words(r"{visited}\Z")
_START, _FEW = re.compile("\\A|[，；、：。]"), re.compile("[^，；、：。\\d]{0,6}")
_SHARED_OUT = compile_words(r"各{tier}[^，；。]{0,4}：\Z")  # 分到各镇：
_WHOLE_HEAD = compile_words(
    r"[|\t]\s{0,9}(?P<before>[^\s\d；，。|][^\d；，。|\t]{0,20}|)全{tier}(?P<behind>[^\d；，。|\t]{0,20})[\d.]{1,12}[^\d；]{0,20}；"
)


def shorten_names(texts: Iterable[str], home: Home) -> dict[str, str]:
    """Return the full names of towns and villages below the home by what they are called for short, the widest of two.

    Parameters
    ----------
    texts : iterable of str
        The sentences of a document.
    home : Home
        Whose document it is.
    """
    short: dict[str, tuple[int, str]] = {}
    for text in texts:
        for parts, level, of, *_ in _count_names(text, home):
            short |= {name.removesuffix(of): (level, name) for name in parts}
        for stem, ending, level in find_stems(text):
            if level > max(home.level or NATION, COUNTY):
                short[stem] = min(short.get(stem, (level, stem + ending)), (level, stem + ending))
    return {name: full for name, (_, full) in short.items()}


def find_short(view: View, home: Home):
    """Yield the places that a sentence names for short."""
    yield from _find_counted(view, home)
    yield from _find_listed(view, home)


def _find_counted(view: View, home: Home):
    """Yield places told by their short names and how many they are: 水口、大坪两个镇."""
    for parts, level, _, start, end, local in _count_names(view.text, home):
        stop = STOP.search(view.text, end) if home.report or local else None
        until = stop.start() if stop else len(view.text)
        yield Owner(start, end, until, "、".join(parts), level, False, parts)


def _count_names(text: str, home: Home):
    """Yield names, level, ending, start and end of such places, and whether the clause is only set there (在…两镇)."""
    for found in _COUNTED.finditer(text):
        stems = [STEM.search(name) for name in JOINED.split(found["names"])]
        level = ENDINGS[found["of"]]
        if level > (home.level or NATION) and None not in stems and len(stems) == parse_number(found["count"]):
            parts = tuple(stem["stem"] + found["of"] for stem in stems)
            start = found.start("names") + stems[0].start("stem")
            yield parts, level, found["of"], start, found.end(), stems[0]["local"] or _VISITED.search(text, 0, start)


def _find_listed(view: View, home: Home):
    """Yield parts that open pieces of a list by their short names, two or more: 石桥400亩，双河还差900亩，坡头300亩."""
    text, found = view.text, []
    for piece in _START.finditer(text) if home.short else ():
        number = next((one.start for one in view.quantities if one.start > piece.end()), 0)
        words = text[piece.end() : number]
        name = next((words[:size] for size in (4, 3, 2) if words[:size] in home.short), None)
        full = home.short.get(name)
        if not _FEW.fullmatch(words[len(name or "") :]) or full and words.startswith(full):
            continue
        if full or [noun.name for noun in find_nouns(view, piece.end(), number)] == [words] and STEM.fullmatch(words):
            stop = STOP.search(text, number)
            end, until = piece.end() + len(name or words), stop.start() if stop else len(text)
            found.append((full, Owner(piece.end(), end, until, full or words, (home.level or NATION) + 1, False)))
    known = {full for full, _ in found if full}
    if len(known) > 1 or known and _SHARED_OUT.search(text, 0, found[0][1].start):
        yield from (owner for _, owner in found)


def find_heads(view: View, home: Home):
    """Yield the short names in the heads of a table, beside one of the whole: 全镇粮食1200；石桥粮食300；"""
    whole = _WHOLE_HEAD.search(view.text)
    if not whole:
        return
    before, behind = map(re.escape, whole.group("before", "behind"))
    for head in re.finditer(rf"(?<=；)[\s|]*{before}(?P<name>{HAN}{{2,4}}){behind}(?=[\d.])", view.text):
        start, end = head.span("name")
        if not view.tokens_between(start, end):
            yield Owner(start, end, head.end() + 1, head["name"], (home.level or NATION) + 1, False)
