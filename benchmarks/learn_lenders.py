"""What lends its name to a number of a speech: what annotated documents teach of it, and the weights that follow.

Called by train_items.py and leave_one_out.py. Conditional logit: McFadden, Conditional logit analysis of qualitative
choice behavior, in Zarembka (ed.), Frontiers in Econometrics, 1974; several choices of a number may be right.
"""

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer

from fieldwords.targets.evaluation import same_object

SPREAD = 12  # documents that a feature of what may lend must be seen in
FREEDOM = 0.3  # C of the regression of what may lend
NEAR, OUTSIDE = 0.3, 0.5  # what a number weighs that is annotated but not core, that is not annotated


def find_annotated(row, gold):
    """Return the annotated rows that a number overlaps, and the first of them that is core."""
    near = [one for one in gold if one["start"] < row["end"] and row["start"] < one["end"]]
    return near, next((one for one in near if one["core"]), None)


def judge_offers(noted, gold, weight):
    """Return the choices of each number without a name of its own, which of them are right, and what it weighs."""
    examples = []
    for row, choices in noted:
        near, core = find_annotated(row, gold)
        if core is None:
            right = [0] if not near or not near[0]["object"] else []
            weight_here = weight * (NEAR if near else OUTSIDE)
        else:
            named = [(place, item[0]) for place, (item, _) in enumerate(choices) if item is not None]
            right = [place for place, name in named if same_object(core["object"], name)]
            weight_here = weight
        if right and len(choices) > 1:
            examples.append(([features for _, features in choices], right, weight_here))
    return examples


class Offers(NamedTuple):
    """What teaches whose number it is: a row a choice; `first` is where the choices of a number begin."""

    features: list[str]
    matrix: csr_matrix
    first: np.ndarray
    right: np.ndarray
    weights: np.ndarray
    docs: np.ndarray


def prepare_offers(examples):
    """Return the examples of all documents, by set and name, as one matrix, without the features of few documents."""
    seen = defaultdict(set)
    every = [(doc, *one) for (_, doc), ones in examples.items() for one in ones]
    for doc, choices, *_ in every:
        for name in set().union(*choices):
            seen[name].add(doc)
    kept = sorted(name for name, docs in seen.items() if len(docs) >= SPREAD)
    vectors = DictVectorizer().fit([dict.fromkeys(kept, 1.0)])
    matrix = vectors.transform([features for _, choices, *_ in every for features in choices])
    first = np.cumsum([0, *(len(choices) for _, choices, *_ in every)])[:-1]
    right = np.concatenate([np.isin(np.arange(len(choices)), places) for _, choices, places, _ in every])
    docs, weights = np.array([doc for doc, *_ in every]), np.array([weight for *_, weight in every])
    return Offers(vectors.feature_names_, matrix, first, right.astype(float), weights, docs)


def fit_offers(offers, without=(), begin=None):
    """Return the weights of a conditional logit over the choices of each number, the documents `without` left out.

    `begin` are weights to begin with: those that all documents teach are near.
    """
    weights = np.where(np.isin(offers.docs, list(without)), 0.0, offers.weights)
    lengths = np.diff([*offers.first, offers.matrix.shape[0]])
    across = offers.matrix.T.tocsr()

    def measure_loss(theta):
        scores = offers.matrix @ theta
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, offers.first), lengths))
        total, right = np.add.reduceat(odds, offers.first), np.add.reduceat(odds * offers.right, offers.first)
        loss = weights @ (np.log(total) - np.log(right)) + theta @ theta / (2 * FREEDOM)
        pull = odds * (np.repeat(weights / total, lengths) - offers.right * np.repeat(weights / right, lengths))
        return loss, across @ pull + theta / FREEDOM

    start = np.zeros(len(offers.features)) if begin is None else np.array([begin[name] for name in offers.features])
    found = minimize(measure_loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(offers.features, found.x.round(3).tolist(), strict=True))
