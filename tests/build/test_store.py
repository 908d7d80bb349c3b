"""Tables on disk: what is written is read again, bytes do not vary, and a fault leaves the old table alone."""

import csv
import io
import subprocess
import sys

import pandas as pd
import pytest

from builds import empty_table, write_frame
from fieldwords.build.columns import sort_rows
from fieldwords.build.store import CSV_ROWS, read_table, write_csv, write_twin
from fieldwords.build.writing import read_key, replace_files, write_key
from fieldwords.errors import FieldwordsError
from fieldwords.reading.folder import hash_file
from fieldwords.schemas import TABLES

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"]


def write_tables(tables, folder, key=None):
    with replace_files(folder) as aside:
        for name, frame in tables.items():
            write_frame(frame, name, aside)
            write_twin(name, aside)
        write_key(aside, "corpus", key or {}, sorted(aside.iterdir()))


def make_sentences(n=3, doc="乙/2020.txt"):
    rows = [(doc, number, 0, 10 * number, 10 * number + 5, f"第{number}句") for number in range(n)]
    return pd.DataFrame(rows, columns=list(TABLES["sentences"].columns))


def make_marks():
    return pd.DataFrame([("乙", 5, 9, "mask"), ("甲", 0, 4, "comment")], columns=["doc", "start", "end", "kind"])


def read_all(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".lock"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_rows_is_read_as_written(tmp_path, name):
    write_tables({name: empty_table(name)}, tmp_path)
    found = read_table(name, tmp_path)
    assert found.empty and dict(found.dtypes) == dict(empty_table(name).dtypes)


def test_unknown_values_stay_unknown(tmp_path):
    row = ("a.txt", "0" * 64, "txt", None, None, "speech", None, None, None, None, "none", 3, 2, 0, None, None)
    other = (
        "b.txt",
        "1" * 64,
        "txt",
        "utf-8",
        "题",
        "speech",
        "town",
        "镇",
        "2020-01-02",
        2020,
        "title",
        3,
        2,
        0,
        None,
        "w",
    )
    frame = pd.DataFrame([other, row], columns=list(TABLES["documents"].columns))
    write_tables({"documents": frame}, tmp_path)
    found = read_table("documents", tmp_path)
    assert found["doc"].tolist() == ["a.txt", "b.txt"]
    assert found.loc[0, ["encoding", "title", "level", "place", "delivered", "year", "warnings"]].isna().all()
    assert found.loc[1, "year"] == 2020 and found["year"].dtype == "Int64"


def test_rows_are_sorted_by_the_key_of_the_table_or_by_all_columns(tmp_path):
    shuffled = make_sentences().iloc[[2, 0, 1]]
    assert sort_rows(shuffled, "sentences")["sentence"].tolist() == [0, 1, 2]
    assert sort_rows(make_marks(), "marks")["doc"].tolist() == ["乙", "甲"]  # by code point, whatever the locale


def test_the_order_of_the_rows_does_not_show_in_the_bytes(tmp_path):
    for folder, frame in (("one", make_sentences()), ("two", make_sentences().iloc[::-1])):
        (tmp_path / folder).mkdir()
        write_tables({"sentences": frame}, tmp_path / folder, {"code": "x"})
    assert read_all(tmp_path / "one") == read_all(tmp_path / "two")
    assert set(read_all(tmp_path / "one")) == {"sentences.parquet", "sentences.csv", "corpus.key"}


def test_counts_are_read_as_categories_that_sort_as_words_do(tmp_path):
    rows = [(doc, term, "word", n) for n, doc in enumerate(("乙", "甲"), 1) for term in ("稻", "牛", "a")]
    write_tables({"term_counts": pd.DataFrame(rows, columns=["doc", "term", "layer", "count"])}, tmp_path)
    counts = read_table("term_counts", tmp_path)
    assert all(isinstance(counts[name].dtype, pd.CategoricalDtype) for name in ("doc", "term", "layer"))
    assert counts.sort_values(["term", "doc"])["term"].tolist() == ["a", "a", "牛", "牛", "稻", "稻"]
    assert counts.groupby("term")["count"].sum().to_dict() == {"a": 3, "牛": 3, "稻": 3}


def test_parquet_holds_no_version_of_pandas(tmp_path):
    write_tables({"marks": make_marks()}, tmp_path)
    assert pd.__version__.encode() not in (tmp_path / "marks.parquet").read_bytes()


def test_a_table_that_breaks_its_schema_is_not_written(tmp_path):
    frame = make_sentences()
    frame.loc[1, "sentence"] = 0
    with pytest.raises(FieldwordsError, match="sentences"):
        write_tables({"marks": make_marks(), "sentences": frame}, tmp_path)
    assert read_all(tmp_path) == {}


def test_a_table_that_breaks_its_schema_is_not_read(tmp_path):
    write_tables({"marks": make_marks()}, tmp_path)
    pd.DataFrame({"doc": ["甲"], "start": [-1], "end": [2], "kind": ["mask"]}).to_parquet(tmp_path / "marks.parquet")
    with pytest.raises(FieldwordsError, match=r"marks\.parquet.*start"):
        read_table("marks", tmp_path)


def test_a_missing_or_damaged_table_is_named_with_a_remedy(tmp_path):
    with pytest.raises(FieldwordsError, match=r"marks\.parquet: not built yet; run make report"):
        read_table("marks", tmp_path)
    (tmp_path / "marks.parquet").write_bytes(b"PAR1 nonsense")
    with pytest.raises(FieldwordsError, match=r"marks\.parquet: cannot be read") as caught:
        read_table("marks", tmp_path)
    assert "\n" not in str(caught.value)


def test_the_key_fits_only_the_tables_it_was_written_for(tmp_path):
    write_tables({"marks": make_marks()}, tmp_path, {"documents": {"甲": "1"}})
    record = read_key(tmp_path, "corpus")
    assert record["documents"] == {"甲": "1"}
    assert record["files"]["marks.csv"] == hash_file(tmp_path / "marks.csv")
    with open(tmp_path / "marks.csv", "ab") as handle:
        handle.write("丙,1,2,mask\n".encode())
    assert read_key(tmp_path, "corpus") == {}
    (tmp_path / "marks.csv").unlink()
    assert read_key(tmp_path, "corpus") == {}


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", None])
def test_a_damaged_key_counts_as_none(tmp_path, damage):
    if damage is not None:
        (tmp_path / "corpus.key").write_bytes(damage)
    assert read_key(tmp_path, "corpus") == {}


FULL_DISK = """
import resource, sys
from pathlib import Path
import pandas as pd
from fieldwords.errors import FieldwordsError
from fieldwords.build.columns import pack_frame
from fieldwords.build.assembly import write_rows
from fieldwords.build.writing import replace_files
rows = [(f"{n}.txt", n, n + 1, "mask") for n in range(20000)]
frame = pd.DataFrame(rows, columns=["doc", "start", "end", "kind"])
texts = pd.DataFrame([("1.txt", "a")], columns=["doc", "text"])
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    with replace_files(Path(sys.argv[1])) as aside:
        write_rows(pack_frame(texts, "texts"), "texts", aside)
        write_rows(pack_frame(frame, "marks"), "marks", aside)
except FieldwordsError as error:
    print(error)
"""


def test_a_full_disk_names_the_file_and_leaves_all_old_tables(tmp_path):
    write_tables({"marks": make_marks()}, tmp_path)
    before = read_all(tmp_path)
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "marks.parquet: cannot be written" in done.stdout and done.stdout.count("\n") == 1
    assert read_all(tmp_path) == before
    assert read_key(tmp_path, "corpus")


def test_no_cell_of_text_can_act_as_a_formula_and_numbers_stay_numbers():
    frame = pd.DataFrame({"text": [*FORMULAS, "牛-1", "", None], "number": [-1.5] * 13}).astype({"text": "str"})
    handle = io.BytesIO()
    write_csv(frame, handle)
    assert handle.getvalue().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(handle.getvalue().decode("utf-8-sig"), newline="")))
    assert [row["text"] for row in rows] == [*("'" + text for text in FORMULAS), "牛-1", "", ""]
    assert {row["number"] for row in rows} == {"-1.5"}


def test_long_tables_and_texts_have_no_csv_twin(tmp_path, monkeypatch):
    assert CSV_ROWS == 500_000
    monkeypatch.setattr("fieldwords.build.store.CSV_ROWS", 3)
    marks = [(str(n), n, n + 1, "mask") for n in range(4)]
    texts = pd.DataFrame({"doc": ["甲"], "text": ["文"]})
    for rows, twins in ((marks[:3], ["marks.csv"]), (marks, [])):
        with replace_files(tmp_path) as aside:
            write_frame(texts, "texts", aside)
            write_frame(pd.DataFrame(rows, columns=["doc", "start", "end", "kind"]), "marks", aside)
            for name in ("texts", "marks"):
                write_twin(name, aside)
            assert [path.name for path in aside.glob("*.csv")] == twins


def test_numbers_have_twelve_figures():
    handle = io.BytesIO()
    numbers = [99.99999999999999, 0.1999999999999993, -9.199999999999999, 123456789.123, 0.0, None, 28000.0]
    write_csv(pd.DataFrame({"number": numbers}), handle)
    rows = handle.getvalue().decode("utf-8-sig").splitlines()[1:]
    assert [row.strip('"') for row in rows] == ["100", "0.2", "-9.2", "123456789.123", "0", "", "28000"]
