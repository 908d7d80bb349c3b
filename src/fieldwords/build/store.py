"""The tables on disk, read a row group at a time or whole, of all documents or some."""

import sys
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fieldwords import paths
from fieldwords.build.columns import CODED, KEPT, check_columns, column_types, pick_words, stack_tables, unpack_table
from fieldwords.build.rowgroups import read_pages
from fieldwords.build.writing import locate_file
from fieldwords.errors import FieldwordsError, check_name
from fieldwords.schemas import TABLES


def read_table(
    name: str, folder: Path | None = None, docs: Collection[str] | None = None, columns: list[str] | None = None
) -> pd.DataFrame:
    """Return the table `name` as it was built, its columns and words checked.

    Parameters
    ----------
    name : str
        Key of `schemas.TABLES`, or of `columns.KEPT`.
    folder : Path, optional
        Where the tables are; `paths.PROCESSED` when not given.
    docs : collection of str, optional
        Only the rows of these documents.
    columns : list of str, optional
        Only these columns, unchecked.

    Raises
    ------
    FieldwordsError
        There is no such table, it has not been built, or it is damaged.
    """
    check_name(name, TABLES | KEPT)
    frame = unpack_table(read_columns(name, Path(folder or paths.PROCESSED), docs, columns), name)
    pa.default_memory_pool().release_unused()  # long tables leave twice their size behind
    return frame


def read_columns(
    name: str, folder: Path, docs: Collection[str] | None = None, columns: list[str] | None = None
) -> pa.Table:
    """Return the table `name` as `read_table` does, as an Arrow table; some columns alone are not checked."""
    source = f"{folder / name}.parquet"
    batches = read_batches(name, folder, docs, columns)
    batches = batches if columns else (check_columns(rows, name, source) for rows in batches)
    return stack_tables(batches, name, columns)


class Tables(NamedTuple):
    """The tables of a build: those that it has written already, into `aside`, else those of the last one in `out`."""

    aside: Path
    out: Path

    def newest(self, name: str) -> Path:
        """Return the folder of the newest table of that name."""
        return self.aside if (self.aside / f"{name}.parquet").exists() else self.out

    def read(self, name: str, docs: Collection[str] | None = None, columns: list[str] | None = None) -> pd.DataFrame:
        """Return the newest table as `read_table` does."""
        return read_table(name, self.newest(name), docs, columns)

    def batches(self, name: str, docs: Collection[str] | None = None) -> Iterator[pa.Table]:
        """Yield its rows a row group at a time, unchecked (`read_batches`)."""
        return read_batches(name, self.newest(name), docs)


class Group(NamedTuple):
    """A row group of a table that is there."""

    first: str  # its least document
    last: str  # its greatest document
    pages: Callable[[], bytes]  # reads its bytes
    facts: dict  # what the footer says of them (`rowgroups.read_pages`)
    rows: Callable[[], pa.Table]  # reads its rows

    def may_hold(self, docs: list[str]) -> bool:
        """Tell whether there may be rows of one of `docs`, sorted, in it."""
        return _holds(docs, self.first, self.last)


def read_batches(
    name: str, folder: Path, docs: Collection[str] | None = None, columns: list[str] | None = None
) -> Iterator[pa.Table]:
    """Yield the table `name` a row group at a time, unchecked: a build knows its tables by their hash.

    Parameters
    ----------
    name : str
        Key of `schemas.TABLES`, or of `columns.KEPT`.
    folder : Path
        Where the tables are.
    docs : collection of str, optional
        Only the rows of these documents.
    columns : list of str, optional
        Only these columns; `doc` among them when `docs` is given.

    Raises
    ------
    FieldwordsError
        The table has not been built, or is damaged.
    """
    ordered, types = sorted(() if docs is None else docs), column_types(name, columns)
    with _open_file(name, folder) as (_, file):
        for number in range(file.num_row_groups):
            if docs is None or _holds(ordered, *_read_limits(file, number)):
                rows = file.read_row_group(number, columns)
                rows = rows.cast(types) if rows.column_names == types.names and name not in CODED else rows
                yield rows if docs is None else rows.filter(pick_words(rows["doc"], ordered))


def read_groups(name: str, folder: Path) -> Iterator[Group]:
    """Yield the row groups of table `name`, in order; each can be read until the next is asked for.

    Raises
    ------
    FieldwordsError
        The table has not been built, or is damaged.
    """
    with _open_file(name, folder) as (path, file):
        for number, (pages, facts) in enumerate(read_pages(path)):
            yield Group(*_read_limits(file, number), pages, facts, partial(file.read_row_group, number))


@contextmanager
def _open_file(name, folder):
    path = locate_file(folder, f"{name}.parquet")
    how = {"read_dictionary": CODED[name]} if name in CODED else {"binary_type": pa.large_binary()}
    try:
        with pq.ParquetFile(path, **how) as file:
            yield path, file
    except FileNotFoundError:
        raise FieldwordsError(f"{path}: not built yet; run make report") from None
    except (OSError, pa.ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise FieldwordsError(f"{path}: cannot be read ({reason}); delete it and run make report") from None


def _read_limits(file, number):
    """The least and the greatest cell of the first column, which is the document, in a row group."""
    limits = file.metadata.row_group(number).column(0).statistics
    return (limits.min, limits.max) if limits is not None and limits.has_min_max else ("", chr(sys.maxunicode))


def _holds(docs, first, last):
    place = bisect_left(docs, first)
    return place < len(docs) and docs[place] <= last
