"""How far a row can be trusted."""


def test_a_confidence_is_a_probability_with_reasons(plan, speech):
    for rows in (plan("确保粮食产量达到8.5万吨。"), speech("洋芋去年种了3100亩。")):
        assert rows["confidence"].between(0, 1).all()
        assert rows["why"].str.len().gt(0).all()


def test_a_heading_and_a_named_item_make_a_row_surer(plan, speech):
    plain = plan("确保粮食产量达到8.5万吨。")["confidence"].iloc[0]
    lent = speech("粮食生产是大事。粮食去年丰收，打了8.5万吨。")["confidence"].iloc[-1]
    assert plain > lent


def test_by_catch_is_not_rated(plan):
    assert plan("建成道路20公里。")["confidence"].isna().all()
