import pandas as pd

from fieldwords.figures.samples import count_marks, sample_documents, sample_folds, sample_marks

TEXTS = pd.DataFrame({"doc": ["a", "b"], "text": ["今天﹡﹡镇开会。", "---\ntitle: x\n---\n正文××县。"]})
MARKS = pd.DataFrame(
    [("a", 2, 4, "mask"), ("b", 0, 17, "front_matter"), ("b", 19, 21, "mask")], columns=["doc", "start", "end", "kind"]
)


def test_marked_stretches_stand_between_what_is_around_them():
    rows = sample_marks(TEXTS, MARKS, around=2)
    masks = rows[rows["kind"] == "mask"]
    assert masks[["left", "hit", "right"]].to_numpy().tolist() == [["今天", "﹡﹡", "镇开"], ["正文", "××", "县。"]]


def test_as_many_of_each_kind_as_asked_for():
    assert sample_marks(TEXTS, MARKS, each=1)["kind"].tolist() == ["front_matter", "mask"]
    assert sample_marks(TEXTS, MARKS.head(0)).empty


def test_marks_are_counted_by_kind():
    table = count_marks(MARKS)
    assert list(table.itertuples(index=False, name=None)) == [("front_matter", 1, 17, 1), ("mask", 2, 4, 2)]
    assert count_marks(MARKS.head(0)).empty


def test_folded_sentences_show_both_ways_of_writing():
    sentences = pd.DataFrame({"doc": ["a", "a"], "sentence": [0, 1], "text": ["种植５００亩", "种植500亩"]})
    rows = sample_folds(sentences)
    assert rows[["written", "counted"]].to_numpy().tolist() == [["种植５００亩", "种植500亩"]]
    assert sample_folds(sentences.tail(1)).empty


def test_documents_are_spread_over_the_years(documents):
    assert sample_documents(documents, 10) == ["a.txt", "c.txt", "d.txt"]
    assert sample_documents(documents, 2) == ["a.txt", "c.txt"]
