"""A noun outside the lexicon as what a number counts."""


def test_a_noun_of_its_own_beats_what_is_taken_over(speech):
    rows = speech("小麦种了3000亩，蓝雪豆种了500亩，占任务600亩。")
    assert rows["object"].tolist() == ["小麦", "蓝雪豆", "蓝雪豆"]
    assert rows.loc["500亩", ["domain", "inherited"]].tolist() == ["crop", "open"]


def test_a_list_of_nouns(speech):
    rows = speech("夏收作物面积计划。小麦4000亩，蓝雪豆700亩。")
    assert rows["object"].tolist() == ["小麦", "蓝雪豆"]
    assert set(rows["measure"]) == {"面积"}


def test_what_is_of_no_farming_stays_so(plan):
    rows = plan("小麦产量达到3万吨，碳化硅砖产量达到5万吨。")
    assert rows["domain"].tolist() == ["crop", "other"]


def test_a_place_is_no_crop(speech):
    rows = speech("高标准农田今年建了5000亩，青雾镇2000亩。")
    assert rows["object"].tolist() == ["高标准农田", "高标准农田"]


def test_fungi_in_bags_and_eggs_in_sheets(plan):
    rows = plan("食用菌发展到300万袋，发放蚕种5000张，新增床位5000张。")
    assert rows.loc["300万袋", ["object", "measure", "domain"]].tolist() == ["食用菌", "数量", "crop"]
    assert rows["domain"].tolist()[:2] == ["crop", "livestock"]


def test_several_things_in_one_word(plan):
    rows = plan("一二三产增加值分别增长3%、5%和7%。")
    assert rows["object"].tolist() == ["第一产业", "第二产业", "第三产业"]
    assert rows["domain"].tolist() == ["agri_economy", "other", "other"]
    rows = plan("第一、第三产业产值今年各增长3%、5%。")
    assert rows["object"].tolist() == ["第一产业", "第三产业"]
