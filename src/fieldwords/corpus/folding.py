"""Folding: many ways to write a character become one, blanks inside words and figures go, and offsets lead back."""

import re
import sys
import unicodedata
from array import array
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from fieldwords.corpus.mending import begin_with, find_blanks, mend_figures, replace_signs
from fieldwords.corpus.wrapping import find_wraps
from fieldwords.lexicon import read_rows
from fieldwords.reading.characters import code_points, count_points, mark_points
from fieldwords.reading.markup import cut_apart, find_markup, put_in, show_markup

TRADITIONAL_SHARE = 0.05
_FEW = 40
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_LINE_ENDS = re.compile("\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN_SIGNS = (
    "\u00ad\u0300-\u036f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20d0-\u20f0"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
_UNSEEN = re.compile(f"[{_UNSEEN_SIGNS}]")
# The superscript or circled number of a note between a figure and its unit: 12³万亩. Powers (10⁴) and m² stay.
_NOTE_SIGNS, _APOSTROPHES = "¹²³⁰⁴-⁹₀-₉⁽①-⑳⑴-⒇", "'’‘´`ʹʼˈˊˋ′＇"
_NOTE = re.compile(rf"[{_NOTE_SIGNS}](?<=\d.)(?<!10.)[¹²³⁰⁴-⁹₀-₉⁾①-⑳]*(?=[^\W\d]|%)")
_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}](?<=\d.)(?=\d{{3}}(?!\d))(?<!\d{{4}}.)")
_RARE = mark_points(_UNSEEN_SIGNS + _NOTE_SIGNS + _APOSTROPHES)
# Quotation marks around a figure or a part of it: “3.2”万亩, 3.2“万”亩.
_QUOTED = re.compile(
    r"[“‘「『\"'（(\[【](?:"
    r"(?:(?<=\d.)[万亿][’”」』\"'）)\]】]|(?<![\d（(\[【])(?<!\d.)\d[\d.]{0,8}[万亿]?[’”」』\"'])(?=[万亿]?[亩吨头只羽元公斤])"
    r"|(?<=\.\d[“‘（(])[万亿]?(?:公[斤顷里]|[亩吨头只羽元])[’”）)])"
)
# Half-width marks of a Chinese sentence (6200头,羊3万只); those between figures (1,280) and Latin words stay
_MARKS = begin_with(
    ",;:", r"(?:(?<=[\u4e00-\u9fff”）].)|(?:(?<=[\d%)].)|(?<=[\d%)\u4e00-\u9fff”）] .))(?=[ \u3000]?[\u4e00-\u9fff]))"
)
_WIDE = str.maketrans(",;:", "，；：")
# and a full stop among them, behind no number of a heading (一.概况, (一).概况).
_FULL_STOP = re.compile(
    r"\.(?<=[\u4e00-\u9fff%”’）)].)(?<![一二三四五六七八九十].)(?<![一二三四五六七八九十\d][）)].)(?=\s{0,4}(?:[\u4e00-\u9fff“‘（(]|\Z)|\s*\n)"
)
_TABBED = re.compile(r"\d ?\t\s*\d")  # cells of a row, no blank inside a figure
_LATIN_WORDS = re.compile(r"[A-Za-z]\s+[A-Za-z]")


class Folded(NamedTuple):
    """A folded text; `offsets[i]` is the place in the source of its character i, None where both are the same."""

    text: str
    offsets: array | None


@cache
def _sign_table() -> tuple[dict[str, str], np.ndarray, frozenset[str]]:
    """The signs that stand for another: what each stands for, a table of their code points, the traditional ones."""
    table = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
    table |= dict(zip("％．＋－／＜＞", "%.+-/<>", strict=True))
    table |= dict.fromkeys("\x0b\x0c\x85\u2028\u2029", "\n")
    table |= dict.fromkeys(
        "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
    )
    compatible = (*range(0x2F00, 0x2FE0), *range(0xF900, 0xFB00), *range(0x1D7CE, 0x1D800))
    for sign, plain in ((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in compatible):
        if sign != plain and len(plain) == 1:
            table[sign] = plain
    table |= {sign: plain for sign, plain, _ in read_rows("characters")}
    ideographs = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simple = to_simplified("\n".join(ideographs)).split("\n")
    pairs = {sign: plain for sign, plain in zip(ideographs, simple, strict=True) if sign != plain}
    # What mainland texts print too (乾, 後: those of GB 2312) is converted only where a whole text is traditional.
    pairs = {sign: plain for sign, plain in pairs.items() if not sign.encode("gb2312", "ignore")}
    table |= {sign: pairs.get(plain, plain) for sign, plain in table.items()} | pairs
    return table, np.isin(np.arange(sys.maxunicode + 1), [*map(ord, table)]), frozenset(pairs)


@cache
def _converter():
    import opencc  # a traditional text is rare: others need not wait for it

    return opencc.OpenCC("t2s")


def to_simplified(text: str) -> str:
    """Return `text` in simplified characters, one for one (OpenCC's table of characters and phrases, ``t2s``)."""
    converted = _converter().convert(text)
    if len(converted) == len(text):
        return converted
    return "".join(_converter().convert(sign)[:1] or sign for sign in text)


def fold_signs(source: str) -> str:
    """Return a text as read with each character in its usual form, as long as it was: what every later step looks at.

    Full-width digits and letters, hyphens, dashes and minus signs, blanks and line ends of every kind, radicals and
    compatibility ideographs, traditional characters, points inside figures.
    """
    return _fold_signs(source)[0]


def is_traditional(source: str) -> bool:
    """Tell whether a text is written in traditional characters: one in twenty of its Han characters or more."""
    return _fold_signs(source)[1]


@lru_cache(maxsize=4)
def _fold_signs(source: str) -> tuple[str, bool]:
    table, known, traditional = _sign_table()
    source = show_markup(source)
    if source.isascii():
        return _LINE_ENDS.sub("\n", source).replace("\t", " "), False
    points = code_points(source)
    kinds = {*map(chr, np.unique(points[known.take(points)]).tolist())}
    old = sum(map(source.count, kinds & traditional))
    text = source
    if len(kinds) > _FEW:
        text = text.translate(str.maketrans(table))
    else:
        for sign in kinds:
            text = text.replace(sign, table[sign])
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    is_old = old > 2 and old >= TRADITIONAL_SHARE * len(_HAN.findall(text))
    if is_old:
        plain = {sign: to for sign, to in table.items() if sign not in traditional}
        text = _LINE_ENDS.sub("\n", to_simplified(source.translate(str.maketrans(plain))))
    text = replace_signs(_MARKS, text, lambda found: found[0].translate(_WIDE))
    if "." in text:
        text = _FULL_STOP.sub("。", text)
    return mend_figures(text), is_old


def fold_text(source: str) -> Folded:
    """Fold a text as read and take out what stands between the characters of a word or figure and is none of it.

    Returns
    -------
    Folded
        `text`: as `fold_signs` says, without unseen characters, blanks inside figures and letter-spaced words, blanks
        between Chinese and Latin characters, signs of notes inside a figure, and the line ends of a text that was
        wrapped at a fixed width. `offsets`: None when nothing was taken out, else the place in `source` of each
        character of `text` and, as its last item, the length of `source`.
    """
    folded = take_out(fold_signs(source), find_gaps(source))
    return Folded(mend_figures(folded.text), folded.offsets) if find_markup(source) else folded


def source_span(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """Return the source offsets of the stretch ``folded.text[start:end]`` (not empty)."""
    if folded.offsets is None:
        return start, end
    return folded.offsets[start], folded.offsets[end - 1] + 1


@lru_cache(maxsize=4)
def find_gaps(source: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text that `fold_text` takes out, in order and apart."""
    text = fold_signs(source)
    rare = (_UNSEEN, _NOTE, _APOSTROPHE) if count_points(text, _RARE) else ()
    gaps = [found.span() for pattern in rare for found in pattern.finditer(text)]
    gaps += [(at, at + 1) for found in _QUOTED.finditer(text) for at in (found.start(), found.end() - 1)]
    marks = tuple((start + len(shown), end) for start, end, shown in find_markup(source))
    plain = take_out(text, marks)
    blanks = (source_span(plain, *blank) for blank in find_blanks(plain.text))
    gaps += [*marks, *(blank for blank in blanks if not _TABBED.search(source, blank[0] - 1, blank[1] + 1))]
    gaps += [(start, end) for start, end in find_wraps(text) if not _LATIN_WORDS.fullmatch(text, start - 1, end + 1)]
    return tuple(cut_apart(gaps))


def take_out(text: str, gaps: tuple[tuple[int, int], ...]) -> Folded:
    """Return `text` without the stretches `gaps`, and the way back."""
    if not gaps:
        return Folded(text, None)
    return Folded(put_in(text, ((start, end, "") for start, end in gaps)), _places_left(len(text), gaps))


@lru_cache(maxsize=2)
def _places_left(length: int, gaps: tuple[tuple[int, int], ...]) -> array:
    """The places from 0 to `length` that lie in no gap."""
    kept = np.ones(length + 1, bool)
    for start, end in gaps:
        kept[start:end] = False
    places = array("q")
    places.frombytes(np.flatnonzero(kept).astype(np.int64).tobytes())
    return places
