import unicodedata
from decimal import Decimal

import pytest

from fieldwords.corpus.folding import fold_text
from fieldwords.quantities.edges import FREE
from fieldwords.quantities.finding import find_quantities

FOREIGN = [
    sign
    for sign in map(chr, (*range(0x21, 0x3000), *range(0x1F300, 0x1F600), 0xE000, 0xF8FF))
    if unicodedata.category(sign) in ("Sm", "Sc", "Sk", "So", "Po", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Co")
]
MEANT = FREE | frozenset("℅％￥¥⩽⩾⁇.․-‐‑⁃−") | frozenset(map(chr, (*range(0x2460, 0x2488), *range(0x2F00, 0x2FE0))))
MEANT |= frozenset("·•‧∙⋅˙ʹˈˊˋ´`′‵〈〉")


def read_values(text):
    return [row.value for row in find_quantities(fold_text(f"县情\n\n{text}。\n\n完").text) if row.value is not None]


@pytest.mark.parametrize("pattern", ["面积{}5万亩", "面积{}12.5万亩", "面积{}五万亩", "面积{}{}5万亩", "面积{} 5万亩"])
def test_no_sign_but_a_free_one_stands_before_a_number(pattern):
    signs = [sign for sign in FOREIGN if fold_text(sign).text == sign and sign not in MEANT]
    assert len(signs) > 3000
    dashes = "—―" if "{}{}" in pattern else "/_~–—―" if "{} " in pattern else ""  # ——5万亩 is a dash
    assert [sign for sign in signs if read_values(pattern.format(sign, sign)) and sign not in dashes] == []


@pytest.mark.parametrize("pattern", ["面积5{}3万亩", "产量1{}2.5万吨", "增长3{}2%", "面积五{}3万亩"])
def test_no_sign_stands_inside_a_number(pattern):
    left_out = MEANT | frozenset("/,—–-~―⁄∕－⁓∼∽˜─━⸺⸻‒%‰^+×⁺*＊")
    signs = [sign for sign in FOREIGN if fold_text(sign).text == sign and sign not in left_out]
    assert [sign for sign in signs if read_values(pattern.format(sign))] == []


@pytest.mark.parametrize(
    "text",
    ["面积…5万亩", "面积—5万亩", "存栏-5万头", "面积5某3万亩", "面积若干5万亩", "面积（）5万亩", "占百分之五□三",
     "面积（略）5万亩", "面积五 三万亩", "增长41-499-400%", "面积50—3万亩", "面积■ 5万亩", "面积1.“5万亩",
     "面积5①3万亩", "面积达到 . 5万亩", "面积扩大到·　5万亩", "面积保持在，万亩以上", "增长到3%6万吨"],
)  # fmt: skip
def test_a_rest_has_no_value(text):
    assert [row for row in find_quantities(fold_text(text).text) if row.value is not None] == []
    assert any(row.flaw for row in find_quantities(fold_text(text).text))


@pytest.mark.parametrize(
    ("text", "value"),
    [("增长-5%", -5), ("涨幅分别为—0.2%", -0.2), ("净利润-5亿元", -500000000), ("收入增长—2%", -2), ("同比 -5%", -5),
     ("（同比）-5%", -5), ("负5%", -5), ("目标——5万亩", 50000), ("\n—5万亩茶园", 50000), ("\n●5万亩茶园", 50000),
     ("行动·千亩良田", 1000), ("产值①18亿元", 1800000000), ("面积≥5万亩", 50000), ("面积##6940亩", 6940),
     ("某一亩地亩产5亩", 5), ("大户千亩以上，万亩以上", 10000), ("增长5% 6万吨", 60000),
     ("1. 5万亩粮田", 50000), ("（一）5亩", 5)],
)  # fmt: skip
def test_what_may_stand_before_a_number(text, value):
    assert float(find_quantities(fold_text(text).text)[-1].value) == value


def test_a_point_behind_the_digit_after_a_kuai_is_of_another_number():
    assert find_quantities("集成电路31292万块7.9") == []
    assert find_quantities("一块二")[0].value == Decimal("1.2")
    assert [row.flaw for row in find_quantities("翻了两番半")] == ["vague"]


@pytest.mark.parametrize(
    ("text", "values"),
    [("成千上万株", []), ("上百头", [100]), ("分别种植五、八、十万亩", [50000, 80000, 100000]), ("投资〔〕亿元", []),
     ("分别为十二、十五万亩", [120000, 150000]), ("1_万吨", []), ("高粱3点万亩", []), ("山羊__.__万只", []),
     ("3点4万亩", [34000])],
)  # fmt: skip
def test_idioms_lists_and_cut_figures(text, values):
    assert read_values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("种植三七1.2万亩", [12_000]),
        ("三七5000亩", [5000]),
        ("产量三七·六万吨", [376_000]),
        ("亩产三七三千斤", []),
        ("种植三七五万亩", []),
        ("第三七万亩", []),
    ],
)
def test_a_name_of_digits_is_no_rest_of_a_number_and_runs_into_none(text, values):
    assert read_values(text) == values
