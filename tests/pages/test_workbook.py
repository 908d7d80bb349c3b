"""targets.xlsx: what a spreadsheet opens."""

import zipfile

import pandas as pd
from lxml import etree

from fieldwords.figures.language import read_words
from fieldwords.pages import workbook
from fieldwords.pages.site import SHEET
from fieldwords.pages.workbook import write_workbook
from fieldwords.schemas import TABLES

MAIN = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_sheet(path, name="sheet1"):
    with zipfile.ZipFile(path) as book:
        strings = (
            etree.fromstring(book.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in book.namelist() else None
        )
        sheet = etree.fromstring(book.read(f"xl/worksheets/{name}.xml"))
    shared = ["".join(item.itertext()) for item in strings] if strings is not None else []
    rows = []
    for row in sheet.iterfind(".//m:row", MAIN):
        cells = []
        for cell in row.iterfind("m:c", MAIN):
            value = "".join(cell.itertext())
            cells.append(shared[int(value)] if cell.get("t") == "s" else value)
        rows.append(cells)
    return sheet, rows


def test_heads_links_and_values(tmp_path):
    frame = pd.DataFrame({"item": ["牛", "=1+1"], "value": [2.4, None], "verdict": ["met", None]})
    write_workbook(tmp_path / "t.xlsx", {"targets": frame}, {"targets": ["evidence/a.html#t-1", None]})
    sheet, rows = read_sheet(tmp_path / "t.xlsx")
    assert rows[0][0] == "项目\nItem" and rows[1][0] == "牛" and rows[1][2] == "met"
    assert rows[2][0] == "=1+1" and not sheet.findall(".//m:f", MAIN)
    assert len(sheet.findall(".//m:hyperlink", MAIN)) == 1
    assert sheet.find(".//m:pane", MAIN).get("state") == "frozen" and sheet.find("m:autoFilter", MAIN) is not None


def test_rows_of_one_page_lead_to_their_places_in_it(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "LINKED", 3)
    links = ["evidence/a.html#t-1", "evidence/b.html#t-2", "evidence/a.html#t-30", "evidence/a.html#t-31"]
    write_workbook(tmp_path / "t.xlsx", {"targets": pd.DataFrame({"item": ["牛"] * 4})}, {"targets": links})
    sheet, rows = read_sheet(tmp_path / "t.xlsx")
    with zipfile.ZipFile(tmp_path / "t.xlsx") as book:
        known = {one.get("Id"): one.get("Target") for one in etree.fromstring(book.read(RELATIONS))}
    assert sorted(page for page in known.values() if "evidence" in page) == ["evidence\\a.html", "evidence\\b.html"]
    linked = [
        (one.get("ref"), known[one.get(ID)], one.get("location")) for one in sheet.iterfind(".//m:hyperlink", MAIN)
    ]
    assert linked == [
        ("B2", "evidence\\a.html", "t-1"),
        ("B3", "evidence\\b.html", "t-2"),
        ("B4", "evidence\\a.html", "t-30"),
    ]
    assert [row[0] for row in rows[1:]] == ["牛"] * 4 and rows[4][1] == ""  # a row that can have no link stays


def test_two_builds_give_the_same_bytes(tmp_path):
    frame = pd.DataFrame({"item": ["牛"], "value": [2.4]})
    for name in ("one", "two"):
        write_workbook(tmp_path / name, {"targets": frame}, {"targets": ["evidence/a.html#t-1"]})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_an_empty_table_has_heads(tmp_path):
    write_workbook(tmp_path / "t.xlsx", {"targets": pd.DataFrame({"item": []})}, {"targets": []})
    assert len(read_sheet(tmp_path / "t.xlsx")[1]) == 1


def test_figures_are_written_as_read_and_with_no_more_places_than_say_something(tmp_path):
    frame = pd.DataFrame({"written": ["4860**头"], "answer_text": [None], "gap": [9.199999999999999]})
    write_workbook(tmp_path / "t.xlsx", {"outcomes": frame}, {"outcomes": [None]})
    assert read_sheet(tmp_path / "t.xlsx")[1][1] == ["4860头", "9.2", ""]


def test_cells_say_what_they_are_and_hold_any_text(tmp_path):
    frame = pd.DataFrame({"used": [True], "year": [1], "sentence": ["a<b & \x02 _x0041_ "], "why": ["粮" * 40_000]})
    write_workbook(tmp_path / "t.xlsx", {"outcomes": frame}, {"outcomes": ["evidence/a.html#t-1"]})
    sheet, rows = read_sheet(tmp_path / "t.xlsx")
    assert rows[1][:3] == ["1", "1", "a<b & _x0002_ _x005F_x0041_ "] and len(rows[1][3]) == 16_383
    cells = sheet.findall(".//m:row", MAIN)[1].findall("m:c", MAIN)
    assert [(cell.get("r"), cell.get("t")) for cell in cells[:3]] == [("A2", "b"), ("B2", None), ("C2", "inlineStr")]


def test_a_sheet_without_links_ends_with_its_table(tmp_path):
    with (tmp_path / "t.xlsx").open("wb") as handle:
        write_workbook(handle, {"targets": pd.DataFrame({"year": [2016, 2017], "text": ["4860头", "3只"]})})
    heads, *rows = read_sheet(tmp_path / "t.xlsx")[1]
    assert [row[:2] for row in rows] == [["2016", "4860头"], ["2017", "3只"]] and len(heads) == 2


def test_every_head_has_both_languages():
    columns = {*SHEET, *TABLES["outcomes"].columns, *TABLES["panel"].columns, "link"}
    assert not [name for name in columns for language in ("en", "zh") if read_words(f"head.{name}", language) is None]
