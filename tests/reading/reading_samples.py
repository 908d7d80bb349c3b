"""Texts and files that the tests of reading share; every sentence was composed for them."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPEECH = """在全县农业农村工作会议上的讲话

同志们：
今天召开这次会议，主要是总结去年的工作，安排今年的任务。﹡﹡﹡镇、﹡﹡乡先后作了发言，讲得都很实在。
一、去年的工作
全县粮食播种面积稳定在38.6万亩，牛存栏2.1万头，羊存栏9.8万只，农民人均可支配收入增长７．５％。
二、今年的任务
（一）抓好畜牧养殖。新建养殖小区12个，力争年底牛饲养量达到2.4万头、羊饲养量达到10.5万只。
（二）抓好种植结构。压减玉米，扩大饲草，确保高标准农田新增1.2万亩以上。
希望大家回去以后抓紧落实，不等不靠，把春耕备耕的每一件事做细做好。
"""
TRADITIONAL = (
    "全縣糧食播種面積穩定在三十八萬畝，牛存欄二萬頭，羊存欄九萬隻，農民收入繼續增長。\n會議要求各鄉鎮抓緊落實。\n"
)


def run(text, properties=""):
    """A run of Word text."""
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def make_docx(body="", *, document=None, extra=()):
    """Bytes of a Word file with this body; `extra` are further (name, content) entries."""
    document = document or f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in extra:
            archive.writestr(name, content)
    return buffer.getvalue()


def make_pdf(pages, size=16):
    """Bytes of a PDF; a page is a list of paragraphs, the first centred, the others indented, and bears a number."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle(
        "body", fontName="STSong-Light", fontSize=size, leading=28, wordWrap="CJK", firstLineIndent=2 * size
    )
    title = ParagraphStyle("title", parent=body, alignment=1, firstLineIndent=0)

    def number(canvas, document):
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(300, 30, f"— {document.page} —")

    story = []
    for page in pages:
        story += [PageBreak()] if story else []
        story += [Paragraph(text, body if place else title) for place, text in enumerate(page)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(story, onFirstPage=number, onLaterPages=number)
    return buffer.getvalue()


def make_raw_pdf(*objects):
    """Bytes of a PDF from its numbered objects, the first being the catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Root 1 0 R /Size %d >>\n" % (size, table, size)
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def make_stream(content, entries=b""):
    """A stream object of a PDF."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)
