"""The explanations of words and the notes that follow a report: printed with it, not spoken."""

import re

from fieldwords.lexicon import compile_words, list_words

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
