"""What a file is, or why it is no speech, told by its first bytes and not by its name (file_kinds.csv)."""

import codecs
import json
import re

from fieldwords.errors import Refused
from fieldwords.lexicon import read_rows
from fieldwords.reading.characters import find_mojibake

MAGIC = (
    (b"PK\x03\x04", "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
)
WORD = "WordDocument".encode("utf-16-le")  # the stream of a Word file in the container that all of Office used
HTML_NAMES = {".html", ".htm", ".shtml", ".xhtml"}
MARKDOWN_NAMES = {".md", ".markdown"}
TEXT_NAMES = {"", ".txt", ".text", ".asc", ".doc", ".docx", ".docm", ".rtf", ".pdf", ".mht", ".mhtml", ".eml", ".wps"}
TEXT_NAMES |= HTML_NAMES | MARKDOWN_NAMES
MARKS = re.compile(rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)+")
HEAD = 65536  # bytes in which a page, a mail or a PDF must show what it is
BEFORE_PAGE = re.compile(
    rb"(?:[ \t\r\n\f]|<!(?=--).*?-->|<\?.*?>|<script.*?</script>|<style.*?</style>)*+", re.I | re.DOTALL
)  # blanks, comments, declarations, scripts, styles
PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I)
FRAGMENT = re.compile(rb"<(?:article|center|div|font|h[1-6]|p|section|span|table)\b[^<>]{0,400}>", re.I)
TAG = re.compile(rb"<(?:p|div|table|body|span|br|meta|h[1-6])\b[^<>]{0,400}>", re.I)
CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,20})", re.I)
FIELD = re.compile(rb"[!-9;-~]{1,76}:|[ \t]")  # how a line of a mail's head begins
MIME = re.compile(rb"^(?:mime-version|content-type|content-transfer-encoding)[ \t]*:", re.I | re.M)
RELATED = re.compile(rb"multipart/related|text/html|snapshot-content-location|saved by", re.I)
ALIASES = {".markdown": "md", ".text": "txt", ".docm": "docx", ".mhtml": "mht"} | dict.fromkeys(HTML_NAMES, "html")
NAMED = {"txt", "md", "docx", "doc", "html", "pdf", "rtf", "mht", "eml"}
IN_BYTES = ("txt", "md", "html")  # formats that can be saved in another encoding


def tell_format(data: bytes, suffix: str) -> str:
    """Return ``docx``, ``doc``, ``pdf``, ``rtf``, ``mht``, ``eml``, ``html``, ``md`` or ``txt``.

    The end of the name (lower case, with the dot) tells Markdown from plain text and what no plain text of a speech is
    named, and helps with bits of HTML.

    Raises
    ------
    Refused
        A picture, an archive, a program's file or data.
    """
    if kind := find_kind("begins", data[:512].decode("latin-1")):
        raise Refused("open", *kind)
    head = data[:HEAD].lstrip(b" \t\r\n")
    for magic, format in MAGIC:
        if head.startswith(magic):
            if format == "doc" and WORD not in data and (kind := find_kind("office", suffix)):
                raise Refused("open", *kind)
            return format
    if b"%PDF-" in data[:HEAD]:
        return "pdf"
    if is_mail(head):
        return "mht" if RELATED.search(head) else "eml"
    plain = MARKS.sub(b"", data[:HEAD].replace(b"\0", b""))
    begin = BEFORE_PAGE.match(plain).end()
    if PAGE.match(plain, begin) or (suffix in HTML_NAMES and TAG.search(plain)):
        return "html"
    if suffix not in MARKDOWN_NAMES and FRAGMENT.match(plain, begin):
        return "html"
    if suffix not in TEXT_NAMES and (kind := find_kind("named", suffix)):
        raise Refused("open", *kind)
    if plain.lstrip().startswith(b"<?xml"):
        raise Refused("open", "is XML, not a speech", "open it in Word and save it as docx")
    if is_json(data):
        raise Refused("open", "is JSON, data and not a speech", "save the text in it as txt")
    return "md" if suffix in MARKDOWN_NAMES else "txt"


def is_mail(head: bytes) -> bool:
    """Tell whether a file begins with the head of a mail or web archive: fields to the first blank line, MIME's."""
    fields = re.split(rb"\r?\n\r?\n", head[:16384], maxsplit=1)[0]
    return bool(MIME.search(fields)) and all(FIELD.match(line) for line in fields.splitlines())


def is_json(data: bytes) -> bool:
    """Tell whether a text is JSON."""
    if data.lstrip()[:1] not in (b"{", b"["):
        return False
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def claimed_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding a page claims for itself, GB 2312 and GBK taken as GB 18030."""
    claim = CHARSET.search(data[:4096])
    return name_encoding(claim[1].decode("ascii")) if claim else None


def name_encoding(label: str) -> str | None:
    """Return Python's name of an encoding, or of the wider one that it is part of; None for an unknown label."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(name, name)


def describe_name(format: str, suffix: str) -> list[str]:
    """Return a warning when the name promises another format than `format`."""
    named = ALIASES.get(suffix, suffix.removeprefix("."))
    return [f"named {suffix} but is {format}; read as {format}"] if named in NAMED and named != format else []


def find_kind(place: str, text: str) -> tuple[str, str] | None:
    """Return why a file is no speech, and a remedy; None for what may be one.

    Parameters
    ----------
    place : str
        Where to look: what a file `begins` with, what a plain text (`named`) or a file of `office` programs is named,
        what lies in a `zip` archive, what streams (`stream`) the container has that Office used for everything, what a
        text `says` that has no Chinese character.
    text : str
        The first bytes as Latin-1, the end of the name in lower case, the names in the archive, one a line, the bytes
        as UTF-16, the text.
    """
    for where, sign, reason, remedy in read_rows("file_kinds"):
        if where == place and re.search(sign, text, re.DOTALL | re.MULTILINE):
            return reason.format(sign=text), remedy
    return None


def describe_code(text: str, format: str) -> tuple[str, str]:
    """Return why a text without a Chinese character is set aside, and a remedy."""
    if find_mojibake(text[:20_000]):
        return "is garbled: it was decoded wrongly before it was saved", "get the file anew and save it as UTF-8"
    if kind := find_kind("says", text[:20_000]):
        return kind
    if not re.search(r"\w", text):
        return "holds no words", "put the text into it or take it away"
    remedy = "take it out of the folder if it is no speech"
    if format in IN_BYTES:
        remedy += "; else save it anew as UTF-8"
    return "holds no Chinese character", remedy
