"""Numbers of sentences that speak of nothing in farming."""


def test_what_stands_beside_the_number_is_told_and_nothing_claimed(plan):
    row = plan("力争到2025年地区生产总值突破120亿元。").loc["120亿元"]
    assert (row["domain"], row["value"], row["unit_base"], row["comparator"]) == ("other", 1.2e10, "元", "gt")
    assert (row["status"], row["span"]) == ("unclear", "unclear")
    assert row[["year", "modality", "confidence", "why"]].isna().all()


def test_change_and_measure_stay_those_of_its_words(review):
    rows = review("工业总产值80亿元，比上年增长7.5%。")
    assert rows.loc["80亿元", "measure"] == "产值"
    assert rows.loc["7.5%", "change"] == "increase_by"


def test_beside_a_number_of_farming_the_others_claim_nothing_either(review):
    rows = review("工业总产值80亿元，粮食产量达到8万吨，游客20万人次。")
    assert rows["status"].tolist() == ["unclear", "achievement", "unclear"]
    assert rows["year"].isna().tolist() == [True, False, True]


def test_what_claims_nothing_lends_its_claim(plan):
    rows = plan("力争到2027年地区生产总值年均增长6%，粮食产量达到8万吨。")
    assert rows[["status", "year"]].to_numpy().tolist()[1] == ["target", 2027]


def test_a_unit_of_farming_has_a_sentence_read(review):
    assert review("种植灵香草500亩。").iloc[0][["domain", "status"]].tolist() == ["crop", "achievement"]


def test_what_goes_on_about_farming_is_no_bycatch(review):
    rows = review("农民人均纯收入达到9800元。增长7.5%。")
    assert rows["object"].tolist() == ["农民", "农民"]


def test_a_speech_is_read_number_by_number(speech):
    assert speech("今年要办成的事，总投资1200万元。")["status"].tolist() == ["target"]


def test_seed_bought_is_no_harvest(speech):
    assert speech("麦种调了35吨，够用。").loc["35吨", "domain"] == "other"
