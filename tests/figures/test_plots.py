import pandas as pd
import pytest
from matplotlib.figure import Figure

from fieldwords.errors import FieldwordsError
from fieldwords.figures import plots
from fieldwords.figures.term_plots import plot_rates


def test_a_figure_brings_the_sentence_that_reads_it(term_years):
    figure = plot_rates(term_years)
    assert isinstance(figure, Figure)
    assert "more often 乡村振兴" in plots.words_of(figure)
    assert plots.words_of(Figure()) == ""


def test_one_term_is_drawn_with_its_band_and_several_without(term_years):
    one = plot_rates(term_years[term_years["term"] == "乡村振兴"])
    assert one.axes[0].collections and "Its three counts" in plots.words_of(one)
    assert len(plot_rates(term_years).axes[0].lines) == 2


def test_of_several_items_the_one_with_most_rows_is_drawn(panel):
    assert plots.words_of(plots.plot_target_trend(panel)).startswith("小麦 面积")
    assert plots.words_of(plots.plot_target_trend(panel.head(0))).startswith("No figure")


def test_only_figures_of_the_panel_are_drawn(targets):
    with pytest.raises(FieldwordsError, match="Collection.panel"):
        plots.plot_target_trend(targets)


def test_a_figure_or_its_axes_are_shown_and_nothing_else():
    figure = Figure()
    assert plots.check_figure(figure) is figure
    assert plots.check_figure(figure.subplots()) is figure
    with pytest.raises(FieldwordsError, match="cannot show a int"):
        plots.check_figure(3)


def test_no_rows_are_said_in_words():
    nothing = pd.DataFrame({"year": [], "term": [], "layer": [], "per_10k": [], "n_docs": [], "n_han": []})
    assert "too few" in " ".join(text.get_text() for text in plot_rates(nothing).axes[0].texts)
