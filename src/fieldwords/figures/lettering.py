"""Letters of figures: the Chinese font, how wide a text is, where its lines may break."""

import re
import unicodedata
from pathlib import Path

from fieldwords.errors import FieldwordsError

# What a line break must not part: a word in Latin letters, or one Han character, each with the marks that close it.
PIECE = re.compile(r"(?:[!-\u024f]+|.)[，。、；：）》”」％ ]*", re.S)


def font_path() -> Path:
    """Return the file of the Chinese font.

    Raises
    ------
    FieldwordsError
        The font package is not installed, or its file is not there.
    """
    try:
        from pylopdf_fonts_zh_cn import sans_path
    except ImportError:
        raise FieldwordsError(
            "Chinese font missing; run: .venv/bin/python -m pip install pylopdf-fonts-zh-cn"
        ) from None
    path = Path(sans_path())
    if not path.is_file():
        raise FieldwordsError(f"{path}: Chinese font missing; reinstall the package pylopdf-fonts-zh-cn")
    return path


def text_width(text: str) -> int:
    """Return the width of `text` in half-width cells: a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def wrap_text(text: str, width: int) -> str:
    """Break `text` into lines of at most `width` half-width cells, between Han characters or at blanks."""
    if "\n" in text:
        return "\n".join(wrap_text(line, width) for line in text.split("\n"))
    lines, line = [], ""
    for word in PIECE.findall(text):
        if line and text_width(line + word.rstrip()) > width:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    return "\n".join([*lines, line.rstrip()])
