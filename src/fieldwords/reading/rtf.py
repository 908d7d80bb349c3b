"""Text of a rich text file, through striprtf."""

import re

from striprtf.striprtf import rtf_to_text

from fieldwords.reading.results import Refused

CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
ENCODINGS = {"936": "gb18030", "54936": "gb18030", "950": "big5hkscs", "65001": "utf-8"}
RAW = re.compile(rb"[\x80-\xff]")
BROKEN = re.compile(r"u\d{4,5}\?")
LEFT_OUT = (
    (rb"\\pict\b", "{} pictures were left out"),
    (rb"\\footnote\b", "{} footnotes stand in the text"),
    (rb"\\v(?![a-z0-9])", "{} stretches of hidden text were kept"),
    (rb"\\strike(?!0)d?\b", "{} stretches of struck text were kept"),
)


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of an .rtf file, one paragraph a line, and warnings."""
    page = CODE_PAGE.search(data[:4096])
    encoding = ENCODINGS.get(page[1].decode() if page else "", f"cp{page[1].decode()}" if page else "gb18030")
    escaped = RAW.sub(lambda found: b"\\'%02x" % found[0][0], data.strip(b"\0 \t\r\n")).decode("ascii")
    text = rtf_to_text(escaped + "}", encoding=encoding, errors="replace")  # what it holds back is written at a brace
    if not text.strip():
        raise Refused("extract", "holds no text", "open it in Word and save it as docx")
    broken = len(BROKEN.findall(text))
    counts = ((len(re.findall(pattern, data)), words) for pattern, words in LEFT_OUT)
    whole = data.rstrip(b"\0 \t\r\n\x1a").endswith(b"}")
    warnings = [] if whole else ["the file has no closing brace: it may be cut off"]
    warnings += [f"{broken} codes of characters are broken and stand in the text"] if broken else []
    return text, warnings + [words.format(count) for count, words in counts if count]
