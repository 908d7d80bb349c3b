"""Titles: the lines above a text that say what it is, without what a web page prints around them."""

import re
from typing import NamedTuple

from fieldwords.lexicon import compile_words

GREETING = compile_words("^{greeting}")
_SIGNS = " \t\r\u3000\xa0#*>—─|-"
_GREETED = compile_words(rf"\n[{_SIGNS}]*+{{greeting}}.*")
_PAGE = re.compile(r"^(?:第?\d+页\s*[共/]\s*\d+页?|\d{1,2}[、．.](?!\d))\s*")
_CUT = compile_words(
    r"\s(?:[-—|]|[一二三四五六七八九十]、)|[一二三四五六七八九十]、|[。；]|[，：](?=.{60})|为(?=[^，。]{2,12}[，、])"
    r"|(?=[（(][12]\d{3}年\d{1,2}月)|(?={greeting})|(?<=[^\s，。]{8})\s+(?=\S)"
)
_DAY = re.compile(
    r"\s{0,9}+(?=.{0,9}\d年.{1,3}月)([（(][^（）()]{6,60}[）)]|\S{6,60}(?=\s))"
)  # behind a title on its line
_FILE = r"[^。，；]{1,60}\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)$"  # a link to a file
# What a page prints around a text: lines, lines that say no more, the rest of a line
_HEADS = compile_words(rf"{{page_line}}|(?:{{page_label}}[\d\W一二三四五六七八九十]*)+(?:\w*\.[a-z]{{2,4}})?$|{_FILE}")
_TAILS = compile_words("{page_tail}.*")
_TEXT = re.compile(r"一[、是]|[^。]*。$")
_SPOKEN = compile_words(r"[^，。；：！？、]{4,38}(?:{spoken_end})(?:[（(].{0,24}[）)])?")
_SHORT = 45  # characters: a line between a title and its greeting (who speaks, the day)
_LONGEST, _HEAD, _READ = 120, 12, 3000


class TitleBlock(NamedTuple):
    """The lines above a text, at most twelve, and those that a web page prints around it (索引号, 发布日期)."""

    lines: list[str]
    page: list[str]

    @property
    def title(self) -> str | None:
        """The first line, unless the text begins without a title."""
        first = self.lines[0] if self.lines else None
        return None if first is None or _TEXT.match(first) else first


def read_title_block(text: str) -> TitleBlock:
    """Return the title block of a counted text: its lines before the greeting or the first paragraph, without signs.

    What a page prints around a text is told by the lists page_line, page_label and page_tail. Of a first line that runs
    on into the text (2018年水利工作意见 - 为…) the words before that are taken.
    """
    lines: list[str] = []
    page: list[str] = []
    for raw in text[:_READ].split("\n"):
        line = raw.replace("**", "").strip(_SIGNS)
        if not line or line.startswith("!["):
            continue
        if _HEADS.match(line):
            page.append(line)
            continue
        line = _TAILS.sub("", line).strip("《》 ")
        if GREETING.match(line) or len(lines) == _HEAD:
            break
        if len(line) > _LONGEST:
            lines += _part_line(line) if not lines else []
            break
        lines.append(_PAGE.sub("", line) if not lines else line)
    return TitleBlock(lines, page)


def find_later_titles(text: str) -> list[str]:
    """Return the titles of the speeches behind the first one of a counted text: each has a greeting of its own."""
    titles = []
    for speech in _GREETED.split("\n" + text)[1:-1]:
        last = None
        for line in filter(None, (raw.strip(_SIGNS) for raw in speech.split("\n"))):
            if len(line) > _SHORT:
                last = None
            elif _SPOKEN.fullmatch(line):
                last = line
        titles += [last] if last else []
    return titles


def _part_line(line: str) -> list[str]:
    """The title that a paragraph begins with, and the day behind it; [] where a sentence ends sooner."""
    line = _PAGE.sub("", line)
    cut = _CUT.search(line, 4, 60)
    if not cut or cut.group() in ("。", "；", "，", "："):
        return []
    day = _DAY.match(line, cut.start())
    return [line[: cut.start()].strip(_SIGNS)] + ([day[1]] if day else [])
