"""Candidates: numeral patterns, quoted names and words that belong together; rows ready to paste."""

import pandas as pd
import pytest

from fieldwords.lexicon import find_fault
from fieldwords.terms.candidates import find_candidates, lexicon_rows

NAMES = ["东山", "西河", "南坡", "北沟", "中滩", "上庄", "下营", "前川"]
TEXT = "".join(
    f"{name}镇增强“四个意识”，做到两个维护；我们建设智慧牧场{number}处，要让智慧牧场见效。"
    for number, name in enumerate(NAMES)
)


def counted(*texts):
    return pd.DataFrame({"doc": [f"d{n}" for n in range(len(texts))], "counted": texts})


def test_numeral_patterns_are_found():
    found = find_candidates(counted(TEXT), known=()).set_index("term")
    assert found.loc["四个意识", ["pattern", "count", "n_docs"]].tolist() == ["numeral", 8, 1]
    assert found.loc["两个维护", "pattern"] == "numeral"


def test_known_terms_and_rare_strings_are_left_out():
    assert {"四个意识", "两个维护"}.isdisjoint(find_candidates(counted(TEXT))["term"])
    assert find_candidates(counted(TEXT), known=(), fewest=99).empty


def test_words_that_belong_together_are_found():
    found = find_candidates(counted(TEXT), known=()).set_index("term")
    assert found.loc["智慧牧场", ["pattern", "count"]].tolist() == ["words", 16]
    assert found.loc["智慧牧场", "pmi"] >= 3
    assert found.loc["智慧牧场", ["entropy_left", "entropy_right"]].min() >= 1


def test_quoted_names_are_found():
    texts = [f"{name}推广“厕所粪污一本账”制度。" for name in NAMES]
    found = find_candidates(counted(*texts), known=()).set_index("term")
    assert found.loc["厕所粪污一本账", ["pattern", "count", "n_docs"]].tolist() == ["quoted", 8, 8]


def test_a_part_of_a_longer_string_is_no_candidate():
    text = "。".join(f"{name}落实五个牢牢把握" for name in NAMES)
    found = find_candidates(counted(text), known=())["term"].tolist()
    assert "五个牢牢把握" in found and "五个牢牢" not in found


def test_rows_are_ready_to_paste(tmp_path):
    rows = lexicon_rows(find_candidates(counted(TEXT)), "新词")
    assert find_fault("phrases", [*rows.columns], rows.to_dict("list")) is None
    assert rows["note"][0].endswith("times")


@pytest.mark.parametrize("texts", [(), ("",), ("发展",)])
def test_little_text_gives_no_candidates(texts):
    assert find_candidates(counted(*texts)).empty
    assert lexicon_rows(find_candidates(counted(*texts))).empty
