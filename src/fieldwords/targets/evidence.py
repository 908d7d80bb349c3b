"""Evidence: what speaks for the status of a number, each piece under the words that `why` shows."""

import re
from itertools import islice
from typing import NamedTuple

from fieldwords.lexicon import compile_words
from fieldwords.quantities.finding import Quantity
from fieldwords.targets.comparison import GROUND
from fieldwords.targets.cues import Token, name_kinds
from fieldwords.targets.frames import tell_tone
from fieldwords.targets.items import Named
from fieldwords.targets.measures import ADDED, INCOME, OUTPUT, SOLD, STOCK, WORTH, YIELD
from fieldwords.targets.setting import YEARLY, Setting, is_past, resolve_time
from fieldwords.targets.times import Time
from fieldwords.targets.views import ASIDES, View, is_promised

FLOWS = {OUTPUT, YIELD, SOLD, WORTH, ADDED, INCOME}
COMPARED = compile_words(r"{likened}\Z")
# What follows a figure and weighs it against the plan: …，离年初的目标差一点；…，没有完成
WEIGHED = compile_words("，?{from_plan}[^，。；]{0,12}{plan}|，(?:{unmet}|{weighed})")
AGAINST, OWNED = re.compile("[比较]"), re.compile(r"的[^，。；]{0,8}")  # of another number's time: 比1979年, 2016年的
COUNTED_ON = compile_words("{by_now}[^，。；]{0,6}月(?:底|末|份)")
PROMISED, CALLED, ELSEWHERE, WEIGHED_BEHIND = (
    "a promise is told (定的)",
    "called a plan (…的目标)",
    "another place is spoken of",
    "weighed against the plan behind it",
)
ROLES = {"plan": "under a plan heading", "review": "under a review heading", "other": "no heading tells"}
RARE = {PROMISED, CALLED, ELSEWHERE, WEIGHED_BEHIND}
TELLING = frozenset(("ahead", "before", "change", "modality"))  # slots of words that are more than names
DECISIVE = 3.0  # what is rare but plain counts more, or the regression would not dare to trust it


class Case(NamedTuple):
    """A number and what stands around it.

    `near` are the lexicon words of its clause before the number, `far` those of the clauses before, both the nearest
    first, `behind` those behind it in its clause; `time` is the time expression that governs it and `year` what that
    means; `before` is where the number before it in the sentence ends (0: none); `promised` tells whether its clause
    speaks of a plan (去年定的4500亩).
    """

    view: View
    index: int
    setting: Setting
    named: Named
    change: str
    comparator: str
    clause: int
    near: list[Token]
    far: list[Token]
    behind: list[Token]
    time: Time | None
    year: int | None
    before: int
    promised: bool

    @property
    def quantity(self) -> Quantity:
        """The number itself."""
        return self.view.quantities[self.index]

    @property
    def timed(self) -> bool:
        """Whether the governing time stands in the clause of the number."""
        return self.time is not None and self.time.start >= self.clause

    @property
    def past(self) -> bool:
        """Whether the governing time lies before the year that is spoken of."""
        return is_past(self.year, self.setting)

    @property
    def ahead(self) -> bool:
        """Whether the governing time, which is no past one, lies ahead."""
        spoken = self.setting.spoken
        beyond = self.year is not None and spoken is not None and self.year > spoken
        return self.time.until or self.time.kind in ("ahead", "period") or beyond


def read_case(view: View, index: int, setting: Setting, named: Named, change: str, comparator: str) -> Case:
    """Return the case of a number whose item, change and comparator are known."""
    quantity = view.quantities[index]
    clause = view.clause_start(quantity.start)
    near = view.tokens_between(clause, quantity.start)[::-1]
    compared = AGAINST.search(view.text, clause, quantity.start)
    if compared and change in ("increase_by", "decrease_by"):  # 比任务少栽400亩 tells what was done
        near = [token for token in near if token.start < compared.start() or "promise" not in token.slots]
    far = view.tokens_between(0, clause)[::-1]
    later = view.quantities[index + 1].start if index + 1 < len(view.quantities) else len(view.text)
    behind = view.tokens_between(quantity.end, min(view.clause_end(quantity.start), later))
    time = _governing_time(view, quantity, clause)
    year = resolve_time(time, setting) if time else None
    before = view.quantities[index - 1].end if index else 0
    promised = _is_planned(near, before)
    return Case(
        view, index, setting, named, change, comparator, clause, near, far, behind, time, year, before, promised
    )


def _is_planned(near: list[Token], before: int) -> bool:
    """Whether a clause tells of a plan (去年定的4500亩), with no word of an outcome in between."""
    for token in near:
        if token.start < before or token.slots.get("ahead") in ("achievement", "stock"):
            return False
        if "promise" in token.slots:
            return True
    return False


def _governing_time(view: View, quantity: Quantity, clause: int) -> Time | None:
    """The nearest time before the number that is not a baseline: in its clause, or at the head of an earlier one.

    A time that is bound to another number (由2016年的3980元 …) governs that number only; yearly growth (年均) may be
    governed by a stretch of years wherever that stands.
    """
    if not view.times:
        return None
    found, yearly = None, YEARLY.search(view.text, clause, quantity.start)
    for time in view.times:
        if time.end > quantity.start:
            break
        if time.baseline or _is_bound(view, time, quantity):
            continue
        leads = time.start - view.clause_start(time.start) <= 3 and (time.kind, time.value) != ("past", 0)
        leads |= time.until and found is not None and view.clause_start(time.start) <= found.start  # 从明年起到2010年
        if time.kind == "ahead" and found is not None and found.kind == "period":
            continue  # 第一个五年计划规定，五年内增长…: the plan's own years
        if time.start >= clause or leads or yearly and time.kind in ("ahead", "period"):
            found = time
    return found


def _is_bound(view: View, time: Time, quantity: Quantity) -> bool:
    """Whether `time` is an earlier number's: 2016年的3980元, 比1979年33212万吨, 在去年6200头的基础上."""
    other = next((q for q in view.quantities if q.start >= time.end), None)
    if other is None or other.start >= quantity.start:
        return False
    between = view.text[time.end : other.start]
    compared = between == "" and AGAINST.search(view.text, max(0, time.start - 10), time.start)
    return bool(compared or OWNED.fullmatch(between) or GROUND.match(view.text, other.end))


def gather_evidence(case: Case) -> dict[str, float]:
    """Return the evidence on the status of a number: its words, and how strong it is (1, or the log-odds of a tone)."""
    evidence = _hear_evidence(case)
    role, times, change = ROLES[case.setting.role], list(_see_times(case)), f"change {case.change}"
    under = [f"{sign}, {role}" for sign in (*times, change)]  # 今年 is one thing in a review, another in a plan
    signs = [role, *_see_words(case), *_quote_words(case), *times, change, *under, *_see_number(case)]
    return case.setting.heard | evidence | {sign: DECISIVE if sign in RARE else 1.0 for sign in signs}


def _hear_evidence(case: Case) -> dict[str, float]:
    """How its own words and its clause sound."""
    view, setting, quantity = case.view, case.setting, case.quantity
    start, end = case.clause, view.clause_end(quantity.start)
    own = view.own_start(case.index)
    words = setting.tones.between(setting.begin + own, setting.begin + quantity.start)
    clause = setting.tones.between(setting.begin + start, setting.begin + end)
    return dict((tell_tone("its own words", words), tell_tone("its clause", clause)))


def _see_words(case: Case):
    """Cue words: the nearest in the clause, a plan word anywhere in it, the nearest before it and behind the number."""
    near = [t.slots["ahead"] for t in case.near if "ahead" in t.slots]
    # A promise that stands before an earlier number is of that number alone: 占任务600亩的101%，累计面积4815亩
    far = [t for t in case.far if "ahead" in t.slots and not ("promise" in t.slots and t.end <= case.before)]
    far = [token.slots["ahead"] for token in far]
    behind = [t.slots["ahead"] for t in case.behind if "ahead" in t.slots]
    if near:
        yield f"{near[0]} word in its clause"
    if "target" in near[1:]:
        yield "a plan word further off in its clause"
    if far:
        yield f"{far[0]} word before its clause"
    if "target" in far:
        yield "a plan word earlier in the sentence"
    if "stock" in far + near[1:]:
        yield "a word of what there is (目前) earlier in the sentence"
    if behind:
        yield f"{behind[0]} word behind it"
    if not near and not far and not behind:
        yield "no cue word"
    if case.view.text.startswith(ASIDES, case.clause):
        yield "a part of the number before (其中)"
    for token in case.near + case.far:
        if token.slots.get("ahead") == "comparison":
            yield ELSEWHERE
            break
        if "own" in token.slots and not COMPARED.search(case.view.text, 0, token.start):
            yield "our own place is spoken of"
            break


def _quote_words(case: Case):
    """The words themselves that stand nearest, two a place, and the sign right before the number (收了, 面积达, ，)."""
    for where, tokens in (("in its clause", case.near), ("before its clause", case.far), ("behind it", case.behind)):
        telling = (token.term for token in tokens if not TELLING.isdisjoint(token.slots))
        yield from (f"“{term}” {where}" for term in islice(telling, 2))
    if case.quantity.start:
        yield f"“{case.view.text[case.quantity.start - 1]}” right before it"


def _see_times(case: Case):
    """The governing time, before, in or after the year spoken of, and where it stands."""
    where = "in its clause" if case.timed else "before its clause"
    if case.time is None:
        yield "no time"
    elif case.time.kind == "past":
        yield f"a stretch of past years {where}"
    elif case.past:
        yield f"a past year {where}"
    elif case.ahead:
        yield f"a year ahead {where}"
    else:
        yield f"this year {where}"
        if case.setting.role == "other" and case.setting.month:
            yield f"this year {where}, " + ("in the first half" if case.setting.month <= 6 else "in the second half")


def _see_number(case: Case):
    """What the number itself is: its measure, comparator, and what weighs it."""
    view, quantity, named = case.view, case.quantity, case.named
    if case.comparator in ("ge", "le"):
        yield "bounded (以上, 不低于)"
    elif case.comparator != "point":
        yield "rounded (余, 近, 突破)"
    perennial = name_kinds().get(named.object) == "perennial"
    if named.measure in FLOWS:
        yield "a flow (产量, 收入)"
    elif named.measure == STOCK or named.domain == "farmland" or perennial:
        yield "land, orchards or animals"
        if case.change == "level":
            yield "land, orchards or animals, as a level"
    if is_promised(view, quantity):
        yield CALLED
    if case.promised:
        yield PROMISED
    if WEIGHED.match(view.text, quantity.end):
        yield WEIGHED_BEHIND
    if "月" in view.text and COUNTED_ON.search(view.text, 0, quantity.start):
        yield "counted at a month's end"
    if case.setting.genre == "plan":
        yield "in a plan or notice"
