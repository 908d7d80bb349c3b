import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from reading_samples import SPEECH, make_pdf, make_raw_pdf, make_stream

from fieldwords.reading.pdf import extract_text, join_lines
from fieldwords.reading.results import Refused

PARAGRAPHS = [line for line in SPEECH.split("\n") if line]


@pytest.fixture(scope="module")
def speech_pdf():
    return make_pdf([PARAGRAPHS])


def rewrite(data, change):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("size", [12, 16, 22])
def test_a_speech_comes_back_line_by_line(size):
    assert extract_text(make_pdf([PARAGRAPHS], size)) == ("\n".join(PARAGRAPHS), [])


def test_pages_are_joined_and_their_frame_dropped():
    texts = ["全县牛存栏2.1万头。", "全县羊存栏9.8万只。", "粮食播种面积稳定在38.6万亩。", "农民收入继续增长。"]
    text, warnings = extract_text(make_pdf([[f"农村工作会议材料{page % 2}", line] for page, line in enumerate(texts)]))
    assert text.split("\n") == [
        line for page, text in enumerate(texts) for line in (f"农村工作会议材料{page % 2}", text)
    ]
    text, warnings = extract_text(make_pdf([["农村工作会议材料", line] for line in texts]))
    assert (text.split("\n"), warnings) == (texts, [])


def test_a_paragraph_goes_on_over_the_page():
    long = "新建养殖小区，压减玉米，扩大饲草，" * 60 + "确保完成。"
    assert extract_text(make_pdf([[long]]))[0] == long


def test_full_lines_go_on():
    lines = [
        "全县粮食播种面积稳定在三十八万亩，",
        "牛存栏二万头；羊存栏九万只；农民收",
        "入增长。",
        "二、今年的任务",
        "抓好养殖",
    ]
    assert join_lines(lines) == ["".join(lines[:3]), *lines[3:]]


def test_a_full_line_ends_where_a_sentence_ends_or_a_heading_begins():
    assert join_lines(["压减玉米扩大饲草。", "新建养殖小区十二", "（一）抓好养殖"]) == [
        "压减玉米扩大饲草。",
        "新建养殖小区十二",
        "（一）抓好养殖",
    ]


def test_latin_words_keep_their_blank():
    assert join_lines(["the number of cattle is", "rising"]) == ["the number of cattle is rising"]


def test_no_lines():
    assert join_lines([]) == []


def test_a_password_is_refused_and_an_empty_one_opened(speech_pdf):
    locked = rewrite(speech_pdf, lambda writer: writer.encrypt("secret", algorithm="RC4-128"))
    with pytest.raises(Refused, match="password"):
        extract_text(locked)
    restricted = rewrite(speech_pdf, lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
    assert extract_text(restricted)[0].split("\n") == PARAGRAPHS


def test_pages_without_text(speech_pdf):
    mixed = rewrite(speech_pdf, lambda writer: writer.add_blank_page())
    assert extract_text(mixed)[1] == ["no text on page 2: pictures are not read"]
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(Refused, match="no text") as caught:
        extract_text(buffer.getvalue())
    assert "OCR" in caught.value.remedy


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
TREE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >> >>"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A %d 0 R >> >>"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "objects",
    [
        [CATALOGUE, TREE, PAGE, make_stream(b"/A Do"), make_stream(b"/A Do", FORM % 5)],
        [CATALOGUE, TREE, PAGE, make_stream(b"/A Do"), *(make_stream(b"/A Do /A Do", FORM % n) for n in range(6, 16))],
        [CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
        [CATALOGUE, TREE, PAGE, make_stream(zlib.compress(bytes(100_000_000)), b"/Filter /FlateDecode")],
        [CATALOGUE, TREE, PAGE.replace(b"/A 5 0 R", b"[" * 50_000 + b"]" * 50_000), make_stream(b"q Q")],
    ],
    ids=["form in itself", "forms doubling 10 times", "page tree in itself", "flate bomb", "nested arrays"],
)
def test_loops_and_bombs_end(objects):
    with pytest.raises((Refused, PyPdfError, RecursionError)):
        extract_text(make_raw_pdf(*objects))


def test_a_mended_file_is_reported(speech_pdf):
    text, warnings = extract_text(speech_pdf.replace(b"startxref\n", b"startxref\n9"))
    assert text.split("\n") == PARAGRAPHS
    assert [warning[:19] for warning in warnings] == ["the file is damaged"]
