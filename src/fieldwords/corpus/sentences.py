"""Sentences: what ends with 。！？ or a line, never with ；."""

import re
from typing import NamedTuple

from fieldwords.corpus.cleaning import Mark, blank_marks
from fieldwords.corpus.sections import Section
from fieldwords.corpus.wrapping import unwrap_lines

_BLANK = " \t\r\u3000\xa0\n"
_EDGES = _BLANK + "#*>"
_STOP = r"[。！？!?]++[”’」』）)】》\]*]*+"
_SENTENCE = re.compile(rf"(?=[^{_EDGES}])(?:[^。！？!?\n]++|{_STOP}(?=[，、；：,;）)”]))*+(?:{_STOP})?")
_WORDY = re.compile(r"\w")
HIDDEN = frozenset({"front_matter", "comment", "contents"})


class Sentence(NamedTuple):
    """A sentence: its number in the document, its section, its offsets in the source (`end` exclusive)."""

    sentence: int
    section: int
    start: int
    end: int


def split_sentences(source: str, sections: list[Section], marks: list[Mark]) -> list[Sentence]:
    """Split a text as read, its signs folded, into sentences, headings among them, in order and apart.

    A line ends a sentence, but not in a text that was wrapped at a fixed width. Front matter, comments and contents
    have no sentences, glossaries have.
    """
    starts = [*(section.start for section in sections), len(source) + 1]
    shown = blank_marks(unwrap_lines(source), marks, HIDDEN)
    sentences, section = [], 0
    for match in _SENTENCE.finditer(shown):
        start, stripped = match.start(), match.group().rstrip(_EDGES)
        if not (stripped[0].isalnum() or _WORDY.search(stripped)):
            continue
        while starts[section + 1] <= start:
            section += 1
        sentences.append(Sentence(len(sentences), section, start, start + len(stripped)))
    return sentences
