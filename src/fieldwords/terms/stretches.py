"""Stretches of one document, the units of an interval where a year has a single document."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from fieldwords.corpus.cleaning import count_han
from fieldwords.terms.counts import COUNTED, find_terms, sum_tokens, tally_terms
from fieldwords.terms.matrix import make_matrix

STRETCH = 1000  # Han characters a stretch holds at least
_ENDS = re.compile(r"[^。！？\n]*+[。！？\n]+|[^。！？\n]++")


class Stretches(NamedTuple):
    """The stretches of a document: Han characters and words of each, and counts (n_terms, n_stretches) by layer."""

    n_han: np.ndarray
    n_tokens: np.ndarray
    counts: dict[str, np.ndarray]


def split_stretches(counted: str) -> list[str]:
    """Return the stretches of a counted text: whole sentences with `STRETCH` Han characters or a little more.

    What is left at the end, shorter than a stretch, is part of the last.
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
    """Count `terms`, each of which stands there once, in each stretch of a counted text, in the three layers."""
    pieces = split_stretches(counted)
    numbers = [str(number) for number in range(len(pieces))]
    found = tally_terms([*zip(numbers, map(find_terms, pieces), strict=True)]).to_pandas()
    layers = {layer: make_matrix(found, layer, numbers, terms).counts.toarray().T.astype(float) for layer in COUNTED}
    n_tokens = sum_tokens(found).reindex(numbers, fill_value=0).to_numpy(float)
    return Stretches(np.array([count_han(piece) for piece in pieces], float), n_tokens, layers)
