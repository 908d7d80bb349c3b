"""Which words stand near a term, and how much more often than by chance."""

import re

import numpy as np
import pandas as pd

from fieldwords.terms.keyness import log_likelihood
from fieldwords.terms.phrases import fold_term
from fieldwords.terms.segmentation import is_counted, number_words, segment

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
    words, said, doc = number_words(_cut_around(text, form) for text in counted["counted"])
    tests = (lambda word: word == form, lambda word: not SENTENCE_ENDS.isdisjoint(word), is_counted)
    is_term, ends, is_word = (np.array([*map(test, words)], bool) for test in tests)
    ends &= ~is_term
    kept = (is_term | is_word & ~ends)[said]
    said, sentence = said[kept], (np.cumsum(ends[said]) + doc)[kept]
    hits = np.flatnonzero(is_term[said])
    near = np.zeros(len(said), bool)
    for distance in range(-window, window + 1):
        beside = np.clip(hits + distance, 0, max(len(said) - 1, 0))
        near[beside[sentence[beside] == sentence[hits]]] = True
    near[hits] = False
    joint, everywhere = (np.bincount(those, minlength=len(words)) for those in (said[near], said))
    n_near, n = near.sum(), (~is_term[said]).sum()
    rows = [(words[word], joint[word], everywhere[word]) for word in np.flatnonzero(joint >= fewest)]
    table = pd.DataFrame(rows, columns=["collocate", "joint", "count"]).astype({"joint": int, "count": int})
    table.insert(0, "term", term)
    table["expected"] = table["count"] * n_near / max(n, 1)
    table["pmi"] = pmi(table["joint"], table["expected"])
    table["g2"] = log_likelihood(table["joint"], table["count"] - table["joint"], n_near, max(n - n_near, 1))
    table["t"] = t_score(table["joint"], table["expected"], max(n, 1))
    return table.sort_values(["g2", "collocate"], ascending=[False, True], ignore_index=True)


def _cut_around(text, form):
    """The words of a text, the term one of them; of a longer word that holds it (生猪, of 猪) nothing else is left."""
    bounds, place = np.cumsum([0, *map(len, segment(text))] if form in text else [0]), 0
    for hit in re.finditer(re.escape(form), text):
        begin, end = hit.span()
        word = int(np.searchsorted(bounds, begin, "right")) - 1
        if end <= bounds[word + 1]:
            begin, end = bounds[word : word + 2]
        yield from segment(text[place:begin])
        yield form
        place = max(place, end)
    yield from segment(text[place:])
