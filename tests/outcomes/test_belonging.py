import pytest

from fieldwords.outcomes.belonging import find_owner, name_item, tell_stance
from fieldwords.outcomes.clauses import read_clause
from fieldwords.outcomes.panel_words import read_panel_words


@pytest.fixture(scope="module")
def read():
    """Owner and stance of the number that stands at ｜."""
    lexicon = read_panel_words()

    def run(sentence, name):
        words, behind = sentence.split("｜")
        item = "农村居民" if name == "农民" else name
        clause, matches = read_clause(words, name, behind, item), list(lexicon.pattern.finditer(words))
        stance = tell_stance(clause, lexicon, matches)
        return find_owner(clause, lexicon, matches, stance), stance

    return run


@pytest.mark.parametrize(
    ("sentence", "name", "owner"),
    [
        ("打造蔬菜基地｜。", "蔬菜", "基地"),
        ("基地菜田保持在｜。", "菜田", "基地"),
        ("启动｜保供蔬菜基地建设", "蔬菜", "基地"),
        ("提档升级｜基地", "蔬菜", "基地"),
        ("新建蔬菜基地｜。", "蔬菜", None),  # added to the whole
        ("新建蔬菜种植基地｜。", "蔬菜", None),
        ("园区建设加快，蔬菜产量｜。", "蔬菜", None),
        ("加强常年菜地建设，蔬菜面积｜、基地8个", "蔬菜", None),
        ("常年蔬菜基地｜。", "常年蔬菜基地", None),  # the item itself
    ],
)
def test_a_base_is_no_whole_unless_it_is_new(read, sentence, name, owner):
    assert read(sentence, name)[0] == owner


@pytest.mark.parametrize(
    ("sentence", "name", "owner"),
    [
        ("粮食种足，｜收回来。", "粮食", None),
        ("粮食面积｜种足，", "粮食", None),
        ("菜籽亩产第一次过了｜这道坎。", "菜籽", None),
        ("收入跨上｜台阶。", "农民", None),
        ("粮食突破｜的丰收年。", "粮食", None),
        ("柑橘卖了｜果子。", "柑橘", None),  # what it yields
        ("果园管好，划定｜标准化胶园。", "果园", "标准化胶园"),
    ],
)
def test_a_verb_behind_a_number_is_nothing_that_it_is_of(read, sentence, name, owner):
    assert read(sentence, name)[0] == owner


def test_land_of_the_whole_place_is_held_by_it(read):
    assert read("全县现有｜耕地。", "耕地")[1] == "done"
    assert read("坡上现有｜耕地。", "耕地")[1] is None
    assert read("石桥村全村有｜耕地。", "耕地")[1] is None  # which village is told before


@pytest.mark.parametrize(
    ("sentence", "name", "owner"),
    [
        ("整治耕地｜。", "耕地", "整治"),
        ("新增耕地流转面积｜。", "耕地", "流转"),
        ("改造｜老劣果园，", "果园", "改造"),
        ("完成｜农田管护，", "农田", "管护"),
        ("改造面积｜，", "灌区", "改造"),  # the item stands in an earlier clause
        ("加大改造，耕地面积｜。", "耕地", None),
        ("改造果园3万亩、耕地面积｜。", "耕地", None),
        ("改善和新增灌溉面积｜。", "灌溉", "改善"),
        ("新增、改善及恢复农田灌溉面积｜。", "灌溉", "改善"),
        ("新增灌溉面积2万亩、改善｜。", "灌溉", "改善"),
        ("新改善｜灌溉面积，", "灌溉", "新改善"),
        ("改善渠系、新增灌溉面积｜。", "灌溉", None),
        ("新增灌溉面积｜。", "灌溉", None),
        ("拆除围栏3公里、湖滨简易大棚｜。", "大棚", "拆除"),
        ("清理园地3宗、新建大棚｜。", "大棚", None),
        ("遏止功能区“非粮化”｜。", "功能区", "非粮化"),
        ("完成｜低丘缓坡开发，", "耕地", "低丘"),
        ("改造｜老果园，", "老果园", "改造"),
        ("石桥村已经治理｜。", "撂荒地", None),
        ("新建改造果园｜。", "果园", None),
        ("新开工建设果园｜。", "果园", "开工"),  # started, not done
        ("土地流转｜。", "土地流转", None),
        ("清理和处置园地30宗，面积｜。", "园地", "处置"),  # work right before the item, though that is named earlier
        ("园地管护队20个，面积｜。", "园地", "管护"),  # or right behind it
        ("加强园地管护，新建｜。", "园地", None),
        ("整治“非粮化”耕地｜。", "耕地", "整治"),
        ("整治撂荒地｜。", "撂荒地", None),  # all that is done to such land
        ("完成撂荒地整治｜，", "撂荒地", None),
    ],
)
def test_land_that_is_worked_on_is_no_land_that_there_is(read, sentence, name, owner):
    assert read(sentence, name)[0] == owner


@pytest.mark.parametrize(
    ("sentence", "name", "owner"),
    [
        ("城乡居民人均收入增长｜，", "农村居民", "城乡"),
        ("城乡居民收入均增长｜，", "农村居民", None),
        ("城乡居民收入分别增长8%和｜，", "农村居民", None),
        ("城乡居民收入达到3万元、｜，", "农村居民", None),
        ("城乡居民收入达到｜、1万元", "农村居民", None),
        ("城乡居民收入增长｜、消费增长9%", "农村居民", "城乡"),
        ("城乡用地挂钩、补充耕地｜，", "耕地", None),
        ("城乡建设加快，农民收入增长｜，", "农民", None),
        ("肉、蛋、奶总量达｜。", "肉、蛋", "奶总量达"),
        ("肉、蛋、奶产量分别达｜、3万吨", "肉", None),
        ("增加｜蔬菜和中药材，", "蔬菜", "中药材"),
        ("种植｜蔬菜和20万亩中药材", "蔬菜", None),
        ("种植｜蔬菜，", "蔬菜", None),
        ("发展蔬菜和｜青雾草药，", "蔬菜", "青雾草药"),
        ("粮食、棉花面积分别为3万亩和｜左右，", "粮食", None),
        ("粮食、果品三大产业产值分别达｜、3亿元", "粮食", None),
        ("蜂蜜与蜂胶销售收入2亿元，增长｜，", "蜂蜜", "蜂胶销售收入"),
        ("蜂蜜与蜂胶产量分别达到2吨、1吨，增长｜，", "蜂蜜", None),
    ],
)
def test_a_figure_of_several_together_is_of_none_of_them(read, sentence, name, owner):
    assert read(sentence, name)[0] == owner


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("新建茶园3万亩、果园｜。", "new"),
        ("新建茶园3万亩，果园｜。", None),
        ("新建茶园3万亩、果园面积达到｜。", "done"),
        ("新建高标准农田，稳定｜果园，", "steady"),
        ("落实｜果园，", "done"),
        ("推进｜果园，", "begun"),
        ("推进3万亩茶园、｜果园，", "begun"),
        ("推进茶园建设3万亩、｜果园，", None),
        ("有｜果园，", None),
        ("按｜果园保有量，", "done"),
        ("完成｜果园划定任务。", "steady"),
        ("加快｜果园划定，", "steady"),
        ("新建｜果园划定，", "new"),
        ("完成｜果园扩种任务。", "new"),
    ],
)
def test_a_verb_says_whether_land_is_new_or_held(read, sentence, stance):
    assert read(sentence, "果园")[1] == stance


@pytest.mark.parametrize(
    ("words", "owner"), [("蔬菜产量和果品基地面积分别达到", None), ("蔬菜、果品基地产量分别达到", "基地")]
)
def test_what_another_thing_of_a_list_is_of_is_not_of_the_item(words, owner):
    lexicon = read_panel_words()
    clause = read_clause(words, "蔬菜", "", "蔬菜", "产量")
    assert find_owner(clause, lexicon, list(lexicon.pattern.finditer(words)), None) == owner


def test_work_that_names_the_item_is_the_item():
    lexicon = read_panel_words()
    clause = read_clause("改造中低产田", "中低产田", "。", "中低产田改造")
    assert find_owner(clause, lexicon, list(lexicon.pattern.finditer(clause.words)), None) is None


@pytest.mark.parametrize(
    ("sentence", "name", "measure", "item"),
    [
        ("新增设施蔬菜2万亩、露地菜｜。", "菜", "面积", "露地菜"),
        ("种植｜优质特色水果，", "水果", "面积", "优质水果"),
        ("优质蔬菜、水果｜。", "水果", "面积", None),
        ("养殖3万吨；捕捞水产品产量｜。", "水产品", "产量", "捕捞水产品"),
        ("种植优质粮，水果｜。", "水果", "面积", None),
        ("无公害蔬菜｜。", "无公害蔬菜", "面积", None),  # the item itself
        ("新建绿色蔬菜生产基地｜。", "蔬菜", "面积", "绿色蔬菜基地"),
        ("巩固｜蔬菜保供基地。", "蔬菜", "面积", "蔬菜基地"),
        ("蔬菜基地产量｜。", "蔬菜", "产量", None),  # what a part of the place yields
        ("蔬菜、水果基地｜。", "蔬菜", "面积", None),
        ("常年蔬菜基地｜。", "常年蔬菜基地", "面积", None),
        ("有｜，", "", "面积", None),
        ("建成青稞良种繁育｜。", "良种繁育", "面积", "青稞良种繁育"),
        ("肉蛋奶水产品产量｜。", "水产品", "产量", "肉蛋奶水产品"),
        ("水稻、玉米保护性耕作｜。", "保护性耕作", "面积", None),  # of both
        ("猪牛羊出栏分别为2万头、｜。", "羊", "出栏", None),  # of each
        ("农业保护性耕作｜。", "保护性耕作", "面积", None),
        ("农作物制种面积｜。", "农作物", "面积", "农作物制种"),
        ("新增高产油茶｜。", "油茶", "面积", "高产油茶"),
        ("新建标准化茶园｜。", "茶园", "面积", "标准化茶园"),
        ("新修旱作基本农田｜。", "基本农田", "面积", "旱作基本农田"),
        ("建设｜永久性蔬菜基地。", "蔬菜", "面积", "永久性蔬菜基地"),
        ("建成高标农田｜。", "农田", "面积", "高标准农田"),
        ("建成高标准蔬菜大棚｜。", "蔬菜大棚", "面积", None),
        ("小麦耕种收综合机械化率达到｜。", "综合机械化", "率", "小麦综合机械化"),
        ("主要农作物耕种收综合机械化率达到｜。", "综合机械化", "率", None),
        ("种植茶叶标准化基地｜。", "茶叶", "面积", "标准化茶叶基地"),  # the sort stands behind
        ("预计茶叶规上产值｜。", "茶叶", "产值", "规模以上茶叶"),
        ("茶叶种植标准化面积｜。", "茶叶", "面积", None),
        ("茶叶绿色认证率｜。", "茶叶", "率", None),
        ("地膜粮食面积达到｜。", "粮食", "面积", "地膜粮食"),
    ],
)
def test_a_sort_or_base_is_an_item_of_its_own(sentence, name, measure, item):
    lexicon = read_panel_words()
    words, behind = sentence.split("｜")
    clause = read_clause(words, name, behind, name, measure)
    assert name_item(clause, lexicon, list(lexicon.pattern.finditer(words))) == item
