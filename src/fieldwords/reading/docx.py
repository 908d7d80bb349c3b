"""Text of a Word document: a guarded walk over its XML that keeps tracked insertions, text boxes and tables."""

import io
import zipfile
from collections import Counter

from lxml import etree

from fieldwords.reading.numbering import Numbering
from fieldwords.reading.results import Refused

ENTRIES = 4096
XML_BYTES = 32 * 2**20  # the XML of a 100-page report has some 3 MB
PARAGRAPHS = 200_000
DROPPED = {"del", "moveFrom", "rt", "Fallback", "pPrChange", "rPrChange", "instrText", "delText"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
LEFT_OUT = {
    "footnoteReference": "{} footnotes were left out",
    "endnoteReference": "{} endnotes were left out",
    "altChunk": "{} embedded documents were left out",
    "vanish": "{} stretches of hidden text were kept",
    "unnumbered": "{} paragraphs are numbered by Word in a way unknown here; those numbers were left out",
    "sym": "{} signs of symbol fonts were left out",
    "del": "{} tracked deletions were left out",
    "ins": "{} tracked insertions were kept",
}
OFF = ("0", "false", "off", "none")


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a .docx file, one paragraph or table row a line, and warnings.

    A row whose cells hold one line each becomes one line, the cells parted by tabs; other cells follow each other.

    Raises
    ------
    Refused
        Not a Word document, or one made to do harm.
    """
    document, numbering, styles = _read_parts(data)
    lines, counts = _walk(document, Numbering(numbering, styles))
    text = "\n".join(lines)
    if not text.strip():
        raise Refused("extract", "holds no text", "if it holds pictures of pages, run OCR and save it as txt")
    return text, [words.format(counts[tag]) for tag, words in LEFT_OUT.items() if counts[tag]]


def _read_parts(data):
    """Roots of the document, its numbering and its styles, after a look at the table of contents."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        names = [info.filename for info in infos]
        if len(infos) > ENTRIES or len({name.lower() for name in names}) < len(names):
            raise Refused("extract", "has duplicate or too many names inside", "save it anew from Word")
        if any(name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") for name in names):
            raise Refused("extract", "has unsafe names inside", "save it anew from Word")
        parts = (_name_document(archive, names), "word/numbering.xml", "word/styles.xml")
        if sum(archive.getinfo(part).file_size for part in parts if part in names) > XML_BYTES:
            raise Refused("extract", f"unpacks to more than {XML_BYTES // 2**20} MB of text", "split the document")
        return [_parse(archive.read(part)) if part in names else None for part in parts]


def _name_document(archive, names):
    """The part that the package's relations call its document, as long as it is Word's."""
    if "_rels/.rels" in names and archive.getinfo("_rels/.rels").file_size < 2**20:
        for relation in _parse(archive.read("_rels/.rels")):
            target = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith("/officeDocument") and target in names:
                if target.startswith("word/"):
                    return target
                break
    if "word/document.xml" not in names:
        raise Refused("extract", "is a zip archive but no Word document", "unpack it or save it as docx")
    return "word/document.xml"


def _parse(xml):
    if b"<!DOCTYPE" in xml.replace(b"\0", b""):
        raise Refused("extract", "has a DTD inside, which no Word document has", "save it anew from Word")
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    return etree.fromstring(xml, parser)


def _walk(root, numbering):
    """Lines and what was counted on the way."""
    lines, counts = [], Counter()
    paragraphs, rows = [[]], []  # open paragraphs (a text box stands inside one) and rows
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        tag = etree.QName(element).localname if isinstance(element.tag, str) else None
        if event == "start":
            if tag in LEFT_OUT and _is_on(element):
                counts[tag] += 1
            if tag in DROPPED and not _is_only_branch(element, tag):
                steps.skip_subtree()
            elif tag == "p":
                paragraphs.append([])
            elif tag == "tr":
                rows.append([])
            elif tag == "tc" and rows:
                rows[-1].append(len(lines))
            elif tag == "t" and element.text:
                paragraphs[-1].append(element.text)
            elif tag in SIGNS and etree.QName(element.getparent()).localname == "r":
                paragraphs[-1].append(SIGNS[tag])
        elif tag == "p":
            text, number = "".join(paragraphs.pop()), numbering.number(element)
            counts["unnumbered"] += number is None
            if len(lines) > PARAGRAPHS:
                raise Refused("extract", f"has more than {PARAGRAPHS} paragraphs", "split the document")
            lines.extend(((number or "") + text if text else text).split("\n"))
        elif tag == "tr":
            _join_row(lines, rows.pop())
    return lines, counts


def _is_on(element):
    return all(value not in OFF for name, value in element.attrib.items() if name.endswith("}val"))


def _is_only_branch(element, tag):
    """A Fallback is read where mc:AlternateContent has no Choice."""
    return tag == "Fallback" and element.getprevious() is None


def _join_row(lines, starts):
    """Make one line of a row when each of its cells holds one."""
    if starts and len(lines) - starts[0] == len(starts):
        lines[starts[0] :] = ["\t".join(lines[starts[0] :])]
