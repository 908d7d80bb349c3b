"""Belonging: the base, zone or work that a number is of, or the items it is of together: 40万亩蔬菜基地, 肉蛋奶."""

import re

from fieldwords.lexicon import compile_words
from fieldwords.outcomes.clauses import AND, BESIDE, EACH, HAN, SHOWN, VERB, Clause
from fieldwords.outcomes.item_names import item_domains
from fieldwords.outcomes.noun_phrases import lead_noun
from fieldwords.outcomes.parts import DIGIT, ends_part
from fieldwords.targets.cues import name_kinds
from fieldwords.targets.measures import AREA, RATE, WORTH

GROWN = ("crop", "livestock", "fishery")
SORTED = (AREA, WORTH)  # measures before which a sort may stand behind its item: 茶叶标准化种植面积
STARTED = "started"  # land that is not there yet: 开工3万亩，建成2万亩
YIELDED = ("product", "plot")  # of the item itself: 【2万吨】果子, 【3000亩】园子
KIN = 6  # characters that its name has at most
_APART = re.compile("[、，；：。]")
_WORKED, _REACHED = compile_words("{field_work}$"), compile_words("{reaching}")
_LINKED = re.compile(f"(?:[、和及与或][\u4e00-\u9fff]{{2}})*[\u4e00-\u9fff]{{0,{VERB}}}")
_MENDED = compile_words("{to_mend}")
_OWN = compile_words("(?!{no_noun})[\u4e00-\u9fff“]{2,}")  # what may begin with a noun of its own behind a number


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
    if clause.phrase and not stances & {"steady", "new"}:
        told = [lexicon.slots[word] for word in lexicon.pattern.findall(clause.phrase)]
        stances |= {value if slot == "held" else slot for slot, value in told if slot in ("held", "new")}
    if clause.phrase and not stances and ends_part(clause):
        return "done"  # 全县【80万亩】耕地
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
    own = {slot for slot, is_own in (("base", stance == "new"), ("work", _MENDED.fullmatch(clause.item))) if is_own}
    owns = {"base": _is_base, "work": _is_work, STARTED: _is_started, "gone": _is_gone}
    owns |= {"also": _is_also, "both": _is_both}
    for match in matches:
        slot, whose = lexicon.slots[match[0]]
        if slot == "both" and whose != clause.item:
            continue
        if slot not in owns or slot in own or clause.is_of(match[0]) or clause.is_apart(match.start()):
            continue
        if owns[slot](match, clause, stance):
            return whose if slot == STARTED else match[0]
    for match in lexicon.pattern.finditer(clause.behind):
        slot = lexicon.slots[match[0]][0]
        beside = clause.phrase or slot == "base" and match.start() <= BESIDE
        if slot in owns and slot not in (*own, "both") and not clause.is_of(match[0]) and beside:
            return match[0]
    return _find_companion(clause)


def name_item(clause: Clause, lexicon, matches: list[re.Match]) -> str | None:
    """Return the item with the sort of it that a number is of, and land with its base or zone: 露地蔬菜, 蔬菜基地.

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
    sort, base, end = _name_kin(words[:named], clause), "", named + len(clause.name)
    for match in found:
        slot, word = lexicon.slots[match[0]]
        if clause.is_of(match[0]) or _APART.search(words, min(match.end(), end), max(match.start(), named)):
            continue
        behind = clause.measure in SORTED and match.start() == end
        if slot == "sort" and (0 <= named - match.end() <= BESIDE or behind):
            sort = sort or word
        elif slot == "base" and clause.measure == AREA and 0 <= match.start() - end <= VERB:
            base = base or word
    return sort + clause.item + base if sort or base else None


def _name_kin(words: str, clause: Clause) -> str:
    """The crop, animal or fish right before an item, unless in a list: 青稞 of 青稞良种基地, 肉蛋奶 of 肉蛋奶水产品.

    For a rate the work on it may stand between: 水稻 of 水稻耕种收综合机械化率.
    """
    words = _WORKED.sub("", words) if clause.measure == RATE else words
    ends = (words[n:] for n in range(max(len(words) - KIN, 0), len(words) - 1))
    kin = next((end for end in ends if end in item_domains()), "")
    listed = clause.is_each or AND.search(words[: len(words) - len(kin)][-1:])
    loose = listed or kin.endswith("农作物") or item_domains().get(kin) not in GROWN
    return "" if loose or clause.is_of(kin) else kin


def _is_base(base: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether a base named before a number owns it: 蔬菜基地3万亩, 基地菜田1万公顷."""
    if clause.here:
        return base.end() > clause.end or clause.gap(base.end(), clause.named) <= BESIDE
    return base.start() >= clause.comma and clause.shown < 0


def _is_work(work: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether a number is of land or animals that something was done to: 耕地流转3万亩, 改造3万亩老果园."""
    if clause.here:
        return work.start() >= clause.end or stance != "new" and clause.gap(work.end(), clause.named) <= VERB
    if clause.shown < 0:
        behind = clause.end <= work.start() < clause.end + len(clause.tail)
        before = clause.gap(work.end(), clause.named) == 0
        return work.start() >= clause.comma or stance != "new" and (behind or before)
    return stance != "new" and clause.gap(work.end(), len(clause.words)) <= BESIDE


def _is_started(work: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether a number is of what was only started: 开工果园3万亩, 建成2万亩、开工3万亩."""
    return work.start() >= clause.comma and _is_work(work, clause, stance)


def _is_gone(work: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether a number is of what is no more: 拆除围栏3公里、大棚2亩."""
    before = clause.comma <= work.start() < (clause.named if clause.here else len(clause.words))
    return before and stance != "new" or _is_work(work, clause, stance)


def _is_also(work: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether a number is of what is new together with what was there: 新增、改善和恢复灌溉面积3万亩."""
    ahead = clause.here and work.end() <= clause.named  # 新增灌溉面积3万亩、改善【2万亩】: behind the item
    return _LINKED.fullmatch(clause.words, work.end(), clause.named if ahead else len(clause.words)) is not None


def _is_both(both: re.Match, clause: Clause, stance: str | None) -> bool:
    """Whether one figure is told of two kinds of people together: 城乡居民收入增长8%."""
    rest = clause.words[both.end() :]
    paired = EACH.search(rest) or DIGIT.search(rest) or AND.match(clause.behind)
    return both.end() > clause.comma and not paired


def _find_companion(clause: Clause) -> str | None:
    """What a number counts together with its item: 肉、蛋、奶总量, 20万亩蔬菜和经济作物; None for the item alone."""
    if name_kinds().get(clause.name) == "built":
        return None
    last = AND.match(clause.words[-1:]) and not clause.is_each  # 万亩示范片和20万亩节水灌溉区
    if clause.shown < 0 and (last or not clause.here):
        own = _OWN.match(clause.behind)
        noun = lead_noun(own[0][:SHOWN]) if own else ""
        if len(noun) > 1 and name_kinds().get(noun) not in YIELDED:
            return noun
    tail = clause.tail
    other = AND.match(tail) and HAN.match(tail, 1)
    if not other or clause.is_each or not clause.phrase and AND.match(clause.behind):
        return None
    return None if clause.here and DIGIT.search(clause.words, clause.end) else other[0][:SHOWN]
