"""Cleaning that never edits: stretches of a text that are not the speaker's words are marked, offsets stay."""

import re
from typing import NamedTuple

import numpy as np

from fieldwords.corpus.folding import Folded, find_gaps, fold_signs, take_out
from fieldwords.lexicon import compile_words, list_words
from fieldwords.reading.characters import count_points, find_mojibake, mark_points
from fieldwords.reading.markup import COMMENT, cut_apart, put_in

_HAN = mark_points("\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff")
MASK = "\ufe61"
UNCOUNTED = frozenset({"front_matter", "comment", "contents", "glossary", "mojibake", "repeat"})

_FRONT = re.compile(r"\ufeff?---[ \t]*+\r?\n(?:(?!---)[^\n]*+\n){0,200}?-{3,5}+[ \t]*+(?:\r?\n|\Z)")
_CONTENTS = re.compile(r"<details>\s{0,9}+<summary>[^<\n]{0,20}+</summary>[^<]*+</details>")
_SIGNS = "[\ufe61×✕✖╳＊XxＸｘ○*]"
_RUN = re.compile(f"{_SIGNS}{_SIGNS}*+")  # a class first lets re skip ahead
_NAMED = compile_words("{masked}")
_FIGURES = frozenset("0123456789０１２３４５６７８９〇○一二三四五六七八九十")
_LONG, _TWICE = 15, 500  # characters, the fewest of a piece and of a stretch that stands twice
_DIFFERING = 3  # pieces within such a stretch, the most
_PIECE = re.compile(rf"[^。\n]{{{_LONG},}}+")
# The explanations of words and the notes that follow a report: printed with it, not spoken.
_KEY = compile_words(r"(?m){terms}[^\n]{0,4}?{explained}|{notes}|^[#* \u3000]{0,6}+注[ \u3000：:*―—-]{0,9}+$")
_KEY_WORDS = list_words("terms") + list_words("notes")
_NOTE_LINE = re.compile(r"注[ \u3000：:*―—-]{0,9}+$", re.MULTILINE)
_NO_TITLE = re.compile(r"[。；，]|\.(?:docx?|pdf|wps)\b|见注释")
_ATTACHMENT = re.compile(
    r"^[ \t\u3000#*>《]{0,8}+(?:政府工作报告》)?附[件录页]?[ ]?[一二三四五六七八九十\d]{0,3}+"
    r"(?:[ \t\u3000：:*]{0,8}+\r?$|[：:][^\n]{0,60}+$)",
    re.MULTILINE,
)
_FOOTNOTE = re.compile(
    r"^\[\^[^\]\n]{1,20}+\]:[^\n]*+(?:\n(?:[ \t]{2,}+[^\n]++|[ \t]*+(?=\n[ \t]{4})))*+", re.MULTILINE
)
_NOTE = re.compile(
    r"[ \t\u3000*>]{0,8}+(?:[\[【［〔]?(\d{1,3})[\]】］〕]?[.．、：: )）]?|注?([①-⑳]))[ *]{0,4}+(?=[^\d\s])"
)
_SAYS = re.compile(r"[：:]|指|即|是")
_LONGEST_TITLE = 45


class Mark(NamedTuple):
    """A stretch of a source text, `end` exclusive, and what it is."""

    start: int
    end: int
    kind: str


def mark_spans(source: str) -> list[Mark]:
    """Mark in a text as read what is not the speaker's words, and the masks that stand for withheld names.

    Returns
    -------
    list of Mark
        Sorted and apart from each other; kinds front_matter (YAML), comment (HTML), contents (a folded table of
        contents), glossary (explanations and notes at the end), repeat (the second copy of a long stretch), mojibake
        (wrongly decoded), mask (﹡﹡, ××, XX).
    """
    raw, source = source, fold_signs(source)
    front = _FRONT.match(source)
    found = {
        "front_matter": [front.span()] if front else [],
        "comment": _find_comments(source),
        "contents": [match.span() for match in _CONTENTS.finditer(source)],
        "glossary": find_glossaries(source),
        "repeat": find_repeats(raw),
        "mojibake": find_mojibake(raw),
        "mask": [run.span() for run in _RUN.finditer(source) if _hides_name(source, run)],
    }
    return [Mark(*span) for span in cut_apart((*span, kind) for kind, spans in found.items() for span in spans)]


def counted_text(source: str, marks: list[Mark]) -> Folded:
    """Return a text as read and marked (`mark_spans`), folded for counting: a mask is a run of ﹡ as long as it was.

    Nothing is cut out, so ``offsets`` lead from every counted place back to the source, as in `fold_text`.

    Returns
    -------
    Folded
        Line feeds stand where front matter, comments, contents, glossaries, mojibake and repeats were.
    """
    return take_out(blank_marks(fold_signs(source), marks, UNCOUNTED | {"mask"}), find_gaps(source))


def pack_gaps(source: str) -> bytes:
    """Return the stretches that `counted_text` takes out of a text, to be kept beside it."""
    return np.array(find_gaps(source), "<i4").tobytes()


def unpack_gaps(gaps: bytes) -> np.ndarray:
    """Return the stretches of `pack_gaps`, a row each: start and end."""
    return np.frombuffer(gaps, "<i4").reshape(-1, 2)


def lead_back(places: np.ndarray, gaps: bytes) -> np.ndarray:
    """Return where in the source the characters at some places of its counted text stand; `gaps` from `pack_gaps`."""
    begins, ends = unpack_gaps(gaps).T
    taken = np.cumsum([0, *(ends - begins)])
    return places + taken[np.searchsorted(begins - taken[:-1], places, side="right")]


def blank_marks(source: str, marks: list[Mark], kinds: frozenset[str]) -> str:
    """Return `source` with line feeds where marks of `kinds` were and ﹡ in place of masks: as long as it was."""
    fillers = {kind: MASK if kind == "mask" else "\n" for kind in kinds}
    return put_in(source, ((a, b, fillers[kind] * (b - a)) for a, b, kind in marks if kind in kinds))


def _hides_name(source, run):
    """Whether a run of signs stands for a name: not 3×4 or 7×24小时, no Latin word, no 二○○五年, no markdown stress."""
    signs, before, after = run.group(), source[max(run.start() - 1, 0) : run.start()], source[run.end() : run.end() + 1]
    if set(signs) == {MASK}:
        return True
    if len(set(signs)) > 1 or {before, after} & _FIGURES or _is_latin(before) or _is_latin(after):
        return False
    if signs[0] == "*":
        return len(signs) > 2 and before not in "\n" and bool(_NAMED.match(source, run.end()))
    if signs[0] in "XxＸｘ○":
        return 2 <= len(signs) <= 4
    return len(signs) > 1 or bool(_NAMED.match(source, run.end()))


def _is_latin(sign):
    return sign.isascii() and sign.isalpha()


def count_han(text: str) -> int:
    """Return the number of Han characters in `text`: CJK ideographs and their extensions; 〇 is a digit here."""
    return count_points(text, _HAN)


def _find_comments(source):
    start = source.find("<!--")
    while start >= 0 and (end := source.find("-->", start + 4)) >= 0:
        if not COMMENT.match(source, start):
            yield start, end + 3
        start = source.find("<!--", end + 3)


def find_repeats(source: str) -> list[tuple[int, int]]:
    """Return the second copies of long stretches that stand twice in a text as read.

    Pieces between full stops are compared; pieces that follow each other as they did before make a stretch.

    Returns
    -------
    list of (start, end)
        Sorted, each of 500 characters or more; up to three pieces that differ do not part a stretch.
    """
    words = [piece.strip() for piece in source.replace("\n", "。").split("。") if len(piece) >= _LONG]
    if len(set(words)) > len(words) - 3:
        return []
    pieces = [match.span() for match in _PIECE.finditer(source)]
    first, latest, stretches = {}, {}, []
    for number, piece in enumerate(words):
        earlier = first.setdefault(piece, number)
        if earlier == number:
            continue
        shift = number - earlier
        if shift in latest and number - latest[shift][1] <= _DIFFERING:
            latest[shift][1] = number
        else:
            latest[shift] = [number, number]
            stretches.append(latest[shift])
    spans = []
    for begin, end in stretches:
        start, stop = pieces[begin][0], pieces[end][1]
        stop += source[stop : stop + 1] == "。"
        if stop - start >= _TWICE and (not spans or start >= spans[-1][1]):
            spans.append((start, stop))
    return spans


def find_glossaries(source: str) -> list[tuple[int, int]]:
    """Return the stretches of a text as read that explain words.

    They stand under a heading such as 名词解释 in the last two thirds, are markdown footnotes or the numbered notes
    that a text ends with.

    Returns
    -------
    list of (start, end)
        Sorted; a glossary ends before an attachment of another kind (附件2 with a list of projects), which is kept.
    """
    spans = _find_titled(source)
    begin = spans[0][0] if spans else len(source)
    if "[^" in source:
        spans += [match.span() for match in _FOOTNOTE.finditer(source) if match.start() < begin]
    return sorted(spans or _find_numbered_notes(source))


def _find_titled(source):
    """Glossaries under a heading of their own."""
    spans = []
    if not any(word in source for word in _KEY_WORDS) and not _NOTE_LINE.search(source):
        return spans
    for key in _KEY.finditer(source, len(source) // 3):
        start, line = _line_around(source, key)
        if (spans and start < spans[-1][1]) or len(line) > _LONGEST_TITLE or _NO_TITLE.search(line):
            continue
        following = _ATTACHMENT.search(source, start + len(line))
        spans.append((_attachment_above(source, start), following.start() if following else len(source)))
    return spans


def _line_around(source, key):
    """The line that holds `key` and where it begins, cut to what tells that it is too long for a title."""
    begin = max(0, key.start() - _LONGEST_TITLE - 1)
    end = source.find("\n", key.end(), key.end() + _LONGEST_TITLE)
    start = max(begin, source.rfind("\n", begin, key.start()) + 1)
    return start, source[start : end if end >= 0 else key.end() + _LONGEST_TITLE + 1]


def _attachment_above(source, start):
    """Where a glossary begins: the line 附件2 just above its heading belongs to it."""
    begin = max(0, start - 60)
    above = list(_ATTACHMENT.finditer(source[begin:start]))
    return begin + above[-1].start() if above and not source[begin + above[-1].end() : start].strip() else start


def _find_numbered_notes(source):
    """Notes without a heading: the last lines count 3, 2, 1 upwards and most of them explain (：, 指, 即)."""
    expected, explained, count, end = None, 0, 0, len(source)
    while end > 0:
        start = source.rfind("\n", 0, end) + 1
        line = source[start:end]
        end = start - 1
        if not line.strip():
            continue
        note = _NOTE.match(line)
        number = 0 if not note else int(note[1]) if note[1] else ord(note[2]) - 0x245F
        if not number or (expected is not None and number != expected):
            return []
        expected = number - 1
        count += 1
        explained += bool(_SAYS.search(line, note.end(), note.end() + 40))
        if number == 1:
            return [(start, len(source))] if count >= 3 and explained >= 0.7 * count else []
    return []
