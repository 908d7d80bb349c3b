import pytest
from reading_samples import W, make_docx, run

from fieldwords.reading.docx import extract_text
from fieldwords.reading.styles import FORMATS, write_chinese


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九"),
        (100, "一百"), (105, "一百零五"), (110, "一百一十"), (1002, "一千零二"),
    ],
)  # fmt: skip
def test_chinese_numerals(number, written):
    assert write_chinese(number) == written


@pytest.mark.parametrize(
    ("format", "number", "written"),
    [
        ("decimal", 12, "12"), ("decimalFullWidth", 12, "１２"), ("decimalEnclosedCircle", 3, "③"),
        ("lowerRoman", 14, "xiv"), ("upperLetter", 2, "B"), ("decimalZero", 7, "07"), ("japaneseCounting", 12, "十二"),
    ],
)  # fmt: skip
def test_formats(format, number, written):
    assert FORMATS[format](number) == written


def level(depth, format, text, extra="<w:suff w:val='nothing'/>"):
    inner = f"<w:start w:val='1'/><w:numFmt w:val='{format}'/>{extra}<w:lvlText w:val='{text}'/>"
    return f"<w:lvl w:ilvl='{depth}'>{inner}</w:lvl>"


LEVELS = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.", "")
NUMBERING = (
    f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='4'>{LEVELS}</w:abstractNum>"
    f"<w:abstractNum w:abstractNumId='5'>{level(0, 'bullet', '·')}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='4'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='5'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='4'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
    "</w:lvlOverride></w:num></w:numbering>"
)
STYLES = (
    f"<w:styles xmlns:w='{W}'><w:style w:styleId='a'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>"
    "<w:style w:styleId='loop'><w:basedOn w:val='loop'/></w:style></w:styles>"
)


def numbered(text, numbered=None, depth=0, style=None):
    number = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{numbered}'/></w:numPr>" if numbered else ""
    name = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{name}{number}</w:pPr>{run(text) if text else ''}</w:p>"


def lines_of(*paragraphs):
    data = make_docx("".join(paragraphs), extra=[("word/numbering.xml", NUMBERING), ("word/styles.xml", STYLES)])
    text, warnings = extract_text(data)
    assert warnings == []
    return text.split("\n")


def test_headings_numbered_by_word_get_their_numbers():
    assert lines_of(
        numbered("回顾", 1), numbered("养殖", 1, 1), numbered("种植", 1, 1), numbered("玉米", 1, 2),
        numbered("正文"), numbered("任务", 1), numbered("养殖", 1, 1),
    ) == ["一、回顾", "（一）养殖", "（二）种植", "1. 玉米", "正文", "二、任务", "（一）养殖"]  # fmt: skip


def test_numbers_through_styles():
    lines = lines_of(
        numbered("甲", style="a"), numbered("乙", style="b"), numbered("丙", style="loop"), numbered("丁", "0")
    )
    assert lines == ["一、甲", "二、乙", "丙", "丁"]


def test_bullets_are_no_text_and_a_restarted_list_begins_anew():
    assert lines_of(numbered("甲", 1), numbered("乙", 2), numbered("丙", 3)) == ["一、甲", "乙", "一、丙"]


def test_a_numbered_empty_paragraph_counts_but_stays_empty():
    assert lines_of(numbered("甲", 1), numbered("", 1), numbered("丙", 1)) == ["一、甲", "", "三、丙"]


def test_what_cannot_be_written_is_reported():
    paragraphs = "".join(numbered("甲", 1) for _ in range(2))
    circled = (
        f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='4'>{level(0, 'hebrew1', '%1.')}</w:abstractNum>"
    )
    data = make_docx(
        paragraphs,
        extra=[
            ("word/numbering.xml", circled + "<w:num w:numId='1'><w:abstractNumId w:val='4'/></w:num></w:numbering>")
        ],
    )
    text, warnings = extract_text(data)
    assert text == "甲\n甲"
    assert warnings == ["2 paragraphs are numbered by Word in a way unknown here; those numbers were left out"]


@pytest.mark.parametrize(
    ("format", "start", "text"),
    [
        ("upperRoman", 10**9, "%1."),
        ("decimal", 10**6, "%1."),
        ("decimal", 1, "%1" * 3000),
        ("decimal", "9" * 5000, "%9."),
    ],
)
def test_numbers_that_no_list_has_are_left_out(format, start, text):
    numbering = NUMBERING.replace(LEVELS, level(0, format, text).replace("w:val='1'", f"w:val='{start}'", 1))
    paragraph = f"<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>{run('产业')}</w:p>"
    told, warnings = extract_text(make_docx(paragraph, extra=[("word/numbering.xml", numbering)]))
    assert told == "产业"
    assert "numbered by Word in a way unknown here" in warnings[0]
