"""A researcher's corrections (data/lexicon/corrections.csv): they win over the rules and survive a rebuild."""

from collections import defaultdict

import pandas as pd

from fieldwords import paths
from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import find_fault, read_lexicon
from fieldwords.quantities.units import read_units
from fieldwords.schemas import TABLES
from fieldwords.targets.cues import read_words

SLOTS = (
    "object", "measure", "domain", "value", "value_high", "unit_base", "comparator", "change", "status", "year",
    "year_end", "span", "modality", "place",
)  # fmt: skip
NUMBERS = {"value": float, "value_high": float, "year": int, "year_end": int}


def apply_corrections(targets: pd.DataFrame, rows: pd.DataFrame | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the targets as corrected by hand, and what became of each correction.

    Parameters
    ----------
    targets : DataFrame
        Table `targets` as the rules made it; a row corrected before comes out the same.
    rows : DataFrame, optional
        Corrections, every cell a string; those of data/lexicon/corrections.csv when not given.

    Returns
    -------
    targets : DataFrame
        The same rows; a corrected row names its corrected slots in `corrected`.
    corrections : DataFrame
        doc, start, end, text, slot, value, note, outcome: ``applied``; ``no quantity there`` when no row stands at
        start-end; ``text has changed`` when the row's text is not the one the correction was made for (then the
        correction is left out).

    Raises
    ------
    FieldwordsError
        A row of them has an unknown slot or a value that its slot does not take.
    """
    source, first = ("correct: corrections", 1) if rows is not None else (paths.LEXICON / "corrections.csv", 2)
    rows = read_lexicon("corrections") if rows is None else rows
    if fault := find_fault("corrections", [*rows.columns], rows.to_dict("list")):
        raise FieldwordsError(f"corrections: {fault}")
    corrected = targets.copy()
    if rows.empty:
        return corrected, rows.assign(outcome=pd.Series(dtype="str"))
    keys = zip(corrected["doc"], corrected["start"], corrected["end"], strict=True)
    places = dict(zip(keys, corrected.index, strict=True))
    outcomes, slots = [], defaultdict(list)
    for number, row in enumerate(rows.itertuples(index=False), start=first):
        index = places.get((row.doc, int(row.start), int(row.end)))
        if index is None:
            outcomes.append("no quantity there")
        elif row.text and row.text != corrected.at[index, "text"]:
            outcomes.append("text has changed")
        else:
            corrected.loc[index, row.slot] = _read_value(row, f"{source}: row {number}")
            slots[index].append(row.slot)
            outcomes.append("applied")
    for index, names in slots.items():
        corrected.loc[index, "corrected"] = ",".join(names)
    return corrected, rows.assign(outcome=pd.Series(outcomes, index=rows.index, dtype="str"))


def _read_value(row, source: str):
    """The value of a correction in the type of its slot; empty is null."""
    column = TABLES["targets"].columns[row.slot]
    if row.value == "":
        if column.nullable:
            return None
        raise _refuse(source, f"{row.slot} may not be empty; give a value")
    if row.slot in NUMBERS:
        try:
            return NUMBERS[row.slot](row.value)
        except ValueError:
            raise _refuse(source, f"{row.value!r} is no number for {row.slot}; mend it") from None
    if row.slot == "unit_base" and not _is_base(row.value):
        raise _refuse(source, f"{row.value!r} is no base unit of units.csv nor two units as in 元/亩; mend it")
    if column.words and row.value not in column.words:
        raise _refuse(source, f"{row.slot} takes {', '.join(column.words)}, not {row.value!r}; mend it")
    return row.value


def _refuse(source, fault):
    return FieldwordsError(f"{source}: {fault}")


def _is_base(value):
    """A base unit, or one unit per another: told by its form, so that it does not depend on which rows are at hand."""
    units = read_units()
    bases = {unit.base for unit in units.values()}
    above, slash, below = value.partition("/")
    if not slash:
        return value in bases
    known = bases | units.keys()
    return above in known and below in known | {slots["per"] for slots in read_words().slots if "per" in slots}
