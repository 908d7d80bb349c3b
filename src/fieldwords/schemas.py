"""The tables: their columns, types and permitted words, checked when a table is written and when it is read."""

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from fieldwords.errors import FieldwordsError, describe_fault

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


def _text(null=False, **checks):
    return pa.Column("str", nullable=null, **checks)


def _words(words, null=False):
    return pa.Column("str", pa.Check.isin(words), nullable=null)


def _count():
    return pa.Column("int64", pa.Check.ge(0))


def _year():
    return pa.Column("Int64", pa.Check.in_range(1900, 2100), nullable=True)


def _number(null=True):
    return pa.Column("float64", nullable=null)


def _table(key=None, **columns):
    return pa.DataFrameSchema(columns, unique=key, strict=True, ordered=True, coerce=True)


# What several tables have in common: where a number stands; whose figure it is, of what, of which kind and year.
_PLACE = {"place": _text(null=True), "place_code": _text(null=True), "level": _words(LEVELS, null=True)}
_ITEM = {"item": _text(), "item_written": _text(), "domain": _words(FARMING), "measure": _words(MEASURES)}
_FIGURE = {"concept": _text(null=True), "kind": _words(KINDS), "year": _year(), "year_from": _year()}
_FIGURE |= {"unit_base": _text()}
_SOURCE = {"doc": _text(), "start": _count(), "end": _count(), "text": _text()}

TABLES = {
    "documents": _table(
        key=["doc"],
        doc=_text(),
        sha256=_text(),
        format=_text(),
        encoding=_text(null=True),
        title=_text(null=True),
        genre=_words(GENRES),
        level=_words(LEVELS, null=True),
        place=_text(null=True),
        delivered=_text(null=True),
        year=_year(),
        year_basis=_words(YEAR_BASES),
        **dict.fromkeys(("n_chars", "n_han", "n_masked"), _count()),
        duplicate_of=_text(null=True),
        warnings=_text(null=True),
    ),
    "quarantine": _table(
        key=["doc"], doc=_text(), sha256=_text(null=True), stage=_text(), reason=_text(), remedy=_text()
    ),
    "texts": _table(key=["doc"], doc=_text(), text=_text()),
    "marks": _table(doc=_text(), start=_count(), end=_count(), kind=_text()),
    "sections": _table(
        key=["doc", "section"],
        doc=_text(),
        section=_count(),
        **dict.fromkeys(("path", "heading"), _text(null=True)),
        **dict.fromkeys(("start", "end"), _count()),
        role=_words(ROLES),
    ),
    "sentences": _table(
        key=["doc", "sentence"],
        doc=_text(),
        **dict.fromkeys(("sentence", "section", "start", "end"), _count()),
        text=_text(),
    ),
    "term_counts": _table(
        key=["doc", "layer", "term"], doc=_text(), term=_text(), layer=_words(LAYERS), count=_count()
    ),
    "term_years": _table(
        key=["year", "term", "layer"],
        year=pa.Column("int64"),
        term=_text(),
        layer=_words(LAYERS),
        **dict.fromkeys(("count", "n_docs", "n_tokens", "n_han"), _count()),
        **dict.fromkeys(("per_10k", "low", "high", "dispersion"), _number()),
    ),
    "targets": _table(
        key=["doc", "start", "end"],
        **_SOURCE,
        sentence=_count(),
        section=_count(),
        object=_text(null=True),
        measure=_words(MEASURES, null=True),
        domain=_words(DOMAINS),
        **dict.fromkeys(("value", "value_high"), _number()),
        unit_base=_text(),
        comparator=_words(COMPARATORS),
        change=_words(CHANGES),
        status=_words(STATUSES),
        **dict.fromkeys(("year", "year_end"), _year()),
        span=_words(SPANS),
        **dict.fromkeys(("modality", "place", "inherited"), _text(null=True)),
        basis=_words(BASES),
        per=_text(null=True),
        confidence=_number(),
        **dict.fromkeys(("why", "corrected"), _text(null=True)),
    ),
    "corrections": _table(
        **dict.fromkeys(("doc", "start", "end", "text", "slot", "value", "note", "outcome"), _text()),
    ),
    "panel": _table(
        key=[*PANEL_KEY],
        **_PLACE,
        **_ITEM,
        **_FIGURE,
        scope=_text(),
        track=_words(TRACKS),
        **dict.fromkeys(("value", "low", "high"), _number()),
        exactness=_words(EXACTNESS),
        step=_number(),
        told=_year(),
        vintage=pa.Column("Int64", nullable=True),
        preliminary=pa.Column("bool"),
        **dict.fromkeys(("n_mentions", "n_docs"), _count()),
        spread=_number(),
        confidence=_words(GRADES),
        flags=_text(null=True),
        **_SOURCE,
        **dict.fromkeys(("first_value", "latest_value", "external_value"), _number()),
        external_source=_text(null=True),
        external_diff=_number(),
    ),
    "mentions": _table(
        key=["doc", "start", "end"],
        doc=_text(),
        start=_count(),
        end=_count(),
        **dict.fromkeys(("place", "item"), _text(null=True)),
        measure=_words(MEASURES, null=True),
        **{**_FIGURE, "kind": _words(KINDS, null=True)},
        scope=_text(),
        track=_words(TRACKS, null=True),
        value=_number(),
        exactness=_words(EXACTNESS),
        step=_number(),
        told=_year(),
        used=pa.Column("bool"),
        why_not=_words(WHY_NOT, null=True),
    ),
    "revisions": _table(
        place=_text(null=True),
        item=_text(),
        measure=_words(MEASURES),
        concept=_text(null=True),
        figure=_words(KINDS),
        year=_year(),
        unit_base=_text(),
        scope=_text(),
        track=_words(TRACKS),
        **dict.fromkeys(("before", "after", "difference"), _number()),
        docs=_text(),
        kind=_words(REVISIONS),
        **{"before_told": _year(), "before_doc": _text(), "before_start": _count()},
        **{"after_told": _year(), "after_doc": _text(), "after_start": _count()},
    ),
    "outcomes": _table(
        **_PLACE,
        **_ITEM,
        **_FIGURE,
        scope=_text(),
        **dict.fromkeys(("target", "target_high"), _number()),
        comparator=_words(COMPARATORS),
        modality=_text(null=True),
        told=_year(),
        n_repeats=_count(),
        docs=_text(),
        **_SOURCE,
        answer=_number(),
        answer_exactness=_words(EXACTNESS, null=True),
        answer_told=_year(),
        answer_doc=_text(null=True),
        **dict.fromkeys(("answer_start", "answer_end"), pa.Column("Int64", nullable=True)),
        answer_text=_text(null=True),
        n_candidates=_count(),
        **dict.fromkeys(("candidates_low", "candidates_high"), _number()),
        basis=_words(("ratio", "points"), null=True),
        **dict.fromkeys(("ratio", "points"), _number()),
        verdict=_words(VERDICTS),
        why=_text(null=True),
    ),
}


def check_table(frame: pd.DataFrame, name: str, source="") -> pd.DataFrame:
    """Return `frame` with the column types of table `name`, or say in one line what is wrong with it.

    Parameters
    ----------
    frame : DataFrame
        Rows of the table.
    name : str
        Key of `TABLES`.
    source : str, optional
        The file to name in the message.

    Raises
    ------
    FieldwordsError
        Names the table or file, the column, the row (counted from 2, as in a spreadsheet) and the value.
    """
    try:
        return TABLES[name].validate(frame, lazy=True)
    except SchemaErrors as error:
        fault = describe_fault(error.failure_cases, TABLES[name])
        raise FieldwordsError(f"{source or name}: {fault}") from None


def empty_table(name: str) -> pd.DataFrame:
    """Return table `name` with its columns and no rows."""
    return TABLES[name].validate(pd.DataFrame({column: [] for column in TABLES[name].columns}))
