"""What bears on the status and the year of one quantity, gathered once."""

import re
from typing import NamedTuple

from fieldwords.quantities.finding import Quantity
from fieldwords.targets.cues import Token
from fieldwords.targets.items import Named
from fieldwords.targets.setting import Setting, resolve_time
from fieldwords.targets.times import Time
from fieldwords.targets.views import View


class Claim(NamedTuple):
    """What a quantity is: its status, the year it is for, whether that spans several years, and its modality word."""

    status: str
    year: int | None
    span: str
    modality: str | None


class Case(NamedTuple):
    """A quantity and what speaks for its status and year.

    `near` are the lexicon words of its clause before the number, `far` those of the clauses before, both the nearest
    first; `time` is the time expression that governs it and `year` what that means; `timed` says that it stands in the
    clause itself; `carried` is the claim of the number before in the sentence.
    """

    view: View
    quantity: Quantity
    setting: Setting
    named: Named
    change: str
    carried: Claim | None
    clause: int
    near: list[Token]
    far: list[Token]
    time: Time | None
    year: int | None

    @property
    def before(self) -> int:
        """Where the number before it in the sentence ends, 0 when there is none."""
        return max((other.end for other in self.view.quantities if other.end <= self.quantity.start), default=0)

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
        """Whether the governing time lies ahead."""
        if self.time is None or self.past:
            return False
        spoken = self.setting.spoken
        beyond = self.year is not None and spoken is not None and self.year > spoken
        return self.time.until or self.time.kind in ("ahead", "period") or beyond


def read_case(
    view: View, quantity: Quantity, setting: Setting, named: Named, change: str, carried: Claim | None
) -> Case:
    """Return the case of a quantity whose item and change are known."""
    clause = view.clause_start(quantity.start)
    near = [token for token in reversed(view.tokens) if clause <= token.start and token.end <= quantity.start]
    far = [token for token in reversed(view.tokens) if token.end <= clause]
    time = _governing_time(view, quantity, clause)
    year = resolve_time(time, setting) if time else None
    return Case(view, quantity, setting, named, change, carried, clause, near, far, time, year)


def is_past(year: int | None, setting: Setting) -> bool:
    """Whether a year lies before the one that a report plans, or that a speech was held in."""
    current = setting.year if setting.report else setting.spoken or setting.year
    return year is not None and current is not None and year < current


def _governing_time(view: View, quantity: Quantity, clause: int) -> Time | None:
    """The nearest time before the number that is not a baseline: in its clause, or at the head of an earlier one.

    A time that is bound to another number (由2016年的3980元 …) governs that number only; yearly growth (年均) may be
    governed by a stretch of years wherever that stands.
    """
    yearly = re.search("年均|平均每年|年平均", view.text[clause : quantity.start])
    found = None
    for time in view.times:
        if time.end > quantity.start:
            break
        if time.baseline or _is_bound(view, time, quantity):
            continue
        leads = time.start - view.clause_start(time.start) <= 3 and (time.kind, time.value) != ("past", 0)
        if time.start >= clause or leads or yearly and time.kind in ("ahead", "period"):
            found = time
    return found


def _is_bound(view: View, time: Time, quantity: Quantity) -> bool:
    """Whether `time` belongs to an earlier number than `quantity`: 2016年的3980元, 比1979年33212万吨."""
    other = next((q for q in view.quantities if q.start >= time.end), None)
    if other is None or other.start >= quantity.start:
        return False
    between = view.text[time.end : other.start]
    compared = between == "" and re.search("[比较]", view.text[max(0, time.start - 10) : time.start])
    return bool(compared or re.fullmatch(r"的[^，。；]{0,8}", between))
