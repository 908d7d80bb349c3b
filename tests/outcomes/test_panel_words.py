from fieldwords.outcomes.panel_words import read_panel_words


def test_the_longest_word_is_found():
    lexicon = read_panel_words()
    assert lexicon.pattern.findall("高效节水灌溉面积") == ["高效节水灌溉"]
    assert all(lexicon.slots[word][0] == "base" for word in lexicon.bases)
