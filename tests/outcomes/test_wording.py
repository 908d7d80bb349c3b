import pytest

from fieldwords.corpus.cleaning import pack_gaps
from fieldwords.outcomes.clauses import read_clause
from fieldwords.outcomes.mentions import collect_mentions
from fieldwords.outcomes.panel_words import read_panel_words
from fieldwords.outcomes.wording import _mark_gaps, _words_before, read_words
from followed_rows import write_tables

FIGURE = {"told": 2020, "text": "100万吨", "value": 1e6}


@pytest.fixture(scope="module")
def read():
    lexicon = read_panel_words()
    return lambda words, name="粮食", level="county": read_words(read_clause(words, name), level, lexicon)


def test_the_concept_of_an_income_stands_behind_its_name(read):
    assert read("农民人均纯收入达到", "农民").concept == "纯收入"
    assert read("城镇居民人均可支配收入、农民人均收入分别达到", "农民").concept is None
    assert read("城镇居民人均可支配收入和农民人均纯收入分别增长8%和", "农民").concept == "纯收入"
    assert read("农民人均纯收入和城镇居民人均可支配收入分别增长", "农民").concept == "纯收入"
    assert read("农民人均可支配收入和脱贫人口人均纯收入分别增长", "农民").concept == "可支配收入"
    assert read("农民人均可支配收入增加，其中工资性收入增长", "农民").concept == "工资性收入"
    assert read("农民人均政策性增收", "农民").concept == "政策性收入"


def test_what_is_sown_and_what_is_reaped_in_a_year_are_two_parts():
    lexicon = read_panel_words()

    def part(words, measure="面积", name="油菜"):
        return read_words(read_clause(words, name, measure=measure), "county", lexicon).scope

    assert part("夏收油菜") == "夏收" and part("秋播油菜扩大到") == "秋播" and part("油菜面积") is None
    assert part("今年夏收全县油菜面积") == "夏收"
    assert part("夏收油菜产量", "产量") is None
    assert part("李子3万亩，其中投产", name="李子") == "投产"
    assert part("带动全县油菜亩产提高到", "单产") is None


def test_what_speech_puts_behind_a_number_names_no_part():
    lexicon = read_panel_words()
    clause = read_clause("去年出栏三万头，今年", "生猪", "掉了四分之一")
    assert read_words(clause, "county", lexicon).of is None


def test_prices_are_those_of_the_clause(read):
    assert read("农民收入扣除价格因素实际增长", "农民").prices == "可比价"
    assert read("农民收入达到9000元，扣除价格因素，增长", "农民").prices == "可比价"
    assert read("扣除价格因素，农民收入增长", "农民").prices == "可比价"
    assert read("农民收入9000元，扣除价格因素，分别增长9.6%和", "农民").prices == "可比价"
    assert read("农民收入实际增长8%，增加值增长", "农业").prices is None


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("前三季度，粮食产量达到", True),
        ("1-9月，全县粮食收购达到", True),
        ("１—１２月粮食产量达到", False),
        ("上半年增长6%，全年预计达到", False),
        ("去年9月底，粮食播种面积达到", True),
        ("2019年粮食产量达到", False),
        ("粮食产量达到", False),
        ("战胜了持续十个月的干旱，粮食产量达到", False),
        ("企业利润1-11月增长31%，粮食产量达到", False),
        ("截至今年三季度，农业增长6%，粮食产量达到", True),
    ],
)
def test_the_last_time_named_says_whether_it_is_a_part_of_the_year(read, words, part):
    assert read(words.replace("１—１２", "1-12")).part_year is part


def test_what_several_years_add_up_to_is_no_figure_of_one(read):
    assert read("从2011年到2015年五年间，粮食产量合计").average
    assert read("2011年到2015年五年间合计，小麦为3万吨，粮食为").average
    assert read("二〇一一年到二〇一五年，粮食产量合计").average
    assert not read("五年间造林合计3万亩，2015年粮食产量").average
    assert not read("夏粮和秋粮合计，粮食产量").average


def test_a_part_named_between_a_number_and_its_item(read):
    lexicon = read_panel_words()
    clause = read_clause("率先建成", "果园", "贫困地区果园项目", "果园")
    assert read_words(clause, "county", lexicon).scope == "贫困地区"
    whole = read_clause("率先建成", "果园", "果园，惠及贫困地区", "果园")
    assert read_words(whole, "county", lexicon).scope is None


def test_what_people_have_to_pay_is_not_what_they_earn(read):
    assert read("农民人均负担由80元降到", "农民").other == "负担"
    assert read("农民人均减负", "农民").other == "减负"
    assert read("减轻农民负担，农民人均收入增加", "农民").other is None
    assert read("减负后的农民人均收入增加", "农民").other is None


def test_average_is_of_its_clause_and_first_counts_of_their_sentence(read):
    assert read("粮食产量年均达到").average and not read("年均增长3%，粮食产量达到").average
    assert read("粮食平均年产量上升到").average and read("粮食年平均产量上升到").average
    assert read("三年累计增产粮食").average
    assert read("预计农业增长5%，粮食产量达到").preliminary


@pytest.mark.parametrize(
    ("words", "level", "scope"),
    [
        ("贫困地区粮食产量达到", "county", "贫困地区"),
        ("帮助贫困地区发展生产，粮食产量达到", "county", None),
        ("推动山区综合开发和结构调整取得新成效粮食产量达到", "county", None),
        ("全国粮食产量达到", "county", "全国"),
        ("全国粮食产量达到", "nation", None),
        ("民勤县粮食产量达到", "province", None),  # `targets` tells whose
        ("农村牧区粮食产量达到", "county", None),
        ("粮食生产再获丰收，农垦达到", "county", "农垦"),
        ("推广粮食新品种", "county", "新品种"),
        ("茶叶出口产值达到", "county", "出口产值"),
        ("粮食税利达到", "county", "税利"),
        ("粮食人均受益", "county", "受益"),
        ("粮食公司资本金", "county", "资本金"),
        ("推广粮食新品种，总产量达到", "county", None),
        ("贫困地区修路3公里、粮食产量达到", "county", None),
        ("有农场7个，这些农场的粮食产量达到", "county", "这些"),
        ("这些年粮食产量达到", "county", None),
        ("他们的粮食产量，2019年为", "county", "他们"),  # a topic, whose numbers stand in later clauses
        ("农垦系统的国营农场，棉花增长9%，粮食增长", "county", "农垦"),
        ("云岭、石桥等五个县，粮食增长", "nation", "五个县"),
        ("云岭、石桥、白鹭三个自治区，棉花增长9%，粮食增长", "nation", "三个自治区"),
        ("走访五个县，粮食增长", "nation", None),
        ("农垦系统的国营农场，棉花增长9%，全县粮食增长", "county", None),
    ],
)
def test_a_part_of_the_place_is_named_right_before_the_item(read, words, level, scope):
    assert read(words, level=level).scope == scope


def test_what_a_name_begins_may_be_another_thing(read):
    assert read("清点村集体资产", "村集体").scope == "集体资产"
    assert read("清点村集体资产，村集体收入达到", "村集体").scope is None


def test_what_half_of_them_or_a_fifth_earn_is_no_income_of_all(read):
    assert read("农民人均可支配收入中位数", "农民").scope == "中位数"
    assert read("农民人均可支配收入中位数为", "农民").scope == "中位数"
    assert read("农民人均可支配收入21元，按五等份收入分组，中等偏下收入组人均收入", "农民").scope == "中等偏下收入组"
    assert read("外出农民工人均月收入", "农民").scope == "月收入"


@pytest.mark.parametrize(
    ("words", "traded"),
    [
        ("收购油料增长6%，粮食增长", "收购"),
        ("农产品生产价格上涨4%，其中，粮食上涨", "价格"),
        ("各种食品销量增长，粮食增长", "销量"),
        ("销售农产品5万吨，粮食产量达到", None),
        ("投放储备肉3吨、蔬菜种植面积", None),
        ("向外省调粮食", "调粮"),
        ("粮食增长", None),
    ],
)
def test_what_is_bought_or_sold_is_no_output(read, words, traded):
    assert read(words).traded == traded


def test_a_table_is_of_what_stands_above_it(read):
    table = "\n表3 主要商品进口数量\n\n| 商品 | 数量 |\n| --- | --- |\n| 粮食 | "
    assert read(_words_before("增长5%。" + table + "300", len("增长5%。" + table))).traded == "进口"
    table = "\n\n| 表3 主要商品进口数量 | |\n| --- | --- |\n| 商品 | 数量 |\n| 粮食 | "
    assert read(_words_before("增长5%。" + table + "300", len("增长5%。" + table))).traded == "进口"
    assert _words_before("产量增长。贫困地区[12]粮食达到", 17) == "贫困地区粮食达到"


def test_a_year_said_in_the_clause(read):
    assert read("2019年粮食产量达到").dated and not read("2019年，粮食产量达到").dated


def test_words_may_lack_everything(read):
    found = read("", None, None)
    assert not any(found)


def test_letters_spaced_out_and_lines_wrapped_are_read_as_words():
    lines = [f"第{n}条：今年全县要把粮食生产摆在各项工作的首位，层层压实责任，逐级签订目标，确保" for n in range(10)]
    text = "\n".join(lines) + "\n其中石桥\n镇玉 米 种 植 面 积 3万亩。"
    start = text.index("3万亩")
    marked = _mark_gaps(text, pack_gaps(text))
    assert _words_before(marked, start).endswith("玉米种植面积")
    assert marked.index("3万亩") == start


def test_a_traditional_text_is_read_as_a_simplified_one():
    assert _mark_gaps("農村居民收入增長，糧食豐收", pack_gaps("")) == "农村居民收入增长，粮食丰收"
    assert _mark_gaps("乾隆年间的粮食", pack_gaps("")) == "乾隆年间的粮食"


def test_what_goes_on_from_a_capacity_is_one():
    targets, documents, texts = write_tables(
        [{**FIGURE, "text": "2亿斤", "basis": "capacity"}, {**FIGURE, "words": ""}]
    )
    capacity = targets.assign(sentence=0, start=[8, 20], end=[11, 25], inherited=[None, "object,measure"])
    assert collect_mentions(capacity, documents, texts)["why_not"].tolist() == ["capacity", "capacity"]
    named = capacity.assign(inherited=None)
    assert collect_mentions(named, documents, texts)["why_not"].isna().tolist() == [False, True]


def test_an_average_goes_on_to_the_next_number_of_the_sentence():
    average = {**FIGURE, "words": "粮食年均产量达到"}
    cotton = {**FIGURE, "object": "棉花", "inherited": "measure"}
    tables = write_tables([average, {**cotton, "words": "，棉花"}, {**cotton, "words": "，2019年棉花"}])
    rows = collect_mentions(tables[0].assign(sentence=0), *tables[1:])
    assert rows["why_not"].fillna("").tolist() == ["multi-year", "multi-year", ""]
    growth = {**average, "change": "increase_by", "unit_base": "%", "text": "8%", "value": 8.0, "words": "粮食年均增长"}
    tables = write_tables([growth, {**FIGURE, "words": "，达到", "inherited": "object,measure"}])
    rows = collect_mentions(tables[0].assign(sentence=0), *tables[1:])
    assert rows["why_not"].fillna("").tolist() == ["multi-year", ""]  # what it came to is no average
    before = {**cotton, "change": "from", "words": "，棉花由"}
    after = {**cotton, "inherited": "object,measure", "words": "提高到"}
    tables = write_tables([average, before, after])
    rows = collect_mentions(tables[0].assign(sentence=0), *tables[1:])
    assert rows["why_not"].fillna("").tolist() == ["multi-year", "from", "multi-year"]


def test_the_part_goes_on_to_the_next_number_of_the_sentence(collect):
    growth = {"change": "increase_by", "unit_base": "%", "text": "12%", "value": 12, "words": "，增长"}
    rows = collect({**FIGURE, "words": "垦区粮食产量达到"}, {**FIGURE, **growth, "inherited": "object,measure"})
    assert rows["scope"].tolist() == ["垦区", "whole"]  # another sentence
    targets, documents, texts = write_tables(
        [{**FIGURE, "words": "垦区粮食产量达到"}, {**FIGURE, **growth, "inherited": "object,measure"}]
    )
    one = collect_mentions(targets.assign(sentence=0), documents, texts)
    assert one["scope"].tolist() == ["垦区", "垦区"]


def test_what_is_done_to_land_goes_on_to_what_was_done_of_it():
    slots = {**FIGURE, "object": "果园", "measure": "面积", "unit_base": "亩", "change": "increment", "text": "3万亩"}
    targets, documents, texts = write_tables(
        [{**slots, "words": "计划改造果园"}, {**slots, "words": "，只完成", "inherited": "object,measure"}]
    )
    assert collect_mentions(targets.assign(sentence=0), documents, texts)["act"].tolist() == ["mended", "mended"]
    assert collect_mentions(targets, documents, texts)["act"].fillna("").tolist() == ["mended", ""]  # two sentences


def test_what_was_started_is_apart_from_what_was_built():
    slots = {**FIGURE, "object": "果园", "measure": "面积", "unit_base": "亩", "change": "increment"}
    rows = [
        {**slots, "text": "3万亩", "value": 3e4, "words": "新开工建设果园"},
        {**slots, "text": "2万亩", "value": 2e4, "words": ""},
    ]
    targets, documents, texts = write_tables(rows)
    texts["text"] = "新开工建设果园3万亩，建成2万亩。"
    begun = targets.assign(sentence=0, start=[7, 13], end=[10, 16], inherited=[None, "object,measure"])
    assert collect_mentions(begun, documents, texts)["scope"].tolist() == ["开工", "whole"]
