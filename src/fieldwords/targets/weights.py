"""Learned choices: tables of weights, how evidence is weighed with them, and the reasons that tell most."""

import math
from typing import NamedTuple

import pandera.pandas as pa

from fieldwords.lexicon import read_lexicon

REASONS = 3
TELLING = 0.1  # log-odds below which a piece of evidence is no reason


class Weights(NamedTuple):
    """What may be chosen, and for each piece of evidence how much it speaks for each choice (log-odds)."""

    choices: tuple[str, ...]
    rows: dict[str, tuple[float, ...]]


class Chosen(NamedTuple):
    """A choice, the probability of each, and the evidence that speaks most for it."""

    choice: str
    shares: dict[str, float]
    reasons: tuple[str, ...]


_TABLES: dict[str, Weights] = {}


def read_weights(name: str) -> Weights:
    """Return the learned table ``data/lexicon/<name>.csv``, or the one that `use_weights` put in its place."""
    if name not in _TABLES:
        rows = read_lexicon(name)
        choices = tuple(column for column in rows.columns if column != "evidence")
        schema = {"evidence": pa.Column("str", unique=True)} | {one: pa.Column("float64") for one in choices}
        rows = read_lexicon(name, pa.DataFrameSchema(schema, strict=True, coerce=True))
        _TABLES[name] = Weights(choices, {row[0]: row[1:] for row in rows.itertuples(index=False, name=None)})
    return _TABLES[name]


def use_weights(name: str, weights: Weights) -> None:
    """Put other weights in the place of a learned table, for this process: those that have not seen a document."""
    _TABLES[name] = weights


def weigh_evidence(name: str, evidence: dict[str, float]) -> Chosen:
    """Return what evidence speaks for.

    Parameters
    ----------
    name : str
        The table of weights.
    evidence : dict of str to float
        Each piece and its strength; a piece that the table does not know says nothing.
    """
    weights = read_weights(name)
    known = [(piece, strength, weights.rows[piece]) for piece, strength in evidence.items() if piece in weights.rows]
    scores = list(weights.rows["always"])
    for _, strength, row in known:
        for place, weight in enumerate(row):
            scores[place] += strength * weight
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    total = sum(odds)
    first = scores.index(highest)
    told = sorted(
        ((strength * (row[first] - sum(row) / len(row)), piece) for piece, strength, row in known), reverse=True
    )
    reasons = tuple(piece for weight, piece in told[:REASONS] if weight > TELLING)
    return Chosen(weights.choices[first], dict(zip(weights.choices, [o / total for o in odds], strict=True)), reasons)
