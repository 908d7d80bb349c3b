"""Errors that a user caused and can mend, each in one line."""

from collections.abc import Collection
from difflib import get_close_matches

SHOWN = 8  # permitted words that a message lists
WORDS = {
    "column_in_schema": "is none of this table; take it out or rename it",
    "column_in_dataframe": "is missing; add it",
    "not_nullable": "may not be empty",
    "coerce_dtype": "is not a number",
}


class FieldwordsError(Exception):
    """A fault to be shown as one line that names the file and says what to do; the command line exits with 2."""


def check_name(name: str, known: Collection[str]) -> str:
    """Return the name of a table that is among those known, or say that it is not and which one may be meant."""
    if name not in known:
        near = get_close_matches(name, known, 1)
        raise FieldwordsError(f"no table {name!r}; " + (f"did you mean {near[0]}?" if near else ", ".join(known)))
    return name


def describe_fault(cases, schema) -> str:
    """Return in a line where the first of a schema's failure cases stands, what is wrong there and what to do."""
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
    place = first["index"]
    row = f"row {int(place) + 2} " if place is not None and place == place else ""
    fault = f"{str(first['failure_case'])!r} {_describe_check(first, schema)}"
    return f"{row}column {first['column']}: {fault}; mend that row"


def _describe_check(case, schema):
    column = schema.columns.get(case["column"])
    for check in column.checks if column else ():
        if case["check"] not in (check.error, check.name):
            continue
        if permitted := [str(word) or "(empty)" for word in check.statistics.get("allowed_values", ())]:
            return f"is none of {', '.join(permitted[:SHOWN])}{', ...' if len(permitted) > SHOWN else ''}"
        if "min_value" in check.statistics:
            low, high = check.statistics["min_value"], check.statistics.get("max_value")
            return f"is below {low}" if high is None else f"is not between {low} and {high}"
    return WORDS.get(str(case["check"]).split("(")[0], f"is not as wanted: {case['check']}")
