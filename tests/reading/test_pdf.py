import io
import zlib

import pytest
from hostile_files import LINES
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from reading_samples import SPEECH, make_pdf, make_raw_pdf, make_stream

from fieldwords.errors import Refused
from fieldwords.reading.layout import Line, Piece
from fieldwords.reading.pdf import compare_texts, extract_text, join_lines

PARAGRAPHS = [line for line in SPEECH.split("\n") if line]
DATA = make_pdf([LINES])


@pytest.fixture(scope="module")
def speech_pdf():
    return make_pdf([PARAGRAPHS])


def place(texts):
    """Lines as they stand on a page: 10 points a Chinese letter, 5 a Latin one, all from the same margin."""
    widths = [sum(5 if sign.isascii() else 10 for sign in text) for text in texts]
    return [Line([Piece(text, 0, width)], 10) for text, width in zip(texts, widths, strict=True)]


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
    for turns in (1, 2):  # the same head on all pages, or one on the left and another on the right ones
        pages = [[f"农村工作会议材料之{'甲乙'[page % turns]}", line] for page, line in enumerate(texts)]
        assert extract_text(make_pdf(pages)) == ("\n".join(texts), [])
    pages = [[f"农村工作会议材料之{'甲乙丙丁'[page]}", line] for page, line in enumerate(texts)]
    assert extract_text(make_pdf(pages))[0].count("农村工作会议材料") == 4


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
    assert join_lines(place(lines)) == ["".join(lines[:3]), *lines[3:]]


def test_a_full_line_ends_where_a_sentence_ends_or_a_heading_begins():
    assert join_lines(place(["压减玉米扩大饲草。", "新建养殖小区十二", "（一）抓好养殖"])) == [
        "压减玉米扩大饲草。",
        "新建养殖小区十二",
        "（一）抓好养殖",
    ]


def test_latin_words_keep_their_blank():
    assert join_lines(place(["the number of cattle is", "rising"])) == ["the number of cattle is rising"]


def test_a_figure_torn_at_a_lines_end_is_whole():
    lines = [
        "这一行比后面的几行都要长得多而且一直写到页边，",
        "粮食播种面积达到1",
        "2.5万亩。",
        "产量比2022",
        "增加3万吨",
        "年末生猪存栏达到47.3万",
        "头，比上年增长7.9%",
        "。",
    ]
    assert join_lines(place(lines)) == ["".join(lines[:3]), "产量比2022", "增加3万吨", "".join(lines[5:])]
    spoken = ["农民的人均收入达到一万", "二千元，比上年增加"]
    assert join_lines(place([lines[0][:-1] + "。", *spoken]))[1:] == ["".join(spoken)]
    assert join_lines(place(["全县的目标任务到2025", "12.5万亩", "长" * 30, "。"]))[0] == "全县的目标任务到2025"


def test_letters_of_another_size_begin_a_paragraph():
    one, other = place(["关于印发今年重点工作分工方案的通知", "各乡镇人民政府："])
    assert len(join_lines([one, other._replace(size=20)])) == 2


def test_centred_lines_do_not_go_on():
    lines = place(["在全县工作会议上的讲话", "同志们，今年的任务是新建养殖小区十二个，"])
    wide = lines[1].pieces[0].right
    centred = lines[0]._replace(pieces=[lines[0].pieces[0]._replace(left=60, right=wide - 10)])
    assert len(join_lines([centred, lines[1]])) == 2


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


def test_a_cell_of_two_lines_does_not_end_the_table():
    from reportlab.pdfgen import canvas

    make_pdf([["甲"]])  # registers the font
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=(400, 300))
    page.setFont("STSong-Light", 12)
    rows = [("作物", "面积", "措施"), ("谷子", "31", "合理密植，"), ("", "", "及时追肥"), ("其中", "", "")]
    rows += [("荞麦", "45", "轮作")]
    for number, row in enumerate(rows):
        for at, text in zip((40, 140, 240), row, strict=True):
            page.drawString(at, 250 - 18 * number, text)
    page.save()
    assert extract_text(buffer.getvalue())[0].split("\n")[2:] == [
        "| 谷子 | 31 | 合理密植，及时追肥 |",
        "| 其中 |  |  |",
        "| 荞麦 | 45 | 轮作 |",
    ]


def test_a_stamp_on_a_picture_of_a_page_is_no_text():
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    def draw(scans, texts):
        buffer = io.BytesIO()
        page = canvas.Canvas(buffer, pagesize=(300, 400))
        for scan, text in zip(scans, texts, strict=True):
            if scan:
                page.drawImage(ImageReader(Image.new("L", (30, 40), 200)), 0, 20, 300, 370)
            page.drawString(20, 5, text)
            page.showPage()
        page.save()
        return buffer.getvalue()

    with pytest.raises(Refused, match="pictures of pages"):
        extract_text(draw([True], ["CamScan"]))
    text, warnings = extract_text(draw([True, False], ["CamScan", "wheat"]))
    assert warnings[0] == "no text on page 1: pictures are not read"
    assert "CamScan" in text and "wheat" in text


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


def test_an_indented_line_begins_a_paragraph_where_paragraphs_are_indented():
    indents = [
        ("渠要修好，" * 4, 20),
        ("修好了渠，" * 4, 20),
        ("水才能到田里。", 0),
        ("路要修通。", 20),
        ("桥也要修。", 20),
    ]
    lines = [Line([Piece(text, left, left + 10 * len(text))], 10, 100 - at) for at, (text, left) in enumerate(indents)]
    assert len(join_lines(lines)) == 4
    plain = [line._replace(pieces=[line.pieces[0]._replace(left=0)]) for line in lines]
    assert len(join_lines(plain)) == 3


def test_letters_that_stand_apart_are_indented_further():
    texts = [("渠要修好，水要引来", 36), ("路要修通，桥要架起来，", 0), ("人人出力。", 0)]
    lines = [Line([Piece(text, left, left + 18 * len(text))], 10, 100 - at) for at, (text, left) in enumerate(texts)]
    assert join_lines(lines) == ["".join(text for text, _ in texts)]


def test_a_title_does_not_run_into_the_columns_below():
    title, text = place(["长" * 20, "渠" * 10])
    assert len(join_lines([title, text])) == 1
    assert len(join_lines([title, text._replace(edges=(0, 100))])) == 2


def lines(*texts):
    return [Line([Piece(text, 0, 1)], 10) for text in texts]


def test_two_readers_agree():
    assert compare_texts(DATA, [lines(*LINES)]) == []


def test_a_line_less_or_another_figure_is_said():
    assert "page 1" in compare_texts(DATA, [lines(*LINES[:-1])])[0]


def test_what_is_drawn_twice_is_no_difference():
    twice = make_pdf([[line for line in LINES[:4] for _ in range(2)]])
    assert compare_texts(twice, [lines(*LINES[:4], "1")]) == []


def test_a_file_that_the_witness_cannot_read_is_said():
    assert "second reader cannot read" in compare_texts(b"%PDF-1.4", [lines(*LINES)])[0]
