import pandas as pd

from fieldwords.outcomes.item_names import standard_names


def test_names_of_one_thing():
    names = pd.Series(["农民", "农牧民", "农村常住居民", "农村居民", "羊", None])
    assert standard_names(names, pd.Series(["rural_income"] * 6)).tolist()[:5] == [*["农村居民"] * 4, "羊"]
    assert standard_names(names, pd.Series(["rural_income"] * 6)).isna().tolist() == [False] * 5 + [True]
    assert standard_names(pd.Series(["农民", "羊"])).tolist() == ["农村居民", "羊"]


def test_bees_fish_ponds_and_tea_gardens_join():
    names = pd.Series(["中蜂", "蜂", "蜜蜂", "养殖水面", "水产养殖", "茶园", "茶叶"])
    assert standard_names(names).tolist() == ["蜜蜂"] * 3 + ["水产养殖"] * 2 + ["茶叶"] * 2


def test_of_several_things_the_one_of_the_domain():
    joined = pd.Series(["生产总值、城镇居民、农民", "小麦、玉米", "小麦、农民"])
    domains = pd.Series(["rural_income", "crop", "crop"])
    assert standard_names(joined, domains).tolist() == ["农村居民", "小麦、玉米", "小麦"]


def test_several_things_of_farming_stay_together():
    joined = pd.Series(["猪肉、禽蛋、水产品", "山地苹果和特色茶叶", "城市绿化、水产品"])
    domains = pd.Series(["fishery", "crop", "fishery"])
    assert standard_names(joined, domains).tolist() == ["猪肉、禽蛋、水产品", "山地苹果和特色茶叶", "水产品"]


def test_the_rows_keep_their_index():
    assert standard_names(pd.Series(["农民"], index=[7]), pd.Series(["rural_income"], index=[7])).index.tolist() == [7]
    assert standard_names(pd.Series([], dtype="str"), pd.Series([], dtype="str")).empty
