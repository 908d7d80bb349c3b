"""The tables: their columns, types and permitted words, checked when a table is written and when it is read."""

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

import pandas as pd

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
PANEL_KEY = ("place", "item", "measure", "concept", "kind", "year", "unit_base", "scope", "track")


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
    unique: list[str] | None


TEXT, MAYBE = Column("str"), Column("str", True)
COUNT, PLACE, NUMBER, YES = Column("int64", least=0), Column("Int64", True), Column("float64", True), Column("bool")
YEAR = Column("Int64", True, least=1900, most=2100)
_all = dict.fromkeys


def _words(words, null=False):
    return Column("str", null, words)


def _table(key=None, **columns):
    return Table(columns, key)


# What several tables have in common: where a number stands; whose figure it is, of what, of which kind and year.
_PLACE = {**_all(("place", "place_code"), MAYBE), "level": _words(LEVELS, null=True)}
_ITEM = {**_all(("item", "item_written"), TEXT), "domain": _words(FARMING), "measure": _words(MEASURES)}
_FIGURE = {"concept": MAYBE, "kind": _words(KINDS), **_all(("year", "year_from"), YEAR)}
_FIGURE |= _all(("unit_base", "scope"), TEXT)
_TOLD = {"exactness": _words(EXACTNESS), "step": NUMBER, "told": YEAR}
_SPAN = {"doc": TEXT, "start": COUNT, "end": COUNT}
_SOURCE = {**_SPAN, "text": TEXT}

TABLES = {
    "documents": _table(
        key=["doc"],
        **_all(("doc", "sha256", "format"), TEXT),
        **_all(("encoding", "title"), MAYBE),
        genre=_words(GENRES),
        level=_words(LEVELS, null=True),
        **_all(("place", "delivered"), MAYBE),
        year=YEAR,
        year_basis=_words(YEAR_BASES),
        **_all(("n_chars", "n_han", "n_masked"), COUNT),
        **_all(("duplicate_of", "warnings"), MAYBE),
    ),
    "quarantine": _table(key=["doc"], doc=TEXT, sha256=MAYBE, **_all(("stage", "reason", "remedy"), TEXT)),
    "texts": _table(key=["doc"], doc=TEXT, text=TEXT),
    "marks": _table(**_SPAN, kind=TEXT),
    "sections": _table(
        key=["doc", "section"],
        doc=TEXT,
        section=COUNT,
        **_all(("path", "heading"), MAYBE),
        **_all(("start", "end"), COUNT),
        role=_words(ROLES),
    ),
    "sentences": _table(
        key=["doc", "sentence"], doc=TEXT, **_all(("sentence", "section", "start", "end"), COUNT), text=TEXT
    ),
    "term_counts": _table(key=["doc", "layer", "term"], doc=TEXT, term=TEXT, layer=_words(LAYERS), count=COUNT),
    "term_years": _table(
        key=["year", "term", "layer"],
        year=Column("int64"),
        term=TEXT,
        layer=_words(LAYERS),
        **_all(("count", "n_docs", "n_tokens", "n_han"), COUNT),
        **_all(("per_10k", "low", "high", "dispersion"), NUMBER),
    ),
    "targets": _table(
        key=["doc", "start", "end"],
        **_SOURCE,
        **_all(("sentence", "section"), COUNT),
        object=MAYBE,
        measure=_words(MEASURES, null=True),
        domain=_words(DOMAINS),
        **_all(("value", "value_high"), NUMBER),
        unit_base=TEXT,
        comparator=_words(COMPARATORS),
        change=_words(CHANGES),
        status=_words(STATUSES),
        **_all(("year", "year_end"), YEAR),
        span=_words(SPANS),
        **_all(("modality", "place", "inherited"), MAYBE),
        basis=_words(BASES),
        per=MAYBE,
        confidence=NUMBER,
        **_all(("why", "corrected"), MAYBE),
    ),
    "corrections": _table(**_all(("doc", "start", "end", "text", "slot", "value", "note", "outcome"), TEXT)),
    "panel": _table(
        key=[*PANEL_KEY],
        **_PLACE,
        **_ITEM,
        **_FIGURE,
        track=_words(TRACKS),
        **_all(("value", "low", "high"), NUMBER),
        **_TOLD,
        vintage=PLACE,
        preliminary=YES,
        **_all(("n_mentions", "n_docs"), COUNT),
        spread=NUMBER,
        confidence=_words(GRADES),
        flags=MAYBE,
        **_SOURCE,
        **_all(("first_value", "latest_value", "external_value"), NUMBER),
        external_source=MAYBE,
        external_diff=NUMBER,
    ),
    "mentions": _table(
        key=["doc", "start", "end"],
        **_SPAN,
        **_all(("place", "item"), MAYBE),
        measure=_words(MEASURES, null=True),
        **{**_FIGURE, "kind": _words(KINDS, null=True)},
        track=_words(TRACKS, null=True),
        value=NUMBER,
        **_TOLD,
        used=YES,
        why_not=_words(WHY_NOT, null=True),
    ),
    "revisions": _table(
        place=MAYBE,
        item=TEXT,
        measure=_words(MEASURES),
        concept=MAYBE,
        figure=_words(KINDS),
        year=YEAR,
        **_all(("unit_base", "scope"), TEXT),
        track=_words(TRACKS),
        **_all(("before", "after", "difference"), NUMBER),
        docs=TEXT,
        kind=_words(REVISIONS),
        **{"before_told": YEAR, "before_doc": TEXT, "before_start": COUNT},
        **{"after_told": YEAR, "after_doc": TEXT, "after_start": COUNT},
    ),
    "outcomes": _table(
        **_PLACE,
        **_ITEM,
        **_FIGURE,
        **_all(("target", "target_high"), NUMBER),
        comparator=_words(COMPARATORS),
        modality=MAYBE,
        told=YEAR,
        n_repeats=COUNT,
        docs=TEXT,
        **_SOURCE,
        answer=NUMBER,
        answer_exactness=_words(EXACTNESS, null=True),
        answer_told=YEAR,
        answer_doc=MAYBE,
        **_all(("answer_start", "answer_end"), PLACE),
        answer_text=MAYBE,
        n_candidates=COUNT,
        **_all(("candidates_low", "candidates_high"), NUMBER),
        basis=_words(("ratio", "points"), null=True),
        **_all(("ratio", "points"), NUMBER),
        verdict=_words(VERDICTS),
        why=MAYBE,
    ),
}


def check_table(frame: pd.DataFrame, name: str, source="") -> pd.DataFrame:
    """Return rows with the column types of table `name`, or say in one line what is wrong with them.

    Raises
    ------
    FieldwordsError
        Names the table or the file `source`, the column, the row (counted from 2, as in a spreadsheet) and the value.
    """
    if fault := _find_fault(frame, *TABLES[name]):
        raise FieldwordsError(f"{source or name}: {fault}")
    return frame.astype({column: spec.dtype for column, spec in TABLES[name].columns.items()})


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
