"""Evaluation: targets found in speeches against a gold file annotated by hand."""

import json
import random
from collections import defaultdict
from pathlib import Path

import pandas as pd

from fieldwords.errors import FieldwordsError, check_word, require_columns
from fieldwords.lexicon import compile_words
from fieldwords.quantities.units import HEADS
from fieldwords.schemas import FARMING, TABLES
from fieldwords.targets.corrections import NUMBERS

LEVELS = ("found", "value", "item", "comparison", "status", "year")
SLOTS = ("object", "measure", "unit_base", "comparator", "change", "status")
NEEDED = {"doc": str, "start": int, "end": int, "core": bool, "value": (int, float, type(None))}
NEEDED |= dict.fromkeys(SLOTS, (str, type(None)))
OTHERS = {"value_high": (int, float, type(None)), "year": (int, type(None))}
COUNTED = {"头", "只", "羽", HEADS}
REPLICATES = 500
FILLER, FARMERS = compile_words("{filler}"), compile_words("{farmers}")


def read_gold(path: Path) -> list[dict]:
    """Return the rows of a gold file: JSON lines, a quantity each.

    Raises
    ------
    FieldwordsError
        The file is missing, or a line is no JSON object with the slots that are compared.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FieldwordsError(f"{path}: cannot be read ({error.__class__.__name__}); give a JSONL file") from None
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line or "{}")
        except ValueError:
            raise FieldwordsError(f"{path}: line {number} is not JSON; mend that line") from None
        missing = [name for name in NEEDED if not isinstance(row, dict) or name not in row]
        if line and missing:
            raise FieldwordsError(f"{path}: line {number} lacks {', '.join(missing)}; mend that line")
        wrong = [
            name for name, kind in (NEEDED | OTHERS).items() if not isinstance(row.get(name), kind) and name in row
        ]
        if wrong:
            raise FieldwordsError(
                f"{path}: line {number}: no such value can stand in {', '.join(wrong)}; mend that line"
            )
        rows += [row] if line else []
    if not rows:
        raise FieldwordsError(f"{path}: holds no quantity; give a gold file, a JSON object a line")
    return rows


def read_sheet(gold: str | Path | pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of a gold file, or of a sheet judged by hand or its CSV, checked: spreadsheets change cells.

    Raises
    ------
    FieldwordsError
        The file cannot be read, a column is missing, or a slot does not take what stands in it; `name` says whose.
    """
    if not isinstance(gold, pd.DataFrame):
        if Path(gold).suffix != ".csv":
            return pd.DataFrame(read_gold(Path(gold)))
        try:
            gold = pd.read_csv(gold, encoding="utf-8-sig")
        except (OSError, ValueError) as error:
            raise FieldwordsError(f"{gold}: cannot be read ({type(error).__name__}); save it as CSV UTF-8") from None
    gold = require_columns(gold, NEEDED, name, "fieldwords.annotate").copy()
    for slot in (slot for slot in (*SLOTS, *NUMBERS) if slot in gold):
        given, words = gold[slot].dropna(), TABLES["targets"].columns[slot].words
        for word in given.unique() if words else ():
            check_word(word, words, f"{name}: {slot}")
        if slot in NUMBERS:
            gold[slot] = pd.to_numeric(gold[slot], errors="coerce")
            if (lost := given[gold[slot].reindex(given.index).isna()]).size:
                raise FieldwordsError(f"{name}: {slot} {lost.iloc[0]!r} is no number; mend it")
    return gold


def evaluate_targets(gold: list[dict], targets: pd.DataFrame) -> pd.DataFrame:
    """Return how many gold quantities were found, and how far their slots are right.

    A found quantity is paired with the gold quantity of its document that it overlaps most, one to one. Of both only
    farming domains count; one that overlaps only a gold row with ``core`` false is neither right nor wrong. Levels are
    cumulative: a pair counts at a level when it is right there and at every level before.

    Parameters
    ----------
    gold : list of dict
        From `read_gold`.
    targets : DataFrame
        Table `targets` of the gold's documents.

    Returns
    -------
    DataFrame
        level; right, predicted and gold, numbers of quantities; precision, recall and f1, shares; low and high, the
        95 % interval of f1 from 500 bootstrap samples of documents.
    """
    known = targets.astype(object).where(targets.notna(), None)
    found, expected = defaultdict(list), defaultdict(list)
    for row in known[known["domain"].isin(FARMING)].to_dict("records"):
        found[row["doc"]].append(row)
    for row in gold:
        expected[row["doc"]].append(row)
    documents = [_score_document(rows, found[doc]) for doc, rows in sorted(expected.items())]
    chance = random.Random(1)
    replicates = [_add_up([chance.choice(documents) for _ in documents]) for _ in range(REPLICATES)]
    rows = []
    for level, figures in enumerate(_add_up(documents)):
        spread = sorted(replicate[level][-1] for replicate in replicates)
        rows.append((LEVELS[level], *figures, spread[int(0.025 * REPLICATES)], spread[int(0.975 * REPLICATES)]))
    return pd.DataFrame(
        rows, columns=["level", "right", "predicted", "gold", "precision", "recall", "f1", "low", "high"]
    )


def _score_document(gold, found):
    """The levels at which the pairs are right, the number of core gold rows, the number of predictions that count."""
    core = [row for row in gold if row["core"]]
    other = [row for row in gold if not row["core"]]
    pairs = sorted(
        ((_overlap(g, f), i, j) for i, g in enumerate(core) for j, f in enumerate(found) if _overlap(g, f) > 0),
        reverse=True,
    )
    used_gold, used_found, levels = set(), set(), []
    for _, i, j in pairs:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            levels.append(_judge(core[i], found[j]))
    loose = [f for j, f in enumerate(found) if j not in used_found]
    wrong = sum(all(_overlap(g, f) <= 0 for g in other) for f in loose)
    return levels, len(core), len(levels) + wrong


def _overlap(a, b):
    return min(a["end"], b["end"]) - max(a["start"], b["start"])


def _add_up(documents):
    levels = [level for found, _, _ in documents for level in found]
    gold = sum(n_gold for _, n_gold, _ in documents)
    predicted = sum(n_predicted for _, _, n_predicted in documents)
    figures = []
    for wanted in range(1, len(LEVELS) + 1):
        right = sum(level >= wanted for level in levels)
        precision = right / predicted if predicted else 0.0
        recall = right / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        figures.append((right, predicted, gold, precision, recall, f1))
    return figures


def _judge(gold, found):
    """The last level up to which all slots are right; 1 is found at all."""
    right = (
        _same_number(gold["value"], found["value"])
        and _same_number(gold.get("value_high"), found["value_high"])
        and _same_unit(gold["unit_base"], found["unit_base"]),
        gold["measure"] == found["measure"] and same_object(gold["object"], found["object"]),
        gold["comparator"] == found["comparator"] and gold["change"] == found["change"],
        gold["status"] == found["status"],
        gold.get("year") is None or gold["year"] == found["year"],
    )
    return 1 + (right.index(False) if False in right else len(right))


def _same_number(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def _same_unit(a, b):
    return a == b or (HEADS in (a, b) and {a, b} <= COUNTED)


def same_object(a: str | None, b: str | None) -> bool:
    """Return whether two names of items mean the same: one holds the other, filler words apart."""
    a, b = _shorten(a or ""), _shorten(b or "")
    return bool(a) and bool(b) and (a in b or b in a)


def _shorten(name):
    name = FARMERS.sub("农村居民", name).replace("第一产业", "一产")
    return FILLER.sub("", name) or name
