"""The frame of a PDF's pages: page numbers and running heads and feet, told from lines of a table at the edge."""

import re
from collections import Counter

NUMBER = r"(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共，,]+\s*共?\s*\d{1,4}\s*页?)?"
BARE = re.compile(r"\d{1,4}")
DRESSED = re.compile(rf"[-—–―·•－\s]*{NUMBER}[-—–―·•－\s]*")
IN_TITLE = re.compile(
    r"第\s*\d{1,4}\s*页(?:\s*[/／，,]?\s*共\s*\d{1,4}\s*页)?|[-—–·]\s*\d{1,4}\s*[-—–·]|\d{1,4}\s*[/／]\s*\d{1,4}$"
    r"|^\d{1,4}(?=\D)|(?<=\D)\d{1,4}$"
)
BROWSER = {
    "top": re.compile(r"\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?[,，\s]*(?:[上下]午|[AP]M)?\s*\d{1,2}:\d\d(?!\d).{0,80}"),
    "foot": re.compile(r"(?:https?|file):/\S+\s*\d{1,4}/\d{1,4}"),
}  # what a browser prints above and below a page: when, and from where
OFTEN = 0.6  # share of the odd or of the even pages on which a line at the edge is a running head
SEVERAL = 2  # such pages at least
DEEP = 2  # lines at the top and at the foot that a frame may have
SHORT = 0.75  # of the widest line: a longer one is no running head but text


def drop_frames(pages: list[list]) -> list[list]:
    """Return the lines of pages without page numbers, running heads and feet.

    What a browser prints above and below a page is no text. A bare number at the edge is a page number where it grows
    with the pages, or is the page's own; a line of figures is none. A head runs where the same words, but for the page
    number in them, stand on most odd or even pages.
    """
    if len(pages) > 2 and len({tuple(line.text for line in lines) for lines in pages}) == len(pages[0]) == 1:
        return [[] for _ in pages]  # the foot of a scan and nothing else
    widest = max((_measure(line) for lines in pages for line in lines), default=0)
    for _ in range(DEEP):
        running = _find_running(pages, SHORT * widest)
        numbered = _find_numbers(pages)
        pages = [
            [line for edge, line in _edges(lines) if not (_key(edge, line) in running or (number, edge) in numbered)]
            for number, lines in enumerate(pages)
        ]
    return pages


def _edges(lines):
    """Each line with the edge of the page at which it stands: top, foot or neither."""
    for place, line in enumerate(lines):
        yield "top" if place == 0 else "foot" if place == len(lines) - 1 else "", line


def _key(edge, line):
    return edge, IN_TITLE.sub("", line.text) if edge else None


def _measure(line):
    return line.pieces[-1].right - line.pieces[0].left


def _find_running(pages, widest):
    """Edges and words of the lines, none wider than `widest`, that stand on most odd or most even pages."""
    running = set()
    for parity in (0, 1):
        side = pages[parity::2]
        found = [(edge, line) for lines in side for edge, line in _edges(lines) if edge and _measure(line) <= widest]
        counts = Counter(_key(edge, line) for edge, line in found)
        enough = max(SEVERAL, OFTEN * len(side)) if len(pages) > 2 else len(pages) + 1
        running |= {key for key, count in counts.items() if count >= enough and key[1].strip()}
    return running


def _find_numbers(pages):
    """(page, edge) of the lines that are page numbers, or what a browser prints there."""
    found, bare = set(), []
    for number, lines in enumerate(pages):
        for edge, line in _edges(lines):
            if edge and BROWSER[edge].fullmatch(line.text):
                found.add((number, edge))
            if not edge or len(line.pieces) > 1:
                continue
            if BARE.fullmatch(line.text):
                bare.append((number, edge, int(line.text) - number))
            elif DRESSED.fullmatch(line.text) or IN_TITLE.fullmatch(line.text):
                found.add((number, edge))
    shifts = Counter((edge, shift) for _, edge, shift in bare)
    for number, edge, shift in bare:
        if shifts[edge, shift] > 1 or (shift == 1 and len(pages[number]) > 1):
            found.add((number, edge))
    return found
