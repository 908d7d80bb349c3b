"""The tables on disk: Parquet for the programs, a CSV twin for people, and the key they were built from."""

import io
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from fieldwords import paths
from fieldwords.build.stamps import STAGES
from fieldwords.build.writing import locate_file, new_file, replace_files, write_key
from fieldwords.errors import FieldwordsError
from fieldwords.schemas import TABLES, check_table, empty_table

WITHOUT_CSV = ("texts",)
CSV_ROWS = 500_000
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = r"^[=+\-@\t\r＝＋－＠]"


def read_table(name: str, folder: Path | None = None) -> pd.DataFrame:
    """Return the table `name` as it was built, its columns and words checked.

    Parameters
    ----------
    name : str
        Key of `schemas.TABLES`.
    folder : Path, optional
        Where the tables are; `paths.PROCESSED` when not given.

    Raises
    ------
    FieldwordsError
        The table has not been built, or it is damaged.
    """
    path = locate_file(Path(folder or paths.PROCESSED), f"{name}.parquet")
    try:
        frame = pq.read_table(path).to_pandas()
    except FileNotFoundError:
        raise FieldwordsError(f"{path}: not built yet; run make report") from None
    except (OSError, pa.ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise FieldwordsError(f"{path}: cannot be read ({reason}); delete it and run make report") from None
    return check_table(frame, name, source=str(path))


def write_tables(tables: dict[str, pd.DataFrame], folder: Path, keys: dict[str, dict]) -> None:
    """Write tables with the key of each stage: what its tables were built from, and the hashes of their files.

    Parameters
    ----------
    tables : dict of str to DataFrame
        Name and rows of each table; the rows are sorted here.
    folder : Path
        Where they go; the caller holds its lock. All are written aside first: they change together or not at all.
    keys : dict of str to dict
        stage -> what its tables depend on, as JSON holds it; of the stages that have a table among `tables`.

    Raises
    ------
    FieldwordsError
        Rows break the schema or the disk is full; the old tables stay.
    """
    checked = {name: sort_rows(check_table(frame, name), name) for name, frame in tables.items()}
    with replace_files(Path(folder)) as aside:
        files = {name: _write_table(frame, name, aside) for name, frame in checked.items()}
        for stage, key in keys.items():
            written = [path for name in STAGES[stage].tables for path in files.get(name, ())]
            write_key(aside, stage, key, written)


def _write_table(frame, name, folder):
    """Write the Parquet file and its CSV twin, without dates or versions of this machine; return their paths."""
    path = folder / f"{name}.parquet"
    with new_file(path) as handle:
        write_parquet(frame, handle)
    if name in WITHOUT_CSV or len(frame) > CSV_ROWS:
        return [path]
    with new_file(path.with_suffix(".csv")) as handle:
        write_csv(frame, handle)
    return [path, path.with_suffix(".csv")]


def write_parquet(frame: pd.DataFrame, handle) -> None:
    """Write `frame` as Parquet to a binary file; neither versions nor the pieces it was put together from show."""
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    pq.write_table(table.combine_chunks(), handle, compression="zstd")


def write_csv(frame: pd.DataFrame, handle) -> None:
    """Write `frame` as CSV in UTF-8 with a mark that spreadsheets know it by; no cell of text can act as a formula.

    Parameters
    ----------
    frame : DataFrame
        Any table; its text columns have the str dtype.
    handle : binary file
        What to write to.
    """
    texts = {name: _guard(frame[name]) for name in frame.columns if pd.api.types.is_string_dtype(frame[name])}
    wrapper = io.TextIOWrapper(handle, encoding="utf-8-sig", newline="")
    frame.assign(**texts).to_csv(wrapper, index=False, lineterminator="\r\n")  # RFC 4180; a lone \r is quoted then
    wrapper.detach()


def _guard(column):
    return column.mask(column.str.contains(FORMULA, na=False), "'" + column)


def sort_rows(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of table `name` in the order they are written in: by its key, or by all columns without one."""
    order = list(TABLES[name].unique or TABLES[name].columns)
    return frame.sort_values(order, kind="stable", ignore_index=True)


def join_rows(frames: list[pd.DataFrame], name: str) -> pd.DataFrame:
    """Return the rows of all frames as one table `name`, sorted: their order does not tell which worker was first."""
    filled = [frame for frame in frames if len(frame)]
    return sort_rows(pd.concat(filled, ignore_index=True), name) if filled else empty_table(name)
