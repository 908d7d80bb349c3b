"""Dating: when a document was delivered and which year it speaks for, from what it says itself."""

import re
from datetime import date
from typing import NamedTuple

from fieldwords.corpus.calendar import (
    YEAR,
    close_digits,
    find_cued_years,
    find_dates,
    find_plan_periods,
    find_years,
    read_small_number,
    read_year,
)
from fieldwords.lexicon import compile_words, list_words

_NOT_SPOKEN, _MEETING = compile_words("{printed}"), compile_words("在.{2,40}[会上]|{speech}")
_TODAY = re.compile(r"今天是[^。，\n]{0,4}?(?=\d{4}年|[一二][九〇○零])")
_ON = r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
_THIS_DAY = re.compile(rf"今年(?:的)?{_ON}")
_TODAY_ON = re.compile(rf"今天(?:是|[（(]){_ON}")
_LINE_ON = re.compile(rf"[（(—\-－ \u3000]*{_ON}(?:[ \u3000，,][^。]{{0,12}})?[）) \u3000]*")
_MONTH = re.compile(
    rf"[（(][^（）()]{{0,20}}?(?P<year>{YEAR})年"
    r"(?:(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})|[正冬腊])月[^\d（）()]{0,3}[）)]"  # 二〇〇三年正月十二
)
_STAGE = compile_words(
    r"今年，?是(?:(?:(?!\d年|[明去前]年|[。；\n]).){0,40}?，(?:也|又|更|还|同时)?是)??[^。，；\n]{0,12}?(?<!谋划)(?<!谋划“)"
    r"“?(?P<period>[一二三四五六七八九十]{1,2}五)”?[^。，；\n]{0,6}?"
    r"(?P<stage>(?:{first_stage}|{last_stage})(?=.{0,3}年)|(?:最后一|第[一二三四五])(?=年))"
)
_FOUNDED = dict.fromkeys(list_words("party"), 1921) | dict.fromkeys(list_words("army"), 1927)
_FOUNDED |= dict.fromkeys(list_words("republic"), 1949) | dict.fromkeys(list_words("reform"), 1978)
_JUBILEE = compile_words(
    r"今年{marking}[^。；，\n\d]{0,6}?(?P<founded>{party}|{army}|{republic}|{reform})"
    r"(?P<n>\d{2,3}|一?百|[一二三四五六七八九]?十[一二三四五六七八九]?)周?[ ]?年"
)
_CONGRESS = re.compile(
    r"今年(?:是|将|要|我们将)[^。；，\n\d]{0,10}党的(?P<n>[一二]?十[一二三四五六七八九]?)大"
    r"(?P<after>精神的?开局)?(?(after)|[^。；，\n]{0,12}召开)"
)
_ABOUT_YEAR = compile_words(rf"(?P<year>{YEAR})年度[^，。；\n]{{0,30}}?{{year_meeting}}")
_REVIEWED = re.compile(
    r"^[^\n。，；]{0,16}?(?P<year>(?:19|20)\d\d)年(?!以来)[^\n。，；]{0,12}回顾[^\n。，；]{0,6}$", re.MULTILINE
)
_SUMMED_UP = compile_words("{summed_up}")
_CLOSED = compile_words(
    r"(?<!\d)(?:19|20)\d\d年度?(?!{part_of_year})[^，。；\d]{0,12}(?:{summed_up}|{year_report})\D*\Z"
)
_CLOSING, _BRACKETS, _SENTENCE = 3, "（()） \u3000\t\r", frozenset("，。；")
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

PLANNING = ("work_report", "abstract", "budget", "plan")
_HELD, _BEGINS = compile_words("[^。；\\n将]{0,30}{held}"), list_words("first_stage")


class Evidence(NamedTuple):
    """What one source says: its name (a year_basis), the day of delivery and the year, None where it does not say."""

    basis: str
    delivered: date | None
    year: int | None


def date_front_matter(fields: dict[str, str], title: str) -> Evidence | None:
    """Read the front matter's date, delivered or year, or a full date in its title."""
    stated = " ".join(fields.get(key, "") for key in ("delivered", "date", "日期"))
    days = find_dates(stated) or find_dates(title)
    year = fields.get("year", fields.get("年份", "")).removesuffix("年")
    given = int(year) if re.fullmatch("[0-9]{4}", year) and 1900 <= int(year) <= 2099 else None
    return Evidence("front_matter", days[0].date if days else None, given) if days or given else None


def date_lines(lines: list[str], genre: str) -> Evidence | None:
    """Read the dated line among the first lines: in brackets, alone, or before 在…会议上; a meeting's comes first.

    A month alone, late in a year, does not date what plans: it may plan the next.
    """
    lines = [close_digits(line) for line in lines]
    dated = [(line, days[0].date) for line in lines if len(line) <= 90 and (days := find_dates(line))]
    spoken = [(line, day) for line, day in dated if not _NOT_SPOKEN.search(line)] or dated
    meeting = [day for line, day in spoken if _MEETING.search(line)]
    days = meeting or [day for _, day in spoken]
    if days:
        return Evidence("dated_line", days[0], None)
    months = [match for line in lines if len(line) <= 90 and (match := _MONTH.search(line))]
    late = [
        match for match in months if match["month"] and read_small_number(match["month"]) > 10
    ]  # 正月 has no number
    told = [match for match in months if match not in late or genre not in PLANNING]
    return Evidence("dated_line", None, read_year(told[0]["year"])) if told else None


def date_closing(text: str, genre: str) -> Evidence | None:
    """Read the day that closes a text on a line of its own: 二〇〇九年三月十九日, （2020年7月29日在全镇产业会上）."""
    lines = [line.strip(_BRACKETS) for line in text.rstrip().rsplit("\n", _CLOSING)[-_CLOSING:]]
    spoken = (line for line in lines if not _NOT_SPOKEN.search(line) and _SENTENCE.isdisjoint(line))
    return date_lines([line for line in spoken if any(day.start == 0 for day in find_dates(line))], genre)


def date_body(body: str) -> Evidence | None:
    """Read what the text says of its own time: 今天是, 今年是, 现将2022年上半年…汇报如下,
    去年（…）, 过去的…年, 今年2月3日 after last December.

    All that it says must agree, else there is no evidence.
    """
    today = [
        days[0].date for match in _TODAY.finditer(body) if (days := find_dates(body[match.end() : match.end() + 20]))
    ]
    if today:
        return Evidence("body", today[0], None)
    years = find_cued_years(body, "now")
    years |= {year for match in _STAGE.finditer(body) for year in _stage_years(match)}
    years |= {_jubilee_year(match) for match in _JUBILEE.finditer(body)}
    # every fifth year since the eleventh (1977) there was a congress
    years |= {1922 + 5 * read_small_number(match["n"]) + bool(match["after"]) for match in _CONGRESS.finditer(body)}
    years |= _after_last_winter(body)
    if not years and "回顾" in body:
        years = {max(int(match["year"]) for match in found) + 1} if (found := list(_REVIEWED.finditer(body))) else set()
    return Evidence("body", None, years.pop()) if len(years) == 1 else None


def _stage_years(match):
    stage, periods = match["stage"], find_plan_periods(match["period"])
    if stage[0] == "第":
        return [first + read_small_number(stage[1]) - 1 for first, _ in periods]
    return [first if stage in _BEGINS else last for first, last in periods]


def _jubilee_year(match):
    n = match["n"]
    return _FOUNDED[match["founded"]] + (int(n) if n.isdigit() else 100 if "百" in n else read_small_number(n))


def date_year_meeting(title: str, lines: list[str], body: str) -> Evidence | None:
    """Read when a meeting about a whole year (2022年度民主生活会, 述职) was held, from the day that the text tells.

    It is held when the year is out: a day in January to April lies in the next year, one in November or December in
    the year itself; any other day is no evidence. Without a day, who speaks of 去年 and never of 明年 speaks in the
    next.
    """
    about = _find_year_meeting(title, lines)
    told = find_day(lines, body) if about else None
    if about and not told and "去年" in body and "明年" not in body:
        return Evidence("body", None, about + 1)
    if not told or 5 <= told[0] <= 10:
        return None
    held = _make_date(about + (told[0] <= 4), *told)
    return Evidence("body", held, None) if held else None


def _find_year_meeting(title, lines):
    about = _ABOUT_YEAR.search("\n".join((title, *lines)))
    return read_year(about["year"]) if about else None


def find_day(lines: list[str], body: str) -> tuple[int, int] | None:
    """Return month and day of delivery told without a year (a line （2月15日）, 今天是2月9日), None if they differ."""
    days = _read_days([*filter(None, map(_LINE_ON.fullmatch, lines)), *_TODAY_ON.finditer(body)])
    return days.pop() if len(days) == 1 else None


def _read_days(matches):
    """Month and day of each."""
    return {(read_small_number(match["month"]), read_small_number(match["day"])) for match in matches}


def complete_day(title: str, lines: list[str], body: str, year: int, genre: str) -> date | None:
    """Return the full date of a day told without its year, where `year` is the year it was spoken in.

    Whether it is remains open for a winter's report, which speaks for the next year, and for a meeting about a whole
    year, whose title names another year than that of the meeting.
    """
    told = find_day(lines, body)
    if not told or (genre in PLANNING and told[0] >= 11) or _find_year_meeting(title, lines) == year:
        return None
    return _make_date(year, *told)


def _make_date(year, month, day):
    days = find_dates(f"{year}年{month}月{day}日")
    return days[0].date if days else None


def _after_last_winter(body):
    """今年2月3日 beside a full date in November or December: the speech followed both, so 今年 is the year after."""
    running = _read_days(_THIS_DAY.finditer(body))
    days = find_dates(body) if running else []
    past = [day.date for day in days if _HELD.match(body, day.end) and body[max(day.start - 1, 0)] not in "到至将"]
    if not past:
        return set()
    latest = max(past)
    return {latest.year + 1} if latest.month >= 11 and max(running) < (latest.month, latest.day) else set()


def date_title(title: str) -> Evidence | None:
    """Read the one year that a title names beside full dates; of 2016年工作总结及2017年工作打算 the one planned."""
    for day in reversed(find_dates(title)):
        title = title[: day.start] + title[day.end :]
    years = {*find_years(title), *map(int, _BARE_YEAR.findall(title))}
    if len(years) == 2 and max(years) - min(years) == 1 and _SUMMED_UP.search(title):
        return Evidence("title", None, max(years))
    return Evidence("title", None, years.pop()) if len(years) == 1 else None


def sums_up(title: str) -> bool:
    """Tell whether a title is that of a summary of a year's work: 2018年工作总结."""
    return _SUMMED_UP.search(title) is not None


def closes_year(title: str) -> bool:
    """Tell whether a title is that of a summary of one whole year and names no other: 石桥镇2018年工作总结."""
    return _CLOSED.search(title) is not None


def date_file_name(doc: str) -> Evidence | None:
    """Read the one year that the file's name, not its folder, holds."""
    years = set(_BARE_YEAR.findall(doc.rsplit("/", 1)[-1]))
    return Evidence("file_name", None, int(years.pop())) if len(years) == 1 else None


def date_communique(title: str, lines: list[str]) -> Evidence | None:
    """Read the year a communique reports on from its title or, where that is none, the line that names the 公报."""
    named = [line for line in (title, *lines) if "公报" in line] or [title]
    years = [year for line in named for year in find_years(line)]
    return Evidence("title", None, years[0]) if years else None


def date_period(title: str) -> Evidence | None:
    """Read the period of a five-year plan's title: 第七个五年计划, “九五”计划, 1976—1985年."""
    ordinal = re.search("第(?P<n>[一二三四五六七八九十]{1,3})个五年", title)
    periods = find_plan_periods(ordinal["n"] + "五") if ordinal else find_plan_periods(title)
    years = [first for first, _ in periods] or [
        int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?=[—\-－~至])", title)
    ]
    return Evidence("title", None, min(years)) if years else None


def speaks_for(delivered: date, genre: str) -> int:
    """Return the year a text speaks for: a report delivered in November or December plans the next year."""
    return delivered.year + (genre in PLANNING and delivered.month >= 11)
