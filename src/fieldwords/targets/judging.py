"""Rows before a researcher: what one says, a sheet to judge some by hand, where the program differs from it."""

from pathlib import Path

import pandas as pd

from fieldwords.schemas import FARMING
from fieldwords.targets.corrections import NUMBERS, SLOTS
from fieldwords.targets.evaluation import evaluate_targets, read_gold

SHEET = ["doc", "start", "end", "text", "core", "object", "measure", "domain", "value", "value_high", "unit_base"]
SHEET += ["comparator", "change", "status", "year", "span", "modality"]
PLACE = ["doc", "start", "end", "text"]


class Explanation(str):
    """Words in lines, shown as such."""

    __repr__ = str.__str__


def explain(row: pd.Series) -> Explanation:
    """Return in words what a row of targets says: its sentence with the number in 【】, each slot, and why.

    Parameters
    ----------
    row : Series
        A row of `Collection.targets`, such as ``goals.iloc[0]``.

    Returns
    -------
    Explanation
        Text: the sentence, a line a slot, then confidence and why where they are known.

    Examples
    --------
    >>> goals = speeches.targets(item="牛", measure="存栏", place="石磨镇")
    >>> fw.explain(goals.iloc[0])
    经过五年努力，到2021年，全镇牛存栏力争达到【2.8万头】，藏羊存栏达到11万只，优质牧草种植面积2.5万亩，高原夏菜扩大到5000亩；农村居民人均可支配收入突破1万元；消除集体经济“空壳村”，每个村集体经济年收入不低于5万元。
    青岚县/石磨镇/2016-镇人民代表大会工作报告.txt
    object     牛
    measure    存栏
    domain     livestock
    value      28000
    unit_base  头
    comparator point
    change     level
    status     target
    year       2021
    span       annual
    modality   力争
    place      石磨镇
    basis      total
    confidence 0.97
    why        its clause: as in plans; its section: as in plans; target word in its clause
    """
    said, text = row.get("said"), row["text"]
    lines = [said.replace(text, f"【{text}】", 1) if isinstance(said, str) else f"【{text}】", f"{row['doc']}"]
    inherited, corrected = (str(row.get(name) or "").split(",") for name in ("inherited", "corrected"))
    for slot in (*SLOTS, "basis", "per"):
        if slot not in row or (pd.isna(row[slot]) and slot in ("value_high", "year_end", "modality", "per")):
            continue
        told = "not told" if pd.isna(row[slot]) else f"{row[slot]:.12g}" if slot in NUMBERS else str(row[slot])
        notes = [("corrected by hand", slot in corrected), ("from an earlier clause", slot in inherited)]
        note = next((f"  ({words})" for words, holds in notes if holds), "")
        lines.append(f"{slot:<11}{told}{note}")
    if not pd.isna(row.get("confidence")):
        lines.append(f"confidence {row['confidence']:.2f}")
    if not pd.isna(row.get("why")):
        lines.append(f"why        {row['why']}")
    return Explanation("\n".join(lines))


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
    return targets.assign(core=targets["domain"].isin(FARMING))[SHEET].reset_index(drop=True)


def score(targets: pd.DataFrame, gold: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Return how many of the gold quantities were found, and how far their slots are right.

    Parameters
    ----------
    targets : DataFrame
        All rows of `Collection.targets` of the gold's documents.
    gold : str, Path or DataFrame
        A gold file (JSON lines), or a sheet as `annotate` gives it.

    Returns
    -------
    DataFrame
        level (found, value, item, comparison, status, year: each holds those before it), right, predicted, gold,
        precision, recall, f1, low and high (95 % interval of f1).

    Raises
    ------
    FieldwordsError
        The file is missing or no gold file.

    Examples
    --------
    >>> found = speeches.select(place="石磨镇").targets()
    >>> fw.score(found, fw.annotate(found))[["level", "f1"]].head(2)
       level   f1
    0  found  1.0
    1  value  1.0
    """
    if isinstance(gold, pd.DataFrame):
        rows = gold.astype(object).where(gold.notna(), None).to_dict("records")
    else:
        rows = read_gold(Path(gold))
    return evaluate_targets(rows, targets)


def differences(targets: pd.DataFrame, gold: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Return the slots in which rows differ from the sheet judged by hand, as rows for data/lexicon/corrections.csv.

    Parameters
    ----------
    targets : DataFrame
        Rows of `Collection.targets`.
    gold : str, Path or DataFrame
        A gold file, or a sheet as `annotate` gives it; an empty year in it is not judged. A number that stands in one
        of the two only has no slot to correct: `score` counts it.

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
    gold = gold if isinstance(gold, pd.DataFrame) else pd.DataFrame(read_gold(Path(gold)))
    pairs = targets.merge(gold, on=PLACE, suffixes=("", "_gold"))
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
