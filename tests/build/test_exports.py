"""Tables for other programs: no cell is a formula, texts and long tables have no CSV twin."""

import csv
import io

import pandas as pd

from builds import write_frame
from fieldwords.build.exports import CSV_ROWS, write_csv, write_twin
from fieldwords.build.writing import replace_files

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"]


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
    monkeypatch.setattr("fieldwords.build.exports.CSV_ROWS", 3)
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
