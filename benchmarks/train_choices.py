"""Learn from the annotated documents how evidence is weighed; writes the tables of weights in data/lexicon.

Run: python benchmarks/train_choices.py [--shared FOLDER]

Each number that is annotated gives one example: the evidence that the extraction gathers, and the right answer. The
model is a multinomial logistic regression; its only settings are below. The same bytes come out every time.
"""

import argparse
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from fieldwords import paths
from fieldwords.corpus.document import Document, parse_document
from fieldwords.reading import read_file
from fieldwords.targets.evaluation import read_gold
from fieldwords.targets.extraction import read_slots
from fieldwords.targets.weights import Weights, use_weights

STRENGTH = 0.05  # C of the regression: how freely weights may grow
CHOICES = {"status": ("target", "achievement", "stock", "comparison")}


class Gold(NamedTuple):
    """A set of annotated documents: where its rows and its documents lie, and how much each of its numbers weighs."""

    rows: Path
    root: Path
    weight: float


class Example(NamedTuple):
    """What speaks for an answer, the right one, the document it stands in and how much it weighs."""

    evidence: dict[str, float]
    answer: str
    doc: str
    weight: float


def list_golds(shared: Path) -> dict[str, Gold]:
    """Return the annotated sets at hand: the example collection, and those of the shared folder."""
    golds = {
        "example collection": Gold(paths.HOME / "tests" / "gold" / "example_targets.jsonl", paths.RAW, 1.0),
        "recent reports": Gold(shared / "gold/dev.jsonl", shared / "corpus/gov/政府工作报告-其他地市", 1.0),
        "older reports": Gold(shared / "gold/dev-odd.jsonl", shared / "corpus/gov", 1.0),
        "reports of 1955 to 2026": Gold(shared / "gold/dev-wide.jsonl", shared / "corpus/gov", 1.0),
        "composed town speeches": Gold(shared / "gold/dev-speeches.jsonl", shared / "gold", 1.0),
        "composed hard speeches": Gold(shared / "gold/dev-spoken.jsonl", shared / "gold", 1.0),
        "real speeches retold": Gold(shared / "gold/dev-retold.jsonl", shared / "gold", 1.0),
        "real plans retold": Gold(shared / "gold/dev-plans.jsonl", shared / "gold", 1.0),
    }
    return {name: gold for name, gold in golds.items() if gold.rows.is_file()}


def read_annotated(gold: Gold) -> list[tuple[Document, list[dict]]]:
    """Return the documents of a set, each with its annotated rows."""
    rows = defaultdict(list)
    for row in read_gold(gold.rows):
        rows[row["doc"]].append(row)
    return [(parse_document(doc, read_file(gold.root / doc)), rows[doc]) for doc in sorted(rows)]


def collect_examples(document: Document, rows: list[dict], weight: float) -> dict[str, list[Example]]:
    """Return the examples that a document gives for each choice."""
    found = list(read_slots(document))
    examples = {name: [] for name in CHOICES}
    for row in rows:
        slots = next((slots for start, end, slots in _place(document, found) if start < row["end"] and row["start"] < end), None)
        if slots is None or not row["core"]:
            continue
        for name, choices in CHOICES.items():
            if row[name] in choices and slots.claim.evidence:
                examples[name].append(Example(slots.claim.evidence, row[name], document.doc, weight))
    return examples


def _place(document: Document, found):
    offsets = document.folded.offsets
    for _, begin, quantity, slots in found:
        start, end = begin + quantity.start, begin + quantity.end
        if offsets is not None:
            start, end = offsets[start], offsets[end - 1] + 1
        yield start, end, slots


def learn_weights(name: str, examples: list[Example]) -> Weights:
    """Return the weights that examples teach for a choice."""
    vectorizer = DictVectorizer(sort=True)
    matrix = vectorizer.fit_transform([example.evidence for example in examples])
    answers = np.array([example.answer for example in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=500, tol=1e-6)
    model.fit(matrix, answers, sample_weight=[example.weight for example in examples])
    order = [list(model.classes_).index(choice) for choice in CHOICES[name]]
    rows = {"always": tuple(model.intercept_[order].round(3).tolist())}
    for piece, row in zip(vectorizer.feature_names_, model.coef_.T[:, order].round(3).tolist(), strict=True):
        rows[piece] = tuple(row)
    return Weights(CHOICES[name], rows)


def forget_weights() -> None:
    """Begin with weights that speak for nothing, so that what is learned does not depend on what was."""
    for name, choices in CHOICES.items():
        use_weights(name, Weights(choices, {"always": (0.0,) * len(choices)}))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=paths.HOME.parent / "shared")
    forget_weights()
    examples = defaultdict(list)
    for gold in list_golds(parser.parse_args().shared).values():
        for document, rows in read_annotated(gold):
            for name, found in collect_examples(document, rows, gold.weight).items():
                examples[name] += found
    for name in CHOICES:
        weights = learn_weights(name, examples[name])
        table = pd.DataFrame([(piece, *row) for piece, row in weights.rows.items()], columns=["evidence", *weights.choices])
        table.to_csv(paths.LEXICON / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
        print(f"{name}: {len(examples[name]):,} examples, {len(table)} pieces of evidence")


if __name__ == "__main__":
    main()
