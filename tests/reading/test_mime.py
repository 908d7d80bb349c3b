import base64
import quopri

import pytest

from fieldwords.errors import Refused
from fieldwords.reading.mime import extract_text

PAGE = "<html><head><title>县长讲话</title></head><body><p>牛存栏2.1万头。</p></body></html>"
TEXT = "县长讲话\n牛存栏2.1万头。"


def part(kind, data, encoding="quoted-printable", charset="utf-8"):
    coded = quopri.encodestring(data) if encoding == "quoted-printable" else base64.encodebytes(data)
    head = f'Content-Type: {kind}; charset="{charset}"\nContent-Transfer-Encoding: {encoding}\n\n'
    return head.encode() + coded


def archive(*parts, head="From: <Saved by Blink>\nMIME-Version: 1.0"):
    whole = f'{head}\nContent-Type: multipart/related; boundary="B1"\n\n'.encode()
    return whole + b"".join(b"--B1\n" + one + b"\n" for one in parts) + b"--B1--\n"


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
@pytest.mark.parametrize(("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("none", "gb18030")])
def test_the_page_of_an_archive(coding, charset, encoding):
    picture = part("image/png", b"\x89PNG", "base64")
    style = part("text/css", b"p {}")
    page = part("text/html", PAGE.encode(encoding), coding, charset)
    for parts in ([page, picture, style], [picture, style, page]):
        assert extract_text(b"\n" + archive(*parts)) == (TEXT, [])


def test_frames_and_attachments_are_said():
    data = archive(part("text/html", PAGE.encode()), part("text/html", b"<p>ad"), part("application/pdf", b"%PDF"))
    assert extract_text(data) == (TEXT, ["1 attachments were left out", "1 framed pages were left out"])


def test_a_mail_in_plain_text():
    mail = b"Subject: x\nMIME-Version: 1.0\n" + part("text/plain", "羊存栏9万只".encode("gb18030"), "base64", "gb2312")
    assert extract_text(mail)[0] == "羊存栏9万只"


def test_an_archive_without_text_is_refused():
    with pytest.raises(Refused, match="no text"):
        extract_text(archive(part("image/png", b"\x89PNG", "base64")))
