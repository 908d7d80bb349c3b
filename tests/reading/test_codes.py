import pytest
from reading_samples import SPEECH

from fieldwords.reading.codes import decode_ascii, describe_code


@pytest.mark.parametrize("code", ["hz", "utf-7"])
@pytest.mark.parametrize("text", [SPEECH[:300].replace("﹡", ""), "牛存栏2.1万头，羊9万只。"])
def test_ascii_that_holds_chinese_is_read(code, text):
    assert decode_ascii(text.encode(code)) == (text, code)


@pytest.mark.parametrize("data", [b"plain words", b"1+1=2; a+b-c", b"~{ ~} ~{a~}", b"f(x)=~{x}"])
def test_other_ascii_is_not(data):
    assert decode_ascii(data) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("????????12??????????30????", "question marks"),
        ('"\\u7cae\\u98df"', "\\u codes"),
        ("%E7%B2%AE%E9%A3%9F", "web address"),
        ("=E7=B2=AE=E9=A3=9F=\n=E7", "quoted-printable"),
        ("&#20892;&#27665;", "&# codes"),
        ("\x1b$)A\x0eLX9+", "ISO 2022"),
        ("5LqR5qGQ5Y6/" * 12, "base64"),
        (SPEECH.encode().decode("latin-1")[:200], "garbled"),
        ("—— ……", "no words"),
        ("The county reported on its work.", "no Chinese character"),
        ("function f(a, b) { return a + b }", "no Chinese character"),
    ],
)
def test_why_a_text_is_none(text, reason):
    assert reason in describe_code(text)[0]
