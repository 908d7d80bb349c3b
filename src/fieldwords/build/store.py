"""The tables on disk, read a row group at a time or whole, of all documents or some; and for other programs."""

import sys
from bisect import bisect_left
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from fieldwords import paths
from fieldwords.build.columns import CODED, check_columns, column_types, pick_words, stack_tables, unpack_table
from fieldwords.build.writing import locate_file, new_file
from fieldwords.errors import FieldwordsError, check_name
from fieldwords.schemas import SCHEMAS

WITHOUT_CSV = ("texts", "counted", "signs")
CSV_ROWS = 500_000
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = r"^[=+\-@\t\r＝＋－＠]"
PRECISION = 12  # digits of a number that say something
MARK = b"\xef\xbb\xbf"  # spreadsheets know UTF-8 by it


def read_table(
    name: str, folder: Path | None = None, docs: Collection[str] | None = None, columns: list[str] | None = None
) -> pd.DataFrame:
    """Return the table `name` as it was built, its columns and words checked.

    Parameters
    ----------
    name : str
        Key of `schemas.SCHEMAS`.
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
    check_name(name, SCHEMAS)
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


def read_batches(
    name: str, folder: Path, docs: Collection[str] | None = None, columns: list[str] | None = None
) -> Iterator[pa.Table]:
    """Yield the table `name` a row group at a time, unchecked: a build knows its tables by their hash.

    Parameters and errors are those of `read_table`; `doc` is among the columns when `docs` are given.
    """
    ordered, types = sorted(() if docs is None else docs), column_types(name, columns)
    path = locate_file(folder, f"{name}.parquet")
    how = {"read_dictionary": CODED[name]} if name in CODED else {"binary_type": pa.large_binary()}
    try:
        with pq.ParquetFile(path, **how) as file:
            for number in range(file.num_row_groups):
                if docs is None or _may_hold(file.metadata.row_group(number).column(0).statistics, ordered):
                    rows = file.read_row_group(number, columns)
                    rows = rows.cast(types) if rows.column_names == types.names and name not in CODED else rows
                    yield rows if docs is None else rows.filter(pick_words(rows["doc"], ordered))
    except FileNotFoundError:
        raise FieldwordsError(f"{path}: not built yet; run make report") from None
    except (OSError, pa.ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise FieldwordsError(f"{path}: cannot be read ({reason}); delete it and run make report") from None


def _may_hold(limits, docs):
    """Whether one of some sorted documents lies between the least and the greatest of a row group, if told."""
    if limits is None or not limits.has_min_max:
        return True
    place = bisect_left(docs, limits.min)
    return place < len(docs) and docs[place] <= limits.max


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
            cells = [_round(one) if pa.types.is_floating(one.type) else _guard(one) for one in table.columns]
            writer.write_table(pa.table(cells, names=table.column_names))


def _round(column):
    """Numbers in `PRECISION` digits: 99.99999999999999 is 100."""
    values = column.to_numpy()
    size = np.floor(np.log10(np.abs(values, where=np.isfinite(values) & (values != 0), out=np.ones_like(values))))
    power = 10.0 ** (PRECISION - 1 - size)
    return pa.array(np.rint(values * power) / power, from_pandas=True)


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
