"""The year of a quantity: the time that governs it, else the one its status implies."""

from fieldwords.lexicon import compile_words, list_words
from fieldwords.targets.cases import CAME, Case
from fieldwords.targets.evidence import PROGRESS, SO_FAR, UNREACHED
from fieldwords.targets.measures import AREA
from fieldwords.targets.setting import YEARLY, hear_term, is_past, last_full_year, resolve_time
from fieldwords.targets.threads import BEFORE, HERE, PAST
from fieldwords.targets.times import Time
from fieldwords.targets.views import ASIDES, View, is_promised

FIVE_YEARS = compile_words("(?:^|[，；：]){before_five}?五年(?![规计]划|[底末前后])")
# What follows a target and tells that its time is over: …，只完成1850亩; …，没有还清
OVER = compile_words("，[^。；]{0,12}(?:{unmet}|{met})")
# 1800亩的任务种了1920亩, told when its year ends
ANSWERED = compile_words(r"(?:的?{plan})?[^。；\d]{0,12}{attained}[^，。；\d]{0,2}\d")
FAR = 30  # %: what grows by so much in a review of five years has had the five
PRIOR = compile_words(r"[由从]{year_before_it}的?\Z")  # 由上年的3万亩: the one before that reviewed
LATELY = compile_words("{lately_done}")
NOW = compile_words("{now}")
WINTER_CROPS, SOWING_MONTHS = list_words("winter_crop"), range(8, 12)
AVERAGED = compile_words("，{yearly}")
TERM_YEARS = 5  # what is told to be reached in more, without a year, is of a plan whose beginning is not told


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
    promised = case.promised or is_promised(case.view, case.quantity)
    gone = case.past and not case.timed and not promised and not time.until  # 去年的欠账今年要还，年底达到…
    if status == "target" and time is not None and _is_far(time, promised):
        return None
    if status == "target" and time is not None and (gone or time.kind == "past"):
        time, year = None, None
    past = last_full_year(setting)
    own = case.view.text[case.clause : case.quantity.start]
    if change == "from" and past and setting.role == "review" and PRIOR.search(own):
        return past - 1
    if change == "from" and (year is None or time.since):
        began = time.since if time else _stated_before(case)
        if began:
            return began
    if status == "achievement" and (year is None and change in ("from", "to") or YEARLY.search(own)):
        paired = setting.pair[0] if change == "from" else setting.pair[1]
        if paired:
            return paired
    if change == "from" and (year is None or time.kind == "past"):
        return past - 5 if past and setting.five else past
    if status == "stock":
        return year if _dates_stock(case) else setting.spoken
    if status == "target":
        if year is None and YEARLY.search(own):
            year = _stated_behind(case)
        if year is None and setting.year and _opens_with_five(case):
            return setting.year + 4
        year = year if promised else year or _is_sown_now(case) or _goes_on(case)
        if year is None and carried is not None and (promised or not is_past(carried, setting)):
            return carried
        over = year is None and (setting.role == "review" or not setting.report) and _is_over(case)
        gone = setting.role == "review" and (promised or not setting.report)  # 达到增长5%的目标
        return year or (past if over else setting.ahead) or (past if gone else setting.year)
    if year is None and not setting.report and _runs(case):
        return setting.spoken
    year = year if year is not None and (setting.year is None or year <= setting.year) else past
    ahead = _flows(case.change) and any(time.kind == "year" and time.value == year for time in _compared_times(case))
    return year + 1 if ahead else year  # 比1956年将增长4.9% is growth of 1957


def _is_far(time: Time, promised: bool) -> bool:
    """Whether a target is of a long plan, of which only how long it is is told: 在这十年里, 纲要提出的在十二年内."""
    return time.value > TERM_YEARS and (time.kind == "past" or time.kind == "ahead" and promised)


def _dates_stock(case: Case) -> bool:
    """Whether a past year is that of what there is (一九三六年只有3万吨), with no word of the present behind it."""
    if not case.past or case.time.until or not (case.timed or case.setting.report):
        return False
    return NOW.search(case.view.text, case.time.end, case.quantity.start) is None


def _is_over(case: Case) -> bool:
    """Whether what stands around a target tells that its time is over: 没到45万头; …，只完成1850亩."""
    text, start, setting = case.view.text, case.quantity.start, case.setting
    over = OVER.match(text, case.quantity.end)
    done = over is not None and not PROGRESS.search(over.group())  # 7万亩的任务，到昨天才完成2.6万亩
    promised = case.promised or is_promised(case.view, case.quantity)
    done |= promised and CAME.match(text, case.quantity.end) is not None
    if promised and setting.spoken and (setting.ahead or 0) > setting.spoken:  # the year ends
        done |= ANSWERED.match(text, case.quantity.end) is not None
    return done or UNREACHED.search(text, case.clause, start) is not None


def _goes_on(case: Case) -> int | None:
    """The year that a speech spoke of last, where no heading tells of plans: 明年再上一台阶。白菜3万亩…."""
    told = case.setting.told
    if told is None or case.setting.role == "plan" or told.when == PAST or told.where not in (HERE, BEFORE):
        return None
    return told.year


def _is_sown_now(case: Case) -> int | None:
    """The year a speech of autumn is held in, where a crop is meant that is sown then and reaped the next year."""
    setting, named = case.setting, case.named
    season = not setting.report and setting.month in SOWING_MONTHS and named.measure == AREA
    season &= not case.view.text.startswith(ASIDES, case.clause)  # 明年夏粮48万亩，其中小麦46.5万亩
    return setting.spoken if season and any(word in (named.object or "") for word in WINTER_CROPS) else None


def _runs(case: Case) -> bool:
    """Whether a speech tells how far things have come by its day: 到昨天栽了3万亩, 目前浇了19万亩, 8万亩昨天播完."""
    text, start = case.view.text, case.quantity.start
    told = PROGRESS.search(text, 0, start) or SO_FAR.search(text, case.clause, start)
    return bool(told or LATELY.search(text, case.clause, case.view.clause_end(start)))


def _flows(change: str) -> bool:
    """Whether a number is an amount or a rate of change."""
    return change in ("increment", "increase_by", "decrease_by", "multiply")


def tell_span(case: Case) -> str:
    """Return multi for what several years make together or on average, else annual."""
    own = case.view.text[case.clause : case.quantity.start]
    flow = _flows(case.change)
    if flow and (
        AVERAGED.match(case.view.text, case.quantity.end)
        or _covers_five(case)
        or _compares_far(case)
        or _plans_far(case)
    ):
        return "multi"
    time = case.time if case.time and (case.time.kind, case.time.value) != ("past", 1) else None  # 一年来
    stretch = time is not None and (time.kind in ("ahead", "past", "period") or flow and time.since)
    return "multi" if stretch or case.change == "cumulative" or YEARLY.search(own) else "annual"


def _opens_with_five(case: Case) -> bool:
    """Whether the clause plans for five years: 五年新增基本农田285万亩."""
    return bool(FIVE_YEARS.match(case.view.text, max(case.clause - 1, 0)))


def _plans_far(case: Case) -> bool:
    """Whether what a plan adds is added by a later year than the one that is planned: 到2010年新增670万亩."""
    setting, year = case.setting, case.year or case.setting.ahead
    return setting.role == "plan" and setting.report and None not in (year, setting.year) and year > setting.year


def _covers_five(case: Case) -> bool:
    """Whether five years are summed up: 五年财政投资…，新修梯田491万亩; or by what a review of them spoke of last."""
    before = case.view.text[: case.quantity.start]
    unit, value = case.quantity.unit, case.quantity.value or 0
    rate = unit.base == "%" and value < FAR  # 增长8.3% alone is of a year, in a review of five too
    summed = case.time is None and case.setting.five and not rate and hear_term(before, case.setting.term, case.setting)
    return case.setting.report and bool(summed or FIVE_YEARS.search(before))


def _compares_far(case: Case) -> bool:
    """Whether growth is counted from a year before the one just past: 比2005年增长67.1%."""
    past = last_full_year(case.setting)
    return past is not None and any(time.value < past - 1 for time in _compared_times(case))


def _compared_times(case: Case) -> list[Time]:
    """The years by number, and plans, that the words of its clause before a number compare with; no 上年."""
    near = [t for t in case.view.times if t.baseline and case.clause <= t.start and t.end <= case.quantity.start]
    return [time for time in near if time.kind in ("year", "period")]


def _stated_behind(case: Case) -> int | None:
    """The first later year that the sentence names behind the number: 年均增长13%，2014年达到9200元."""
    later = [time.value for time in case.view.times if time.kind == "year" and time.start >= case.quantity.end]
    return next((year for year in later if not is_past(year, case.setting)), None)


def _stated_before(case: Case) -> int | None:
    """The last past year named before the number, as a baseline too: 由1997年的…上升为…，由274万亩扩大到…."""
    stated = [t for t in case.view.times if t.kind in ("year", "period") and t.end <= case.quantity.start]
    years = [resolve_time(time, case.setting) for time in stated]
    baselines = [year for time, year in zip(stated, years, strict=True) if time.baseline]
    chosen = baselines or years
    return chosen[-1] if chosen and is_past(chosen[-1], case.setting) else None


def find_pair(view: View, changes: list[str]) -> tuple[int, int] | None:
    """Return both years of a 由…年的A增加到…年的B, for later pairs of the paragraph; None when they are not stated."""
    if "from" not in changes or "to" not in changes:
        return None
    stated = [time.value for time in view.times if time.kind == "year"]
    return (stated[0], stated[1]) if len(stated) >= 2 else None
