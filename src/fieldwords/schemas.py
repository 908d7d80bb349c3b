"""The tables (data/tables.csv) and their words, checked when a table is written and when it is read."""

import csv
from collections.abc import Iterable
from itertools import groupby
from math import inf
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from fieldwords import paths
from fieldwords.errors import FieldwordsError, find_head_fault, list_permitted

GENRES = ("work_report", "speech", "plan", "communique", "budget", "abstract", "other")
LEVELS = ("nation", "province", "city", "county", "town", "village")
YEAR_BASES = ("manifest", "front_matter", "dated_line", "body", "title", "file_name", "none")
ROLES = ("review", "plan", "other")
LAYERS = ("substring", "phrase", "word")
MEASURES = ("面积", "产量", "产能", "单产", "存栏", "出栏", "饲养量", "产值", "增加值", "收入", "率", "数量")
COMPARATORS = ("point", "ge", "gt", "le", "lt", "approx", "gt_approx", "lt_approx", "range", "unclear")
CHANGES = ("level", "increment", "cumulative", "increase_by", "decrease_by", "from", "to", "multiply", "unclear")
STATUSES = ("target", "achievement", "stock", "parameter", "comparison", "unclear")
BASES = ("total", "per", "sum", "share", "difference", "capacity", "size")
SPANS = ("annual", "multi", "unclear")
FARMING = ("crop", "livestock", "fishery", "farmland", "rural_income", "agri_economy")
DOMAINS = (*FARMING, "other")
KINDS = ("level", "added", "growth", "cumulative")
TRACKS = ("target", "outcome")
EXACTNESS = ("exact", "approx", "rounded", "bound")
GRADES = ("A", "B", "C")
REVISIONS = ("revision", "rounding", "conflict")
VERDICTS = ("met", "missed", "undecided", "unjoined", "silent", "no report")
# Why a row of targets has no part in the panel, and, from `bound` on, why the panel shows another figure.
WHY_NOT = ("duplicate", "no value", "no item", "no year", "status", "capacity", "name", "difference", "from", "change")
WHY_NOT += ("per", "not per head", "part", "part-year", "multi-year", "bound", "rounded", "revision", "conflict")


# What column `holds` of data/tables.csv calls a list of words.
WORDS = {
    "genre": GENRES,
    "level": LEVELS,
    "year_basis": YEAR_BASES,
    "role": ROLES,
    "layer": LAYERS,
    "measure": MEASURES,
    "comparator": COMPARATORS,
    "change": CHANGES,
    "status": STATUSES,
    "basis": BASES,
    "span": SPANS,
    "farming": FARMING,
    "domain": DOMAINS,
    "kind": KINDS,
    "track": TRACKS,
    "exactness": EXACTNESS,
    "grade": GRADES,
    "revision": REVISIONS,
    "verdict": VERDICTS,
    "scale": ("ratio", "points"),
    "why_not": WHY_NOT,
}


class Column(NamedTuple):
    """A column: its pandas type, whether it may be unknown, the words it takes, the numbers it lies between."""

    dtype: str
    nullable: bool = False
    words: tuple[str, ...] = ()
    least: float = -inf
    most: float = inf


class Table(NamedTuple):
    """A table: its columns by name, in order, and those by which its rows are told apart."""

    columns: dict[str, Column]
    unique: list[str]


# What column `holds` of data/tables.csv may say: one of these, or a list of words.
HELD = {
    "text": Column("str"),
    "number": Column("float64"),
    "yes": Column("bool"),
    "whole": Column("int64"),
    "count": Column("int64", least=0),
    "year": Column("int64", least=1900, most=2100),
    "bytes": Column("object"),
}
HELD |= {name: Column("str", words=words) for name, words in WORDS.items()}


def _read_tables() -> dict[str, Table]:
    """The tables by name, as data/tables.csv describes them."""
    with open(paths.TABLES, encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    tables: dict[str, Table] = {}
    for name, part in groupby(rows, itemgetter("table")):
        part = list(part)
        columns = {row["column"]: _describe_column(**row) for row in part}
        unique = sorted((row["key"], row["column"]) for row in part if row["key"])
        tables[name] = Table(columns, [column for _, column in unique])
    return tables


def _describe_column(holds, unknown, **_):
    spec = HELD[holds]
    return spec._replace(nullable=True, dtype=spec.dtype.replace("int", "Int")) if unknown else spec


SCHEMAS = _read_tables()
# What the build keeps for itself: which documents are alike (`corpus.duplicates.sign_text`), counted texts and the way
# back from these to their sources (`corpus.cleaning.pack_gaps`).
KEPT = ("signs", "counted")
TABLES = {name: table for name, table in SCHEMAS.items() if name not in KEPT}


def check_table(frame: pd.DataFrame, name: str, source="") -> pd.DataFrame:
    """Return rows with the column types of table `name`, or say in one line what is wrong with them.

    Raises
    ------
    FieldwordsError
        Names the table or the file `source`, the column, the row (counted from 2, as in a spreadsheet) and the value.
    """
    if fault := _find_fault(frame, *SCHEMAS[name]):
        raise FieldwordsError(f"{source or name}: {fault}")
    return frame.astype({column: spec.dtype for column, spec in SCHEMAS[name].columns.items()})


def _find_fault(frame, columns, key):
    if fault := find_head_fault([*frame.columns], [*columns]):
        return fault
    for column, spec in columns.items():
        cells = frame[column]
        if spec.words:
            fits, fault = cells.isin(spec.words), list_permitted(spec.words)
        elif spec.dtype in ("int64", "Int64", "float64"):
            numbers = pd.to_numeric(cells, errors="coerce").astype("float64")
            fits, fault = numbers.between(spec.least, spec.most), f"is no number from {spec.least} to {spec.most}"
        else:
            fits, fault = cells.notna(), "may not be empty"
        if (wrong := ~fits & (cells.notna() | (not spec.nullable))).any():
            row = int(wrong.argmax())
            return f"row {row + 2} column {column}: {str(cells.iloc[row])!r} {fault}; mend that row"
    if key and (again := frame.duplicated(key)).any():
        row = int(again.argmax())
        return f"row {row + 2}: {', '.join(map(str, frame[key].iloc[row]))} stands there twice; remove one of them"
    return None


def pick_rows(frame: pd.DataFrame, docs: Iterable[str] | None) -> pd.DataFrame:
    """Return the rows of a table that are of some documents; None: all."""
    if docs is None:
        return frame
    column = next(name for name in ("doc", "after_doc") if name in frame)
    return frame[frame[column].isin(docs)].reset_index(drop=True)
