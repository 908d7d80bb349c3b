"""Numbers as they are written in Chinese: 2.4, 1,234, 三万五千, 3万5千, 一点六, 百万, exact in `decimal`."""

from decimal import Decimal
from functools import lru_cache

DIGITS = dict(zip("零〇○一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
HAN = "".join(DIGITS) + "".join(TENS) + "万亿"

# Every repetition is bounded and possessive: no input makes them backtrack.
ARABIC = r"(?:\d{1,3}+(?:[,，]\d{3}(?!\d))++(?:\.\d{1,6}+)?|\d{1,15}+(?:\.\d{1,8}+)?)"
MULTIPLIER = "[十百千万亿]"
MIXED = rf"(?:{ARABIC}(?:\s?{MULTIPLIER}{{1,3}}+(?:\d{{1,4}}+{MULTIPLIER}{{1,2}}+){{0,2}}+)?+)"
SPOKEN = rf"(?:[{HAN}]{{1,24}}+(?:点[零〇○一二三四五六七八九]{{1,8}}+[万亿]{{0,2}}+)?+)"


def _section_value(digits: str) -> int | None:
    """Value below 万: 六百一十五, 百, 三五 read digit by digit as 35."""
    total, current, seen_ten = 0, None, False
    for char in digits:
        if char in DIGITS:
            if current and not seen_ten and total == 0:
                current = current * 10 + DIGITS[char]  # 二〇二五
            else:
                current = DIGITS[char]
        else:
            if current == 0:
                return None
            total += (1 if current is None else current) * TENS[char]
            current, seen_ten = None, True
    if current is not None and seen_ten and len(digits) > 1 and digits[-2] in TENS and TENS[digits[-2]] > 10:
        current *= TENS[digits[-2]] // 10  # 三千五 = 3500, 一百二 = 120
    return total + (current or 0)


def _integer_value(text: str) -> int | None:
    """Value of a Chinese integer, 万 and 亿 nested as in 一万二千亿."""
    for mark in ("亿", "万"):
        if mark in text:
            head, tail = text.rsplit(mark, 1)
            high = 1 if not head else _integer_value(head)
            low = _integer_value(tail) if tail else 0
            if high is None or low is None:
                return None
            if len(tail) == 1 and tail in DIGITS and tail not in "零〇○":
                low *= MYRIADS[mark] // 10  # 三万五 = 35000
            return high * MYRIADS[mark] + low
    return _section_value(text)


def _spoken_value(text: str) -> Decimal | None:
    whole, _, fraction = text.partition("点")
    tail = fraction.lstrip("零〇○一二三四五六七八九")
    value = _integer_value(whole)
    if value is None:
        return None
    number = Decimal(value)
    if fraction:
        digits = "".join(str(DIGITS[c]) for c in fraction[: len(fraction) - len(tail)])
        number += Decimal(digits).scaleb(-len(digits))
    for mark in tail:
        number *= MYRIADS[mark]
    return number


def _mixed_value(text: str) -> Decimal:
    total, digits, factor = Decimal(0), "", 1
    for char in text + "\0":
        if char in TENS or char in MYRIADS:
            factor *= TENS.get(char) or MYRIADS[char]
        elif char.isdigit() or char in ".\0":
            if factor > 1 or char == "\0":
                total += Decimal(digits or 0) * factor
                digits, factor = "", 1
            digits += char
    return total


@lru_cache(maxsize=65536)
def parse_number(text: str) -> Decimal | None:
    """Return the exact value of a written number.

    Parameters
    ----------
    text : str
        Digits, Chinese numerals or both, with 万/亿 at any place: ``'1.66万'``, ``'三万五千'``, ``'1,234'``,
        ``'3万5千'``, ``'一点六'``, ``'百万'``. Full-width digits must be folded first.

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
    """
    text = text.replace(",", "").replace("，", "").replace(" ", "")
    if not text:
        return None
    return _mixed_value(text) if text[0].isdigit() else _spoken_value(text)
