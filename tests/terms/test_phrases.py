"""The term tables: readable, without repetition, and all in one form."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_lexicon
from fieldwords.terms.phrases import (
    FEW,
    drop_common,
    fold_term,
    fold_terms,
    lexicon_terms,
    list_phrases,
    list_substrings,
    place_phrases,
    place_substrings,
    read_phrases,
    read_term_groups,
)


def test_phrases_cover_the_genre():
    phrases = read_phrases()
    assert len(phrases) >= 320
    assert {"高标准农田", "高原夏菜", "两个确立", "家庭联产承包责任制", "科学发展观"} <= set(phrases["term"])
    assert phrases["group"].nunique() >= 15


def test_phrases_are_folded_and_different():
    terms = read_phrases()["term"]
    assert terms.is_unique
    assert [term for term in terms if fold_term(term) != term] == []


def test_years_of_use_are_in_order():
    phrases = read_phrases()
    both = phrases[(phrases["since"] != "") & (phrases["until"] != "")]
    assert (both["since"].astype(int) <= both["until"].astype(int)).all()


def test_variants_name_a_phrase_of_the_lexicon():
    phrases = read_phrases()
    variants = phrases[phrases["variant_of"] != ""]
    assert len(variants) > 0
    assert set(variants["variant_of"]) <= set(phrases["term"])


def test_lexicon_terms_hold_phrases_and_groups():
    assert set(lexicon_terms()) == {*read_phrases()["term"], *read_term_groups()["term"]}
    assert list(lexicon_terms()) == sorted(lexicon_terms())


def test_stopwords_have_reasons_and_keep_negation():
    stopwords = read_lexicon("stopwords")
    assert (stopwords["reason"] != "").all()
    assert "不" not in set(stopwords["word"])


def test_lists_hold_neither_stop_words_nor_number_words():
    words = pd.DataFrame(
        {"term": ["农业", "没有", "万头", "五年", "四个", "三百", "十四五", "三农", "千瓦", "万头猪", "2022", "8%"]}
    )
    assert drop_common(words)["term"].tolist() == ["农业", "十四五", "三农", "万头猪"]


def test_a_term_is_folded_like_a_text():
    assert fold_term(" 网格化＋十户联防 ") == "网格化+十户联防"
    assert fold_term("５％") == "5%"
    assert fold_term("团结—批评—团结") == "团结—批评—团结"
    assert fold_terms("乡村振兴") == ["乡村振兴"]
    assert fold_terms(("５％", "5%", "粮食")) == ["5%", "粮食"]
    for wrong in (None, ["牛", 3]):
        with pytest.raises(FieldwordsError, match="a term is one text"):
            fold_terms(wrong)


def test_a_repeated_phrase_is_refused(tmp_path):
    row = "乡村振兴,三农战略,2017,,,\n"
    (tmp_path / "phrases.csv").write_text("term,group,since,until,variant_of,note\n" + row + row, encoding="utf-8")
    with pytest.raises(FieldwordsError, match="phrases.csv"):
        read_lexicon("phrases", tmp_path)


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
