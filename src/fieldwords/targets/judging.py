"""Rows before a researcher: a sheet to judge some by hand, their score, where the program differs from it."""

from pathlib import Path

import pandas as pd

from fieldwords.errors import require_columns
from fieldwords.schemas import FARMING
from fieldwords.targets.corrections import NUMBERS, SLOTS
from fieldwords.targets.evaluation import evaluate_targets, read_sheet

SHEET = ["doc", "start", "end", "text", "core", "object", "measure", "domain", "value", "value_high", "unit_base"]
SHEET += ["comparator", "change", "status", "year", "span", "modality"]
PLACE = ["doc", "start", "end", "text"]


def annotate(targets: pd.DataFrame) -> pd.DataFrame:
    """Return rows as a sheet to judge by hand: change what is wrong, take out what is none, add what is missing.

    Parameters
    ----------
    targets : DataFrame
        Rows of `Collection.targets`, all of the documents to be judged.

    Returns
    -------
    DataFrame
        The columns of a gold file (docs/annotating.md): core is true for farming quantities; only these are scored.
        ``sheet.to_json("gold.jsonl", orient="records", lines=True, force_ascii=False)`` keeps it.

    Examples
    --------
    >>> sheet = fw.annotate(speeches.select(place="石磨镇").targets())
    >>> sheet[["text", "core", "object"]].head(2)
         text  core object
    0  1.62万头  True     牦牛
    1  0.41万头  True     肉牛
    """
    require_columns(targets, [name for name in SHEET if name != "core"], "annotate", "Collection.targets")
    return targets.assign(core=targets["domain"].isin(FARMING))[SHEET].reset_index(drop=True)


def score(targets: pd.DataFrame, gold: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Return how many of the gold quantities were found, and how far their slots are right.

    An item is right where one of the two names holds the other (奶牛 and 牛); `differences` shows every difference.

    Parameters
    ----------
    targets : DataFrame
        All rows of `Collection.targets` of the gold's documents.
    gold : str, Path or DataFrame
        A gold file (JSON lines), or a sheet as `annotate` gives it, or its CSV.

    Returns
    -------
    DataFrame
        level (found, value, item, comparison, status, year: each holds those before it), right, predicted, gold,
        precision, recall, f1, low and high (95 % interval of f1).

    Raises
    ------
    FieldwordsError
        The file is missing or no gold file, or a slot does not take what stands in it.

    Examples
    --------
    >>> found = speeches.select(place="石磨镇").targets()
    >>> fw.score(found, fw.annotate(found))[["level", "f1"]].head(2)
       level   f1
    0  found  1.0
    1  value  1.0
    """
    require_columns(targets, PLACE, "score: targets", "Collection.targets")
    sheet = read_sheet(gold, "score: gold")
    rows = sheet.astype(object).where(sheet.notna(), None).to_dict("records")
    return evaluate_targets(rows, targets)


def differences(targets: pd.DataFrame, gold: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Return the slots in which rows differ from the sheet judged by hand, as rows for data/lexicon/corrections.csv.

    Parameters
    ----------
    targets : DataFrame
        Rows of `Collection.targets`.
    gold : str, Path or DataFrame
        As in `score`; an empty year in it is not judged. A number that stands in one of the two only has no slot to
        correct: `score` counts it.

    Returns
    -------
    DataFrame
        doc, start, end, text, slot, value (of the sheet), note (what the program had).

    Examples
    --------
    >>> found = speeches.select(place="石磨镇").targets(measure="存栏")
    >>> sheet = fw.annotate(found)
    >>> sheet.loc[0, "object"] = "肉牛"
    >>> fw.differences(found, sheet)[["slot", "value", "note"]]
         slot value    note
    0  object    肉牛  was 牦牛
    """
    require_columns(targets, PLACE, "differences: targets", "Collection.targets")
    pairs = targets.merge(read_sheet(gold, "differences: gold"), on=PLACE, suffixes=("", "_gold"))
    rows = []
    for slot in (slot for slot in SLOTS if f"{slot}_gold" in pairs):
        mine, hers = pairs[slot], pairs[f"{slot}_gold"]
        if slot in NUMBERS:
            mine, hers = (pd.to_numeric(column).astype("Float64") for column in (mine, hers))
        apart = ~((mine == hers).fillna(False).astype(bool) | (mine.isna() & hers.isna()))
        apart &= ~hers.isna() if slot == "year" else True
        for place, new, old in zip(pairs.loc[apart, PLACE].to_numpy(), hers[apart], mine[apart], strict=True):
            rows.append((*place, slot, _say(new), f"was {_say(old) or 'empty'}"))
    table = pd.DataFrame(rows, columns=[*PLACE, "slot", "value", "note"])
    return table.sort_values(["doc", "start", "slot"], ignore_index=True)


def _say(value):
    return "" if pd.isna(value) else f"{value:.12g}" if isinstance(value, float) else str(value)
