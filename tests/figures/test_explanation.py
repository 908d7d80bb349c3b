"""A row in words, in the language of the reader."""

import re

import pandas as pd
import pytest

import fieldwords as fw
from fieldwords.errors import FieldwordsError

ROW = pd.Series(
    {
        **{"doc": "松桥县/2023.txt", "text": "10.5万只", "said": "牛饲养量达到2.4万头、羊10.5万只。"},
        **{"object": "羊", "measure": "饲养量", "domain": "livestock", "value": 105_000.0, "value_high": None},
        **{"unit_base": "只", "comparator": "ge", "change": "level", "status": "target", "year": 2023},
        **{"modality": None, "basis": None, "inherited": "measure", "corrected": "year"},
        **{"confidence": 0.875, "why": "target word in its clause; no time"},
    }
)


def test_a_row_is_told_slot_by_slot(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "en")
    lines = fw.explain(ROW).splitlines()
    assert lines[:2] == ["牛饲养量达到2.4万头、羊【10.5万只】。", "松桥县/2023.txt"]
    assert "Measure: 饲养量 (from an earlier clause)" in lines
    assert "Year: 2023 (corrected by hand)" in lines
    assert "Comparator: at least" in lines
    assert "Basis: not told" in lines
    assert not [line for line in lines if line.startswith(("Up to", "Modality"))]
    assert lines[-2:] == ["Confidence: 88\N{NO-BREAK SPACE}%", "Why: target word in its clause; no time"]


def test_in_chinese_no_english_is_left(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")
    told = fw.explain(ROW)
    assert not re.search("[a-z]", "".join(told.splitlines()[2:]))
    assert "比较：不低于" in told and "指标：饲养量（承前）" in told and "年份：2023（已人工更正）" in told
    assert told.endswith("置信度：88\N{NO-BREAK SPACE}%\n理由：分句中有目标用语；没有时间")


def test_only_one_row_of_targets_is_told():
    for wrong, told in ((pd.DataFrame([ROW]), "give one row"), (ROW.drop("status"), "column status is missing")):
        with pytest.raises(FieldwordsError, match=told):
            fw.explain(wrong)


def test_a_row_of_panel_or_outcomes_is_told_with_what_it_holds(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "en")
    row = {"doc": "a", "text": "3万头", "said": "牛存栏达到3万头。", "place": "松桥县", "item": "牛", "year": 2023}
    row |= {"target": 3e4, "answer": 2.8e4, "verdict": "missed", "why": None}
    row |= {"said_later": "牛存栏2.8万头。", "answer_doc": "b"}
    told = fw.explain(pd.Series(row, dtype=object)).splitlines()
    assert told[:4] == ["牛存栏达到【3万头】。", "a", "Place: 松桥县", "Item: cattle"]
    assert told[-4:] == ["Reported: 28000", "What became of it: missed", "牛存栏2.8万头。", "b"]


def test_without_its_sentence_the_number_stands_alone():
    assert fw.explain(ROW.drop("said")).startswith("【10.5万只】\n")
