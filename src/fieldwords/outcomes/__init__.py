"""Targets over the years: the panel of figures, what was left out of it, what was revised, what became of targets."""

import pandas as pd

from fieldwords.outcomes.answers import find_outcomes
from fieldwords.outcomes.external import compare, read_communiques
from fieldwords.outcomes.mentions import collect_mentions
from fieldwords.outcomes.panel import choose_mentions, fill_panel
from fieldwords.outcomes.revisions import find_revisions
from fieldwords.schemas import TABLES

__all__ = ["compare", "follow_targets"]


def follow_targets(
    targets: pd.DataFrame, documents: pd.DataFrame, texts: pd.DataFrame, sections: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Return the tables `panel`, `mentions`, `revisions` and `outcomes`.

    Parameters
    ----------
    targets, documents, sections : DataFrame
        Tables of these names.
    texts : DataFrame
        doc, text, gaps (`corpus.cleaning.pack_gaps`).
    """
    mentions = collect_mentions(targets, documents, texts)
    chosen = choose_mentions(mentions)
    panel, why_not = fill_panel(chosen)
    stated = fill_panel(chosen[chosen["genre"].eq("communique")])[0]
    mentions = mentions.assign(why_not=mentions["why_not"].mask(mentions.index.isin(chosen.index), why_not))
    return {
        "panel": compare(panel, read_communiques(stated, documents)),
        "mentions": mentions.assign(used=mentions["why_not"].isna())[list(TABLES["mentions"].columns)],
        "revisions": find_revisions(chosen),
        "outcomes": find_outcomes(chosen, mentions, documents, texts, sections),
    }
