"""The tables: their columns, types and permitted words, checked when a table is written and when it is read."""

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from fieldwords.errors import FieldwordsError

GENRES = ("work_report", "speech", "plan", "communique", "budget", "abstract", "other")
LEVELS = ("nation", "province", "city", "county", "town", "village")
YEAR_BASES = ("manifest", "front_matter", "dated_line", "body", "title", "file_name", "none")
ROLES = ("review", "plan", "other")
LAYERS = ("substring", "phrase", "word")
MEASURES = ("面积", "产量", "单产", "存栏", "出栏", "饲养量", "产值", "增加值", "收入", "率", "数量")
COMPARATORS = ("point", "ge", "gt", "le", "lt", "approx", "gt_approx", "lt_approx", "range", "unclear")
CHANGES = ("level", "increment", "cumulative", "increase_by", "decrease_by", "from", "to", "multiply", "unclear")
STATUSES = ("target", "achievement", "stock", "parameter", "comparison", "unclear")
SPANS = ("annual", "multi", "unclear")
FARMING = ("crop", "livestock", "fishery", "farmland", "rural_income", "agri_economy")
DOMAINS = (*FARMING, "other")
VERDICTS = ("met", "missed", "silent")

SHOWN = 8  # permitted words that a message lists
PATTERNS = {
    r"^\d+$": "is not a whole number",
    r"^\d$": "is not a single digit",
    r"^\d+(\.\d+)?$": "is not a number",
    r"^\S+$": "is empty or has a blank in it",
    r"^\d{4}$": "is not a year of four digits",
    r"^(\d{4})?$": "is not a year of four digits",
    r"^((19|20)\d\d)?$": "is not a year from 1900 to 2099",
    r"^([0-9a-fA-F]{64})?$": "is not a SHA-256 of 64 hexadecimal digits",
}
WORDS = {
    "column_in_schema": "is none of this table; take it out or rename it",
    "column_in_dataframe": "is missing; add it",
    "not_nullable": "may not be empty",
    "coerce_dtype": "is not a number",
    "the value is not one of its slot's": "is not a value that its slot takes",
    "YYYY-MM-DD": "is not a day written YYYY-MM-DD",
}


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
        fault = _describe_fault(error.failure_cases, schema or TABLES[name])
        raise FieldwordsError(f"{source or name}: {fault}") from None


def _describe_fault(cases, schema):
    """Where the first failure stands, what is wrong there and what to do."""
    check, column = str(cases.iloc[0]["check"]), cases.iloc[0]["column"]
    cases = cases[cases["check"] == cases.iloc[0]["check"]]
    if check.startswith("column_"):
        return f"column {cases.iloc[0]['failure_case']} {WORDS.get(check, f'is wrong ({check})')}"
    if check == "field_uniqueness":
        cases = cases[cases["column"] == column]
    if check.endswith("uniqueness"):
        keys = cases.groupby("index")["failure_case"].agg(lambda cells: ", ".join(map(str, cells)))
        again = keys[keys.duplicated()]
        return f"row {int(again.index[0]) + 2}: {again.iloc[0]} stands there twice; remove one of them"
    first = cases.iloc[0]
    row = "" if pd.isna(first["index"]) else f"row {int(first['index']) + 2} "
    if row and first["schema_context"] == "DataFrameSchema":  # all columns are reported: the last is what is wrong
        first = cases[cases["index"] == first["index"]].iloc[-1]
    fault = f"{str(first['failure_case'])!r} {_describe_check(first, schema)}"
    return f"{row}column {first['column']}: {fault}; mend that row"


def _describe_check(case, schema):
    column = schema.columns.get(case["column"])
    for check in column.checks if column else ():
        if case["check"] not in (check.error, check.name):
            continue
        if permitted := [str(word) or "(empty)" for word in check.statistics.get("allowed_values", ())]:
            return f"is none of {', '.join(permitted[:SHOWN])}{', ...' if len(permitted) > SHOWN else ''}"
        if "pattern" in check.statistics:
            return PATTERNS.get(str(check.statistics["pattern"]), "is not written as this column asks")
        if check.name == "str_length":
            return "is too short" if case["failure_case"] else "may not be empty"
        if "min_value" in check.statistics:
            low, high = check.statistics["min_value"], check.statistics.get("max_value")
            return f"is below {low}" if high is None else f"is not between {low} and {high}"
    return WORDS.get(str(case["check"]).split("(")[0], f"is not as wanted: {case['check']}")


def empty_table(name: str) -> pd.DataFrame:
    """Return table `name` with its columns and no rows."""
    return TABLES[name].validate(pd.DataFrame({column: [] for column in TABLES[name].columns}))
