"""Belonging: the base, zone or work that a number is of, or the items it is of together: 40万亩蔬菜基地, 肉蛋奶."""

import re
from typing import NamedTuple

from fieldwords.outcomes.item_names import item_domains
from fieldwords.outcomes.parts import COMMA, DIGIT
from fieldwords.targets.items import name_kinds

BESIDE = 2  # characters between a word and the item or number that it belongs to
VERB = 4  # and between a verb and its item: 改造低产茶园
SHOWN = 12  # characters of what a number is of that name its scope
_END = re.compile(r"[，。；：！？,;:\n\d]")
_AND = re.compile("[、和及与]")
_LAST_LISTED = re.compile("(?<=[、和及与])[^、和及与]*$")
_EACH = re.compile("[分各都]|(?<!人)均")
_REACHED = re.compile("[达到至总]|共[计有]|稳定|保持")
_OWN = re.compile(  # a noun of its own behind a number
    "(?!左右|以[上下内]|大关|[年任目水规红底和及与、等至为增提减降升扩分预占比同较居]|的[目指增速幅水比任大高底红规历较好快产面])[\u4e00-\u9fff“]{2,}"
)
_HAN = re.compile("[\u4e00-\u9fff“]+")
_SEVERAL = re.compile(
    "[二两三四五六七八九十]+[大个类][\u4e00-\u9fff“]{0,8}?(?:产业|行业|作物|集群|领域)"
)  # 粮、油、果三大产业
_LED = re.compile("[^，\\d]{0,2}\\d")
_RATE = re.compile(
    "[\u4e00-\u9fff]{0,10}?(?:率|比重|比例|占比(?![重例])|水平)|占(?!比)[^，；：、\\d]{2,14}?(?=[\\d.]*$)"
)
_SHARE = re.compile("占(?!比)(?P<whole>[\u4e00-\u9fff]{2,14}?)的?(?:比重|比例)?[近约到达至为]*$")


class Clause(NamedTuple):
    """A number's clause around the name of its item.

    Attributes
    ----------
    words, behind : str
        The sentence up to the number; what follows it up to the next number or the end of the clause.
    name, item, measure : str
        The item as written, its standard name, and what is measured of it.
    comma, named, shown : int
        Where the clause begins in `words`; where the name stands there, and where in `behind` (-1: nowhere).
    """

    words: str
    behind: str
    name: str
    item: str
    measure: str
    comma: int
    named: int
    shown: int

    @property
    def here(self) -> bool:
        """Whether the item is named before the number in its own clause."""
        return self.named >= self.comma and bool(self.name)

    @property
    def end(self) -> int:
        """Where the item's name ends in `words`."""
        return self.named + len(self.name)

    @property
    def phrase(self) -> str | None:
        """What stands behind the number where its item is named only there."""
        return self.behind[:SHOWN] if self.shown >= 0 and not self.here else None

    def is_of(self, word: str) -> bool:
        """Whether a word is of the item's own name: 基地 of 常年蔬菜基地."""
        return word in self.name or word in self.item

    def gap(self, end: int, start: int) -> int:
        """How many characters of the clause lie between a word and what stands behind it; many where a 、 does."""
        apart = end > start or end <= self.comma or "、" in self.words[end:start]
        return len(self.words) + 1 if apart else start - end

    def is_by(self, end: int) -> bool:
        """Whether a word ends right before the number or the item, or leads a list of numbers with their items behind.

        稳定130万亩粮食, 稳定粮食面积130万亩, 稳定130万亩粮食、20万亩蔬菜.
        """
        if self.gap(end, len(self.words)) <= VERB or self.here and self.gap(end, self.named) <= BESIDE:
            return True
        return bool(self.phrase and end > self.comma and _LED.match(self.words, end))

    @property
    def verb(self) -> str | None:
        """What stands between the item and the number of a clause that names it before the number."""
        return self.words[self.end :] if self.here else None


def read_clause(words: str, name, behind: str = "", item=None, measure=None) -> Clause:
    """Return the clause of a number, `words` before it in its sentence and `behind` it, around its item's `name`."""
    name, item, measure = (one if isinstance(one, str) else "" for one in (name, item, measure))
    comma = max((match.end() for match in COMMA.finditer(words)), default=0)
    end = _END.search(behind)
    if end:  # what stands behind the last 、 before a number is the next number's own
        behind = behind[: end.start()]
        behind = _LAST_LISTED.sub("", behind) if end[0].isdigit() else behind
    named, shown = (words.rfind(name), behind.find(name)) if name else (-1, -1)
    return Clause(words, behind, name, item, measure, comma, named, shown)


def tell_stance(clause: Clause, lexicon, matches: list[re.Match]) -> str | None:
    """Return how a clause speaks of its number: new (新建), steady (稳定), done (完成), begun (推进), or None.

    Parameters
    ----------
    clause : Clause
        The number's clause.
    lexicon : wording.Lexicon
        Words of `panel_words.csv` with their slots.
    matches : list of re.Match
        Those in `clause.words`.
    """
    stances = set()
    for match in matches:
        slot, value = lexicon.slots[match[0]]
        if slot == "held" and clause.is_by(match.end()):
            stances.add(value)
        elif slot == "new" and match.end() > clause.comma and not _REACHED.search(clause.words, match.end()):
            stances.add("new")
    if not stances and clause.phrase:
        told = [lexicon.slots[word] for word in lexicon.pattern.findall(clause.phrase)]
        stances = {value or slot for slot, value in told if slot in ("held", "new")}
    return next((stance for stance in ("steady", "new", "done", "begun") if stance in stances), None)


def find_owner(clause: Clause, lexicon, matches: list[re.Match], stance: str | None) -> str | None:
    """Return what a number is of besides its item: a base or zone, a work, two kinds of people; None for the item.

    Parameters
    ----------
    clause, lexicon, matches
        As in `tell_stance`.
    stance : str or None
        From `tell_stance`: a base that is new is added to the whole.
    """
    own = {"base"} if stance == "new" else set()
    owns = {"base": _is_base, "work": _is_work, "both": _is_both}
    for match in matches:
        slot, whose = lexicon.slots[match[0]]
        if slot == "both" and whose != clause.item:
            continue
        if slot in owns and slot not in own and not clause.is_of(match[0]) and owns[slot](match, clause, stance):
            return match[0]
    for match in lexicon.pattern.finditer(clause.behind):
        slot = lexicon.slots[match[0]][0]
        beside = clause.phrase or slot == "base" and match.start() <= BESIDE
        if slot in ("base", "work") and slot not in own and not clause.is_of(match[0]) and beside:
            return match[0]
    return _find_companion(clause)


def name_item(clause: Clause, lexicon, matches: list[re.Match]) -> str | None:
    """Return the item with the sort of it that a number is of, and land with its base or zone: 露地菜, 蔬菜基地.

    Parameters
    ----------
    clause, lexicon, matches
        As in `tell_stance`.

    Returns
    -------
    str or None
        None where the number is of the item as it is.
    """
    words, named = (clause.words, clause.named) if clause.here else (clause.behind, clause.shown)
    if named < 0:
        return None
    found = matches if clause.here else lexicon.pattern.finditer(words)
    sort, base, end = "", "", named + len(clause.name)
    for match in found:
        slot = lexicon.slots[match[0]][0]
        if clause.is_of(match[0]) or "、" in words[min(match.end(), end) : max(match.start(), named)]:
            continue
        if slot == "sort" and 0 <= named - match.end() <= BESIDE:
            sort = sort or match[0]
        elif slot == "base" and clause.measure == "面积" and 0 <= match.start() - end <= VERB:
            base = base or match[0]
    return sort + clause.name + base if sort or base else None


def _is_base(base: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether a base named before a number owns it: 蔬菜基地3万亩, 基地菜田1万公顷."""
    if clause.here:
        return base.start() >= clause.end or clause.gap(base.end(), clause.named) <= BESIDE
    return base.start() >= clause.comma and clause.shown < 0


def _is_work(work: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether a number is of land or animals that something was done to: 耕地流转3万亩, 改造3万亩老果园."""
    if clause.here:
        return work.start() >= clause.end or stance != "new" and clause.gap(work.end(), clause.named) <= VERB
    if clause.shown < 0:
        return work.start() >= clause.comma
    return stance != "new" and clause.gap(work.end(), len(clause.words)) <= BESIDE


def _is_both(both: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether one figure is told of two kinds of people together: 城乡居民收入增长8%."""
    rest = clause.words[both.end() :]
    paired = _EACH.search(rest) or DIGIT.search(rest) or "农" in rest or _AND.match(clause.behind)
    return both.end() > clause.comma and not paired


def _find_companion(clause: Clause) -> str | None:
    """What a number counts together with its item: 肉、蛋、奶总量, 20万亩蔬菜和经济作物; None for the item alone."""
    if name_kinds().get(clause.name) == "built":
        return None
    if not clause.here and clause.shown < 0:
        own = _OWN.match(clause.behind)
        return own[0][:SHOWN] if own else None
    rest = clause.behind[clause.shown + len(clause.name) :] if clause.phrase else ""
    if clause.here:
        rest = clause.words[clause.end :]
        if _EACH.search(rest) or DIGIT.search(rest) or _AND.match(clause.behind):
            return None
    other = _HAN.match(rest, 1) if _AND.match(rest) else _SEVERAL.search(rest)
    return other[0][:SHOWN] if other else None


def name_rate(clause: Clause) -> str | None:
    """Return which rate a percentage is: 良种率, 占播种面积; None where its clause names none."""
    found = _RATE.findall(clause.words, clause.end if clause.here else clause.comma)
    if not found:
        return None
    name = found[-1].lstrip("的")
    share = _SHARE.search(name)
    if share:
        return "占" + share["whole"]
    listed = clause.here and _AND.match(clause.words, clause.end)
    return (_drop_item(name) if listed else name).replace("水平", "率")


def _drop_item(rate: str) -> str:
    """A rate without the last of the items it is said of: 自给率 of 蔬菜和猪肉自给率."""
    rate = _AND.split(rate)[-1]
    return next((rate[n:] for n in range(len(rate) - 1, 0, -1) if rate[:n] in item_domains()), rate)
