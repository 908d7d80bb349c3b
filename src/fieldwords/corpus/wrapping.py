"""Wrapping: whether a text's lines were broken at a fixed width, so that a line's end says nothing."""

import re
from collections import Counter
from functools import lru_cache

from fieldwords.reading.markup import put_in

_WIDEST, _FULL, _NEAR, _SHARP = 120, 0.75, 2, 0.8
_FEW, _NARROW = 3, 16  # paragraphs that must be parted, and characters of a width, to tell a wrap by one full line
_CLOSED = "。！？!?：:；;”’」』）)】》…"
_STOPS = "。！？!?”’」』…"
_ENDED = _STOPS + "：:"
_INDENTED, _OFTEN = 3, 0.6  # lines behind the end of a sentence that are indented, and their share, where all are so
_LISTED = re.compile(
    r"[ \u3000]*(?:[#>|*\-—•●■◆]|第[一二三四五六七八九十]{1,3}[章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[、．]|[①-⑳]"
    r"|[（(]?(?:[12]\d{3}|[一二][〇○零一二三四五六七八九]{3})(?:[年./-].{1,3}){2}[^，。；\n]{0,12}[）)]?\s*\Z)"
)
_LEAD = re.compile(r"\s*(?:>[> \u3000]*)?")  # blanks, and the signs of a quotation
# A line that begins with a stop, or with the unit of the figure that ends the line before, goes on whatever its width.
_CUT = re.compile(
    r"\n(?:(?:(?<=[\u4e00-\u9fff\d%‰]\n)|(?<=[\u4e00-\u9fff\d%‰]\r\n))[ \u3000>]{0,8}+(?=[，。；、！？）”%％‰])"
    r"|(?:(?<=[\d万亿]\n)|(?<=[\d万亿]\r\n))[ \u3000>]{0,8}+"
    r"(?=[.．]\d|[万亿]{0,2}(?:[亩吨头只羽元斤倍箱株户人家口匹尾峰座处张米]|公[斤里顷]|千克|个百分点)(?:[，。；、）]|以[上下]|左右)))"
)
_LINE = re.compile(r"[^\n]+")


def find_lines(source: str) -> list[tuple[int, int]]:
    """Return the offsets of all lines that are not blank, line feeds left out."""
    return [match.span() for match in _LINE.finditer(source) if not match.group().isspace()]


@lru_cache(maxsize=2)
def measure_wrap(source: str) -> int | None:
    """Return the width in characters at which the lines of `source` were broken, or None for one paragraph a line.

    A text is wrapped when no line is long (the 98th of 100 has at most 120 characters) and three in ten of its longer
    lines break off without punctuation near that width and go on in the very next line; or when its paragraphs are
    parted by blank lines and only full lines have no such line below them.
    """
    lines = [line.rstrip() for line in source.split("\n")]
    lengths = sorted(length for line in lines if (length := len(line)) > 12 and not _is_row(line))
    if len(lengths) < 3 or (width := lengths[int(0.98 * (len(lengths) - 1))]) > _WIDEST:
        return None
    broken = sum(1 for line in _find_broken(lines, width))
    if broken >= 0.3 * len(lengths) and (len(lengths) >= 8 or broken > 1):
        return width
    return lengths[-1] if _parts_paragraphs(lines, lengths[-1]) else None


def _find_broken(lines, width):
    """The lines that break off near the width and go on in the very next line."""
    for line, following in zip(lines, lines[1:], strict=False):
        full = len(line) >= _FULL * width and breaks_off(line) and following.strip()
        if full and not (_LISTED.match(following) or _is_row(line) or _is_row(following)):
            yield line


def _is_row(line):
    """Tell whether a line is the row of a table, its cells parted by | or tabs."""
    return "|" in line or "\t" in line.strip()


def _parts_paragraphs(lines, width):
    """Tell whether blank lines stand below all lines but full ones, some of which break off."""
    if width < _NARROW or sum(not line.strip() for line in lines[:-1]) < _FEW:
        return False
    inner = [line for line, following in zip(lines, lines[1:], strict=False) if line.strip() and following.strip()]
    return all(len(line) >= width - _NEAR for line in inner) and any(map(breaks_off, inner))


def breaks_off(line: str) -> bool:
    """Tell whether a line ends where no sentence does."""
    return bool(line) and line[-1] not in _CLOSED


def fills_line(line: str, width: int) -> bool:
    """Tell whether a line of a text wrapped at `width` is long enough to go on in the next."""
    return len(line) >= _FULL * width


@lru_cache(maxsize=2)
def find_wraps(text: str) -> list[tuple[int, int]]:
    """Return the line ends (start, end) inside the paragraphs of a wrapped text, in order, blanks around them included.

    A line goes on in the next when it is nearly as long as the width and breaks off, or fills the width and does not
    end a sentence; not before an indented line, a blank one or the number of a heading. It does in any text where the
    next begins with a stop or with the unit of a figure; and whatever its width where paragraphs are indented, in one
    of these, and where it is none of a list and ends with a comma.
    """
    width = measure_wrap(text)
    if width is None:
        return [(cut.start() - (text[cut.start() - 1] == "\r"), cut.end()) for cut in _CUT.finditer(text)]
    wraps, place = [], 0
    lines = text.split("\n")
    measure, edge = _choose_measure([line.rstrip() for line in lines], width)
    margin = min(_count_blanks(line) for line in lines if line.strip())
    indented = sum(line[margin:].startswith(("\u3000", "  ")) for line in lines) >= 2
    indent, inside = _measure_indent(lines), False
    for line, following in zip(lines, lines[1:], strict=False):
        blanks = _count_blanks(line)
        inside = bool(line.strip()) and (blanks == indent or inside and blanks == margin)
        body = line.rstrip()
        start, place = place + len(body), place + len(line) + 1
        quoted = body.lstrip().startswith(">")
        lead = _LEAD.match(following).end() if quoted else _count_blanks(following)
        begins = (
            not quoted
            and lead > margin + (not indented)
            or (_LISTED.match(following, lead if quoted else 0) and not _goes_on(body))
        )
        if begins or not following[lead:].strip() or _is_row(line) or _is_row(following):
            continue
        full = len(body) >= width - _NEAR and body[-1:] not in _STOPS
        unended = inside and body[-1:] not in _ENDED or len(body) >= _NARROW and body[-1] in "，、"
        if unended or full or measure(body) >= edge and breaks_off(body) or _CUT.match(text, place - 1):
            wraps.append((start, place + lead))
    return wraps


def _measure_indent(lines: list[str]) -> int | None:
    """How far the first line of a paragraph is indented, where most lines behind the end of a sentence are."""
    behind = [after for line, after in zip(lines, lines[1:], strict=False) if line.rstrip()[-1:] in _ENDED]
    leads = Counter(_count_blanks(line) for line in behind if line.strip())
    lead, often = max(leads.items(), key=lambda one: one[1], default=(0, 0))
    return lead if lead and often >= max(_INDENTED, _OFTEN * leads.total()) else None


def _count_blanks(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def _goes_on(body: str) -> bool:
    """Whether a line breaks off inside a figure or a word, so that what follows is no heading's number."""
    return body[-1:] in "，、第百千万亿十一二三四五六七八九0123456789."


def _choose_measure(lines, width):
    """How lines are measured and from what they are full: as nearly all are that break off, else 3/4 of the width."""
    broken = [*_find_broken(lines, width)]
    for measure, near in ((len, _NEAR), (_count_columns, 2 * _NEAR)):
        edge = max(map(measure, broken), default=0) - near
        if sum(measure(line) >= edge for line in broken) >= _SHARP * len(broken):
            return measure, edge
    return len, _FULL * width


def _count_columns(line):
    return len(line) + sum(char > "\u2e7f" for char in line)


def unwrap_lines(source: str) -> str:
    """Return a text, its signs folded, with blanks for the line ends inside a wrapped paragraph: as long as it was."""
    return put_in(source, ((start, end, " " * (end - start)) for start, end in find_wraps(source)))
