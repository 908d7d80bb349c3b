"""Parquet files of the tables: groups end with documents, pieces do not show, a document is found by its group."""

import random

import pandas as pd
import pyarrow.parquet as pq

from fieldwords.build.columns import pack_frame
from fieldwords.build.newtable import ends_group, open_table
from fieldwords.build.store import read_batches, read_table
from fieldwords.build.writing import replace_files


def test_the_pieces_a_table_was_put_together_from_do_not_show_in_the_bytes(tmp_path):
    chance = random.Random(1)  # texts that do not compress, more of them than a row group holds
    rows = [(f"{n:03}", "".join(map(chr, chance.choices(range(0x4E00, 0x9FA5), k=20_000)))) for n in range(150)]
    whole = pack_frame(pd.DataFrame(rows, columns=["doc", "text"]).astype("str"), "texts")
    written = []
    for size in (150, 7, 23, 64):
        with replace_files(tmp_path) as aside, open_table(aside, "texts") as table:
            for start in range(0, len(whole), size):
                table.add(whole.slice(start, size))
        written.append((tmp_path / "texts.parquet").read_bytes())
    assert len(set(written)) == 1
    assert read_table("texts", tmp_path)["doc"].tolist() == [row[0] for row in rows]
    assert read_table("texts", tmp_path, ["140", "003"])["doc"].tolist() == ["003", "140"]


def test_a_group_ends_with_a_document_whose_name_says_so_and_the_last_with_any(tmp_path):
    docs = [f"{n:04}" for n in range(400)]
    frame = pd.DataFrame({"doc": docs, "text": "稻"}).astype("str")
    with replace_files(tmp_path) as aside, open_table(aside, "texts") as table:
        table.add(pack_frame(frame, "texts"))
    groups = [rows["doc"].to_pylist() for rows in read_batches("texts", tmp_path)]
    ends = [doc for doc in docs if ends_group(doc)]
    assert 2 <= len(ends) <= 20 and [group[-1] for group in groups] == [*ends, docs[-1]]
    assert pq.read_metadata(tmp_path / "texts.parquet").num_row_groups == len(groups)
    assert [rows["doc"].to_pylist() for rows in read_batches("texts", tmp_path, [ends[1]])] == [[ends[1]]]
