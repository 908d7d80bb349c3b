"""Links: the address of each page, the same in every build, and the marks of a figure that lead to a sentence."""

import hashlib
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote
from weakref import WeakKeyDictionary

import pandas as pd
from markupsafe import escape

from fieldwords.figures.language import say_figure

UP = "../"  # figures, evidence and the pages of subjects lie in folders beside each other
UNSEEN = 0.004  # of nothing at all, the SVG would make no mark that can be pointed at
_TITLES: WeakKeyDictionary = WeakKeyDictionary()  # figure: link -> what its mark says when pointed at
LINK = re.compile(r'<a xlink:href="([^"]+)" target="_blank">')
STYLE, RULE = re.compile(r' style="([^"]*)"'), re.compile(r"\s*([^:;]+?)\s*:\s*([^;]*[^;\s])\s*;?")


def slug(text: str, shown: str | None = None) -> str:
    """Return a file name without suffix: readable (of `shown`, if given), and never the same for two texts."""
    readable = re.sub(r"[^\w-]+", "-", shown or text)[-48:].strip("-")
    return f"{readable}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def page_name(doc: str) -> str:
    """Return the file name of a document's page."""
    return f"{slug(doc, Path(doc).with_suffix('').as_posix())}.html"


@cache
def page_link(doc: str) -> str:
    """Return the link to a document's page from the folder of the pages."""
    return f"evidence/{quote(page_name(doc))}"


def sentence_link(doc: str, start: int) -> str:
    """Return the link to the sentence of the number that begins at `start` in a document."""
    return f"{page_link(doc)}#t-{start}"


@cache
def subject_link(folder: str, name: str) -> str:
    """Return the link to the page of one of the ``places``, ``items`` or ``terms`` from the folder of the pages."""
    return f"{folder}/{quote(slug(name))}.html"


def link_marks(ax, rows: pd.DataFrame, x, y) -> None:
    """Lay an unseen mark over each figure drawn, which leads to its sentence and says what stands there.

    The figures, rows of `panel` or `outcomes`, are drawn at `x` and `y` in data coordinates.
    """
    if not len(rows):
        return
    links = [UP + sentence_link(doc, start) for doc, start in zip(rows["doc"], rows["start"], strict=True)]
    told = zip(rows["place"].fillna(""), rows["year"], rows["text"].map(say_figure), rows["doc"], strict=True)
    _TITLES.setdefault(ax.figure, {}).update(zip(links, (" · ".join(map(str, words)) for words in told), strict=True))
    ax.scatter(x, y, s=110, color="white", alpha=UNSEEN, linewidths=0, zorder=9, urls=links)


def write_titles(path: Path, figure) -> None:
    """Write into the SVG of a figure what each linked mark says."""
    titles = _TITLES.get(figure)
    if titles:
        svg = path.read_text(encoding="utf-8")
        svg = LINK.sub(lambda link: f'<a xlink:href="{link[1]}"><title>{escape(titles.get(link[1], ""))}</title>', svg)
        path.write_text(svg, encoding="utf-8", newline="\n")


def embed_svg(path: Path, alt: str) -> str | None:
    """Return the SVG of a figure as a part of a page in the folder above; None where no mark of it leads anywhere.

    A page allows no style in a tag: what matplotlib says there becomes attributes.
    """
    svg = path.read_text(encoding="utf-8") if path.is_file() else ""
    if "<a xlink:href" not in svg:
        return None
    width = re.search(r'<svg [^>]*width="([\d.]+)pt"', svg)
    box = re.search(r'viewBox="([^"]+)"', svg)
    body = re.sub(r"(?s)<metadata>.*?</metadata>|<style.*?</style>", "", svg[svg.index(">", svg.index("<svg")) + 1 :])
    body = re.sub(r'<g id="[^"]*"', "<g", body).replace(f'xlink:href="{UP}', 'href="').replace("xlink:href", "href")
    body = STYLE.sub(lambda style: RULE.sub(r' \1="\2"', style[1]), body)
    size = f'viewBox="{box[1]}" width="{float(width[1]) * 100 / 72:.0f}"'
    head = f'<svg class="drawn" role="group" aria-label="{escape(alt)}" {size}'
    return f'{head} stroke-linejoin="round" stroke-linecap="butt">{body}'
