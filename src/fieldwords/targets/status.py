"""Status and modality of each quantity: the section's role first, then the words and times that govern the number."""

import re

from fieldwords.quantities.finding import Quantity
from fieldwords.targets.cases import Case, Claim, read_case
from fieldwords.targets.items import Named, name_kinds
from fieldwords.targets.setting import Setting
from fieldwords.targets.views import ASIDES, View, is_given, is_promised
from fieldwords.targets.years import tell_span, tell_year

FLOWS = {"产量", "单产", "出栏", "产值", "增加值", "收入"}
COUNTED_ON = re.compile(r"(?:到|截至|截止|上个)[^，。；]{0,6}月(?:底|末|份)")
COMPARED = re.compile(r"(?:比|跟|和|像|与|没有|不如|赶上|学)\Z")
WHOLE = re.compile("全[省市县区镇乡村旗州](?:耕地|[水旱]地|[水旱]田|园地|农用地)\\Z")
YEAR_END = re.compile("年[末底]")
NOW = ("现在", "目前", "当前", "眼下")
# What follows a figure and weighs it against the plan: …，离年初的目标差一点；…，没有完成
WEIGHED = re.compile(
    r"，?(?:离|距|比)[^，。；]{0,12}(?:计划|目标|任务|要求)|，(?:没有?(?:完成|做到|达到)|控住了|刚好|超了|差[了一在])"
)
FULFILLED = ("实现了", "完成了")
STRIVING = ("力争", "力求", "务必", "如果完成")
WILL = re.compile("将(?:增长|达到|增加|提高|比)|比[^，。；]{2,8}将")


def judge_mood(tokens, times) -> str | None:
    """Return target or achievement, whichever more cue words of a paragraph speak for, None where they are even."""
    ahead = sum(token.slots.get("ahead") == "target" for token in tokens)
    past = sum(token.slots.get("ahead") == "achievement" for token in tokens)
    past += sum(time.kind == "offset" and time.value < 0 and not time.baseline for time in times)
    return None if ahead == past else "target" if ahead > past else "achievement"


def claim_quantity(
    view: View, quantity: Quantity, setting: Setting, named: Named, change: str, carried: Claim | None
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
    named : Named
        What it counts: a flow (产量, 收入) is never a stock, land without a verb is one.
    change : str
        What it says of change.
    carried : Claim or None
        Claim of the number before in this sentence.
    """
    case = read_case(view, quantity, setting, named, change, carried)
    status = _tell_status(case)
    if status == "stock" and change != "from" and (named.measure in FLOWS or change not in ("level", "to")):
        status = "achievement"
    return Claim(status, tell_year(case, status), tell_span(case), _tell_modality(case))


def _tell_modality(case: Case) -> str | None:
    """The modality word that governs the number, 稳定 only in its clause and where no other word governs."""
    words = [token.slots["modality"] for token in case.near + case.far if "modality" in token.slots]
    strong = [word for word in words if word != "稳定"]
    if strong:
        return strong[0]
    return "稳定" if any(token.slots.get("modality") == "稳定" for token in case.near) else None


def _tell_status(case: Case) -> str:
    named_plan = is_promised(case.view, case.quantity) and not any(t.term in FULFILLED for t in case.near)
    if named_plan or _was_promised(case):
        return "target"
    if is_given(case.view, case.quantity):
        return "stock"
    if _speaks_of_others(case):
        return "comparison"
    cues = _own_cues(case)
    if "parameter" in cues:
        return "parameter"
    if case.change == "from":
        return "stock" if any(token.term in NOW for token in case.near) else "achievement"
    if case.setting.role == "review":
        return _review_status(case, cues)
    if case.setting.role == "plan":
        return _plan_status(case, cues)
    return _free_status(case, cues)


def _own_cues(case: Case) -> list[str]:
    """Statuses that the words of the clause speak for, nearest first; 现有 speaks for the next number only."""
    cues = [(token.slots["ahead"], token.start) for token in case.near if "ahead" in token.slots]
    return [status for status, start in cues if status != "stock" or start >= case.before]


def _speaks_of_others(case: Case) -> bool:
    """Whether the nearest of 人家 … and 我们 … points at another place."""
    for token in case.near + case.far:
        if token.slots.get("ahead") == "comparison":
            return True
        if "own" in token.slots and not COMPARED.search(case.view.text, 0, token.start):
            return False
    return False


def _was_promised(case: Case) -> bool:
    """Whether the nearest word that speaks of a plan or of its outcome tells of the plan: 去年定的4500亩."""
    for token in case.near:
        if token.start < case.before or token.slots.get("ahead") in ("achievement", "stock"):
            return False
        if "promise" in token.slots:
            return True
    return False


def _review_status(case: Case, cues: list[str]) -> str:
    striving = case.change != "cumulative" and any(token.term in STRIVING for token in case.near[:3])
    striving = striving or bool(WILL.search(case.view.text, case.clause, case.quantity.start))
    if case.timed and case.ahead or striving:
        return "target"
    return "stock" if cues and cues[0] == "stock" else "achievement"


def _plan_status(case: Case, cues: list[str]) -> str:
    ahead = "target" in cues or case.time is not None and _plans_since(case, case.time.start)
    dated = case.timed or case.time is not None and case.time.kind in ("year", "offset") and not ahead
    if dated and case.past:
        return "achievement"
    if cues and "target" not in cues and cues[0] in ("stock", "achievement"):
        return cues[0]
    return "target"


def _plans_since(case: Case, place: int) -> bool:
    """Whether an earlier clause behind a place speaks of what is to be done: 去年的欠账今年要还，年底存栏达到…."""
    planned = (token for token in case.far if token.slots.get("ahead") == "target" and token.start >= place)
    return any(token.term != "得" for token in planned)  # 赔得厉害


def _free_status(case: Case, cues: list[str]) -> str:
    """Where no heading tells: what is counted on a day, then words and times, then what went before."""
    measure, time = case.named.measure, case.time
    if measure == "存栏" and "target" not in cues and COUNTED_ON.search(case.view.text, 0, case.quantity.start):
        return "stock"
    if case.named.domain == "farmland" and not cues and WHOLE.search(case.view.text, case.clause, case.quantity.start):
        return "stock"
    if "target" not in cues and WEIGHED.match(case.view.text, case.quantity.end):
        return "achievement"
    summed = case.change == "cumulative" and "target" not in cues and not case.ahead
    if summed or time is not None and time.kind == "past" and not cues:
        return "achievement"
    aside = case.carried is not None and case.view.text.startswith(ASIDES, case.clause)
    if aside and not cues and not case.timed:
        return case.carried.status
    status = _governed_status(case, cues)
    if status == "achievement" and case.change == "level" and _keeps_still(case) and not case.past and not cues:
        return "stock"
    return status


def _keeps_still(case: Case) -> bool:
    """Whether the figure is of what is there from year to year: land, orchards, animals kept."""
    named = case.named
    if YEAR_END.search(case.view.text, case.clause, case.quantity.start):
        return False
    return named.domain == "farmland" or named.measure == "存栏" or _is_perennial(named) and named.measure == "面积"


def _is_of_one_year(case: Case) -> bool:
    """Whether the figure is what one year came to (今年有5800亩早稻, 菜只有1.1万亩), though a word says it is there."""
    sown = case.named.domain == "crop" and not _is_perennial(case.named)
    fell_short = any(token.term == "只有" for token in case.near) and case.named.domain != "farmland"
    return sown and case.timed or fell_short


def _is_perennial(named: Named) -> bool:
    return name_kinds().get(named.object) == "perennial"


def _governed_status(case: Case, cues: list[str]) -> str:
    """Words and times of the clause, words behind the number, earlier clauses, the number before, the paragraph."""
    if case.timed and case.past and "target" not in cues[:1]:
        return "achievement"
    told = next((cue for cue in cues if cue in ("target", "achievement")), None) or next(iter(cues), None)
    if told == "stock":
        return "achievement" if _is_of_one_year(case) else "stock"
    if told in ("target", "achievement"):
        return told
    if case.timed and case.ahead:
        return "target"
    behind = _word_behind(case)
    if behind:
        return behind
    if not case.timed and not case.past and _plans_since(case, 0):
        return "target"
    return "achievement" if case.past else _assume_status(case)


def _assume_status(case: Case) -> str:
    """Where no word and no past time tells: this year and its bounds, the number before, the paragraph."""
    this_year = case.time is not None and case.time.kind == "offset" and case.time.value >= 0
    bounded = case.view.text.startswith(("以上", "以内"), case.quantity.end)
    bounded = bounded or any(token.slots.get("before") in ("ge", "le") for token in case.near)
    if case.ahead or this_year and (case.setting.month <= 6 or bounded):
        return "target"
    if bounded and case.time is None and case.change != "decrease_by" and case.setting.mood != "achievement":
        return "target"
    if case.carried is not None and not case.timed:
        return "achievement" if case.carried.status == "comparison" else case.carried.status
    return "achievement" if case.named.measure in FLOWS else case.setting.mood or "achievement"


def _word_behind(case: Case) -> str | None:
    """The first cue word behind the number in its clause: 5500亩必须铺完, 3000亩建成了."""
    view, quantity = case.view, case.quantity
    end = min([view.clause_end(quantity.start), *(q.start for q in view.quantities if q.start > quantity.start)])
    behind = (token.slots.get("ahead") for token in view.tokens_between(quantity.end, end))
    return next((status for status in behind if status in ("target", "achievement")), None)
