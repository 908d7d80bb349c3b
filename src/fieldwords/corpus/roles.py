"""Roles: whether a stretch reviews what was done or plans what is to be done (`data/lexicon/headings.csv`)."""

import re
from functools import cache
from typing import NamedTuple

from fieldwords.corpus.calendar import find_plan_periods, find_years, read_periods
from fieldwords.lexicon import read_rows

STRONG = 3
OCTOBER = 10
_BARE_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?=[：:，、 ]|$)")
_FIELD = re.compile(r"\{(\w+)\}")


class Cue(NamedTuple):
    """Words that show a role, and how strongly (1 to 4)."""

    words: str
    role: str
    priority: int


def read_cues(place: str, year: int | None = None) -> tuple[Cue, ...]:
    """Return the cues of `data/lexicon/headings.csv` for one place.

    Parameters
    ----------
    place : str
        heading: in a heading; late heading: in one of a speech held late in the year; opening: in the first words
        under it; turn: at the start of a paragraph where no heading tells the role; early turn: there, but in no speech
        held late in the year.
    year : int, optional
        The document's year: it fills the fields of a cue (`_name_times`); one whose field has no value is left out.
    """
    return _fill_cues(read_rows("headings"), place, year)


@cache
def _fill_cues(rows, place, year):
    cues = [Cue(cue, role, int(priority)) for cue, role, priority, where in rows if where == place]
    filling = _name_times(year)
    return tuple(
        cue._replace(words=cue.words.format_map(filling))
        for cue in cues
        if set(_FIELD.findall(cue.words)) <= set(filling)
    )


def read_heading_cues(month: int = 0) -> tuple[Cue, ...]:
    """Return the cues of headings of a speech held in a month (0: unknown); late in a year 今年 is what it reviews."""
    late = {cue.words: cue for cue in read_cues("late heading")} if month >= OCTOBER else {}
    return tuple(late.get(cue.words, cue) for cue in read_cues("heading"))


def _name_times(year):
    """What stands for {year}, {last_year}, {period} (begins this year) and {last_period} (ended last year) in a cue."""
    if year is None:
        return {}
    times = {"year": str(year), "last_year": str(year - 1)}
    for name, (first, last) in read_periods().items():
        times |= {"period": name} if first == year else {}
        times |= {"last_period": name} if last == year - 1 else {}
    return times


def read_turns(year: int | None = None, month: int = 0) -> tuple[re.Pattern, tuple[Cue, ...]]:
    """Return a pattern for the start of a paragraph that turns, with a group for each turn cue, and these cues.

    … in a cue spans up to 30 characters.
    """
    early = () if month >= OCTOBER else read_cues("early turn", year)
    return _compile_turns(read_cues("turn", year) + early)


@cache
def _compile_turns(cues):
    groups = "|".join("(" + re.escape(cue.words).replace("…", r"[^。\n]{0,30}?") + ")" for cue in cues)
    return re.compile(groups or r"(?!)"), cues


def tell_role(words: str, cues: tuple[Cue, ...], year: int | None = None) -> tuple[str | None, int]:
    """Return the role that `words` show and how strongly (1 to 4), or (None, 0).

    The cue of highest priority decides. Years and plan periods that `words` (a heading, the opening of a stretch) name
    decide where cues of equal priority differ, where there is none, and against a plan: what names only years before
    `year`, for which the document speaks, is a review.
    """
    found = [cue for cue in cues if cue.words in words]
    priority = max((cue.priority for cue in found), default=0)
    roles = {cue.role for cue in found if cue.priority == priority}
    when = _when(words, year)
    if when and (not roles or roles == {"plan"} and when == "review" or len(roles) > 1):
        return when, max(priority, STRONG)
    if when and roles == {when}:  # 2007年打算
        priority = max(priority, STRONG)
    if roles == {"plan"} and _spans_both(words, year):
        return None, 0
    return (roles.pop(), priority) if len(roles) == 1 else (None, 0)


def _spans_both(words, year):
    """Whether years before `year` and `year` or later ones are named side by side: 1996年的工作和1997年的目标."""
    years = find_years(words) if year is not None else []
    return min(years, default=year) != max(years, default=year) and min(years) < year <= max(years)


def _when(words, year):
    """Review when every year named lies before `year`, plan when none does, None when it cannot be told."""
    if year is None:
        return None
    years = find_years(words) + [int(named) for named in _BARE_YEAR.findall(words)]
    spans = [(named, named) for named in years] + find_plan_periods(words)
    if not spans:
        return None
    if all(last < year for _, last in spans):
        return "review"
    return "plan" if all(first >= year for first, _ in spans) else None
