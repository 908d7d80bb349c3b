from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from fieldwords.reading.pdf import extract_text
from fieldwords.reading.rules import read_rules


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
