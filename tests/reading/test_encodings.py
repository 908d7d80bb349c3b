import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import SPEECH, TRADITIONAL

from fieldwords.errors import Refused
from fieldwords.reading.encodings import decode

LONG = SPEECH * 3
EVERY = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
LINES = LONG.split("\n")
ODD = "附：牛饲养量2.4万头"


@pytest.mark.parametrize("encoding", EVERY)
def test_whole_speech_in_every_encoding(encoding):
    decoded = decode(SPEECH.encode(encoding))
    assert decoded.text == SPEECH
    assert decoded.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_traditional_text(encoding):
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xfe\xff", "utf-16-be"), (b"\x00\x00\xfe\xff", "utf-32-be")])
def test_big_endian_byte_order_mark(mark, encoding):
    assert decode(mark + SPEECH.encode(encoding))[:2] == (SPEECH, encoding)


def test_newlines_stay_as_they_are():
    text = "一、回顾\r\n二、安排\r三、要求\n"
    for encoding in EVERY:
        assert decode(text.encode(encoding)).text == text


def test_redaction_marks_and_rare_characters_survive_gb18030():
    text = "﹡﹡﹡镇的牛、羊存栏分别增长，" + "𠮷家沟村的群众都很满意。"
    assert decode(text.encode("gb18030")).text == text


@settings(max_examples=150)
@given(
    start=st.integers(0, len(SPEECH) - 40),
    size=st.integers(16, 40),
    encoding=st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be"]),
)
def test_windows_of_sixteen_characters_and_more(start, size, encoding):
    window = SPEECH[start : start + size]
    assert decode(window.encode(encoding)).text == window


@pytest.mark.parametrize("text", ["联通", "牛羊养殖", "今年的任务", "春耕"])
def test_short_texts_in_gb18030(text):
    assert decode(text.encode("gb18030"))[:2] == (text, "gb18030")


@pytest.mark.parametrize("text", ["plain ASCII", "йўқ", "é", "GDP 8.5%"])
def test_utf8_that_is_not_chinese_is_never_refused(text):
    assert decode((text * 40).encode("utf-8")).text == text * 40


@pytest.mark.parametrize(("encoding", "width"), [("utf-8", 3), ("utf-8-sig", 3), ("gb18030", 2), ("utf-16", 2)])
def test_last_character_cut_off(encoding, width):
    text = SPEECH.rstrip()
    data = text.encode(encoding)
    decoded = decode(data[:-1])
    assert decoded.text == text[:-1]
    assert decoded.warnings == (f"the last character is cut off at byte {len(data) - width}; it was left out",)


@pytest.mark.parametrize("at", [0, len(LINES) // 2, len(LINES) - 1])
@pytest.mark.parametrize(("file", "line"), [("gb18030", "utf-8"), ("utf-8", "gb18030"), ("gb18030", "big5")])
def test_one_line_in_another_encoding_is_named(at, file, line):
    odd = "附：牛飼養量二萬頭" if line == "big5" else ODD
    pieces = [text.encode(file) for text in LINES]
    pieces.insert(at, odd.encode(line))
    with pytest.raises(Refused, match=rf"line {at + 1} is {line}") as caught:
        decode(b"\n".join(pieces))
    assert caught.value.stage == "decode"


def test_two_halves_in_two_encodings():
    half = len(LINES) // 2
    data = "\n".join(LINES[:half]).encode("utf-8") + b"\n" + "\n".join(LINES[half:]).encode("gb18030")
    with pytest.raises(Refused, match=r"line \d+ is"):
        decode(data)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_byte_of_no_encoding_is_named(encoding):
    with pytest.raises(Refused, match="line 3 "):
        decode("第一行文字\n第二行文字\n".encode(encoding) + b"abc\xff\n" + SPEECH.encode(encoding))


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0", "\u3000\n".encode()])
def test_empty_files(data):
    with pytest.raises(Refused, match="empty|blanks"):
        decode(data)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_control_characters_are_counted_and_kept(encoding):
    text = SPEECH[:50] + "\0" + SPEECH[50:100] + "\x07" + SPEECH[100:]
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.warnings == ("2 control characters (such as NUL) stand in the text",)


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_mark_of_utf16_before_another_encoding(mark, encoding):
    decoded = decode(mark + SPEECH.encode(encoding))
    assert decoded[:2] == (SPEECH, encoding)
    assert "the mark at its beginning says utf-16" in decoded.warnings[0]


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_utf32_without_a_mark(encoding):
    assert decode(SPEECH.encode(encoding))[:2] == (SPEECH, encoding)


def test_gb18030_of_2022():
    data = SPEECH.encode("gb18030") + b"\xfe\x59\xfe\x61\n" + "羊".encode("gb18030") + b"\xa6\xd9\xa6\xda"
    assert decode(data).text == SPEECH + "\u9fb4\u9fb5\n羊\ufe10\ufe12"


def test_a_binary_file_is_called_one():
    with pytest.raises(Refused, match="binary file"):
        decode(bytes(range(256)) * 40)


def test_a_lying_mark_is_refused():
    with pytest.raises(Refused, match="begins as utf-8 but breaks at byte 3"):
        decode(b"\xef\xbb\xbf" + SPEECH.encode("gb18030"))


def test_real_reports_in_gb18030(shared):
    folder = shared / "corpus" / "gov" / "政府工作报告-国务院"
    for path in sorted(folder.glob("*.md"))[::12]:
        text = path.read_bytes().decode("utf-8")
        assert decode(text.encode("gb18030"))[:2] == (text, "gb18030")


@pytest.mark.parametrize("code", ["hz", "utf-7"])
@pytest.mark.parametrize("text", [SPEECH[:300].replace("﹡", ""), "牛存栏2.1万头，羊9万只。"])
def test_ascii_that_holds_chinese_is_read(code, text):
    assert decode(text.encode(code)) == (text, code, ())


@pytest.mark.parametrize("data", [b"plain words", b"1+1=2; a+b-c", b"~{ ~} ~{a~}", b"f(x)=~{x}"])
def test_other_ascii_is_not(data):
    assert decode(data) == (data.decode(), "utf-8", ())
