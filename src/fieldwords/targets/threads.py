"""Threads: what time a speech speaks of from sentence to sentence, and whether it said that tasks follow."""

from typing import NamedTuple

from fieldwords.lexicon import compile_words
from fieldwords.targets.times import Time, find_times

HEAD = 14  # signs in which a paragraph says what time it is about
REACH = 6  # paragraphs for which that holds
FAR = 7  # paragraphs for which tasks announced are told
EARLY, LATE = 5, 10  # months up to which 今年 is mostly planned, from which it is mostly reviewed
PAST, THIS, AHEAD = "a past year", "this year", "a year ahead"
HERE, BEFORE = "in its paragraph", "in the paragraph before"
# 今年的任务，我一笔一笔交代; 下面说怎么办; 明年的任务：
ANNOUNCED = compile_words(r"{duty}[^。；]{0,24}{telling}|{telling}[^。；]{0,12}{duty}|{duty}[^。；，]{0,6}：\Z")
NOT_ANNOUNCED = compile_words(r"{no_announcement}|\d")
LONG = 45  # signs of a sentence that does more than announce


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
    sections : list of int
        The section of each sentence: what is announced in one ends with it.
    """

    def __init__(self, texts: list[str], paragraphs: list[int], spoken: int | None, month: int, sections: list[int]):
        self.paragraphs = paragraphs
        seasons = ("told early in it", "told in its middle", "told late in it")
        self.season = seasons[(month > EARLY) + (month >= LATE)] if month else ""
        self.told: list[tuple[int, str, int | None]] = []  # in which sentence time was told last before each, and what
        self.opened: dict[int, str] = {}  # the time that a paragraph opens with
        self.announced: list[int | None] = []  # the paragraph in which tasks were announced before each sentence
        last, previous, announced, section = (-1, "", None), -1, None, -1
        for number, (text, paragraph, own) in enumerate(zip(texts, paragraphs, sections, strict=True)):
            announced, section = announced if own == section else None, own
            self.announced.append(announced)
            announced = paragraph if _announces(text) else announced
            self.told.append(last)
            times = [(time, when) for time in find_times(text) if (when := _tell_when(time, spoken))]
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
        """Return the evidence of what was announced before a sentence, and of how its paragraph opens."""
        return self._recall_announced(number) | self._recall_opening(number)

    def _recall_announced(self, number: int) -> dict[str, float]:
        """Whether tasks were announced before a sentence, in its section, and how far back."""
        paragraph = self.announced[number]
        if paragraph is None or (apart := self.paragraphs[number] - paragraph) > FAR:
            return {}
        where = (HERE, BEFORE)[apart] if apart < 2 else "a few paragraphs before"
        return {f"tasks were announced (今年的任务，我说) {where}": 1.0}

    def _recall_opening(self, number: int) -> dict[str, float]:
        """How the paragraph of a sentence opens, or else one not long before it.

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


def _announces(text: str) -> bool:
    """Whether a short sentence says that tasks follow."""
    return len(text) < LONG and bool(ANNOUNCED.search(text)) and not NOT_ANNOUNCED.search(text)


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
