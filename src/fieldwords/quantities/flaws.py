"""Numbers that are not whole: masked, torn, cut, vague. They are kept with no value, and never read by their tail."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from fieldwords.quantities.units import read_units, write_pattern

MASKS = "\ufe61×✕✖╳＊*XxＸｘ□■○◯●△▲◎�_＿\x00"
NUMERALS = "零〇一二两三四五六七八九十百千"
DIGIT = "0-9.,，"
MASKED = re.compile(
    rf"[{MASKS}$](?:(?<=\$)[0-9](?:[{DIGIT}]*\$[0-9])*|(?<!\$)[{MASKS}]*(?:[{DIGIT}]{{0,6}}[{MASKS}]+){{0,6}})"
)
LEFT = re.compile(rf"[{DIGIT}{NUMERALS}万]{{1,12}}\Z")
BEHIND = re.compile(r"[，。；、：！？,.;:!?）)”\s以左上的和及与]|\Z")
ASIDE = r"[（(\[〔【]\s?\^?[0-9①-⑳]{1,3}\s?[)）\]〕】]"


class Flaw(NamedTuple):
    """A number without a value: where it stands, its unit, and what is wrong with it."""

    start: int
    end: int
    unit: str
    reason: str


@cache
def _patterns() -> tuple[re.Pattern, ...]:
    units = write_pattern(read_units())
    tail = re.compile(rf"[{DIGIT}]{{0,8}}\s?(?P<many>[十百千万亿]{{0,3}})(?P<unit>{units})")
    vague = re.compile(
        r"[数几若多？?…—－](?:(?<=[数几])(?<![十百千万].)个?|(?<=若)干|(?<=多)少|(?<=[一-龥][？?…—－])[？?…—－]{0,3})"
        rf"[十百千]{{0,2}}[万亿]{{1,2}}(?P<unit>{units})"
    )
    spoken = re.compile(rf"(?:百八十|千儿八百|万儿八千)(?P<unit>{units})")
    blank = re.compile(
        rf"[ \u3000](?<=[：:为到达约有].)[ \u3000]{{1,8}}[十百千万亿]{{0,3}}(?P<unit>{units})"
        r"(?=[，。；、,;\s]|以上|左右|\Z)"
    )
    tear = rf"\s?{ASIDE}\s?|\s?±\s?[0-9.]{{1,8}}|/[0-9.]{{1,8}}"
    tear += r"|[OoIl][0-9]{0,4}|e[0-9]|\^[0-9]{1,2}|(?:\.[0-9]{0,6}){2,4}"
    torn = re.compile(
        rf"[0-9.点lIO](?:(?<![0-9.,，×xX*·][0-9])(?<=[0-9])(?:[0-9]{{0,12}}+(?:\.[0-9]{{1,8}}+)?(?:{tear})|(?<=0)0[0-9]?\.[0-9]{{1,6}})"
        rf"|(?<![0-9]\.)(?<=\.)[0-9]{{1,6}}|(?<![A-Za-z0-9][lIO])(?<=[lIO])[0-9]{{1,6}}"
        rf"|(?<![0-9{NUMERALS}]点)(?<=点)[一二三四五六七八九]{{1,4}})(?P<many>[十百千万亿]{{0,3}})(?P<unit>{units})"
    )
    return tail, torn, vague, spoken, blank


def find_flaws(text: str) -> list[Flaw]:
    """Return the numbers of a folded text that are not whole, in order and apart.

    Parameters
    ----------
    text : str
        A folded text.

    Returns
    -------
    list of Flaw
        Masked: ﹡﹡﹡万亩, 3×万亩, $1.$2%. Cut or torn: .5万亩, 12[3]万亩, 12/13万亩. Vague: 数十万亩, 若干万亩.
    """
    found = [*_find_masked(text), *_find_others(text)]
    apart, reached = [], 0
    for flaw in sorted(found):
        if flaw.start >= reached:
            apart.append(flaw)
            reached = flaw.end
    return apart


def _find_masked(text: str) -> Iterator[Flaw]:
    tail = _patterns()[0]
    for run in MASKED.finditer(text):
        rest = tail.match(text, run.end())
        if rest is None or not _hides_number(text, run, rest):
            continue
        left = LEFT.search(text, max(0, run.start() - 12), run.start())
        yield Flaw(left.start() if left else run.start(), rest.end(), rest["unit"], "masked")


def _hides_number(text: str, run: re.Match, rest: re.Match) -> bool:
    """Whether a run of signs before a unit stands for figures: not 3×4米, 二○○五, AXX元, XX人民."""
    before, sign = text[run.start() - 1 : run.start()], run.group()
    figures = before.isdigit() or before in tuple(NUMERALS)
    if len(sign) == 1 and sign in "×✕✖╳xX*" and figures and text[run.end()].isdigit():
        return False
    if set(sign) <= set("○◯") and before in tuple(NUMERALS) and not rest["many"]:
        return False
    if before.isascii() and before.isalpha() or sign == "_":
        return False
    if rest["many"] or sign[0] == "$":
        return True
    kind = read_units()[rest["unit"]].kind
    return kind in ("area", "weight", "money", "share", "heads") and bool(BEHIND.match(text, rest.end()))


def _find_others(text: str) -> Iterator[Flaw]:
    _, torn, vague, spoken, blank = _patterns()
    for match in vague.finditer(text):
        start = match.start() - (text[match.start() - 1 : match.start()] == "好")
        yield Flaw(start, match.end(), match["unit"], "vague")
    if "儿" in text or "百八十" in text:
        yield from (Flaw(*match.span(), match["unit"], "vague") for match in spoken.finditer(text))
    if "  " in text or "\u3000\u3000" in text:
        yield from (Flaw(*match.span(), match["unit"], "blank") for match in blank.finditer(text))
    for match in torn.finditer(text):
        fraction = not match["many"] and re.match("[0-9]/[0-9]", match.group())
        if not fraction and (match["many"] or match.group()[0] != "点"):
            yield Flaw(*match.span(), match["unit"], "torn")
