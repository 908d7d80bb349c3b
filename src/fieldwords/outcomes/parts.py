"""Parts: whether the words before a number say that it is of a part of the place, or of goods that were traded."""

import re

from fieldwords.lexicon import compile_words
from fieldwords.targets.measures import AREA

NEAR = 8  # characters that may stand between the name of a part and its item
CLOSE = 2  # and between a part named behind its item and the number
HEAD = 2  # and before the part that opens a clause
COMMA = re.compile(r"[，；：:;]|,(?!\d)")
DIGIT = re.compile(r"\d")
_TOPIC = re.compile("[^，；\\d]{2,10}[场区县村户团]，")  # what opens a sentence ends so: 国营农场，
_SEMICOLON = re.compile("[；;]")
_WHOLE, _MEASURED = compile_words("{whole_place}"), compile_words("{grown}")
_WHOLE_HERE = compile_words("(?<!占){whole_place}")  # 占全国耕地 speaks of no whole
_WHOLE_LAST = compile_words(r"(?<!占){whole_place}\D*\Z")
_WEIGHED = compile_words("{measured_by}\\Z")
_PLACE = re.compile("[\u4e00-\u9fff]{2,7}?[省市县州盟旗区]")
_ENDINGS = {"town": "(?:[村镇乡]|社区)", "county": "[村镇乡县]"}
OF_LAND = "of_land"  # what only land is a part by: 投产, 秋播; what grew on it is all that grew
_LOWER = {
    level: compile_words(
        f"(?:^|[|在由])[ ]?{{aside}}?(?!{{no_village}}|[\u4e00-\u9fff]{{0,3}}{{whole_place}})"
        f"(?P<name>[\u4e00-\u9fff]{{1,4}}{ending})(?![局办])"
    )
    for level, ending in _ENDINGS.items()
}
# What opens a sentence that lists places: 云岭、石桥等五个县，
_SEVERAL = re.compile(
    "(?:等|、[\u4e00-\u9fff]{2,4})(?P<name>[一二三四五六七八九十\\d]{1,3}个(?:自治区|[省市县]))(?:、[市县])?，"
)
# What stands before a number of a list of places: 双河垦殖场, 其余五个乡
_PIECE = compile_words(r"(?:、|[，；：](?={no_village}))(?P<piece>[^，、；：\d]{2,12})\Z")


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


def name_listed(scope: str, words: str) -> str | None:
    """Return what a number is of that follows one of a town or village in a list: 石桥镇2万亩、【垦殖场】1万亩."""
    listed = _PIECE.search(words)
    return listed["piece"] if listed and scope in words and scope[-1] in "村镇乡" else None


def find_place(clause, level: str | None, places, own: str | None = None) -> str | None:
    """Return a place, not `own`, of a lower level right before the item, or before a number with its item behind it.

    定州市粮食产量 in the report of its province; 在铁力市新建【3亩】果园 in that of its city; 石桥村种植黄芪 and a row
    | 石桥村 | 1200 | in that of its town; or one that opens a clause without the item, or stands
    right before the number: 种植黄芪3000亩，石桥村才【600亩】，其中石桥村【600亩】; or how many are listed at the
    beginning of the sentence: 云岭、石桥等【五个县】，粮食增产3%.
    """
    several = _SEVERAL.search(clause.words, 0, clause.comma) if level not in _LOWER else None
    if several:
        return several["name"]
    end = clause.named if clause.named > clause.comma else len(clause.words) if clause.phrase else 0
    row = clause.words.find("|", clause.comma)
    if level in _LOWER:
        if row < 0 and not end:  # 种植黄芪3000亩，石桥村才【600亩】、木沟村【600亩】
            row = max(clause.comma, clause.words.rfind("、") + 1)
        lower = _LOWER[level].match(clause.words[row:] if row >= 0 else clause.words[clause.comma : end])
        return lower["name"] if lower and not _is_own(lower["name"], own or "") else None
    if not end or level not in ("nation", "province", "city"):
        return None
    before = clause.words[max(clause.comma, end - NEAR) : end]
    for match in _PLACE.finditer(before):
        for begin in range(match.start(), match.end() - 2):
            if (name := before[begin : match.end()]) in places and name != own:
                return name
    return None


def _is_own(name: str, own: str) -> bool:
    """Whether a place is named by its whole name or a short one: 云泽县 of 云泽土家族自治县."""
    return name == own or len(own) > HEAD and name[:HEAD] == own[:HEAD] and name[-1] == own[-1]
