"""A row of targets, panel or outcomes in words: its sentence, each slot, and why, in the language of the reader."""

import pandas as pd

from fieldwords.errors import FieldwordsError, require_columns
from fieldwords.figures.language import say, say_told
from fieldwords.targets.corrections import NUMBERS, SLOTS

KEPT = ("object", "measure", "unit_base", "place", "modality")  # what is asked for in the words of the speeches
TOLD = (*SLOTS, "basis", "per", "confidence", "why")  # of a row of targets
FOLLOWED = ("place", "item", "measure", "concept", "kind", "scope", "year", "track", "target", "target_high", "value")
FOLLOWED += ("low", "high", "unit_base", "comparator", "modality", "answer", "verdict", "confidence", "flags", "why")
AMOUNTS = (*NUMBERS, "target", "target_high", "low", "high", "answer")
SILENT = ("value_high", "year_end", "modality", "per", "confidence", "why")  # no line where they hold nothing


class Explanation(str):
    """Words in lines, shown as such."""

    __repr__ = str.__str__


def explain(row: pd.Series) -> Explanation:
    """Return in words what a row says: its sentence with the number in 【】, each slot, and why.

    Parameters
    ----------
    row : Series
        A row of `Collection.targets`, ``panel`` or ``outcomes``, such as ``goals.iloc[0]``.

    Returns
    -------
    Explanation
        Text: the sentence, a line a slot, then confidence and why where they are known; in the language of the
        pages (FIELDWORDS_LANG).

    Examples
    --------
    >>> goals = speeches.targets(item="牛", measure="存栏", place="石磨镇")
    >>> fw.explain(goals.iloc[0])
    经过五年努力，到2021年，全镇牛存栏力争达到【2.8万头】，藏羊存栏达到11万只，优质牧草种植面积2.5万亩，高原夏菜扩大到5000亩；农村居民人均可支配收入突破1万元；消除集体经济“空壳村”，每个村集体经济年收入不低于5万元。
    青岚县/石磨镇/2016-镇人民代表大会工作报告.txt
    Item: 牛
    Measure: 存栏
    Domain: livestock
    In base unit: 28000
    Unit: 头
    Comparator: exactly
    Change: level
    Status: target
    Year: 2021
    Span: one year
    Modality: 力争
    Place: 石磨镇
    Basis: total
    Confidence: 95 %
    Why: target word in its clause; ...
    """
    if isinstance(row, pd.DataFrame):
        raise FieldwordsError("explain: this is a table; give one row of it, such as goals.iloc[0]")
    followed = "item" in getattr(row, "index", ())
    needed = ("doc", "text", "item", "year") if followed else ("doc", "text", "object", "status", "comparator")
    require_columns(row, needed, "explain", "a row of Collection.targets")
    said, text = row.get("said"), row["text"]
    lines = [said.replace(text, f"【{text}】", 1) if isinstance(said, str) else f"【{text}】", row["doc"]]
    for slot in FOLLOWED if followed else TOLD:
        if slot in row and not (pd.isna(row[slot]) and (followed or slot in SILENT)):
            lines.append(say("explain.line", slot=say(f"head.{slot}"), words=_say_words(row, slot)))
    if isinstance(row.get("said_later"), str):
        lines += [row["said_later"], row["answer_doc"]]
    return Explanation("\n".join(lines))


def _say_words(row, slot):
    if pd.isna(row[slot]):
        words = say("explain.not_told")
    elif slot in AMOUNTS:
        words = f"{row[slot]:.12g}"
    else:
        words = row[slot] if slot in KEPT else say_told(row[slot], slot)
    sources = (name for name in ("corrected", "inherited") if slot in str(row.get(name) or "").split(","))
    return words + next((say(f"explain.{name}") for name in sources), "")
