"""Targets made by hand: each row with the words before its number, in the report that tells it."""

import pandas as pd

from fieldwords.corpus.cleaning import pack_gaps
from fieldwords.schemas import TABLES, check_table

PLAIN = {
    **{"sentence": 0, "section": 0, "object": "粮食", "measure": "产量", "domain": "crop", "value_high": None},
    **{"unit_base": "吨", "comparator": "point", "change": "level", "status": "achievement", "year_end": None},
    **{"span": "annual", "modality": None, "place": "青岚县", "inherited": None, "basis": "total", "per": None},
    **{"confidence": None, "why": None, "corrected": None},
}
NULLABLE = {"year": "Int64", "year_end": "Int64", "value": "float64", "value_high": "float64", "confidence": "float64"}


def write_tables(rows, reports=(), genre="work_report", copies=(), level="county", delivered=None):
    """Return targets, documents and texts of rows given as changes of PLAIN.

    Each has `told` (its report is named after place and year), `text`, `value`, and `words` that stand before the
    number (and `behind` it), each a sentence of its own without `of_sentence`; its year is the one before `told` unless
    given, the place of its document (`home`) its own. `reports` are years of reports without any row.
    """
    documents, texts, filled = {}, {}, []
    for told in reports:
        documents[f"青岚县{told}"] = ("青岚县", told, genre)
        texts[f"青岚县{told}"] = ""
    for number, row in enumerate(rows):
        row = {"year": row["told"] - 1, "words": "粮食产量达到", **PLAIN, **row}
        kind, home = row.pop("genre", genre), row.pop("home", row["place"])
        doc = f"{home}{row['told']}" + ("" if kind == "work_report" else kind)
        documents[doc] = (home, row.pop("told"), kind)
        before = texts.get(doc, "") + row.pop("words")
        texts[doc] = before + row["text"] + row.pop("behind", "") + "。\n"
        row |= {"doc": doc, "start": len(before), "end": len(before) + len(row["text"])}
        filled.append({**row, "sentence": row.pop("of_sentence", number)})
    targets = pd.DataFrame(filled, columns=list(TABLES["targets"].columns)).astype(NULLABLE)
    names = list(documents)
    meta = pd.DataFrame(documents.values(), columns=["place", "year", "genre"], dtype="str").astype({"year": "Int64"})
    copied = pd.Series([dict(copies).get(name) for name in names], dtype="str")
    meta = meta.assign(doc=pd.Series(names, dtype="str"), level=level, duplicate_of=copied, delivered=delivered)
    written = pd.DataFrame({"doc": names, "text": [texts[name] for name in names]}, dtype="str")
    return check_table(targets, "targets"), meta, written.assign(gaps=written["text"].map(pack_gaps).astype(object))


def write_sections(reviews=()):
    """Return table `sections`: of each document in `reviews` what it holds stands under the heading of a review."""
    rows = [(doc, 0, "review", "一、工作回顾") for doc in reviews]
    return pd.DataFrame(rows, columns=["doc", "section", "role", "heading"])
