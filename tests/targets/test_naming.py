"""Object, measure and domain: before the number, behind it, carried over."""

import pandas as pd
import pytest

from fieldwords.lexicon import read_lexicon
from fieldwords.targets.cues import name_kinds, read_words


def named(rows, text):
    row = rows.loc[text]
    return row["object"], row["measure"], row["domain"]


def test_measure_is_carried_to_the_next_animal(plan):
    rows = plan("全年牛饲养量达3.1万头、羊12万只，燕麦草种植2万亩以上。")
    assert named(rows, "3.1万头") == ("牛", "饲养量", "livestock")
    assert named(rows, "12万只") == ("羊", "饲养量", "livestock")
    assert rows.loc["12万只", "inherited"] == "measure"
    assert named(rows, "2万亩") == ("燕麦草", "面积", "crop")


def test_object_may_follow_the_number(review):
    assert named(review("全县建成1.2万亩高标准农田。"), "1.2万亩") == ("高标准农田", "面积", "farmland")


def test_an_animal_of_one_sign_stands_before_another(plan):
    rows = plan("今年每户养2头牛或10只羊。")
    assert named(rows, "2头") == ("牛", "数量", "livestock")


def test_a_sum_of_the_first_branch_is_its_value_added(review):
    rows = review("全县生产总值52亿元，其中一产14亿元、增长4%。")
    assert named(rows, "14亿元") == ("一产", "增加值", "agri_economy")


def test_counted_things_take_over_no_measure(plan):
    rows = plan("发展设施蔬菜面积2000亩，建日光温室500座。")
    assert rows["measure"].isna().loc["500座"]


def test_object_is_carried_to_the_next_measure(plan):
    rows = plan("青稞播种面积稳定在6万亩以上，产量达到1.4万吨。")
    assert named(rows, "1.4万吨") == ("青稞", "产量", "crop")
    assert rows.loc["1.4万吨", "inherited"] == "object"


def test_list_is_distributed_in_order(plan):
    rows = plan("肉牛、藏羊出栏分别达到5万头、21万只。")
    assert named(rows, "5万头") == ("肉牛", "出栏", "livestock")
    assert named(rows, "21万只") == ("藏羊", "出栏", "livestock")


def test_things_of_a_list_are_measured_as_the_next_word_tells(plan):
    rows = plan("果品、蔬菜产值和农产品零售收入分别达到9亿元、8亿元、5亿元。")
    assert rows["measure"].tolist() == ["产值", "产值", "收入"]
    rows = plan("奶牛存栏和肉牛、藏羊饲养量分别达到3万头、5万头、21万只。")
    assert rows["measure"].tolist() == ["存栏", "饲养量", "饲养量"]
    assert plan("粮食、蔬菜面积占比分别达到60%、20%。")["measure"].tolist() == ["率", "率"]


def test_mechanization_is_a_rate(plan):
    assert named(plan("农业机械化水平达到80%。"), "80%") == ("农业机械化", "率", "agri_economy")
    assert named(plan("农机化综合作业水平达到80%。"), "80%") == ("农机化综合", "率", "agri_economy")


def test_lists_of_unequal_length_stay_unclear(plan):
    rows = plan("当归、黄芪、党参面积分别达到2万亩、3万亩。")
    assert rows["object"].isna().all()
    assert set(rows["domain"]) == {"other"}


def test_one_number_for_several_objects_joins_them(plan):
    assert named(plan("洋葱、大蒜面积均达到2万亩。"), "2万亩")[0] == "洋葱、大蒜"


def test_rural_half_of_urban_and_rural_income(plan):
    rows = plan("城乡居民人均可支配收入分别增长6%和7.5%。")
    assert named(rows, "7.5%") == ("农村居民", "收入", "rural_income")
    assert rows.loc["6%", "domain"] == "other"


def test_growth_is_distributed_over_the_runs_before(review):
    rows = review("城镇居民人均可支配收入31000元，农村居民人均可支配收入12000元，分别增长5%和8%。")
    assert named(rows, "8%") == ("农村居民", "收入", "rural_income")
    assert rows.loc["5%", "domain"] == "other"


@pytest.mark.parametrize(
    "text",
    [
        "主城区道路硬化面积达到3万亩。",
        "完成人工造林12万亩。",
        "新增林区界桩管护面积6万亩。",
        "引进企业投资3亿元。",
        "农业保险保费收入1200万元。",
        "城区透水地面占比达到35%。",
    ],
)
def test_other_subjects_are_not_farming(review, text):
    assert set(review(text)["domain"]) == {"other"}


def test_clause_with_its_own_subject_borrows_nothing(review):
    rows = review("农村居民人均可支配收入增长8%，网上政务办结率达到96%。")
    assert named(rows, "8%")[0] == "农村居民"
    assert rows.loc["96%", "domain"] == "other"


def test_share_of_a_whole_is_said_of_the_part(review):
    assert named(review("畜牧业产值占农业总产值的比重达到41%。"), "41%") == ("畜牧业", "率", "agri_economy")


def test_one_character_item_inside_a_name_is_none(review):
    assert set(review("马尾湖公园面积达到3000亩。")["domain"]) == {"other"}


def test_unknown_crop_is_named_as_written(plan):
    assert named(plan("新种植蓝雪豆2000亩。"), "2000亩") == ("蓝雪豆", "面积", "crop")


def test_project_name_is_no_livestock(plan):
    assert plan("加快建设20万头生猪养殖基地。").loc["20万头", "domain"] == "other"


def test_topic_of_the_paragraph_is_taken_up_in_speech(speech):
    rows = speech("再讲奶山羊的事。去年欠的今年补，年底存栏要达到2万只。")
    assert named(rows, "2万只") == ("奶山羊", "存栏", "livestock")


def test_yield_is_per_mu(review):
    row = review("小麦平均亩产820斤。").loc["820斤"]
    assert (row["object"], row["measure"], row["value"], row["unit_base"]) == ("小麦", "单产", 410, "公斤/亩")


def test_one_word_for_two_animals(review):
    rows = review("牛羊出栏分别为2.4万头和13万只。")
    assert rows[["object", "measure"]].values.tolist() == [["牛", "出栏"], ["羊", "出栏"]]


def test_output_per_head_is_no_output(review):
    assert review("人均占有粮食350公斤。").loc["350公斤", "measure"] == "数量"


def test_what_stands_behind_the_number_before_is_that_ones(plan):
    rows = plan("建成1.5万亩高标准农田和1万亩盐碱地改造任务，发展10万只肉羊、3万头肉牛养殖。")
    assert rows["object"].tolist() == ["高标准农田", "盐碱地", "肉羊", "肉牛"]


def test_a_number_before_each_noun(plan):
    rows = plan("完成5万亩全膜玉米和3万亩脱毒马铃薯种植。")
    assert rows.loc["3万亩", "object"] == "脱毒马铃薯"


def test_what_is_spent_on_an_item_and_schemes_are_not_of_farming(plan):
    assert plan("投资1.1亿元建成牦牛养殖基地。").loc["1.1亿元", "domain"] == "other"
    assert plan("实施千万亩超级稻示范推广工程。").loc["千万亩", "domain"] == "other"


def test_meat_and_milk_under_one_name_are_taken_apart(review):
    assert review("肉奶产量分别达到32万吨、36万吨。")["object"].tolist() == ["肉", "奶"]


def test_no_animal_has_a_yield_a_mu(plan):
    assert named(plan("燕麦草种植2万亩，湖羊存栏3万只，亩产400公斤。"), "400公斤")[0] != "湖羊"


def test_what_an_animal_could_be_raised_to_is_the_animal(review):
    """生猪产能 is no thing of its own that the next clause could not go on from."""
    assert named(review("生猪产能稳步恢复，出栏31.5万头。"), "31.5万头")[:2] == ("生猪", "出栏")


def test_shares_that_are_traded_are_no_animals(review):
    assert review("新增境内外上市公司6家。")[["object", "measure"]].fillna("").values.tolist() == [["上市公司", ""]]


def test_an_animal_that_no_word_names_is_not_the_one_before(speech):
    rows = speech("全乡牛存栏2.4万头、羽10.5万只。")
    assert named(rows, "10.5万只")[2] == "other" and rows["object"].isna().tolist() == [False, True]
    assert speech("全乡牛存栏2.4万头、约10.5万只。").loc["10.5万只", "object"] == "牛"


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("渔民人均纯收入2.1万元，比全镇农民高出3000元。", "3000元", ("渔民", "收入", "rural_income")),
        ("农民收入，大家都惦记着，今年人均要增加900元。", "900元", ("农民", "收入", "rural_income")),
        ("水稻机插率去年41%，上河镇已经60%。", "60%", ("水稻机插", "率", "agri_economy")),
        ("粮食面积要稳住，总产还是要保住3万吨。", "3万吨", ("粮食", "产量", "crop")),
        ("皮棉收了8万担；人均收入嘛，可以到700元。", "700元", ("农村居民", "收入", "rural_income")),
        ("人均收入我不吹牛，争取过一千八。", "一千八", ("农村居民", "收入", "rural_income")),
        ("能繁母猪存栏由800头掉到500头，出栏呢，报上来7000头。", "7000头", ("猪", "出栏", "livestock")),
        ("力争菇农人均收入达到9800元。", "9800元", ("菇农", "收入", "rural_income")),
        ("茶叶去年产了320吨，一产产值2600万元。", "2600万元", ("茶叶", "产值", "crop")),
        ("钱袋子鼓了，今年全镇人均可支配收入21300元。", "21300元", ("农村居民", "收入", "rural_income")),
        ("羊存栏2万只，牛存栏3000头。全年出栏4万头只。", "4万头只", ("牲畜", "出栏", "livestock")),
        ("牛年底存栏3200头。", "3200头", ("牛", "存栏", "livestock")),
        ("大葱去年卖了300万元。", "300万元", ("大葱", "产值", "crop")),
        ("生猪规模养殖比重达到45%。", "45%", ("生猪规模养殖", "率", "agri_economy")),
        ("玉米示范田测产1800斤。", "1800斤", ("玉米", "单产", "crop")),
        ("全镇骆驼420峰。接羔3万只，成活率97%。", "3万只", ("羔羊", "数量", "livestock")),
        ("全镇骆驼420峰。接羔3万只，成活率97%。", "97%", ("羔羊成活", "率", "agri_economy")),
        ("水稻1.3万亩，良种率七成，产量6200吨。", "七成", ("良种", "率", "agri_economy")),
        ("水稻1.3万亩，良种率七成，产量6200吨。", "6200吨", ("水稻", "产量", "crop")),
        ("小蚕共育由15%提高到80%。", "15%", ("小蚕", "率", "livestock")),
        ("骆驼存栏420峰；驴少一些，2300头。", "2300头", ("驴", "存栏", "livestock")),
        ("说到农民收入，镇里抽样算下来人均9240元。", "9240元", ("农民", "收入", "rural_income")),
        ("鱼苗产量稳定在21亿尾。", "21亿尾", ("鱼苗", "产量", "fishery")),
        ("春播面积8.4万亩，其中玉米5万亩。", "8.4万亩", ("春播", "面积", "crop")),
        ("生猪要稳住母猪，出栏达到4.2万头。", "4.2万头", ("猪", "出栏", "livestock")),
        ("苹果园，农业局报上来的是5400亩。", "5400亩", ("苹果园", "面积", "crop")),
    ],
)
def test_what_speech_leaves_out(speech, text, number, expected):
    assert named(speech(text), number) == expected


def test_capacity_is_of_what_stands_before_it(plan):
    assert named(plan("粮食产能达到4万吨。"), "4万吨") == ("粮食", "产能", "crop")


def test_orchards_in_reports(plan):
    assert named(plan("果园面积稳定在30万亩。"), "30万亩") == ("果园", "面积", "crop")


def test_what_the_subject_only_outdoes_is_no_subject(speech):
    rows = speech("燕麦种了3800亩，一亩打了2.2吨，比当地苜蓿高出0.6吨。")
    assert rows.loc["0.6吨", "object"] == "燕麦"


def test_a_number_in_words_before_its_item_is_no_label(speech):
    rows = speech("甘蔗出苗不齐，八万亩甘蔗死了三成。百万亩茶园连成了片。")
    assert rows.loc["八万亩", ["object", "domain"]].tolist() == ["甘蔗", "crop"]
    assert rows.loc["百万亩", "domain"] == "other"


def test_land_of_a_branch_of_farming_is_grown(plan):
    assert named(plan("新增生态农业10万亩。"), "10万亩") == ("农业", "面积", "crop")
    assert named(plan("提升20万亩优质农产品基地。"), "20万亩")[2] == "crop"
    assert named(plan("发展林下经济4万亩。"), "4万亩")[2] == "other"


def test_a_label_behind_a_number_makes_none_of_the_one_before(plan):
    rows = plan("新建高标准农田9万亩、百万亩节水提升工程2万亩。")
    assert named(rows, "9万亩") == ("高标准农田", "面积", "farmland")
    assert named(rows, "百万亩")[2] == "other"


def test_a_share_of_those_who_keep_animals_is_no_rate(speech):
    assert speech("31家合作社里真正养牛的不到两成。").loc["两成", "domain"] == "other"


@pytest.mark.parametrize(
    ("sentence", "number", "domain"),
    [
        ("棉花总产40万吨，占全省的62%。", "62%", "other"),
        ("全县农业龙头企业达到36家，占全市近三成。", "三成", "other"),
        ("农机制造产值9亿元，占全县规模以上工业产值的比重达到14%。", "14%", "other"),
        ("畜牧业产值占全县农业总产值的41%。", "41%", "agri_economy"),
        ("良种牛占全县牛总数的70%。", "70%", "livestock"),
    ],
)
def test_a_share_of_a_wider_place_is_no_rate_of_farming(review, sentence, number, domain):
    assert review(sentence).loc[number, "domain"] == domain


def test_what_goes_on_behind_a_share_of_a_wider_place_keeps_its_item(review):
    rows = review("棉花产量占全省的62%，比上年增长5%。")
    assert rows.loc["5%", "object"] == "棉花"


def test_a_name_that_tells_of_less_is_no_decrease(review):
    rows = review("全年推广农业“三减”面积12万亩。")
    assert rows.loc["12万亩", ["object", "change"]].tolist()[1] != "decrease_by"


def test_a_share_of_the_plan_is_of_no_crop(speech):
    assert speech("新修高标准农田1500亩，完成计划的75%。").loc["75%", "domain"] == "other"


def test_what_greenhouses_cover_is_their_area(speech):
    assert named(speech("去年建了24个大棚，占地290亩。"), "290亩") == ("大棚", "面积", "farmland")


def test_an_income_is_of_those_whose_it_is(speech):
    assert named(speech("农民人均从花椒上得到的收入860元。"), "860元") == ("农民", "收入", "rural_income")
    rows = speech("村集体经济收入31万元。人均可支配收入17300元。")
    assert named(rows, "17300元") == ("农村居民", "收入", "rural_income")


def test_who_holds_land_or_animals_is_not_counted(speech):
    rows = speech("今年新购基础母牛700头，其中贫困户260头。")
    assert named(rows, "260头")[0] == "基础母牛"


def test_a_list_of_sums_takes_the_names_of_their_units(speech):
    rows = speech("烤烟面积3.1万亩，烟叶产量8.2万担。河口镇9000亩、2.4万担，柳林乡7000亩、1.9万担。")
    assert [named(rows, text)[:2] for text in ("9000亩", "2.4万担", "7000亩", "1.9万担")] == [
        ("烤烟", "面积"),
        ("烟叶", "产量"),
    ] * 2


def test_sowing_without_a_crop_is_of_all(speech):
    assert named(speech("今年计划播种21万亩。"), "21万亩") == ("农作物", "面积", "crop")


def test_what_a_form_of_a_crop_is_worth_is_of_the_crop(speech):
    rows = speech("全县产干茶5200吨，综合产值7亿元，良种茶园3万亩。")
    assert named(rows, "7亿元") == ("茶叶", "产值", "crop")
    assert named(speech("茶园亩均产值3900元。"), "3900元")[0] == "茶园"


def test_what_a_mu_gave_is_a_yield_though_its_crop_stands_behind(speech):
    rows = speech("一亩地平均刨了2300斤鲜蒜。")
    assert named(rows, "2300斤") == ("鲜蒜", "单产", "crop") and rows.loc["2300斤", "value"] == 1150


def test_land_as_such_is_of_no_crop(speech):
    rows = speech("大蒜是我们的命根子。咱村一共2460亩地，去年种下去的蒜是1850亩。")
    assert named(rows, "2460亩")[0] == "耕地" and named(rows, "1850亩")[0] == "蒜"
    assert named(speech("种鱼的底子不薄。六百零八户人家，1160亩田。"), "1160亩")[0] == "耕地"


def test_leaf_is_weighed_and_tobacco_planted(speech):
    rows = speech("去年收购烟叶2万担。种植面积稳定在8000亩，亩产值做到3000元。")
    assert [named(rows, text)[:2] for text in ("2万担", "8000亩", "3000元")] == [
        ("烟叶", "数量"),
        ("烤烟", "面积"),
        ("烤烟", "产值"),
    ]


def test_a_form_stands_back_where_its_crop_is_known(speech):
    rows = speech("草果挂果的有1.5万亩，去年鲜果收了2100吨。")
    assert named(rows, "2100吨") == ("草果", "产量", "crop")
    assert named(speech("全县鲜果产量2100吨。"), "2100吨")[0] == "鲜果"


def test_the_size_of_an_animal_is_no_yield(speech):
    assert speech("一只三十斤的羯羊能卖一千二。").loc["三十斤", "domain"] == "other"


def test_what_a_village_takes_in_is_its_income(speech):
    rows = speech(
        "茶园去年发展到3400亩，村集体光茶园承包一项就进账18万元。你们村集体靠菌棒厂分红拿了63万，明年要过百万。"
    )
    assert [named(rows, text) for text in ("18万元", "63万")] == [("村集体经济", "收入", "rural_income")] * 2
    assert "村集体经济" not in [*speech("一亩地集体提30元。")["object"]]


@pytest.fixture
def sheds(monkeypatch):
    """The lexicon with a row of one's own: a building for animals."""
    own = pd.DataFrame([["标准化牛舍", "", "livestock", "built"]], columns=["term", "object", "domain", "kind"])
    tables = {"farm_items": pd.concat([read_lexicon("farm_items"), own], ignore_index=True)}
    monkeypatch.setattr("fieldwords.targets.cues.read_lexicon", lambda name: tables.get(name, read_lexicon(name)))
    for cached in (read_words, name_kinds):
        cached.cache_clear()
    yield
    for cached in (read_words, name_kinds):
        cached.cache_clear()


@pytest.mark.parametrize("words", ["新建标准化牛舍12座。", "新建12座标准化牛舍。"])
def test_a_building_for_animals_keeps_its_domain_where_it_is_counted(review, sheds, words):
    assert named(review(words), "12座") == ("标准化牛舍", "数量", "livestock")


def test_a_building_on_land_is_no_farming_number_where_it_is_counted(review, sheds):
    assert named(review("新建日光温室500座。"), "500座")[2] == "other"


def test_what_is_put_into_a_mu_is_no_yield(speech):
    rows = speech("洋芋每亩下种130公斤，亩施复合肥45公斤，钾肥3公斤，亩产要达到1500公斤。")
    assert rows.loc[["130公斤", "45公斤", "3公斤"], "domain"].eq("other").all()
    assert tuple(rows.loc["1500公斤", ["object", "measure"]]) == ("洋芋", "单产")


def test_a_crop_in_the_name_of_a_village_is_none(speech):
    rows = speech("复耕撂荒地的任务，枇杷村310亩，油茶坳镇190亩。全镇养蜂大镇的招牌不能丢。")
    assert rows.loc[["310亩", "190亩"], "object"].eq("撂荒地").all()


def test_a_herd_told_without_a_unit_is_of_the_animal_spoken_of(speech):
    rows = speech("先说猪。去年存栏三万一，今年存栏三万四。")
    assert rows.loc[["三万一", "三万四"], "object"].eq("猪").all()


def test_the_incomes_of_plain_people_are_those_of_farmers(speech):
    rows = speech("老百姓的收入，去年九千七，今年要过一万一。")
    assert rows["object"].eq("农村居民").all()
    assert rows["value"].tolist() == [9700, 11000]


def test_a_list_of_measures_without_a_thing_keeps_each_to_its_number(plan):
    rows = plan("扛稳粮食安全责任。播种面积、产量分别稳定在32万亩和9万吨。")
    assert rows["measure"].tolist() == ["面积", "产量"]
