import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldwords.outcomes import follow_targets
from fieldwords.outcomes.mentions import collect_mentions
from fieldwords.schemas import BASES, CHANGES, COMPARATORS, FARMING, SPANS, STATUSES, check_table
from followed_rows import write_sections, write_tables

FIGURE = {"told": 2020, "text": "100万吨", "value": 1e6}


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        ({"basis": "capacity"}, "capacity"),
        ({"basis": "size"}, "name"),
        ({"text": "50公斤", "value": 0.05}, "name"),
        ({"change": "decrease_by", "words": "粮食比上年减产"}, None),
        ({"basis": "difference"}, "difference"),
        ({"words": "两个镇粮食还欠"}, "difference"),
        ({"words": "粮食短少了近"}, "difference"),
        ({"words": "石桥村粮食少报了"}, "difference"),
        ({"words": "欠账不少，粮食产量达到"}, None),
        (
            {"words": "梯田还有", "object": "梯田", "measure": "面积", "unit_base": "亩", "behind": "没动工"},
            "difference",
        ),
        ({"basis": "per", "per": "亩"}, "per"),
        ({"basis": "share"}, "part"),
        ({"measure": "面积", "unit_base": "亩", "words": "提档升级", "behind": "粮食，"}, "part"),
        ({"measure": "面积", "unit_base": "亩", "words": "达标的有", "behind": "粮食耕地，"}, "part"),
        ({"measure": "面积", "unit_base": "亩", "words": "稳定", "behind": "粮食，"}, None),
        ({"measure": "面积", "unit_base": "亩", "words": "粮食面积达到"}, None),
        ({"object": "农民", "measure": "收入", "unit_base": "倍", "words": "农民收入缩小到"}, "change"),
        ({"basis": "sum", "span": "multi"}, "multi-year"),
        ({"change": "from"}, "from"),
        ({"change": "multiply", "unit_base": "倍"}, "change"),
        ({"comparator": "unclear"}, "change"),
        ({"unit_base": "%", "text": "119%", "value": 119}, "change"),
        ({"measure": "率", "basis": "share", "unit_base": "%", "text": "95%", "value": 95}, None),
        ({"status": "comparison"}, "status"),
        ({"status": "parameter"}, "status"),
        ({"value": None, "why": "masked"}, "no value"),
        ({"year": None}, "no year"),
        ({"object": None}, "no item"),
        ({"object": "粮食、棉花", "words": "粮食、棉花产量均达到"}, "no item"),
        ({"object": "粮食、棉花", "words": "粮食、棉花产量双双达到"}, "no item"),
        ({"object": "粮食、棉花", "words": "粮食、棉花产量共达到"}, None),
        ({"measure": "数量", "change": "increase_by", "unit_base": "%", "words": "粮食贷款5亿元，增长"}, "no item"),
        ({"measure": "数量", "unit_base": "元", "words": "投入粮食"}, "no item"),
        ({"measure": "数量", "unit_base": "头", "object": "牛", "domain": "livestock", "words": "牛达到"}, None),
        ({"measure": None}, "no item"),
        ({"words": "粮食增产；乡镇企业实现产值2亿元，产量达到"}, "no item"),  # the number between is of another subject
        ({"words": "前三季度粮食产量达到"}, "part-year"),
        ({"words": "粮食产量年均达到"}, "multi-year"),
        ({"change": "increase_by", "span": "multi", "unit_base": "%"}, "multi-year"),
        ({"change": "increase_by", "unit_base": "%", "words": "比2015年增长"}, "multi-year"),
        ({"change": "increase_by", "unit_base": "%", "words": "比二〇一五年增长"}, "multi-year"),
        ({"change": "increase_by", "unit_base": "%", "words": "比2018年增长"}, None),
        ({"change": "increase_by", "unit_base": "%", "words": "粮食由2015年的3吨增加到4吨，增长"}, "multi-year"),
        ({"change": "increase_by", "unit_base": "%", "words": "粮食由2018年的3吨增加到4吨，增长"}, None),
        ({"change": "increase_by", "unit_base": "%", "words": "同2015年相比，粮食产量增长"}, "multi-year"),
        ({"change": "increase_by", "unit_base": "%", "words": "建国以来，粮食产量增长"}, "multi-year"),
        ({"change": "increase_by", "unit_base": "%", "words": "去年以来，粮食产量增长"}, None),
        ({"change": "increase_by", "unit_base": "%", "words": "棉花比2015年增长9%，粮食比上年增长"}, None),
        ({"change": "increase_by", "words": "比2015年增加"}, "multi-year"),
        ({"change": "increase_by", "words": "五年来，农业根基更牢。粮食产量增加"}, "multi-year"),
        ({"change": "increase_by", "words": "——过去五年，是农业根基更牢的五年。粮食产量增加"}, "multi-year"),
        ({"change": "increase_by", "words": "五年来，农业根基更牢。去年，粮食产量增加"}, None),
        ({"change": "increase_by", "words": "农业根基更牢。五年规划起步，粮食产量增加"}, None),
        ({"words": "五年来，农业根基更牢。粮食产量达到"}, None),
        ({"change": "increase_by", "unit_base": "倍", "text": "1.4倍", "value": 1.4}, "change"),
        ({"change": "increase_by", "unit_base": "个百分点", "text": "2个百分点", "value": 2}, "change"),
        ({"measure": "率", "basis": "share", "unit_base": "个百分点", "text": "2个百分点", "value": 2}, "change"),
        ({"measure": "率", "change": "increase_by", "unit_base": "个百分点", "text": "2个百分点", "value": 2}, None),
        ({"measure": "增加值", "change": "increase_by", "unit_base": "%", "text": "80%", "value": 80}, "multi-year"),
        ({"measure": "产量", "change": "increase_by", "unit_base": "%", "text": "80%", "value": 80}, None),
        ({"object": "农民", "measure": "收入", "unit_base": "元", "value": 1e10}, "not per head"),
        ({"object": "村集体", "measure": "收入", "unit_base": "元", "value": 6e4}, "per"),
        ({"object": "村集体", "measure": "收入", "unit_base": "元", "value": 6e8}, None),
        ({}, None),
        ({"basis": "per", "per": "亩", "measure": "单产", "unit_base": "公斤/亩"}, None),
        ({"basis": "per", "per": "人", "measure": "收入", "unit_base": "元"}, None),
        ({"basis": "per", "per": "户", "measure": "收入", "unit_base": "元"}, "per"),
        ({"change": "increment", "span": "multi", "year": 2015, "year_end": 2019}, None),
        ({"status": "target", "change": "increase_by", "unit_base": "%", "year": 2030}, "multi-year"),
        ({"status": "target", "words": "9月底前收回粮食", "year": 2020}, None),
        ({"status": "target", "words": "粮食9月底前要收回", "year": 2020}, None),
        ({"status": "target", "words": "前三季度粮食产量达到", "year": 2020}, "part-year"),
        ({"words": "9月底前收回粮食"}, "part-year"),  # it was: how much the year gave, is not said
        ({"status": "target", "words": "上半年开镰，粮食年内收回", "year": 2020}, None),
        ({"status": "target", "year": 2030}, None),
        ({"status": "target", "year": 1990}, "status"),
    ],
)
def test_why_a_row_has_no_part_in_the_panel(collect, slots, reason):
    found = collect({**FIGURE, **slots}).iloc[0]["why_not"]
    assert found == reason or reason is None and pd.isna(found)


def test_rows_of_a_duplicate_are_left_out(follow):
    rows = follow(FIGURE, {**FIGURE, "told": 2021, "year": 2019}, copies={"青岚县2021": "青岚县2020"})["mentions"]
    assert rows["why_not"].tolist()[1] == "duplicate" and rows["used"].tolist() == [True, False]


def test_kinds_and_signs(collect):
    rows = collect(
        {**FIGURE, "change": "decrease_by", "unit_base": "%", "text": "3%", "value": 3},
        {**FIGURE, "change": "increase_by", "text": "2万吨", "value": 2e4},
        {**FIGURE, "change": "to"},
        {**FIGURE, "change": "cumulative", "span": "multi", "year": 2016, "year_end": 2019},
    )
    assert rows["kind"].tolist() == ["growth", "added", "level", "cumulative"]
    assert rows["value"].tolist() == [-3, 2e4, 1e6, 1e6]
    assert rows["year"].tolist() == [2019, 2019, 2019, 2019]
    assert rows["year_from"].isna().tolist() == [True, True, True, False]


def test_what_a_figure_says_of_change_alone_tells_its_kind(collect):
    sown = {"told": 2020, "measure": "面积", "unit_base": "亩", "text": "3万亩", "value": 3e4}
    words = {"小麦": "完成小麦", "茶园": "新建茶园", "水稻": "稳定水稻"}  # verbs that could say otherwise
    changes = {
        "level": "level",
        "to": "level",
        "increment": "added",
        "increase_by": "added",
        "cumulative": "cumulative",
    }
    rows = [
        {**sown, "object": item, "words": said, "change": change} for item, said in words.items() for change in changes
    ]
    assert collect(*rows)["kind"].tolist() == [*changes.values()] * len(words)


def test_what_a_year_adds_on_average_is_of_several_years(collect):
    grown = {"told": 2020, "object": "农民", "measure": "收入", "domain": "rural_income", "unit_base": "%"}
    grown |= {"text": "8%", "value": 8, "change": "increase_by", "words": "农民纯收入增长"}
    rows = collect({**grown, "basis": "per", "per": "年"}, {**grown, "basis": "per", "per": "户"})
    assert rows["why_not"].tolist() == ["multi-year", "per"]


def test_a_sort_of_an_item_is_known_by_its_other_name_too(collect):
    sown = {"told": 2020, "measure": "面积", "unit_base": "亩", "text": "3万亩", "value": 3e4, "object": "玉米"}
    rows = collect({**sown, "words": "全膜双垄沟播玉米"}, {**sown, "object": "全膜玉米", "words": "全膜玉米"})
    assert rows["item"].tolist() == ["全膜玉米", "全膜玉米"]


def test_numbers_listed_for_one_thing_are_of_its_parts():
    targets, documents, texts = write_tables([{**FIGURE, "text": "40万吨"}, {**FIGURE, "text": "50万吨", "words": ""}])
    listed = targets.assign(sentence=0, start=[8, 13], end=[12, 17])
    texts["text"] = "粮食产量分别达到40万吨、50万吨。"
    assert collect_mentions(listed, documents, texts)["why_not"].tolist() == ["part", "part"]
    apart = listed.assign(object=["粮食", "棉花"])
    assert collect_mentions(apart, documents, texts)["why_not"].isna().all()


def test_a_number_in_a_row_with_a_size_is_one_too():
    targets, documents, texts = write_tables(
        [{**FIGURE, "text": "百亩", "words": "蔬菜"}, {**FIGURE, "text": "千亩", "words": "", "basis": "size"}]
    )
    texts["text"] = "巩固蔬菜百亩、千亩连片基地9个。"
    listed = targets.assign(sentence=0, start=[4, 7], end=[6, 9], object="蔬菜", measure="面积", unit_base="亩")
    assert collect_mentions(listed, documents, texts)["why_not"].tolist() == ["name", "name"]
    apart = listed.assign(start=[4, 8])
    assert pd.isna(collect_mentions(apart, documents, texts)["why_not"].iloc[0])


def test_water_of_a_city_is_of_parks_and_that_of_a_town_of_ponds(collect):
    water = {**FIGURE, "measure": "面积", "unit_base": "亩", "object": "水面", "domain": "fishery", "words": "新增水面"}
    assert collect(water, level="city").iloc[0]["why_not"] == "no item"
    assert pd.isna(collect(water, level="town").iloc[0]["why_not"])


def test_a_rate_that_names_no_other_part_is_of_what_was_done_to_the_land(collect):
    rate = {
        **FIGURE,
        "measure": "率",
        "basis": "share",
        "unit_base": "%",
        "text": "80%",
        "value": 80,
        "object": "承包地",
    }
    assert collect({**rate, "words": "推进承包地确权，面积达到"}).iloc[0]["scope"] == "确权"
    assert collect({**rate, "words": "承包地确权率达到"}).iloc[0]["scope"] == "whole"
    grown = collect(
        {**FIGURE, "measure": "面积", "unit_base": "亩", "object": "小麦", "words": "小麦的良种推广面积达到"}
    )
    assert grown.iloc[0]["scope"] == "良种推广"


def test_who_speaks_late_in_a_year_of_the_next_means_what_that_one_adds(collect):
    tea = {"object": "茶园", "measure": "面积", "unit_base": "亩", "status": "target", "change": "increment"}
    tea |= {"text": "300亩", "value": 300, "words": "明年再栽茶园", "told": 2020}
    speech = {**tea, "genre": "speech"}
    rows = collect({**speech, "year": 2021}, {**speech, "year": 2022}, {**speech, "year": 2021, "span": "multi"})
    assert rows["why_not"].fillna("").tolist() == ["", "multi-year", "multi-year"]
    assert collect({**tea, "year": 2021})["why_not"].tolist() == ["multi-year"]  # a report of January: to 2021


def test_sows_are_only_ever_kept(collect):
    sows = {
        **FIGURE,
        "object": "能繁母猪",
        "measure": "数量",
        "domain": "livestock",
        "unit_base": "头",
        "words": "能繁母猪",
    }
    rows = collect(
        sows, {**sows, "object": "猪", "words": "猪"}, {**sows, "change": "increment", "words": "新增能繁母猪"}
    )
    assert rows["measure"].tolist() == ["存栏", "数量", "数量"] and rows["concept"].fillna("").tolist() == [
        "存栏",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "told", "unit"),
    [
        *[("猪", "头只", "头"), ("山羊", "头", "只"), ("家禽", "羽", "只"), ("中蜂", "群", "箱")],
        *[("畜禽", "头只", "头只"), ("猪牛羊", "头只", "头只"), ("肉鸡", "头", "头"), ("羊", "%", "%")],
    ],
)
def test_an_animal_has_one_unit(collect, name, told, unit):
    row = {
        **FIGURE,
        "object": name,
        "measure": "存栏",
        "domain": "livestock",
        "unit_base": told,
        "words": f"{name}存栏",
    }
    assert collect(row)["unit_base"].tolist() == [unit]


def test_what_each_village_earns_is_not_what_all_earn(collect):
    income = {**FIGURE, "object": "村集体经济", "measure": "收入", "domain": "rural_income", "unit_base": "元"}
    income |= {"text": "20万元", "value": 2e5, "words": "村集体经济收入达到"}
    rows = collect(
        income, {**income, "words": "村集体经济收入村均达到"}, {**income, "words": "集体经济，所有村超过"}, level="town"
    )
    assert rows["why_not"].fillna("").tolist() == ["", "per", "per"]


def test_bounds_and_ranges(collect):
    rows = collect(
        {**FIGURE, "comparator": "gt"},
        {**FIGURE, "comparator": "le"},
        {**FIGURE, "comparator": "range", "value_high": 1.2e6},
        {**FIGURE, "comparator": "gt_approx"},
        {**FIGURE, "comparator": "ge", "change": "decrease_by", "unit_base": "%", "value": 5, "text": "5%"},
    )
    assert rows["exactness"].tolist() == ["bound", "bound", "bound", "approx", "bound"]
    assert rows["low"].fillna(0).tolist() == [1e6, 0, 1e6, 0, 0]
    assert rows["high"].fillna(0).tolist() == [0, 1e6, 1.2e6, 0, -5]  # falls by 5 % or more: growth of at most -5 %


def test_the_concept_comes_from_the_words_the_document_or_the_year(collect):
    income = {"object": "农民", "measure": "收入", "domain": "rural_income", "unit_base": "元", "text": "9000元"}
    income |= {"value": 9000, "words": "农民人均收入达到"}
    told = {**income, "words": "农民人均纯收入达到"}
    rows = collect(
        {**income, "told": 2013, "year": 2012},
        {**income, "told": 2016, "year": 2015},
        {**income, "told": 2014, "year": 2013},
        {**told, "told": 2014, "year": 2013, "place": "柳沟县"},
        {**income, "told": 2014, "year": 2013, "place": "柳沟县"},
    )
    assert rows.groupby(["place", "told"])["concept"].agg(lambda names: sorted(names.dropna())).to_dict() == {
        ("青岚县", 2013): ["纯收入"],
        ("青岚县", 2014): [],  # both were counted in 2013
        ("青岚县", 2016): ["可支配收入"],
        ("柳沟县", 2014): ["纯收入", "纯收入"],
    }
    assert set(rows["item"]) == {"农村居民"}


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "told": st.integers(2018, 2021),
            "text": st.sampled_from(["100万吨", "98万吨", "1万吨", "三十万吨", "5%"]),
            "value": st.sampled_from([1e6, 9.8e5, 1e4, 3e5, None]),
            "words": st.sampled_from(["粮食产量达到", "贫困地区粮食产量", "前三季度", "预计年均"]),
            "year": st.sampled_from([2017, 2018, 2019, 2025, None]),
            "object": st.sampled_from(["粮食", "玉米", None]),
            "comparator": st.sampled_from(COMPARATORS),
            "change": st.sampled_from(CHANGES),
            "status": st.sampled_from(STATUSES),
            "basis": st.sampled_from(BASES),
            "span": st.sampled_from(SPANS),
            "domain": st.sampled_from([*FARMING, "other"]),
            "place": st.sampled_from(["青岚县", "柳沟县"]),
            "genre": st.sampled_from(["work_report", "communique", "speech"]),
        }
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(ROWS)
def test_used_and_why_not_add_up_to_all_farming_rows(rows):
    targets, documents, texts = write_tables(rows)
    followed = follow_targets(targets, documents, texts, write_sections())
    tables = {name: check_table(table, name) for name, table in followed.items()}
    mentions, farming = tables["mentions"], targets["domain"].isin(FARMING)
    assert int(mentions["used"].sum()) + int(mentions["why_not"].notna().sum()) == len(mentions) == farming.sum()
    assert not (mentions["used"] & mentions["why_not"].notna()).any()
    shown = tables["panel"].merge(mentions, on=["doc", "start", "end"], suffixes=("", "_told"))
    assert len(shown) == len(tables["panel"]) and shown["used"].all()
    for table in (tables["panel"], tables["outcomes"]):
        contents = texts.set_index("doc")["text"]
        assert all(contents[row.doc][row.start : row.end] == row.text for row in table.itertuples())
    assert (tables["outcomes"]["answer_exactness"] != "bound")[
        tables["outcomes"]["verdict"].isin(["met", "missed"])
    ].all()


@pytest.mark.parametrize(
    ("words", "change", "scope", "item"),
    [
        ("果园面积达到", "level", "whole", "果园"),
        ("打造果园基地", "increment", "whole", "果园基地"),
        ("改造果园", "increment", "改造", "果园"),
    ],
)
def test_land_that_is_held_worked_on_or_a_base(collect, words, change, scope, item):
    slots = {"object": "果园", "measure": "面积", "unit_base": "亩", "text": "3万亩", "value": 3e4, "change": change}
    found = collect({"told": 2020, **slots, "words": words}).iloc[0]
    assert (found["scope"], found["item"]) == (scope, item)


def test_a_measure_from_before_holds_where_the_clause_agrees(collect):
    herd = {
        "told": 2020,
        "object": "肉牛",
        "measure": "存栏",
        "domain": "livestock",
        "unit_base": "头",
        "text": "3万头",
    }
    herd |= {"value": 3e4, "inherited": "measure"}
    rate = {"told": 2020, "object": "农业", "measure": "面积", "unit_base": "%", "text": "80%", "value": 80.0}
    rows = collect(
        {**herd, "words": "羊存栏5万只、肉牛"},
        {**herd, "words": "肉牛发展到"},
        {**rate, "inherited": "measure", "words": "农业机械化水平达到"},
    )
    assert list(zip(rows["measure"], rows["concept"].fillna(""), strict=True)) == [
        ("存栏", "存栏"),
        ("数量", ""),
        ("率", "机械化率"),
    ]


def test_land_added_up_is_shown_though_nothing_says_since_when(collect):
    land = {"told": 2020, "measure": "面积", "unit_base": "亩", "text": "3万亩", "value": 3e4, "words": "累计建成"}
    land |= {"change": "cumulative", "basis": "sum", "span": "multi"}
    rows = collect(
        {**land, "object": "高标准农田"}, {**FIGURE, "change": "cumulative", "basis": "sum", "span": "multi"}
    )
    assert rows["why_not"].fillna("").tolist() == ["", "multi-year"]


def test_a_rate_says_which_and_what_grew_by_points_is_the_same(collect):
    rate = {"told": 2020, "measure": "率", "unit_base": "%", "text": "80%", "value": 80.0, "sentence": 0}
    level = {**rate, "words": "粮食良种率达到"}
    grown = {**rate, "words": "，提高", "change": "increase_by", "inherited": "object"}
    assert list(collect(level, grown)["concept"].fillna("")) == ["良种率", ""]  # each ends a sentence here
    assert collect(level).iloc[0]["scope"] == "whole"


def test_a_row_of_another_place_is_no_whole_and_stands_in_the_panel_of_its_document():
    targets, documents, texts = write_tables([FIGURE, FIGURE, FIGURE, FIGURE])
    targets["place"] = ["石桥村", "坡头村", "青岚县", "柳沟县"]
    targets["corrected"] = pd.Series([None, None, None, "place"], dtype="str")
    rows = collect_mentions(targets, documents, texts)
    assert rows["scope"].tolist() == ["石桥村", "坡头村", "whole", "whole"]
    assert rows["place"].tolist() == ["青岚县", "青岚县", "青岚县", "柳沟县"]


def test_cells_of_several_villages_are_no_numbers_listed_for_one_thing():
    targets, documents, texts = write_tables([FIGURE, FIGURE, FIGURE])
    targets = targets.assign(sentence=0, start=[10, 17, 24], end=[16, 23, 30])
    listed = collect_mentions(targets, documents, texts)
    assert listed["why_not"].tolist() == ["part", "part", "part"]
    cells = collect_mentions(targets.assign(place=["青岚县", "石桥村", "坡头村"]), documents, texts)
    assert cells["why_not"].isna().all() and cells["scope"].tolist() == ["whole", "石桥村", "坡头村"]


def test_what_somebody_has_who_is_not_told_is_a_part(collect):
    rows = collect({**FIGURE, "words": "他们的粮食产量达到"}, {**FIGURE, "words": "粮食产量达到"})
    assert rows["why_not"].tolist()[0] == "part" and pd.isna(rows["why_not"].tolist()[1])
