"""What a document and its sections say before a sentence is read: the years, the role, the aims now listed."""

import re
from typing import NamedTuple

from fieldwords.corpus.calendar import YEAR, find_years, read_year
from fieldwords.corpus.dating import date_period
from fieldwords.corpus.document import Document
from fieldwords.lexicon import compile_words
from fieldwords.targets.frames import Tones
from fieldwords.targets.horizons import ends_with_last, find_scheme, tells_running
from fieldwords.targets.threads import Told
from fieldwords.targets.times import Time, find_times

HORIZON = compile_words("{figures}[^。]{0,30}如下列?[：:]?|{aim}(?:是|为|：|:)|{aims}[^，。；]{0,8}[：:]$")
# The sign or number of a list's item
LISTED = re.compile(r"\s*(?:——?|[－●·◆]|[（(]?\d{1,2}[)）.、]|[一二三四五六七八九]是)")
JULY, DECEMBER = 7, 12
OPENING = 24  # characters in which a section or sentence says what time it is about
MARKUP = "#*。 \t\r\n\u3000"
LATER = ("ahead", "period")
YEARLY, SUMMED = compile_words("{yearly}"), compile_words("{summed}")
PLAN = "“(?:[七八九]|十[一二三四五]?)五”"
TERM = compile_words("(?<![〇○零一二三四五六七八九])五年|{term}")
FIVE = re.compile(f"{TERM.pattern}|{PLAN}")  # five years: a term of office, or a plan by its name
ADDRESS = compile_words("[*]{0,2}{address}[！，：:!,]?")
SPANS = compile_words(
    rf"(?P<five>五年|{{yearly}}|{{summed}}|{PLAN}{{plan_part}})|{{one_year}}"
    rf"|(?<!\d)(?P<year>{YEAR})年"
)


class Setting(NamedTuple):
    """What document, section and paragraph say before a sentence is read.

    `year` is the year the document speaks for, `spoken` and `month` (0: unknown) when it was delivered, `role` the
    section's role, `ahead` the year its heading plans for (今后五年), `report` whether the document is a work report
    or a plan of years, `finished` whether its year is over (a statistical communique), `five` whether it reviews a term
    of five years, and `term` whether it spoke of them last, not of one year; `pair` the years that the last 由…到… of
    the paragraph named, `running` whether what a speech tells as done is of the year it is held in, `scheme` the last
    year of the five-year plan that it calls by its number.
    `tones` are those of the document, where the sentence begins at `begin`; `heard` is the evidence of the tones of the
    sentence, of those around it and of its paragraph; `told` what time a speech told last before it;
    `strange` which of its numbers are of a place beside the speaker's.
    """

    year: int | None
    spoken: int | None
    month: int
    role: str
    ahead: int | None
    report: bool
    finished: bool = False
    five: bool = False
    pair: tuple[int | None, int | None] = (None, None)
    running: bool = False
    term: bool = False
    scheme: int | None = None
    genre: str = "other"
    tones: Tones | None = None
    begin: int = 0
    heard: dict[str, float] = {}
    told: Told | None = None
    strange: frozenset[int] = frozenset()


def last_full_year(setting: Setting) -> int | None:
    """Return the year that a review without a stated year reviews."""
    if setting.year is None or setting.finished:
        return setting.year
    return min(setting.year, setting.spoken or setting.year) if setting.running else setting.year - 1


def is_past(year: int | None, setting: Setting) -> bool:
    """Whether a year lies before the one that a report plans, or that a speech was held in."""
    current = setting.year if setting.report else setting.spoken or setting.year
    return year is not None and current is not None and year < current


def resolve_time(time: Time, setting: Setting) -> int | None:
    """Return the calendar year that a time expression means in this document."""
    if time.kind in ("year", "period"):
        return time.value
    if setting.spoken is None:
        return None
    if time.kind == "offset":
        return setting.spoken + time.value
    if time.kind == "within":
        return last_full_year(setting) if setting.role == "review" else setting.spoken
    if time.kind == "ahead" and time.value == 5 and setting.scheme:
        return setting.scheme
    if time.kind == "ahead":
        begun = setting.report or setting.month < JULY  # in the second half of a year they begin with the next
        return (setting.year or setting.spoken) + time.value - begun
    return last_full_year(setting)


def tell_delivery(document: Document) -> tuple[int | None, int]:
    """Return the year and the month (0: unknown) in which a document was delivered."""
    delivered = document.meta["delivered"]
    return (int(delivered[:4]), int(delivered[5:7])) if delivered else (document.meta["year"], 0)


def is_report(document: Document) -> bool:
    """Whether a document is a work report or a plan of years, whose clauses are full."""
    genre, title = document.meta["genre"], document.meta["title"] or ""
    planned = genre == "plan" and date_period(title) is not None
    return planned or genre in ("work_report", "budget", "abstract", "communique")


def _section_settings(document: Document) -> list[Setting]:
    """One setting a section."""
    meta = document.meta
    year, (spoken, month) = meta["year"], tell_delivery(document)
    report = is_report(document)
    period = report and meta["genre"] == "plan"
    running = not report and tells_running(document.text, month)
    whole = Setting(year, spoken, month, "other", None, report, meta["genre"] == "communique", running=running)
    whole = whole._replace(genre=meta["genre"], scheme=find_scheme(document.text, year))
    ahead = year + 4 if period and year else None
    if spoken and month == DECEMBER and meta["genre"] == "speech":
        ahead = spoken + 1  # what is still to be done then is for the next year
    sections, settings, named = document.sections, [], {}
    for section in sections:
        role = "review" if meta["genre"] == "communique" else section.role
        role = "plan" if meta["genre"] == "plan" and role == "other" else role
        heading, above = section.heading or "", (section.path or "").rpartition(" > ")[0]
        above_ahead, five, term = named.get(above, (None, False, False))
        if (FIVE if year and year % 5 == 1 else TERM).search(heading):  # “十五”开局良好: a plan is over in 2006
            five, term = True, not find_years(heading)
        five, term = five and section.role == "review", term and section.role == "review"
        setting = whole._replace(role=role, ahead=ahead or (above_ahead if section.role == "plan" else None))
        setting = setting._replace(ahead=_plan_ahead(document, section, setting), five=five, term=term)
        named[section.path] = setting.ahead, five, term
        settings.append(setting)
    reviews = [section for section, one in zip(sections, settings, strict=True) if one.five]
    if running and ends_with_last("".join(document.text[one.start : one.end] for one in reviews), year):
        settings = [one._replace(running=not one.five) for one in settings]
    return settings


def _plan_ahead(document: Document, section, setting: Setting) -> int | None:
    """The last year a section plans for, by its heading (今后五年的任务) or else its first words; None: this year."""
    heading = section.heading or ""
    years = {resolve_time(time, setting) for time in find_times(heading)} - {None}
    if not years and section.role == "plan" and setting.report:
        body = document.text[section.start : section.end].lstrip(MARKUP).removeprefix(heading).lstrip(MARKUP)
        years = {resolve_time(time, setting) for time in _leading_times(body)} - {None}
    if section.role != "plan":
        return setting.year if setting.year in years else setting.ahead
    if not years:
        return setting.ahead
    return None if setting.year in years or max(years) < (setting.year or 0) else max(years)


def _leading_times(text: str) -> list[Time]:
    """The time that a text opens with, as a list of one or none; 从今年开始 is no time of what follows."""
    found = [time for time in find_times(text[:OPENING]) if time.start < 2 and not time.baseline][:1]
    return [time for time in found if not text[: time.start].endswith(("从", "自"))]


class Settings:
    """The settings of a document's sentences, asked in order; what no sentence asks for is not worked out.

    Parameters
    ----------
    document : Document
        The document.
    texts : list of str
        The folded text of each of its sentences.
    numbers : list of int
        The paragraph of each.
    """

    def __init__(self, document: Document, texts: list[str], numbers: list[int]):
        self.texts, self.walk = texts, enumerate(_follow_settings(document, texts, numbers))
        self.number, self.found = -1, None

    def at(self, number: int) -> Setting:
        """Return the setting of a sentence, without `pair` and the voices around it."""
        while self.number < number:
            self.number, self.found = next(self.walk)
        setting, ahead, term = self.found
        five = setting.five or setting.role != "plan" and FIVE.search(self.texts[number]) is not None
        return setting._replace(ahead=ahead, five=five, term=term)


def _follow_settings(document: Document, texts: list[str], numbers: list[int]):
    """Yield for each sentence its section's setting, the year it plans for and whether five years are spoken of."""
    sections = _section_settings(document)
    horizon, told, term, summed, now, addressed = None, -1, False, False, False, False
    for number, (sentence, text) in enumerate(zip(document.sentences, texts, strict=True)):
        setting = sections[sentence.section]
        fresh = number > 0 and (addressed or numbers[number] != numbers[number - 1])
        addressed = fresh and ADDRESS.fullmatch(text) is not None  # 各位代表！ 五年来，…: begins with what follows
        horizon = _see_horizon(text, setting, horizon, text[:6] if fresh else "")
        if sentence.section != told:
            named = FIVE.search(document.sections[sentence.section].heading or "")
            now, term = False, setting.term if named else term
        if fresh and setting.report and setting.ahead not in (None, setting.year):
            years = [resolve_time(time, setting) for time in _leading_times(text)]
            now = setting.year in years or now and not years
        if fresh or sentence.section != told:
            term = summed = setting.five and hear_term(text[:OPENING], term, setting)
        before, told = setting.five and summed, sentence.section
        # A year named within a paragraph is its sentence's own; so is what 累计 sums up.
        summed = setting.five and (before or hear_term(SUMMED.sub("", text), before, setting))
        yield setting, None if now else setting.ahead or horizon, before


def hear_term(text: str, term: bool, setting: Setting) -> bool:
    """Whether a review of five years and of the last one speaks of all five behind a text; `term`: before it."""
    for sign in SPANS.finditer(text):
        if sign["year"] is None or read_year(sign["year"]) == last_full_year(setting):
            term = bool(sign["five"])
    return term


def _see_horizon(text: str, setting: Setting, horizon: int | None, line: str) -> int | None:
    """The year of the aims now listed: 今后五年的主要目标是：… holds for its paragraph and the list below it.

    So does what opens a sentence on yearly growth until then: 到2030年，产值年均增长10%. 农民收入达到2万元.
    """
    if setting.role != "plan" or setting.year is None or setting.ahead:
        return None
    opened = [time for time in _leading_times(text) if time.until] if YEARLY.search(text) else []
    if opened and (year := resolve_time(opened[0], setting) or 0) > setting.year:
        return year
    aim = HORIZON.search(text)
    if aim:
        times = find_times(text[: aim.end()])
        years = [(time, resolve_time(time, setting)) for time in times if not time.baseline]
        later = [year for time, year in years if year and year > setting.year and (time.until or time.kind in LATER)]
        this = any(time.kind in ("offset", "within") or year == setting.year for time, year in years)
        return None if this else max(later, default=horizon)
    return horizon if line == "" or LISTED.match(line) else None
