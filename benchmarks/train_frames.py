"""Learn from the headings of work reports how a plan and how an outcome sound; writes data/lexicon/frames.csv.

Run: python benchmarks/train_frames.py FOLDER [--without GOLD.jsonl ...]

A sentence under a heading of review (工作回顾) or of plan (工作安排) carries that label for free. The words and the
pairs of words that stand in a hundred such sentences are the vocabulary; a logistic regression gives their log-odds.
Documents that a gold file annotates are left out altogether, so that figures measured on them are of unseen documents.
"""

import argparse
import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier
from sklearn.preprocessing import normalize

from fieldwords import paths
from fieldwords.corpus.document import parse_document
from fieldwords.reading import find_files, read_file
from fieldwords.targets.frames import fold_digits, join_words
from fieldwords.terms.segmentation import segment

LEAST = 100  # sentences that a word must stand in
SHORTEST = 8  # characters of a sentence that is learned from
NEGLIGIBLE = 0.05  # log-odds that change no decision


def read_labelled(root: Path, doc: str) -> list[tuple[str, bool]]:
    """Return the sentences of a document whose section has a role, digits folded, and whether it is a plan."""
    document = parse_document(doc, read_file(root / doc))
    labelled = []
    for sentence in document.sentences:
        role = document.sections[sentence.section].role
        if role in ("review", "plan") and sentence.end - sentence.start >= SHORTEST:
            labelled.append((fold_digits(document.text[sentence.start : sentence.end]), role == "plan"))
    return labelled


def list_grams(sentence: str) -> set[str]:
    """Return the words of a sentence and its pairs of neighbouring words, numbers as one 0."""
    words = [word for word in segment(sentence) if not word.isspace()]
    words = ["0" if set(word) <= set("0.%") else word for word in words]
    return {*words, *(a + b for a, b in zip(words, words[1:], strict=False))} - {"0", "00"}


def count_grams(sentences: list[str]) -> Counter:
    """Return in how many of some sentences each word and pair of words stands."""
    return Counter(gram for sentence in sentences for gram in list_grams(sentence))


def find_grams(vocabulary: list[str], sentences: list[str]) -> list[np.ndarray]:
    """Return the numbers of the vocabulary's words in each sentence, the longest at each place."""
    automaton = join_words(vocabulary)
    return [np.array([i for i, *_ in automaton.find_matches_as_indexes(one)], np.int32) for one in sentences]


def learn_frames(labelled: list[tuple[str, bool]], workers) -> pd.DataFrame:
    """Return the table of words and weights that labelled sentences teach."""
    sentences, plans = map(list, zip(*labelled, strict=True))
    parts = [sentences[i : i + 20000] for i in range(0, len(sentences), 20000)]
    seen = sum(workers.map(count_grams, parts), Counter())
    vocabulary = sorted(gram for gram, times in seen.items() if times >= LEAST)
    found = list(chain.from_iterable(workers.map(partial(find_grams, vocabulary), parts)))
    starts = np.cumsum([0, *map(len, found)])
    counts = csr_matrix((np.ones(starts[-1]), np.concatenate(found), starts), (len(found), len(vocabulary)))
    model = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=12, random_state=0).fit(normalize(counts), plans)
    print(f"{len(found):,} sentences, {len(vocabulary):,} words, {model.score(normalize(counts), plans):.3f} right")
    table = pd.DataFrame({"words": vocabulary, "weight": model.coef_[0].round(2)})
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
        table = learn_frames(labelled, workers)
    path = paths.LEXICON / "frames.csv"
    table.to_csv(path, index=False, encoding="utf-8", lineterminator="\n", float_format="%.2f")
    print(f"{path}: {len(table):,} rows, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
