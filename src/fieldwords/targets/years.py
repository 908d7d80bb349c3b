"""The year of a quantity: the time that governs it, else the one its status implies."""

import re

from fieldwords.targets.evidence import Case, is_past
from fieldwords.targets.setting import last_full_year, resolve_time
from fieldwords.targets.views import View

FIVE_YEARS = re.compile("(?:^|[，；：])(?:这|过去)?五年(?![规计]划|[底末前后])")
# How far things have come this year: 到6月10号, 截至目前, 上半年
PROGRESS = re.compile(
    r"(?:到|截至|截止)[^，。；年]{0,6}(?:月|日|号|目前|昨天|今天)|上半年|[前头]\w?季度|1[—\-~至到]\d{1,2}月"
)
YEARLY = ("年均", "平均每年")


def tell_year(case: Case, status: str, carried: int | None) -> int | None:
    """Return the calendar year a quantity is for, None when it cannot be told.

    Parameters
    ----------
    case : Case
        What bears on the quantity.
    status : str
        Its status.
    carried : int or None
        The year of the number before in its sentence.
    """
    setting, change = case.setting, case.change
    time, year = case.time, case.year
    if status == "target" and time is not None and not case.timed and case.past:
        time, year = None, None  # 去年的欠账今年要还，年底达到…
    past = last_full_year(setting)
    if change == "from" and (year is None or time.since):
        began = time.since if time else _stated_before(case)
        if began:
            return began
    own = case.view.text[case.clause : case.quantity.start]
    if status == "achievement" and (year is None and change in ("from", "to") or "年均" in own):
        paired = setting.pair[0] if change == "from" else setting.pair[1]
        if paired:
            return paired
    if change == "from" and (year is None or time.kind == "past"):
        return past - 5 if past and setting.five else past
    if status == "stock":
        return setting.spoken
    if status == "target":
        if year is None and carried is not None:
            return carried
        return year or setting.ahead or (past if setting.role == "review" else setting.year)
    if year is None and not setting.report and PROGRESS.search(case.view.text, 0, case.quantity.start):
        return setting.spoken
    return year if year is not None and (setting.year is None or year <= setting.year) else past


def tell_span(case: Case) -> str:
    """Return multi for what several years make together or on average, else annual."""
    own = case.view.text[case.clause : case.quantity.start]
    if case.change in ("increment", "increase_by", "decrease_by") and (_covers_five(case) or _compares_far(case)):
        return "multi"
    stretch = case.time is not None and case.time.kind in ("ahead", "past", "period")
    return "multi" if stretch or case.change == "cumulative" or any(word in own for word in YEARLY) else "annual"


def _covers_five(case: Case) -> bool:
    """Whether the sentence sums up five years: 五年财政投资…，新修梯田491万亩."""
    return case.setting.report and bool(FIVE_YEARS.search(case.view.text, 0, case.quantity.start))


def _compares_far(case: Case) -> bool:
    """Whether growth is counted from a year before the one just past: 比2005年增长67.1%."""
    past = last_full_year(case.setting)
    near = [t for t in case.view.times if t.baseline and case.clause <= t.start and t.end <= case.quantity.start]
    years = [resolve_time(time, case.setting) for time in near]
    return past is not None and any(year is not None and year < past - 1 for year in years)


def _stated_before(case: Case) -> int | None:
    """The last past year named before the number, as a baseline too: 由1997年的…上升为…，由274万亩扩大到…."""
    stated = [t for t in case.view.times if t.kind in ("year", "period") and t.end <= case.quantity.start]
    years = [resolve_time(time, case.setting) for time in stated]
    baselines = [year for time, year in zip(stated, years, strict=True) if time.baseline]
    chosen = baselines or years
    return chosen[-1] if chosen and is_past(chosen[-1], case.setting) else None


def find_pair(view: View, changes: list[str]) -> tuple[int, int] | None:
    """Return both years of a 由…年的A增加到…年的B, for later pairs of the paragraph; None when they are not stated."""
    stated = [time.value for time in view.times if time.kind == "year"]
    return (stated[0], stated[1]) if len(stated) >= 2 and "from" in changes and "to" in changes else None
