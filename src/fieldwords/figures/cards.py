"""A card to send: a figure with the sentence that reads it above and its source below, 1,200 by 630 pixels."""

import os
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import fieldwords
from fieldwords.figures.lettering import font_path, wrap_text

SIZE, EDGE = (1200, 630), 48
CELLS, LINES = 82, 2  # half-width cells a line, and lines of the sentence
_read_font = cache(ImageFont.truetype)  # of eight megabytes


def write_card(png: Path, words: str) -> Path:
    """Write the card of a figure, read by `words`, beside its PNG and return its path.

    The source is FIELDWORDS_SOURCE, set while a report is built.
    """
    large, small = (_read_font(str(font_path()), size) for size in (26, 18))
    lines = wrap_text(words, CELLS).splitlines()
    shown = "\n".join(lines[:LINES]) + "…" * (len(lines) > LINES)
    card = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(card)
    pen.multiline_text((EDGE, 32), shown, fill="#222222", font=large, spacing=10)
    source = " · ".join(filter(None, (os.environ.get("FIELDWORDS_SOURCE"), f"fieldwords {fieldwords.__version__}")))
    pen.text((EDGE, SIZE[1] - 44), source, fill="#59616a", font=small)
    with Image.open(png) as figure:
        figure = figure.convert("RGB")
    room = SIZE[0] - 2 * EDGE, SIZE[1] - 190
    scale = min(room[0] / figure.width, room[1] / figure.height)
    figure = figure.resize((round(figure.width * scale), round(figure.height * scale)), Image.Resampling.LANCZOS)
    card.paste(figure, ((SIZE[0] - figure.width) // 2, 126 + (room[1] - figure.height) // 2))
    path = png.with_name(f"{png.stem}-card.png")
    card.save(path, compress_level=1)
    return path
