"""Mending: signs inside figures as they are usually written (2·4万头, 二O二五年, 30一50万头), each for one."""

import re
from collections.abc import Callable

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
# A question mark in place of a figure or its multiplier (？万亩, 2.4?头) ends no sentence.
_LOST = re.compile(
    r"[?？](?:(?<=[\d.].)[?？]{0,3}(?=[\d.]{0,4}[十百千万亿]{0,3}[亩吨头只羽元公斤倍%])"
    r"|(?<=[\u4e00-\u9fff].)(?=[\d.]{1,4}[万亿][亩吨头只羽元公斤])"
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
    r"\d(?<![\d./年].)(?!(?:(?<=1)9|(?<=2)0)\d\d/)[\d.]{0,7}(?: ?/ ?\d[\d.]{0,7}){1,9}(?=[万亿亩吨头只羽元公斤%])"
)
_STROKE = re.compile(r"/(?<=[\d. ]/)(?=[ \d])")
_NEXT = re.compile(r"/(?<=([万亿亩吨头只羽元斤%])/)(?=\d[\d.]{0,8}[万亿]{0,2}公?\1)")
_DASH = re.compile(r"一(?:(?<=\d.)|(?<=\d[万亿].)|(?<=\d [万亿].))(?= ?\d)")  # 30一50万头, 30万一50万头


def replace_signs(patterns: dict[str, re.Pattern], text: str, told: Callable[[re.Match], str]) -> str:
    """Return a text with what is `told` in place of each sign that one of the patterns (`begin_with`) finds."""
    found = [match for sign, pattern in patterns.items() if sign in text for match in pattern.finditer(text)]
    return put_in(text, ((*match.span(), told(match)) for match in sorted(found, key=re.Match.start)))


def mend_figures(text: str) -> str:
    """Return a text with points, zeros, strokes and dashes inside figures as they are usually written."""
    text = replace_signs(_LETTER_O, text, lambda found: "0" if text[found.start() - 1] in "0123456789" else "〇")
    mixed = [found.start() - 1 for found in _MIXED.finditer(text)]
    text = put_in(text, ((at, at + 1, str("二三四五六七八九".index(text[at]) + 2)) for at in mixed))
    text = _HAN_ZERO.sub("0", _ZERO_BETWEEN.sub("〇", text))
    text = replace_signs(_POINT, text, lambda found: "." if _STOP.match(text, found.start()) else found[0])
    text = replace_signs(_SPOKEN_POINT, text, lambda found: "·")
    if "？" in text or "?" in text:
        text = _LOST.sub(lambda found: "□" * len(found[0]), text)
    if _STROKE.search(text):
        text = _STROKES.sub(lambda found: _part_list(text, found), text)
    text = _NEXT.sub("、", text)
    return _DASH.sub("—", text)


def _part_list(text, found):
    """A list with commas for its strokes; two figures are one where 分别 says so, and a rate (254.6/10万) is none."""
    told = found[0].count("/") > 1 or "分别" in text[max(0, found.start() - 16) : found.start()]
    return found[0].replace("/", "、") if told and found[0].rpartition("/")[2].strip(" 01") else found[0]
