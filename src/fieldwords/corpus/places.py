"""Places: whose document it is, and on which level of government (`data/lexicon/places.csv`)."""

import re
from functools import cache
from typing import NamedTuple

import pandera.pandas as pa

from fieldwords.corpus.cleaning import MASK
from fieldwords.corpus.tables import read_rows
from fieldwords.schemas import LEVELS

PLACES = pa.DataFrameSchema(
    {
        "name": pa.Column("str", pa.Check.str_length(min_value=1)),
        "level": pa.Column("str", pa.Check.isin(LEVELS)),
        "kind": pa.Column("str", pa.Check.isin(["name", "ending"])),
    },
    unique=["name"],
    strict=True,
)
NATION = "全国"
_AFTER = r"(?=人民政府|人大|政府|第|委|党|领导|现场|秋|春|农|经济|\d{4}年|民|，|$)"
_BEFORE = r"(?:^|(?<=[在到来对，。：、（(—\s*])|(?<=参加)|(?<=\d年)|(?<=年度))"
_NOT_NAMES = re.compile(
    "在?[全各本该我两几小乡城村集]{1,3}|建制|.*(?:的|参加|领导|书记|市长|省长|会议|工作|[省市县区镇乡](?=领导)).*"
)

_TOWN = re.compile("(?:[。，；：\\n]|参加|来到)([\u4e00-\u9fff]{2,5}[镇乡])(?=党委|政府|领导|干部|班子)")


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


@cache
def _compile(rows):
    names = {name: level for name, level, kind in rows if kind == "name"}
    endings = {name: level for name, level, kind in rows if kind == "ending"}
    ending = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
    named = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    pattern = re.compile(
        rf"(?P<name>{named})|{_BEFORE}(?:关于|中共|在)?(?P<place>[\u4e00-\u9fff]{{2,12}}?(?P<ending>{ending})){_AFTER}"
    )
    level_only = re.compile(rf"(?:[全本各我]|{MASK}|[×XxＸ]{{2}}|参加|×)(?P<ending>{ending})")
    return _Lexicon(names, endings, pattern, level_only, re.compile(rf"(?P<ending>{ending})"))


def find_place(words: str) -> Place | None:
    """Return the first place that `words` (a title, a first line, a folder) name, or only its level, or None.

    Parameters
    ----------
    words : str
        Short text; names are taken where a word such as 在 or a line's start stands before and 政府, 第 … after them.

    Returns
    -------
    Place or None
        ``Place(None, "town")`` for 全镇 or a masked ﹡﹡﹡镇.
    """
    lexicon = _compile(read_rows("places", PLACES))
    for found in lexicon.pattern.finditer(words):
        if found["name"]:
            level = lexicon.names[found["name"]]
            return Place(NATION if level == "nation" else found["name"], level)
        if found["place"] in lexicon.endings:
            return Place(None, lexicon.endings[found["place"]])
        if not _NOT_NAMES.fullmatch(found["place"].removesuffix(found["ending"])):
            return Place(found["place"], lexicon.endings[found["ending"]])
    level = lexicon.level_only.search(words) or lexicon.level_first.match(words)
    return Place(None, lexicon.endings[level["ending"]]) if level else None


def find_town(text: str) -> str | None:
    """Return the one town that sentences name (参加…镇领导班子, …镇党委), None where they name several."""
    towns = {name for name in _TOWN.findall(text) if not _NOT_NAMES.fullmatch(name[:-1])}
    return towns.pop() if len(towns) == 1 else None


def same_place(one: str, other: str) -> bool:
    """Tell whether two names can mean one place: 甘孜州 and 甘孜藏族自治州 share their first two characters."""
    return one[:2] == other[:2]
