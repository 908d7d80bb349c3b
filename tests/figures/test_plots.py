import pandas as pd
import pytest
from matplotlib.figure import Figure

import fieldwords as fw
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


def test_a_table_without_what_is_drawn_is_refused_by_naming_the_right_one(panel, outcomes, term_years, documents):
    for draw, wrong, right in (
        (plot_rates, panel, "Collection.count"),
        (fw.plot_groups, outcomes, "Collection.term_years"),
        (fw.plot_keyness, outcomes, "Collection.keyness"),
        (fw.plot_outcomes, panel, "Collection.outcomes"),
        (fw.plot_words, panel, "Collection.words"),
        (fw.plot_coverage, term_years, "Collection.documents"),
        (lambda table: fw.plot_life(table, [2020]), documents, "Collection.life"),
        (lambda table: fw.plot_livestock(table, "牛"), documents, "Collection.panel"),
    ):
        with pytest.raises(FieldwordsError, match=f"is missing; {right}.* has what is needed"):
            draw(wrong)


def test_a_term_that_is_never_said_is_told_so_by_year_and_by_place(term_years):
    for rates in (term_years.assign(per_10k=0.0), term_years.assign(per_10k=0.0).rename(columns={"year": "place"})):
        figure = plot_rates(rates[rates["term"] == "乡村振兴"])
        assert plots.words_of(figure) == "乡村振兴 does not occur in this collection."
        assert "乡村振兴 does not occur" in " ".join(text.get_text() for text in figure.axes[0].texts)


def test_a_figure_or_its_axes_are_shown_and_nothing_else():
    figure = Figure()
    assert plots.check_figure(figure) is figure
    assert plots.check_figure(figure.subplots()) is figure
    with pytest.raises(FieldwordsError, match="cannot show a int"):
        plots.check_figure(3)


def test_no_rows_are_said_in_words():
    nothing = pd.DataFrame({"year": [], "term": [], "layer": [], "per_10k": [], "n_docs": [], "n_han": []})
    assert "too few" in " ".join(text.get_text() for text in plot_rates(nothing).axes[0].texts)
