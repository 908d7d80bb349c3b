import pytest

from fieldwords.errors import Refused
from fieldwords.reading.rtf import extract_text


def rtf(body, page="936"):
    charset = {"936": 134, "950": 136}[page]
    return rf"{{\rtf1\ansi\ansicpg{page}{{\fonttbl{{\f0\fcharset{charset} SimSun;}}}}\f0 {body}}}".encode()


def escape(text, encoding="gb18030"):
    return "".join(rf"\'{byte:02x}" for byte in text.encode(encoding))


@pytest.mark.parametrize(("page", "encoding"), [("936", "gb18030"), ("950", "big5")])
def test_escaped_bytes_in_the_code_page(page, encoding):
    text = "牛存欄二萬頭" if page == "950" else "牛存栏2.1万头"
    assert extract_text(rtf(escape(text, encoding) + r"\par " + escape(text, encoding), page))[0] == f"{text}\n{text}"


def test_unicode_escapes_and_raw_bytes():
    unicode = "".join(rf"\u{ord(sign)}?" for sign in "牛存栏")
    assert extract_text(rtf(unicode + "2.1"))[0] == "牛存栏2.1"
    assert extract_text(rtf("@").replace(b"@", "羊9万只".encode("gb18030")))[0] == "羊9万只"


def test_what_is_left_out_or_hidden_is_said():
    text, warnings = extract_text(rtf(escape("正文") + r"{\pict 89504e47}{\v 1}\v0"))
    assert text.startswith("正文")
    assert warnings == ["1 pictures were left out", "1 stretches of hidden text were left out"]


def test_struck_and_hidden_text_is_no_text():
    body = (
        r"{\strike 8}9.4" + escape("万亩") + r"{\v " + escape("羊5万只") + r"}\striked1 7\striked0 ,\strike 6\plain 5"
    )
    text, warnings = extract_text(rtf(body))
    assert text == "9.4万亩,5"
    assert warnings == ["3 stretches of struck-through text were left out", "1 stretches of hidden text were left out"]


def test_a_raised_number_is_a_note_or_a_power():
    body = r"9.4{\super 2}" + escape("万亩") + r"\super 3\nosupersub " + escape("、") + r"3\'a1\'c110{\super 4}"
    assert extract_text(rtf(body + r"\super [5]\plain 6"))[0] == "9.4²万亩³、3×10⁴6"


def test_rows_of_cells_are_a_table():
    cells = (("名称", "面积（亩）"), ("河东", "7"))
    body = "".join("".join(rf"{escape(cell)}\cell " for cell in row) + r"\row" + "\n" for row in cells)
    assert extract_text(rtf(body))[0].split("\n")[:3] == ["| 名称 | 面积（亩） |", "|---|---|", "| 河东 | 7 |"]


def test_a_file_that_was_cut_off_is_reported():
    assert extract_text(rtf(escape("正文"))[:-1])[1] == ["the file has no closing brace: it may be cut off"]


def test_an_empty_file_is_refused():
    with pytest.raises(Refused, match="no text"):
        extract_text(rtf(""))


def test_a_broken_code_is_said():
    text, warnings = extract_text(rtf(r"\u29275?2^u65294?1"))
    assert text == "牛2^u65294?1"
    assert warnings == ["1 codes of characters are broken and stand in the text"]
