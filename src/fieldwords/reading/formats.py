"""What a file is, told by its first bytes and not by its name."""

import codecs
import re

from fieldwords.reading.results import Refused

MAGIC = (
    (b"PK\x03\x04", "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"%PDF-", "pdf"),
)
NOT_TEXT = (
    (b"{\\rtf", "an RTF file", "save it as docx"),
    (b"\x89PNG", "a picture", "type it or run OCR, and save it as txt"),
    (b"\xff\xd8\xff", "a picture", "type it or run OCR, and save it as txt"),
    (b"GIF8", "a picture", "type it or run OCR, and save it as txt"),
    (b"II*\0", "a picture", "type it or run OCR, and save it as txt"),
    (b"MM\0*", "a picture", "type it or run OCR, and save it as txt"),
    (b"PK\x05\x06", "an empty zip archive", "take it away"),
    (b"\x1f\x8b", "a gzip archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"MIME-Version:", "a web archive (mht)", "save the page as html"),
)
DATA_NAMES = {".csv", ".tsv", ".json", ".jsonl", ".xml", ".py", ".ipynb", ".parquet"}
HTML_NAMES = {".html", ".htm", ".shtml", ".xhtml"}
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
TAG = re.compile(rb"<(?:p|div|table|body|span|br|meta|h[1-6])\b[^>]*>", re.I)
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{1,20})", re.I)
ALIASES = {".markdown": "md", ".text": "txt", **dict.fromkeys(HTML_NAMES, "html")}


def tell_format(data: bytes, suffix: str) -> str:
    """Return ``docx``, ``doc``, ``pdf``, ``html``, ``md`` or ``txt``.

    Parameters
    ----------
    data : bytes
        The file, or its first kilobytes.
    suffix : str
        Of the name, lower case, with the dot; only tells Markdown from plain text and helps with bits of HTML.

    Raises
    ------
    Refused
        A picture, an archive or a data file.
    """
    for magic, format in MAGIC:
        if data.startswith(magic):
            return format
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, what, remedy in NOT_TEXT:
        if data.startswith(magic):
            raise Refused("open", f"is {what}, not a speech", remedy)
    if suffix in DATA_NAMES:
        raise Refused("open", f"a {suffix} file is data, not a speech", "take it out of the folder or save it as txt")
    head = (
        data[:4096]
        .replace(b"\0", b"")
        .removeprefix(b"\xef\xbb\xbf")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    if PAGE.match(head) or (suffix in HTML_NAMES and TAG.search(head)):
        return "html"
    if head.lstrip().startswith(b"<?xml"):
        raise Refused("open", "is XML, not a speech", "open it in Word and save it as docx")
    return "md" if suffix in (".md", ".markdown") else "txt"


def claimed_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding a page claims for itself, GB 2312 and GBK taken as GB 18030."""
    claim = CHARSET.search(data[:4096])
    try:
        name = codecs.lookup(claim[1].decode("ascii")).name if claim else None
    except LookupError:
        return None
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}.get(name, name)


def describe_name(format: str, suffix: str) -> list[str]:
    """Return a warning when the name promises another format than `format`."""
    named = ALIASES.get(suffix, suffix.removeprefix("."))
    differs = named in ("txt", "md", "docx", "doc", "html", "pdf") and named != format
    return [f"named {suffix} but is {format}; read as {format}"] if differs else []
