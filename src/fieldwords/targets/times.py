"""Time expressions of the genre: 今年, 到2025年, “十四五”末, 三年内, 五年来, 比上年."""

import re
from functools import cache
from typing import NamedTuple

from fieldwords.corpus.calendar import read_year
from fieldwords.lexicon import read_lexicon

OFFSETS = {
    "今年": 0, "今冬": 0, "今秋": 0, "今春": 0, "今夏": 0, "今冬明春": 1, "去冬今春": 0,
    "去年": -1, "上年": -1, "去冬": -1, "上一年": -1, "去秋": -1, "前年": -2, "上个榨季": -1, "上一季": -1, "上季": -1,
    "明年": 1, "来年": 1, "明春": 1, "后年": 2,
}  # fmt: skip
COUNTS = (
    {word: number for number, word in enumerate("一二三四五六七八九十", 1)}
    | {"两": 2}
    | {str(n): n for n in range(1, 11)}
)
COUNT = "[一二两三四五六七八九十]|10|[1-9]"
YEAR = "(?:19|20)[0-9]{2}|[一二][九〇○零][〇○零一二三四五六七八九]{2}"
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


# Each time begins with one of these.
FIRST = '比较与同相是到至“"从本上二世去前今后明来年第未用再往接力过近超最的两一二三四五六七八九十1-9'
PATTERN = re.compile(
    rf"(?=[{FIRST}])(?P<base>比(?:[^，。；\d一二]{{1,5}}的)?|较|与|同|相比|相当于|接近了?|超过了?|是(?=[^，。；]{{2,9}}的|[^，。；]{{2,20}}的[\d.]+倍))?"
    rf"(?P<until>到|至)?[“\"]?(?:"
    rf"从?(?P<first>{YEAR})(?:年)?[—–\-－~～至到]{{1,2}}(?P<last>{YEAR})年"
    rf"|(?P<year>{YEAR})年(?P<tail>以来|末|底|以前|前|初)?(?P<ground>的?基[础数]上|为基[础数期])?"
    rf"|(?P<century>(?:上|本|20|二十)?世纪末)"
    rf"|(?P<decade>[五六七八九])十年代(?P<part>末|后期|中期|初)?"
    rf"|(?P<offset>{'|'.join(sorted(OFFSETS, key=len, reverse=True))})(?!度)(?P<beyond>的?基[础数]上)?"
    rf"|(?P<within>本年|年内)"
    rf"|第(?P<nth>[一二三四五六七八九十]{{1,2}})个五年计划"
    rf"|(?P<scheme>五年计划)"
    rf"|(?P<plan>{PLAN})[”\"]?(?P<part_of>末|期末|期间|时期|以来|中期)?"
    rf"|(?:未来|今后|用|再用|往后|接下来|力争用)(?P<ahead>{COUNT})(?:到|至|—)?[一二三四五六七八九十\d]?年(?:时间|左右)?(?P<ahead_in>内|里|中)?"
    rf"|(?<![\d十])(?P<in>{COUNT})年(?:之)?内"
    rf"|(?:过去|近|最近|前)?(?:的)?(?<![十百])(?<!\d(?=\d))(?P<past>{COUNT})年(?:多)?(?:来|间|以来|里|中|(?=共|合计|总共))"
    rf"|(?:过去|近|最近)(?:的)?(?P<lately>{COUNT})年"
    rf")"
)


SIGNS = frozenset("年冬秋春夏五季纪")  # one of them stands in every time


@cache
def read_plan_ends() -> dict[str, int]:
    """Return the last year of each five-year plan by its name (十四五: 2025)."""
    rows = read_lexicon("plan_periods")
    return dict(zip(rows["name"], map(int, rows["last_year"]), strict=True))


def find_times(text: str) -> list[Time]:
    """Return the time expressions of a folded text from left to right."""
    times = []
    if not SIGNS.intersection(text):
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
            kind, value, until = "year", 1900 + 10 * COUNTS[match["decade"]] + part, True
        elif match["offset"]:
            kind, value = "offset", OFFSETS[match["offset"]]
            base = base or bool(match["beyond"])
            until = until and not text.startswith("的", match.end())  # 掉到今年的31.5万亩
        elif match["within"]:
            kind, value = "within", 0
        elif match["nth"] and match["nth"] + "五" in read_plan_ends():
            kind, value = "period", read_plan_ends()[match["nth"] + "五"]
        elif match["nth"]:
            continue
        elif match["plan"]:
            ends = read_plan_ends()
            if match["plan"] not in ends or not (match["part_of"] or until or base):
                continue
            kind, value = "period", ends[match["plan"]]
        elif match["ahead"] or match["in"] or match["scheme"]:
            kind, value = "ahead", COUNTS[match["ahead"] or match["in"] or "五"]
        else:
            kind, value = "past", COUNTS[match["past"] or match["lately"]]
        times.append(Time(match.start(), match.end(), kind, value, until, base, since))
    return times
