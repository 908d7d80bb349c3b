"""Tables for other programs: the CSV twins of a build, and the file that a command is asked to write."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from fieldwords.build.columns import column_types
from fieldwords.build.store import read_batches
from fieldwords.build.writing import new_file

WITHOUT_CSV = ("texts", "counted", "signs")
CSV_ROWS = 500_000
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = r"^[=+\-@\t\r＝＋－＠]"
PRECISION = 12  # digits of a number that say something
MARK = b"\xef\xbb\xbf"  # spreadsheets know UTF-8 by it


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
