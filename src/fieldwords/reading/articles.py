"""Where on a web page the article stands: the blocks that content systems of government sites write it into."""

import re

from fieldwords.lexicon import compile_words, list_words

# Names (id or class) that content systems give to the text itself, then those that pages give to what holds it.
NAMES = list_words("article_block")
SYSTEMS = ", ".join(f"[id='{name}' i], [class~='{name}' i], [class*='{name} ' i]" for name in NAMES)
PAGES = (
    "article, main, .content, #content, .article, #article, .detail, #detail, .main-content, .contentbox, .con, #con"
)
KNOWN = f"{SYSTEMS}, {PAGES}"
FRAME = "nav, header, footer, aside"
MENU = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|crumbs?|breadcrumbs?|foot(?:er)?|head(?:er)?|top(?:bar)?|side(?:bar)?|share\w*|copyright"
    r"|related|links?|friendlink|pagination|paging|pre(?:v)?next|location|position|dqwz|weizhi)(?:$|[\s_-])",
    re.I,
)
NEIGHBOURS = compile_words(r"\s*(?:{imprint}|\S{0,3}ICP备)")
IMPRINT = 300  # characters of an imprint, at the most
PROSE = 400  # characters beyond which a block named like a menu holds paragraphs after all
FEW, SHARE = 100, 0.25  # characters and share of the page's words from which a block is taken for the article


def choose_articles(tree) -> tuple[list, int]:
    """Return the blocks that hold the article, in the order of the page, and how many characters stand elsewhere.

    Links are not counted: menus are made of them. The list is empty when no known block holds a fair share of the
    page's words.
    """
    whole = _count_words(tree.body)
    for selector in (SYSTEMS, PAGES):
        found = _keep_outermost(tree.css(selector))
        inside = sum(map(_count_words, found))
        if selector is SYSTEMS and 0 < inside * 2 < whole:
            found = _add_larger(tree, found, inside)
            inside = sum(map(_count_words, found))
        if inside and (inside >= SHARE * whole or (inside >= FEW and inside * 10 >= whole)):
            return found, max(0, whole - inside)
    return [], 0


def _add_larger(tree, found, inside):
    """The blocks of a system and those beside them that hold more than all of them: it got a summary and no more."""
    known = {node.mem_id for node in found}
    known |= {node.mem_id for node in tree.css(PAGES) if not node.css_first(SYSTEMS) and _count_words(node) > inside}
    return _keep_outermost([node for node in tree.css(KNOWN) if node.mem_id in known])


def _keep_outermost(nodes):
    """The nodes, each once, that lie in no other of them and hold text, in the order of the page."""
    chosen, inside = [], set()
    for node in nodes:
        if node.mem_id not in inside and node.text().strip():
            chosen.append(node)
            inside |= {below.mem_id for below in node.css(KNOWN)}
    return chosen


def _count_words(node):
    """Characters below a node that stand in no link."""
    linked = sum(len(link.text().strip()) for link in node.css("a"))
    return max(0, len("".join(node.text().split())) - linked)


def drop_frame(top, inside: bool = False) -> int:
    """Take menus, crumbs and imprint out of the body of a page, or from inside an article; return their characters.

    The header and footer of an article are its own.
    """
    dropped = [] if inside else list(top.css(FRAME))
    for node in top.css("[class], [id]"):
        names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if MENU.search(names):
            dropped.append(node)
    short = (node for node in top.css("div, p, td, li, span") if len(node.text()) < IMPRINT)
    dropped += [node for node in short if NEIGHBOURS.match(node.text())]
    count, gone = 0, {top.mem_id}
    for node in dropped:
        if node.mem_id not in gone and _count_words(node) <= PROSE:
            gone |= {below.mem_id for below in node.css("*")}
            count += len("".join(node.text().split()))
            node.decompose()
    return count
