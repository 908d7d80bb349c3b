"""The Parquet files of the tables, read and written a row group at a time.

Groups end where a document does whose name says so, so a document more or less changes the one group it belongs to;
the others are copied as they are (`rowgroups`), and a table that has grown is, byte for byte, one made from nothing.
"""

import sys
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fieldwords.build.columns import check_columns, column_types, pack_frame, pick_words, sort_rows
from fieldwords.build.rowgroups import encode_group, open_groups, read_pages
from fieldwords.build.writing import locate_file, new_file
from fieldwords.errors import FieldwordsError

CODED = {"term_counts": ("doc", "term", "layer")}  # read and written as codes: millions of rows, few words
DOCUMENTS = 64  # of a row group, on average


class Group(NamedTuple):
    """A row group of a table that is there.

    Attributes
    ----------
    first, last : str
        Its least and greatest document.
    pages : callable
        Reads its bytes.
    facts : dict
        What the footer says of them (`rowgroups.read_pages`).
    rows : callable
        Reads its rows.
    """

    first: str
    last: str
    pages: Callable[[], bytes]
    facts: dict
    rows: Callable[[], pa.Table]

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


class NewTable:
    """A table's Parquet file in the making; in what pieces its rows come does not show in its bytes."""

    def __init__(self, name: str, put: Callable[[bytes, dict], None]):
        self.types, self.put, self.waiting = written_types(name), put, []

    def add(self, piece: pa.Table | Group) -> None:
        """Add rows, or a row group of the last build's table: whole documents, in their order."""
        if isinstance(piece, Group):
            if not self.waiting and ends_group(piece.last):
                self.put(piece.pages(), piece.facts)
                return
            piece = piece.rows()
        start, rows = 0, piece if piece.schema == self.types else piece.cast(self.types)
        for end in _find_ends(rows):
            self.waiting.append(rows.slice(start, end - start))
            self.write()
            start = end
        self.waiting += [rows.slice(start)] if start < len(rows) else []

    def write(self) -> None:
        """Write the rows that wait for more as a row group."""
        if self.waiting:
            rows = pa.concat_tables(self.waiting)
            self.put(*encode_group(pa.table([_order_codes(column) for column in rows.columns], self.types)))
            self.waiting = []


@contextmanager
def open_table(folder: Path, name: str) -> Iterator[Callable[[pa.Table | Group], None]]:
    """Give a function that adds rows to a new table (`NewTable.add`).

    Parameters
    ----------
    folder : Path
        From `writing.replace_files`.
    name : str
        Key of `schemas.TABLES`, or of `columns.KEPT`. Its rows come checked and in the order of its key.

    Raises
    ------
    FieldwordsError
        The disk is full or may not be written to.
    """
    with new_file(folder / f"{name}.parquet") as handle, open_groups(handle, written_types(name)) as put:
        table = NewTable(name, put)
        yield table.add
        table.write()


def write_frame(frame: pd.DataFrame, name: str, folder: Path) -> None:
    """Write a DataFrame as table `name` into a folder of `writing.replace_files`, in place of one that is there.

    Raises
    ------
    FieldwordsError
        Rows break the schema, or the disk is full.
    """
    (folder / f"{name}.parquet").unlink(missing_ok=True)
    rows = pack_frame(sort_rows(frame, name), name)
    with open_table(folder, name) as add:
        add(check_columns(rows, name))


def written_types(name: str) -> pa.Schema:
    """Return the columns of table `name` and the Arrow types they are written from."""
    coded = CODED.get(name, ())
    codes = pa.dictionary(pa.int32(), pa.large_string())
    return pa.schema([field.with_type(codes) if field.name in coded else field for field in column_types(name)])


def ends_group(doc: str) -> bool:
    """Tell whether a row group ends with this document; one in `DOCUMENTS` does."""
    return crc32(doc.encode()) % DOCUMENTS == 0


def _find_ends(rows):
    """The numbers of the rows before which a row group ends."""
    if rows.column_names[0] != "doc":
        return []
    docs = rows["doc"].combine_chunks().dictionary_encode()
    codes, ends = docs.indices.to_numpy(), np.array([ends_group(doc) for doc in docs.dictionary.to_pylist()], bool)
    last = np.flatnonzero(np.diff(codes, append=-1))
    return (last[ends[codes[last]]] + 1).tolist()


def _order_codes(column):
    """The column in one piece; its words, if it comes as codes, in the order in which it names them."""
    column = column.combine_chunks()
    if not pa.types.is_dictionary(column.type):
        return column
    codes = column.indices.dictionary_encode()
    return pa.DictionaryArray.from_arrays(codes.indices, column.dictionary.take(codes.dictionary))
