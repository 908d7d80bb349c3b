"""The hand-made tables of data/lexicon: what a researcher changes instead of code."""

import csv
import os
from pathlib import Path

import pandas as pd

from fieldwords import paths
from fieldwords.errors import FieldwordsError
from fieldwords.schemas import check_table


def read_lexicon(name: str, schema=None, folder: Path | None = None) -> pd.DataFrame:
    """Return the lexicon table `name`.csv, every cell a string, '' where empty.

    Parameters
    ----------
    name : str
        File name without ``.csv``.
    schema : pandera DataFrameSchema, optional
        The columns and words the rows must have.
    folder : Path, optional
        Another lexicon folder than `paths.LEXICON`.

    Raises
    ------
    FieldwordsError
        The file is missing, is not CSV in UTF-8, or a row breaks `schema`.

    Examples
    --------
    >>> fw.read_lexicon("phrases")[["term", "group"]].head(2)
          term group
    0  马克思列宁主义  指导思想
    1    毛泽东思想  指导思想
    """
    path = Path(folder or paths.LEXICON) / f"{name}.csv"
    try:
        check_widths(path)
        frame = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig", index_col=False)
    except FileNotFoundError:
        raise FieldwordsError(f"{path}: lexicon table missing; take it from git or set FIELDWORDS_LEXICON") from None
    except UnicodeDecodeError:
        raise FieldwordsError(f"{path}: not in UTF-8; save it as CSV UTF-8 or take it from git") from None
    except (csv.Error, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        reason = " ".join(str(error).split())
        raise FieldwordsError(f"{path}: not a CSV table ({reason}); mend it or take it from git") from None
    return check_table(frame, name, schema, source=str(path)) if schema is not None else frame


def check_widths(path):
    """Refuse a row with a cell too many: a comma that was to be text."""
    with open(path, encoding="utf-8-sig", newline="") as handle:
        widths = [len(row) for row in csv.reader(handle) if row]
    for number, width in enumerate(widths, start=1):
        if width > widths[0]:
            raise FieldwordsError(f"{path}: row {number} has {width} columns, the table has {widths[0]}; mend that row")


_ROWS: dict[str, tuple] = {}


def read_rows(name: str, schema) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/lexicon/<name>.csv`` as tuples in the order of its columns.

    Parameters
    ----------
    name : str
        File name without ``.csv``.
    schema : pandera DataFrameSchema
        Checked when the file is read.

    Raises
    ------
    FieldwordsError
        The table is missing or a row breaks `schema`.
    """
    path = f"{paths.LEXICON}/{name}.csv"
    try:
        state = os.stat(path)
        stamp = path, state.st_mtime_ns, state.st_size
    except FileNotFoundError:
        stamp = path, None
    if _ROWS.get(name, (None,))[0] != stamp:
        _ROWS[name] = stamp, tuple(read_lexicon(name, schema).itertuples(index=False, name=None))
    return _ROWS[name][1]
