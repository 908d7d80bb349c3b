"""The year of a quantity: the time that governs it, else the one its status implies."""

import re

from fieldwords.targets.quantities import Quantity
from fieldwords.targets.setting import Setting, last_full_year
from fieldwords.targets.times import Time
from fieldwords.targets.views import View


def governing_time(view: View, quantity: Quantity, clause: int) -> Time | None:
    """The nearest time before the number that is not a baseline: in its clause, or at the head of an earlier one.

    A time that is bound to another number (由2016年的3980元 …) governs that number only.
    """
    found = None
    for time in view.times:
        if time.end > quantity.start:
            break
        if time.baseline or _is_bound(view, time, quantity):
            continue
        if (
            time.start >= clause
            or time.start - view.clause_start(time.start) <= 3
            and (time.kind, time.value) != ("past", 0)
        ):
            found = time
    return found


def _is_bound(view: View, time: Time, quantity: Quantity) -> bool:
    """Whether `time` belongs to an earlier number than `quantity`: 2016年的3980元."""
    other = next((q for q in view.quantities if q.start >= time.end), None)
    if other is None or other.start >= quantity.start:
        return False
    return bool(re.fullmatch(r"的[^，。；]{0,8}", view.text[time.end : other.start]))


def stated_before(view: View, quantity: Quantity, setting: Setting) -> int | None:
    """The last past year that the sentence names before the number: 由1997年的…上升为…，由274万亩扩大到…."""
    years = [t.value for t in view.times if t.kind == "year" and t.end <= quantity.start and not t.baseline]
    return years[-1] if years and is_past(years[-1], setting) else None


def is_past(year: int | None, setting: Setting) -> bool:
    current = setting.year if setting.report else setting.spoken or setting.year
    return year is not None and current is not None and year < current


def lies_ahead(time: Time | None, year: int | None, setting: Setting) -> bool:
    if time is None or is_past(year, setting):
        return False
    beyond = year is not None and setting.spoken is not None and year > setting.spoken
    return time.until or time.kind in ("ahead", "period") or beyond


def tell_year(status, time, year, setting: Setting, change: str, own: str, carried) -> int | None:
    """The year of a number: stated, else that of the pair it continues, else the one its status implies."""
    past = last_full_year(setting)
    if year is None and change in ("from", "to") or "年均" in own:
        paired = setting.pair[0] if change == "from" else setting.pair[1]
        if status == "achievement" and paired:
            return paired
    if change == "from" and (year is None or time.kind == "past"):
        return past - 5 if past and setting.five else past
    if status == "stock":
        return setting.spoken
    if status == "target":
        if year is None and carried is not None and carried.status == "achievement":
            return carried.year
        return year or setting.ahead or (past if setting.role == "review" else setting.year)
    if year is not None and (setting.year is None or year <= setting.year):
        return year
    return past


def find_pair(view: View, changes: list[str]) -> tuple[int, int] | None:
    """Return both years of a 由…年的A增加到…年的B, for later pairs of the paragraph; None when they are not stated."""
    stated = [time.value for time in view.times if time.kind == "year"]
    return (stated[0], stated[1]) if len(stated) >= 2 and "from" in changes and "to" in changes else None
