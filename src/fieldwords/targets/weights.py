"""Learned choices: tables of weights, how evidence is weighed with them, and the reasons that tell most."""

import heapq
import math
from operator import mul
from typing import NamedTuple

from fieldwords.lexicon import read_lexicon

REASONS = 3
TELLING = 0.1  # log-odds below which a piece of evidence is no reason


class Weights(NamedTuple):
    """What may be chosen, and for each piece of evidence how much it speaks for each choice (log-odds)."""

    choices: tuple[str, ...]
    rows: dict[str, tuple[float, ...]]


_TABLES: dict[str, Weights] = {}


def read_weights(name: str) -> Weights:
    """Return the learned table ``data/lexicon/<name>.csv``, or the one that `use_weights` put in its place."""
    if name not in _TABLES:
        rows = read_lexicon(name).set_index("evidence").astype("float64")
        _TABLES[name] = Weights(tuple(rows), {row[0]: row[1:] for row in rows.itertuples(name=None)})
    return _TABLES[name]


def use_weights(name: str, weights: Weights) -> None:
    """Put other weights in the place of a learned table, for this process: those that have not seen a document."""
    _TABLES[name] = weights


def weigh_evidence(name: str, evidence: dict[str, float]) -> dict[str, float]:
    """Return the probability of each choice.

    Parameters
    ----------
    name : str
        The table of weights.
    evidence : dict of str to float
        Each piece and its strength; a piece that the table does not know says nothing.
    """
    weights = read_weights(name)
    rows = weights.rows
    known = [(strength, rows[piece]) for piece, strength in evidence.items() if piece in rows]
    strengths = [1.0, *[strength for strength, _ in known]]
    columns = zip(rows["always"], *[row for _, row in known], strict=True)
    scores = [sum(map(mul, strengths, column)) for column in columns]
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    total = sum(odds)
    return {choice: one / total for choice, one in zip(weights.choices, odds, strict=True)}


def give_reasons(name: str, evidence: dict[str, float], choice: str) -> list[str]:
    """Return the pieces of evidence that speak most for a choice, against the mean of all choices; at most three."""
    weights = read_weights(name)
    if choice not in weights.choices:
        return []
    place = weights.choices.index(choice)
    rows = ((piece, strength, weights.rows[piece]) for piece, strength in evidence.items() if piece in weights.rows)
    told = [(strength * (row[place] - sum(row) / len(row)), piece) for piece, strength, row in rows]
    return [piece for pull, piece in heapq.nlargest(REASONS, told) if pull > TELLING]
