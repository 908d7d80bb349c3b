"""Texts without a Chinese character: what they may be instead, and the codes in which ASCII writes Chinese."""

import re

from fieldwords.reading.mojibake import find_mojibake
from fieldwords.reading.signatures import find_kind

HZ = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
UTF7 = re.compile(rb"\+[A-Za-z0-9+/]{3,}(?:-|(?![A-Za-z0-9+/]))")


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
    if kind := find_kind("says", text[:20_000]):
        return kind
    if not re.search(r"\w", text):
        return "holds no words", "put the text into it or take it away"
    return "holds no Chinese character", "take it out of the folder if it is no speech; else save it anew as UTF-8"
