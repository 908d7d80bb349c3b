"""Horizons: which years the whole of a text speaks of: the running one, a five-year plan, the last of five."""

import re

from fieldwords.lexicon import compile_words
from fieldwords.targets.times import find_times

MAY = 5
ALIKE = compile_words("{alike}")
RUNNING = compile_words(r"{next_year}(?!{same_day})|\d年{part_year}")
ORDINAL = re.compile("第[一二三四五六七八九十]{1,2}个五年计划")


def tells_running(text: str, month: int) -> bool:
    """Whether a speech tells of the running year: held in its second half; with no month, by 明年 or 2022年上半年.

    Parameters
    ----------
    text : str
        The speech.
    month : int
        The month it was held in, 1 to 12, 0 where that is unknown.
    """
    if month == 0:
        return bool(RUNNING.search(text))
    return month > MAY or month == MAY and bool(ALIKE.search(text))


def find_scheme(text: str, year: int | None) -> int | None:
    """Return the last year of the five-year plan that a text calls by its number, or None.

    Parameters
    ----------
    text : str
        The text.
    year : int or None
        The calendar year that it speaks for, which must lie within the plan.
    """
    ends = [time.value for words in ORDINAL.findall(text) for time in find_times(words)]
    return next((end for end in ends if year is not None and end - 4 <= year <= end), None)


def ends_with_last(review: str, year: int | None) -> bool:
    """Whether a review of five years, told within a year, tells more of the year before than of this one.

    Parameters
    ----------
    review : str
        The sections that review them.
    year : int or None
        The calendar year that the speech speaks for.
    """
    if year is None:
        return False
    told = [time for time in find_times(review) if time.kind in ("year", "offset")]
    years = [time.value if time.kind == "year" else year + time.value for time in told]
    return years.count(year - 1) > years.count(year)
