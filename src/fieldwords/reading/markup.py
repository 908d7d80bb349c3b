"""Markup: signs of Markdown and tags of HTML in plain files that do not show; raised and lowered digits, note signs."""

import re
from bisect import bisect_left
from functools import lru_cache
from html import unescape
from typing import NamedTuple

UPPER = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWER = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
NOTE = re.compile(r"\s*(?:[\[［【〔(（][^\]］】〕)）]{1,5}[\]］】〕)）]|[①-⑳❶-❿㊀-㊉*＊†‡#]{1,3}|注\d{0,2})\s*")
TORN = re.compile(r"(?<=\d)\n(?=[万亿])")  # a break that the page put into a figure
ENTITY = re.compile(r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,200}~~|<(del|s|strike)>[^<>]{0,200}</\1>", re.I)
COMMENT = re.compile(r"<!--(?<=[\d.万亿]<!--)[^\n\d]{0,40}?-->(?=[\d.万亿%亩吨头只羽元公斤倍个])")  # inside a figure
RAISED = re.compile(r"<(?:sup>([^<>]{1,20})</sup>|sub>(?<=\d<sub>)(\d{1,2})</sub>)", re.I)
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,14})(?:\s[^<>]{0,300})?/?>")
LINE_TAGS = {"br", "p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote"}
TAGS = LINE_TAGS | {
    "a", "abbr", "b", "big", "center", "cite", "code", "em", "font", "i", "img", "ins", "kbd", "mark", "nobr", "o",
    "small", "span", "strong", "sub", "sup", "td", "th", "tbody", "thead", "u", "wbr",
}  # fmt: skip
PICTURE = re.compile(r"!\[[^\[\]\n]{0,100}\]\([^()\n]{0,300}\)")
LINK = re.compile(r"(\[)[^\[\]\n]{1,200}(\]\([^()\n]{0,300}\))")
FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,20}\](?!:)")
PLACE = "省市县区州镇乡村局"  # behind the stars of a mask (**乡); 乡村 and 市场 are words
EMPHASIS = {  # a literal first lets re skip ahead
    "*": re.compile(
        rf"(\*(?<![*\\\d]\*)\*{{0,2}})(?=[^*\s，。、；：.·{PLACE}万亿亩头只%元]|[{PLACE}][村场域级庄集](?![^*\n]{{0,300}}\*{{1,2}}[{PLACE}]))"
        r"[^*\n]{1,300}(?<![*\s\\])(\1)(?!\*)"
    ),
    "_": re.compile(r"(_(?<![_A-Za-z0-9\\]_)_?)(?![_\s.·])[^_\n]{1,300}(?<![_\s\\])(\1)(?![_A-Za-z0-9])"),
    "`": re.compile(r"(`(?<!``))(?!`)[^`\n]{1,200}(`)(?!`)"),
}
NUMBERED = re.compile(r"(?:\A|\n)[#>\-* ]{0,4}\d{1,2}[.．]\Z")  # before the stress on what a list's item says
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!~%$|<>&^])")
MATH = re.compile(r"\$(?=[^$\n]{0,80}\d)([^$\n]{1,80}(?<![.\s，。；]))\s?\$|\\\(\s?([^()\n]{1,80}?)\s?\\\)")
NUMERIC = re.compile(
    r"(?:[\d\s.,%+\-~^{}]|\\(?:[%,;:! ]|times|cdot|sim|math[a-z]{2}|text[a-z]{0,2}|rm)|[万亿亩头只吨元])+"
)
IN_MATH = re.compile(
    r"\\(?:math[a-z]{2}|text[a-z]{0,2}|rm)\s?\{|\\[,;:! ]|[{}\s]|\\(times|cdot|sim)\s?|\\(?=%)|\^\{?(-?\d{1,2})\}?"
)
SIGNS = {"times": "×", "cdot": "×", "sim": "~"}
FIGURE_PART = re.compile(r"[\d.万亿%]")


def raise_digits(text: str) -> str:
    """Return raised text, its digits as raised ones: 10 with a raised 4 is 10⁴, not 104; '' for the sign of a note."""
    return "" if is_note(text) else text.translate(UPPER)


def lower_digits(text: str) -> str:
    """Return `text` with its digits as lowered ones: the 2 below 5 in 5₂万亩 is none of the figure's."""
    return text.translate(LOWER)


def is_note(text: str) -> bool:
    """Tell whether a raised text is the sign of a note, [1] or ①, and no exponent."""
    return NOTE.fullmatch(text) is not None


class Markup(NamedTuple):
    """A stretch of a text and what shows of it, which is no longer: nothing, a character, a raised number."""

    start: int
    end: int
    shown: str = ""


@lru_cache(maxsize=4)
def find_markup(text: str) -> tuple[Markup, ...]:
    """Return the markup of a plain text, in order and apart.

    Emphasis, escapes, links, pictures, notes and figures set as formulas of Markdown; tags and entities of HTML. What
    is struck through is markup as a whole; a picture beside a figure shows as □.
    """
    found: list[Markup] = []
    if "<" in text:
        found += [Markup(*comment.span()) for comment in COMMENT.finditer(text)]
        found += _find_tags(text)
    if "&" in text:
        found += [
            Markup(*entity.span(), shown)
            for entity in ENTITY.finditer(text)
            if len(shown := unescape(unescape(entity[0]))) < len(entity[0])
        ]
    if "~~" in text or "<" in text:
        found += [Markup(*struck.span()) for struck in STRUCK.finditer(text)]
    if "[" in text:
        found += _find_links(text)
    if "$" in text or "\\" in text:
        found += _find_formulas(text)
    for sign, pattern in EMPHASIS.items():
        if sign in text:
            marks = (emphasis.span(group) for emphasis in pattern.finditer(text) for group in (1, 2))
            found += [
                Markup(*mark, " " if NUMBERED.search(text, max(0, mark[0] - 8), mark[0]) else "") for mark in marks
            ]
    return tuple(keep_apart(sorted(found, key=lambda one: (one.start, -one.end))))


def show_markup(text: str) -> str:
    """Return `text`, as long as it was, with what shows of its markup where that begins."""
    return put_in(text, ((start, start + len(shown), shown) for start, _, shown in find_markup(text) if shown))


def show_part(text: str, start: int, end: int, markup: tuple[Markup, ...]) -> str:
    """Return what shows of a stretch of `text`, whose `find_markup` is `markup`."""
    inside = markup[bisect_left(markup, (start,)) : bisect_left(markup, (end,))]
    return put_in(text[start:end], ((one.start - start, one.end - start, one.shown) for one in inside))


def _find_tags(text):
    for raised in RAISED.finditer(text):
        yield Markup(*raised.span(), lower_digits(raised[2]) if raised[2] else raise_digits(raised[1]))
    for tag in TAG.finditer(text):
        name = tag[1].lower()
        if name in TAGS:
            yield Markup(*tag.span(), "\n" if name in LINE_TAGS else "")


def _find_links(text):
    for picture in PICTURE.finditer(text):
        beside = text[max(0, picture.start() - 1) : picture.start()] + text[picture.end() : picture.end() + 1]
        yield Markup(*picture.span(), "□" if FIGURE_PART.search(beside) else "")
    for note in FOOTNOTE.finditer(text):
        yield Markup(*note.span())
    for link in LINK.finditer(text):
        yield Markup(*link.span(1))
        yield Markup(*link.span(2))


def _find_formulas(text):
    """Figures set as formulas, $12.5$ or \\(12.5\\), and escaped signs."""
    for formula in MATH.finditer(text):
        group = 1 if formula[1] else 2
        start, end = formula.span(group)
        if not NUMERIC.fullmatch(formula[group]):
            continue
        yield Markup(formula.start(), start)
        for sign in IN_MATH.finditer(text, start, end):
            yield Markup(*sign.span(), SIGNS.get(sign[1], "") or raise_digits(sign[2] or ""))
        yield Markup(end, formula.end())
    for escape in ESCAPE.finditer(text):
        yield Markup(*escape.span())


def keep_apart(spans):
    """Yield those of sorted spans, with start and end, that begin where the ones before them have ended."""
    reached = 0
    for span in spans:
        if span.start >= reached:
            yield span
            reached = span.end


def cut_apart(spans) -> list[tuple]:
    """Return spans (start, end and more) in order, the later part of an overlap cut off."""
    apart, reached = [], 0
    for start, end, *more in sorted(spans, key=lambda span: (span[0], -span[1])):
        if (start := max(start, reached)) < end:
            apart.append((start, end, *more))
            reached = end
    return apart


def put_in(text: str, spans) -> str:
    """Return `text` with what stands in each of some (start, end, shown), in order and apart, replaced by `shown`."""
    pieces, begin = [], 0
    for start, end, shown in spans:
        pieces += [text[begin:start], shown]
        begin = end
    return "".join([*pieces, text[begin:]]) if pieces else text
