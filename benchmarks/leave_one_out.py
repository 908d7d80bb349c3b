"""How good the extraction is on documents that its weights have not seen, set by set.

Run: python benchmarks/leave_one_out.py [--shared FOLDER]

For each annotated document in turn the weights are learned anew from all other documents of all sets together, and
that document is read with them. The table of frames was learned without any annotated document.
"""

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pandas as pd

from fieldwords import paths
from fieldwords.corpus.document import Document
from fieldwords.schemas import TABLES
from fieldwords.targets import extract_targets
from fieldwords.targets.evaluation import evaluate_targets
from fieldwords.targets.weights import use_weights
from train_choices import Gold, Lesson, learn_lessons, learn_weights, list_golds


def read_unseen(lessons: dict[str, Lesson], document: Document) -> list[tuple]:
    """Return the targets of a document, read by weights that were learned without it."""
    for choice, lesson in lessons.items():
        use_weights(choice, learn_weights(lesson, without={document.doc}))
    return extract_targets(document)


def leave_one_out(golds: dict[str, Gold], jobs: int = 2) -> Iterator[tuple[str, list[dict], pd.DataFrame]]:
    """Yield for each set its name, its annotated rows, and the targets found by weights that never saw the document."""
    annotated, lessons = learn_lessons(golds)
    with ProcessPoolExecutor(jobs) as workers:
        for name, documents in annotated.items():
            unseen = partial(read_unseen, lessons)
            found = workers.map(unseen, [document for document, _ in documents], chunksize=4)
            table = pd.DataFrame([row for rows in found for row in rows], columns=list(TABLES["targets"].columns))
            yield name, [row for _, rows in documents for row in rows], table


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=paths.HOME.parent / "shared")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    for name, rows, targets in leave_one_out(list_golds(asked.shared), asked.jobs):
        figures = evaluate_targets(rows, targets)["f1"]
        print(f"{name:<26}", *(f"{figure:.3f}" for figure in figures), flush=True)


if __name__ == "__main__":
    main()
