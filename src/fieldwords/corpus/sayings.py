"""Figures in tables of a plain text: what is said of them is put into the folded text, nothing into the text itself."""

import re
from array import array
from bisect import bisect_left

from fieldwords.corpus.folding import Folded, fold_text
from fieldwords.reading.pipes import find_sayings

END = "；"  # a figure in a cell ends a clause
# What a head or label says of size is no figure of the cell: 50亩以上大户, 烧碱（折100%）.
SIZE = re.compile(
    r"(?<![\d.])\d[\d.]*(?:[—\-~至]\d[\d.]*)?(?:[%‰]|[万亿]{0,2}(?:[亩头只吨元户人]|公[斤顷]|平方米))(?:及?以[上下])?"
)


def put_in_sayings(folded: Folded, source: str) -> Folded:
    """Return the folded text of `source` with head, label and unit beside each figure of a table.

    What was put in leads back to the figure: words before it to its first character, its unit to its last.
    """
    sayings = find_sayings(source)
    if not sayings:
        return folded
    places = folded.offsets if folded.offsets is not None else array("q", range(len(source) + 1))
    pieces, offsets, begin = [], array("q"), 0
    for start, end, before, behind in sayings:
        for place, words, leads_to in ((start, before, start), (end, behind + END, end - 1)):
            words = SIZE.sub("", fold_text(words).text)
            at = bisect_left(places, place)
            pieces += [folded.text[begin:at], words]
            offsets.extend(places[begin:at])
            offsets.extend([leads_to] * len(words))
            begin = at
    pieces.append(folded.text[begin:])
    offsets.extend(places[begin:])
    return Folded("".join(pieces), offsets)


def describe_bare(source: str) -> tuple[str, ...]:
    """Return a warning where figures in the tables of a text have no unit that is told or known, else nothing."""
    sayings = find_sayings(source)
    bare = sum(not saying.behind and source[saying.end - 1].isdigit() for saying in sayings)
    said = f"{bare} of {len(sayings)} figures in tables have no unit that is told or known"
    return (f"{said}: they are no quantities here",) if bare else ()
