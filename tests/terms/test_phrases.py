"""The term tables: readable, without repetition, and all in one form."""

import pandas as pd
import pytest

from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_lexicon
from fieldwords.terms.phrases import (
    drop_common,
    fold_term,
    fold_terms,
    lexicon_terms,
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
