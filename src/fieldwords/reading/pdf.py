"""Text of a PDF: the letters that pdfium finds, laid out in lines, paragraphs and tables; pypdf is the witness."""

import io
import logging
import re
from collections import Counter
from itertools import accumulate, pairwise
from logging.handlers import BufferingHandler

import pypdfium2
from pypdf import PdfReader

from fieldwords.errors import Refused, list_shown
from fieldwords.reading.layout import Line, Piece, lay_lines
from fieldwords.reading.letters import UNKNOWN, read_letters, read_rules
from fieldwords.reading.margins import drop_frames
from fieldwords.reading.table_rows import find_table
from fieldwords.reading.tables import draw_table

FULL = 0.85  # share of the column's width from which a line counts as full, so that it goes on in the next
STAMP = 20  # letters on a picture of a page that are the scanner's or a stamp, and no text
LOST = 0.3  # share of letters without a character from which nothing can be made of a text
HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = "、。〈-】〔〕“”‘’—…！（），．：；？％"
SPACES = re.compile(rf"(?<=[{HAN}{MARKS}])[ \u00a0]+(?=[{HAN}{MARKS}\d%])|(?<=[\d%])[ \u00a0]+(?=[{HAN}{MARKS}])")
HEADING = re.compile(
    r"[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百]{1,4}[）)]|第[一二三四五六七八九十百零]{1,5}[章节编条部篇]|专栏"
)
TORN = re.compile(
    r"[.．]?\d{0,6}(?:[.．]\d{1,4})?[万亿%％]|[.．]\d|[零二三四五六七八九十百千]{0,5}(?:[亩吨头只羽元斤倍]|公[斤里顷])[，。；、]"
)  # how the rest of a figure begins a line
BROKEN = re.compile(
    r"(?:(?<!\d)(?!(?:19|20)\d\d$)[\d.．]{1,6}[万亿]?|[一二三四五六七八九][十百千万亿])$"
)  # and how it ends the line before, no year
INDENT = 2.3  # letters by which a paragraph may be indented
MOST = 0.6  # share of the lines behind the end of a sentence that are indented where paragraphs are
LONG = 8  # letters of a line that may break off in a figure
STOPS = tuple("，。；、）”")  # begin no line
SENTENCE_END = tuple("。！？")
OCR = "run OCR on it and save the result as txt"
WITNESSED = 40  # pages read a second time: that must not take longer than the first
COMPLAINTS = 10_000  # of the second reader that are kept
FEW = 0.02  # share of characters in which two readers may differ (signs drawn twice, running heads)
LETTERS = re.compile("[0-9\u3400-\u9fff]")


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a PDF, one paragraph a line, and warnings; tables as `tables.draw_table` draws them.

    Raises
    ------
    Refused
        Encrypted, damaged so that nothing is left, pictures without text, or letters of which no one knows what they
        are.
    """
    pages, scanned = _read_pages(data)
    letters = "".join(piece.text for lines in pages for line in lines for piece in line.pieces)
    lost = letters.count(UNKNOWN)
    lines = [line for page in drop_frames(pages) for line in page]
    if not lines or scanned.issuperset(number for number, found in enumerate(pages) if found):
        raise Refused("extract", "holds pictures of pages and no text", OCR)
    if lost > LOST * len(letters):
        raise Refused("extract", "has fonts that do not say which characters they draw", OCR)
    warnings = [f"{lost} characters are drawn in a font that does not name them; □ stands for them"] if lost else []
    blank = [str(number + 1) for number, found in enumerate(pages) if not found or number in scanned]
    warnings += [f"no text on page {', '.join(blank)}: pictures are not read"] if blank else []
    text = "\n".join(_write_paragraphs(lines))
    return text, warnings + compare_texts(data, pages)


def _read_pages(data):
    """Lines of all pages, and the places of those that are pictures with a stamp on them."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused("extract", "is protected by a password", "save it without the password") from None
        raise Refused("extract", f"is damaged ({error}) and holds no text", "print it to a new PDF") from None
    pages, scanned = [], set()
    for number in range(len(document)):
        try:
            letters, askew = read_letters(page := document[number])
            rules = read_rules(page)
            if 0 < len(letters) < STAMP and _is_picture(page):
                scanned.add(number)
            page.close()
        except pypdfium2.PdfiumError:
            letters, askew, rules = [], [], []
        lines = lay_lines(letters, rules)
        if askew:  # a watermark or a stamp: one line, in the order it was drawn
            lines.append(Line([Piece("".join(letter.sign for letter in askew), 0, 0)], askew[0].size))
        pages.append([tidy for line in lines if (tidy := _tidy(line)).pieces])
    return pages, scanned


def _is_picture(page):
    """Tell whether one picture covers half of a page or more."""
    boxes = (item.get_bounds() for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    whole = page.get_width() * page.get_height()
    return any((right - left) * (top - bottom) >= whole / 2 for left, bottom, right, top in boxes)


def _tidy(line):
    pieces = (piece._replace(text=SPACES.sub("", piece.text.strip(" \t\r\u00a0\u3000"))) for piece in line.pieces)
    return line._replace(pieces=[piece for piece in pieces if piece.text])


def _write_paragraphs(lines):
    """The paragraphs of a text, its tables drawn."""
    paragraphs, place, first = [], 0, 0
    while place < len(lines):
        found = find_table(lines, place, first)
        if found is None:
            place += 1
            continue
        start, end, rows = found
        paragraphs += join_lines(lines[first:start])
        paragraphs += draw_table(rows, paragraphs[-1] if paragraphs else "")
        first = place = end
    return paragraphs + join_lines(lines[first:])


def join_lines(lines: list[Line]) -> list[str]:
    """Return the paragraphs of lines without tables.

    A full line goes on in the next of its size, unless it ends a sentence or a heading follows.
    """
    lefts, right = _find_lefts(lines), _find_margin([line.pieces[-1].right for line in lines if line.edges is None])
    indents = [(line.pieces[0].left - left) / _pitch(line) for line, left in zip(lines, lefts, strict=True)]
    starts = [
        after
        for (before, _), (_, after) in pairwise(zip(lines, indents, strict=True))
        if before.text.endswith(SENTENCE_END)
    ]
    indented = len(starts) > 1 and sum(1 < indent < 4 for indent in starts) >= MOST * len(starts)
    paragraphs: list[str] = []
    for at, line in enumerate(lines):
        begins = at == 0 or HEADING.match(line.text) or indented and 1 < indents[at] < 4
        begins = begins or line.edges is not None and lines[at - 1].edges is None
        if begins or not _goes_on(lines[at - 1], line, indents[at - 1], lines[at - 1].edges or (lefts[at - 1], right)):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] += _glue(paragraphs[-1], line.text) + line.text
    return paragraphs


def _find_lefts(lines):
    """Where the lines of each line's page or column begin."""
    pages = [0, *accumulate(after.base > before.base and after.edges is None for before, after in pairwise(lines))]
    lefts: dict[int, float] = {}
    for page, line in zip(pages, lines, strict=False):
        lefts[page] = min(lefts.get(page, float("inf")), line.pieces[0].left if line.edges is None else float("inf"))
    return [line.edges[0] if line.edges else lefts[page] for page, line in zip(pages, lines, strict=False)]


def _pitch(line):
    """How far a line's letters stand from each other, at least their height; two digits are as wide as one letter."""
    letters = len(line.text) - sum(map(str.isascii, line.text)) / 2
    return max(line.size, (line.pieces[-1].right - line.pieces[0].left) / letters)


def _find_margin(rights):
    """The edge at which full lines end: the farthest that two lines reach, or the only one."""
    rights = sorted(rights, reverse=True)
    widest = rights[0] if rights else 0
    near = (one for one, other in pairwise(rights) if one - other < 0.05 * one)
    return next((one for one in near if one > 0.6 * widest), widest)


def _goes_on(line, following, indent, edges):
    """Tell whether a line is full, ends no sentence and is followed by one in letters of the same size."""
    left, right = edges
    share = (indent < INDENT) * (line.pieces[-1].right - left) / max(right - left, 1)  # a centred line goes not on
    if abs(line.size - following.size) > 0.15 * max(line.size, following.size) or line.text.endswith(SENTENCE_END):
        return False
    torn = len(line.text) >= LONG and BROKEN.search(line.text) and TORN.match(following.text)
    return share >= FULL or bool(torn) or following.text.startswith(STOPS)


def _glue(left, right):
    """Two Latin words are parted by a blank, Chinese is not."""
    return " " if left[-1].isascii() and right[0].isascii() and left[-1].isalpha() and right[0].isalpha() else ""


def compare_texts(data: bytes, pages: list[list]) -> list[str]:
    """Return a warning when pypdf reads a file otherwise than pdfium (the lines of `pages`), or finds it damaged."""
    logger, complaints = logging.getLogger("pypdf"), BufferingHandler(COMPLAINTS)
    logger.addHandler(complaints)  # it mends a damaged file as well as it can, says so and goes on
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        texts = [page.extract_text() for page, _ in zip(reader.pages, range(WITNESSED), strict=False)]
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
