"""Parts: whether the words before a number say that it is of a part of the place, or of goods that were traded."""

import re

import pandas as pd

from fieldwords.lexicon import compile_words
from fieldwords.targets.measures import AREA

NEAR = 8  # characters that may stand between the name of a part and its item
CLOSE = 2  # and between a part named behind its item and the number
HEAD = 2  # and before the part that opens a clause
COMMA = re.compile(r"[，；：:;,](?!(?<=,)\d)")  # no alternatives: re skips to the first of a class
DIGIT = re.compile(r"\d")
_TOPIC = re.compile("[^，；\\d]{2,10}[场区县村户团]，")  # what opens a sentence ends so: 国营农场，
_SEMICOLON = re.compile("[；;]")
_WHOLE, _MEASURED = compile_words("{whole_place}"), compile_words("{grown}")
# 占全国耕地 speaks of no whole, 全村 mostly of the village just named
_WHOLE_HERE = compile_words("(?<!占)(?!全村){whole_place}")
_WHOLE_LAST = compile_words(r"(?<!占){whole_place}\D*\Z")
_WEIGHED = compile_words("{measured_by}\\Z")
_ENDINGS = {"town": "(?:[村镇乡]|社区)", "county": "[村镇乡县]"}
_NAMELESS = {
    level: compile_words(
        rf"(?:^|[|在由])[ ]?{{aside}}?(?![\u4e00-\u9fff]{{0,3}}{{whole_place}})"
        rf"(?P<name>[\u4e00-\u9fff]{{0,4}}?(?:{{nameless}}{ending}|{{set_against}}[\u4e00-\u9fff]{{1,5}}{ending}))(?![局办])"
    )
    for level, ending in _ENDINGS.items()
}
OF_LAND = "of_land"  # what only land is a part by: 投产, 秋播; what grew on it is all that grew
# What opens a sentence that lists places: 云岭、石桥等五个县，
_SEVERAL = re.compile(
    "(?:等|、[\u4e00-\u9fff]{2,4})(?P<name>[一二三四五六七八九十\\d]{1,3}个(?:自治区|[省市县]))(?:、[市县])?，"
)
# Places of a number right before an item: 中部6市县农民, 25个贫困乡（镇）农民
_COUNTED = compile_words(
    r"(?P<name>[\u4e00-\u9fff]{0,2}\d{1,3}个?[^，；、\d]{0,10}?{counted_places})(?:[（(][^，；]{1,2}[）)])?的?\Z"
)


def tells_part(slot: str, value: str, match: re.Match, clause, level: str | None) -> bool:
    """Return whether a word says that the number is of a part of the place, or of goods that were bought or sold.

    Parameters
    ----------
    slot, value : str
        ``traded``, or ``scope`` and the level that the word means; else False.
    match : re.Match
        The word in `clause.words`.
    clause : Clause
        The number's clause around its item.
    level : str or None
        The level of the place: the word that means it is no part of it.
    """
    if slot == "traded":
        return not _MEASURED.search(clause.words, match.end())
    if slot != "scope" or value == level or value == OF_LAND and clause.measure != AREA:
        return False
    led = value != OF_LAND and _WHOLE.match(clause.words, match.end())  # 带动全县亩产提高, but not 夏收全县油菜
    return not led and _is_part(match, clause)


def _is_part(part: re.Match, clause) -> bool:
    """Whether a part is what the number is of: named right before the item, between it and the number, in the number's
    clause without it, or all that the first clause names (农垦系统的国营农场，粮食增长12%)."""
    words, named, end = clause.words, clause.named, part.end()
    if part.start() == 0 and _TOPIC.match(words) and not _WHOLE.search(words, end):
        return True
    if named < clause.comma and clause.comma <= end:
        return True
    if end > clause.end:
        return len(words) - end <= CLOSE
    return 0 <= named - end <= NEAR and not COMMA.search(words, end, named) and not DIGIT.search(words, end, named)


def find_part_behind(clause, level: str | None, lexicon) -> str | None:
    """Return the part of the place named between a number and the item behind it: 【3万亩】贫困地区果园."""
    ahead = lexicon.pattern.findall(clause.behind[: clause.shown]) if clause.phrase else []
    parts = (word for word in ahead if lexicon.slots[word][0] == "scope" and lexicon.slots[word][1] != level)
    return next(parts, None)


def opens_with(part: str, before: str) -> bool:
    """Return whether a part of the place is the subject of all numbers so far: 贫困村新建果园3万亩，种植蔬菜2万亩."""
    head, *_ = DIGIT.split(_SEMICOLON.split(before)[-1], maxsplit=1)
    return 0 <= COMMA.split(head)[-1].find(part) <= HEAD


def ends_part(clause) -> bool:
    """Return whether a number's clause speaks of the whole place again: 石桥村种了300亩，今年全镇再种1200亩."""
    return _WHOLE_HERE.search(clause.words, clause.comma) is not None


def names_whole(words: str) -> bool:
    """Return whether the whole place is named right before a number, no other between: 示范片亩产3吨，带动全县达到."""
    return _WHOLE_LAST.search(words) is not None


def holds_on(part: str, before: str, clause, lexicon) -> bool:
    """Return whether a part may hold for the next number: one of land for land, and none that was only weighed against.

    秋播油菜3万亩，总产 is all that grew; 增速比全省平均低，全年增长8% is of the place.
    """
    land = lexicon.slots.get(part, ("", ""))[1] == OF_LAND and clause.measure != AREA
    return not land and not ends_part(clause) and _WEIGHED.search(before, 0, max(before.rfind(part), 0)) is None


def find_nameless(clause, level: str | None) -> str | None:
    """Return a part of the place that bears no name right before the item or number: 沿河四个村种植黄芪3亩, 比邻县多.

    Of wider places, how many are listed at the beginning of the sentence, or of how many the item is: 云岭、石桥等
    【五个县】，粮食增产3%; 【6市县】农民收入.
    """
    if level not in _NAMELESS:
        counted = _COUNTED.search(clause.words, clause.comma, clause.named) if clause.here else None
        several = counted or _SEVERAL.search(clause.words, 0, clause.comma)
        return several["name"] if several else None
    end = clause.named if clause.named > clause.comma else len(clause.words) if clause.phrase else 0
    start = clause.comma if end else max(clause.comma, clause.words.rfind("、") + 1)
    nameless = _NAMELESS[level].match(clause.words[start : end or None])
    return nameless["name"] if nameless else None


def tell_owners(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the place that each row is of where it is not its document's (石桥村), and the place whose panel it is in.

    Parameters
    ----------
    rows : DataFrame
        Rows of table `targets` with `home`, the place of the document. One whose place was corrected by hand stands in
        the panel of that place.
    """
    corrected = rows["corrected"].str.split(",").map(lambda slots: "place" in slots, na_action="ignore").eq(True)
    named = rows["place"].notna() & rows["place"].ne(rows["home"]) & ~corrected
    return rows["place"].where(named).astype("str"), rows["home"].where(~corrected, rows["place"])
