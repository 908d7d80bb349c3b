"""What is no speech, told by its first bytes, its name or what lies in it (data/lexicon/file_kinds.csv)."""

import re

from fieldwords.lexicon import read_rows
from fieldwords.reading.mojibake import find_mojibake

IN_BYTES = ("txt", "md", "html")  # formats that can be saved in another encoding


def find_kind(place: str, text: str) -> tuple[str, str] | None:
    """Return why a file is no speech, and a remedy; None for what may be one.

    Parameters
    ----------
    place : str
        Where to look: what a file `begins` with, what a plain text (`named`) or a file of `office` programs is named,
        what lies in a `zip` archive, what streams (`stream`) the container has that Office used for everything, what a
        text `says` that has no Chinese character.
    text : str
        The first bytes as Latin-1, the end of the name in lower case, the names in the archive, one a line, the bytes
        as UTF-16, the text.
    """
    for where, sign, reason, remedy in read_rows("file_kinds"):
        if where == place and re.search(sign, text, re.DOTALL | re.MULTILINE):
            return reason.format(sign=text), remedy
    return None


def describe_code(text: str, format: str) -> tuple[str, str]:
    """Return why a text without a Chinese character is set aside, and a remedy."""
    if find_mojibake(text[:20_000]):
        return "is garbled: it was decoded wrongly before it was saved", "get the file anew and save it as UTF-8"
    if kind := find_kind("says", text[:20_000]):
        return kind
    if not re.search(r"\w", text):
        return "holds no words", "put the text into it or take it away"
    remedy = "take it out of the folder if it is no speech"
    if format in IN_BYTES:
        remedy += "; else save it anew as UTF-8"
    return "holds no Chinese character", remedy
