"""Text of a saved web page: the article of a government site, one block a line."""

import re

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from fieldwords.errors import Refused
from fieldwords.reading.articles import choose_articles, drop_frame
from fieldwords.reading.markup import TORN, lower_digits, raise_digits
from fieldwords.reading.tables import Cell, draw_table

NO_TEXT = "script, style, noscript, template, iframe, object, svg, select, button, textarea, head, rt, rp, annotation"
# What a style says of an element: in it, or in the page for its class. Tabs and menus are hidden by class too, so that
# a rule for classes counts for short elements only.
STYLES = {
    "hidden": re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I),
    "struck-through": re.compile(r"line-through", re.I),
    "raised": re.compile(r"vertical-align\s*:\s*super", re.I),
}
MARKED = {"hidden": "[hidden]", "struck-through": "del, s, strike"}
SELECTOR = re.compile(r"\s*(?:span|font|b|i|em|u|div|p)?[.#][\w-]{1,60}\s*")
SMALL, SHORT, RULES = ("span", "font", "b", "i", "em", "u", "div", "p"), 40, 200
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
FOLDED = re.compile(rf"(?<=[{WIDE}])[ \t\r\f]*+\n[ \t\r\n\f]*+(?=[{WIDE}])")  # a break in the source, none on the page
BLANKS = re.compile(r"[ \t\r\n\f]+")
SHORTEST = 8  # characters of a line that a page's title may begin with
SITE = re.compile(r"\s*[_|]|\s+[-–—]\s+|--")
PICTURE = "\ue000"  # stands for a picture until its neighbours are known
FIGURE = re.compile(rf"(?<=[\d.]){PICTURE}+|{PICTURE}+(?=[\d.万亿%％])")  # a picture in place of digits


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the article of a page in UTF-8, a paragraph a line, its title first, and warnings; tables are drawn.

    Raises
    ------
    Refused
        The page holds no text.
    """
    page = data.decode("utf-8")
    try:
        tree = LexborHTMLParser(page)
    except SelectolaxError:  # all it says when memory runs out; it takes every page otherwise
        raise MemoryError from None
    title = _read_title(tree)
    ends = "</html>" in page[-65536:].lower() or "<html" not in page[:65536].lower()
    warnings = [] if ends else ["the page has no </html>: it may be cut off"]
    framed = len(tree.css("iframe[src], frame[src]"))
    warnings += [f"{framed} framed pages were left out"] if framed else []
    styled, gone = _find_styled(tree), set()
    _drop(tree.css(NO_TEXT), gone)
    for words in ("struck-through", "hidden"):
        told = _drop(styled[words], gone)
        warnings += [f"{told} {words} passages were left out"] if told else []
    for node in styled["raised"]:
        if node.mem_id not in gone:
            gone |= {below.mem_id for below in node.css("*")}
            node.replace_with(raise_digits(node.text()))
    lines = _read_page(tree, warnings) if tree.body else []
    if not lines:
        raise Refused("extract", "the page holds no text", "save the page again, complete, or copy the text into a txt")
    return "\n".join([*([] if _is_said(title, lines[:5]) else [title]), *lines]), warnings


def _find_styled(tree):
    """The elements that are hidden, struck through or raised, by their tag, their style or a rule for their class."""
    styled = {name: list(tree.css(MARKED[name])) if name in MARKED else [] for name in STYLES}
    sheets = "}".join(sheet.text() for sheet in tree.css("style"))
    rules = [rule.rpartition("{") for rule in sheets.split("}")]
    for name, pattern in STYLES.items():
        names = [
            one for words, _, style in rules if pattern.search(style) for one in words.rpartition("{")[2].split(",")
        ]
        chosen = ", ".join([one for one in names if SELECTOR.fullmatch(one)][:RULES])
        found = tree.css(chosen) if chosen else []
        styled[name] += [node for node in found if node.tag in SMALL and len(node.text()) <= SHORT]
    for node in tree.css("[style]"):
        for name, pattern in STYLES.items():
            if pattern.search(node.attributes["style"] or ""):
                styled[name].append(node)
    return styled


def _drop(nodes, gone):
    """Take elements out of the tree, add them and what they hold to `gone`, and return how many held text."""
    told = 0
    for node in nodes:
        if node.mem_id not in gone and node.tag != "body":
            told += bool(node.text().strip())
            gone |= {node.mem_id} | {below.mem_id for below in node.css("*")}
            node.decompose()
    return told


def _read_page(tree, warnings):
    """Lines of the article, or of the page without its menus; a warning when much else stands on the page."""
    articles, others = choose_articles(tree)
    if not articles:
        menus = drop_frame(tree.body)
        lines = read_lines(tree.body)
        if menus and lines:
            warnings.append(f"no article was told apart on the page: menus of {menus} characters were left out")
        return lines
    for node in articles:
        drop_frame(node, inside=True)
    lines = [line for node in articles for line in read_lines(node)]
    inside = sum(map(len, lines))
    if others > max(min(60, inside // 2), inside // 10):
        warnings.append(f"the article has {inside} characters; {others} beside it on the page were left out")
    return lines


def _read_title(tree):
    meta, heading, title = map(tree.css_first, ("meta[name=ArticleTitle]", "h1", "title"))
    words = (meta and meta.attributes.get("content") or "").strip() or (heading.text().strip() if heading else "")
    if words:
        return BLANKS.sub(" ", words)
    return SITE.split(BLANKS.sub(" ", title.text()).strip())[0] if title else ""


def _is_said(title, lines):
    """Tell whether lines hold a title, or one of them without the name of the site behind it."""
    title, *lines = ("".join(text.split()) for text in (title, *lines))
    starts = [line for line in lines if len(line) >= SHORTEST and title.startswith(line)]
    return title in "".join(lines) or any(title[len(line)] in "-–—_|·" for line in starts)


def read_lines(top) -> list[str]:
    """Return the lines of the text below a node; a walk without recursion, since pages nest thousands deep."""
    lines, pieces, tables, raised = [[]], [], [], 0

    def close():
        text = FIGURE.sub("□", TORN.sub("", "".join(pieces))).replace(PICTURE, "")
        pieces.clear()
        lines[-1].extend(filter(None, (part.strip() for part in text.strip().split("\n"))))

    node, entering = top, True
    while True:
        tag = node.tag
        if entering:
            if tag == "-text":
                text = _fold(node)
                lowered = node.parent.tag == "sub" and pieces and pieces[-1][-1:].isdigit()
                text = lower_digits(text) if lowered else text
                pieces.append(raise_digits(text) if raised else text)
            elif tag == "br":
                pieces.append("\n")
            elif tag == "img":
                pieces.append(PICTURE)
            elif tag in BLOCKS:
                close()
                if tag == "table":
                    tables.append([])
                elif tag == "tr" and tables:
                    tables[-1].append([])
                elif tag in ("td", "th") and tables and tables[-1]:
                    lines.append([])
            elif tag == "sup":
                raised += 1
            elif node.parent is not None and node.parent.tag in ("mfrac", "msup") and _follows(node):
                pieces.append("/" if node.parent.tag == "mfrac" else "^")
            if node.child is not None:
                node = node.child
                continue
        if tag == "sup":
            raised -= 1
        elif tag in BLOCKS and tag != "br":
            close()
            if tag in ("td", "th") and len(lines) > 1:
                tables[-1][-1].append(Cell(lines.pop(), _span(node, "colspan"), _span(node, "rowspan")))
            elif tag == "table" and tables:
                lines[-1].extend(draw_table(tables.pop(), lines[-1][-1] if lines[-1] else ""))
        if node.mem_id == top.mem_id:
            return [line for part in lines for line in part]
        entering = node.next is not None
        node = node.next if entering else node.parent


def _follows(node):
    """Tell whether an element stands before this one in the same parent."""
    other = node.prev
    while other is not None and other.tag == "-text":
        other = other.prev
    return other is not None


def _span(node, name):
    value = node.attributes.get(name) or ""
    return max(1, min(int(value), 1000)) if value.isdecimal() and len(value) < 6 else 1


def _fold(node):
    text = node.text_content or ""
    if node.parent is not None and node.parent.tag == "pre":
        return text
    return BLANKS.sub(" ", FOLDED.sub("", text))
