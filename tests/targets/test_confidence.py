"""How far a row can be trusted."""


def test_a_confidence_is_a_probability_with_reasons(plan, speech):
    for rows in (plan("确保粮食产量达到8.5万吨。"), speech("洋芋去年种了3100亩。")):
        assert rows["confidence"].between(0, 1).all()
        assert rows["why"].str.len().gt(0).all()


def test_a_plain_sentence_is_surer_than_one_that_names_nothing(plan, speech):
    plain = plan("确保粮食产量达到8.5万吨。")["confidence"].iloc[0]
    bare = speech("还有900亩。")["confidence"].iloc[0]
    assert plain > bare
