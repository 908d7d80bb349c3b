"""Substrings and phrases: counts by hand, and the nesting rule."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.errors import FieldwordsError
from fieldwords.terms.matching import FEW, list_phrases, list_substrings, place_phrases, place_substrings


def test_substrings_overlap_and_nest():
    assert Counter(list_substrings("人人人人", ["人人"])) == {"人人": 3}
    assert Counter(list_substrings("农村人居环境在农村", ["农村", "农村人居环境"])) == {"农村": 2, "农村人居环境": 1}


def test_a_nested_phrase_counts_in_the_longer_one_only():
    assert Counter(list_phrases("农村人居环境在农村", ["农村", "农村人居环境"])) == {"农村": 1, "农村人居环境": 1}
    assert Counter(list_phrases("高质量发展要发展", ["发展", "高质量发展"])) == {"高质量发展": 1, "发展": 1}


def test_of_two_overlapping_phrases_the_earlier_counts():
    assert Counter(list_phrases("新农村建设", ["新农村", "农村建设"])) == {"新农村": 1}
    assert Counter(list_phrases("人人人人人", ["人人"])) == {"人人": 2}


def test_phrases_may_hold_any_symbol():
    text = "用好“网格化+十户联防”机制，达到“团结—批评—团结”，﹡﹡镇增长5%"
    terms = ["网格化+十户联防", "团结—批评—团结", "﹡﹡镇", "5%", "“团结"]
    assert Counter(list_phrases(text, terms)) == {"网格化+十户联防": 1, "“团结": 1, "﹡﹡镇": 1, "5%": 1}
    assert Counter(list_phrases(text, terms[:4]))["团结—批评—团结"] == 1


def test_places_are_character_offsets():
    text = "𬶟鱼与牦牛、牦牛"
    assert place_phrases(text, ["豆", "牦牛"]) == [(0, 3, 5), (0, 6, 8)]  # 牦牛 is the first of the sorted terms
    assert sorted(place_substrings("人人人", ["人人", "人"])) == [(0, 0, 1), (0, 1, 2), (0, 2, 3), (1, 0, 2), (1, 1, 3)]


def test_an_empty_term_is_refused():
    with pytest.raises(FieldwordsError, match="empty term"):
        Counter(list_substrings("发展", [""]))


def test_very_many_terms_are_found_as_few_are():
    many = [f"词{number}。" for number in range(FEW + 1)]
    assert list_phrases("词12。词2000。词2001。", many) == ["词12。", "词2000。"]
    assert list_substrings("词12。词2000。词2001。", many[:13]) == ["词12。"]


def test_no_text_or_no_term_gives_nothing():
    assert Counter(list_phrases("", ["发展"])) == Counter() == Counter(list_substrings("发展", []))


SHORT = st.text(alphabet="甲乙丙", min_size=1, max_size=3)


@given(st.text(alphabet="甲乙丙", max_size=30), st.lists(SHORT, min_size=1, max_size=5))
def test_substrings_equal_a_plain_search_and_phrases_never_exceed_them(text, terms):
    expected = {term: sum(text.startswith(term, place) for place in range(len(text))) for term in terms}
    substrings, phrases = Counter(list_substrings(text, terms)), Counter(list_phrases(text, terms))
    assert {term: substrings[term] for term in terms} == expected
    assert all(phrases[term] <= expected[term] for term in terms)
    assert sum(len(term) * count for term, count in phrases.items()) <= len(text)
