"""Wrapping: whether a text's lines were broken at a fixed width, so that a line's end says nothing."""

import re

_WIDEST, _FULL = 120, 0.75
_CLOSED = "。！？!?：:；;”’」』）)】》…"

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
    lengths = sorted(length for line in lines if (length := len(line)) > 15)
    if len(lengths) < 8 or (width := lengths[int(0.98 * (len(lengths) - 1))]) > _WIDEST:
        return None
    broken = sum(
        len(line) >= _FULL * width and breaks_off(line) and bool(following.strip())
        for line, following in zip(lines, lines[1:], strict=False)
    )
    return width if broken >= 0.3 * len(lengths) else None


def breaks_off(line: str) -> bool:
    """Tell whether a line ends where no sentence does."""
    return bool(line) and line[-1] not in _CLOSED


def fills_line(line: str, width: int) -> bool:
    """Tell whether a line of a text wrapped at `width` is long enough to go on in the next."""
    return len(line) >= _FULL * width


def unwrap_lines(source: str, starts: set[int]) -> str:
    """Return `source` with a blank for each line feed inside a wrapped paragraph: as long as it was, offsets stay.

    Parameters
    ----------
    source : str
        The text as read.
    starts : set of int
        Offsets where a section begins; a line before one is not joined to it.
    """
    width = measure_wrap(source)
    if width is None:
        return source
    pieces, place = [], 0
    lines = source.split("\n")
    for line, following in zip(lines, lines[1:] + [""], strict=True):
        place += len(line) + 1
        text = line.rstrip()
        goes_on = fills_line(text, width) and breaks_off(text) and following.strip() and place not in starts
        pieces += [line, " " if goes_on else "\n"]
    return "".join(pieces[:-1])
