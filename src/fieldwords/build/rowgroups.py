"""Row groups of Parquet files: a file is put together of them, new ones encoded, old ones copied byte for byte.

A footer tells where the pages of each group stand; those of an old file are copied and their places moved, nothing is
decoded. Footers are written in Thrift's compact protocol (thrift-compact-protocol.md in apache/thrift); what their
fields mean is told in apache/parquet-format (parquet.thrift).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

MAGIC = b"PAR1"
TRUE, FALSE, BYTE, INT16, INT32, INT64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = range(1, 13)
FILE_ROWS, FILE_GROUPS = 3, 4
GROUP_COLUMNS, GROUP_ROWS, GROUP_PLACE, GROUP_NUMBER = 1, 3, 5, 7
CHUNK_FACTS, SIZE, PLACES = 3, 7, (9, 10, 11)  # the places of its data, index and dictionary pages

Fields = dict[int, tuple]  # a struct: number of a field -> its type and value


@contextmanager
def open_groups(handle: BinaryIO, types: pa.Schema) -> Iterator[Callable[[bytes, Fields], None]]:
    """Give a function that adds a row group, its pages and facts, to a new Parquet file.

    Parameters
    ----------
    handle : binary file
        What to write to, from its beginning.
    types : Schema
        The columns of all groups.

    Raises
    ------
    OSError
        The disk is full or may not be written to.
    """
    groups = []
    handle.write(MAGIC)

    def add(pages, facts):
        moved = move_group(facts, handle.tell())
        groups.append(moved | {GROUP_NUMBER: (INT16, len(groups))})
        handle.write(pages)

    yield add
    rows = sum(group[GROUP_ROWS][1] for group in groups)
    footer = read_footer(_encode(types.empty_table()))
    footer |= {FILE_ROWS: (INT64, rows), FILE_GROUPS: (LIST, (STRUCT, groups))}
    written = bytearray()
    _write_struct(footer, written)
    handle.write(written + len(written).to_bytes(4, "little") + MAGIC)


def encode_group(rows: pa.Table) -> tuple[bytes, Fields]:
    """Return the pages of a row group with these rows, and its facts, places counted from the first of its bytes."""
    file = _encode(rows)
    ((start, size, facts),) = find_groups(read_footer(file))
    return file[start : start + size], facts


def read_pages(path: Path) -> Iterator[tuple[Callable[[], bytes], Fields]]:
    """Yield of each row group of a file what reads its pages, and its facts as `encode_group` returns them."""
    with open(path, "rb") as handle:
        handle.seek(-8, 2)
        size = int.from_bytes(handle.read(4), "little") + 8
        handle.seek(-size, 2)
        footer = read_footer(handle.read())
        for start, size, facts in find_groups(footer):

            def read(start=start, size=size):
                handle.seek(start)
                return handle.read(size)

            yield read, facts


def _encode(rows):
    sink = pa.BufferOutputStream()
    pq.write_table(  # of its first column, the document, the least and greatest: all that a search for one asks
        rows, sink, len(rows) or None, compression="zstd", store_schema=False, write_statistics=rows.column_names[:1]
    )
    return sink.getvalue().to_pybytes()


def find_groups(footer: Fields) -> list[tuple[int, int, Fields]]:
    """Return where each row group begins, how many bytes it has, and its facts, places counted from its beginning."""
    found = []
    for facts in footer[FILE_GROUPS][1][1]:
        chunks = [chunk[CHUNK_FACTS][1] for chunk in facts[GROUP_COLUMNS][1][1]]
        start = min(chunk[place][1] for chunk in chunks for place in PLACES if place in chunk)
        found.append((start, sum(chunk[SIZE][1] for chunk in chunks), move_group(facts, -start)))
    return found


def move_group(facts: Fields, by: int) -> Fields:
    """Return the facts of a row group that stands so many bytes further on."""
    kind, chunks = facts[GROUP_COLUMNS][1]
    chunks = [chunk | {CHUNK_FACTS: (STRUCT, _move(chunk[CHUNK_FACTS][1], PLACES, by))} for chunk in chunks]
    return _move(facts, (GROUP_PLACE,), by) | {GROUP_COLUMNS: (LIST, (kind, chunks))}


def _move(fields, places, by):
    return fields | {place: (INT64, fields[place][1] + by) for place in places if place in fields}


def read_footer(file: bytes) -> Fields:
    """Return the footer of a Parquet file, given whole or from the footer on."""
    size = int.from_bytes(file[-8:-4], "little")
    return _read_struct(file[-size - 8 : -8], 0)[0]


def _read_struct(data, at):
    fields, number = {}, 0
    while head := data[at]:
        step, kind = divmod(head, 16)
        number, at = (number + step, at + 1) if step else _read_whole(data, at + 1)
        value, at = _read_value(kind, data, at)
        fields[number] = kind, value
    return fields, at + 1


def _read_value(kind, data, at):
    if kind in (TRUE, FALSE):
        return None, at
    if kind in (INT16, INT32, INT64):
        return _read_whole(data, at)
    if kind == STRUCT:
        return _read_struct(data, at)
    if kind == LIST:
        return _read_list(data, at)
    if kind == BINARY:
        size, at = _read_bits(data, at)
    else:
        size = {BYTE: 1, DOUBLE: 8}[kind]
    return data[at : at + size], at + size


def _read_list(data, at):
    size, kind = divmod(data[at], 16)
    size, at = (size, at + 1) if size < 15 else _read_bits(data, at + 1)
    values = []
    for _ in range(size):
        value, at = _read_value(kind, data, at)
        values.append(value)
    return (kind, values), at


def _read_whole(data, at):
    bits, at = _read_bits(data, at)
    return bits >> 1 ^ -(bits & 1), at


def _read_bits(data, at):
    bits = shift = 0
    while data[at] > 127:
        bits |= (data[at] & 127) << shift
        shift, at = shift + 7, at + 1
    return bits | data[at] << shift, at + 1


def _write_struct(fields, to):
    before = 0
    for number, (kind, value) in sorted(fields.items()):
        near = 0 < number - before < 16
        to += bytes([number - before << 4 | kind]) if near else bytes([kind]) + _write_whole(number)
        _write_value(kind, value, to)
        before = number
    to.append(0)


def _write_value(kind, value, to):
    if kind in (INT16, INT32, INT64):
        to += _write_whole(value)
    elif kind == STRUCT:
        _write_struct(value, to)
    elif kind == LIST:
        kind, values = value
        size = len(values)
        to += bytes([size << 4 | kind]) if size < 15 else bytes([15 << 4 | kind]) + _write_bits(size)
        for value in values:
            _write_value(kind, value, to)
    elif kind not in (TRUE, FALSE):
        to += (_write_bits(len(value)) if kind == BINARY else b"") + value


def _write_whole(number):
    return _write_bits(number << 1 ^ number >> 63)


def _write_bits(bits):
    written = bytearray()
    while bits > 127:
        written.append(bits & 127 | 128)
        bits >>= 7
    return bytes([*written, bits])
