import numpy as np
import pandas as pd

from fieldwords.figures.term_plots import plot_groups, plot_rates


def words_of(ax):
    return " ".join(text.get_text() for text in ax.texts)


def draw_term(term_years, term):
    return plot_rates(term_years[term_years["term"] == term]).axes[0]


def test_the_line_breaks_at_a_year_without_documents(term_years):
    ax = draw_term(term_years, "乡村振兴")
    line = ax.lines[0]
    assert line.get_xdata().tolist() == [2016, 2017, 2018, 2019, 2020]
    assert np.isnan(line.get_ydata()).tolist() == [False, False, False, True, False]
    assert "n = " not in line.get_label()
    assert "n=2" in ax.get_xticklabels()[0].get_text()


def test_the_band_runs_from_the_lowest_to_the_highest_of_three_counts(term_years):
    ax = draw_term(term_years, "乡村振兴")
    band = ax.collections[0].get_paths()[0].vertices
    assert {tuple(point) for point in band} >= {(2018.0, 40.0), (2018.0, 120.0)}


def test_the_note_names_documents_and_table(term_years):
    ax = draw_term(term_years, "乡村振兴")
    assert "8 documents, 2016–2018, 2020" in words_of(ax)
    assert "term_years.csv" in words_of(ax)


def test_one_year_is_too_thin_for_a_curve(term_years):
    ax = draw_term(term_years[term_years["year"] == 2016], "脱贫攻坚")
    assert "too few for a curve" in words_of(ax)


def test_an_empty_table_is_said_in_words(term_years):
    ax = plot_rates(term_years.head(0)).axes[0]
    assert "too few for a curve" in words_of(ax)


def test_each_line_is_named_at_its_end(term_years):
    ax = plot_rates(term_years).axes[0]
    assert {"乡村振兴", "脱贫攻坚"} <= {text.get_text() for text in ax.texts}
    assert len({line.get_marker() for line in ax.lines}) == 2


def test_a_group_is_the_sum_of_its_terms(term_years):
    groups = pd.DataFrame({"group": ["农村", "农村", "扶贫"], "term": ["乡村振兴", "脱贫攻坚", "脱贫攻坚"]})
    ax = plot_groups(term_years, groups).axes[0]
    assert [name.get_text() for name in ax.get_yticklabels()] == ["农村  (120.0)", "扶贫  (100.0)"]
    drawn = ax.images[0].get_array()
    assert drawn.mask[:, 3].all()  # 2019
    assert drawn[1].compressed().tolist() == [1.0, 0.6, 0.4, 0.0]


def test_many_years_have_a_colour_scale_and_no_numbers(term_years):
    groups = pd.DataFrame({"group": ["农村"], "term": ["乡村振兴"]})
    late = term_years[term_years["year"] == 2016].assign(year=2000)
    ax = plot_groups(pd.concat([term_years, late]), groups).axes[0]
    assert len(ax.figure.axes) == 2 and len(ax.texts) == 1
    assert "numbers" not in words_of(ax) and "years without a document" in words_of(ax)


def test_groups_without_a_term_here_are_said_in_words(term_years):
    ax = plot_groups(term_years, pd.DataFrame({"group": ["x"], "term": ["没有"]})).axes[0]
    assert "too few for a curve" in words_of(ax)


def make_rates(places):
    columns = ["place", "term", "layer", "per_10k", "low", "high", "n_docs", "n_han"]
    rows = [(place, "发展", "phrase", rate, rate - 1, rate + 1, 2, 1000) for place, rate in places.items()]
    return pd.DataFrame(rows, columns=columns)


def test_the_place_where_a_term_is_said_most_stands_on_top():
    ax = plot_rates(make_rates({"甲": 2.0, "乙": 5.0})).axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["甲 (n=2)", "乙 (n=2)"]
    assert ax.lines[0].get_xdata().tolist() == [2.0, 5.0]


def test_one_place_is_said_in_words():
    ax = plot_rates(make_rates({"甲": 2.0})).axes[0]
    assert not ax.lines and "Only one place" in " ".join(text.get_text() for text in ax.texts)
