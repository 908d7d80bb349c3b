"""Years of work: the year that a text names as the one it plans for or looks back on (`data/lexicon/year_cues.csv`)."""

import re
from functools import cache

from fieldwords.corpus.calendar import YEAR, read_year
from fieldwords.corpus.dating import Evidence
from fieldwords.lexicon import read_rows

PLACES = ("head", "heading", "body")
_YEAR = rf"(?<![0-9到至截底—\-－~及和])(?P<year>{YEAR})(?![—\-－~])"
_GAPS = re.compile(r"(?<=\d)[ \u3000](?=\d)")
_HEAD = 420


def date_work(text: str, plan: bool) -> Evidence | None:
    """Read the year that a counted text is about from how it names years.

    The opening is asked first, then headings, then sentences on what is to be done; the first of them that names one
    year only tells it. In a `plan`, 明年 is the year it is about, not the year after it was spoken.
    """
    text = _GAPS.sub("", text)
    parts = {"head": text[:_HEAD], "heading": text, "body": text}
    rows = _compile_cues(read_rows("year_cues"))
    for place in PLACES:
        places: dict[int, int] = {}
        for pattern, where, adds in rows:
            for match in pattern.finditer(parts[place]) if where == place else ():
                year = read_year(match["year"]) + adds
                places[match.start("year")] = max(year, places.get(match.start("year"), year))
        told = {year for year in places.values() if 1949 <= year <= 2099}
        if len(told) == 1:
            year = told.pop()
            later = any(pattern.search(text[:_HEAD]) for pattern, where, _ in rows if where == "december")
            return Evidence("body", None, year - (later and not plan))
    return None


@cache
def _compile_cues(rows):
    return tuple(
        (re.compile(pattern.replace("{Y}", _YEAR), re.MULTILINE), place, int(adds)) for pattern, place, adds, _ in rows
    )
