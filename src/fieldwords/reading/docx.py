"""Text of Word documents: a guarded walk over its XML that keeps what stands on the page as it was last agreed."""

import io
import shutil
import subprocess
import zipfile

from lxml import etree

from fieldwords.errors import Refused
from fieldwords.reading.formats import find_kind
from fieldwords.reading.runs import LEFT_OUT, Writer
from fieldwords.reading.styles import Numbering, local_name, read_styles

OLD = b"\xd0\xcf\x11\xe0"  # how a file of before 2007 begins
REMEDY = "open it in Word or LibreOffice and save it as docx"
SECONDS = 10  # that antiword may take


def extract_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a .docx file, one paragraph a line, and warnings; tables as `tables.draw_table` draws them.

    Tracked changes count as accepted; struck and hidden text and notes are left out, which is said. A .doc file is read
    through antiword.

    Raises
    ------
    Refused
        Not a Word document, or one made to do harm; a .doc file that antiword cannot read, or without antiword.
    """
    if data.lstrip(b" \t\r\n").startswith(OLD):
        return _read_old(data)
    document, numbering, styles = _read_parts(data)
    writer = Writer(read_styles(styles), Numbering(numbering, styles))
    steps = etree.iterwalk(document, events=("start", "end"))
    for event, element in steps:
        tag = local_name(element)
        if event == "end":
            writer.leave(element, tag)
        elif not writer.enter(element, tag):
            steps.skip_subtree()
    text, counts = "\n".join(writer.lines()), writer.counts
    if not text.strip():
        if counts["altChunk"]:
            raise Refused("extract", "holds an embedded document and no text of its own", "save it anew from Word")
        raise Refused("extract", "holds no text", "if it holds pictures of pages, run OCR and save it as txt")
    return text, [words.format(counts[tag]) for tag, words in LEFT_OUT.items() if counts[tag]]


def _read_parts(data):
    """Roots of the document, its numbering and its styles; of the archive nothing else is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = (_name_document(archive, names), "word/numbering.xml", "word/styles.xml")
        return [_parse(archive.read(part)) if part in names else None for part in parts]


def _name_document(archive, names):
    """The part that the package's relations call its document, as long as it is Word's."""
    if "_rels/.rels" in names:
        relations = _parse(archive.read("_rels/.rels"))
        told = [one for one in relations if (one.get("Type") or "").endswith("/officeDocument")]
        targets = [name for one in told if (name := (one.get("Target") or "").lstrip("/")) in names]
        if targets and targets[0].startswith("word/"):
            return targets[0]
    if "word/document.xml" not in names:
        other = find_kind("zip", "\n".join(names).lower())
        raise Refused("extract", *other or ("is a zip archive but no Word document", "unpack it or save it as docx"))
    return "word/document.xml"


def _parse(xml):
    if b"<!DOCTYPE" in xml.replace(b"\0", b""):
        raise Refused("extract", "has a DTD inside, which no Word document has", "save it anew from Word")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(xml, parser)


def _read_old(data):
    """The text of a file of before 2007, through antiword where that is installed."""
    if other := find_kind("stream", data.decode("utf-16-le", "replace")):
        raise Refused("extract", *other)
    program = shutil.which("antiword")
    if program is None:
        raise Refused("extract", "is in the old .doc format", REMEDY)
    command = [program, "-m", "UTF-8.txt", "-w", "0", "-"]
    done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    text = done.stdout.decode("utf-8")
    if done.returncode or not text.strip():
        raise Refused("extract", "is in the old .doc format and antiword cannot read it", REMEDY)
    return text, ["old .doc format, read with antiword: compare with the original or save it as docx"]
