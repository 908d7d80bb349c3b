"""Numbers as they are written in Chinese: 2.4, 1,234, 三万五千, 3万5千, 一点六, 百万, 三四十, exact in `decimal`."""

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = dict(zip("零〇○一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6",
          "⅘": "0.8", "⅙": "1/6", "⅚": "5/6", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}  # fmt: skip
SHORT_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
TENS = {"千": 1000, "仟": 1000, "百": 100, "佰": 100, "十": 10, "拾": 10}
MYRIADS = {"兆": 10**12, "亿": 10**8, "万": 10**4}
MULTIPLIERS = MYRIADS | TENS  # the largest first: a number is split at the largest it holds
SPELLED = str.maketrans(SHORT_TENS | {"w": "万", "W": "万", "k": "千", "K": "千"})
POWER = re.compile(r"(.+?)\s?[×xX*·]\s?10(?:\^([0-9]{1,2})|([⁰¹²³⁴-⁹]{1,2}))(.*)")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
IGNORED = re.compile(r"[,，\s余多来几]|、(?=[零〇○一二三四五六七八九]{3})")  # 一、〇〇〇 as in 1,000
SIGN = re.compile(r"[负\-－−]")
POINT = re.compile(r"[点·•]")
PLAIN = re.compile(r"(?:0|[1-9][0-9]*)?(?:\.[0-9]+)?(?<=[0-9])")

LOOSE = "[余多来几]"  # 7000多亩, 三千余万亩, 十几万头
LOOSE_SIGN = re.compile(LOOSE)
# 陆 and 伍 are words as well (大陆, 队伍): these begin a number only before 拾, 佰 ...
CAPITALS = "拾壹贰叁肆伍陆柒捌玖"
_DIGITS = "零〇○一二三四五六七八九"
_SMALL = "十百千拾佰仟"
HAN = _DIGITS + "两俩廿卅卌十百千万亿"
_PLAIN = HAN.translate({ord("千"): None, ord("百"): None})
_LARGE = "(?:千(?![米瓦克卡])|百(?!分点))"  # 5万千瓦 is 50,000 千瓦, 三百分点 are 3
_MULTIPLIER = rf"(?:[十拾佰仟万亿]|{_LARGE}|[wWkK](?=[元亩头只吨斤羽]))"
VAGUE = {"一二", "一两", "三两", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"}
# 七、八元 and 三、四十头 are one number; 三、五亩 of a list are two.
_NEIGHBOURS = "|".join(f"(?<={pair[0]}、){pair[1]}" for pair in sorted(VAGUE))

# What may follow the first character of a number. Every repetition is bounded and possessive: nothing backtracks.
ARABIC_TAIL = (
    r"(?:[0-9]{0,2}+(?:[,，][0-9]{3}(?![0-9])){1,5}+|[0-9]{0,14}+)(?:\.[0-9]{1,8}+)?+[½¼¾⅓-⅞]?+"
    r"(?:\s?[×xX*·]\s?10(?:\^[0-9]{1,2}+|[⁰¹²³⁴-⁹]{1,2}+))?+"
    rf"(?:\s?{_MULTIPLIER}{{1,3}}+(?:零?[0-9一二两三四五六七八九]{{1,4}}+{_MULTIPLIER}{{0,2}}+){{0,3}}+)?+"
)
SPOKEN_TAIL = (
    rf"[{_PLAIN}]{{0,15}}+(?:{_LARGE}[{_PLAIN}]{{0,15}}+){{0,6}}+"
    rf"(?:、[{_DIGITS}]{{3}}(?![{_DIGITS}])){{0,3}}+"
    rf"(?:[点·•][{_DIGITS}{CAPITALS}]{{1,8}}+(?:[十拾佰仟万亿]|{_LARGE}){{0,3}}+|[万亿]{{1,2}}+"
    rf"|、(?:{_NEIGHBOURS})(?:(?<![十拾].、.)[{_SMALL}])?+[万亿]{{0,2}}+)?"
)
CAPITAL_TAIL = rf"(?=[拾佰仟万亿])[{CAPITALS}{HAN}拾佰仟]{{1,23}}+(?:点[{_DIGITS}{CAPITALS}]{{1,8}}+)?+"
LOOSE_TAIL = rf"(?:{LOOSE}[万亿]{{0,2}}+)?+"
NUMBER = rf"(?:[0-9]{ARABIC_TAIL}|[{HAN}]{SPOKEN_TAIL}){LOOSE_TAIL}"

PAIR = re.compile(
    r"(?P<head>[^点·•]{0,24}?)(?<![一二两三四五六七八九])(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])"
    r"(?P<tail>[十百千万亿拾佰仟]{0,6}+)"
)


def _read_digits(text: str) -> Decimal | None:
    """Value of digits alone: 12.5, 七, 二〇二五 read digit by digit."""
    if text == "半":
        return Decimal("0.5")
    if text and all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    if text[-1:] in VULGAR:
        whole, (top, _, bottom) = _read_digits(text[:-1] or "0"), VULGAR[text[-1]].partition("/")
        return None if whole is None else whole + Decimal(top) / Decimal(bottom or 1)
    return Decimal(text) if PLAIN.fullmatch(text) else None


def _read_integer(text: str) -> Decimal | None:
    """Value of a number without sign and 点, split at its largest multiplier: 一万二千亿 is (一万二千) 亿."""
    mark = next((mark for mark in MULTIPLIERS if mark in text), None)
    if mark is None:
        return _read_digits(text)
    head, tail = text.rsplit(mark, 1) if mark in MYRIADS else text.split(mark, 1)
    if mark in TENS and any(other in head for other in TENS):  # 五十千
        return None
    rest = tail.lstrip("零〇○")
    if mark in MYRIADS and re.search(rf"[0-9]{{3}}{mark}|{mark}.*[0-9]", head):  # 30万2万, 1122万万
        return None
    if head.endswith(mark) and rest.isascii() and rest:  # 21万万1
        return None
    high = _read_integer(head.lstrip("零〇○") or "零") if head else Decimal(1)
    low = _read_integer(rest) if rest else Decimal(0)
    if high is None or low is None or low >= MULTIPLIERS[mark] or not high and head[0] in DIGITS:  # 二十三十, 零百
        return None
    if len(tail) == 1 and low < 10:  # 三万五 = 35000, 一百二 = 120
        low *= MULTIPLIERS[mark] // 10
    return high * MULTIPLIERS[mark] + low


@lru_cache(maxsize=65536)
def parse_number(text: str) -> Decimal | None:
    """Return the exact value of a written number.

    Parameters
    ----------
    text : str
        Digits, Chinese numerals or both, with 万/亿 at any place: ``'1.66万'``, ``'三万五千'``, ``'1,234'``,
        ``'3万5千'``, ``'一点六'``, ``'百万'``, ``'负三'``. Blanks and 余, 多, 来, 几 count nothing (``'十余万'``).
        Full-width digits must be folded first.

    Returns
    -------
    Decimal or None
        None when the characters do not make a number (``'零百'``).

    Examples
    --------
    >>> parse_number("一万二千六百七十三")
    Decimal('12673')
    >>> parse_number("1.3万亿")
    Decimal('1300000000000')
    >>> parse_number("一万二")
    Decimal('12000')
    """
    if PLAIN.fullmatch(text):  # as most are written
        return Decimal(text)
    text = IGNORED.sub("", text).translate(SPELLED)
    if power := POWER.fullmatch(text):
        value = parse_number(power[1] + power[4])
        return None if value is None else value.scaleb(int((power[2] or power[3]).translate(RAISED)))
    if SIGN.match(text):
        value = parse_number(text[1:])
        return None if value is None or SIGN.match(text[1:]) else -value
    whole, *rest = POINT.split(text)
    value = _read_integer(whole)
    if value is None or not rest:
        return value
    spoken = "".join(rest)
    multipliers = spoken.lstrip("".join(DIGITS))
    fraction = _read_digits(spoken[: len(spoken) - len(multipliers)])
    if len(rest) > 1 or fraction is None or any(mark not in MULTIPLIERS for mark in multipliers):
        return None
    value += fraction.scaleb(len(multipliers) - len(spoken))
    for mark in multipliers:
        value *= MULTIPLIERS[mark]
    return value


@lru_cache(maxsize=65536)
def parse_span(text: str, by_digit: bool = False) -> tuple[Decimal | None, Decimal | None]:
    """Return the lower and the upper value of a written number; the upper is None unless two neighbours make it vague.

    Parameters
    ----------
    text : str
        As for `parse_number`, or with neighbouring digits: ``'三四十'``, ``'两三万'``, ``'三五百'``, ``'七、八'``.
    by_digit : bool
        Whether the document writes its numbers digit by digit (``'百分之一八·二'``), so that ``'三五万'`` is 350,000.

    Returns
    -------
    tuple of Decimal or None

    Examples
    --------
    >>> parse_span("一万六七")
    (Decimal('16000'), Decimal('17000'))
    """
    if text.isascii():
        return parse_number(text), None
    pair = PAIR.fullmatch(text.replace("、", "").translate(SPELLED))
    plain = by_digit and pair and "、" not in text and not pair["head"] and pair["tail"].strip(_SMALL) == pair["tail"]
    whole = pair and (not pair["head"] or any(mark in pair["head"] for mark in MULTIPLIERS))  # not 二〇二三
    if whole and pair["low"] + pair["high"] in VAGUE and not plain:
        low, high = (parse_number(pair["head"] + pair[name] + pair["tail"]) for name in ("low", "high"))
        if low is not None and high is not None:
            return min(low, high), max(low, high)
    return parse_number(text), None
