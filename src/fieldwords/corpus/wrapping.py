"""Wrapping: whether a text's lines were broken at a fixed width, so that a line's end says nothing."""

import re

_WIDEST, _FULL, _NEAR = 120, 0.75, 2
_CLOSED = "。！？!?：:；;”’」』）)】》…"
_STOPS = "。！？!?”’」』…"
_LISTED = re.compile(
    r"[ \u3000]*(?:[#>|*\-—•●■◆]|第[一二三四五六七八九十]{1,3}[章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[、．]|[①-⑳])"
)
# A line that begins with a stop, or with the unit of the figure that ends the line before, goes on whatever its width.
_CUT = re.compile(
    r"\r?\n(?:(?<=[\u4e00-\u9fff\d%‰]\n)|(?<=[\u4e00-\u9fff\d%‰]\r\n))[ \u3000]{0,8}+(?=[，。；、！？）”%％‰])"
    r"|\r?\n(?:(?<=[\d万亿]\n)|(?<=[\d万亿]\r\n))[ \u3000]{0,8}+"
    r"(?=[.．]\d|[万亿]{0,2}(?:[亩吨头只羽元斤倍]|公[斤里顷]|个百分点)(?:[，。；、）]|以[上下]|左右))"
)
_LINE = re.compile(r"[^\n]+")


def find_lines(source: str) -> list[tuple[int, int]]:
    """Return the offsets of all lines that are not blank, line feeds left out."""
    return [match.span() for match in _LINE.finditer(source) if not match.group().isspace()]


def measure_wrap(source: str) -> int | None:
    """Return the width in characters at which the lines of `source` were broken, or None for one paragraph a line.

    A text is wrapped when no line is long (the 98th of 100 has at most 120 characters) and three in ten of its longer
    lines break off without punctuation near that width and go on in the very next line.

    Parameters
    ----------
    source : str
        The text as read.
    """
    lines = [line.rstrip() for line in source.split("\n")]
    lengths = sorted(length for line in lines if (length := len(line)) > 12)
    if len(lengths) < 3 or (width := lengths[int(0.98 * (len(lengths) - 1))]) > _WIDEST:
        return None
    broken = sum(
        len(line) >= _FULL * width and breaks_off(line) and bool(following.strip())
        for line, following in zip(lines, lines[1:], strict=False)
    )
    if len(lengths) < 8 and broken < 2:
        return None
    return width if broken >= 0.3 * len(lengths) else None


def breaks_off(line: str) -> bool:
    """Tell whether a line ends where no sentence does."""
    return bool(line) and line[-1] not in _CLOSED


def fills_line(line: str, width: int) -> bool:
    """Tell whether a line of a text wrapped at `width` is long enough to go on in the next."""
    return len(line) >= _FULL * width


def find_wraps(text: str) -> list[tuple[int, int]]:
    """Return the line ends inside the paragraphs of a wrapped text, blanks and carriage returns around them included.

    Parameters
    ----------
    text : str
        A text whose line ends are line feeds, or a carriage return and a line feed.

    Returns
    -------
    list of (start, end)
        In order. A line goes on in the next when it is nearly as long as the width and breaks off, or fills the width
        and does not end a sentence; not before an indented line, a blank one or the number of a heading. It does in any
        text where the next begins with a stop or with the unit of a figure.
    """
    width = measure_wrap(text)
    if width is None:
        return [cut.span() for cut in _CUT.finditer(text)]
    wraps, place = [], 0
    lines = text.split("\n")
    margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    indented = sum(line[margin:].startswith(("\u3000", "  ")) for line in lines) >= 2
    for line, following in zip(lines, lines[1:], strict=False):
        body = line.rstrip()
        start, place = place + len(body), place + len(line) + 1
        lead = len(following) - len(following.lstrip())
        begins = lead > margin + (not indented) or _LISTED.match(following) and not _goes_on(body)
        if begins or not following.strip():
            continue
        full = len(body) >= width - _NEAR and body[-1:] not in _STOPS
        if full or fills_line(body, width) and breaks_off(body) or _CUT.match(text, start):
            wraps.append((start, place + lead))
    return wraps


def _goes_on(body: str) -> bool:
    """Whether a line breaks off inside a figure or a word, so that what follows is no heading's number."""
    return body[-1:] in "，、第百千万亿十一二三四五六七八九0123456789."


def unwrap_lines(source: str) -> str:
    """Return `source` with blanks for the line ends inside a wrapped paragraph: as long as it was, offsets stay.

    Parameters
    ----------
    source : str
        The text as read, its signs folded.
    """
    pieces, begin = [], 0
    for start, end in find_wraps(source):
        pieces += [source[begin:start], " " * (end - start)]
        begin = end
    return "".join([*pieces, source[begin:]])
