"""Rows of a lexicon table as tuples, read again only when the file has changed."""

import os

from fieldwords import paths
from fieldwords.lexicon import read_lexicon

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
