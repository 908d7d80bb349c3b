"""Mending: signs inside figures as they are usually written (2·4万头), each for one, and blanks that part words."""

import re
from collections.abc import Callable

from fieldwords.lexicon import list_words
from fieldwords.reading.markup import put_in


def begin_with(signs: str, around: str) -> dict[str, re.Pattern]:
    """Return for each sign the pattern of it where `around` matches: `re` skips to one sign, but not to one of many."""
    return {sign: re.compile(re.escape(sign) + around) for sign in signs}


_DIGIT, _ZERO = "0-9一二三四五六七八九", "〇○零"
_LETTER_O = begin_with(
    "OoΟ",
    rf"(?<=[{_DIGIT}{_ZERO}Oo].)(?=[{_DIGIT}{_ZERO}OoΟ]{{0,2}}年|(?<=[一二三四五六七八九万].)[一二三四五六七八九万千百])",
)
_MIXED = re.compile(
    r"\.(?=\d{1,2}[万亿%亩吨头只元])(?<=[\u4e00-\u9fff][二三四五六七八九].)(?<![第十百千万亿零〇一二三四五六七八九]..)"
)
_HAN_ZERO = re.compile(rf"〇(?:(?<=[0-9].)|(?<![{_DIGIT}].)(?=[0-9]))")
_ZERO_BETWEEN = re.compile("0(?<=[一二三四五六七八九].)(?=[一二三四五六七八九万千百])")
# A question mark in place of a figure or its multiplier (？万亩, 2.4?头) ends no sentence; 为什么？39万亩 is none.
_LOST = re.compile(
    r"[?？](?:(?<=[\d.].)[?？]{0,3}(?=[\d.]{0,4}[十百千万亿]{0,3}[亩吨头只羽元公斤倍%])"
    rf"|(?<=[\u4e00-\u9fff].)(?<![{''.join(list_words('asking'))}].)(?=[\d.]{{1,4}}[万亿][亩吨头只羽元公斤])"
    r"|[?？]{0,3}(?=%|[十百千万亿]{1,3}[亩吨头只羽元公斤倍%]))"
)
_POINT = begin_with("·・‧․∙⋅•ꞏ﹒｡。点點", r"(?<=\d.)(?<!第\d.)(?<!第\d\d.)(?<!\.\d.)(?<!\.\d\d.)(?=\d)")
_STOP = re.compile(
    r"。\d{1,4}(?:[%‰万亿千百倍亩吨]|公[里顷斤]|个百分|平方)|[点點]\d{1,4}[%‰万亿千百個个亩畝吨噸头頭只隻元公斤倍]|[^。点點]"
)
_SPOKEN_POINT = begin_with(
    "・‧∙⋅﹒.", "(?<=[〇零一二三四五六七八九].)(?=[〇零一二三四五六七八九]{1,4}[%‰十百千万亿倍成元亩头只吨])"
)
# Strokes between the figures of a list: 12.5/1.3/30万吨, 分别为12.5/1.3万吨, 12.5万/1.3万吨; 1/3 and a date are none.
_STROKES = re.compile(
    r"[0-9](?<![\d./年].)(?!(?:(?<=1)9|(?<=2)0)\d\d/)[\d.]{0,7}(?: ?/ ?\d[\d.]{0,7}){1,9}(?=[万亿亩吨头只羽元公斤%])"
)
_STROKE = re.compile(r"/(?<=[\d. ]/)(?=[ \d])")
_NEXT = re.compile(r"/(?<=([万亿亩吨头只羽元斤%])/)(?=\d[\d.]{0,8}[万亿]{0,2}公?\1)")
_DASH = re.compile(r"一(?:(?<=\d.)|(?<=\d[万亿].)|(?<=\d [万亿].))(?= ?\d)")  # 30一50万头, 30万一50万头

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_BLANK = re.compile("[ \u3000]{1,4}")
_INNER = begin_with(" \u3000", r"(?<=\S.)[ \u3000]{0,3}+(?=\S)")
_IS_HAN = re.compile(f"[{_HAN}]")
_YEAR = re.compile("[〇零一二三四五六七八九](?<=[〇零一二三四五六七八九].)")
_NUMERAL = re.compile("[万亿千百余多来几个](?<=[0-9.一二两三四五六七八九十百千万亿 ].)")
_SAID = re.compile(f"(?<=[{_HAN}])|(?<=[{_HAN}][ \u3000])")
_EDGE, _CLOSE = (f"[{sign}\\s，。、；：！？“”‘’（）()《》,.;:!?]" for sign in ("", "^"))
# Two signs of a letter-spaced run, which may begin or end with one that stands close to others: 推进乡 村 振 兴战略.
_PAIR = f"[{_HAN}][ \u3000]+[{_HAN}]"
_SPACED = re.compile(
    f"(?<!{_CLOSE}){_PAIR}(?!{_CLOSE})|{_PAIR}{_EDGE}[{_HAN}](?!{_CLOSE})|(?<=(?<!{_CLOSE})[{_HAN}]{_EDGE}){_PAIR}"
)
_LATIN = re.compile("[0-9A-Za-z%‰]")
_COUNTED = re.compile("[年月日万亿千百十多余个公平吨亩头只羽匹尾斤元倍米户人家座株台套辆件枚%‰]")
# Digits and points with blanks between them, after a Chinese character and before a unit: 增加1 6 5 4元, 10. 95%.
_TORN = re.compile(
    r"\d[\d.]{0,14}+(?:[ \u3000]{1,2}[\d.]{1,9}+){1,9}+"
    "(?=[ \u3000]{0,2}[%‰亿万千百余多元公平吨亩头只羽匹尾斤倍个立户人套台辆座处栋株棵口眼家所条村件枚年])"
)
# A comma and a blank between thousands (31, 800亩), and blanks between those of a table's cell (| 1 240 |).
_COMMA = re.compile(r"[0-9](?<![0-9.,].)[0-9]{0,2}(?:, [0-9]{3})+(?!\d)(?=[%万亿元公吨亩头只])")
_CELL = re.compile(r"[0-9](?:(?<=[|\t] .)|(?<=[：:].))[0-9]{0,2}(?: [0-9]{3}){1,4}(?=\.?\d*(?: ?\||[\t\n，。；]|\Z))")
# A minus that stands apart behind a word of growth: 增长 - 1.8%.
_MINUS = re.compile(r"[长速幅率比降减增][ \u3000]{0,2}[-－−–—][ \u3000]{1,2}(?=\d)")
_BESIDE, _FIGURE = re.compile(r"[\d.,\-－−–—]"), re.compile(r"[\d.]")  # beside each blank that these four hold
_GROUPS = re.compile(r"\d{1,3}(?: \d{3})+(?:\.\d+)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def replace_signs(patterns: dict[str, re.Pattern], text: str, told: Callable[[re.Match], str]) -> str:
    """Return a text with what is `told` in place of each sign that one of the patterns (`begin_with`) finds."""
    found = [match for sign, pattern in patterns.items() if sign in text for match in pattern.finditer(text)]
    return put_in(text, ((*match.span(), told(match)) for match in sorted(found, key=re.Match.start)))


def mend_figures(text: str) -> str:
    """Return a text with points, zeros, strokes and dashes inside figures as they are usually written."""
    text = replace_signs(_LETTER_O, text, lambda found: "0" if text[found.start() - 1] in "0123456789" else "〇")
    mixed = [found.start() - 1 for found in _MIXED.finditer(text)]
    text = put_in(text, ((at, at + 1, str("二三四五六七八九".index(text[at]) + 2)) for at in mixed))
    text = _ZERO_BETWEEN.sub("〇", text)
    if "〇" in text:
        text = _HAN_ZERO.sub("0", text)
    text = replace_signs(_POINT, text, lambda found: "." if _STOP.match(text, found.start()) else found[0])
    text = replace_signs(_SPOKEN_POINT, text, lambda found: "·")
    if "？" in text or "?" in text:
        text = _LOST.sub(lambda found: "□" * len(found[0]), text)
    if _STROKE.search(text):
        text = _STROKES.sub(lambda found: _part_list(text, found), text)
    if "/" in text:
        text = _NEXT.sub("、", text)
    return _DASH.sub("—", text)


def _part_list(text, found):
    """A list with commas for its strokes; two figures are one where 分别 says so, and a rate (254.6/10万) is none."""
    told = found[0].count("/") > 1 or "分别" in text[max(0, found.start() - 16) : found.start()]
    return found[0].replace("/", "、") if told and found[0].rpartition("/")[2].strip(" 01") else found[0]


def find_blanks(text: str) -> list[tuple[int, int]]:
    """Return the blanks inside words and figures of a text whose signs are folded (`folding.fold_signs`).

    Returns
    -------
    list of (start, end)
        Blanks between a Chinese character and a digit or letter, between the characters of a letter-spaced word
        (乡 村 振 兴), between a figure and its unit, and inside a figure (1 2 . 5 万亩; 12 345亩).
    """
    if " " not in text and "\u3000" not in text:
        return []
    inner = sorted(found.span() for pattern in _INNER.values() for found in pattern.finditer(text))
    gaps = [blank for blank in inner if _is_inside(text, *blank)]
    if not any(_BESIDE.match(text, start - 1) and _FIGURE.match(text, end) for start, end in inner):
        return gaps
    for torn in (found for pattern in (_TORN, _COMMA, _CELL, _MINUS) for found in pattern.finditer(text)):
        if torn.re is not _TORN or _is_one(text, torn):
            gaps += [(torn.start() + b.start(), torn.start() + b.end()) for b in _BLANK.finditer(torn.group())]
    return gaps


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a blank is typography only, by what stands on its two sides."""
    before, after = text[start - 1], text[end]
    if _IS_HAN.match(before):
        if _IS_HAN.match(after):
            counted = _COUNTED.match(after) and _NUMERAL.match(text, start - 1)
            written_out = after == "年" and _YEAR.match(text, start - 1)  # 二〇二八 年
            return bool(counted or written_out or _SPACED.match(text, start - 1))
        return text[start:end] == " " and bool(_LATIN.match(after))
    if not _LATIN.match(before) or not _IS_HAN.match(after):
        return before.isdigit() and after in "%‰、" or before == "、" and after.isdigit()
    return bool(_COUNTED.match(after)) or text[start:end] == " "


def _is_one(text: str, torn: re.Match) -> bool:
    """Whether digits with blanks between them are one figure and not two cells of a table."""
    parts = torn.group().split()
    if not _NUMBER.fullmatch("".join(parts)) or not _SAID.match(text, torn.start()):
        return False
    joined = " ".join(parts)
    by_point = joined.replace(" . ", ".").replace(". ", ".").replace(" .", ".")
    if all(len(part) == 1 for part in parts) or _GROUPS.fullmatch(joined) or _NUMBER.fullmatch(by_point):
        return True
    return bool(_IS_HAN.match(text[torn.start() - 1])) and all(
        len(part) <= 3 for part in by_point.replace(".", " ").split()
    )
