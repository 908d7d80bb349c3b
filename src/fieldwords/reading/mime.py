"""Text of a saved web archive (mht) or of a mail: the page or the words among its parts."""

import email
from email import policy

from fieldwords.errors import Refused
from fieldwords.reading import html
from fieldwords.reading.encodings import decode
from fieldwords.reading.formats import name_encoding


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of the archive's page or of the mail, and warnings.

    Of several parts the first page counts, without a page the first plain text; further pages (a saved frame) and
    attachments are counted in a warning.

    Raises
    ------
    Refused
        It holds no text.
    """
    message = email.message_from_bytes(data.lstrip(), policy=policy.compat32)
    found, others = {"text/html": [], "text/plain": []}, 0
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart() or kind.startswith("image/"):
            continue
        if kind in found and part.get_content_disposition() != "attachment":
            found[kind].append(part)
        elif kind not in ("text/css", "text/javascript", "application/javascript", "application/x-javascript"):
            others += 1
    pages, words = found.values()
    if not pages and not words:
        raise Refused("extract", "holds no text", "save the page as html or the text as txt")
    warnings = [f"{others} attachments were left out"] if others else []
    if len(pages) > 1:
        warnings.append(f"{len(pages) - 1} framed pages were left out")
    if not pages:
        return _decode(words[0]), warnings
    text, complaints = html.extract_text(_decode(pages[0]).encode("utf-8", "replace"))
    return text, warnings + complaints


def _decode(part):
    """The text of a part, in the encoding that it names where that reads as well as any."""
    return decode(part.get_payload(decode=True) or b"", name_encoding(part.get_content_charset() or "utf-8")).text
