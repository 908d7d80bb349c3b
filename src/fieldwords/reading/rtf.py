"""Text of a rich text file, through striprtf."""

import re
from collections import Counter
from itertools import groupby

from striprtf.striprtf import rtf_to_text

from fieldwords.errors import Refused
from fieldwords.reading.markup import raise_digits
from fieldwords.reading.tables import Cell, draw_table

CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
ENCODINGS = {"936": "gb18030", "54936": "gb18030", "950": "big5hkscs", "65001": "utf-8"}
RAW = re.compile(rb"[\x80-\xff]")
BROKEN = re.compile(r"u\d{4,5}\?")
LEFT_OUT = ((rb"\\pict\b", "{} pictures were left out"), (rb"\\footnote\b", "{} footnotes stand in the text"))
TOKEN = re.compile(r"\\([a-z]+)(-?\d+)? ?|\\'[0-9a-f]{2}|\\.|[{}]|[^\\{}]+", re.DOTALL)
UNSEEN = {
    "v": "{} stretches of hidden text were left out",
    "strike": "{} stretches of struck-through text were left out",
    "deleted": "{} tracked deletions were left out",
}
UNSEEN["striked"] = UNSEEN["strike"]
RAISED = {"super": True, "nosupersub": False, "sub": False}
NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?")
UP = re.compile("\x01(.+?)\x02")  # how a raised number is carried through striprtf


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of an .rtf file, one paragraph a line, and warnings."""
    page = CODE_PAGE.search(data[:4096])
    number = page[1].decode() if page else "936"
    encoding = ENCODINGS.get(number, f"cp{number}")
    escaped = RAW.sub(lambda found: b"\\'%02x" % found[0][0], data.strip(b"\0 \t\r\n")).decode("ascii")
    escaped, unseen = _leave_out(escaped)
    text = rtf_to_text(escaped + "}", encoding=encoding, errors="replace")  # what it holds back is written at a brace
    text = UP.sub(lambda found: raise_digits(found[1]), text)
    text = "\n".join(_draw_tables(text.split("\n")))
    if not text.strip():
        raise Refused("extract", "holds no text", "open it in Word and save it as docx")
    broken = len(BROKEN.findall(text))
    counts = [(len(re.findall(pattern, data)), words) for pattern, words in LEFT_OUT]
    counts += [(count, words) for words, count in unseen.items()]
    whole = data.rstrip(b"\0 \t\r\n\x1a").endswith(b"}")
    warnings = [] if whole else ["the file has no closing brace: it may be cut off"]
    warnings += [f"{broken} codes of characters are broken and stand in the text"] if broken else []
    return text, warnings + [words.format(count) for count, words in counts if count]


def _draw_tables(lines):
    """The lines, rows of cells that end in | drawn as a table."""
    drawn: list[str] = []
    for is_table, group in groupby(lines, lambda line: line.endswith("|") and line.count("|") > 1):
        rows = list(group)
        if is_table:
            cells = [[Cell([part.strip()] if part.strip() else []) for part in row[:-1].split("|")] for row in rows]
            rows = draw_table(cells, drawn[-1] if drawn else "")
        drawn += rows
    return drawn


def _leave_out(source: str) -> tuple[str, Counter]:
    """The source without its hidden and struck text, its raised numbers marked, and how often each was left out."""
    kept, hiding, raised, counts = [], [frozenset()], [False], Counter()
    for token in TOKEN.finditer(source):
        sign, word = token[0], token[1]
        if sign == "{":
            hiding.append(hiding[-1])
            raised.append(raised[-1])
        elif sign == "}" and len(hiding) > 1:
            hiding.pop()
            raised.pop()
        elif word in UNSEEN:
            on = token[2] != "0"
            hiding[-1] = hiding[-1] | {UNSEEN[word]} if on else hiding[-1] - {UNSEEN[word]}
            counts[UNSEEN[word]] += on
        elif word == "plain":
            hiding[-1], raised[-1] = frozenset(), False
        elif word in RAISED:
            raised[-1] = RAISED[word] and token[2] != "0"
        elif hiding[-1] and sign not in ("\\*", "}") and word in (None, "u"):
            continue
        elif raised[-1] and NUMBER.fullmatch(sign):
            sign = f"\x01{sign}\x02"
        kept.append(sign)
    return "".join(kept), counts
