"""Files that try a reader of speeches: one speech made hostile in every way known here, and what is none.

A generator yields (name, bytes); whatever holds the speech must give its figures, or be refused, or come with a
warning. `python benchmarks/torture.py` runs all of them, the tests run a sample.
"""

import base64
import io
import quopri
import random
import zipfile
import zlib

from reading_samples import SPEECH, W, make_docx, make_pdf, make_raw_pdf, make_stream, paragraph, run

FIGURES = {"38.6", "2.1", "9.8", "7.5", "2.4", "10.5", "1.2"}
LINES = [line for line in SPEECH.split("\n") if line]
BODY = "".join(f"<p>{line}</p>" for line in LINES)
WORD = "".join(paragraph(run(line)) for line in LINES)
PAGE = f"<!DOCTYPE html><html><head><title>讲话</title></head><body>{BODY}</body></html>"


def make_encodings():
    """The speech in every encoding, right, cut, damaged, misread, with wrong marks and other line ends."""
    names = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "hz"]
    plain = SPEECH.replace("﹡", "*")
    for name in [*names, "utf-7", "iso2022_jp_2", "iso2022_kr", "euc_jp", "shift_jis", "euc_kr", "ascii", "latin-1"]:
        yield f"{name}.txt", plain.encode(name, "replace")
        yield f"{name}-cut.txt", plain.encode(name, "replace")[:-1]
    for number, mark in enumerate((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0", b"\xef\xbb\xbf" * 2)):
        for name in ("utf-8", "gb18030", "utf-16-le"):
            yield f"mark{number}-{name}.txt", mark + plain.encode(name)
    for written in ("utf-8", "gb18030"):
        for read in ("gb18030", "latin-1", "cp1252", "koi8-r", "euc_kr", "shift_jis", "big5", "cp1251"):
            yield f"misread-{written}-{read}.txt", plain.encode(written).decode(read, "replace").encode()
    for number, end in enumerate(("\r", "\r\n", "\x85", "\u2028", "\x0b", "\x0c", "\n\r", "\r\r\n", " \n\n")):
        for name in ("utf-8", "gb18030"):
            yield f"ends{number}-{name}.txt", plain.replace("\n", end).encode(name)
    for name in ("utf-8", "gb18030", "utf-16-le"):
        data = plain.encode(name)
        dice = random.Random(name)
        for number in range(12):
            place = _choose_place(dice, data)
            yield f"flip{number}-{name}.txt", data[:place] + bytes([data[place] ^ 1 << number % 8]) + data[place + 1 :]
            yield f"lost{number}-{name}.txt", data[:place] + data[place + 1 :]
    for number, sign in enumerate("\0\x07\x1a\ufeff\u200b\ufffd\ue000\U000f0000"):
        yield f"sign{number}.txt", sign.join(plain[start : start + 40] for start in range(0, len(plain), 40)).encode()
    halves = plain.encode(), plain.encode("gb18030"), plain.encode("big5", "ignore"), plain.encode("utf-16-le")
    for number, one in enumerate(halves):
        yield f"mixed{number}.txt", one + b"\n" + halves[number - 1]


def make_word_files():
    """Word files with every feature that once lost text, with lies in the archive, and swelling XML."""
    for name, inner in (
        ("comment", WORD.replace(".5万只", "<!-- x -->.5万只")),
        ("struck", WORD + paragraph(run("99.9万亩", "<w:rPr><w:strike/></w:rPr>"))),
        ("hidden", WORD + paragraph(run("99.9万亩", "<w:rPr><w:vanish/></w:rPr>"))),
        ("inserted", f"<w:ins>{WORD}</w:ins>"),
        ("deleted", WORD + "<w:del><w:p><w:r><w:delText>99.9</w:delText></w:r></w:p></w:del>"),
        ("content control", f"<w:sdt><w:sdtContent>{WORD}</w:sdtContent></w:sdt>"),
        (
            "fallback",
            f"<w:p><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice/><mc:Fallback><w:pict>{WORD}</w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ),
        ("table", f"<w:tbl><w:tr><w:tc>{WORD}</w:tc></w:tr></w:tbl>"),
        ("runs", "".join(paragraph(*map(run, line)) for line in LINES)),
        ("footnote", WORD + "<w:p><w:r><w:footnoteReference/></w:r></w:p>"),
        ("picture", WORD + "<w:p><w:r><graphicData uri='a/picture'/></w:r></w:p>"),
        (
            "numbers",
            "".join(
                f"<w:p><w:pPr><w:numPr><w:numId w:val='{n}'/></w:numPr></w:pPr>{run(line)}</w:p>"
                for n, line in enumerate(LINES)
            ),
        ),
        ("attributes", "".join(f"<w:p><w:r w:rsid{n}='{'0' * 99}'/></w:p>" for n in range(250_000))),
        ("empty runs", "<w:r/>" * 3_000_000),
        ("paragraphs", "<w:p/>" * 201_000),
        ("one run", paragraph(run("牛" * 9_000_000))),
        ("nested", "<w:tbl><w:tr><w:tc>" * 80 + WORD + "</w:tc></w:tr></w:tbl>" * 80),
        ("deep", "<w:x>" * 300 + WORD + "</w:x>" * 300),
        ("wide", f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 100_000}</w:tr></w:tbl>{WORD}"),
        ("spans", f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='99999999'/></w:tcPr>{WORD}</w:tc></w:tr></w:tbl>"),
    ):
        yield f"word {name}.docx", make_docx(inner)
    for name, level in (
        ("long label", "%1" * 3000),
        ("nothing", ""),
        ("all levels", "%1%2%3%4%5%6%7%8%9"),
        ("quoted", "%1\u202e%"),
    ):
        for format, start in (("upperRoman", 10**9), ("decimal", "9" * 5000), ("chineseCounting", -1), ("x", 1)):
            numbering = (
                f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>"
                f"<w:start w:val='{start}'/>"
                f"<w:numFmt w:val='{format}'/><w:lvlText w:val='{level}'/></w:lvl></w:abstractNum>"
                "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
            )
            body = WORD.replace("<w:p>", "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")
            yield f"numbering {name} {format}.docx", make_docx(body, extra=[("word/numbering.xml", numbering)])
    good = make_docx(WORD)
    yield from _damage("word.docx", good)
    yield "lying size.docx", good.replace(len(WORD).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    for number, part in enumerate((b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<!DOCTYPE x SYSTEM 'file:///etc/hostname'>")):
        yield f"dtd{number}.docx", make_docx(document=part.decode() + f"<w:document xmlns:w='{W}'>{WORD}</w:document>")
    for number, name in enumerate(("xl/workbook.xml", "ppt/a.xml", "OFD.xml", "OEBPS/a.xhtml", "content.xml", "a.txt")):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, SPEECH)
        yield f"archive{number}.docx", buffer.getvalue()


def make_pages():
    """Web pages: damaged, endless, deep, with the article in pieces or hidden, and claims that are not true."""
    yield from _damage("page.html", PAGE.encode())
    for tag in ("div", "span", "b", "table><tr><td", "font", "ul><li", "a", "p", "form", "svg", "math", "select"):
        for depth in (100, 50_000):
            yield f"deep {tag[:5]} {depth}.html", f"<html><body>{f'<{tag}>' * depth}{BODY}".encode()
    for name, frame in (
        ("article", "<article>{}</article>"),
        ("zoom", "<div id=zoom>附件</div>{}"),
        ("hidden", "<p hidden>99.9</p>{}"),
        ("template", "<template>99.9</template>{}"),
        ("aside", "<aside>旁白</aside>{}"),
        ("footer", "{}<footer>版权</footer>"),
        ("pre", "<pre>{}</pre>"),
        ("table", "<table><tr><td>{}</table>"),
        ("comment", "<!-- {} -->{}"),
        ("script", "<script>var a='99.9'</script>{}"),
        ("iframe", "<iframe src=a></iframe>{}"),
        ("cdata", "<![CDATA[{}]]>{}"),
        ("textarea", "<textarea>{}"),
        ("noscript", "<noscript>{}</noscript>{}"),
        ("bdo", "<bdo dir=rtl>{}</bdo>"),
        ("halves", "<div class=TRS_Editor>{}</div><div class=TRS_Editor><p>又及。</p></div>"),
        ("column", "<table><tr><td colspan=99999999 rowspan=99999999>{}</table>"),
        ("list", "<ol><li>{}</ol>"),
    ):
        yield f"page {name}.html", PAGE.replace(BODY, frame.replace("{}", BODY)).encode()
    for name, data in (
        ("many p", b"<p>" * 2_500_000),
        ("many br", b"<br>" * 3_000_000),
        ("entities", b"&amp;" * 4_000_000),
        ("attribute", b"<p a='" + b"x" * 20_000_000 + b"'>"),
        ("attributes", b"<p " + b"a=b c " * 900_000 + b">"),
        ("comments", b"<!-- -->\n" * 1_000_000),
        ("open comment", b"<!--" * 2_000_000),
        ("rows", b"<table>" + b"<tr><td>1" * 500_000),
        ("cells", b"<table><tr>" + "<td>1万亩".encode() * 300_000),
        ("quotes", b'<a href="' * 900_000),
        ("lt", b"<" * 9_000_000),
        ("sup", b"<sup>" * 400_000),
        ("script", b"<script>" + b"/" * 20_000_000),
        ("nul", b"\0" * 9_000_000),
    ):
        yield f"page of {name}.html", b"<html><body>" + data + BODY.encode()
    for claim in ("gb2312", "big5", "utf-16", "iso-8859-1", "x-none", "utf-7", "hz-gb-2312"):
        for encoding in ("utf-8", "gb18030", "utf-16"):
            page = PAGE.replace("<head>", f"<head><meta charset={claim}>").replace("﹡", "*")
            yield f"claim {claim} {encoding}.html", page.encode(encoding)


def make_pdfs():
    """PDF files: damaged, looping, bombs; text drawn twice, apart, in columns, without characters."""
    good = make_pdf([LINES])
    yield from _damage("speech.pdf", good)
    yield "before.pdf", b"\0" * 5000 + good
    yield "startxref.pdf", good.replace(b"startxref\n", b"startxref\n9")
    yield "pages.pdf", make_pdf([[line] for line in LINES] * 12)
    catalogue, tree = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >> >>"
    )
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A %d 0 R >> >>"
    flate = b"/Filter /FlateDecode"
    for name, objects in (
        ("form in itself", [catalogue, tree, page, make_stream(b"/A Do"), make_stream(b"/A Do", form % 5)]),
        (
            "forms",
            [
                catalogue,
                tree,
                page,
                make_stream(b"/A Do"),
                *(make_stream(b"/A Do " * 9, form % n) for n in range(6, 30)),
            ],
        ),
        ("tree", [catalogue, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
        ("count", [catalogue, b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", page]),
        ("flate", [catalogue, tree, page, make_stream(zlib.compress(bytes(66_000_000)), flate)]),
        (
            "flate twice",
            [
                catalogue,
                tree,
                page,
                make_stream(zlib.compress(zlib.compress(bytes(99_000_000))), b"/Filter [/FlateDecode /FlateDecode]"),
            ],
        ),
        ("arrays", [catalogue, tree, page.replace(b"/A 5 0 R", b"[" * 50_000 + b"]" * 50_000), make_stream(b"q Q")]),
        ("operators", [catalogue, tree, page, make_stream(zlib.compress(b"q " * 9_000_000), flate)]),
        (
            "letters",
            [
                catalogue,
                tree,
                page.replace(
                    b"/XObject", b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject"
                ),
                make_stream(b"BT /F 9 Tf " + b"(12) Tj " * 200_000 + b"ET"),
            ],
        ),
        ("no page", [catalogue, tree]),
    ):
        yield f"pdf {name}.pdf", make_raw_pdf(*objects)
    for name in ("twice", "apart", "spread", "columns", "rotated", "small"):
        yield f"drawn {name}.pdf", draw_speech(name)


def draw_speech(how):
    """Bytes of a PDF with the speech drawn letter by letter."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(1400, 900))
    if how == "rotated":
        canvas.setPageRotation(90)
    size = 3 if how == "small" else 14
    canvas.setFont("STSong-Light", size)
    pitch = {"apart": 1.6, "spread": 1.2}.get(how, 1) * size
    for number, line in enumerate(LINES):
        for turn in range(2 if how == "twice" else 1):
            for place, sign in enumerate(line):
                canvas.drawString(40 + place * pitch + turn * 0.4, 850 - 24 * number, sign)
        if how == "columns":
            canvas.drawString(1000, 850 - 24 * number, "又及，旁边的一栏说的是别的事情。")
    canvas.save()
    return buffer.getvalue()


def make_other_files():
    """Web archives, mails, rich text, what is no speech, and plain texts without end."""
    head = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
    for coding, code in (("quoted-printable", quopri.encodestring), ("base64", base64.encodebytes), ("8bit", bytes)):
        for charset in ("utf-8", "gb2312", "none"):
            data = PAGE.replace("﹡", "*").encode("gb18030" if charset != "utf-8" else "utf-8")
            fields = f"--B\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n"
            yield f"{coding} {charset}.mht", head + fields.encode() + code(data) + b"\r\n--B--"
    mail = b"Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + SPEECH.encode()
    yield "mail.eml", mail
    yield "parts.mht", head + b"--B\r\n\r\n\r\n" * 100_000
    yield (
        "nested.mht",
        head
        + b"".join(b"--B%d\r\nContent-Type: multipart/mixed; boundary=B%d\r\n\r\n" % (n, n + 1) for n in range(5000)),
    )
    escaped = "".join(rf"\u{ord(sign)}?" if ord(sign) > 127 else sign for sign in SPEECH).replace("\n", "\\par ")
    rich = rf"{{\rtf1\ansi\ansicpg936 {escaped}}}".encode()
    yield from _damage("rich.rtf", rich, 6)
    yield "braces.rtf", b"{\\rtf1 " + b"{" * 900_000
    for suffix in [
        "js",
        "css",
        "svg",
        "ini",
        "url",
        "bak",
        "log",
        "csv",
        "json",
        "yaml",
        "srt",
        "py",
        "R",
        "bib",
        "tmp",
        "txt~",
        "xyz",
    ]:
        yield f"speech.{suffix}", SPEECH.encode()
    for number, data in enumerate(
        (
            b"\x89PNG\r\n",
            b"\xff\xd8\xff\xe0",
            b"GIF89a",
            b"RIFF\0\0\0\0WEBP",
            b"\0\0\0\x20ftypmp42",
            b"Rar!",
            b"7z\xbc\xaf",
            b"\x1f\x8b\x08",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le"),
            b"MZ\x90",
            b"",
            b" \n\t",
            "\u200b\u3000".encode(),
            b"plain words",
            b"????????12?????",
            rb"{\u7cae",
            b'{"a": "b"}',
            b"<?xml version='1.0'?>",
            bytes(range(256)) * 40,
            b"%PDF-1.7",
            b"PK\x03\x04",
            b"PK\x05\x06",
        )
    ):
        yield f"no speech {number}.txt", data
    for name, unit, size in (
        ("comments", "<!-- -->\n", 400_000),
        ("digits", "1", 100_000),
        ("tens", "十", 60_000),
        ("commas", "，", 400_000),
        ("brackets", "（", 200_000),
        ("stars", "*", 200_000),
        ("masks", "﹡", 200_000),
        ("dollars", "$1", 200_000),
        ("pipes", "|1", 200_000),
        ("rows", "|牛（头）|2|\n", 200_000),
        ("tags", "<b>", 200_000),
        ("open tags", "<a ", 200_000),
        ("ands", "&", 200_000),
        ("headings", "一、\n", 200_000),
        ("hashes", "# 一\n", 200_000),
        ("blanks", "2 ", 200_000),
        ("points", "2.", 100_000),
        ("ranges", "2-", 100_000),
        ("years", "2023年", 100_000),
        ("waves", "~~", 200_000),
        ("slashes", "\\", 200_000),
        ("notes", "[^1]", 200_000),
        ("ruled", "|--|--|\n", 200_000),
        ("lines", "牛\n", 400_000),
        ("one line", "牛", 1_400_000),
        ("endless", "牛" * 40, 20_000_000),
        ("combining", "a\u0301", 200_000),
    ):
        text = SPEECH + unit * (size // len(unit))
        yield f"text of {name}.{'md' if size % 3 else 'txt'}", text.encode()


def _choose_place(dice, data):
    """A byte that is no digit: a speech with another figure in it is another speech, and nothing can tell."""
    while True:
        place = dice.randrange(len(data))
        if data[place] not in b"0123456789.":
            return place


def _damage(name, data, times=20):
    """A file cut short and with single bits turned."""
    stem, _, suffix = name.rpartition(".")
    dice = random.Random(name)
    yield name, data
    for number in range(times):
        place = _choose_place(dice, data)
        yield f"{stem} cut {number}.{suffix}", data[:place]
        yield (
            f"{stem} turned {number}.{suffix}",
            data[:place] + bytes([data[place] ^ 1 << number % 8]) + data[place + 1 :],
        )


KINDS = (make_encodings, make_word_files, make_pages, make_pdfs, make_other_files)


def make_files():
    """All hostile files, (name, bytes)."""
    for kind in KINDS:
        for name, data in kind():
            yield f"{kind.__name__}/{name.replace('/', '_')}", data
