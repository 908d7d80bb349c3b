"""Cases: a number whose status is asked, and what stands around it."""

import re
from typing import NamedTuple

from fieldwords.lexicon import compile_words
from fieldwords.quantities.finding import Quantity
from fieldwords.targets.comparison import GROUND
from fieldwords.targets.cues import Token
from fieldwords.targets.items import Named
from fieldwords.targets.setting import JULY, YEARLY, Setting, is_past, resolve_time
from fieldwords.targets.times import Time, is_aside
from fieldwords.targets.views import PROMISED, View

LEADS = 3  # signs that may stand before a time at the head of a clause
FROM, IS = "由", "是"  # 由上年的第四位升到第三位; 最红火的是2008年，…: what follows was in that year
THAT_YEAR = compile_words("{that_year}")
# 我们说种8000亩，最后量下来…; 答应建300亩，只建成…
SAID = compile_words(r"{said}[^，。；]{0,14}\Z")
CAME = compile_words(r"[^，。；\d]{0,8}(?:落了?空|，(?:[^，。；\d]{0,6}，)?[^，。；\d去]{0,6}{came})")
TODAY, SAID_THEN = compile_words("{today}"), compile_words("{said_then}")
ORDERED = compile_words(r"{fulfilling}[^，。；、\d]{0,6}{ordered}的[^，。；、\d]{0,4}\Z")
AGAINST = re.compile("[比较]")  # of another number's time: 比1979年; 2016年的3万吨, but not 2016年的产量达到3万吨
AGAINST_TASK = re.compile("[比较]|超(?!过)")  # 比任务少栽400亩, 超任务400亩
OWNED = compile_words(r"的(?:(?!{leading})[^，。；]){0,8}")


class Case(NamedTuple):
    """A number and what stands around it.

    `near` are the lexicon words of its clause before the number, `far` those of the clauses before, both the nearest
    first, `behind` those behind it in its clause; `time` is the time expression that governs it and `year` what that
    means; `before` is where the number before it, and what it is called (…的任务), ends (0: none); `promised` tells
    whether its clause speaks of a plan (去年定的4500亩).
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
    compared = AGAINST_TASK.search(view.text, clause, quantity.start)
    if compared and change in ("increase_by", "decrease_by"):  # 比任务少栽400亩 tells what was done
        near = [token for token in near if token.start < compared.start() or "promise" not in token.slots]
    far = view.tokens_between(0, clause)[::-1]
    later = view.quantities[index + 1].start if index + 1 < len(view.quantities) else len(view.text)
    behind = view.tokens_between(quantity.end, min(view.clause_end(quantity.start), later))
    time = _governing_time(view, quantity, clause, setting.month)
    year = resolve_time(time, setting) if time else None
    before = view.quantities[index - 1].end if index else 0
    called = PROMISED.match(view.text, before) if index else None
    before = called.end() if called else before
    if setting.report and before <= clause and ORDERED.search(view.text, clause, quantity.start):
        near = [token for token in near if "promise" not in token.slots]  # 完成县里下达的3万亩任务 tells no order
    promised = _is_planned(near, before) or _is_said(view, quantity, before)
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


def _is_said(view: View, quantity: Quantity, before: int) -> bool:
    """Whether a number was only said, and what came of it follows."""
    return bool(SAID.search(view.text, before, quantity.start) and CAME.match(view.text, quantity.end))


def _governing_time(view: View, quantity: Quantity, clause: int, month: int) -> Time | None:
    """The nearest time before the number that is not a baseline: in its clause, or at the head of an earlier one.

    A time that is bound to another number (由2016年的3980元 …) governs that number only; yearly growth (年均) may be
    governed by a stretch of years wherever that stands.
    """
    if not view.times:
        return None
    found, yearly = None, YEARLY.search(view.text, clause, quantity.start)
    that_year = THAT_YEAR.search(view.text, clause, quantity.start) is not None
    for time in view.times:
        if time.end > quantity.start:
            break
        if time.baseline and not that_year or _is_bound(view, time, quantity):
            continue
        if month >= JULY and SAID_THEN.match(view.text, time.end):
            continue  # 去年会上我说要种300亩: for the year that is now nearly over
        if found is not None and found.kind == "ahead" and time.until and _is_of_part(view, time, clause):
            continue  # 今后五年，做强…，到“十四五”末建成…；做优…
        leads = time.start - view.clause_start(time.start) <= LEADS and (time.kind, time.value) != ("past", 0)
        word = view.text[max(time.start - 1, 0) : time.start]
        leads &= word != FROM
        leads |= that_year or word == IS and view.text.startswith("，", time.end)
        leads |= time.until and found is not None and view.clause_start(time.start) <= found.start  # 从明年起到2010年
        if time.kind == "past" and found is not None and found.since:
            continue  # 从1953年到1980年的二十八年间: these years
        if time.start >= clause or leads or yearly and time.kind in ("ahead", "period"):
            found = time
    over = found is not None and found.kind == "offset" and found.value < 0
    if over and TODAY.search(view.text, found.end, quantity.start):
        return None  # 五年前只有2.7万亩；现在连片桑园8.4万亩
    return found


def _is_of_part(view: View, time: Time, clause: int) -> bool:
    """Whether a time within a part of a sentence does not reach a later part."""
    begin = 1 + max(view.text.rfind(sign, 0, time.start) for sign in "；：")
    return time.start - begin > LEADS and "；" in view.text[time.end : clause]


def _is_bound(view: View, time: Time, quantity: Quantity) -> bool:
    """Whether `time` is an earlier number's: 2016年的3980元, 比1979年33212万吨, 在去年6200头的基础上."""
    other = next((q for q in view.quantities if q.start >= time.end), None)
    if other is None or other.start >= quantity.start:
        return False
    between = view.text[time.end : other.start]
    compared = between == "" and AGAINST.search(view.text, max(0, time.start - 10), time.start)
    return bool(compared or OWNED.fullmatch(between) or GROUND.match(view.text, other.end) or is_aside(view.text, time))
