"""What Chinese government speeches say, year by year, and the farming targets they set: ``import fieldwords as fw``.

Speeches::

    read(path, ...)          read files or folders of speeches, anywhere, at once
    open(folder)             open the tables that `make report` built

What they give is a `Collection`; everything asked of it is a pandas DataFrame::

    .documents .sentences .sections .quarantine    what was read, and what was not: .table(name) has the others
    .select(place=, years=)   the same collection, smaller    .split(before=)  in two    .sample(most)  a few of it
    .count(terms, by=)        three counts, denominators, rates and intervals by year, place or document
    .kwic(term)               every occurrence in its line    .marked() what is not counted    .words() the commonest
    .keyness(other)           the words that set it and another collection apart
    .trends() .life() .movers() .periods()       how its words change over the years
    .divergence() .divergent_words(year)         how far a year is from the one before, and by which words
    .dispersion(terms) .collocates(term)         how words are spread, what stands near them
    .candidates() .lexicon_rows()                phrases that are not in the lexicon yet
    .audit(terms) .splits(terms) .effects(terms) .coverage() .comparability()    how far a count can be trusted
    .targets(item=, status=)  farming targets and other quantities, each with the sentence that says it
    .panel(item=, measure=)   the best figure for each place, item and year
    .items()                  what is stated for most years   .modality()  how hard it is meant
    .outcomes()               what later speeches say of each target
    .correct(corrections)     the same collection, corrected by hand

What one row says, how good the rows are::

    explain(row)             the sentence, each slot, and why
    annotate(targets)        a sheet to judge by hand         score(targets, gold)  precision and recall against it
    differences(targets, gold)   where they differ, as rows for corrections.csv
    compare(panel, external)     beside figures from elsewhere, such as a yearbook

To look at::

    plot_coverage  plot_rates  plot_groups  plot_keyness  plot_words  plot_life
    plot_target_trend  plot_livestock  plot_outcomes
    show(thing)              a table, a figure or a sentence in a notebook cell
    use_style()              the same style for figures of your own
    read_lexicon(name)       a table of data/lexicon
"""

import os
from importlib import import_module

__version__ = "0.1.0"

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # gives memory back that Arrow's own pool keeps

# Where each name lives: its module is imported when the name is first used.
_HOMES = {
    "Collection": "collection",
    "compare": "outcomes",
    "read": "collection",
    "open": "collection",
    "annotate": "targets.judging",
    "differences": "targets.judging",
    "explain": "figures.explanation",
    "score": "targets.judging",
    "read_lexicon": "lexicon",
    "plot_coverage": "figures.term_plots",
    "plot_groups": "figures.term_plots",
    "plot_keyness": "figures.word_plots",
    "plot_life": "figures.word_plots",
    "plot_livestock": "figures.target_plots",
    "plot_outcomes": "figures.target_plots",
    "plot_rates": "figures.term_plots",
    "plot_target_trend": "figures.target_plots",
    "plot_words": "figures.word_plots",
    "show": "pages.show",
    "use_style": "figures.style",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str):
    """Return a name of the door from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module 'fieldwords' has no attribute {name!r}; help(fieldwords) lists what it has")
    return getattr(import_module(f"fieldwords.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
