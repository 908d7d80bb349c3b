from fieldwords.outcomes.panel_words import SLOTS, read_panel_words


def test_every_word_has_a_slot_and_the_longest_is_found():
    lexicon = read_panel_words()
    assert {slot for slot, _ in lexicon.slots.values()} <= set(SLOTS)
    assert lexicon.pattern.findall("高效节水灌溉面积") == ["高效节水灌溉"]
    assert all(lexicon.slots[word][0] == "base" for word in lexicon.bases)
