"""The tables of data/lexicon: what a researcher changes instead of code, held against the rules of columns.csv."""

import csv
import os
import re
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from fieldwords import paths
from fieldwords.errors import FieldwordsError, check_name, find_head_fault, list_permitted


class Rule(NamedTuple):
    """What a column of a table, or several columns parted by blanks, may hold: a row of columns.csv."""

    table: str
    column: str
    part: str  # key: no two rows are alike in the columns so marked; optional: the table may lack it; regex: it is one
    pattern: str  # of a whole cell; empty: any
    fault: str  # what is wrong with a cell that does not fit; empty: the pattern lists words


def read_lexicon(name: str, folder: Path | None = None):
    """Return the lexicon table `name`.csv, every cell a string, '' where empty.

    Parameters
    ----------
    name : str
        File name without ``.csv``.
    folder : Path, optional
        Another lexicon folder than `paths.LEXICON`.

    Returns
    -------
    DataFrame
        The columns that columns.csv lists for the table, in its order.

    Raises
    ------
    FieldwordsError
        There is no such table, its file is missing, is not CSV in UTF-8, or a row breaks a rule of columns.csv.

    Examples
    --------
    >>> fw.read_lexicon("phrases")[["term", "group"]].head(2)
          term group
    0  马克思列宁主义  指导思想
    1    毛泽东思想  指导思想
    """
    import pandas as pd

    path = Path(folder or paths.LEXICON) / f"{name}.csv"
    if not path.exists():
        check_name(name, dict.fromkeys(table for table, *_ in read_rows("columns")))
    return pd.DataFrame(read_cells(path, name), dtype="str")


@cache
def list_words(name: str) -> tuple[str, ...]:
    """Return the words of a list of text_lists.csv or word_lists.csv, the longest first; none where there is none."""
    rows = read_rows("text_lists") + read_rows("word_lists")
    words = [word for listed, words, _ in rows if listed == name for word in words.split()]
    return tuple(sorted(words, key=len, reverse=True))


def compile_words(pattern: str) -> re.Pattern:
    """Return a pattern in which ``{name}`` stands for each word of that list, or for nothing where there are none."""
    return re.compile(_LIST.sub(lambda name: f"(?:{'|'.join(list_words(name[1])) or '(?!)'})", pattern))


_LIST = re.compile(r"\{([a-z_]+)\}")
SEPARATORS = {"\t": "tabs", ";": "semicolons"}  # of spreadsheets, where a comma is meant
_ROWS: dict[str, tuple] = {}


class Rows(tuple):
    """The rows of a table, known by itself: what rests on thousands of cells is kept without hashing them each time."""

    __hash__ = object.__hash__


def read_rows(name: str) -> Rows:
    """Return the rows of ``data/lexicon/<name>.csv`` as tuples in the order of its columns, read when it has changed.

    Raises
    ------
    FieldwordsError
        The table is missing or a row breaks a rule of columns.csv.
    """
    path = paths.COLUMNS if name == "columns" else f"{paths.LEXICON}/{name}.csv"
    try:
        state = os.stat(path)
        stamp = path, state.st_mtime_ns, state.st_size
    except FileNotFoundError:
        stamp = path, None
    if _ROWS.get(name, (None,))[0] != stamp:
        _ROWS[name] = stamp, Rows(zip(*read_cells(path, name).values(), strict=True))
    return _ROWS[name][1]


def read_cells(path: Path | str, name: str) -> dict[str, list[str]]:
    """Return the cells of a table that people write, by column, '' where empty, checked as table `name`.

    Raises
    ------
    FieldwordsError
        Names the file, the row (counted from 2, as in a spreadsheet), the column, the cell and what to do.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as handle:
            reader = csv.reader(handle, strict=True)
            head, *rows = [row for row in reader if row] or [[]]
    except FileNotFoundError:
        raise FieldwordsError(f"{path}: lexicon table missing; take it from git or set FIELDWORDS_LEXICON") from None
    except UnicodeDecodeError:
        raise FieldwordsError(f"{path}: not in UTF-8; save it as CSV UTF-8") from None
    except csv.Error as error:
        raise FieldwordsError(f"{path}: line {reader.line_num} is not CSV ({error}); mend that line") from None
    if len(head) == 1 and (sign := next((sign for sign in SEPARATORS if sign in head[0]), None)):
        raise FieldwordsError(f"{path}: {SEPARATORS[sign]} part its columns; save it with commas")
    wide = next((row for row in rows if len(row) > len(head)), None)
    if wide:  # a comma that was to be text
        fault = f"row {rows.index(wide) + 2} has {len(wide)} columns, the table has {len(head)}; mend that row"
        raise FieldwordsError(f"{path}: {fault}")
    cells = {column: cells for column, *cells in zip_longest(head, *rows, fillvalue="")}
    if fault := find_fault(name, head, cells):
        raise FieldwordsError(f"{path}: {fault}")
    known = [rule.column for rule in _list_rules(name)] or head
    return {column: cells[column] for column in known if column in cells}


def find_fault(name: str, head: list[str], cells: dict[str, list[str]]) -> str | None:
    """Return the first thing in a table that columns.csv does not permit, and what to do; None where all is well."""
    rules = _list_rules(name)
    columns = [rule.column for rule in rules if " " not in rule.column] or [*head]
    fault = find_head_fault(head, columns, {rule.column for rule in rules if "optional" in rule.part})
    if fault:
        return fault
    for rule in rules:
        for number, cell in enumerate(cells[rule.column] if "regex" in rule.part else (), start=2):
            try:
                re.compile(cell)
            except re.error as error:
                return f"row {number} column {rule.column}: {cell!r} is no regular expression ({error}); mend that row"
        parts = rule.column.split(" ")
        if rule.pattern and cells.keys() >= {*parts}:
            found = cells[parts[0]] if len(parts) == 1 else [*map(" ".join, zip(*map(cells.get, parts), strict=True))]
            fits = re.compile(rule.pattern, re.DOTALL).fullmatch
            if not all(map(fits, found)):
                row = next(row for row, cell in enumerate(found) if not fits(cell))
                cell, fault = cells[parts[-1]][row], rule.fault or list_permitted(rule.pattern.split("|"))
                return f"row {row + 2} column {parts[-1]}: {cell!r} {fault}; mend that row"
    keys = [cells[rule.column] for rule in rules if "key" in rule.part]
    seen = set()
    for number, key in enumerate(zip(*keys, strict=True), start=2):
        if key in seen:
            return f"row {number}: {', '.join(key)} stands there twice; remove one of them"
        seen.add(key)
    return None


def _list_rules(name):
    if name == "columns":
        return [Rule(name, column, "", "", "") for column in Rule._fields]
    return [rule for rule in map(Rule._make, read_rows("columns")) if rule.table == name]
