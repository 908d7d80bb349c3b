"""A document: a reading, cleaned, split and described, what its tables say put into its folded text."""

import re
from array import array
from bisect import bisect_left
from typing import NamedTuple

from fieldwords.corpus.cleaning import Mark, mark_spans
from fieldwords.corpus.folding import Folded, fold_signs, fold_text
from fieldwords.corpus.metadata import describe_document
from fieldwords.corpus.sections import Section, Sentence, split_sections, split_sentences
from fieldwords.reading.folder import Reading
from fieldwords.reading.pipes import find_sayings

END = "；"  # a figure in a cell ends a clause
# What a head or label says of size is no figure of the cell: 50亩以上大户, 烧碱（折100%）.
SIZE = re.compile(
    r"(?<![\d.])\d[\d.]*(?:[—\-~至]\d[\d.]*)?(?:[%‰]|[万亿]{0,2}(?:[亩头只吨元户人]|公[斤顷]|平方米))(?:及?以[上下])?"
)


class Document(NamedTuple):
    """All that is known of one file."""

    doc: str  # path below the raw folder
    text: str  # as read; every offset counts its characters
    marks: list[Mark]  # what is not counted, and masks
    folded: Folded  # the text, with the way back
    sections: list[Section]
    sentences: list[Sentence]
    meta: dict  # its row of table documents


def parse_document(doc: str, reading: Reading, manifest_row: dict | None = None, within: str = "") -> Document:
    """Return the document that a reading holds.

    Parameters
    ----------
    doc : str
        Path below the raw folder, POSIX.
    reading : Reading
        From `reading.read_file`.
    manifest_row : dict, optional
        The document's row of `data/raw/manifest.csv`.
    within : str, optional
        Name of the raw folder itself, which may be a place's too (甘肃省).
    """
    text = reading.text
    marks = mark_spans(text)
    reading = reading._replace(warnings=(*reading.warnings, *describe_bare(text)))
    meta = describe_document(doc, reading, marks, manifest_row, within)
    shown = fold_signs(text)
    held = (meta["delivered"] or "").split("-")
    month = int(held[1]) if held[0] == str(meta["year"]) else 0
    sections = split_sections(shown, marks, meta["year"], month)
    sentences = split_sentences(shown, sections, marks)
    return Document(doc, text, marks, put_in_sayings(fold_text(text), text), sections, sentences, meta)


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
