"""The words a notebook speaks: ``import fieldwords.pages.notebook as fw``, then read, count, plot, show."""

from fieldwords.build.store import read_table
from fieldwords.figures.axes import note_below
from fieldwords.figures.choices import (
    count_modality,
    count_verdicts,
    pick_objects,
    pick_series,
    pick_split_term,
    pick_terms,
    select_series,
)
from fieldwords.figures.corpus_plots import plot_coverage
from fieldwords.figures.halves import compare_periods, rows_of, split_periods, sum_words
from fieldwords.figures.labels import label
from fieldwords.figures.outcome_plots import plot_target_vs_achieved
from fieldwords.figures.samples import count_marks, sample_documents, sample_folds, sample_marks
from fieldwords.figures.style import COLOURS, SQUARE, TALL, WIDE, use_style
from fieldwords.figures.target_plots import plot_livestock, plot_target_trend
from fieldwords.figures.term_plots import plot_group_heatmap, plot_term_trend, plot_term_trends
from fieldwords.figures.word_plots import plot_keyness, plot_life_table, plot_word_cloud
from fieldwords.figures.words import (
    describe_cleaning,
    describe_collection,
    describe_commonest,
    describe_groups,
    describe_keyness,
    describe_life,
    describe_livestock,
    describe_outcomes,
    describe_pair,
    describe_series,
    describe_targets,
    describe_term_trend,
    describe_term_trends,
    describe_trends,
    describe_warnings,
    describe_years,
)
from fieldwords.outcomes import compare
from fieldwords.pages.show import show_figure, show_table, show_words
from fieldwords.schemas import FARMING
from fieldwords.terms.audit import audit_terms
from fieldwords.terms.comparability import comparability
from fieldwords.terms.counts import count_terms, counted_texts
from fieldwords.terms.keyness import key_words, keyness
from fieldwords.terms.kwic import kwic
from fieldwords.terms.lifetable import life_table
from fieldwords.terms.phrases import read_phrases, read_stopwords, read_term_groups
from fieldwords.terms.trends import trends

__all__ = [
    "COLOURS",
    "FARMING",
    "SQUARE",
    "TALL",
    "WIDE",
    "audit_terms",
    "comparability",
    "compare",
    "compare_periods",
    "count_marks",
    "count_modality",
    "count_terms",
    "count_verdicts",
    "counted_texts",
    "describe_cleaning",
    "describe_collection",
    "describe_commonest",
    "describe_groups",
    "describe_keyness",
    "describe_life",
    "describe_livestock",
    "describe_outcomes",
    "describe_pair",
    "describe_series",
    "describe_targets",
    "describe_term_trend",
    "describe_term_trends",
    "describe_trends",
    "describe_warnings",
    "describe_years",
    "key_words",
    "keyness",
    "kwic",
    "label",
    "life_table",
    "note_below",
    "pick_objects",
    "pick_series",
    "pick_split_term",
    "pick_terms",
    "plot_coverage",
    "plot_group_heatmap",
    "plot_keyness",
    "plot_life_table",
    "plot_livestock",
    "plot_target_trend",
    "plot_target_vs_achieved",
    "plot_term_trend",
    "plot_term_trends",
    "plot_word_cloud",
    "read_phrases",
    "read_stopwords",
    "read_table",
    "read_term_groups",
    "rows_of",
    "sample_documents",
    "sample_folds",
    "sample_marks",
    "select_series",
    "show_figure",
    "show_table",
    "show_words",
    "split_periods",
    "sum_words",
    "trends",
    "use_style",
]
