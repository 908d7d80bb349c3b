import pandas as pd

from fieldwords.outcomes.panel_words import code_places, read_panel_words


def test_the_longest_word_is_found():
    lexicon = read_panel_words()
    assert lexicon.pattern.findall("高效节水灌溉面积") == ["高效节水灌溉"]
    assert all(lexicon.slots[word][0] == "base" for word in lexicon.bases)


def test_codes_of_the_standard():
    # GB/T 2260: the province of Gansu, the prefecture of Wuwei, the county of Minqin.
    assert code_places(pd.Series(["甘肃省", "武威市", "民勤县"])).tolist() == ["620000", "620600", "620621"]


def test_what_the_standard_does_not_name_has_no_code():
    assert code_places(pd.Series(["全国", "青岚县", "鼓楼区", None])).isna().all()
