"""Text of a rich text file, through striprtf."""

import re
from collections import Counter

from striprtf.striprtf import rtf_to_text

from fieldwords.reading.results import Refused

CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
ENCODINGS = {"936": "gb18030", "54936": "gb18030", "950": "big5hkscs", "65001": "utf-8"}
RAW = re.compile(rb"[\x80-\xff]")
BROKEN = re.compile(r"u\d{4,5}\?")
LEFT_OUT = (
    (rb"\\pict\b", "{} pictures were left out"),
    (rb"\\footnote\b", "{} footnotes stand in the text"),
)
TOKEN = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\'[0-9a-f]{2}|\\.|[{}]|[^\\{}]+", re.DOTALL)
UNSEEN = {
    "v": "{} stretches of hidden text were left out",
    "strike": "{} stretches of struck-through text were left out",
}
UNSEEN["striked"] = UNSEEN["strike"]


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of an .rtf file, one paragraph a line, and warnings."""
    page = CODE_PAGE.search(data[:4096])
    encoding = ENCODINGS.get(page[1].decode() if page else "", f"cp{page[1].decode()}" if page else "gb18030")
    escaped = RAW.sub(lambda found: b"\\'%02x" % found[0][0], data.strip(b"\0 \t\r\n")).decode("ascii")
    escaped, unseen = _leave_out(escaped)
    text = rtf_to_text(escaped + "}", encoding=encoding, errors="replace")  # what it holds back is written at a brace
    if not text.strip():
        raise Refused("extract", "holds no text", "open it in Word and save it as docx")
    broken = len(BROKEN.findall(text))
    counts = [(len(re.findall(pattern, data)), words) for pattern, words in LEFT_OUT]
    counts += [(count, words) for words, count in unseen.items()]
    whole = data.rstrip(b"\0 \t\r\n\x1a").endswith(b"}")
    warnings = [] if whole else ["the file has no closing brace: it may be cut off"]
    warnings += [f"{broken} codes of characters are broken and stand in the text"] if broken else []
    return text, warnings + [words.format(count) for count, words in counts if count]


def _leave_out(source: str) -> tuple[str, Counter]:
    """The source without its hidden and struck text, and how often each was left out."""
    kept, hiding, counts = [], [frozenset()], Counter()
    for token in TOKEN.finditer(source):
        sign, word = token[0], token[1]
        if sign == "{":
            hiding.append(hiding[-1])
        elif sign == "}" and len(hiding) > 1:
            hiding.pop()
        elif word in UNSEEN:
            on = token[2] != "0"
            hiding[-1] = hiding[-1] | {UNSEEN[word]} if on else hiding[-1] - {UNSEEN[word]}
            counts[UNSEEN[word]] += on
        elif word == "plain":
            hiding[-1] = frozenset()
        elif hiding[-1] and sign not in ("\\*", "}") and word in (None, "u"):
            continue
        kept.append(sign)
    return "".join(kept), counts
