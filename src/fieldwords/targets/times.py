"""Time expressions of the genre: 今年, 到2025年, “十四五”末, 三年内, 五年来, 比上年."""

import re
from typing import NamedTuple

from fieldwords.corpus.calendar import YEAR, read_periods, read_year
from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities.numerals import parse_number

OFFSETS = dict.fromkeys(list_words("last_year"), -1) | dict.fromkeys(list_words("year_before"), -2)
OFFSETS |= dict.fromkeys(list_words("third_before"), -3)
OFFSETS |= dict.fromkeys(list_words("this_year"), 0) | dict.fromkeys(list_words("next_year"), 1)
OFFSETS |= dict.fromkeys(list_words("year_after"), 2)
OFFSET = "|".join(sorted(OFFSETS, key=len, reverse=True))
COUNT = "[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|[12]\\d|30|[1-9]"
RARE = r"(?![^，。；\d]{0,4}{record})"  # 创十年来新高 tells how rare a figure is
NEAR = 12  # signs before a time in which the figure lies that is set against another
FIGURE = re.compile(r"[\d十百千万亿][^，。；\d]{0,5}[，（]\Z")  # 9万亩，
FIGURE_BEHIND = compile_words(r"{amounts_to}[\d一二两三四五六七八九十百]")
PLAN = "[一二三四五六七八九十]{1,2}五"


class Time(NamedTuple):
    """A time expression; `value` is a year, an offset from the year it is spoken in, or a number of years.

    `kind` is year, offset, period (a five-year plan), ahead, past, or within (年内: the year of its section).
    `until` marks an end that lies ahead (到2025年); `baseline` a year that is only compared with (比上年增长); `since`
    is the first year of a stretch (一九五五年到一九八一年).
    """

    start: int
    end: int
    kind: str
    value: int
    until: bool
    baseline: bool
    since: int | None = None


LED = (*OFFSETS, *list_words("than"), *list_words("from_now"), *list_words("lately"))
# Each time begins with one of these, and one of those stands in it.
FIRST = '比是到至“"从本上世年第的两一二三四五六七八九十1-9' + "".join(word[0] for word in LED)
SIGNS = "年五纪" + "".join({word[-1] for word in OFFSETS} - {*"年五纪"})
PATTERN = compile_words(
    rf"(?=[{FIRST}])(?P<base>比(?:[^，。；\d一二]{{1,5}}的)?|{{than}}|是(?=[^，。；]{{2,9}}的|[^，。；]{{2,20}}的[\d.]+倍))?"
    rf"(?P<until>到|至)?[“\"]?(?:"
    rf"从?(?P<first>{YEAR})(?:年)?[—–\-－~～至到]{{1,2}}(?P<last>{YEAR})年"
    rf"|(?P<year>{YEAR})年(?P<tail>以来|末|底|以前|前|初)?(?P<ground>的?{{ground}}|为基[础数期]|{{held_against}})?"
    rf"|(?P<century>(?:上|本|20|二十)?世纪末)"
    rf"|(?P<decade>[五六七八九])十年代(?P<part>末|后期|中期|初)?"
    rf"|(?!{{no_last_year}})(?P<offset>{OFFSET})(?!度)(?P<beyond>的?{{ground}}|{{held_against}})?"
    rf"|(?P<within>本年|年内)"
    rf"|(?<![\d十百几]|{{earlier}})(?P<ago>{COUNT})年[以之]?前(?!{{not_ago}})"
    rf"|第(?P<nth>[一二三四五六七八九十]{{1,2}})个五年计划"
    rf"|(?P<scheme>五年计划)"
    rf"|(?P<plan>{PLAN})[”\"]?(?P<part_of>{{plan_part}})?"
    rf"|{{from_now}}(?P<ahead>{COUNT})(?:到|至|—)?[一二三四五六七八九十\d]?年(?:时间|左右)?(?P<ahead_in>内|里|中)?"
    rf"|(?<![\d十])(?P<in>{COUNT})年(?:之?内|(?P<later>以?后))"
    rf"|(?:{{lately}}|前)?的?(?<![十百])(?<!\d(?=\d))(?P<past>{COUNT})年(?:多)?"
    rf"(?:来|间|以来|里|中|(?=共|合计|总共)){RARE}"
    rf"|{{lately}}的?(?P<lately>{COUNT})年{RARE}"
    rf")"
)


def is_aside(text: str, time: Time) -> bool:
    """Whether a time dates no more than the number behind it, which another is set against: 9万亩，去年是7.8万亩."""
    before = FIGURE.search(text, max(0, time.start - NEAR), time.start)
    return before is not None and FIGURE_BEHIND.match(text, time.end) is not None


def find_times(text: str) -> list[Time]:
    """Return the time expressions of a folded text from left to right."""
    times = []
    if not any(sign in text for sign in SIGNS):
        return times
    for match in PATTERN.finditer(text):
        until, base, since = bool(match["until"]), bool(match["base"]), None
        if match["first"]:
            kind, value, since = "year", read_year(match["last"]), read_year(match["first"])
        elif match["year"]:
            kind, value = ("past", 0) if match["tail"] == "以来" else ("year", read_year(match["year"]))
            until, base = until or match["tail"] in ("以前", "前"), base or bool(match["ground"])
        elif match["century"]:  # said in the last century, or of it
            kind, value, until = "year", 2000, until or match["century"][0] == "本"
        elif match["decade"]:
            part = {"初": 0, "中期": 5}.get(match["part"], 9)
            kind, value, until = "year", 1900 + 10 * int(parse_number(match["decade"])) + part, True
        elif match["offset"]:
            kind, value = "offset", OFFSETS[match["offset"]]
            base = base or bool(match["beyond"])
            until = until and not text.startswith("的", match.end())  # 掉到今年的31.5万亩
        elif match["within"]:
            kind, value = "within", 0
        elif match["ago"]:
            kind, value = "offset", -int(parse_number(match["ago"]))
        elif match["nth"] or match["plan"]:
            name, told = match["plan"] or match["nth"] + "五", match["nth"] or match["part_of"] or until or base
            if not told or name not in read_periods():
                continue
            kind, value = "period", read_periods()[name][1]
        elif match["ahead"] or match["in"] or match["scheme"]:
            years = int(parse_number(match["ahead"] or match["in"] or "五"))
            kind, value = "ahead", years + bool(match["later"])  # three years count this one, 三年后 does not
        else:
            kind, value = "past", int(parse_number(match["past"] or match["lately"]))
        times.append(Time(match.start(), match.end(), kind, value, until, base, since))
    return times
