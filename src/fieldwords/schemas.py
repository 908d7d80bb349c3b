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
VERDICTS = ("met", "missed", "silent")


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
        n_chars=_count(),
        n_han=_count(),
        n_masked=_count(),
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
        path=_text(null=True),
        heading=_text(null=True),
        start=_count(),
        end=_count(),
        role=_words(ROLES),
    ),
    "sentences": _table(
        key=["doc", "sentence"],
        doc=_text(),
        sentence=_count(),
        section=_count(),
        start=_count(),
        end=_count(),
        text=_text(),
    ),
    "term_counts": _table(
        key=["doc", "term", "layer"], doc=_text(), term=_text(), layer=_words(LAYERS), count=_count()
    ),
    "term_years": _table(
        key=["year", "term", "layer"],
        year=pa.Column("int64"),
        term=_text(),
        layer=_words(LAYERS),
        count=_count(),
        n_docs=_count(),
        n_tokens=_count(),
        n_han=_count(),
        per_10k=_number(),
        low=_number(),
        high=_number(),
        dispersion=_number(),
    ),
    "targets": _table(
        key=["doc", "start", "end"],
        doc=_text(),
        start=_count(),
        end=_count(),
        text=_text(),
        sentence=_count(),
        section=_count(),
        object=_text(null=True),
        measure=_words(MEASURES, null=True),
        domain=_words(DOMAINS),
        value=_number(),
        value_high=_number(),
        unit_base=_text(),
        comparator=_words(COMPARATORS),
        change=_words(CHANGES),
        status=_words(STATUSES),
        year=_year(),
        year_end=_year(),
        span=_words(SPANS),
        modality=_text(null=True),
        place=_text(null=True),
        inherited=_text(null=True),
        basis=_words(BASES),
        per=_text(null=True),
        confidence=_number(),
        why=_text(null=True),
        corrected=_text(null=True),
    ),
    "corrections": _table(
        doc=_text(),
        start=_text(),
        end=_text(),
        text=_text(),
        slot=_text(),
        value=_text(),
        note=_text(),
        outcome=_text(),
    ),
    "follow_ups": _table(
        place=_text(null=True),
        object=_text(),
        measure=_words(MEASURES),
        year=_year(),
        target_doc=_text(),
        target_start=_count(),
        target_value=_number(),
        comparator=_words(COMPARATORS),
        unit_base=_text(),
        achieved_doc=_text(null=True),
        achieved_start=pa.Column("Int64", nullable=True),
        achieved_value=_number(),
        ratio=_number(),
        met=_words(VERDICTS),
    ),
}


def check_table(frame: pd.DataFrame, name: str, schema: pa.DataFrameSchema | None = None, source="") -> pd.DataFrame:
    """Return `frame` with the column types of table `name`, or say in one line what is wrong with it.

    Parameters
    ----------
    frame : DataFrame
        Rows of the table.
    name : str
        Key of `TABLES`, or the name of a lexicon table when `schema` is given.
    schema : DataFrameSchema, optional
        Taken instead of ``TABLES[name]``.
    source : str, optional
        The file to name in the message.

    Raises
    ------
    FieldwordsError
        Names the table or file, the column, the row (counted from 2, as in a spreadsheet) and the value.
    """
    try:
        return (schema or TABLES[name]).validate(frame, lazy=True)
    except SchemaErrors as error:
        fault = describe_fault(error.failure_cases, schema or TABLES[name])
        raise FieldwordsError(f"{source or name}: {fault}") from None


def empty_table(name: str) -> pd.DataFrame:
    """Return table `name` with its columns and no rows."""
    return TABLES[name].validate(pd.DataFrame({column: [] for column in TABLES[name].columns}))
