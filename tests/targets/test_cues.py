"""Lexicon words in a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from fieldwords.targets.cues import find_tokens, read_words


def test_the_longest_word_wins():
    assert [token.term for token in find_tokens("高标准农田") if "item" in token.slots] == ["高标准农田"]
    assert not any(token.term == "有" for token in find_tokens("有机肥"))


def test_animals_in_sayings_are_none():
    assert not any("item" in token.slots for token in find_tokens("争当领头羊，不吹牛，牵住牛鼻子"))


def test_a_word_may_fill_several_slots():
    (token,) = [token for token in find_tokens("农业生产总值") if "item" in token.slots]
    assert (token.slots["item"], token.slots["measure"][0]) == (("农业", "agri_economy"), "产值")


def test_blanks_part_no_words():
    (token,) = [token for token in find_tokens("年粮 食") if "item" in token.slots]
    assert (token.term, token.start, token.end) == ("粮食", 1, 4)


@given(st.lists(st.sampled_from([*read_words().terms[::60], "，", "镇", " "]), max_size=10).map("".join))
def test_tokens_are_words_of_the_text(text):
    end = 0
    for token in find_tokens(text):
        assert end <= token.start and text[token.start : token.end].replace(" ", "") == token.term
        end = token.end
