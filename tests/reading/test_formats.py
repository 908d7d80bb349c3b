import pytest

from fieldwords.reading.formats import claimed_encoding, describe_name, tell_format
from fieldwords.reading.results import Refused


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
