"""Values worked out by hand; a small writer of Chinese numerals whose every number is read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.quantities.numerals import parse_number, parse_span


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", "0"),
        ("2.4", "2.4"),
        ("0.05", "0.05"),
        ("1,234", "1234"),
        ("1，234", "1234"),
        ("12,345,678.9", "12345678.9"),
        ("1.66万", "16600"),
        ("1.3万亿", "1300000000000"),
        ("10万万", "1000000000"),
        ("3万5千", "35000"),
        ("3万4000", "34000"),
        ("1千2百万", "12000000"),
        ("2千零30万", "20300000"),
        ("1千零1", "1001"),
        ("5亿1万4千6百", "500014600"),
        ("9佰", "900"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("一千一百十", "1110"),
        ("百万", "1000000"),
        ("一万二千六百七十三", "12673"),
        ("三亿二千万", "320000000"),
        ("一万二千亿", "1200000000000"),
        ("四十五亿四千零四万", "4540040000"),
        ("一亿零两千三百", "100002300"),
        ("二〇二五", "2025"),
        ("一兆零五", "1000000000005"),
        ("二百五", "250"),
        ("一万二", "12000"),
        ("三千五", "3500"),
        ("两千三百五", "2350"),
        ("一万零二", "10002"),
        ("百三", "130"),
        ("一点六", "1.6"),
        ("零点零五", "0.05"),
        ("二十点一万", "201000"),
        ("一点三万亿", "1300000000000"),
        ("两千三点一", "2300.1"),
        ("一八·二", "18.2"),
        ("一〇·三五亿", "1035000000"),
        ("一、〇〇〇万", "10000000"),
        ("一、一九三·二万", "11932000"),
        ("负三十二", "-32"),
        ("-2.5万", "-25000"),
        ("十余万", "100000"),
        ("7000多", "7000"),
        ("二十几万", "200000"),
        ("壹佰伍拾", "150"),
        ("叁万贰仟", "32000"),
        ("7 万 5 千", "75000"),
        ("半", "0.5"),
        ("半百", "50"),
    ],
)
def test_values(written, value):
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize(
    "written", ["", " ", "零百", "五十千", "二十三十", "亩", "3百四x", "一点", "1.2.3", "--3", "点五点五", "三、五"]
)
def test_no_number(written):
    assert parse_number(written) is None


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("两三万", 20000, 30000),
        ("三四十", 30, 40),
        ("七百三四十", 730, 740),
        ("十七八万", 170000, 180000),
        ("三五百", 300, 500),
        ("一万六七", 16000, 17000),
        ("一千二三百", 1200, 1300),
        ("七、八", 7, 8),
        ("三、四十", 30, 40),
        ("二、三十亿", 2 * 10**9, 3 * 10**9),
    ],
)
def test_neighbours_are_a_range(written, low, high):
    assert parse_span(written) == (low, high)


@pytest.mark.parametrize("written", ["三五", "二三万", "九八"])
def test_digit_by_digit(written):
    """In a document that writes 三五·二, 三五 is 35."""
    assert parse_span(written, True) == (parse_number(written), None)


@pytest.mark.parametrize("written", ["二〇二三", "一九五六", "三七", "一·二三", "二点三四", "九十"])
def test_other_neighbours_are_none(written):
    assert parse_span(written)[1] is None


def write_below_myriad(number: int) -> str:
    """Numeral of 1-9999: 1020 is 一千零二十."""
    text, gap = "", False
    for place, mark in zip((1000, 100, 10, 1), "千百十 ", strict=True):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + mark.strip()
        gap = not digit
    return text


def write_number(number: int) -> str:
    """Numeral of 1 to 10^12 - 1."""
    text, before = "", 0
    for place, mark in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // place % 10**4
        if part:
            gap = text and (part < 1000 or before % 10 == 0 and place == 1 and part < 1000)
            text += ("零" if gap else "") + write_below_myriad(part) + mark
        before = part
    return text


def test_the_writer():
    assert write_number(12_673) == "一万二千六百七十三"
    assert write_number(10_000_100) == "一千万零一百"
    assert write_number(305_000_020) == "三亿零五百万零二十"


@given(st.integers(1, 10**12 - 1))
def test_chinese_round_trip(number):
    assert parse_number(write_number(number)) == number


@given(st.integers(1, 10**12 - 1), st.integers(0, 999))
def test_spoken_decimals_round_trip(number, part):
    digits = f"{part:03d}"
    written = write_number(number) + "点" + "".join("零一二三四五六七八九"[int(digit)] for digit in digits)
    assert parse_number(written) == Decimal(f"{number}.{digits}")


@given(st.decimals(0, 10**12, places=3), st.sampled_from(["", "万", "亿", "万亿"]))
def test_arabic_round_trip(number, mark):
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[mark]
    assert parse_number(f"{number}{mark}") == number * factor
    assert parse_number(f"{number:,}{mark}") == number * factor


@given(st.text("零〇一二三四五六七八九十百千万亿两半点·、余多0123456789.,-负 ", max_size=12))
def test_any_characters_end_in_a_number_or_none(text):
    low, high = parse_span(text)
    assert low is None and high is None or low is not None
