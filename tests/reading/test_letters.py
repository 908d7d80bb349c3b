from io import BytesIO

import pypdfium2
import pytest
from hostile_files import LINES, draw_speech
from reading_samples import make_pdf
from reportlab.pdfgen.canvas import Canvas

from fieldwords.reading.letters import UNKNOWN, read_letters, read_rules
from fieldwords.reading.pdf import extract_text


def letters_of(data):
    return read_letters(pypdfium2.PdfDocument(data)[0])


def test_letters_stand_where_they_are_drawn():
    letters, askew = letters_of(draw_speech("plain"))
    assert "".join(letter.sign for letter in letters) == "".join(LINES)
    assert askew == []
    first, second = letters[:2]
    assert (first.left, first.base) == (pytest.approx(40), pytest.approx(850))
    assert second.left == pytest.approx(first.right) == pytest.approx(54)
    assert 13 < first.size < 16


@pytest.mark.parametrize("how", ["twice", "rotated", "apart", "spread"])
def test_however_the_speech_is_drawn_each_letter_counts_once(how):
    letters, _ = letters_of(draw_speech(how))
    assert "".join(letter.sign for letter in letters) == "".join(LINES)


def test_true_doubles_are_two_letters():
    letters, _ = letters_of(make_pdf([["天天向上，万万不可，11.1万亩"]]))
    assert "天天向上，万万不可，11.1万亩" in "".join(letter.sign for letter in letters)


def turned(text, degrees):

    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(72, 700, "牛存栏2.1万头，羊存栏9.8万只")
    canvas.translate(300, 400)
    canvas.rotate(degrees)
    canvas.drawString(0, 0, text)
    canvas.save()
    return buffer.getvalue()


def test_a_watermark_stands_apart():
    letters, askew = letters_of(turned("内部资料", 45))
    assert "".join(letter.sign for letter in letters) == "牛存栏2.1万头，羊存栏9.8万只"
    assert "".join(letter.sign for letter in askew) == "内部资料"


def test_columns_read_from_the_right():

    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("STSong-Light", 14)
    for column, words in enumerate(("牛存栏二万头", "羊存栏九万只")):
        for place, sign in enumerate(words):
            canvas.drawString(500 - 30 * column, 700 - 18 * place, sign)
    canvas.save()
    letters, _ = letters_of(buffer.getvalue())
    assert letters[0].base > letters[6].base and letters[0].left < letters[1].left


def test_figures_that_lie_on_their_side_in_a_column():

    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("STSong-Light", 14)
    for place, sign in enumerate("全县养羊存栏"):
        canvas.drawString(500, 700 - 16 * place, sign)
    canvas.saveState()
    canvas.translate(502, 700 - 16 * 5 - 4)
    canvas.rotate(-90)
    canvas.drawString(0, 0, "9.8")
    canvas.restoreState()
    for place, sign in enumerate("万只"):
        canvas.drawString(500, 574 - 16 * place, sign)
    canvas.drawString(506, 574 - 16, "。")
    canvas.save()
    letters, askew = letters_of(buffer.getvalue())
    assert "".join(letter.sign for letter in sorted(letters, key=lambda one: one.left)) == "全县养羊存栏9.8万只。"
    assert askew == []


def test_a_letter_without_a_character_is_unknown(monkeypatch):
    monkeypatch.setattr("fieldwords.reading.letters.pdfium.FPDFText_HasUnicodeMapError", lambda *_: 1)
    letters, _ = letters_of(draw_speech("plain"))
    assert {letter.sign for letter in letters} == {UNKNOWN}


def draw(work):
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("STSong-Light", 12)
    work(canvas)
    canvas.save()
    return buffer.getvalue()


def rules_of(work):
    return sorted(read_rules(pypdfium2.PdfDocument(draw(work))[0]))


@pytest.fixture(autouse=True)
def font():
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def test_lines_boxes_and_grids():
    (rule,) = rules_of(lambda canvas: canvas.line(100, 500, 100, 600))
    assert rule == (pytest.approx(100, abs=1), pytest.approx(500, abs=1), pytest.approx(600, abs=1))
    assert [round(rule.place, -1) for rule in rules_of(lambda canvas: canvas.rect(50, 50, 100, 80))] == [50, 150]
    grid = rules_of(lambda canvas: canvas.grid([50, 100, 150], [500, 520, 540]))
    assert {round(rule.place, -1) for rule in grid} == {50, 100, 150}
    assert rules_of(lambda canvas: canvas.line(100, 500, 300, 500)) == []


def test_a_ruled_table_is_drawn_however_close_its_cells():
    def work(canvas):
        canvas.grid([50, 122, 150, 190], [500, 520, 540, 560])
        for row, cells in enumerate(
            (("指标", "单位", "计划"), ("小麦播种面积", "万亩", "12.5"), ("生猪出栏", "万头", "30"))
        ):
            for left, text in zip((50, 123, 152), cells, strict=True):
                canvas.drawString(left, 545 - 20 * row, text)

    assert extract_text(draw(work))[0].split("\n")[2:] == ["| 小麦播种面积 | 万亩 | 12.5 |", "| 生猪出栏 | 万头 | 30 |"]
