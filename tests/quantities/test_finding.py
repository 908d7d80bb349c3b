"""Quantities in sentences: values worked out by hand, what is none, and offsets of any text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.quantities.finding import find_quantities


def rows(text):
    return [(text[q.start : q.end], q.value, q.value_high, q.unit.base) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "span", "value", "base"),
    [
        ("种植5000亩以上", "5000亩", "5000", "亩"),
        ("达2.4万头", "2.4万头", "24000", "头"),
        ("百万只肉羊", "百万只", "1000000", "只"),
        ("三万五千亩", "三万五千亩", "35000", "亩"),
        ("1.3万亿斤", "1.3万亿斤", "650000000", "吨"),
        ("200公顷", "200公顷", "3000", "亩"),
        ("存栏3万头（只）", "3万头（只）", "30000", "头只"),
        ("离3万头只差一截", "3万头", "30000", "头"),
        ("1,234亩", "1,234亩", "1234", "亩"),
        ("1，234亩", "1，234亩", "1234", "亩"),
        ("7000多亩", "7000多亩", "7000", "亩"),
        ("三千余万亩", "三千余万亩", "30000000", "亩"),
        ("2亿三千万亩", "2亿三千万亩", "230000000", "亩"),
        ("十几万头", "十几万头", "100000", "头"),
        ("一亩半", "一亩半", "1.5", "亩"),
        ("两吨半", "两吨半", "2.5", "吨"),
        ("十五斤半", "十五斤半", "0.00775", "吨"),
        ("半亩", "半亩", "0.5", "亩"),
        ("500吨半成品", "500吨", "500", "吨"),
        ("一亩二分", "一亩二分", "1.2", "亩"),
        ("一亩三分五，", "一亩三分五", "1.35", "亩"),
        ("两亩三分半，", "两亩三分半", "2.35", "亩"),
        ("稻田520亩一分不能丢", "520亩", "520", "亩"),
        ("种了三万筒", "三万筒", "30000", "筒"),
        ("防疫9万头次", "9万头次", "90000", "头次"),
        ("三斤四两", "三斤四两", "0.0017", "吨"),
        ("2公斤5两", "2公斤", "0.002", "吨"),
        ("每人摊到一亩四。", "一亩四", "1.4", "亩"),
        ("人均耕地只有七分", "七分", "0.7", "亩"),
        ("二百五十元", "二百五十元", "250", "元"),
        ("一万二元", "一万二元", "12000", "元"),
        ("收入达到万元以上。", "万元", "10000", "元"),
        ("三元五角", "三元五角", "3.5", "元"),
        ("3元5角2分", "3元5角2分", "3.52", "元"),
        ("每斤一块二", "一块二", "1.2", "元"),
        ("十二块五毛", "十二块五毛", "12.5", "元"),
        ("十块钱", "十块钱", "10", "元"),
        ("5角", "5角", "0.5", "元"),
        ("百分之五", "百分之五", "5", "%"),
        ("百分之零点六", "百分之零点六", "0.6", "%"),
        ("百分之百", "百分之百", "100", "%"),
        ("百分之一八·二", "百分之一八·二", "18.2", "%"),
        ("万分之三", "万分之三", "0.03", "%"),
        ("千分之九点五", "千分之九点五", "9.5", "‰"),
        ("5‰", "5‰", "5", "‰"),
        ("1.5个百分点", "1.5个百分点", "1.5", "个百分点"),
        ("三分之一", "三分之一", "33.33", "%"),
        ("四分之三", "四分之三", "75.00", "%"),
        ("三成五", "三成五", "35", "%"),
        ("减了两成一。", "两成一", "21", "%"),
        ("占三成一些", "三成", "30", "%"),
        ("人均八分七，", "八分七", "0.87", "亩"),
        ("果园人均六分半，", "六分半", "0.65", "亩"),
        ("人均两亩三多一点。", "两亩三", "2.3", "亩"),
        ("6.5成", "6.5成", "65", "%"),
        ("半成", "半成", "5", "%"),
        ("七成半", "七成半", "75", "%"),
        ("一半左右的水塘", "一半", "50", "%"),
        ("过了秋，半数以上的牧户", "半数", "50", "%"),
        ("有¼以上的旱地", "¼", "25", "%"),
        ("，1/3左右的窑洞", "1/3", "33.33", "%"),
        ("全乡1/4的坡地", "1/4", "25", "%"),
        ("增长1.5倍", "1.5倍", "1.5", "倍"),
        ("一倍半", "一倍半", "1.5", "倍"),
        ("翻番", "翻番", "2", "倍"),
        ("翻了两番", "两番", "4", "倍"),
        ("增长-2.1%", "-2.1%", "-2.1", "%"),
        ("增幅为—3.4%", "—3.4%", "-3.4", "%"),
        ("负百分之三", "负百分之三", "-3", "%"),
        ("5万千瓦", "5万千瓦", "50000", "千瓦"),
        ("4.5万千米", "4.5万千米", "45000", "公里"),
        ("三十户", "三十户", "30", "户"),
        ("再增半个亿元", "半个亿元", "50000000", "元"),
        ("出栏上千只", "千只", "1000", "只"),
        ("网箱30口", "30口", "30", "口"),
        ("病虫防治30亩·次", "30亩·次", "30", "亩次"),
        ("秋覆膜30亩/次", "30亩/次", "30", "亩次"),
        ("提高三百分点", "三百分点", "3", "个百分点"),
        ("提高二点五百分点", "二点五百分点", "2.5", "个百分点"),
        ("三千五百万六千三百二十亩", "三千五百万六千三百二十亩", "35006320", "亩"),
        ("户数3万户", "3万户", "30000", "户"),
        ("统一5000亩", "5000亩", "5000", "亩"),
        ("干部队伍三千人", "三千人", "3000", "人"),
        ("投资3541.07万元2.3本项目", "3541.07万元", "35410700", "元"),
    ],
)
def test_one_quantity(text, span, value, base):
    assert rows(text) == [(span, Decimal(value), None, base)]


@pytest.mark.parametrize(
    ("text", "low", "high", "base"),
    [
        ("6%—6.5%", "6", "6.5", "%"),
        ("4.5%至5%", "4.5", "5", "%"),
        ("7-8%", "7", "8", "%"),
        ("百分之五至百分之七", "5", "7", "%"),
        ("百分之五至七", "5", "7", "%"),
        ("六成至七成", "60", "70", "%"),
        ("3至5个", "3", "5", "个"),
        ("3至5万亩", "30000", "50000", "亩"),
        ("1万元--5万元", "10000", "50000", "元"),
        ("1万(含)-5万元", "10000", "50000", "元"),
        ("十八至三十万元", "180000", "300000", "元"),
        ("一千到两千万元", "10000000", "20000000", "元"),
        ("8500到3万元", "8500", "30000", "元"),
        ("900公斤至1吨", "0.9", "1", "吨"),
        ("二至三百分点", "2", "3", "个百分点"),
        ("两三万亩", "20000", "30000", "亩"),
        ("七、八元", "7", "8", "元"),
        ("三四十头", "30", "40", "头"),
        ("三、四十头", "30", "40", "头"),
        ("百分之六、七十", "60", "70", "%"),
    ],
)
def test_one_range(text, low, high, base):
    assert rows(text) == [(text, Decimal(low), Decimal(high), base)]


@pytest.mark.parametrize(
    "text",
    [
        "2025年",
        "2023年12月6日",
        "14个方面",
        "三点意见",
        "十之八九",
        "（一）加快发展",
        "一户一块田",
        "四必谈",
        "三会一课",
        "十户联防",
        "一刀切",
        "门前三包",
        "第一要务",
        "第三产业",
        "五年过渡期",
        "一人一策",
        "千家万户",
        "六个百分百",
        "一亩地一年两收",
        "单位：万元",
        "规模以上万元增加值",
        "一成不变",
        "2020成都",
        "G5成绵高速",
        "一、二、三人民医院",
        "7方面工作",
        "30万吨级航道",
        "百亿吨公里",
        "三分之零百",
        "百分点",
        "万众一心",
        "G42万头",
        "在2016至2020年间",
        "三分钟",
        "人均八分类",
        "",
    ],
)
def test_no_quantity(text):
    assert rows(text) == []


def test_numbers_that_share_a_unit():
    assert rows("牛、羊达到2.4万、10.5万头") == [("2.4万", 24000, None, "头"), ("10.5万头", 105000, None, "头")]
    assert rows("二十三、四十五头") == [("二十三", 23, None, "头"), ("四十五头", 45, None, "头")]
    assert rows("一百二十、一百五十和两百亩") == [
        ("一百二十", 120, None, "亩"),
        ("一百五十", 150, None, "亩"),
        ("两百亩", 200, None, "亩"),
    ]


def test_what_is_said_in_two_steps_is_one_number():
    assert rows("1万亩零500亩") == [("1万亩零500亩", 10500, None, "亩")]
    assert rows("三千亩零二十亩") == [("三千亩零二十亩", 3020, None, "亩")]
    assert rows("3千亩零5千头")[0] == ("3千亩", 3000, None, "亩")


def test_a_unit_in_brackets_before_its_number():
    assert rows("茶园（万亩）：7.5") == [("7.5", 75000, None, "亩")]
    assert rows("茶园（亩） 750，") == [("750", 750, None, "亩")]
    assert rows("茶园（亩） 2023") == rows("茶园（亩）2023年") == []
    assert rows("羊3万头（只）12月") == [("3万头（只）", 30000, None, "头只")]


def test_two_numbers_are_a_range_where_something_lies_between_them():
    assert rows("介于30万头和50万头之间") == [("30万头和50万头", 300000, 500000, "头")]
    assert rows("在3和5万亩之间") == [("3和5万亩", 30000, 50000, "亩")]
    assert [low for _, low, _, _ in rows("种小麦3万亩和5万亩玉米之间的套种")] == [30000, 50000]


def test_from_and_to_that_are_no_range():
    assert rows("由2万亩到1万亩") == [("2万亩", 20000, None, "亩"), ("1万亩", 10000, None, "亩")]
    assert rows("2.4万头到10万只") == [("2.4万头", 24000, None, "头"), ("10万只", 100000, None, "只")]


def test_what_grew_from_one_to_another_is_no_range():
    values = [(q.value, q.value_high) for q in find_quantities("收入从4260元到7935元，补贴从300元到500元不等。")]
    assert values == [(4260, None), (7935, None), (300, 500)]


def test_a_minus_is_of_the_first_number():
    assert rows("涨幅为-2～3%") == [("-2～3%", -2, 3, "%")]


def test_a_document_that_writes_digit_by_digit():
    """三五万吨 is 350,000 where the same text has 一·二; else it is between three and five times ten thousand."""
    assert rows("生铁三五万吨") == [("三五万吨", 30000, 50000, "吨")]
    assert rows("生铁三五万吨，增长百分之一·二")[0] == ("三五万吨", 350000, None, "吨")
    assert rows("年产一、〇〇〇万吨") == [("一、〇〇〇万吨", 10000000, None, "吨")]


def test_the_word_inside_the_number_is_kept():
    assert [q.loose for q in find_quantities("7000多亩、三千余万斤、80亩")] == ["多", "余", ""]


AMOUNTS = st.decimals(Decimal("0.01"), 9999, places=2).map(lambda number: number.normalize())
PIECES = st.sampled_from(
    ["，粮食", "达到", "。（一）", "；2025年", "牛、羊", "\n", "确保", "增长", "第3", "、", "至", "负", "·"]
)


@given(st.lists(st.tuples(PIECES, AMOUNTS, st.sampled_from(["亩", "万头", "亿元", "%", "斤"])), min_size=1, max_size=6))
def test_what_is_found_reads_the_same_alone(parts):
    """Offsets are sorted, disjoint and within the text; the text between them parses to the same value."""
    text = "".join(f"{piece}{number:f}{unit}" for piece, number, unit in parts)
    found = find_quantities(text)
    ends = [0, *(q.end for q in found)]
    assert all(start <= q.start < q.end <= len(text) for start, q in zip(ends, found, strict=False))
    for q in (one for one in found if not one.flaw):
        alone = text[q.start : q.end] + ("" if text[q.start : q.end].endswith(q.written) else q.written)
        again = find_quantities(alone)
        assert [(other.value, other.value_high, other.unit) for other in again] == [(q.value, q.value_high, q.unit)]


@pytest.mark.parametrize(
    ("text", "span", "value", "per"),
    [
        ("果子卖到两块七一斤。", "两块七一斤", "2.7", "斤"),
        ("麦子一块二毛五一斤都没人收。", "一块二毛五一斤", "1.25", "斤"),
        ("菜价跌到五块一公斤，", "五块一公斤", "5", "公斤"),
        ("砍工要一百三一吨。", "一百三一吨", "130", "吨"),
        ("牛犊八千五一头。", "八千五一头", "8500", "头"),
        ("地租涨到600元一亩。", "600元一亩", "600", "亩"),
    ],
)
def test_a_price_is_of_one_and_no_weight_or_herd(text, span, value, per):
    (price,) = find_quantities(text)
    assert (text[price.start : price.end], price.unit.base) == (span, "元")
    assert (price.value, price.per) == (Decimal(value), per)


def test_a_number_that_ends_in_one_stays_a_number():
    assert [int(q.value) for q in find_quantities("三十一亩，二百零一亩，一百二十一头")] == [31, 201, 121]


@given(st.text("0123456789.,一二三十百万亿点、至到—-负半成分之翻番亩头元角块斤吨%个百分点人 余多。年月第"))
def test_any_text(text):
    found = find_quantities(text)
    ends = [0, *(q.end for q in found)]
    assert all(start <= q.start < q.end <= len(text) for start, q in zip(ends, found, strict=False))
    assert all(q.value_high is None or q.value_high > q.value for q in found)


@pytest.mark.parametrize(
    "text", ["种下15万余0亩。", "收回7万多3000亩。", "约3.2万多40亩。", "养了亿万头牛。", "3亿多万亩。"]
)
def test_a_number_is_no_tail_of_a_vague_one(text):
    assert [(quantity.value, quantity.flaw != "") for quantity in find_quantities(text)] == [(None, True)]


@given(st.text("15零万亿余多亩头年%、一二十百千.个第元（）和/只分之", max_size=14))
def test_no_order_of_figures_and_words_stops_the_search(text):
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert (quantity.value is None) == bool(quantity.flaw)


def test_a_numeral_that_is_none_behind_a_vague_one_is_left_out():
    assert find_quantities("第之0多十头") == []


def test_a_share_of_a_whole_is_no_head_of_the_next_number():
    assert [(row.value, row.written) for row in find_quantities("机井占全乡2/3，7户共用一口")] == [(7, "户")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("棉田扩大到（12～14）万亩", [(120_000, 140_000)]),
        ("3/4的旱地铺了膜", [(75, None)]),
        ("三个片分别扩种二、四、七万亩", [(20_000, None), (40_000, None), (70_000, None)]),
        ("还有¼的旱地没铺膜", [(25, None)]),
        ("棉田31‖8万亩", [(None, None)]),
        ("棉田12 ,5万亩", [(None, None)]),
        ("棉田3-4-6万亩", [(None, None)]),
        ("棉田9万8.5万亩", [(None, None)]),
        ("养驴、养马分别为六、七千匹", [(6000, None), (7000, None)]),
        ("南坡1/5以上改种荞麦", [(20, None)]),
        ("渠道有93；8户没通水", [(8, None)]),
    ],
)
def test_brackets_fractions_and_foreign_signs(text, values):
    assert [(row.value, row.value_high) for row in find_quantities(text)] == values


def test_the_number_of_a_list_is_no_head_of_a_figure():
    assert [row.value for row in find_quantities("1. 30亩桑园\n2. 4.5亩果园")] == [30, Decimal("4.5")]
    assert [row.value for row in find_quantities("桑园1. 30亩")] == [None]


def test_the_number_of_an_item_shares_no_unit():
    assert [row.value for row in find_quantities("任务：\n3、7万亩果园，4.5、7万亩草场")] == [70000, 45000, 70000]


def test_what_each_hectare_yields():
    (row,) = find_quantities("旱塬每公顷产莜麦2.1吨")
    assert (row.value, row.per) == (Decimal("2.1"), "公顷")
