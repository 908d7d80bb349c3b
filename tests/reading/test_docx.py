import shutil
import zipfile
from io import BytesIO

import pytest
from reading_samples import W, make_docx, paragraph, run

from fieldwords.errors import Refused
from fieldwords.reading.docx import extract_text
from fieldwords.reading.runs import read_equation

SUPERSCRIPT = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
LIFTED = "<w:rPr><w:position w:val='10'/></w:rPr>"
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{}</w:instrText></w:r>{}"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def text_of(*parts):
    return extract_text(make_docx("".join(parts)))[0]


def cell(*paragraphs):
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def row(*cells):
    return f"<w:tr>{''.join(cells)}</w:tr>"


def text_box(inner):
    return f"<w:txbxContent>{paragraph(run(inner))}</w:txbxContent>"


def test_paragraphs_are_lines():
    assert text_of(paragraph(run("同志们："), run("现在开会。")), paragraph(), paragraph(run("一、养殖"))) == (
        "同志们：现在开会。\n\n一、养殖"
    )


def test_tracked_insertions_are_kept_and_deletions_dropped():
    body = paragraph(
        run("羊饲养量达到"),
        "<w:del><w:r><w:delText>9.9</w:delText></w:r></w:del>",
        f"<w:ins>{run('10.5')}</w:ins>",
        f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('万只')}</w:moveTo>",
    )
    text, warnings = extract_text(make_docx(body))
    assert text == "羊饲养量达到10.5万只"
    assert warnings == ["1 tracked deletions were left out", "1 tracked insertions were kept"]


def test_content_controls_fields_and_links_are_kept():
    sdt = f"<w:sdt><w:sdtContent>{run('2.4')}</w:sdtContent></w:sdt>"
    field = f'<w:fldSimple w:instr="DATE">{run("万")}</w:fldSimple>'
    assert text_of(paragraph(run("牛"), sdt, field, f"<w:hyperlink>{run('头')}</w:hyperlink>")) == "牛2.4万头"


def test_a_text_box_is_kept_once():
    choice = f"<mc:Choice Requires='wps'>{text_box('框内：1.2万亩')}</mc:Choice>"
    fallback = f"<mc:Fallback>{text_box('框内：1.2万亩')}</mc:Fallback>"
    both = f"<mc:AlternateContent xmlns:mc='{MC}'>{choice}{fallback}</mc:AlternateContent>"
    only = f"<mc:AlternateContent xmlns:mc='{MC}'>{fallback}</mc:AlternateContent>"
    for content in (both, only):
        assert text_of(paragraph(run("框外"), f"<w:r>{content}</w:r>")).split("\n") == ["框内：1.2万亩", "框外"]


def test_a_table_row_is_a_line_and_longer_cells_follow_each_other():
    head = row(cell(paragraph(run("指标"))), cell(paragraph(run("单位"))), cell(paragraph(run("目标"))))
    long = row(cell(paragraph(run("第一段。")), paragraph(run("第二段。"))), cell(paragraph(run("备注"))))
    assert text_of(f"<w:tbl>{head}{long}</w:tbl>") == "指标\t单位\t目标\n第一段。\n第二段。\n备注"


def test_nested_tables_keep_the_innermost_text():
    body = paragraph(run("牛存栏2.1万头"))
    for _ in range(60):
        body = f"<w:tbl>{row(cell(body, paragraph()))}</w:tbl>"
    assert text_of(body).strip() == "牛存栏2.1万头"


def test_tabs_breaks_and_hyphens():
    body = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/>"
    assert text_of(body + "<w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r></w:p>") == "甲\t乙\n2021-2025"


def test_struck_and_hidden_runs_in_every_paragraph():
    struck, hidden = run("9.9", "<w:rPr><w:strike/></w:rPr>"), run("草稿", "<w:rPr><w:vanish/></w:rPr>")
    raised = run("3", SUPERSCRIPT)
    body = "".join(paragraph(struck, run("10.5"), raised, run("万亩"), hidden, run("。")) for _ in range(3))
    assert text_of(body) == "\n".join(["10.5³万亩。"] * 3)


def test_hidden_text_footnotes_and_numbering_are_reported():
    hidden = run("隐藏", "<w:rPr><w:vanish/></w:rPr>") + run("可见", "<w:rPr><w:vanish w:val='0'/></w:rPr>")
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    text, warnings = extract_text(
        make_docx(f"<w:p><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr>{hidden}{note}</w:p>")
    )
    assert text == "可见"
    assert warnings == [
        "1 footnotes were left out",
        "1 stretches of hidden text were left out",
        "1 paragraphs are numbered by Word in a way unknown here; those numbers were left out",
    ]


@pytest.mark.parametrize(
    ("inner", "line", "warning"),
    [
        (run("18", "<w:rPr><w:strike/></w:rPr>") + run("12万亩"), "12万亩", "1 stretches of struck-through text"),
        (run("18", "<w:rPr><w:dstrike w:val='1'/></w:rPr>") + run("12万亩"), "12万亩", "1 stretches of struck-through"),
        (run("12") + run("3", SUPERSCRIPT) + run("万亩"), "12³万亩", None),
        (run("5×10") + run("4", SUPERSCRIPT) + run("亩"), "5×10⁴亩", None),
        (run("12") + run("3", LIFTED) + run("万亩"), "12³万亩", None),
        (run("共") + run("12", LIFTED) + run(".5", LIFTED) + run("万亩"), "共12.5万亩", None),
        (run("30万头") + run("[2]", SUPERSCRIPT), "30万头", "1 note signs"),
        ("<w:r><w:t>10<!-- -->.5万只</w:t></w:r>", "10.5万只", None),
        ("<w:r><w:t>12</w:t><w:br/><w:t>万亩</w:t></w:r>", "12万亩", None),
        (f"<m:oMath xmlns:m='{M}'><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den>"
         f"</m:f></m:oMath>{run('万亩')}", "1/2万亩", None),
        (run("5×") + f"<m:oMath xmlns:m='{M}'><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r>"
         f"</m:sup></m:sSup></m:oMath>{run('亩')}", "5×10^4亩", None),
        (FIELD.format(r"eq \o\ac(○,桑)", "") + run("叶"), "桑叶", None),
        (FIELD.format(r"eq \o\ac(○,桑)", "<w:r><w:fldChar w:fldCharType='separate'/></w:r>") + run("叶"), "桑叶", None),
        (FIELD.format("MERGEFIELD a", f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('12')}") + run("万亩"),
         "12万亩", None),
        (FIELD.format(r"eq \r(3,x)", "") + run("亩"), "亩", "1 formulas"),
        (run("牛") + "<w:r><w:pict><x><v xmlns='v'/><imagedata/></x></w:pict></w:r>", "牛", "1 pictures"),
        ("<w:r><w:pict><textpath string='工作报告'/></w:pict></w:r>", "工作报告", None),
        (run("牛") + "<w:r><w:object><OLEObject/></w:object></w:r>", "牛", "1 embedded objects"),
        (run("牛") + "<w:r><graphicData uri='http://a/2006/diagram'/></w:r>", "牛", "1 SmartArt drawings"),
        (run("牛") + "<w:r><graphicData uri='http://a/2006/chart'/></w:r>", "牛", "1 charts"),
        (run("牛") + "<w:subDoc/>", "牛", "1 linked documents"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>" + run("12万亩"), "≥12万亩", None),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0B3'/></w:r>" + run("12万亩"), "12万亩", "1 signs of symbol fonts"),
    ],
)  # fmt: skip
def test_what_is_struck_raised_a_formula_or_no_text(inner, line, warning):
    text, warnings = extract_text(make_docx(paragraph(inner)))
    assert text == line
    assert [said.split(" were ")[0] for said in warnings] == ([warning] if warning else []) or warning in warnings[0]


def test_what_a_style_strikes_hides_or_raises():
    style = "<w:style w:styleId='{}'>{}</w:style>"
    looks = {"A": "<w:basedOn w:val='B'/>", "B": "<w:rPr><w:strike/></w:rPr>", "C": SUPERSCRIPT}
    sheet = f"<w:styles xmlns:w='{W}'>{''.join(style.format(*look) for look in looks.items())}</w:styles>"
    named = "<w:rPr><w:rStyle w:val='{}'/>{}</w:rPr>"
    body = run("8", named.format("A", "")) + run("7", named.format("A", "<w:strike w:val='0'/>")) + run("万亩")
    body += run("2", named.format("C", "")) + run("止", named.format("D", ""))
    text, warnings = extract_text(make_docx(paragraph(body), extra=[("word/styles.xml", sheet)]))
    assert text == "7万亩²止"
    assert warnings == ["1 stretches of struck-through text were left out"]


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_is_left_out():
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert text_of(paragraph(mark, run("面积1")), paragraph(run("2万亩"))) == "面积12万亩"
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell(paragraph(run("牛"))) + cell(paragraph(run("3万头"))) + "</w:tr>"
    kept = row(cell(paragraph(run("羊"))), cell(paragraph(run("7万只"))))
    text, warnings = extract_text(make_docx(f"<w:tbl>{gone}{kept}</w:tbl>"))
    assert (text, warnings) == ("| 羊 | 7万只 |\n|---|---|", ["1 deleted table rows were left out"])


def test_an_empty_choice_falls_back():
    choice, fallback = "<mc:Choice Requires='wps'/>", f"<mc:Fallback>{text_box('框内：1.2万亩')}</mc:Fallback>"
    both = f"<mc:AlternateContent xmlns:mc='{MC}'>{choice}{fallback}</mc:AlternateContent>"
    assert text_of(paragraph(f"<w:r>{both}</w:r>")).strip() == "框内：1.2万亩"


def test_what_a_span_covers_is_drawn_at_each_place():
    wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{paragraph(run('种植业'))}</w:tc>"
    first = f"<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{paragraph(run('粮食'))}</w:tc>"
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph()}</w:tc>"
    rows = [
        row(wide, cell(paragraph(run("计划")))),
        row(first, cell(paragraph(run("面积（万亩）"))), cell(paragraph(run("12")))),
        row(below, cell(paragraph(run("产量（万吨）"))), cell(paragraph(run("5")))),
    ]
    text = text_of(f"<w:tbl>{''.join(rows)}</w:tbl>")
    assert text.split("\n") == [
        "| 种植业 | 种植业 | 计划 |",
        "|---|---|---|",
        "| 粮食 | 面积（万亩） | 12 |",
        "| 粮食 | 产量（万吨） | 5 |",
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("OFD.xml", "OFD"),
        ("OEBPS/a.xhtml", "electronic book"),
        ("Index/Document.iwa", "Pages"),
        ("content.xml", "OpenDocument"),
        ("2021.txt", "no Word document"),
    ],
)
def test_what_else_a_zip_archive_may_be(name, reason):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(Refused, match=reason):
        extract_text(buffer.getvalue())


def test_an_embedded_document_alone_is_said():
    with pytest.raises(Refused, match="embedded document"):
        extract_text(make_docx("<w:altChunk/>"))


def test_the_part_named_by_the_package_is_read():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document2.xml"/>'
        "</Relationships>"
    )
    second = f'<w:document xmlns:w="{W}"><w:body>{paragraph(run("真正的正文"))}</w:body></w:document>'
    data = make_docx(paragraph(run("旧正文")), extra=[("_rels/.rels", relations), ("word/document2.xml", second)])
    assert extract_text(data)[0] == "真正的正文"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY s "&a;&a;&a;&a;&a;">]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused(declaration, encoding):
    root = f'<w:document xmlns:w="{W}"><w:body>{paragraph(run("&s;"))}</w:body></w:document>'
    document = f"<?xml version='1.0' encoding='{encoding}'?>{declaration}{root}".encode(encoding)
    with pytest.raises(Refused, match="DTD"):
        extract_text(make_docx(document=document))


def test_a_huge_picture_beside_the_text_is_not_unpacked():
    assert extract_text(make_docx(paragraph(run("正文")), extra=[("word/media/a.png", bytes(60_000_000))]))[0] == "正文"


def test_a_document_without_text_is_refused():
    with pytest.raises(Refused, match="holds no text"):
        extract_text(make_docx(paragraph()))


@pytest.mark.parametrize("place", range(0, 400, 23))
def test_a_flipped_bit_is_an_error_or_the_same_text(place):
    data = bytearray(make_docx(paragraph(run("全县牛存栏2.1万头，羊存栏9.8万只。"))))
    data[place % len(data)] ^= 1 << place % 8
    try:
        text, _ = extract_text(bytes(data))
    except Exception:  # the worker turns whatever is raised into a refusal
        return
    assert text == "全县牛存栏2.1万头，羊存栏9.8万只。"


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r"eq \o\ac(○,桑)", "桑"),
        (r"EQ \* jc0 \* hps10 \o\ad(\s\up 9(sāng),桑)", "桑"),
        (r"EQ \f(1,2)", "1/2"),
        (r"eq \f( 3 , 4 )", "3/4"),
        (r"EQ \r(3,x)", None),
    ],
)
def test_equation_fields(instruction, shown):
    assert read_equation(instruction) == shown


# --- .doc

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def test_without_antiword_the_remedy_is_docx(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Refused, match="old .doc format") as caught:
        extract_text(OLE)
    assert "docx" in caught.value.remedy


def test_what_antiword_cannot_read_is_refused():
    with pytest.raises(Refused, match="old .doc format"):
        extract_text(OLE)


def test_a_protected_docx_is_told_apart():
    with pytest.raises(Refused, match="password"):
        extract_text(OLE + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize("stream", ["Workbook", "Book\0"])
def test_a_workbook_is_told_apart(stream):
    with pytest.raises(Refused, match="Excel workbook"):
        extract_text(OLE + stream.encode("utf-16-le"))


@pytest.mark.skipif(shutil.which("false") is None, reason="needs the command false")
def test_a_failing_program_is_no_text(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/false")
    with pytest.raises(Refused):
        extract_text(OLE)
