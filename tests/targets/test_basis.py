"""What a number is of."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "basis", "per"),
    [
        ("粮食产量达到30万吨。", "total", None),
        ("农村居民人均可支配收入达到2万元。", "total", None),
        ("小麦亩产达到400公斤。", "per", "亩"),
        ("平均每人生产粮食400公斤。", "per", "人"),
        ("全县人均耕地2亩。", "per", "人"),
        ("每户养牛3头。", "per", "户"),
        ("户平养牛3头。", "per", "户"),
        ("播种机一天能播小麦900亩。", "per", "日"),
        ("牛奶日收要保8吨。", "per", "日"),
        ("玉米投保6万亩。", "size", None),
        ("年出栏生猪600头以上的规模场优先安排。", "size", None),
        ("每个村集体经济收入达到5万元。", "per", "村"),
        ("粮食产量年均增长3%。", "per", "年"),
        ("良种覆盖率达到98%。", "share", None),
        ("粮食综合生产能力达到30万吨。", "capacity", None),
        ("新打的机井能浇耕地700亩。", "capacity", None),
        ("每眼管耕地80亩。", "capacity", None),
        ("耕地性能好的700亩。", "total", None),
        ("粮食综合生产能力2030年达到30万吨。", "capacity", None),
        ("高标准农田离任务还差2万亩。", "difference", None),
        ("粮食产量比计划少打100吨。", "difference", None),
        ("农业总产值比2021年计划规定数增长9%。", "difference", None),
        ("耕地超出保有量任务数2万亩。", "difference", None),
        ("粮食播种面积超省定任务2万亩。", "difference", None),
        ("超额完成高标准农田建设任务9万亩。", "total", None),
        ("农村居民人均可支配收入增速高于全省1.5个百分点。", "difference", None),
        ("农村居民人均可支配收入增长9%，高于预期目标2个百分点。", "total", None),
        ("农村居民收入增速高于预期目标2个百分点。", "difference", None),
        ("农村居民人均可支配收入比上年提高8个百分点。", "total", None),
        ("推进云岭集团30万头生猪、青石牧业10万只肉羊等项目建设。", "size", None),
        ("建成年产5万吨马铃薯全粉生产线。", "size", None),
        ("出栏30万头生猪、存栏10万头奶牛，建成一批项目。", "total", None),
        ("实施“5万亩粮食增产”行动。", "size", None),
        ("具备了年产40万吨粮食、20万吨肉类的生产能力。", "capacity", None),
        ("实施百万亩茶叶产业化工程。", "size", None),
        ("新建千亩蔬菜示范基地5个。", "size", None),
        ("建设百万亩蔬菜基地。", "size", None),
        ("新建30万亩蔬菜基地。", "total", None),
        ("新建集中连片高标准农田3万亩。", "total", None),
        ("每片3万亩高标准农田。", "size", None),
        ("推进40万亩粮食生产核心区建设。", "size", None),
        ("因旱造成30万头大牲畜发生饮水困难。", "size", None),
        ("村集体经济收入10万元以上的村达到80%。", "size", None),
        ("集体经营性收入8万元以上行政村达到90%。", "size", None),
        ("农业产值超过3亿元的有12家。", "size", None),
        ("农户年收入超过9万元的示范农户达到12家。", "size", None),
        ("打造12个年产值超3亿元的茶产业集群。", "size", None),
        ("农业产值3亿元以上茶叶园区达到12个。", "size", None),
        ("12个茶叶园区农业产值达到3亿元。", "total", None),
        ("小麦亩产400公斤以上的有3个县。", "size", None),
        ("建成3万亩的有效灌溉耕地。", "total", None),
        ("茶乡农村居民人均可支配收入比9000元的数目低。", "difference", None),
        ("高产田占茶园面积80万亩的40%。", "size", None),
        ("提升7万亩茶园生产水平。", "size", None),
        ("平均一个公社拥有耕地6万亩。", "per", "个"),
        ("用于农业，就可以开荒7万亩。", "capacity", None),
        ("打造12个700亩以上的茶叶基地。", "size", None),
        ("新建茶叶基地12个7万亩。", "total", None),
        ("农民人均纯收入低于900元的2.5万农村贫困人口得到救助。", "size", None),
        ("建成5000头规模奶牛场3个。", "size", None),
        ("樱桃“千斤”园建成3处。", "size", None),
        ("樱桃亩产达到500公斤。", "per", "亩"),
        ("五年来累计新增高标准农田20万亩。", "sum", None),
        ("两个猪场满产就有生猪2万头。", "capacity", None),
        ("柑橘烂在树上3000吨。", "size", None),
    ],
)
def test_what_a_number_is_of(review, sentence, basis, per):
    row = review(sentence).iloc[0]
    assert (row["basis"], None if row.isna()["per"] else row["per"]) == (basis, per)


@pytest.mark.parametrize("sentence", ["外销粮食400万吨。", "挽回粮食损失3万吨。", "救济粮食2万吨。", "储备粮食5万吨。"])
def test_what_was_moved_or_kept_is_no_output(review, sentence):
    row = review(sentence).iloc[0]
    assert row["measure"] != "产量" or row["domain"] == "other"


def test_a_capacity_is_no_output_of_a_year(plan):
    row = plan("粮食综合生产能力稳定在30万吨。").iloc[0]
    assert (row["measure"], row["basis"]) == ("产量", "capacity")


def test_what_fell_short_is_no_change(review):
    assert review("牛存栏离年初定的8000头差了1100头。").loc["1100头", "basis"] == "difference"


def test_a_share_of_what_another_place_added_is_no_growth(review):
    row = review("粮食增产3万吨，增量占全省9%。").loc["9%"]
    assert (row["measure"], row["basis"]) == ("产量", "share")


def test_what_each_person_has_of_one_thing_and_the_next(review):
    rows = review("平均每人占有粮食380公斤，水果二十多斤，肉类总产量3万吨。")
    assert rows["per"].tolist()[:2] == ["人", "人"] and rows["basis"].tolist() == ["per", "per", "total"]
