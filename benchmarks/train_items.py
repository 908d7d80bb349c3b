"""Learn what a number of a speech counts: noun_signs.csv, subject_weights.csv and lender_weights.csv.

Run: python benchmarks/train_items.py [--shared FOLDER]   (needs scikit-learn; reading a speech does not)

The signs of nouns are learned from farm_items.csv against other words of jieba's dictionary; from the annotation files
when a noun outside the lexicon is what a number counts, and which item lends its name to a number without one. Every
document is also read with weights that have not seen it (ten folds of documents): the cumulative F1 of found, value and
item that this prints are those figures. The same inputs give the same bytes.
"""

import argparse
import csv
import random
import zlib
from collections import Counter, defaultdict
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

import jieba
import numpy as np
import pandas as pd
from ahocorasick_rs import AhoCorasick, MatchKind
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from fieldwords import paths
from fieldwords.schemas import TABLES
from fieldwords.targets import cues, lenders, naming, slots, subjects
from fieldwords.targets.evaluation import evaluate_targets, same_object
from fieldwords.targets.extraction import extract_targets
from learn_lenders import find_annotated, fit_offers, judge_offers, prepare_offers
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


class Learned(NamedTuple):
    """The weights of nouns outside the lexicon (take, block) and of what lends its name."""

    nouns: dict[str, tuple[float, float]]
    lenders: dict[str, float]

    def use(self):
        """Put them in the place of the tables, for this process."""
        subjects._read_weights, lenders._read_weights = lambda: self.nouns, lambda: self.lenders


class Recorder:
    """Stands where a number's name is chosen: notes nouns that could be its subject, and items that could lend."""

    def __init__(self):
        self.runs, self.nouns, self.offers = [], [], []
        self.describe, self.name, self.offer = subjects.describe_subject, naming.name_run, lenders.describe_lenders
        subjects.describe_subject, slots.name_run, lenders.describe_lenders = (
            self.note_noun,
            self.note_run,
            self.note_offers,
        )

    def note_noun(self, view, index, own, local, named, last, around):
        features = self.describe(view, index, own, local, named, last, around)
        self.nouns.append((features, own.name, named))
        return features

    def note_offers(self, *asked):
        choices = self.offer(*asked)
        self.offers.append(choices)
        return choices

    def note_run(self, view, run, last, around):
        self.nouns, self.offers = [], []
        result = self.name(view, run, last, around)
        self.runs.append((len(run), self.nouns, self.offers))
        return result

    def read(self, document, learned):
        """Return the targets of a document under such weights, the nouns and the offers noted for each of its rows."""
        self.runs = []
        learned.use()
        rows = [dict(zip(COLUMNS, row, strict=True)) for row in extract_targets(document)]
        nouns, offers, place = [], [], 0
        for length, named, offered in self.runs:
            nouns += [(rows[place], *noun) for noun in named]
            offers += [(rows[place], choices) for choices in offered]
            place += length
        return rows, nouns, offers


def judge(noted, gold, weight):
    """Return features, right answer and weight of each noted noun, by the annotation that its number overlaps."""
    examples = []
    for row, features, noun, named in noted:
        near, core = find_annotated(row, gold)
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


def collect_lessons(recorder, documents):
    """Return what each annotated document teaches of nouns and of lenders, by its set and name, and what all teach."""
    nouns, lent = defaultdict(list), defaultdict(list)
    learned = Learned({"always": (-9.0, -9.0)}, {"of the number before": 1.0, "named last": 0.5})
    for hiding in (nullcontext(), nullcontext(), hidden_words(documents)):  # as was learned before, then as from that
        with hiding:
            for name, doc, rows, weight, document in documents:
                _, found, offered = recorder.read(document, learned)
                nouns[name, doc] += judge(found, rows, weight)
                lent[name, doc] += judge_offers(offered, rows, weight)
        learned = Learned(fit([one for ones in nouns.values() for one in ones]), fit_offers(prepare_offers(lent)))
    return nouns, prepare_offers(lent), learned


def learn_without(nouns, offers, learned, docs):
    """Return what all documents but some teach."""
    kept = [one for (_, doc), ones in nouns.items() if doc not in docs for one in ones]
    return Learned(fit(kept), fit_offers(offers, docs, learned.lenders))


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
        nouns, offers, learned = collect_lessons(recorder, documents)
    write_table(
        paths.LEXICON / "subject_weights.csv",
        ("feature", "take", "block"),
        [(name, f"{take:.2f}", f"{block:.2f}") for name, (take, block) in sorted(learned.nouns.items())],
    )
    write_table(paths.LEXICON / "lender_weights.csv", ("feature", "weight"), sorted(learned.lenders.items()))
    fold = {doc: zlib.crc32(doc.encode()) % FOLDS for _, doc, *_ in documents}
    unseen = [learn_without(nouns, offers, learned, {doc for doc in fold if fold[doc] == k}) for k in range(FOLDS)]
    for name in golds:
        mine = [document for document in documents if document[0] == name]
        found = [row for _, doc, *_, document in mine for row in recorder.read(document, unseen[fold[doc]])[0]]
        scores = evaluate_targets(
            [row for _, _, rows, *_ in mine for row in rows], pd.DataFrame(found, columns=COLUMNS)
        )
        print(name, *(f"{value:.3f}" for value in scores["f1"][:3]))


if __name__ == "__main__":
    main()
