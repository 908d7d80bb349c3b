"""How good the extraction is on documents that its weights have not seen, set by set; writes data/quality.csv.

Run: python benchmarks/leave_one_out.py [--shared FOLDER] [--jobs N] [--together N]

For each annotated document in turn, the weights of item, status and confidence are learned anew from all other
documents of all sets together, and the document is read with them. Of the large sets of our own eight documents are
left out and read at a time, of the others as many as asked for (one). The table of frames was learned without any
annotated work report. data/calibration.csv gets, for each tenth of confidence, how many rows were right.
"""

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd

from fieldwords import paths
from fieldwords.targets.evaluation import evaluate_targets
from fieldwords.targets.extraction import extract_targets
from fieldwords.targets.weights import use_weights
from train_choices import (
    COLUMNS,
    OURS,
    Gold,
    every_sentence_read,
    is_right,
    learn_lessons,
    learn_weights,
    list_golds,
    pair_rows,
    read_annotated,
)
from train_items import Recorder, collect_lessons, learn_without

KIND, HELD_OUT = "each document left out", "speeches_held_out"
TOGETHER = 8  # documents of a large set that are left out at a time
LESSONS, ITEMS = {}, []  # what all documents teach; the processes that read them are forked with it


def read_unseen(part: list) -> tuple[list[tuple], list[tuple[float, bool]]]:
    """Return the targets of documents, read by weights that were learned without them, and how sure they were."""
    docs = {document.doc for document, _ in part}
    learn_without(*ITEMS, docs).use()
    for choice, lesson in LESSONS.items():
        use_weights(choice, learn_weights(lesson, without=docs))
    pairs = [pair for one in part for pair in pair_rows(*one)]
    sure = [
        (target["confidence"], is_right(row, target)) for row, target, claim in pairs if row["core"] and claim.doubts
    ]
    return [target for document, _ in part for target in extract_targets(document)], sure


def score_held_out() -> pd.DataFrame:
    """Return the scores of the speeches from which nothing is learned, read by the weights that are there."""
    folder = paths.HOME / "data" / "gold"
    pairs = read_annotated(Gold(folder / f"{HELD_OUT}.jsonl", folder, 0.0))
    targets = pd.DataFrame([row for document, _ in pairs for row in extract_targets(document)], columns=COLUMNS)
    return name_scores(
        evaluate_targets([row for _, rows in pairs for row in rows], targets), HELD_OUT, "held out", pairs
    )


def name_scores(scores: pd.DataFrame, name: str, kind: str, pairs: list) -> pd.DataFrame:
    """Return scores as rows of data/quality.csv."""
    scores = scores.rename(columns={"gold": "annotated"})
    scores.insert(0, "gold", name.replace("_", " "))
    scores.insert(1, "kind", kind)
    scores.insert(2, "documents", len(pairs))
    return scores.round(3)


def calibrate(sure: list[tuple[float, bool]]) -> pd.DataFrame:
    """Return for each tenth of confidence: from, rows, said (mean confidence) and right (share)."""
    table = pd.DataFrame(sure, columns=["confidence", "right"])
    tenth = (table["confidence"] * 10).astype(int).clip(upper=9) / 10
    groups = table.groupby(tenth.rename("from"))
    figures = groups.agg(rows=("right", "size"), said=("confidence", "mean"), right=("right", "mean"))
    return figures.round(3).reset_index()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=paths.HOME.parent / "shared")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--together", type=int, default=1, help="documents of the other sets left out at a time")
    asked = parser.parse_args()
    held_out = score_held_out()  # by the weights of the lexicon: what follows puts others in their place
    golds = list_golds(asked.shared)
    annotated = {name: read_annotated(gold) for name, gold in golds.items()}
    named = [(name, one.doc, rows, golds[name].weight, one) for name, pairs in annotated.items() for one, rows in pairs]
    with every_sentence_read():
        ITEMS.extend(collect_lessons(Recorder(), named))
    LESSONS.update(learn_lessons(golds, annotated))
    frames, sure = [], []
    with ProcessPoolExecutor(asked.jobs) as workers:
        for name, pairs in annotated.items():
            size = TOGETHER if name in OURS else asked.together
            parts = [pairs[first : first + size] for first in range(0, len(pairs), size)]
            results = list(workers.map(read_unseen, parts))
            sure += [one for _, found in results for one in found]
            targets = pd.DataFrame([row for rows, _ in results for row in rows], columns=COLUMNS)
            scores = evaluate_targets([row for _, rows in pairs for row in rows], targets)
            print(f"{name:<26}", *(f"{figure:.3f}" for figure in scores["f1"]), flush=True)
            frames.append(name_scores(scores, name, KIND, pairs))
    frames.append(held_out)
    old = pd.read_csv(paths.QUALITY, encoding="utf-8")
    frames.append(old[(old["kind"] == "held out") & (old["gold"] != HELD_OUT.replace("_", " "))])
    pd.concat(frames).to_csv(paths.QUALITY, index=False, encoding="utf-8", lineterminator="\n")
    table = calibrate(sure)
    table.to_csv(paths.QUALITY.with_name("calibration.csv"), index=False, encoding="utf-8", lineterminator="\n")
    print(table.to_string(index=False))


if __name__ == "__main__":
    main()
