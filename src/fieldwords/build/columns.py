"""Rows as columns: Arrow tables in the types of their schema, checked as they stand, and what pandas makes of them."""

from collections.abc import Iterable
from math import inf

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from fieldwords.schemas import SCHEMAS, check_table

TYPES = {
    "str": pa.large_string(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "object": pa.large_binary(),
}
CODED = {"term_counts": ("doc", "term", "layer")}  # read and written as codes: millions of rows, few words


def column_types(name: str, columns: list[str] | None = None) -> pa.Schema:
    """Return the columns of table `name`, or some of them, and their Arrow types."""
    specs = SCHEMAS[name].columns
    return pa.schema({column: TYPES[specs[column].dtype] for column in columns or specs})


def written_types(name: str) -> pa.Schema:
    """Return the columns of table `name` and the Arrow types they are written from."""
    coded = CODED.get(name, ())
    codes = pa.dictionary(pa.int32(), pa.large_string())
    return pa.schema([field.with_type(codes) if field.name in coded else field for field in column_types(name)])


def pack_rows(rows: list[tuple], name: str) -> pa.Table:
    """Return rows of table `name`, each a cell a column, as an Arrow table."""
    types = column_types(name)
    columns = zip(*rows, strict=True) if rows else [()] * len(types)
    cells = [pa.array(column, kind) for column, kind in zip(columns, types.types, strict=True)]
    return pa.table(cells, names=types.names)


def stack_tables(tables: Iterable[pa.Table], name: str, columns: list[str] | None = None) -> pa.Table:
    """Return the rows of Arrow tables `name`, or of some of its columns, as one table, which may have none."""
    filled = [rows for rows in tables if len(rows)]
    return pa.concat_tables(filled).unify_dictionaries() if filled else column_types(name, columns).empty_table()


def sort_rows(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the rows of table `name` in the order they are written in: by its key, or by all columns without one."""
    order = list(SCHEMAS[name].unique or SCHEMAS[name].columns)
    return frame.sort_values(order, kind="stable", ignore_index=True)


def pack_frame(frame: pd.DataFrame, name: str) -> pa.Table:
    """Return a DataFrame of table `name` as an Arrow table, its rows in their order and checked (`check_columns`)."""
    rows = sort_rows(frame, name)
    rows = pa.Table.from_pandas(rows, schema=column_types(name), preserve_index=False).replace_schema_metadata(None)
    return check_columns(rows, name)


def unpack_table(table: pa.Table, name: str) -> pd.DataFrame:
    """Return an Arrow table as DataFrame `name`: text as str, whole numbers that may be unknown as Int64.

    Text that comes as codes becomes categories, sorted, so that rows sort as their words do.
    """
    columns, specs = {}, SCHEMAS[name].columns
    for column in table.column_names:
        kind = specs[column].dtype if column in specs else None
        known = {pa.large_string(): pd.StringDtype(na_value=float("nan"))}
        if kind == "Int64":
            known = {pa.int64(): pd.Int64Dtype()}
        cells = table[column].combine_chunks()  # of rows in pieces all would be copied to take some
        if pa.types.is_dictionary(cells.type):
            words = pd.Index(cells.dictionary.to_pandas(), dtype="str").sort_values()
            columns[column] = pd.Categorical.from_codes(rank_words(cells).fill_null(-1).to_numpy(), words)
        else:
            columns[column] = cells.to_pandas(types_mapper=known.get)
    return pd.DataFrame(columns, copy=False)


def check_columns(table: pa.Table, name: str, source: str = "") -> pa.Table:
    """Return `table` when its rows keep to the schema of table `name` and stand in the order of its key.

    Raises
    ------
    FieldwordsError
        Names the table or file, the column, the row and the value.
    """
    if table.column_names != list(SCHEMAS[name].columns) or not _keeps_to(table, name):
        frame = unpack_table(table, name)
        check_table(frame, name, source=source)
        raise AssertionError(f"{source or name}: rows are not in the order of their key")
    return table


def _keeps_to(table, name):
    for column, spec in SCHEMAS[name].columns.items():
        cells = table[column]
        if cells.null_count and not spec.nullable or not _passes(cells, spec):
            return False
    return not SCHEMAS[name].unique or is_ordered(table, SCHEMAS[name].unique)


def _passes(cells, spec):
    if pa.types.is_dictionary(cells.type):
        return all(_passes(chunk.dictionary, spec) for chunk in cells.chunks)
    if spec.words:
        return pc.all(pc.is_in(cells, pa.array([*spec.words, None], cells.type)), min_count=0).as_py()
    if spec.least == -inf or (span := pc.min_max(cells).as_py())["min"] is None:
        return True
    return spec.least <= span["min"] and span["max"] <= spec.most


def is_ordered(table: pa.Table, key: list[str]) -> bool:
    """Tell whether each row's key is greater than that of the row before it, so that none stands twice."""
    above, alike = None, None
    for column in key:
        cells = table[column]
        if pa.types.is_dictionary(cells.type):
            cells = rank_words(cells.combine_chunks())
        one, next_one = cells[:-1], cells[1:]
        less, same = pc.less(one, next_one), pc.equal(one, next_one)
        above = less if above is None else pc.or_(above, pc.and_(alike, less))
        alike = same if alike is None else pc.and_(alike, same)
    return pc.all(above, min_count=0).as_py() is not False


def pick_words(cells: pa.ChunkedArray, words: list[str]) -> pa.Array:
    """Return for each cell of text, which may come as codes, whether it is one of `words`."""
    cells = cells.combine_chunks()
    if not pa.types.is_dictionary(cells.type):
        return pc.is_in(cells, pa.array(words, cells.type))
    return pc.is_in(cells.dictionary, pa.array(words, cells.dictionary.type)).take(cells.indices)


def rank_words(cells: pa.DictionaryArray) -> pa.Array:
    """Return the rank of each cell among the words, so that numbers can be compared instead of words."""
    order = pc.sort_indices(cells.dictionary)
    ranks = np.empty(len(order), np.min_scalar_type(-len(order)))  # millions of rows: as small as they can be
    ranks[order] = np.arange(len(order))
    return pa.array(ranks).take(cells.indices)
