"""Text of a PDF: pypdf's lines, joined into paragraphs again."""

import io
import logging
import re
from collections import Counter
from contextlib import contextmanager
from unicodedata import east_asian_width

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from fieldwords.reading.results import Refused

PAGES = 2000
FULL = 0.85  # share of the widest line from which a line counts as full, so that it goes on in the next
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = "、。〈-】〔〕“”‘’—…！（），．：；？％"
SPACES = re.compile(rf"(?<=[{HAN}{MARKS}])[ \u00a0]+(?=[{HAN}{MARKS}\d%])|(?<=[\d%])[ \u00a0]+(?=[{HAN}{MARKS}])")
PAGE_NUMBER = re.compile(
    r"[-—–―·•－\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/／共，,]+\s*共?\s*\d{1,4}\s*页?)?[-—–―·•－\s]*"
)
HEADING = re.compile(
    r"[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百]{1,4}[）)]|第[一二三四五六七八九十百零]{1,5}[章节编条部篇]|专栏"
)
SENTENCE_END = tuple("。！？")
OCR = "run OCR on it and save the result as txt"


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a PDF, one paragraph a line, and warnings.

    Raises
    ------
    Refused
        Encrypted, damaged so that nothing is left, or pictures without text.
    """
    with _collect_complaints() as complaints:
        lines, warnings = _read_lines(data)
    if not lines:
        if complaints:
            raise Refused("extract", f"is damaged ({complaints[0]}) and holds no text", "print it to a new PDF")
        raise Refused("extract", "holds pictures of pages and no text", OCR)
    if complaints:
        warnings.append(f"the file is damaged ({complaints[0]}): text may be missing")
    return "\n".join(join_lines(lines)), warnings


@contextmanager
def _collect_complaints():
    """What pypdf only logs: it mends a damaged file as well as it can and goes on."""
    complaints, handler, logger = [], logging.Handler(logging.WARNING), logging.getLogger("pypdf")
    handler.emit = lambda record: complaints.append(record.getMessage())
    logger.addHandler(handler)
    try:
        yield complaints
    finally:
        logger.removeHandler(handler)


def _read_lines(data):
    """Lines of all pages and a warning about pages without any."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _open(reader):
        raise Refused("extract", "is protected by a password", "save it without the password")
    if len(reader.pages) > PAGES:
        raise Refused("extract", f"has more than {PAGES} pages", "split it")
    pages = [_read_page(page) for page in reader.pages]
    blank = [str(number) for number, lines in enumerate(pages, 1) if not lines]
    warnings = [f"no text on page {', '.join(blank)}: pictures are not read"] if blank else []
    return list(_drop_frame(pages)), warnings


def _open(reader):
    try:
        return bool(reader.decrypt(""))
    except (FileNotDecryptedError, ImportError, NotImplementedError):
        return False


def _read_page(page):
    lines = (SPACES.sub("", line.strip(" \t\r\u00a0\u3000")) for line in page.extract_text().split("\n"))
    return [line for line in lines if line]


def _drop_frame(pages):
    """All lines but page numbers and the running heads and feet that stand on more than half of the pages."""
    pages = [_trim(lines, PAGE_NUMBER.fullmatch) for lines in pages]
    edges = Counter(line for lines in pages if lines for line in {lines[0], lines[-1]})
    running = {line for line, count in edges.items() if count > max(2, len(pages) / 2)}
    for lines in pages:
        yield from _trim(lines, running.__contains__)


def _trim(lines, is_frame):
    """`lines` without those at the top and the foot that belong to the frame of the page."""
    inner = [place for place, line in enumerate(lines) if not is_frame(line)]
    return lines[inner[0] : inner[-1] + 1] if inner else []


def join_lines(lines) -> list[str]:
    """Return paragraphs: a full line goes on in the next, unless it ends a sentence or a heading follows.

    Parameters
    ----------
    lines : iterable of str
        Lines as they stand on the pages, without blank ones.
    """
    lines = list(lines)
    widest = max(map(_measure, lines), default=0)
    paragraphs, full = [], False
    for line in lines:
        if full and not HEADING.match(line):
            paragraphs[-1] += _glue(paragraphs[-1], line) + line
        else:
            paragraphs.append(line)
        full = _measure(line) >= FULL * widest and not line.endswith(SENTENCE_END)
    return paragraphs


def _measure(line):
    """Width in half-width columns."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in line)


def _glue(left, right):
    """Two Latin words are parted by a blank, Chinese is not."""
    return " " if left[-1].isascii() and right[0].isascii() and left[-1].isalpha() and right[0].isalpha() else ""
