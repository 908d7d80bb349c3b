"""One number with its unit: how it is spotted in a text, and what it is worth."""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from fieldwords.lexicon import compile_words, list_words
from fieldwords.quantities import numerals
from fieldwords.quantities.numerals import CAPITALS, HAN, LOOSE_SIGN, NUMBER, VULGAR, parse_number, parse_span
from fieldwords.quantities.shares import read_fraction, read_tenths
from fieldwords.quantities.units import SIZED, YUAN, Amount, Unit, may_carry, read_units, write_pattern

SIGNS = "".join(VULGAR)
# The rest of a number that nothing before binds: not 2.4.5万, G6, 第三, 数十, 几百.
BEGIN = (
    rf"(?:(?<=[0-9])(?<![0-9.^A-Za-z第/／零十百千万亿].){numerals.ARABIC_TAIL}"
    rf"|(?<=[{HAN}])(?<![0-9.A-Za-z第/{HAN}].)(?<![数几][十百千万亿]){numerals.SPOKEN_TAIL}"
    rf"|(?<=[{CAPITALS}])(?<![{HAN}].){numerals.CAPITAL_TAIL}|(?<=[{SIGNS}])(?<![0-9].)[十百千万亿]{{0,2}}+)"
    rf"{numerals.LOOSE_TAIL}"
)
JOIN = r"\s?(?:[（(]含[)）])?+(?:[—–―－\-~～至]{1,4}+|到)\s?"
BOTH = re.compile("[^万亿]*+[万亿][^万亿]*+[万亿]|[^0-9]*+[0-9][^万亿]*+[万亿][^0-9]*+[0-9]")
FOREIGN = re.compile(
    r"[0-9.][近约超逾]\Z|[^\u4e00-\u9fffA-Za-z\s，。；、：！？“‘《（(]\Z"
)  # no bare 万 behind 5.约, --
ZEROS = re.compile("[零〇○]+[万亿]|0[0-9]")
LED = re.compile("○[一二三四五六七八九][十百千万亿]")  # ○五万亩
AROUND = compile_words(r"{behind_bare}(?=\W|\Z|的)")
STARTING, DIFFERING = list_words("starting"), list_words("differing")
PRICED = re.compile("[百千万][二三四五六七八九]一\\Z")
TIMES = Unit("倍", Decimal(1), "ratio", "any")


class Quantity(NamedTuple):
    """A number with its unit: values in `unit.base`.

    `loose` is the 余, 多, 来 or 几 inside the number, + where it is exceeded (12万+); `per` what it is for each of
    (亩, 头); `flaw` why there is no value: masked, torn, blank, vague.
    """

    start: int
    end: int
    value: Decimal | None
    value_high: Decimal | None
    unit: Unit
    written: str
    loose: str = ""
    per: str | None = None
    flaw: str = ""


def write_flaw(start: int, end: int, name: str, flaw: str) -> Quantity:
    """Return a number in the unit `name` that has no value, and why."""
    return Quantity(start, end, None, None, read_units()[name], name, flaw=flaw)


@cache
def number_pattern() -> re.Pattern:
    """Return the one pattern that spots quantities, built from units.csv.

    It begins with a class of characters and goes on only before a unit's first character, so that the many 一, 三 and
    十 of a speech cost little.
    """
    units = write_pattern(read_units())
    digit = "[一二三四五六七八九0-9]"
    return compile_words(
        rf"(?P<n1>[0-9{HAN}{CAPITALS}{SIGNS}翻半](?:{BEGIN}|(?<=[翻半])(?<![十百千万亿]半)))(?P<plus>\+[万亿]?|(?<=[万亿])半|个半[万亿]|(?<=半)个亿)?+\s?"
        rf"(?:(?<!翻)(?:(?P<u1>{units})?+(?:{JOIN}|\s?(?P<and>[和与及])\s?)(?P<n2>{NUMBER})\s?"
        rf"(?:[）)]\s?(?P<many>[十百千万亿]{{0,2}}+))?+)?(?P<unit>{units})(?(and)(?=之间))"  # 介于3万亩和5万亩之间
        rf"(?:(?P<half>半)(?!{{not_half}})"  # 三亩半
        rf"|(?<=元)(?P<jiao>{digit})[角毛](?:(?P<fen>{digit})分)?"  # 三元五角
        rf"|(?<=[^公]斤)(?P<liang>{digit})两"  # 三斤四两
        rf"|(?<=亩)(?!一分{{none_left}})(?P<parts>{digit})(?:分(?!{{not_fen}})(?P<li>(?:{digit}|半)(?=[，。；、！？]|\Z))?+"
        rf"|(?=[，。；、]|多(?:一点)?[，。；]|\Z)))?+"  # 一亩二分, 一亩二分五
        rf"|分之(?P<top>{NUMBER}|[{CAPITALS}])(?:\s?(?:至|到|[—－–~～\-]{{1,2}})\s?(?:(?P=n1)分之)?"
        rf"(?P<top2>{NUMBER}))?+"  # 百分之五至七
        rf"|(?:成?{JOIN}(?P<ten2>[0-9{HAN}半](?:\.[0-9])?)\s?)?成"  # 三至四成, 三成至四成
        rf"(?P<more>[二三四五六七八九半]|一(?=[，。；、！？]|\Z))?+(?!{{not_tenth}})"  # 七成五
        rf"|块(?:(?P<mao>{digit})(?:[角毛](?:(?P<cent>{digit})(?:分|(?=一{{piece}})))?|(?![.．][0-9])(?=\W|\Z|以|左|的|钱|一{{piece}}))"
        rf"|(?=一{{piece}}))(?:一(?P<piece>{{piece}}))?+"  # 一块二, 一块二一斤, 五块一斤
        rf"|(?<!一(?=分{{none_left}}))(?P<land>分)(?!{{not_fen}})(?P<less>(?:{digit}|半)(?=[，。；、！？]|\Z))?+"
        rf"|(?<=翻)了?(?P<fold>[一两二三四五])?番)"
    )


def _share_multiplier(first: Decimal, n1: str, n2: str) -> Decimal:
    """Value of the first number of a range: 3至5万亩 and 十八至三十万 share the multiplier behind the second number."""
    n2 = LOOSE_SIGN.sub("", n2)
    for own, run in (("[十百千万亿拾佰仟]", "[十百千万亿拾佰仟]+"), ("[万亿]", "[万亿]+")):
        shared = re.search(rf"(?<!\A){run}\Z", n2)
        if shared and not re.search(own, n1):
            rest, factor = parse_number(n2[: shared.start()]), parse_number(shared.group())
            return first * factor if rest is not None and factor and first < rest else first
    return first


@lru_cache(maxsize=65536)
def _read_number(written: str, name: str, by_digit: bool) -> Amount | None:
    """One number with its unit; None when it is no number."""
    low, high = parse_span(written, by_digit)
    unit, loose = read_units()[name], LOOSE_SIGN.search(written)
    if low is None:
        return None
    high = None if high is None else high * unit.factor
    return Amount(low * unit.factor, high, unit, loose.group() if loose else "")


@lru_cache(maxsize=65536)
def _read_range(n1: str, u1: str | None, n2: str, name: str, by_digit: bool) -> Amount | None:
    """A到B; None when it is no range (由2万亩到1万亩, 2.4万头到10万只)."""
    first, second = _read_number(n1, u1 or name, by_digit), _read_number(n2, name, by_digit)
    if first is None or second is None or first.unit.base != second.unit.base:
        return None
    low, high = first.value, second.value_high or second.value
    if u1 is None:
        low = _share_multiplier(low / first.unit.factor, n1, n2) * first.unit.factor
    return Amount(low, high, second.unit, first.loose or second.loose) if low < high else None


def _read_parts(number: str, name: str, half: str | None, tenth: str | None, hundredth: str | None, by_digit: bool):
    """三亩半, 三元五角, 三斤四两, 一块二毛五分, 一亩二分."""
    read = _read_number(number, name, by_digit)
    if read is None:
        return None
    more = sum(
        parse_number(digit) * Decimal(part)
        for digit, part in ((half, "1"), (tenth, "0.1"), (hundredth, "0.01"))
        if digit
    )
    return read._replace(value=read.value + more * read.unit.factor)


def _read_land(number: str, less: str | None, before: str) -> Amount | None:
    """七分 as seven tenths of a mu where it is said of land: 人均耕地只有七分, 八分七, 六分半."""
    read = _read_number(number, "亩", False)
    if not read or read.value >= 10 or not any(word in before for word in list_words("land")):
        return None
    part = parse_number(less or "零") / (1 if less == "半" else 10)
    return read._replace(value=(read.value + part) / 10)


def read_match(match: re.Match, text: str, by_digit: bool) -> list[Quantity]:
    """Return the quantities of one match of `number_pattern` in a folded text; `by_digit` as for `numerals.parse_span`.

    Two where the match is of no range (由2万亩到1万亩), none where the number means nothing.
    """
    start, end = match.span()
    n1, n2, name = match.group("n1", "n2", "unit")
    if name and n2:
        return _read_both(match, text, by_digit)
    if name:
        return _read_one(match, text, by_digit)
    if n1 == "翻":
        start = start if match["fold"] is None else match.start("fold")
        if text.startswith("半", end):  # 翻两番半
            return [Quantity(start, end + 1, None, None, TIMES, match.group() + "半", flaw="vague")]
        read = Amount(2 ** (parse_number(match["fold"] or "一")), None, TIMES)
    elif match["top"]:
        read = read_fraction(n1, match["top"], match["top2"], by_digit)
        if read is None and match["top2"]:
            read, end = read_fraction(n1, match["top"], None, by_digit), match.end("top")
    elif match["mao"] or match["piece"]:
        read = _read_parts(n1, "元", None, match["mao"], match["cent"], by_digit)
    elif match["land"]:
        read = _read_land(n1, match["less"], text[max(0, start - 10) : start])
    else:
        read = read_tenths(n1, match["more"], match["ten2"])
    return [Quantity(start, end, *read[:3], match.group(), read.loose, match["piece"])] if read else []


def _read_both(match: re.Match, text: str, by_digit: bool) -> list[Quantity]:
    """A number, a sign of a range, a number and a unit; （30—50）万头."""
    n1, n2, name = match.group("n1", "n2", "unit")
    bracket, closed = text[match.start() - 1 : match.start()] in ("（", "("), match["many"] is not None
    if n1[0].isdigit() and n2 in ("万", "亿"):  # 12～万亩
        return [write_flaw(*match.span(), name, "torn")]
    read = _read_range(n1, match["u1"], n2 + (match["many"] or ""), name, by_digit)
    grown = match["u1"] and text.endswith(STARTING, 0, match.start())  # 从4260元到7935元
    grown = grown and not text.startswith(DIFFERING, match.end())
    if read is not None and not match["half"] and closed <= bracket and not grown:
        if match["u1"] is None and 0 < read.value * 200 < read.value_high:  # 5—3万亩
            read = read._replace(value=None, value_high=None)
        flaw = "" if read.value_high else "multiplier not told"
        return [Quantity(match.start() - closed, match.end(), *read[:3], name, read.loose, None, flaw)]
    if closed:
        return []
    middle = match.end("u1") if match["u1"] else match.end("n1")
    spans = ((n1, match["u1"] or name, match.start(), middle), (n2, name, match.start("n2"), match.end("unit")))
    return [row for span in spans for row in _read_plain(*span, by_digit)]


def _read_one(match: re.Match, text: str, by_digit: bool) -> list[Quantity]:
    """A number and a unit: 2.4万头, 三亩半, 一亿半斤, 12+万亩."""
    (start, end), (n1, name, more) = match.span(), match.group("n1", "unit", "plus")
    half, jiao, fen, liang, parts, li = match.group("half", "jiao", "fen", "liang", "parts", "li")
    fen, tenth = fen or li and li.replace("半", "五"), jiao or liang or parts
    if half and re.search("[万亿]", n1):  # 1万吨半 is no number
        half, end = None, end - 1
    if half or tenth:
        read = _read_parts(n1, name, half, tenth, fen, by_digit)
        return [Quantity(start, end, *read[:3], name, read.loose)] if read else []
    if more and "半" in more:
        whole, mark = (n1, more[-1]) if more[0] == "个" else (n1[:-1], n1[-1])
        value, unit = parse_number(whole), read_units()[name]
        value = None if value is None else (value + Decimal("0.5")) * parse_number(mark) * unit.factor
        return [Quantity(start, end, value, None, unit, name)] if value else []
    if more:
        rows = _read_plain(n1 + more[1:], name, start, end, by_digit)
        return [row._replace(loose="+") for row in rows]
    rows = _read_plain(n1, name, start, end, by_digit) if n1[0] not in HAN else _read_spoken(match, text, by_digit)
    if not rows and parse_number(n1) is None and (BOTH.match(n1) or ZEROS.match(n1)):
        return [write_flaw(start, end, name, "torn")]
    return [row._replace(loose="+") for row in rows] if text.startswith("+", end) else rows


def _read_spoken(match: re.Match, text: str, by_digit: bool) -> list[Quantity]:
    """A number in words and a unit: 三千亩, 上千只, 百万亩; bare 万 only where usage counts with it."""
    (start, end), (n1, name) = match.span(), match.group("n1", "unit")
    if PRICED.search(n1) and read_units()[name].kind in SIZED:  # 一百五一吨 is what a tonne costs
        price = _read_plain(n1[:-1], YUAN, start, end, by_digit)
        return [row._replace(per=name) for row in price]
    before, words = text[start - 1 : start], list_words("before_bare")
    if before in ("成", "上", "约") and text[start - 2 : start - 1] in list_words("compound"):  # 建成万亩茶园
        before = ""
    if before == "上" and text[start - 2 : start - 1] in ("百", "千"):  # 成千上万株
        return []
    if n1 in ("万", "亿") and before not in words and not AROUND.match(text, end):
        return []
    if LED.match(n1) or n1 in ("万", "亿") and FOREIGN.search(text, max(0, start - 2), start):
        return [write_flaw(start, end, name, "torn")]
    sized = before in words and before not in "成约" and read_units()[name].kind in SIZED
    over = sized and text[start - 2 : start - 1] not in ("百", "千")  # 上千只, no 成百上千头
    sure = n1 in "百千万亿" and (over or AROUND.match(text, end) is not None) or n1 in ("万", "亿")
    rows = _read_plain(n1, name, start, end, by_digit, sure)
    more = not n1.strip("百千万亿") and before and before in "上成"
    return [row._replace(loose="+") for row in rows] if more else rows


def _read_plain(number: str, name: str, start: int, end: int, by_digit: bool, sure: bool = False) -> list[Quantity]:
    read = _read_number(number, name, by_digit)
    carries = read is not None and (sure or may_carry(read.unit, number))
    return [Quantity(start, end, *read[:3], name, read.loose)] if carries else []
