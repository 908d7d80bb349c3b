"""Learn from the headings of work reports how a plan and how an outcome sound; writes data/lexicon/frames.csv.

Run: python benchmarks/train_frames.py FOLDER [--without GOLD.jsonl ...]

A sentence under a heading of review (工作回顾) or of plan (工作安排) carries that label for free. Pairs of neighbouring
signs that stand fifty times in such sentences are the vocabulary; a logistic regression gives their log-odds.
Documents that a gold file annotates are left out altogether, so that figures measured on them are of unseen documents.
"""

import argparse
import json
import re
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from fieldwords import paths
from fieldwords.corpus.document import parse_document
from fieldwords.reading.folder import find_files, read_file
from fieldwords.targets.frames import read_codes

LEAST = 50  # times that a pair of signs must stand there
SHORTEST = 8  # characters of a sentence that is learned from
NEGLIGIBLE = 0.05  # log-odds that change no decision


def read_labelled(root: Path, doc: str) -> list[tuple[str, bool]]:
    """Return the sentences of a document whose section has a role, digits folded, and whether it is a plan."""
    document = parse_document(doc, read_file(root / doc))
    labelled = []
    for sentence in document.sentences:
        role = document.sections[sentence.section].role
        if role in ("review", "plan") and sentence.end - sentence.start >= SHORTEST:
            labelled.append((document.text[sentence.start : sentence.end], role == "plan"))
    return labelled


def number_pairs(text: str) -> np.ndarray:
    """Return a number for each pair of neighbouring signs of a text, in order."""
    codes = read_codes(text).astype(np.int64)
    return (codes[:-1] << 32) | codes[1:]


def learn_frames(labelled: list[tuple[str, bool]]) -> pd.DataFrame:
    """Return the table of pairs of signs and weights that labelled sentences teach."""
    sentences, plans = map(list, zip(*labelled, strict=True))
    pairs, times = np.unique(np.concatenate([number_pairs(one) for one in sentences]), return_counts=True)
    signs = {pair: chr(pair >> 32) + chr(pair & 0xFFFFFFFF) for pair in pairs[times >= LEAST].tolist()}
    known = np.array([pair for pair, two in signs.items() if two != "00" and not re.search(r"\s", two)])
    lengths = np.array([len(one) - 1 for one in sentences])
    rows, pairs = np.repeat(np.arange(len(sentences)), lengths), np.concatenate(list(map(number_pairs, sentences)))
    columns = np.minimum(np.searchsorted(known, pairs), len(known) - 1)
    shares, there = 1 / np.sqrt(lengths)[rows], known[columns] == pairs
    counts = csr_matrix((shares[there], (rows[there], columns[there])), (len(sentences), len(known)))
    model = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=12, random_state=0).fit(counts, plans)
    print(f"{len(sentences):,} sentences, {len(known):,} pairs of signs, {model.score(counts, plans):.3f} right")
    table = pd.DataFrame({"signs": [signs[pair] for pair in known.tolist()], "weight": model.coef_[0].round(2)})
    return table[table["weight"].abs() >= NEGLIGIBLE]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="work reports, such as those of github.com/lawtext/gov")
    parser.add_argument("--without", type=Path, nargs="*", default=[], help="gold files: their documents are left out")
    asked = parser.parse_args()
    annotated = {json.loads(line)["doc"] for path in asked.without for line in path.open(encoding="utf-8")}
    docs = [doc for doc in find_files(asked.folder).docs if not doc.endswith(tuple(annotated) or ("\0",))]
    with ProcessPoolExecutor(2) as workers:
        labelled = list(chain.from_iterable(workers.map(partial(read_labelled, asked.folder), docs, chunksize=20)))
    table = learn_frames(labelled)
    path = paths.LEXICON / "frames.csv"
    table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.2f")
    print(f"{path}: {len(table):,} rows, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
