"""Numbers that are not whole have no value, and their tail is no number."""

import pytest

from fieldwords.quantities.finding import find_quantities
from fieldwords.quantities.flaws import find_flaws

MASKED = [
    "﹡﹡万亩",
    "×××万亩",
    "____万亩",
    "□□万亩",
    "7*.2万亩",
    "48.×万亩",
    "×.3万亩",
    "6X万亩",
    "9○万亩",
    "●万亩",
    "***万亩",
    "※※万亩",
    "##万亩",
    "◇万亩",
    "N万亩",
    "█万亩",
    "▢7万亩",
    "_7万亩",
    "4X8万亩",
    "4.8×103亩",
    "#万亩",
    "#VALUE!万亩",
    "#N/A万亩",
]
TORN = [
    "48[2]万亩",
    "48〔2〕万亩",
    "48（2）万亩",
    ".7万亩",
    "00.7万亩",
    "4.8.1万亩",
    "4..8万亩",
    "4O万亩",
    "l8万亩",
    "4e5亩",
    "10^5亩",
]
TORN += [
    "31/32万亩",
    "31±2万亩",
    "点七万亩",
    "31, 700亩",
    "4,82万亩",
    "31’7000亩",
    "70万3万亩",
    "70万万3亩",
    "3344万万亩",
    "48〔注2〕万亩",
    "48万[2]亩",
    "7E5亩",
    "IO万亩",
    "·7万亩",
    "〇〇万亩",
    "六万又三百亩",
    "31～万亩",
    "4_8万亩",
    "4:8万亩",
    "4 . 8万亩",
    "4!!8万亩",
    "4· 8万亩",
    "4\\8万亩",
    "4\u30008万亩",
    "4“8万亩",
    "4+8万亩",
    "31,7000亩",
    "31（含）万亩",
    "31.万7亩",
    "31万.7亩",
    "31万7.亩",
    "31,万7亩",
    "31点万7亩",
    "（3.1）万亩",
]
VAGUE = ["数十万亩", "几百万亩", "好几万亩", "若干万亩", "多少万亩", "……万亩", "？万亩", "百八十亩", "千儿八百亩"]
VAGUE += ["某万亩", "某某万亩", "几千亩", "好几百亩", "若干亩", "多少亩", "万把亩", "百十亩", "几个百万亩"]


@pytest.mark.parametrize("written", MASKED + TORN + VAGUE)
@pytest.mark.parametrize("behind", ["以上", "，收成好", ""])
def test_one_row_without_a_value(written, behind):
    text = f"旱地改良{written}{behind}"
    rows = find_quantities(text)
    assert [(text[row.start : row.end], row.value, row.value_high, row.unit.base) for row in rows] == [
        (written, None, None, "亩")
    ]
    assert rows[0].flaw == ("masked" if written in MASKED else "torn" if written in TORN else "vague")


@pytest.mark.parametrize(
    "written", ["××元", "﹡﹡元", "$1.$2元", "６$1.$2亿元".replace("６", "6"), "__元", "　　元", "××千元"]
)
def test_sums_of_money(written):
    rows = find_quantities(f"户均收入达到{written}，")
    assert [(row.value, row.unit.base) for row in rows] == [(None, "元")]


def test_a_figure_left_blank():
    text = "面积：  万亩；产量：  万吨。"
    assert [(row.written, row.flaw) for row in find_flaws(text)] == [("亩", "blank"), ("吨", "blank")]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("（）万亩", "blank"),
        ("【 】亩", "blank"),
        ("到万亩", "blank"),
        ("为：万亩", "blank"),
        ("-万亩", "vague"),
        ("～万亩", "vague"),
        ("⑦万亩", "masked"),
        ("Ⅶ万亩", "masked"),
        ("31（万亩）", "torn"),
        ("31“万亩”", "torn"),
        ("31万|亩", "torn"),
        ("31（单位：万亩）", "torn"),
        ("  万亩", "blank"),
        ("（××）万亩", "blank"),
        ("31\n万亩", "torn"),
        ("31/万亩", "torn"),
        ("31注万亩", "torn"),
        ("31约万亩", "torn"),
        ("31、万亩", "torn"),
        ("31？万亩", "torn"),
        ("一、二、三万亩", "vague"),
        ("（31.5）亩", "torn"),
        ("【31万】亩", "torn"),
        (" ,7万亩", "torn"),
        ("二7万亩", "torn"),
        ("⒊7万亩", "torn"),
        ("7.×5亩", "masked"),
        ("5—3万亩", "multiplier not told"),
        ("5.约万亩以上", "torn"),
        ("--万亩以上", "torn"),
    ],
)
def test_a_unit_whose_number_is_not_there(written, reason):
    rows = find_quantities(f"旱地改良{written}。")
    assert [(row.value, row.unit.base, row.flaw) for row in rows] == [(None, "亩", reason)]


@pytest.mark.parametrize("text", ["旱地31\n8万亩", "旱地31.\n8万亩", "旱地三十\n八万亩", "旱地3点\n8万亩"])
def test_a_figure_cut_by_the_end_of_a_line(text):
    assert [(row.value, row.flaw) for row in find_quantities(text)] == [(None, "torn")]
    assert [row.value for row in find_quantities("2023年旱地情况\n8万亩")] == [80000]


@pytest.mark.parametrize("written", ["26.**30公里", "26.**公里", "□□公里", "3﹡座"])
def test_a_mask_hides_what_is_counted_in_any_unit(written):
    rows = find_quantities(f"改建{written}，")
    assert [(row.value, row.flaw) for row in rows] == [(None, "masked")]


def test_a_number_of_myriads_is_whole():
    for text, value in (("扩大到十万亩。", 100_000), ("为：百万亩。", 10**6), ("3.“百亩方”工程", 100)):
        assert [row.value for row in find_quantities(text)] == [value]


def test_a_tolerance_is_no_value():
    assert [(row.value, row.flaw) for row in find_quantities("增长31%±2%")] == [(31, ""), (None, "torn")]
    assert [(row.value, row.unit.base) for row in find_quantities("增长百分之××")] == [(None, "%")]


@pytest.mark.parametrize(
    "text",
    [
        "地块3×4米",
        "服务7×24小时",
        "机组4×60万千瓦",
        "四翻番",
        "二○一五年",
        "XX人民政府",
        "型号AXX元件",
        "××县××镇",
        "占1/3",
        "数字经济",
        "几个村",
        "多少人家",
        "目标——万亩良田",
        "①万亩良田工程",
        "（一）万亩茶园",
        "达到万亩良田的标准",
        "数头牛",
        "送温暖到万家。",
        "扩大到十万亩。",
        "3.“百亩方”工程",
    ],
)
def test_what_is_no_masked_number(text):
    assert find_flaws(text) == []


@pytest.mark.parametrize("text", ["（万亩）", "万亩良田", "亿万农民", "建成万亩茶园", "投资亿元的项目", "粮食面积万亩"])
def test_a_bare_myriad_is_no_number(text):
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("上万亩", "+"),
        ("近万亩", ""),
        ("成万亩", "+"),
        ("上百万亩", "+"),
        ("万亩以上", ""),
        ("超亿元", ""),
        ("逾万亩", ""),
    ],
)
def test_a_bare_myriad_is_one_where_usage_makes_it(text, loose):
    rows = find_quantities(text)
    assert [row.value for row in rows] in ([10_000], [1_000_000], [100_000_000])
    assert rows[0].loose == loose


@pytest.mark.parametrize("text", ["保持在×至42万头", "×—42万头", "××到四十二万头", "38至×万头", "□□～42万头"])
def test_a_range_with_a_masked_end_has_no_value(text):
    assert [(row.value, row.flaw) for row in find_quantities(text)] == [(None, "masked")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("扩种（8—9）千亩", [(8000, 9000)]),
        ("扩种（8—9）亩", [(8, 9)]),
        ("（30—50）万头", [(300000, 500000)]),
        ("扩种（8）千亩", []),
        ("扩种陆千亩", []),
        ("香樟☐☐万株", []),
        ("毛竹【略】万亩", []),
        ("产量□到26万吨", [(260000, None)]),  # 达 is lost
    ],
)
def test_brackets_boxes_and_capitals(text, values):
    assert [(row.value, row.value_high) for row in find_quantities(text) if not row.flaw] == values
