import pandas as pd

from fieldwords.figures.halves import compare_periods, rows_of, split_periods, sum_words


def test_the_collection_is_cut_where_its_documents_part_most_evenly(documents):
    periods = split_periods(documents)
    assert periods.names == ("2016", "2017–2020")
    assert (periods.first, periods.second) == (["a.txt"], ["c.txt", "d.txt"])


def test_one_year_has_no_second_half(documents):
    periods = split_periods(documents[documents["doc"] == "a.txt"])
    assert periods == (["a.txt"], [], ("2016", "—"))
    assert split_periods(documents.head(0)).names == ("—", "—")


def counts(rows):
    return pd.DataFrame(rows, columns=["doc", "term", "layer", "count"])


def test_words_are_summed_without_stop_words_and_numbers():
    rows = [
        ("a", "农业", "word", 2),
        ("b", "农业", "word", 3),
        ("a", "的", "word", 9),
        ("a", "2017", "word", 4),
        ("a", "万头", "word", 4),
    ]
    table = counts([*rows, ("a", "我们", "word", 7), ("a", "农业", "phrase", 99)])
    summed = sum_words(table, pd.DataFrame({"word": ["我们"]}))
    assert list(summed.itertuples(index=False, name=None)) == [("农业", 5)]


def test_rows_of_documents():
    table = counts([("a", "农业", "word", 2), ("b", "农业", "word", 3)])
    assert rows_of(table, ["b"])["count"].tolist() == [3]


def test_an_empty_half_has_no_keyness(documents):
    table = counts([("a.txt", "农业", "word", 2)])
    assert compare_periods(table, split_periods(documents.head(1))).empty


def test_more_in_the_first_half_is_above_zero(documents):
    rows = [("a.txt", "扶贫", "word", 30), ("a.txt", "发展", "word", 10), ("c.txt", "扶贫", "word", 1)]
    key = compare_periods(counts([*rows, ("c.txt", "发展", "word", 30)]), split_periods(documents))
    ratios = key.set_index("term")["log_ratio"]
    assert ratios["扶贫"] > 0 > ratios["发展"]
