"""Years that the words around them tell: what a text is about, when it was spoken (`data/lexicon/year_cues.csv`)."""

import re
from collections import defaultdict
from functools import cache

from fieldwords.corpus.calendar import YEAR, read_year
from fieldwords.lexicon import read_rows

_YEAR = rf"(?<![0-9到至截底—\-－~及和])(?P<year>{YEAR})(?![—\-－~])"
_GAPS = re.compile(r"(?<=\d)[ \u3000](?=\d)")
_HEAD = 420


def date_work(text: str, plan: bool) -> int | None:
    """Return the year that a counted text is about, told by how it names years.

    The opening is asked first, then headings, then sentences on what is to be done; the first of them that names one
    year only tells it. In a `plan`, 明年 is the year it is about, not the year after it was spoken.
    """
    text = _GAPS.sub("", text)
    head = text[:_HEAD]
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
        cues[place].append((re.compile(pattern.replace("{Y}", _YEAR), re.MULTILINE), int(adds)))
    return cues
