import re

import pytest
from reading_samples import SPEECH

from builds import append_row
from fieldwords.errors import Refused
from fieldwords.lexicon import read_rows
from fieldwords.reading.formats import claimed_encoding, describe_code, describe_name, find_kind, tell_format


@pytest.mark.parametrize(
    ("data", "suffix", "format"),
    [
        (b"PK\x03\x04rest", ".txt", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".docx", "doc"),
        (b"%PDF-1.7", ".doc", "pdf"),
        (b"\r\n\xff%PDF-1.4", ".pdf", "pdf"),
        (b"<!DOCTYPE html><p>", ".doc", "html"),
        ("\ufeff <HTML>".encode(), ".txt", "html"),
        ("<html>".encode("utf-16"), ".txt", "html"),
        (b"<!-- saved from --> <html>", ".txt", "html"),
        (b"<?xml version='1.0'?><!DOCTYPE html>", ".xhtml", "html"),
        (b"some <b>words</b> <p>here", ".html", "html"),
        (b"some <b>words</b> <p>here", ".md", "md"),
        (b"<!-- a comment --> words", ".md", "md"),
        ("今年".encode(), ".docx", "txt"),
        ("今年".encode(), ".html", "txt"),
        ("今年".encode(), "", "txt"),
        (b"# Title", ".markdown", "md"),
        (b"", ".pdf", "txt"),
        (b"{\\rtf1", ".doc", "rtf"),
        (b"\n {\\rtf1", ".txt", "rtf"),
        (b"MIME-Version: 1.0\r\n\r\nwords", ".mht", "eml"),
        (b"From: <Saved by Blink>\nSubject: =?utf-8?Q?a?=\n =?utf-8?Q?b?=\nMIME-Version: 1.0\n\n", ".txt", "mht"),
        (b"mime-version: 1.0\nContent-Type: multipart/related;\n\tboundary=B\n\n", ".doc", "mht"),
        ("发件人：县政府办\n内容：今年".encode(), ".txt", "txt"),
        (b"<script>var n = 1 < 2</script><style>p {}</style>\n<html>", ".txt", "html"),
        (b"\xef\xbb\xbf\xef\xbb\xbf<html>", ".txt", "html"),
        (b"<div class='TRS_Editor'><p>", ".txt", "html"),
        (b"<div align=center>", ".md", "md"),
        ("今年".encode(), ".第二稿", "txt"),
        ("今年".encode(), ".3", "txt"),
        (b"{\\b", ".txt", "txt"),
    ],
)
def test_content_decides(data, suffix, format):
    assert tell_format(data, suffix) == format


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"\x89PNG\r\n", ".txt"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"a,b", ".csv"),
        (b"<?xml version='1.0'?><w:wordDocument>", ".doc"),
        (b"\x1f\x8b\x08", ".gz"),
        (b"RIFF\0\0\0\0WEBPVP8", ".txt"),
        (b"\0\0\0\x20ftypisom", ".mp4"),
        ("var 产量 = 12".encode(), ".js"),
        ("产量".encode(), ".log"),
        ("产量".encode(), ".txt~"),
        ("产量".encode(), ".bak"),
        ("产量".encode(), ".xyz"),
        ('{"产量": "12万吨"}'.encode(), ".txt"),
    ],
)
def test_what_is_no_speech_is_refused_with_a_remedy(data, suffix):
    with pytest.raises(Refused) as caught:
        tell_format(data, suffix)
    assert caught.value.stage == "open"
    assert caught.value.remedy


def test_a_page_behind_a_thousand_comments_is_told_at_once():
    assert tell_format(b"<!-- -->\n" * 5000 + b"<html>", ".txt") == "html"
    assert tell_format(b"<!-- -->\n" * 5000 + "今年".encode(), ".txt") == "txt"


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b'<meta charset="GB2312">', "gb18030"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gbk">', "gb18030"),
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<meta charset=klingon>", None),
        (b"<p>no claim", None),
    ],
)
def test_claimed_encoding(page, encoding):
    assert claimed_encoding(page) == encoding


def test_a_name_that_promises_something_else():
    assert describe_name("docx", ".txt") == ["named .txt but is docx; read as docx"]
    assert describe_name("txt", ".txt") == describe_name("txt", ".dat") == describe_name("html", ".htm") == []


def test_a_sheet_in_the_old_container_is_told_by_its_name():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
    with pytest.raises(Refused, match="Excel workbook"):
        tell_format(data, ".xls")
    assert tell_format(data + "WordDocument".encode("utf-16-le"), ".xls") == "doc"


# --- what is no speech


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
