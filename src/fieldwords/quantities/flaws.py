"""Numbers that are not whole: masked, torn, cut, vague. They are kept with no value, and never read by their tail."""

import re
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.spotting import Quantity, write_flaw
from fieldwords.quantities.units import SIZED, read_units, write_pattern
from fieldwords.reading.markup import keep_apart

MASKS = "\ufe61×✕✖╳＊*XxＸｘNn\u2580-\u25ff☆★☐-☓※⊠⊡⬚-⬟囗〓#\ufffd_＿\x00"
LOST = ("□", "\ufffd", "\x00")  # any character may be lost there: □到26万吨
NUMERALS = "零〇一二两三四五六七八九十百千"
DIGIT = "0-9.,，"
MASKED = re.compile(
    rf"[{MASKS}$](?:(?<=\$)[0-9](?:[{DIGIT}]*\$[0-9])*|(?<!\$)[{MASKS}]*(?:[{DIGIT}]{{0,6}}[{MASKS}]+){{0,6}})"
)
PARTS = re.compile("[百千]分之")
FIGURE = re.compile(rf"[{NUMERALS}]\Z|(?<!\n)(?<!\n[0-9])[0-9]\.?\Z")  # not the number of a list's item
OPENS = re.compile(r"(?:\A|\n)[ \u3000]{0,3}\Z")
LEFT = re.compile(rf"[{DIGIT}{NUMERALS}万亿]{{1,12}}\Z")
BEHIND = re.compile(r"[，。；、：！？,.;:!?）)”\s以左上的和及与]|\Z")
END = re.compile(r"[，。；、,;）)】\]”\"’》」』|\s]|\Z")
ASIDE = r"[（(\[〔【]\s?\^?[\u4e00-\u9fff]?[0-9①-⑳]{1,3}\s?[)）\]〕】]"
# What may stand before a unit in place of its number, the multiplier that must follow, and what it tells. But for
# words, a sentence, a clause or a cell must end behind the unit.
BARE = "[万亿]+|[a-z]+"  # no 十万, which is a number
WORDS = [(re.compile(r"(?:数|好?(?<![十百千万亿])几)个?\Z"), "[十百千万亿]+|share", "vague")]
WORDS += [(re.compile(r"(?<=[\u4e00-\u9fff])[?？…]{1,6}\Z"), "[万亿]+|share", "vague")]
WORDS += [(re.compile(r"\d[\d.]{0,8}\s?[（(〔\[][^（）()\[\]\d]{1,4}[)）〕\]]\Z"), "[万亿]+", "torn")]
WORDS += [(re.compile(r"(?<=[\u4e00-\u9fff])[（(【\[［]\s?[\d.,]{1,9}\s?[)）】\]］]\Z"), "[百千万亿]+", "torn")]
WORDS += [(re.compile(rf"[（(【\[［〔][ \u3000{MASKS}]*[)）】\]］〕]\Z"), BARE, "blank")]
WORDS += [(re.compile(r"#[A-Z0/]{2,6}[!?]?\Z"), BARE, "masked")]  # what a spreadsheet writes for an error
HOLES = [
    (re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]{2,8}\Z"), "[万亿]+|share", "blank"),
    (re.compile(r"(?<=[\u4e00-\u9fff])(?:[~～\-—–－]{1,6}|[.。]{2,8})\s?\Z"), "[万亿]+|share", "vague"),
    (re.compile(r"(?<=[\u4e00-\u9fff])[①-⓿Ⅰ-ⅿ㈠-㊿]{1,4}\Z"), "[万亿]+|share", "masked"),
    (re.compile(r"(?<=[：:为到达约有长])[ \u3000]{1,8}\Z"), BARE, "blank"),
    (re.compile(r"(?<=[为到])[:：]?\Z"), "[万亿]+", "blank"),
    (re.compile(r"(?<=[\u4e00-\u9fff])[（(【\[［]\s?[\d.,]{1,9}[万亿]?\s?[)）】\]］]\Z"), BARE, "torn"),
    (re.compile(r"(?<=\d)[ \u3000]*\n[ \u3000]*\Z"), "[万亿]+", "torn"),
]


@cache
def _patterns() -> tuple[re.Pattern, ...]:
    units = write_pattern(read_units())
    tail = rf"(?:\s?[至到—–~～\-]{{1,2}}\s?(?:[0-9][{DIGIT}]{{0,8}}|[{NUMERALS}]{{1,6}})|[{DIGIT}]{{0,8}})"  # ×至42万
    tail = re.compile(rf"{tail}\s?(?P<many>[十百千万亿]{{0,3}})(?P<unit>{units})")
    hole = re.compile(
        rf"[{''.join(word[-1] for word in list_words('vague'))}"
        r"数几个为到A!！?？…~～\-—–－.。①-⓿Ⅰ-ⅿ㈠-㊿：:）)】〕\]］ \u3000\n]"
        rf"(?=(?P<many>[十百千万亿]{{0,4}})(?P<unit>{units}))"
    )
    spoken = compile_words(rf"(?<![{NUMERALS}0-9万亿]){{spoken}}(?P<unit>{units})")
    split = re.compile(
        r"[0-9二三四五六七八九万亿](?=[^\w%]|[①-⓿㈠-㊿注约])\s?"
        r"(?:(?:(?<=[0-9 ])[^\w\s%‰)）\]］】+]{1,2}(?:单位[：:])?|[①-⓿㈠-㊿注约])\s?(?=[万亿])"
        rf"|(?!(?<=[0-9])[Xx×])[^\w\s%‰)）\]］】，。、；：！？,.;:!?“”‘’\"'《》〈〉（(+/|\-—–~～·]{{1,3}})"
        rf"(?P<many>[万亿]{{0,3}})(?P<unit>{units})(?={END.pattern})"
    )
    tear = rf"[万亿]?\s?{ASIDE}\s?|\s?±\s?[0-9.]{{1,8}}|/[0-9.]{{1,8}}|[万亿]\|"
    tear += r"|[万亿][0-9]{0,6}[.,][0-9]{0,6}|[.点,，][万亿][0-9]{1,6}|点(?=[万亿])"
    tear += r"|[OoIl][0-9]{0,4}|[eE][0-9]|\^[0-9]{1,2}|(?:\.[0-9]{0,6}){2,4}"
    torn = re.compile(
        rf"[0-9.·点又±lIO](?:(?<![0-9.,，×xX*·][0-9])(?<=[0-9])(?:[0-9]{{0,12}}+(?:\.[0-9]{{1,8}}+)?(?:{tear})|(?<=0)0[0-9]?\.[0-9]{{1,6}})"
        rf"|(?<![0-9])(?:(?:(?<![0-9]\.)(?<=\.)|(?<=[\u4e00-\u9fff]·)(?<![亩头只元吨斤]·))[0-9]{{1,6}}|(?<![A-Za-z0-9][lIO])(?<=[lIO])[0-9lIO]{{1,6}}"
        rf"|(?<=±)\s?[0-9.]{{1,8}}|(?<=[{NUMERALS}万亿]又)[{NUMERALS}]{{1,8}}"
        rf"|(?<![0-9{NUMERALS}]点)(?<=点)[一二三四五六七八九]{{1,4}}))(?P<many>[十百千万亿]{{0,3}})(?P<unit>{units})"
    )
    return tail, torn, hole, spoken, split


def find_flaws(text: str) -> list[Quantity]:
    """Return the numbers of a folded text that are not whole, in order and apart.

    Masked: ﹡﹡﹡万亩, 3×万亩, $1.$2%. Cut or torn: .5万亩, 12[3]万亩, 12/13万亩. Vague: 数十万亩, 若干万亩.
    Blank: （）万亩, 面积为万亩.
    """
    found = [*_find_masked(text), *_find_holes(text), *_find_others(text)]
    return list(keep_apart(sorted(found, key=attrgetter("start", "end"))))


def _find_masked(text: str) -> Iterator[Quantity]:
    tail = _patterns()[0]
    for run in MASKED.finditer(text):
        if PARTS.search(text, max(0, run.start() - 3), run.start()):
            yield write_flaw(run.start() - 3, run.end(), "%", "masked")
        rest = tail.match(text, run.end())
        if rest is None or not _hides_number(text, run, rest):
            continue
        left = LEFT.search(text, max(0, run.start() - 12), run.start())
        yield write_flaw(left.start() if left else run.start(), rest.end(), rest["unit"], "masked")


def _hides_number(text: str, run: re.Match, rest: re.Match) -> bool:
    """Whether a run of signs before a unit stands for figures: not 3×4米, 二○○五, AXX元, XX人民."""
    before, sign = text[run.start() - 1 : run.start()], run.group()
    if sign[-1] in LOST and rest.group()[0] == "到":
        return False
    if sign == "_" and (before.isascii() and (before.isalpha() or text[run.end()].isdigit()) or not rest["many"]):
        return False
    figures = bool(FIGURE.search(text, max(0, run.start() - 4), run.start()))
    if len(sign) == 1 and sign in "×✕✖╳xX*" and figures and text[run.end()].isdigit():
        return before == "." or read_units()[rest["unit"]].kind in SIZED  # 2×30万千瓦
    if set(sign) <= set("○◯") and before in tuple(NUMERALS) and not rest["many"]:
        return False
    if before.isascii() and before.isalpha() or sign == "#" and not rest["many"]:
        return False
    if set(sign) == {"#"} and not figures and re.match(r"\d{3}", text[run.end() : run.end() + 3]):
        return False  # 面积##6940亩: left over of a heading's sign
    if len(sign) == 1 and OPENS.search(text, max(0, run.start() - 4), run.start()) and text[run.end()].isdigit():
        return False  # the sign of a list's item: ●5万亩茶园
    if rest["many"] or sign[0] == "$":
        return True
    sized = figures or len(sign) > 1 or read_units()[rest["unit"]].kind in SIZED
    return sized and bool(BEHIND.match(text, rest.end()))


def _find_holes(text: str) -> Iterator[Quantity]:
    """Units whose number is not there: 若干万亩, （）亩, 面积为万亩, 12“万亩”."""
    for match in _patterns()[2].finditer(text):
        many, kind = match["many"], read_units()[match["unit"]].kind
        if not many and kind not in SIZED:
            continue
        at = match.start() + 1
        before = text[max(0, at - 14) : at]
        vague = next((word for word in list_words("vague") if before.endswith(word)), None)
        if vague:
            yield write_flaw(at - len(vague), match.end("unit"), match["unit"], "vague")
            continue
        for words, needed, reason in (
            [*WORDS, *HOLES] if kind in SIZED and END.match(text, match.end("unit")) else WORDS
        ):
            hole = words.search(before)
            if hole and (not needed or re.fullmatch(needed, many or kind)):
                start = at - (0 if "\n" in hole.group() else len(hole.group()))
                yield write_flaw(start, match.end("unit"), match["unit"], reason)
                break


def _find_others(text: str) -> Iterator[Quantity]:
    """Cut and torn numbers, and vague ones."""
    _, torn, _, spoken, split = _patterns()
    if any(word in text for word in list_words("spoken")):
        yield from (write_flaw(*match.span(), match["unit"], "vague") for match in spoken.finditer(text))
    for match in torn.finditer(text):
        fraction = not match["many"] and re.match("[0-9]/[0-9]", match.group())
        if not fraction and (match["many"] or match.group()[0] != "点"):
            left = LEFT.search(text, max(0, match.start() - 12), match.start()) if match.group()[0] == "又" else None
            yield write_flaw(left.start() if left else match.start(), match.end(), match["unit"], "torn")
    for match in split.finditer(text):
        left = LEFT.search(text, max(0, match.start() - 12), match.start() + 1)
        yield write_flaw(left.start(), match.end(), match["unit"], "torn")
