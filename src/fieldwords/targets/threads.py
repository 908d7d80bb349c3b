"""Threads: what time a speech speaks of from sentence to sentence, where a sentence names none itself."""

from typing import NamedTuple

from fieldwords.targets.times import Time, find_times, is_aside

HEAD = 14  # signs in which a paragraph says what time it is about
REACH = 6  # paragraphs for which that holds
EARLY, LATE = 5, 10  # months up to which 今年 is mostly planned, from which it is mostly reviewed
PAST, THIS, AHEAD = "a past year", "this year", "a year ahead"
HERE, BEFORE = "in its paragraph", "in the paragraph before"


class Told(NamedTuple):
    """The time told last before a sentence: past, present or ahead; where; its year, None for a stretch of years."""

    when: str
    where: str
    year: int | None


class Thread:
    """The times that the sentences of a speech name, past, present or ahead.

    Parameters
    ----------
    texts : list of str
        The folded text of each sentence.
    paragraphs : list of int
        The paragraph of each.
    spoken : int or None
        The year it was delivered in.
    month : int
        The month, 0 where that is unknown.
    """

    def __init__(self, texts: list[str], paragraphs: list[int], spoken: int | None, month: int):
        self.paragraphs = paragraphs
        seasons = ("told early in it", "told in its middle", "told late in it")
        self.season = seasons[(month > EARLY) + (month >= LATE)] if month else ""
        self.told: list[tuple[int, str, int | None]] = []  # in which sentence time was told last before each, and what
        self.opened: dict[int, str] = {}  # the time that a paragraph opens with
        last, previous = (-1, "", None), -1
        for number, (text, paragraph) in enumerate(zip(texts, paragraphs, strict=True)):
            self.told.append(last)
            stated = (time for time in find_times(text) if not is_aside(text, time))
            times = [(time, when) for time in stated if (when := _tell_when(time, spoken))]
            if times:
                time, when = times[-1]
                planned = last[2] if time.until and last[1] == AHEAD else None  # 明年…到2027年…: goes on with 明年
                last = number, when, _name_year(time, spoken) or planned
            if paragraph != previous and times and times[0][0].start < HEAD:
                self.opened[paragraph] = times[0][1]
            previous = paragraph

    def last_told(self, number: int) -> Told | None:
        """Return the time told last before a sentence, None before the first."""
        at, when, year = self.told[number]
        if at < 0:
            return None
        apart = self.paragraphs[number] - self.paragraphs[at]
        return Told(when, (HERE, BEFORE)[apart] if apart < 2 else "earlier", year)

    def gather(self, number: int) -> dict[str, float]:
        """Return the evidence of how the paragraph of a sentence opens, or else one not long before it.

        A sentence that opens a paragraph with a time has that time itself.
        """
        own = self.paragraphs[number]
        first = number == 0 or self.paragraphs[number - 1] != own
        if first and own in self.opened:
            return {}
        for paragraph in range(own, max(own - REACH, -1) - 1, -1):
            if when := self.opened.get(paragraph):
                opening = "its paragraph opens" if paragraph == own else "a paragraph before it opened"
                if when != THIS:
                    return {f"{opening} with {when}": 1.0}
                return {f"{opening} with {when}, {self.season}": 1.0} if self.season else {}
        return {}


def _name_year(time: Time, spoken: int | None) -> int | None:
    """The year that a time is, None for a stretch of years or an end that lies ahead."""
    if time.until or time.kind not in ("offset", "year"):
        return None
    return time.value if time.kind == "year" else spoken and spoken + time.value


def _tell_when(time: Time, spoken: int | None) -> str | None:
    """Whether a time lies before, in or after the year a speech is held in, None for what is only compared with."""
    if time.baseline:
        return None
    if time.kind in ("past", "ahead", "within"):
        return {"past": PAST, "ahead": AHEAD, "within": THIS}[time.kind]
    if time.kind != "offset" and spoken is None:
        return None
    apart = time.value if time.kind == "offset" else time.value - spoken
    if time.until and apart >= 0:
        return AHEAD
    return PAST if apart < 0 else AHEAD if apart else THIS
