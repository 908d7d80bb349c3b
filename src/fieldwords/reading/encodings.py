"""Bytes to text without a guess: byte order mark, strict UTF-8, then the strict decodings that read like Chinese."""

import codecs
import re
from typing import NamedTuple

import numpy as np

from fieldwords.errors import Refused
from fieldwords.reading.characters import code_points, score_characters

BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# GB 18030-2022: what Python's codec, of 2005, still puts into the private use area.
PRIVATE = re.compile("[\ue78d-\ue796\ue81e-\ue864]")
SINCE_2022 = str.maketrans(
    "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
)
HZ = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
UTF7 = re.compile(rb"\+[A-Za-z0-9+/]{3,}(?:-|(?![A-Za-z0-9+/]))")
CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r\f")
EAST_ASIAN = re.compile("[\u2010-\U0003ffff]")
SHORT = 64  # bytes up to which GB 18030 may pass for the two-byte letters of UTF-8 (联通)
GARBLED = -5.5  # mean log frequency below which a stretch does not read like Chinese
SUSPECT = -4.25  # mean log frequency of the non-ASCII part of a line below which other encodings are tried on it
CUT, HINT = 0.2, 0.1  # what a cut last character costs, and a page's own claim is worth
ENOUGH = 4  # non-ASCII characters a line must have to be judged
SAMPLE, LONGEST = 1_000_000, 4_000_000  # characters that are scored, and of a text whose every line is looked at
MARGIN = 0.7  # by which another encoding must read better before a line is called foreign
REMEDY = "open it in an editor that shows the encoding and save it as UTF-8"


class Decoded(NamedTuple):
    """Text, the name of its encoding, and warnings."""

    text: str
    encoding: str
    warnings: tuple[str, ...]


def decode(data: bytes, hint: str | None = None) -> Decoded:
    """Return the text that `data` holds, byte order mark left out.

    The encoding that a document itself claims, `hint`, is believed only between readings that are equally good.

    Raises
    ------
    Refused
        Empty, in no known encoding, or in two encodings at once (the line is named).
    """
    if not data.strip(b" \t\r\n\f\0"):
        raise Refused("decode", "the file is empty", "put the text into it or take it away")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            decoded = _decode_marked(data, len(mark), encoding)
            break
    else:
        decoded = _decode_utf8(data) or _decode_scored(data, hint)
    if not decoded.text.strip("\ufeff \t\r\n\f\0\u3000"):
        raise Refused("decode", "the file holds nothing but blanks", "put the text into it or take it away")
    return decoded._replace(warnings=decoded.warnings + _describe_controls(decoded, data))


def _decode_marked(data, skip, encoding):
    text, cut = _decode_strict(data[skip:], encoding.removesuffix("-sig"))
    if encoding.startswith("utf-16") and text != "" and (text is None or score_characters(text).mean() < GARBLED):
        for other in CANDIDATES[:2]:
            marked, at = _decode_strict(data[skip:], other)
            if marked and at is None and score_characters(marked).mean() > SUSPECT:
                return Decoded(marked, other, (f"the mark at its beginning says {encoding}, but the file is {other}",))
    if text is None:
        raise Refused("decode", f"begins as {encoding.removesuffix('-sig')} but breaks at byte {cut + skip}", REMEDY)
    return Decoded(text, encoding, _describe_cut(cut and cut + skip))


def _decode_utf8(data):
    """The fast road: nearly every file goes this way and is decoded once."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if len(data) <= SHORT and (_count_controls(data) or not (text.isascii() or EAST_ASIAN.search(text))):
        return None
    if text.count("\0") * 4 > len(text):  # UTF-16 of ASCII
        return None
    coded = _decode_ascii(data) if text.isascii() else None
    return coded or Decoded(text, "utf-8", ())


def _decode_ascii(data):
    """Chinese that pure ASCII holds in HZ or UTF-7, else None."""
    for name, sign in (("hz", HZ), ("utf-7", UTF7)):
        if len(sign.findall(data)) > 1 or (sign.search(data) and len(data) < 400):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if len(re.findall("[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]", text)) * 3 > len(text):
                return Decoded(text, name, ())
    return None


def _decode_scored(data, hint):
    """The strict decoding that reads most like Chinese; among poor ones valid UTF-8 is what it says it is."""
    readings = {}
    for encoding in CANDIDATES:
        text, cut = _decode_strict(data, encoding)
        if text:
            score = float(score_characters(text[:SAMPLE]).mean()) - CUT * bool(cut) + HINT * (encoding == hint)
            readings[encoding] = score, text, cut
    best = max(readings, key=readings.get, default=None)
    if best is None or readings[best][0] < GARBLED:
        if "utf-8" not in readings or readings["utf-8"][2] is not None:
            raise _explain(data)
        best = "utf-8"
    _, text, cut = readings[best]
    if not best.startswith(("utf-16", "utf-32")) and len(text) <= LONGEST:
        _refuse_foreign_line(data, text, best)
    return Decoded(text, best, _describe_cut(cut))


def _decode_strict(data, encoding):
    """Text and None; text without its cut last character and the byte where that begins; or None and the bad byte."""
    try:
        text = data.decode(encoding)
        outdated = encoding == "gb18030" and PRIVATE.search(text)
        return (text.translate(SINCE_2022) if outdated else text), None
    except UnicodeDecodeError as error:
        at = error.start
    if len(data) - at < 4 and at:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            return decoder.decode(data), at
        except UnicodeDecodeError:
            pass
    return None, at


def _refuse_foreign_line(data, text, encoding):
    """Look at the lines that do not read like Chinese: does another encoding read them better?"""
    scores = score_characters(text)
    codes = code_points(text)
    starts = np.concatenate(([0], np.flatnonzero(codes == ord("\n")) + 1))
    starts = starts[starts < len(text)]
    weights = np.add.reduceat(codes > 0x7F, starts, dtype=np.float32)
    means = np.add.reduceat(np.where(codes > 0x7F, scores, 0), starts) / np.maximum(weights, 1)
    suspects = np.flatnonzero((means < SUSPECT) & (weights >= ENOUGH))
    lines = data.split(b"\n") if len(suspects) else []
    for number in suspects:
        own = float(score_characters(lines[number].decode(encoding, "ignore").translate(SINCE_2022)).mean())
        score, other = _read_line(lines[number])
        if other != encoding and score > own + MARGIN:
            raise _mixed(number + 1, other, encoding)


def _read_line(line):
    """Score and name of the byte encoding that reads a line best; (-inf, None) when none does."""
    readings = [(-np.inf, None)]
    for encoding in CANDIDATES[:3]:
        text, cut = _decode_strict(line.rstrip(b"\r"), encoding)
        if text and cut is None:
            readings.append((float(score_characters(text).mean()), encoding))
    return max(readings, key=lambda reading: reading[0])


def _explain(data):
    """Why no encoding reads the whole: no text at all, a line in another encoding, or one that is in none."""
    if _count_controls(data[:4096]) * 20 > len(data[:4096]):
        return Refused("decode", "is no text but a binary file of a kind unknown here", "save the text in it as txt")
    votes, at = {}, 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.isascii():
            votes[number] = _read_line(line)[1]
            if votes[number] is None:
                return Refused("decode", f"line {number} (from byte {at}) is in no encoding known here", REMEDY)
        at += len(line) + 1
    names = list(votes.values())
    common = max(CANDIDATES, key=names.count)
    for number, encoding in votes.items():
        if encoding != common:
            return _mixed(number, encoding, common)
    return Refused("decode", "reads like Chinese in no encoding known here", REMEDY)


def _mixed(line, other, encoding):
    return Refused("decode", f"line {line} is {other} but the file is {encoding}", "save all of it as UTF-8")


def _describe_cut(at):
    return () if at is None else (f"the last character is cut off at byte {at}; it was left out",)


def _describe_controls(decoded, data):
    if decoded.encoding.startswith(("utf-16", "utf-32")):
        data = decoded.text.encode("utf-8", "surrogatepass")
    count = _count_controls(data)
    return (f"{count} control characters (such as NUL) stand in the text",) if count else ()


def _count_controls(data):
    return len(data) - len(data.translate(None, CONTROLS))
