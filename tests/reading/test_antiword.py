import shutil

import pytest

from fieldwords.reading.antiword import extract_text
from fieldwords.reading.results import Refused

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
