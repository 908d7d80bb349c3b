"""Horizons: which years the whole of a text speaks of: the running one, a five-year plan, the last of five."""

import re

from fieldwords.lexicon import compile_words
from fieldwords.targets.times import find_times

MAY = 5
ALIKE = compile_words("{alike}")
RUNNING = compile_words(r"{next_year}(?!{same_day})|\d年{part_year}")
ORDINAL = re.compile("第[一二三四五六七八九十]{1,2}个五年计划")


def tells_running(text: str, month: int) -> bool:
    """Whether a speech tells of the running year: held in its second half; with no month, by 明年 or 2022年上半年."""
    if month == 0:
        return bool(RUNNING.search(text))
    return month > MAY or month == MAY and bool(ALIKE.search(text))


def find_scheme(text: str, year: int | None) -> int | None:
    """Return the last year of the five-year plan that a text calls by its number and that is under way, or None."""
    ends = [time.value for words in ORDINAL.findall(text) for time in find_times(words)]
    return next((end for end in ends if year is not None and end - 4 <= year <= end), None)


def ends_with_last(review: str, year: int | None) -> bool:
    """Whether a review of five years, told within a year, tells more of the year before than of this one."""
    told = [time for time in find_times(review) if time.kind in ("year", "offset")]
    years = [time.value if time.kind == "year" else (year or 0) + time.value for time in told]
    return years.count((year or 0) - 1) > years.count(year)
