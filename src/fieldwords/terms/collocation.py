"""Which words stand near a term, and how much more often than by chance."""

from collections import Counter

import numpy as np
import pandas as pd

from fieldwords.terms.keyness import log_likelihood
from fieldwords.terms.phrases import fold_term
from fieldwords.terms.segmentation import is_counted, segment

SENTENCE_ENDS = frozenset("。！？；\n")


def pmi(joint, expected):
    """Return pointwise mutual information in bits, log2(joint / expected) (Church & Hanks 1990, 24)."""
    return np.log2(np.asarray(joint, float) / np.asarray(expected, float))


def t_score(joint, expected, n):
    """Return the t-score of a joint frequency among `n` words (Manning & Schuetze 1999, 164)."""
    share = np.asarray(joint, float) / n
    with np.errstate(divide="ignore", invalid="ignore"):
        return (share - np.asarray(expected, float) / n) / np.sqrt(share * (1 - share) / n)


def collocates(counted: pd.DataFrame, term: str, window: int = 5, fewest: int = 3) -> pd.DataFrame:
    """Return the words that stand within `window` words of a term, in the same sentence.

    Parameters
    ----------
    counted : DataFrame
        doc, counted: counted texts.
    term : str
        Taken as one word wherever it occurs, whatever jieba makes of it.
    window : int
        Words to each side; punctuation is no word and a sentence ends at 。！？； or a line end.
    fewest : int
        Joint occurrences below which a word is left out.

    Returns
    -------
    DataFrame
        Most strongly tied first (g2, then collocate): term; collocate; joint, times near the term; count, times in all;
        expected, joint times if words stood anywhere; pmi (bits); g2 (four cells: near the term or elsewhere); t.
    """
    form = fold_term(term)
    near, everywhere, n_near = Counter(), Counter(), 0
    for text in counted["counted"]:
        for words in _read_sentences(text, form):
            everywhere.update(words)
            hits = [place for place, word in enumerate(words) if word == form]
            reach = {place for hit in hits for place in range(max(0, hit - window), min(len(words), hit + window + 1))}
            nearby = [words[place] for place in sorted(reach.difference(hits))]
            near.update(nearby)
            n_near += len(nearby)
    n = sum(everywhere.values()) - everywhere[form]
    rows = [(word, joint, everywhere[word]) for word, joint in near.items() if joint >= fewest and word != form]
    table = pd.DataFrame(rows, columns=["collocate", "joint", "count"]).astype({"joint": int, "count": int})
    table.insert(0, "term", term)
    table["expected"] = table["count"] * n_near / max(n, 1)
    table["pmi"] = pmi(table["joint"], table["expected"])
    table["g2"] = log_likelihood(table["joint"], table["count"] - table["joint"], n_near, max(n - n_near, 1))
    table["t"] = t_score(table["joint"], table["expected"], max(n, 1))
    return table.sort_values(["g2", "collocate"], ascending=[False, True], ignore_index=True)


def _read_sentences(text, form):
    # Sentences as lists of words, the term one of them
    words = []
    for place, piece in enumerate(text.split(form)):
        if place:
            words.append(form)
        for token in segment(piece):
            if SENTENCE_ENDS.intersection(token):
                yield words
                words = []
            elif is_counted(token):
                words.append(token)
    yield words
