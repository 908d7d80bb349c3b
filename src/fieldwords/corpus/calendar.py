"""Years and dates as they are written (2021年, 二〇二〇年九月二十三日, “十四五”时期) and told by words around them."""

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date
from functools import cache
from typing import NamedTuple

from fieldwords.lexicon import read_rows

_TO_DIGITS = str.maketrans("〇○零OＯ０一１二２三３四４五５六６七７八８九９", "000000112233445566778899")
_SPELT = "[九〇○零][〇○零一二三四五六七八九]{2}"
# In a text that is folded. Each way begins with a sign of its own, and what stands before is asked last: found fast.
YEAR = f"19[0-9]{{2}}|20[0-9]{{2}}|一{_SPELT}|二{_SPELT}"
_D = "[0-9０-９〇○零OＯ一二三四五六七八九]"
_YEAR = rf"(?<![0-9０-９.．一二三四五六七八九])(?P<year>[12１２一二][90９０〇○零OＯ九]{_D}{{2}})"
_SMALL = "(?:[0-9０-９]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEARS = re.compile(_YEAR + r"(?=[ ]?(?:[—\-－~至、和及][ ]?[12一二][0-9〇○零一二三四五六七八九]{3}[ ]?)?年)")
_GAP = r"[ \u3000]{0,2}"
_ERA = r"民[国國][ ]?(?P<era>[0-9]{1,3})"  # the year 1 is 1912
_DATE = re.compile(
    rf"(?:{_YEAR}|{_ERA}){_GAP}年{_GAP}(?P<month>{_SMALL}|元){_GAP}月{_GAP}(?P<day>{_SMALL}){_GAP}[日号]"
)
_COMPACT = re.compile(r"^[（(]?(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)[）)]?$", re.MULTILINE)
_DOTTED = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_CUED = rf"(?P<year>{YEAR})(?<![0-9到至截底—\-－~及和].{{4}})(?![—\-－~])"
_LEADING = rf"年(?<=(?<![0-9到至截底—\-－~及和])(?P<year>{YEAR}).)"  # the same before 年, which re skips to
_SPACED = re.compile(rf"[ \u3000](?:(?<=(?<!{_D}){_D}.)|(?<=十.))(?={_D}|十)")  # 2 0 1 9, but not 12 10:26
_OPENING = 420


class Day(NamedTuple):
    """A date as written: its calendar day and its place in the text."""

    date: date
    start: int
    end: int


def read_year(digits: str) -> int:
    """Return a year written in any digits (2021, ２０２１, 一九八三, 二〇二〇) as a number."""
    return int(digits.translate(_TO_DIGITS))


def read_small_number(written: str) -> int:
    """Return a day or month from 1 to 99 written 9, ９, 九, 十二, 二十三 or 三十."""
    digits = "1" if written == "元" else written.translate(_TO_DIGITS)
    tens, ten, ones = digits.partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(digits)


def close_digits(text: str) -> str:
    """Return a text without the single blanks between its digits: 2 0 1 9年, 二 〇 一 九年."""
    return _SPACED.sub("", text)


def find_years(text: str) -> list[int]:
    """Return the years from 1900 to 2099 that `text` names, in order: both ends of 2021—2025年 too."""
    years = [read_year(match["year"]) for match in _YEARS.finditer(text)]
    return [year for year in years if 1900 <= year <= 2099]


def find_dates(text: str) -> list[Day]:
    """Return the full dates in `text`, in order; a day that no calendar has is left out."""
    days = []
    matches = (match for pattern in (_DATE, _DOTTED, _COMPACT) for match in pattern.finditer(text))
    for match in sorted(matches, key=re.Match.start):
        month, day = read_small_number(match["month"]), read_small_number(match["day"])
        year = read_year(match["year"]) if match["year"] else int(match["era"]) + 1911
        if 1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            days.append(Day(date(year, month, day), *match.span()))
    return days


@cache
def _compile_periods(rows):
    names = "|".join(sorted((name for name, *_ in rows), key=len, reverse=True))
    pattern = re.compile(
        f"(?<![第（(一二三四五六七八九十])(?:{names})(?![一二三四五六七八九十年条个项届大次月）)、．])"
    )
    return {name: (int(first), int(last)) for name, first, last in rows}, pattern


def find_plan_periods(text: str) -> list[tuple[int, int]]:
    """Return first and last year of the five-year plans that `text` names: “十四五”, 十四五 (`plan_periods.csv`)."""
    if "五" not in text:
        return []
    periods, pattern = _compile_periods(read_rows("plan_periods"))
    return [periods[name] for name in pattern.findall(text)]


def read_periods() -> dict[str, tuple[int, int]]:
    """Return the plan periods of `data/lexicon/plan_periods.csv`: name -> (first year, last year)."""
    return _compile_periods(read_rows("plan_periods"))[0]


def date_work(text: str, plan: bool) -> int | None:
    """Return the year that a counted text is about, told by how it names years.

    The opening is asked first, then headings, then sentences on what is to be done; the first of them that names one
    year only tells it. In a `plan`, 明年 is the year it is about, not the year after it was spoken.
    """
    text = close_digits(text)
    head = text[:_OPENING]
    for place, part in (("head", head), ("heading", text), ("body", text)):
        if len(told := find_cued_years(part, place)) == 1:
            later = any(cue.search(head) for cue, _ in _compile_cues(read_rows("year_cues"))["december"])
            return told.pop() - (later and not plan)
    return None


def find_cued_years(text: str, place: str) -> set[int]:
    """Return the years that the cues of one place tell: `head`, `heading`, `body`, or `now` for when it was spoken."""
    found: dict[int, int] = {}
    for cue, adds in _compile_cues(read_rows("year_cues"))[place]:
        for match in cue.finditer(text):
            year = read_year(match["year"]) + adds
            found[match.start("year")] = max(year, found.get(match.start("year"), year))
    return {year for year in found.values() if 1949 <= year <= 2099}


@cache
def _compile_cues(rows):
    cues = defaultdict(list)
    for pattern, place, adds, _ in rows:
        words = _LEADING + pattern[4:] if pattern.startswith("{Y}年") else pattern.replace("{Y}", _CUED)
        cues[place].append((re.compile(words, re.MULTILINE), int(adds)))
    return cues
