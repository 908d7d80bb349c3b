"""The audit: splits that jieba makes, what a phrase does to other words, on sentences of our own and on the seed."""

import pandas as pd

from fieldwords.corpus.cleaning import counted_text, mark_spans
from fieldwords.terms.audit import audit_effects, audit_splits, audit_terms

TEXT = "建设高标准农田，发展以白牦牛为主的产业。高标准农田管护到位，高质量发展要发展。"


def counted(*texts):
    return pd.DataFrame({"doc": [f"d{n}" for n in range(len(texts))], "counted": texts})


def test_three_counts_and_what_is_lost():
    table = audit_terms(counted(TEXT)).set_index("term")
    columns = ["group", "substring", "phrase", "word", "lost", "splits"]
    assert table.loc["高标准农田", columns].tolist() == ["农业生产", 2, 2, 0, 2, "高标准/农田 2"]
    assert "高标准农田" in table.loc["高标准农田", "context"]
    assert "水浇地" not in table.index


def test_cuts_and_false_borders_are_told_apart():
    table = audit_splits(counted(TEXT)).set_index("term")
    assert table.loc["高标准农田", ["split", "fault", "count"]].tolist() == ["高标准/农田", "split", 2]
    assert table.loc["白牦牛", ["split", "fault"]].tolist() == ["以白/牦牛", "boundary"]
    assert table.loc["白牦牛", ["left", "hit", "right"]].tolist()[1] == "白牦牛"


def test_a_word_kept_whole_is_not_lost():
    table = audit_terms(counted("养殖户的饲养量")).set_index("term")
    assert table.loc["饲养量", ["phrase", "word", "lost", "splits"]].tolist() == [1, 1, 0, ""]


def test_effect_of_a_phrase_on_other_words():
    table = audit_effects(counted(TEXT), ["高质量发展"])
    alone = table[table["added"] == "高质量发展"].set_index("word")[["before", "after", "change"]]
    assert alone.loc["发展"].tolist() == [3, 2, -1]
    assert alone.loc["高质量发展"].tolist() == [0, 1, 1]
    assert set(table["added"]) == {"*", "高质量发展"}


def test_a_phrase_that_does_not_occur_changes_nothing():
    assert audit_effects(counted(TEXT), ["水浇地"]).empty
    assert audit_terms(counted(""), ["水浇地"]).empty
    assert audit_splits(counted()).empty


def test_development_on_the_seed(shared):
    """发展 falls from 16 to 8 when the phrases that hold it are added to the dictionary."""
    path = next(iter(sorted((shared / "corpus/seed").glob("*.txt"))))
    text = path.read_text(encoding="utf-8")
    seed = counted(counted_text(text, mark_spans(text)).text)
    terms = [term for term in audit_terms(seed)["term"] if "发展" in term or term == "民主生活会"]
    together = audit_effects(seed, terms).query("added == '*'").set_index("word")
    assert together.loc["发展", ["before", "after"]].tolist() == [16, 8]
    assert together.loc["民主", ["before", "after"]].tolist() == [17, 0]
    assert audit_terms(seed).set_index("term").loc["民主生活会", ["substring", "word"]].tolist() == [17, 0]
