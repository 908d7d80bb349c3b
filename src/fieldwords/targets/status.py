"""Status, modality and year of each quantity: section first, then the words that govern it."""

from typing import NamedTuple

from fieldwords.targets.quantities import Quantity
from fieldwords.targets.times import Time
from fieldwords.targets.views import View


class Setting(NamedTuple):
    """What the document and the section say before a sentence is read.

    `year` is the year the document speaks for, `spoken` the year it was delivered, `early` whether it was delivered
    in the first months of a year, `role` the section's role, `ahead` the year its heading plans for (今后五年), `plans`
    whether the document is a work report.
    """

    year: int | None
    spoken: int | None
    early: bool
    role: str
    ahead: int | None
    report: bool


def resolve_time(time: Time, setting: Setting) -> tuple[int | None, str]:
    """Return the calendar year a time expression means, and the span."""
    if time.kind in ("year", "period"):
        return time.value, "annual" if time.kind == "year" else "multi"
    if setting.spoken is None:
        return None, "annual"
    if time.kind == "offset":
        return setting.spoken + time.value, "annual"
    if time.kind == "ahead":
        return (setting.year or setting.spoken) + time.value - 1, "multi"
    return _last_full_year(setting), "multi"


def _last_full_year(setting: Setting) -> int | None:
    if setting.year is None:
        return None
    return setting.year - 1 if setting.report or setting.early else setting.year


def governing_time(view: View, quantity: Quantity) -> Time | None:
    """Return the nearest time expression before the number that is not a baseline, in its clause or earlier ones."""
    found = None
    for time in view.times:
        if time.end > quantity.start:
            break
        if not time.baseline:
            found = time
    return found


def governing_words(view: View, quantity: Quantity) -> tuple[list, list]:
    """Return the cue words before the number: those of its clause, and those of the clauses before, nearest first."""
    clause = view.clause_start(quantity.start)
    cues = [token for token in view.tokens if token.end <= quantity.start and ("ahead" in token.slots or "modality" in token.slots)]
    return [t for t in reversed(cues) if t.start >= clause], [t for t in reversed(cues) if t.start < clause]


def tell_modality(view: View, quantity: Quantity) -> str | None:
    """Return the modality word that governs the number as written, nearest first, within its sentence."""
    near, far = governing_words(view, quantity)
    for token in near + far:
        if "modality" in token.slots:
            if token.slots["modality"] == "稳定":
                if token in near:
                    weak = "稳定"
                    stronger = next((t.slots["modality"] for t in near + far if t.slots.get("modality") not in (None, "稳定")), None)
                    return stronger or weak
                continue
            return token.slots["modality"]
    return None


def tell_status(view: View, quantity: Quantity, setting: Setting, change: str, carried: str | None) -> tuple[str, int | None, str]:
    """Return status, year and span of a number."""
    near, far = governing_words(view, quantity)
    clause = view.clause_start(quantity.start)
    time = governing_time(view, quantity)
    year, span = resolve_time(time, setting) if time else (None, "annual")
    near_words = {token.slots.get("ahead") for token in near}
    status = None
    if "comparison" in near_words:
        status = "comparison"
    elif "parameter" in near_words:
        status = "parameter"
    else:
        status = _section_status(near, far, time, year, clause, setting, change, carried)
    return status, _year_of(status, time, year, setting, change), "multi" if _is_multi(view, quantity, span, clause) else "annual"


def _is_multi(view: View, quantity: Quantity, span: str, clause: int) -> bool:
    own = view.text[clause : quantity.start]
    return span == "multi" or "年均" in own or "平均每年" in own or "累计" in own


def _past(year: int | None, setting: Setting) -> bool:
    return year is not None and setting.year is not None and year < (setting.year if setting.report else setting.spoken or setting.year)


def _section_status(near, far, time, year, clause, setting: Setting, change: str, carried):
    ahead = [t.slots["ahead"] for t in near if "ahead" in t.slots]
    timed_near = time is not None and time.start >= clause
    if setting.role == "review":
        if timed_near and (time.until or time.kind == "ahead") and not _past(year, setting):
            return "target"
        if near and any(t.term in ("计划", "目标", "任务") for t in near[:2]) and change != "level":
            return "target"
        if "stock" in ahead and not any(t.slots.get("change") in ("increment", "cumulative") for t in near):
            return "stock"
        return "achievement"
    if change == "from":
        return "achievement"
    if setting.role == "plan":
        if timed_near and _past(year, setting):
            return "achievement"
        if "stock" in ahead and "target" not in ahead:
            return "stock"
        if ahead and ahead[0] == "achievement" and "target" not in ahead:
            return "achievement"
        return "target"
    return _free_status(near, far, time, year, clause, setting, carried)


def _free_status(near, far, time, year, clause, setting: Setting, carried):
    """Status where no heading tells: the nearest word or time of the clause, then of the sentence, then what went before."""
    for words in (near, far):
        for token in words:
            status = token.slots.get("ahead")
            if status in ("target", "achievement", "stock"):
                return status
    if time is not None:
        if _past(year, setting):
            return "achievement"
        if time.kind in ("ahead", "period") or time.until or (year and setting.spoken and year > setting.spoken):
            return "target"
        if time.kind == "past":
            return "achievement"
    return carried or "unclear"


def _year_of(status: str, time: Time | None, year: int | None, setting: Setting, change: str) -> int | None:
    if status == "stock":
        return setting.spoken
    if year is not None:
        if status == "target" or not setting.year or year <= setting.year:
            return year
    if setting.year is None:
        return None
    if status == "target":
        return setting.ahead or setting.year
    if status in ("achievement", "comparison"):
        return _last_full_year(setting)
    return setting.year
