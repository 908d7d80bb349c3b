"""A second reader of PDF files: where pypdf finds other figures or characters than pdfium, one of them errs."""

import io
import logging
import re
from collections import Counter
from logging.handlers import BufferingHandler

from pypdf import PdfReader

from fieldwords.errors import list_shown

PAGES = 40  # looked at: a second opinion must not take longer than the first
COMPLAINTS = 10_000  # kept of one file
FEW = 0.02  # share of characters in which two readers may differ (signs drawn twice, running heads)
LETTERS = re.compile("[0-9\u3400-\u9fff]")


def compare_texts(data: bytes, pages: list[list]) -> list[str]:
    """Return a warning when pypdf reads a file otherwise than pdfium (the lines of `pages`), or finds it damaged."""
    logger, complaints = logging.getLogger("pypdf"), BufferingHandler(COMPLAINTS)
    logger.addHandler(complaints)  # it mends a damaged file as well as it can, says so and goes on
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        texts = [page.extract_text() for page, _ in zip(reader.pages, range(PAGES), strict=False)]
    except Exception as error:  # whatever a second parser throws at a file that the first one read
        return [f"a second reader cannot read the file ({type(error).__name__}): compare the text with the pages"]
    finally:
        logger.removeHandler(complaints)
    said = [record.getMessage() for record in complaints.buffer[:1]]
    warnings = [f"the file is damaged ({first}): text may be missing" for first in said]
    odd = [number for number, (text, lines) in enumerate(zip(texts, pages, strict=False), 1) if _differ(text, lines)]
    if odd:
        said = f"two readers find different characters on page {list_shown(odd)}"
        warnings.append(f"{said}: compare the text with the page")
    return warnings


def _differ(text, lines):
    """Tell whether the figures or more than a few characters of a page differ."""
    one = Counter(LETTERS.findall(text))
    other = Counter(LETTERS.findall("".join(line.text for line in lines)))
    apart = sum(abs(one[sign] - other[sign]) for sign in one | other if not other[sign] or one[sign] % other[sign])
    return apart > max(1, FEW * sum(other.values()))
