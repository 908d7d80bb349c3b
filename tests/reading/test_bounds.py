"""Each bound is no higher than it may be, and switched off it is missed: what it holds back comes through."""

from importlib import import_module

import pypdfium2
import pytest
from lxml import etree
from reading_samples import SPEECH, make_pdf

from fieldwords.build import stages
from fieldwords.build.stages import Task, process_document
from fieldwords.build.stamps import STAGES, stamp_code
from fieldwords.errors import Refused
from fieldwords.reading import folder, letters, pdf, tables
from fieldwords.reading.folder import read_file
from fieldwords.reading.styles import Numbering

MB = 2**20
BOUNDS = [
    ("reading.folder", "LIMIT", 64 * MB),
    ("reading.folder", "PAGE_LIMIT", 16 * MB),
    ("reading.folder", "TEXT_LIMIT", 8 * MB),
    ("reading.folder", "CHARACTERS", 1_500_000),
    ("reading.guard", "MEMORY", 130 * MB),
    ("reading.guard", "CPU_SECONDS", 10),
    ("reading.guard", "WALL_SECONDS", 600),
    ("reading.guard", "LONG", 150_000),
    ("reading.docx", "SECONDS", 10),
    ("reading.letters", "OBJECTS", 5000),
    ("reading.letters", "SEGMENTS", 2000),
    ("reading.tables", "COLUMNS", 60),
    ("reading.tables", "CELLS", 100_000),
    ("reading.pdf", "WITNESSED", 40),
    ("reading.styles", "LONGEST", 60),
    ("reading.styles", "HIGHEST", 9999),
    ("targets.extraction", "MANY", 80),
]


@pytest.mark.parametrize(("module", "name", "most"), BOUNDS)
def test_no_bound_is_lifted(module, name, most):
    assert 0 < getattr(import_module(f"fieldwords.{module}"), name) <= most


@pytest.mark.parametrize("name", ["LIMIT", "TEXT_LIMIT", "CHARACTERS"])
def test_a_text_beyond_a_bound_is_refused(name, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    assert read_file(tmp_path / "a.txt").text == SPEECH
    monkeypatch.setattr(folder, name, 20)
    with pytest.raises(Refused, match="more than"):
        read_file(tmp_path / "a.txt")


def test_a_page_beyond_a_bound_is_refused(tmp_path, monkeypatch):
    page = "<html><body><p>牛存栏2.1万头</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    monkeypatch.setattr(folder, "PAGE_LIMIT", 20)
    with pytest.raises(Refused, match="more than a page"):
        read_file(tmp_path / "a.html")


def test_only_so_many_objects_and_pages_are_looked_at(monkeypatch):
    class Counted:
        def __getattr__(self, name):
            looked.append(name)
            return getattr(pypdfium2.raw, name)

    looked = []
    monkeypatch.setattr(letters, "pdfium", Counted())
    monkeypatch.setattr(letters, "OBJECTS", 2)
    page = pypdfium2.PdfDocument(make_pdf([["牛", "羊", "猪", "鸡"]]))[0]
    letters.read_rules(page)
    assert looked.count("FPDFPage_GetObject") == 2
    monkeypatch.setattr(pdf, "WITNESSED", 0)
    assert pdf.compare_texts(make_pdf([["牛存栏两万头"] * 9]), []) == []


def test_only_so_many_segments_are_looked_at(monkeypatch):
    seen = []
    monkeypatch.setattr(letters, "_read_segments", lambda path, count: seen.append(count) or [])
    monkeypatch.setattr(letters.pdfium, "FPDFPath_CountSegments", lambda path: 10**6)
    letters._read_sides(None)
    assert seen == [letters.SEGMENTS]


def test_a_table_beyond_a_bound_is_laid_out_only(monkeypatch):
    rows = [[tables.Cell(["羊"]), tables.Cell(["3万只"])]]
    assert tables.spread_cells(rows) is not None
    for name in ("COLUMNS", "CELLS"):
        with monkeypatch.context() as patch:
            patch.setattr(tables, name, 1)
            assert tables.spread_cells(rows) is None


def test_a_long_text_is_worked_on_apart(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    apart = []
    monkeypatch.setattr(stages, "run_apart", lambda work, *given: apart.append(work) or work(*given))
    task = Task("a.txt", tmp_path / "a.txt", None, None, tuple(STAGES), stamp_code())
    process_document(task)
    monkeypatch.setattr(stages, "LONG", 10)
    process_document(task)
    assert len(apart) == 1


def test_a_label_of_word_beyond_a_bound_is_left_out():
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    item = '<w:p xmlns:w="{}"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'

    def number(text, start):
        level = f'<w:start w:val="{start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/>'
        level = f'<w:lvl w:ilvl="0">{level}</w:lvl>'
        kinds = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        kinds += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        root = etree.fromstring(f'<w:numbering xmlns:w="{space}">{kinds}</w:numbering>')
        return Numbering(root, None).number(etree.fromstring(item.format(space)))

    assert number("%1.", 3) == "3. "
    assert number("%1" * 40, 3) is None
    assert number("%1.", 99999) is None
