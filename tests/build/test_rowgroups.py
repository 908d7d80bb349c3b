"""Row groups: files put together of them are Parquet as pyarrow reads and writes it; copies are byte for byte."""

import io

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.build.rowgroups import encode_group, find_groups, move_group, open_groups, read_footer, read_pages

CELLS = st.tuples(
    st.text(max_size=300), st.none() | st.integers(-(2**63), 2**63 - 1), st.none() | st.floats(), st.booleans()
)
TYPES = pa.schema(
    {"doc": pa.large_string(), "n": pa.int64(), "share": pa.float64(), "sure": pa.bool_()}
    | {f"column_{number}": pa.int32() for number in range(20)}  # more than 15: lists tell their length apart
)


def make_rows(cells):
    columns = [list(column) for column in zip(*cells, strict=True)] or [[]] * 4
    columns += [range(len(cells))] * 20
    return pa.table([pa.array(column, kind) for column, kind in zip(columns, TYPES.types, strict=True)], TYPES)


def put_together(groups, types=TYPES):
    file = io.BytesIO()
    with open_groups(file, types) as add:
        for pages, facts in groups:
            add(pages, facts)
    return file.getvalue()


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=4))
def test_a_file_reads_as_the_rows_of_its_groups(parts):
    parts = [make_rows(cells) for cells in parts]
    file = pq.ParquetFile(io.BytesIO(put_together(map(encode_group, parts))), binary_type=pa.large_binary())
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [len(rows) for rows in parts]
    read, wanted = file.read(), pa.concat_tables([TYPES.empty_table(), *parts])
    assert read.schema == TYPES
    for column in TYPES.names:
        np.testing.assert_array_equal(read[column].to_pandas(), wanted[column].to_pandas())


def test_groups_of_another_file_are_copied_without_a_trace(tmp_path):
    parts = [make_rows([(f"{n}-{row}", row, row / 7, row % 2 == 0) for row in range(n)]) for n in (3, 500, 40, 7)]
    one, two, three, four = map(encode_group, parts)
    (tmp_path / "old.parquet").write_bytes(put_together([one, two, three]))
    copied = [(read(), facts) for read, facts in read_pages(tmp_path / "old.parquet")]
    assert [pages for pages, _ in copied] == [one[0], two[0], three[0]]
    assert put_together([four, copied[1], copied[0]]) == put_together([four, two, one])


def test_a_footer_that_pyarrow_wrote_is_understood(tmp_path):
    rows = make_rows([("a" * n, n, None, True) for n in range(100)])
    pq.write_table(rows, tmp_path / "a.parquet", row_group_size=30)
    written = pq.read_metadata(tmp_path / "a.parquet")
    groups = find_groups(read_footer((tmp_path / "a.parquet").read_bytes()))
    sizes = [sum(written.row_group(n).column(k).total_compressed_size for k in range(24)) for n in range(4)]
    assert [size for _, size, _ in groups] == sizes
    assert [start for start, _, _ in groups] == [4, 4 + sizes[0], 4 + sum(sizes[:2]), 4 + sum(sizes[:3])]
    assert move_group(move_group(groups[1][2], 1000), -1000) == groups[1][2] != move_group(groups[1][2], 1)


@pytest.mark.parametrize("size", [0, 1, 127, 128, 20_000])
def test_names_of_any_length_and_files_without_groups(size):
    types = pa.schema([("n" * size, pa.int64())])
    empty = pq.read_table(io.BytesIO(put_together([], types)))
    assert empty.schema == types and len(empty) == 0
    rows = pa.table([[1, 2]], types)
    assert pq.read_table(io.BytesIO(put_together([encode_group(rows)], types))).equals(rows)
