"""Learn when a noun outside the lexicon is what a number counts: noun_signs.csv and subject_weights.csv.

Run: python benchmarks/train_items.py [--shared FOLDER]   (needs scikit-learn; reading a speech does not)

The signs of nouns are learned from farm_items.csv against other words of jieba's dictionary; the weights of the choice
from the annotation files. Every document is also read with weights that have not seen it (ten folds of documents): the
cumulative F1 of found, value and item that this prints are those figures. The same inputs give the same bytes.
"""

import argparse
import csv
import random
import zlib
from collections import Counter, defaultdict
from contextlib import contextmanager
from pathlib import Path

import jieba
import numpy as np
import pandas as pd
from ahocorasick_rs import AhoCorasick, MatchKind
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from fieldwords import paths
from fieldwords.schemas import TABLES
from fieldwords.targets import cues, naming, slots, subjects
from fieldwords.targets.evaluation import evaluate_targets, same_object
from fieldwords.targets.extraction import extract_targets
from train_choices import every_sentence_read, list_golds, read_annotated

FOLDS, SEED = 10, 1
FEW = 2  # documents of those annotated that name a thing
FARM = ("crop", "livestock", "fishery", "farmland")
COLUMNS = list(TABLES["targets"].columns)
KEPT, TAKEN, BLOCKED = range(3)


def list_signs(word):
    """Return the features of a noun: its last sign, its last two, those within."""
    return {f"last:{word[-1]}": 1, f"end:{word[-2:]}": 1, **{f"in:{sign}": 1 for sign in word[:-1]}}


def train_signs(path):
    """Learn how much a sign speaks for a crop, an animal, a fish or farmland, and write the weights."""
    items = pd.read_csv(paths.LEXICON / "farm_items.csv", dtype="str", keep_default_na=False)
    farm = sorted({word for word in items.loc[items["domain"].isin(FARM), "term"] if len(word) > 1})
    other = sorted(items.loc[items["domain"] == "other", "term"])
    pools = {"verbs": [], "places": [], "nouns": []}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, pos = line.split()
        if not 2 <= len(word) <= 4 or not all("\u4e00" <= sign <= "\u9fff" for sign in word):
            continue
        if pos[0] in "vdapcrmtlib" and int(count) >= 20:
            pools["verbs"].append(word)
        elif pos == "ns" and int(count) >= 3:
            pools["places"].append(word)
        elif pos == "n" and int(count) >= 100:
            pools["nouns"].append(word)
    known, rng = set(farm), random.Random(SEED)
    for name, size in (("verbs", 4000), ("places", 2500), ("nouns", 2500)):
        other += rng.sample([word for word in pools[name] if word not in known], size)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([list_signs(word) for word in farm + other])
    model = LogisticRegression(class_weight="balanced", max_iter=2000)
    model.fit(matrix, [1] * len(farm) + [0] * len(other))
    weights = dict(zip(vectors.feature_names_, model.coef_[0], strict=True))
    rows = [(sign, f"{weight:.2f}") for sign, weight in sorted(weights.items()) if abs(weight) >= 0.2]
    write_table(path, ("sign", "weight"), [("always", f"{model.intercept_[0]:.2f}"), *rows])


def write_table(path, columns, rows):
    """Write a table of the lexicon."""
    with open(path, "w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows([columns, *rows])


class Recorder:
    """Stands where a number's name is chosen: notes the features of each noun that could be its subject."""

    def __init__(self):
        self.runs, self.now = [], []
        self.describe, self.name = subjects.describe_subject, naming.name_run
        subjects.describe_subject, slots.name_run = self.note_noun, self.note_run

    def note_noun(self, view, index, own, local, named, last, around):
        features = self.describe(view, index, own, local, named, last, around)
        self.now.append((features, own.name, named))
        return features

    def note_run(self, view, run, last, around):
        self.now = []
        result = self.name(view, run, last, around)
        self.runs.append((len(run), self.now))
        return result

    def read(self, document, weights):
        """Return the targets of a document under such weights, and the nouns noted for each of its rows."""
        self.runs = []
        subjects._read_weights = lambda: weights
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in extract_targets(document)]
        noted, place = [], 0
        for length, nouns in self.runs:
            noted += [(rows[place], *noun) for noun in nouns]
            place += length
        return rows, noted


def judge(noted, gold, weight):
    """Return features, right answer and weight of each noted noun, by the annotation that its number overlaps."""
    examples = []
    for row, features, noun, named in noted:
        near = [one for one in gold if one["start"] < row["end"] and row["start"] < one["end"]]
        core = next((one for one in near if one["core"]), None)
        farming = named.domain != "other"
        if core and farming and same_object(core["object"], named.object):
            answer, sure = KEPT, 1.0
        elif core:
            right = same_object(core["object"], noun)
            answer, sure = (TAKEN, 1.0) if right else (KEPT, 0.3)
        else:
            answer, sure = BLOCKED if farming else KEPT, 0.3 if near else 1.0
        examples.append((features, answer, sure * weight))
    return examples


def fit(examples):
    """Return the log-odds of taking a noun and of blocking, against keeping what the lexicon says, by feature."""
    names = sorted({name for features, *_ in examples for name in features})
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names)))
    for number, (features, *_) in enumerate(examples):
        for name, value in features.items():
            matrix[number, place[name]] = value
    model = LogisticRegression(C=1.0, max_iter=500, fit_intercept=False)
    model.fit(matrix, [answer for _, answer, _ in examples], sample_weight=[weight for *_, weight in examples])
    kept, taken, blocked = model.coef_
    return {name: (round(taken[n] - kept[n], 2), round(blocked[n] - kept[n], 2)) for n, name in enumerate(names)}


@contextmanager
def hidden_words(documents):
    """Hide the things that few documents name: of a new speech's own words the lexicon does not know, either."""
    read, words = cues.read_words, cues.read_words()
    search, found = AhoCorasick(words.terms), Counter()
    for *_, document in documents:
        found.update({place for place, *_ in search.find_matches_as_indexes(document.folded.text, overlapping=True)})
    rare = {n for n, slots in enumerate(words.slots) if slots.get("item", ("",) * 2)[1] in FARM and found[n] <= FEW}
    terms, known = zip(
        *(pair for n, pair in enumerate(zip(words.terms, words.slots, strict=True)) if n not in rare), strict=True
    )
    hidden = cues.Lexicon(AhoCorasick(terms, matchkind=MatchKind.LeftmostLongest), terms, known)
    cues.read_words = lambda: hidden
    yield
    cues.read_words = read


def collect_nouns(recorder, documents):
    """Return what each annotated document teaches, by its set and name, and the weights that all of them teach."""
    examples, weights = defaultdict(list), {"always": (-9.0, -9.0)}
    for _ in range(2):  # first as the lexicon reads, then as the learned weights do
        for name, doc, rows, weight, document in documents:
            examples[name, doc] += judge(recorder.read(document, weights)[1], rows, weight)
        weights = fit([one for ones in examples.values() for one in ones])
    with hidden_words(documents):
        for name, doc, rows, weight, document in documents:
            examples[name, doc] += judge(recorder.read(document, weights)[1], rows, weight)
    return examples, fit([one for ones in examples.values() for one in ones])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=paths.HOME.parent / "shared")
    shared = parser.parse_args().shared
    train_signs(paths.LEXICON / "noun_signs.csv")
    golds = list_golds(shared)
    documents = [
        (name, one.doc, rows, gold.weight, one) for name, gold in golds.items() for one, rows in read_annotated(gold)
    ]
    recorder = Recorder()
    with every_sentence_read():
        examples, weights = collect_nouns(recorder, documents)
    write_table(
        paths.LEXICON / "subject_weights.csv",
        ("feature", "take", "block"),
        [(name, f"{take:.2f}", f"{block:.2f}") for name, (take, block) in sorted(weights.items())],
    )
    fold = {key: zlib.crc32(key[1].encode()) % FOLDS for key in examples}
    unseen = [fit([one for key, ones in examples.items() if fold[key] != k for one in ones]) for k in range(FOLDS)]
    for name in golds:
        mine = [document for document in documents if document[0] == name]
        found = [row for _, doc, *_, document in mine for row in recorder.read(document, unseen[fold[name, doc]])[0]]
        scores = evaluate_targets(
            [row for _, _, rows, *_ in mine for row in rows], pd.DataFrame(found, columns=COLUMNS)
        )
        print(name, *(f"{value:.3f}" for value in scores["f1"][:3]))


if __name__ == "__main__":
    main()
