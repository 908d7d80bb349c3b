import pandas as pd

from fieldwords.figures.place_plots import plot_places


def make_rates(places):
    columns = ["place", "term", "layer", "per_10k", "low", "high", "n_docs", "n_han"]
    rows = [(place, "发展", "phrase", rate, rate - 1, rate + 1, 2, 1000) for place, rate in places.items()]
    return pd.DataFrame(rows, columns=columns)


def test_the_place_where_a_term_is_said_most_stands_on_top(ax):
    plot_places(make_rates({"甲": 2.0, "乙": 5.0}), ax)
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["甲 (n=2)", "乙 (n=2)"]
    assert ax.lines[0].get_xdata().tolist() == [2.0, 5.0]


def test_one_place_is_said_in_words(ax):
    plot_places(make_rates({"甲": 2.0}), ax)
    assert not ax.lines and "Only one place" in " ".join(text.get_text() for text in ax.texts)
