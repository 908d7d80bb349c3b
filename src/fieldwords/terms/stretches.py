"""Stretches of one document, the units of an interval where a year has a single document."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from fieldwords.corpus.cleaning import count_han
from fieldwords.terms.counts import COUNTED, find_terms, tally_terms

STRETCH = 1000  # Han characters a stretch holds at least
_ENDS = re.compile(r"[^。！？\n]*+[。！？\n]+|[^。！？\n]++")


class Stretches(NamedTuple):
    """The stretches of a document: Han characters and words of each, and counts (n_terms, n_stretches) by layer."""

    n_han: np.ndarray
    n_tokens: np.ndarray
    counts: dict[str, np.ndarray]


def split_stretches(counted: str) -> list[str]:
    """Cut a counted text into stretches of whole sentences with `STRETCH` Han characters or a little more.

    Parameters
    ----------
    counted : str
        Counted text of one document.

    Returns
    -------
    list of str
        The stretches; joined they are `counted`. What is left at the end, shorter than a stretch, is part of the last.
    """
    stretches, begin, n_han = [], 0, 0
    for sentence in _ENDS.finditer(counted):
        n_han += count_han(sentence.group())
        if n_han >= STRETCH:
            stretches.append(counted[begin : sentence.end()])
            begin, n_han = sentence.end(), 0
    rest = counted[begin:]
    if not stretches:
        return [rest]
    stretches[-1] += rest
    return stretches


def count_stretches(counted: str, terms: pd.Index) -> Stretches:
    """Count `terms` in each stretch of a document, in the three layers.

    Parameters
    ----------
    counted : str
        Counted text of one document.
    terms : Index
        Terms, unique.
    """
    pieces = split_stretches(counted)
    found = tally_terms([(str(number), find_terms(piece)) for number, piece in enumerate(pieces)]).to_pandas()
    column, row = found["doc"].cat.codes.to_numpy(), terms.get_indexer(found["term"])
    layers = {layer: np.zeros((len(terms), len(pieces))) for layer in COUNTED}
    for layer, counts in layers.items():
        of = (found["layer"] == layer).to_numpy() & (row >= 0)
        counts[row[of], column[of]] = found["count"].to_numpy()[of]
    words = (found["layer"] == "word").to_numpy()
    n_tokens = np.bincount(column[words], found["count"].to_numpy()[words], len(pieces))
    return Stretches(np.array([count_han(piece) for piece in pieces], float), n_tokens, layers)
