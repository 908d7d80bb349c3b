"""What earlier sentences of a paragraph lend to one that names nothing."""


def test_an_item_named_sentences_before(speech):
    rows = speech("再说大蒜。大家心里有本账。去年种了1.2万亩，今年要到1.5万亩。")
    assert rows["object"].tolist() == ["大蒜", "大蒜"]
    assert rows["inherited"].str.contains("object").all()


def test_a_new_paragraph_begins_anew(speech):
    rows = speech("再说大蒜。大家心里有本账。\n羊的事放在后头。去年存栏3000只。")
    assert rows["object"].tolist() == ["羊"]


def test_an_aside_is_not_what_is_spoken_of(speech):
    rows = speech("水稻插了8000亩，其中优质稻3000亩。今年要插到9000亩。")
    assert rows.loc["9000亩", "object"] == "水稻"


def test_land_bears_mu_and_its_fruit_bears_weight(speech):
    rows = speech("苹果是老底子，果园去年就有2000亩，一亩打了4200斤。")
    assert rows.loc["2000亩", "object"] == "果园"
    assert rows.loc["4200斤", ["object", "measure"]].tolist() == ["苹果", "单产"]


def test_a_report_does_not_reach_back(plan):
    rows = plan("加强大蒜产业服务。全年完成投资3000万元，建成道路20公里。")
    assert rows.empty or (rows["domain"] == "other").all()


def test_a_question_between_changes_no_subject(speech):
    rows = speech("大蒜任务3000亩。有没有困难？柳沟去年就种了2600亩。")
    assert rows["object"].tolist() == ["大蒜", "大蒜"]


def test_what_is_asked_about_is_spoken_of_next(speech):
    rows = speech("小麦4万亩，都还稳，可是花椒呢？前些年栽了1.2万亩。")
    assert rows["object"].tolist() == ["小麦", "花椒"]


def test_the_heading_of_a_section_is_spoken_of(speech):
    rows = speech("三、关于脐橙\n大家算一算账。去年采了2.1万吨。\n五、关于茶叶\n去年采了7180斤，增长13.2%。")
    assert rows["object"].tolist() == ["脐橙", "茶叶", "茶叶"]
    assert rows.loc["2.1万吨", "measure"] == "产量"


def test_of_two_things_in_a_heading_neither_is_spoken_of(speech):
    rows = speech("三、关于脐橙和烤烟\n大家算一算账。去年收了2100亩。")
    assert rows["object"].tolist() != ["脐橙"]


def test_a_plot_is_of_the_crop_that_is_spoken_of(speech):
    rows = speech("苹果有31万亩，老园子还占着9万亩。新植猕猴桃1.5万亩、老园子改造2万亩。")
    assert rows.loc["9万亩", "object"] == "苹果"
    assert rows.loc["2万亩", "object"] == "老果园"  # a list names each for itself


def test_a_grade_lends_only_shares(speech):
    rows = speech("烤烟是大头。去年上等烟比例44%，坪上村种了1480亩。今年上等烟要过46%。")
    assert rows.loc["1480亩", "object"] == "烤烟"
    assert rows.loc["46%", ["object", "measure"]].tolist() == ["上等烟", "率"]


def test_bags_and_sheets_are_of_what_was_spoken_of(speech):
    rows = speech("香菇做了三年。去年扩到1150万袋。今年养蚕要靠技术。全镇要养5200张。")
    assert rows.loc["1150万袋", "object"] == "香菇"
    assert rows.loc["5200张", "domain"] == "livestock"


def test_what_is_sold_is_of_the_animal_not_of_its_breeding_stock(speech):
    rows = speech("能繁母猪要稳在4.5万头。全年出栏60万头。")
    assert rows.loc["60万头", ["object", "measure"]].tolist() == ["猪", "出栏"]


def test_what_each_has_of_an_income_told_before(speech):
    rows = speech("生猪出栏3万头。收入上，县里要我们人均增加150元。渔农民人均3870元。")
    assert rows.loc["150元", ["object", "measure"]].tolist() == ["农村居民", "收入"]
    assert rows.loc["3870元", ["object", "measure", "domain"]].tolist() == ["渔农民", "收入", "rural_income"]


def test_what_is_called_by_one_sign(speech):
    rows = speech("明年棚再上800亩。先讲菇。那时候合起来六万袋。蜜蜂由1900群发展到2300群。")
    assert rows["object"].tolist()[:2] == ["棚", "食用菌"]
    assert rows.loc["2300群", "measure"] == "数量"


def test_land_sown_of_no_crop_is_of_all(speech):
    rows = speech("去年全乡播种面积18.37万亩，其中芸豆面积11万亩。")
    assert rows["object"].tolist() == ["农作物", "芸豆"]


def test_a_small_sum_said_of_farmers_is_what_each_earns(speech):
    rows = speech("二是农民增收步伐加快。去年达到2874元，增长15%。全乡投入300万元。")
    assert rows["measure"].tolist()[:2] == ["收入", "收入"]
    assert rows.loc["300万元", "domain"] == "other"


def test_land_is_told_of_what_a_branch_grows(speech):
    rows = speech("油茶产业今年要上台阶。新造2600亩，低改1400亩。")
    assert rows["object"].tolist() == ["油茶", "油茶"]
    rows = speech("蔬菜产业再加把劲，县里下达的新建任务是2800亩，产值达到3亿元。")
    assert rows["object"].tolist() == ["蔬菜", "蔬菜"]


def test_a_sentence_of_a_report_that_opens_with_a_measure_goes_on(plan):
    rows = plan("小麦播种面积稳定在21万亩，其中强筋麦3万亩。总产6.4万吨。")
    assert rows.loc["6.4万吨", ["object", "measure"]].tolist() == ["小麦", "产量"]
