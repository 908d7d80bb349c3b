"""Headings of the genre: how a line shows that it is one, its number and how deep it lies."""

import re
from typing import NamedTuple

from fieldwords.lexicon import compile_words

_N = "[一二三四五六七八九十百零〇]"
_NUMBERED = re.compile(
    rf"(?P<part>第{_N}{{1,4}}+(?:编|篇|部分|部|分))"
    rf"|(?P<chapter>第{_N}{{1,4}}+章)"
    rf"|(?P<article>第{_N}{{1,4}}+节)"
    rf"|(?P<item>{_N}{{1,3}}+)[ \u3000]?[、．.]"
    rf"|(?P<point>[（(〔]\s?{_N}{{1,3}}+\s?[）)〕])"
    r"|(?P<number>\d{1,2}+)[、．.](?!\d)"
    r"|(?P<bracket>[（(]\d{1,2}+[）)])"
    rf"|(?P<bare>{_N}{{1,3}}+)(?=[ \u3000*]*+$)"
)
LEVELS = {
    "part": 10,
    "chapter": 11,
    "article": 12,
    "cue": 19,
    "item": 20,
    "bare": 20,
    "point": 30,
    "number": 40,
    "bracket": 50,
}
PLAIN, BOLD = 60, 70
_BOLD = re.compile(r"\*\*(?P<text>[^*\n]{2,60}+)\*\*")
_ENDS = "。；，、？！：;,!?:"
_SALUTATION = compile_words("{greeting}|{thanks}")
_DAY = re.compile("月.{1,3}日")
_LEADER = re.compile(r"[.…·]{3}[ .…·]{0,60}+\d{1,3}\s*+$")
_SKIP = frozenset("|!<-—─―－·•[>(（\"’'")


class Heading(NamedTuple):
    """A heading: the offset of its words, its label for paths, its level, its words."""

    start: int
    label: str | None
    level: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind the heading's words."""
        return self.start + len(self.text)


def read_heading(line: str, offset: int) -> Heading | None:
    """Return the numbered, markdown or bold heading that a line is or begins with; `offset` is its place in the source.

    A heading that runs on into text (（一）… 。text) ends with its first 。; None for other lines. An unnumbered line
    without signs is judged by `reads_as_heading`.
    """
    body = line.lstrip(" \t\u3000\xa0#*>")
    begin = len(line) - len(body)
    marks = line[:begin]
    found = _NUMBERED.match(body)
    if not (found or "#" in marks or "**" in marks) or _LEADER.search(line):
        return None
    if found:
        kind = found.lastgroup
        text = _heading_text(body, found.end(), run_on=kind in ("item", "point", "number"))
        if text is None or (kind in ("number", "bracket") and len(text) < 4):
            return None
        label = re.sub(r"\s", "", found[kind])
        return Heading(offset + begin, label, LEVELS[kind], text)
    if "#" in marks:
        text = body.rstrip(" \t\r*#")
        return Heading(offset + begin, text, marks.count("#"), text) if text else None
    if "**" in marks:
        bold = _BOLD.match(line, begin - 2)
        if bold and not _SALUTATION.match(body) and re.search(r"[\u4e00-\u9fff]{2}", bold["text"]):
            text = bold["text"].rstrip(" 。\u3000")
            if text.endswith(("：", ":", "，")):
                return None
            whole = not line[bold.end() :].strip()
            return Heading(offset + begin, text, PLAIN if whole else BOLD, text)
    return None


def _heading_text(body, number_end, run_on):
    """The words of a numbered heading: the line, or what stands before its first 。; None when it is no heading."""
    line = body.rstrip(" \t\r*\u3000\xa0")
    stop = line.find("。", 0, 62) if run_on else -1
    if 0 <= stop < len(line) - 1:
        return line[:stop].rstrip("*")
    line = line.rstrip("。：:")
    if len(line) > 60:
        return line[:number_end] if run_on and body[number_end - 1] in "、）)〕" else None
    return None if line.endswith(("；", ";", "，", "、")) and len(line) > number_end + 1 else line


def reads_as_heading(line: str, before: str, after: str) -> bool:
    """Tell whether an unnumbered plain line stands as a heading between the lines `before` and `after` it.

    It is short, unpunctuated, has no figures of a table, follows the end of a sentence and leads into a paragraph.
    """
    if not 3 <= len(line) <= 40 or line[0] in _SKIP or line[-1] in _ENDS:
        return False
    if _SALUTATION.match(line) or _DAY.search(line):
        return False
    if not after or (before and before[-1] not in "。！？：；”）!?:;.…*"):
        return False
    if len(after) <= 45 and after[-1] not in _ENDS:
        return False
    return not re.search(r"\d[^\d年]*\d[^年]*$|[ \u3000]{3}|\|", line) and bool(re.search("[\u4e00-\u9fff]{3}", line))
