"""What is no speech is known by the signs of file_kinds.csv."""

import re

import pytest
from reading_samples import SPEECH

from builds import append_row
from fieldwords.lexicon import read_rows
from fieldwords.reading.signatures import describe_code, find_kind


@pytest.mark.parametrize(
    ("place", "text", "reason"),
    [
        ("begins", "\x89PNG\r\n", "is a picture, not a speech"),
        ("begins", "RIFF\n\n\n\nWAVEfmt ", "is a sound recording, not a speech"),
        ("begins", "x" * 257 + "ustar", "is a tar archive, not a speech"),
        ("named", ".csv", "is data (.csv), not a speech"),
        ("named", ".zzz", "is a .zzz file, not a speech"),
        ("named", ".txt~", "is a copy that an editor left behind, not a speech"),
        ("office", ".wps", "is in the format of WPS Writer (wps)"),
        ("zip", "mimetype\noebps/a.xhtml", "is an electronic book (epub)"),
        ("stream", "\ufffd\ufffdBook\0", "is an Excel workbook (xls), not a speech"),
        ("stream", "WpsDocument", "is in the format of WPS Writer (wps)"),
    ],
)
def test_a_sign_tells_what_a_file_is(place, text, reason):
    assert find_kind(place, text)[0] == reason


@pytest.mark.parametrize(
    ("place", "text"),
    [("begins", "各位代表：\x89PNG"), ("named", ".第二稿"), ("zip", "word/xl/document.xml"), ("stream", "Bookish")],
)
def test_what_has_no_sign_may_be_a_speech(place, text):
    assert find_kind(place, text) is None


def test_signs_are_regular_expressions_and_a_row_more_counts(here):
    assert all(re.compile(sign) for _, sign, _, _ in read_rows("file_kinds"))
    append_row(here / "file_kinds.csv", 'begins,\\AXYZ,"is a map, not a speech",draw it\n')
    assert find_kind("begins", "XYZ1") == ("is a map, not a speech", "draw it")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("????????12??????????30????", "question marks"),
        ('"\\u7cae\\u98df"', "\\u codes"),
        ("%E7%B2%AE%E9%A3%9F", "web address"),
        ("=E7=B2=AE=E9=A3=9F=\n=E7", "quoted-printable"),
        ("&#20892;&#27665;", "&# codes"),
        ("\x1b$)A\x0eLX9+", "ISO 2022"),
        ("5LqR5qGQ5Y6/" * 12, "base64"),
        (SPEECH.encode().decode("latin-1")[:200], "garbled"),
        ("—— ……", "no words"),
        ("The county reported on its work.", "no Chinese character"),
        ("function f(a, b) { return a + b }", "no Chinese character"),
    ],
)
def test_why_a_text_is_none(text, reason):
    assert reason in describe_code(text, "txt")[0]


def test_another_encoding_is_advised_where_the_format_has_one():
    assert [("UTF-8" in describe_code("x", format)[1]) for format in ("txt", "html", "docx", "pdf")] == [1, 1, 0, 0]
