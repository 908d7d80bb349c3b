"""A document: a reading, cleaned, split and described."""

from typing import NamedTuple

from fieldwords.corpus.cleaning import Mark, mark_spans
from fieldwords.corpus.folding import Folded, fold_signs, fold_text
from fieldwords.corpus.metadata import describe_document
from fieldwords.corpus.sayings import describe_bare, put_in_sayings
from fieldwords.corpus.sections import Section, split_sections
from fieldwords.corpus.sentences import Sentence, split_sentences
from fieldwords.reading import Reading


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
