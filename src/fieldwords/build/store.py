"""The tables on disk: Parquet for the programs, a CSV twin for people, and the key they were built from."""

import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from fieldwords import paths
from fieldwords.build.columns import KEPT, check_columns, column_types, sort_rows, stack_tables, unpack_table
from fieldwords.build.parquet import read_batches
from fieldwords.build.writing import new_file
from fieldwords.errors import check_name
from fieldwords.schemas import TABLES

WITHOUT_CSV = ("texts", "counted", "signs")
CSV_ROWS = 500_000
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = r"^[=+\-@\t\r＝＋－＠]"
MARK = b"\xef\xbb\xbf"  # spreadsheets know UTF-8 by it


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


class Tables:
    """The tables of a build: those that it has written already, into `aside`, else those of the last one in `out`."""

    def __init__(self, aside: Path, out: Path):
        self.aside, self.out = aside, out

    def read(self, name: str, docs: Collection[str] | None = None, columns: list[str] | None = None) -> pd.DataFrame:
        """Return the newest table of that name, whole or the rows of some documents, or some of its columns."""
        return unpack_table(stack_tables(self.batches(name, docs, columns), name, columns), name)

    def batches(
        self, name: str, docs: Collection[str] | None = None, columns: list[str] | None = None
    ) -> Iterator[pa.Table]:
        """Yield the same a row group at a time."""
        newest = self.aside if (self.aside / f"{name}.parquet").exists() else self.out
        return read_batches(name, newest, docs, columns)


def write_twin(name: str, folder: Path) -> None:
    """Write the CSV twin of table `name`; texts and tables too long for a spreadsheet have none."""
    path = folder / f"{name}.parquet"
    if name in WITHOUT_CSV:
        return
    if (rows := pq.read_metadata(path).num_rows) > CSV_ROWS:
        print(f"{name}: {rows:,} rows, more than a spreadsheet opens: {name}.parquet only, no .csv", file=sys.stderr)
        return
    with new_file(path.with_suffix(".csv")) as handle:
        _write_csv(read_batches(name, folder), column_types(name), handle)


def write_parquet(frame: pd.DataFrame, handle) -> None:
    """Write `frame` as Parquet to a binary file; neither versions nor the pieces it was put together from show."""
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(table.combine_chunks(), handle, compression="zstd", store_schema=False)


def write_csv(frame: pd.DataFrame, handle) -> None:
    """Write `frame` as CSV in UTF-8 with a mark that spreadsheets know it by; no cell of text can act as a formula.

    Parameters
    ----------
    frame : DataFrame
        Any table; its text columns have the str dtype.
    handle : binary file
        What to write to.
    """
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    _write_csv([table], table.schema, handle)


def _write_csv(tables, types, handle):
    handle.write(MARK)
    how = pa.csv.WriteOptions(quoting_style="needed", quoting_header="needed", eol="\r\n")  # RFC 4180
    with pa.csv.CSVWriter(handle, types, write_options=how) as writer:
        for table in tables:
            writer.write_table(pa.table([_guard(column) for column in table.columns], names=table.column_names))


def guard_cells(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with an apostrophe before each text that a spreadsheet would take for a formula."""
    texts = frame.select_dtypes("str")
    return frame.assign(**{name: _guard(pa.array(cells)).to_pylist() for name, cells in texts.items()})


def _guard(column):
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    unsafe = pc.fill_null(pc.match_substring_regex(column, FORMULA), False)
    if not pc.any(unsafe).as_py():
        return column
    before, between = pa.scalar("'", column.type), pa.scalar("", column.type)
    return pc.if_else(unsafe, pc.binary_join_element_wise(before, column, between), column)


def join_rows(tables: list[pa.Table], name: str) -> pd.DataFrame:
    """Return the rows of Arrow tables as one DataFrame `name`, sorted: their order does not tell who made them."""
    rows = stack_tables((table.cast(column_types(name)) for table in tables), name)
    return sort_rows(unpack_table(rows, name), name)
