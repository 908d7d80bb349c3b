"""How good the extraction is on documents that its weights have not seen, set by set.

Run: python benchmarks/leave_one_out.py [--shared FOLDER]

For each annotated document in turn the weights are learned anew from all other documents of all sets together, and
that document is read with them. The table of frames was learned without any annotated document.
"""

import argparse
import sys
from pathlib import Path

import pandas as pd

from fieldwords import paths
from fieldwords.schemas import TABLES
from fieldwords.targets import extract_targets
from fieldwords.targets.evaluation import evaluate_targets
from fieldwords.targets.weights import use_weights
from train_choices import learn_lessons, learn_weights, list_golds


def leave_one_out(golds) -> dict[str, tuple[list[dict], pd.DataFrame]]:
    """Return for each set its annotated rows and the targets found, each document read by weights that never saw it."""
    annotated, lessons = learn_lessons(golds)
    results = {}
    for name, documents in annotated.items():
        found = []
        for document, _ in documents:
            for choice, lesson in lessons.items():
                use_weights(choice, learn_weights(lesson, without=document.doc))
            found += extract_targets(document)
        table = pd.DataFrame(found, columns=list(TABLES["targets"].columns))
        results[name] = [row for _, rows in documents for row in rows], table
    return results


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=paths.HOME.parent / "shared")
    for name, (rows, targets) in leave_one_out(list_golds(parser.parse_args().shared)).items():
        figures = evaluate_targets(rows, targets)["f1"]
        print(f"{name:<26}", *(f"{figure:.3f}" for figure in figures))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
