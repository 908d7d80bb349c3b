"""Texts without a Chinese character: what they may be instead, and the codes in which ASCII writes Chinese."""

import re

from fieldwords.reading.mojibake import find_mojibake

HZ = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
UTF7 = re.compile(rb"\+[A-Za-z0-9+/]{3,}(?:-|(?![A-Za-z0-9+/]))")
CODES = (
    (re.compile(r"(?:\?{2,}[\d\s.,%]*){3}"), "holds question marks where Chinese stood: it was lost when it was saved"),
    (re.compile(r"(?:\\u[0-9a-fA-F]{4}){2}"), "holds Chinese as \\u codes"),
    (re.compile(r"(?:%[0-9A-F]{2}){3}", re.I), "holds Chinese as the % codes of a web address"),
    (re.compile(r"(?:=[0-9A-F]{2}){3}"), "holds Chinese as quoted-printable codes, as mails do"),
    (re.compile(r"(?:&#x?[0-9a-fA-F]{4,5};){2}"), "holds Chinese as &# codes"),
    (re.compile(r"\x1b[$(]"), "is in an ISO 2022 code"),
    (
        re.compile(r"\A\s*+(?:[A-Za-z0-9+/]{60,}+={0,2}+\s*+)++[A-Za-z0-9+/]*+={0,2}\s*+\Z"),
        "holds base64 codes, as mails do",
    ),
)


def decode_ascii(data: bytes) -> tuple[str, str] | None:
    """Return the text and the name of the code when pure ASCII holds Chinese in HZ or UTF-7, else None."""
    for name, sign in (("hz", HZ), ("utf-7", UTF7)):
        if len(sign.findall(data)) > 1 or (sign.search(data) and len(data) < 400):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if len(re.findall("[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]", text)) * 3 > len(text):
                return text, name
    return None


def describe_code(text: str) -> tuple[str, str]:
    """Return why a text without a Chinese character is set aside, and a remedy."""
    if find_mojibake(text[:20_000]):
        return "is garbled: it was decoded wrongly before it was saved", "get the file anew and save it as UTF-8"
    for pattern, reason in CODES:
        if pattern.search(text[:20_000]):
            return reason, "get the file anew and save it as UTF-8"
    if not re.search(r"\w", text):
        return "holds no words", "put the text into it or take it away"
    return "holds no Chinese character", "take it out of the folder if it is no speech; else save it anew as UTF-8"
