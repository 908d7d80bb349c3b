"""Learn from the annotated documents how evidence is weighed; writes the tables of weights in data/lexicon.

Run: python benchmarks/train_choices.py [--shared FOLDER]

Each number that is annotated gives one example: the evidence that the extraction gathers, and the right answer. The
model is a multinomial logistic regression; its only settings are below. The same bytes come out every time.
"""

import argparse
from collections import defaultdict
from collections.abc import Collection
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from fieldwords import paths
from fieldwords.corpus.document import Document, parse_document
from fieldwords.reading.folder import read_file
from fieldwords.schemas import TABLES
from fieldwords.targets import extraction
from fieldwords.targets.evaluation import read_gold, same_object
from fieldwords.targets.extraction import read_slots, write_row
from fieldwords.targets.status import Claim
from fieldwords.targets.weights import Weights, use_weights

STRENGTH = 0.3  # C of the regression: how freely weights may grow
UNSCORED = 0.5  # what a number weighs that is no farming quantity
SPREAD = 4  # documents that a piece of evidence must be seen in, or it is a word of theirs
FOLDS = 10
CHOICES = {"status": ("target", "achievement", "stock", "comparison"), "confidence": ("right", "wrong")}
COLUMNS = list(TABLES["targets"].columns)


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


# How much a number of each set weighs: speeches retold from real ones are the nearest to what users have; composed
# ones, of which there are more, are richer in targets than real ones, terse ones leave more unsaid, plans all target.
OURS = {"composed_open_speeches": 0.2, "composed_county_papers": 0.4, "composed_terse_speeches": 0.1}
GOLDS = {  # and where its documents lie below the shared folder
    "recent_reports": ("corpus/gov", 1.0),
    "older_reports": ("corpus/gov", 1.0),
    "reports_1955_2026": ("corpus/gov", 1.0),
    "composed_town_speeches": ("gold", 1.0),
    "composed_hard_speeches": ("gold", 0.5),
    "real_speeches_retold": ("gold", 3.0),
    "real_plans_retold": ("gold", 0.5),
}


def list_golds(shared: Path) -> dict[str, Gold]:
    """Return the annotated sets whose documents are at hand: the example collection, and those of the shared folder."""
    here = paths.HOME / "data" / "gold"
    golds = {"example_collection": Gold(paths.HOME / "tests" / "gold" / "example_targets.jsonl", paths.RAW, 2.0)}
    golds |= {name: Gold(here / f"{name}.jsonl", here, weight) for name, weight in OURS.items()}
    for name, (root, weight) in GOLDS.items():
        if (shared / root).is_dir():
            golds[name] = Gold(here / f"{name}.jsonl", shared / root, weight)
    return golds


def read_annotated(gold: Gold) -> list[tuple[Document, list[dict]]]:
    """Return the documents of a set, each with its annotated rows."""
    rows = defaultdict(list)
    for row in read_gold(gold.rows):
        rows[row["doc"]].append(row)
    return [(parse_document(doc, read_file(gold.root / doc)), rows[doc]) for doc in sorted(rows)]


@contextmanager
def every_sentence_read():
    """Read what is of nothing in farming like all else: these numbers are weighed nowhere but teach."""
    asked = extraction.is_bycatch, extraction.list_weighed
    extraction.is_bycatch, extraction.list_weighed = lambda *_: False, lambda filled, _: [True] * len(filled)
    try:
        yield
    finally:
        extraction.is_bycatch, extraction.list_weighed = asked


def pair_rows(document: Document, rows: list[dict]) -> list[tuple[dict, dict, Claim]]:
    """Return each annotated row of a document that was found, the target that overlaps it, and that target's claim."""
    found = [
        (dict(zip(COLUMNS, write_row(document, *one), strict=True)), one[-1].claim) for one in read_slots(document)
    ]
    pairs = []
    for row in rows:
        over = (pair for pair in found if pair[0]["start"] < row["end"] and row["start"] < pair[0]["end"])
        pairs += [(row, *pair) for pair in islice(over, 1)]
    return pairs


def give_status(document: Document, rows: list[dict], weight: float) -> list[Example]:
    """Return what a document teaches about status."""
    examples = []
    for row, _, claim in pair_rows(document, rows):
        if row["status"] in CHOICES["status"]:
            share = weight if row["core"] else weight * UNSCORED
            examples.append(Example(claim.evidence, row["status"], document.doc, share))
    return examples


def give_confidence(document: Document, rows: list[dict]) -> list[Example]:
    """Return what a document, read by weights that have not seen it, teaches about how far a row can be trusted."""
    return [
        Example(claim.doubts, "right" if is_right(row, target) else "wrong", document.doc, 1.0)
        for row, target, claim in pair_rows(document, rows)
        if row["core"] and claim.doubts
    ]


def is_right(row: dict, target: dict) -> bool:
    """Return whether item, status and year of a target are as annotated."""
    item = row["measure"] == target["measure"] and same_object(row["object"], target["object"])
    return item and row["status"] == target["status"] and row.get("year") in (None, target["year"])


class Lesson(NamedTuple):
    """The examples of one choice as a matrix: a row an example, a column a piece of evidence."""

    name: str
    pieces: list[str]
    matrix: csr_matrix
    answers: np.ndarray
    docs: np.ndarray
    weights: np.ndarray


def prepare_lesson(name: str, examples: list[Example]) -> Lesson:
    """Return the examples of a choice as a matrix."""
    seen = defaultdict(set)
    for example in examples:
        for piece in example.evidence:
            seen[piece].add(example.doc)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{piece: one for piece, one in example.evidence.items() if len(seen[piece]) >= SPREAD} for example in examples]
    )
    answers, docs, weights = (np.array(column) for column in list(zip(*examples, strict=True))[1:])
    return Lesson(name, vectorizer.feature_names_, matrix, answers, docs, weights)


def learn_weights(lesson: Lesson, without: Collection[str] = ()) -> Weights:
    """Return the weights that the examples of a choice teach, those of the documents `without` left out."""
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    kept = ~np.isin(lesson.docs, list(without))
    model.fit(lesson.matrix[kept], lesson.answers[kept], sample_weight=lesson.weights[kept])
    choices = CHOICES[lesson.name]
    order = [list(model.classes_).index(choice) for choice in choices]
    rows = np.vstack([model.intercept_, model.coef_.T])
    if len(choices) == 2:  # one column of log-odds for the second class
        rows, order = np.hstack([-rows, rows]) / 2, [list(model.classes_).index(choice) for choice in choices]
    return Weights(
        choices, dict(zip(["always", *lesson.pieces], map(tuple, rows[:, order].round(3).tolist()), strict=True))
    )


def learn_lessons(golds: dict[str, Gold], annotated: dict[str, list]) -> dict[str, Lesson]:
    """Return for each choice the lesson that the annotated documents of all sets teach.

    How far a status can be trusted is learned from documents whose status was told by weights that had not seen them.
    """
    for name, choices in CHOICES.items():  # what is learned must not depend on what was learned before
        use_weights(name, Weights(choices, {"always": (0.0,) * len(choices)}))
    pairs = [(golds[name].weight, *pair) for name, documents in annotated.items() for pair in documents]
    with every_sentence_read():
        status = prepare_lesson("status", [one for w, *pair in pairs for one in give_status(*pair, w)])
    doubts = []
    for fold in range(FOLDS):
        part = [pair for _, *pair in pairs[fold::FOLDS]]
        use_weights("status", learn_weights(status, without={document.doc for document, _ in part}))
        doubts += [one for pair in part for one in give_confidence(*pair)]
    return {"status": status, "confidence": prepare_lesson("confidence", doubts)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=paths.HOME.parent / "shared")
    golds = list_golds(parser.parse_args().shared)
    lessons = learn_lessons(golds, {name: read_annotated(gold) for name, gold in golds.items()})
    for name, lesson in lessons.items():
        weights = learn_weights(lesson)
        rows = [(piece, *row) for piece, row in weights.rows.items()]
        table = pd.DataFrame(rows, columns=["evidence", *weights.choices])
        table.to_csv(paths.LEXICON / f"{name}.csv", index=False, encoding="utf-8", lineterminator="\n")
        print(f"{name}: {len(lesson.answers):,} examples, {len(table)} pieces of evidence")


if __name__ == "__main__":
    main()
