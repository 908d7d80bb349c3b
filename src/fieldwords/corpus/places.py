"""Places: whose document it is, and on which level of government (`data/lexicon/places.csv`)."""

import re
from functools import cache
from typing import NamedTuple

from fieldwords.corpus.cleaning import MASK
from fieldwords.lexicon import compile_words, read_rows

NATION = "全国"
_AFTER = r"(?={office}|{topic}|\d{4}年|，|$)"
_BEFORE = r"(?:^|(?<=[在到来对，。：、（(—\s*])|(?<=参加)|(?<=\d[年日])|(?<=年度)|(?<=﹡[省市县区州盟旗]))"
_SIGN = r"(?:(?!{no_name})[\u4e00-\u9fff])"
_STEM = rf"(?:{_SIGN}{{2,11}}?族|{_SIGN}{{2,8}}?)"
_NOT_NAMES = compile_words("{no_place}")
_ABOVE = re.compile(
    "[\u4e00-\u9fff]{2,}?(?:省|自治区|自治州|市|地区|盟|县|旗|镇|乡)(?=[\u4e00-\u9fff]{3})(?![族和与及])"
)
_SIGNS = re.compile(r"[\W_]")
_TOWN = compile_words("(?:[。，；：\\n]|参加|来到)([\u4e00-\u9fff]{2,5}[镇乡])(?={town_office})")


class Place(NamedTuple):
    """A place's name (None where it is masked or only its level is told) and level."""

    name: str | None
    level: str


class _Lexicon(NamedTuple):
    names: dict[str, str]
    endings: dict[str, str]
    pattern: re.Pattern
    level_only: re.Pattern
    level_first: re.Pattern
    folder: re.Pattern


@cache
def _compile(rows):
    names = {name: level for name, level, kind in rows if kind == "name"}
    endings = {name: level for name, level, kind in rows if kind == "ending"}
    ending = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
    named = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    pattern = compile_words(
        rf"(?P<name>{named})|{_BEFORE}(?:关于|在|挂职|我?谨?代表)?(?:中共|中国共产党)?(?P<place>{_STEM}(?P<ending>{ending})){_AFTER}"
    )
    before = rf"[全本各我]|{MASK}|[×XxＸ]{{2}}|参加|×|在(?=(?:{ending})(?:人民政府|政府|人大|委|党))"
    level_only = re.compile(rf"(?:{before})(?P<ending>{ending})")
    folder = compile_words(rf"(?P<place>{_SIGN}{{1,12}}?(?P<ending>{ending}))")
    return _Lexicon(names, endings, pattern, level_only, re.compile(rf"(?P<ending>{ending})"), folder)


def place_endings() -> dict[str, str]:
    """Return the level that each ending of a place's name tells: 镇 -> town."""
    return _compile(read_rows("places")).endings


def is_name(words: str) -> bool:
    """Tell whether what ends as a name of a place does is one: 青岚县, but not 各乡镇."""
    ending = max((end for end in place_endings() if words.endswith(end)), key=len, default="")
    return not _NOT_NAMES.fullmatch(words.removesuffix(ending))


def find_place(words: str) -> Place | None:
    """Return the first place that `words` (a title, a first line, a folder) name, or only its level, or None.

    Names are taken where a word such as 在 or a line's start stands before and 政府, 第 … after them. Of 青岚县石磨镇
    the last is taken; 全镇 and a masked ﹡﹡﹡镇 are ``Place(None, "town")``.
    """
    lexicon = _compile(read_rows("places"))
    for found in lexicon.pattern.finditer(words):
        if found["name"]:
            level = lexicon.names[found["name"]]
            return Place(NATION if level == "nation" else found["name"], level)
        if found["place"] in lexicon.endings:
            return Place(None, lexicon.endings[found["place"]])
        name = _ABOVE.sub("", found["place"])
        if is_name(name):
            return Place(name, lexicon.endings[found["ending"]])
    level = lexicon.level_only.search(words) or lexicon.level_first.match(words)
    return Place(None, lexicon.endings[level["ending"]]) if level else None


def read_folder(folder: str) -> Place | None:
    """Return the place that a folder is named after: 青岚县, 岷县, 政府工作报告-国务院; None for other folders."""
    lexicon = _compile(read_rows("places"))
    whole = lexicon.folder.fullmatch(folder)
    if whole and folder not in lexicon.names and is_name(folder):
        return Place(folder, lexicon.endings[whole["ending"]])
    return find_place(folder + "政府")


def read_file_name(doc: str) -> Place | None:
    """Return the place that the name of a file begins with: 柳沟镇_2017-10-20_讲话.txt; None where it names none."""
    name = _SIGNS.split(doc.rsplit("/", 1)[-1], maxsplit=1)[0]
    place = read_folder(name)
    return place if place and place.name and name.startswith(place.name) else None


def find_town(text: str) -> str | None:
    """Return the one town that sentences name (参加…镇领导班子, …镇党委), None where they name several."""
    towns = {name for name in _TOWN.findall(text) if is_name(name)}
    return towns.pop() if len(towns) == 1 else None


def same_place(one: str, other: str) -> bool:
    """Tell whether two names can mean one place: 甘孜州 and 甘孜藏族自治州 share their first two characters."""
    return one[:2] == other[:2]
