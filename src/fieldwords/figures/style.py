"""The one style of every figure: Chinese font, colours with a second channel, files the same each time; cards."""

import os
import re
import tempfile
import unicodedata
import warnings
from collections.abc import Callable
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import matplotlib
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path

import fieldwords
from fieldwords import paths
from fieldwords.errors import FieldwordsError
from fieldwords.figures.links import write_titles

# What a line break must not part: a word in Latin letters, or one Han character, each with the marks that close it.
PIECE = re.compile(r"(?:[!-\u024f]+|.)[，。、；：）》”」％ ]*", re.S)
FONT = str(sans_path())  # the file of the Chinese font
SEED = 20231
INK, FAINT = "#222222", "#8a8a8a"
# Okabe & Ito (2008), told apart by colour-blind readers too; the light yellow is left out: it is lost on white paper.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#222222")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
DASHES = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)), (0, (3, 1.5)), (0, (8, 2)), (0, (4, 1, 1, 1, 1, 1)))
WIDE, TALL = (9.0, 4.6), (9.0, 7.2)
CARD, EDGE = (1200, 630), 48  # pixels: the size of a card, and its edge
CELLS, LINES = 82, 2  # half-width cells a line, and lines of the sentence
_read_font = cache(ImageFont.truetype)  # of eight megabytes


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


class Look(NamedTuple):
    """How one series is drawn: a colour and, so that colour is never alone, a marker and a dash."""

    colour: str
    marker: str
    dash: object


def series_looks(n: int) -> list[Look]:
    """Return `n` looks, the same for the same position each time."""
    return [Look(*look) for look in islice(cycle(zip(COLOURS, MARKERS, DASHES, strict=True)), n)]


def place_look(rank: int) -> Look:
    """Return the look of the place with that number: the same in every figure of a report (`selection.rank_places`)."""
    n = len(COLOURS)
    return Look(COLOURS[rank % n], MARKERS[(rank + rank // n) % n], DASHES[(rank + rank // n) % n])


def use_style() -> None:
    """Set the one figure style, Chinese font included, for figures of your own; those of fieldwords have it anyway.

    Examples
    --------
    >>> fw.use_style()
    """
    family = _add_font()
    matplotlib.rcdefaults()
    plt.style.use(Path(__file__).with_name("fieldwords.mplstyle"))
    matplotlib.rcParams["font.family"] = [family, "DejaVu Sans", "Last Resort High-Efficiency"]


def _add_font() -> str:
    """The name of the Chinese font, which matplotlib knows from then on."""
    if not any(entry.fname == FONT for entry in fontManager.ttflist):
        fontManager.addfont(FONT)
    return FontProperties(fname=FONT).get_name()


_begin = cache(use_style)


def draw_figure(size: tuple[float, float], words: str, draw: Callable, *rows, n: int = 1, **options) -> Figure:
    """Return a new figure of `n` panels, one below the other, that `draw(*rows, axes, **options)` has filled.

    Its label is the sentence that reads it.
    """
    _begin()
    figure = Figure(figsize=size, label=words)
    FigureCanvasAgg(figure)  # else matplotlib sets a new one up for each measurement of a text
    draw(*rows, figure.subplots(n, 1), **options)
    return figure


def check_figure(thing) -> Figure:
    """Return the figure that `thing` is or whose axes it is, or say that it is neither."""
    figure = thing if isinstance(thing, Figure) else getattr(thing, "figure", None)
    if not isinstance(figure, Figure):
        raise FieldwordsError(f"show: cannot show a {type(thing).__name__}; give a table, a figure or a sentence")
    return figure


def set_title(ax: Axes, title: str, width: int = 84) -> None:
    """Set a left title, long ones wrapped at `width` half-width cells."""
    ax.set_title(wrap_text(title, width))


def save_figure(fig: Figure, name: str, alt: str, folder: Path | None = None) -> Path:
    """Write `fig` as SVG, PNG and a card to send, the same bytes each time, close it and return the PNG's path.

    Both files hold `alt`: what the figure shows, for who can't see it. They lie in the figures of the reports folder
    when no other is given.

    Raises
    ------
    FieldwordsError
        A character has no glyph in any font, that of last resort (a sign for each block of Unicode) included.
    """
    folder = Path(folder or paths.REPORTS / "figures")
    folder.mkdir(parents=True, exist_ok=True)
    with (
        warnings.catch_warnings(),
        matplotlib.rc_context({"figure.constrained_layout.use": False}),
        tempfile.TemporaryDirectory(prefix=".", dir=folder) as aside,  # a copied notebook may save one of the same name
    ):
        warnings.filterwarnings("error", message="Glyph .* missing")
        png = Path(aside, f"{name}.png")
        try:
            if fig.axes and (engine := fig.get_layout_engine()):
                engine.execute(fig)
            fig.set_layout_engine()  # none: laid out once, for both files
            for ax in fig.axes:
                locate = ax.get_axes_locator()  # of a colour bar
                ax.apply_aspect(locate(ax, None) if locate else None)
                # The solver's last digits differ from run to run, and with them the names in the SVG.
                ax.set_position([round(side, 6) for side in ax.get_position().bounds])
            box = fig.get_tightbbox().padded(0.12)
            told = {"Software": None, "Description": alt}
            fast = {"compress_level": 1}  # a line drawing comes out as small, in half the time
            fig.savefig(png, bbox_inches=box, metadata=told, pil_kwargs=fast)
            fig.savefig(png.with_suffix(".svg"), bbox_inches=box, metadata={"Date": None, "Description": alt})
            write_titles(png.with_suffix(".svg"), fig)
            write_card(png, alt)
        except UserWarning as warning:
            own = _add_font() in str(warning)  # of the fonts that were tried
            remedy = "take that character out of the label" if own else "run fw.use_style() before you draw"
            raise FieldwordsError(f"figure {name}: {warning}; {remedy}") from None
        finally:
            plt.close(fig)
        for path in Path(aside).iterdir():
            os.replace(path, folder / path.name)
    return folder / png.name


def write_card(png: Path, words: str) -> Path:
    """Write the card of a figure, read by `words`, beside its PNG and return its path.

    The source is FIELDWORDS_SOURCE, set while a report is built.
    """
    large, small = (_read_font(FONT, size) for size in (26, 18))
    lines = wrap_text(words, CELLS).splitlines()
    shown = "\n".join(lines[:LINES]) + "…" * (len(lines) > LINES)
    card = Image.new("RGB", CARD, "white")
    pen = ImageDraw.Draw(card)
    pen.multiline_text((EDGE, 32), shown, fill="#222222", font=large, spacing=10)
    source = " · ".join(filter(None, (os.environ.get("FIELDWORDS_SOURCE"), f"fieldwords {fieldwords.__version__}")))
    pen.text((EDGE, CARD[1] - 44), source, fill="#59616a", font=small)
    with Image.open(png) as figure:
        figure = figure.convert("RGB")
    room = CARD[0] - 2 * EDGE, CARD[1] - 190
    scale = min(room[0] / figure.width, room[1] / figure.height)
    figure = figure.resize((round(figure.width * scale), round(figure.height * scale)), Image.Resampling.LANCZOS)
    card.paste(figure, ((CARD[0] - figure.width) // 2, 126 + (room[1] - figure.height) // 2))
    path = png.with_name(f"{png.stem}-card.png")
    card.save(path, compress_level=1)
    return path
