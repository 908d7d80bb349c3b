"""Status and year of each quantity: the section's role first, then the words and times that govern the number."""

import re
from typing import NamedTuple

from fieldwords.targets.quantities import Quantity
from fieldwords.targets.setting import Setting, resolve_time
from fieldwords.targets.views import View, is_given, is_promised
from fieldwords.targets.years import governing_time, is_past, lies_ahead, stated_before, tell_year

FLOWS = {"产量", "单产", "出栏", "产值", "增加值", "收入"}
COUNTED_ON = re.compile(r"(?:到|截至|截止)[^，。；]{0,6}月(?:底|末|份)")


class Claim(NamedTuple):
    """What a quantity is: its status, the year it is for, whether that spans several years, and its modality word."""

    status: str
    year: int | None
    span: str
    modality: str | None


def judge_mood(tokens, times) -> str | None:
    """Return target or achievement, whichever more cue words of a paragraph speak for."""
    ahead = sum(token.slots.get("ahead") == "target" for token in tokens)
    past = sum(token.slots.get("ahead") == "achievement" for token in tokens)
    past += sum(time.kind == "offset" and time.value < 0 and not time.baseline for time in times)
    return None if ahead == past else "target" if ahead > past else "achievement"


def claim_quantity(
    view: View, quantity: Quantity, setting: Setting, change: str, measure: str | None, domain: str, carried
) -> Claim:
    """Return status, year, span and modality of a quantity.

    Parameters
    ----------
    view : View
        The sentence.
    quantity : Quantity
        The number.
    setting : Setting
        What document, section and paragraph say.
    change, measure, domain : str
        Slots filled before: a flow (产量, 收入) is never a stock, land without a verb is one.
    carried : Claim or None
        Claim of the number before in this sentence.
    """
    clause = view.clause_start(quantity.start)
    near = [t for t in reversed(view.tokens) if clause <= t.start and t.end <= quantity.start]
    far = [t for t in reversed(view.tokens) if t.end <= clause]
    time = governing_time(view, quantity, clause)
    year = resolve_time(time, setting) if time else None
    status = _tell_status(view, quantity, setting, near, far, time, year, clause, change, measure, domain, carried)
    if status == "target" and time is not None and time.start < clause and is_past(year, setting):
        time, year = None, None
    own = view.text[clause : quantity.start]
    multi = time is not None and time.kind in ("ahead", "past", "period")
    span = "multi" if multi or change == "cumulative" or "年均" in own or "平均每年" in own else "annual"
    if change == "from" and (year is None or time.since):
        began = time.since if time else stated_before(view, quantity, setting)
        if began:
            return Claim(status, began, "annual", _tell_modality(near, far))
    return Claim(status, tell_year(status, time, year, setting, change, own, carried), span, _tell_modality(near, far))


def _tell_modality(near, far) -> str | None:
    words = [token.slots["modality"] for token in near + far if "modality" in token.slots]
    strong = [word for word in words if word != "稳定"]
    if strong:
        return strong[0]
    return "稳定" if any(token.slots.get("modality") == "稳定" for token in near) else None


def _tell_status(view, quantity, setting, near, far, time, year, clause, change, measure, domain, carried):
    before = max((q.end for q in view.quantities if q.end <= quantity.start), default=0)
    cues = [t.slots["ahead"] for t in near if "ahead" in t.slots and (t.slots["ahead"] != "stock" or t.start >= before)]
    if (
        is_promised(view, quantity)
        and not any(t.term in ("实现了", "完成了") for t in near)
        or _was_promised(near, before)
    ):
        return "target"
    if is_given(view, quantity):
        return "stock"
    if _speaks_of_others(view, near, far):
        return "comparison"
    if "parameter" in cues:
        return "parameter"
    timed = time is not None and time.start >= clause
    if change == "from":
        return "stock" if any(t.term in ("现在", "目前", "当前") for t in near) else "achievement"
    if setting.role == "review":
        status = _review_status(near, cues, timed and lies_ahead(time, year, setting), change)
    elif setting.role == "plan":
        dated = time is not None and (timed or time.kind == "year" and "target" not in cues)
        status = _plan_status(cues, dated and is_past(year, setting))
    else:
        if measure == "存栏" and COUNTED_ON.search(view.text[: quantity.start]):
            return "stock"
        if (
            change == "cumulative"
            and "target" not in cues
            and not lies_ahead(time, year, setting)
            or time is not None
            and time.kind == "past"
            and not cues
        ):
            return "achievement"
        status = _free_status(view, quantity, setting, cues, far, time, year, timed, carried, measure)
        if status == "achievement" and change == "level" and domain == "farmland" and not timed and not cues:
            return "stock"
    return "achievement" if status == "stock" and (measure in FLOWS or change not in ("level", "to")) else status


def _speaks_of_others(view, near, far) -> bool:
    """Whether the nearest of 人家 … and 我们 … points at another place."""
    for token in near + far:
        if token.slots.get("ahead") == "comparison":
            return True
        if "own" in token.slots and view.text[token.start - 1 : token.start] not in tuple("比跟和像与"):
            return False
    return False


def _was_promised(near, before: int) -> bool:
    """Whether the nearest word that speaks of a plan or of its outcome tells of the plan: 去年定的4500亩."""
    for token in near:
        if token.start < before:
            return False
        if "promise" in token.slots:
            return True
        if token.slots.get("ahead") in ("achievement", "stock"):
            return False
    return False


def _review_status(near, cues, ahead: bool, change: str) -> str:
    if ahead or change != "cumulative" and any(t.term in ("力争", "力求", "务必") for t in near[:3]):
        return "target"
    return "stock" if cues and cues[0] == "stock" else "achievement"


def _plan_status(cues, past: bool) -> str:
    if past:
        return "achievement"
    if cues and "target" not in cues and cues[0] in ("stock", "achievement"):
        return cues[0]
    return "target"


def _free_status(view, quantity, setting, cues, far, time, year, timed: bool, carried, measure):
    """Where no heading tells: words and times of the clause, words behind, earlier clauses, then the paragraph."""
    if timed and is_past(year, setting) and "target" not in cues[:1]:
        return "achievement"
    told = next((cue for cue in cues if cue in ("target", "achievement")), None) or next(iter(cues), None)
    if told in ("target", "achievement", "stock"):
        return told
    if timed and lies_ahead(time, year, setting):
        return "target"
    behind = _word_behind(view, quantity)
    if behind:
        return behind
    if not timed and any(t.slots.get("ahead") == "target" for t in far) and not is_past(year, setting):
        return "target"
    if is_past(year, setting):
        return "achievement"
    if lies_ahead(time, year, setting):
        return "target"
    bounded = view.text.startswith(("以上", "以内"), quantity.end)
    if time is not None and time.kind == "offset" and time.value >= 0 and (setting.month <= 6 or bounded):
        return "target"
    if carried is not None and not timed:
        return "achievement" if carried.status == "comparison" else carried.status
    return "achievement" if measure in FLOWS else setting.mood or "achievement"


def _word_behind(view: View, quantity: Quantity) -> str | None:
    """The first cue word behind the number in its clause: 5500亩必须铺完, 3000亩建成了."""
    end = min([view.clause_end(quantity.start), *(q.start for q in view.quantities if q.start > quantity.start)])
    for token in view.tokens_between(quantity.end, end):
        if token.slots.get("ahead") in ("target", "achievement"):
            return token.slots["ahead"]
    return None
