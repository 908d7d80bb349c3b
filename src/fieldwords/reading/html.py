"""Text of a saved web page: the article of a government site, one block a line."""

import re

from selectolax.lexbor import LexborHTMLParser

from fieldwords.reading.results import Refused

PAGE_BYTES = 32 * 2**20
ARTICLES = ("#UCAP-CONTENT", "#zoom", "#Zoom", ".TRS_Editor", ".trs_editor_view", "article", "main")
NOISE = (
    "script, style, noscript, template, iframe, object, svg, select, button, textarea, head, nav, header, footer, aside"
)
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul",
    )
)
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
FOLDED = re.compile(rf"(?<=[{WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{WIDE}])")  # a break in the source, none on the page
BLANKS = re.compile(r"[ \t\r\n\f]+")
SITE = re.compile(r"\s*[_|]|\s+[-–—]\s+|--")


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the article of a page, one paragraph or table row a line, its title first, and warnings.

    Parameters
    ----------
    data : bytes
        The page in UTF-8, decoded before.

    Raises
    ------
    Refused
        The page holds no text, or is larger than any page of words.
    """
    if len(data) > PAGE_BYTES:
        raise Refused("extract", f"the page has more than {PAGE_BYTES // 2**20} MB", "copy its text into a txt")
    page = data.decode("utf-8")
    tree = LexborHTMLParser(page)
    title = _read_title(tree)
    warnings = [] if "</html>" in page[-65536:].lower() else ["the page has no </html>: it may be cut off"]
    for node in tree.css(NOISE):
        node.decompose()
    whole = _read_lines(tree.body) if tree.body else []
    lines = _read_article(tree) or whole
    inside, outside = sum(map(len, lines)), sum(map(len, whole))
    if inside * 2 < outside:
        warnings.append(f"the article is {inside} of the page's {outside} characters; the rest was left out")
    if not lines:
        raise Refused("extract", "the page holds no text", "save the page again, complete, or copy the text into a txt")
    if title and _squeeze(title) not in _squeeze("".join(lines[:5])):
        lines.insert(0, title)
    return "\n".join(lines), warnings


def _read_title(tree):
    meta = tree.css_first("meta[name=ArticleTitle]")
    heading = tree.css_first("h1")
    if meta and (meta.attributes.get("content") or "").strip():
        return BLANKS.sub(" ", meta.attributes["content"]).strip()
    if heading and heading.text().strip():
        return BLANKS.sub(" ", heading.text()).strip()
    title = tree.css_first("title")
    return SITE.split(BLANKS.sub(" ", title.text()).strip())[0] if title else ""


def _squeeze(text):
    return re.sub(r"\s", "", text)


def _read_article(tree):
    """Lines of the longest node of the first selector that holds text."""
    for selector in ARTICLES:
        found = max(
            (_read_lines(node) for node in tree.css(selector)), key=lambda lines: sum(map(len, lines)), default=[]
        )
        if found:
            return found
    return []


def _read_lines(top):
    """Lines of the text below `top`; a walk without recursion, since pages nest thousands deep."""
    lines, pieces, rows = [], [], []

    def close():
        line = "".join(pieces).strip()
        pieces.clear()
        lines.extend(filter(None, (part.strip() for part in line.split("\n"))))

    node, entering = top, True
    while True:
        tag = node.tag
        if entering:
            if tag == "-text":
                pieces.append(_fold(node))
            elif tag in BLOCKS:
                close()
                if tag == "tr":
                    rows.append([])
                elif tag in ("td", "th") and rows:
                    rows[-1].append(len(lines))
            if node.child is not None:
                node = node.child
                continue
        if tag in BLOCKS:
            close()
            if tag == "tr" and rows:
                _join_row(lines, rows.pop())
        if node.mem_id == top.mem_id:
            return lines
        entering = node.next is not None
        node = node.next if entering else node.parent


def _fold(node):
    text = node.text_content or ""
    if node.parent is not None and node.parent.tag == "pre":
        return text
    return BLANKS.sub(" ", FOLDED.sub("", text))


def _join_row(lines, starts):
    """Make one line of a row when no cell holds more than one."""
    ends = [*starts[1:], len(lines)]
    if starts and all(end - start <= 1 for start, end in zip(starts, ends, strict=True)):
        lines[starts[0] :] = ["\t".join(lines[starts[0] :])] if len(lines) > starts[0] else []
