"""The raw folder and what a command is given: which files there are, and the text of one of them."""

import errno
import hashlib
import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from fieldwords.errors import FieldwordsError, Refused
from fieldwords.reading.characters import find_mojibake
from fieldwords.reading.encodings import decode
from fieldwords.reading.formats import HTML_NAMES, claimed_encoding, describe_code, describe_name, tell_format
from fieldwords.reading.guard import extract

LIMIT = 64 * 2**20  # bytes of a file with pictures or a page's trappings in it
PAGE_LIMIT = 16 * 2**20  # bytes of a web page
TEXT_LIMIT = 8 * 2**20  # bytes of a plain text
LOST = re.compile(r"\?(?<=[\d万亿].)\?{0,3}(?=[\u4e00-\u9fff，。、；])")
CHARACTERS = 1_500_000  # of a text; the longest report known has 0.1 million, 64 of them in one file 1.4 million
LIMIT_REMEDY = "split it into one file a speech"
HAN = re.compile("[\u2e80-\u2fd5\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
PASSED_OVER = re.compile(
    r"\.|~\$|(?:readme|licen[cs]e)(?:[._-][\w.-]*)?$|(?:manifest\.csv|desktop\.ini|thumbs\.db)$", re.I | re.A
)
FOLDERS_PASSED_OVER = re.compile(r"\.|__macosx$", re.I)
SAVED_PAGES = {*HTML_NAMES, ".mht", ".mhtml"}
TRAPPINGS = ("_files", ".files")  # what a browser writes beside a page that it saves


class Reading(NamedTuple):
    """A file that was read.

    The text of a txt or md is the file as decoded, newlines untouched, without the byte order mark; of all others what
    was extracted, one paragraph a line. Every later offset counts characters of this string.
    """

    text: str
    format: str  # txt, md, docx, doc, html, pdf, rtf, mht or eml, told by the content
    encoding: str | None  # Python's name of that of the bytes; None for docx, doc, pdf, rtf, mht and eml
    sha256: str  # of the bytes on disk
    warnings: tuple[str, ...]  # what a reader of the text should know, a sentence each


def read_file(path: Path) -> Reading:
    """Return the text of a file, whatever its encoding and format.

    Raises
    ------
    Refused
        It cannot be read without guessing; the message names the file, the reason and the remedy.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    try:
        data = _read_bytes(path)
        format = tell_format(data, suffix)
        text, encoding, warnings = _extract(data, format)
        if len(text) > CHARACTERS:
            raise Refused("extract", f"has {len(text):,} characters, more than {CHARACTERS:,}", LIMIT_REMEDY)
        if not HAN.search(text):
            raise Refused("decode", *describe_code(text, format))
    except Refused as refused:
        refused.file = str(path)
        raise
    warnings = (*describe_name(format, suffix), *warnings, *_describe_mojibake(text))
    return Reading(text, format, encoding, hashlib.sha256(data).hexdigest(), warnings)


def _extract(data, format):
    """Text, encoding and warnings; only plain text is taken apart in this process."""
    if format in ("txt", "md"):
        if len(data) > TEXT_LIMIT:
            raise Refused("open", f"has {len(data) / 2**20:.0f} MB of text, more than a speech can have", LIMIT_REMEDY)
        return decode(data)
    if format != "html":
        text, warnings = extract(format, data)
        return text, None, warnings
    if len(data) > PAGE_LIMIT:
        raise Refused("open", f"has {len(data) / 2**20:.0f} MB, more than a page of words", "copy its text into a txt")
    page = decode(data, hint=claimed_encoding(data))
    text, warnings = extract(format, page.text.encode("utf-8"))
    return text, page.encoding, (*page.warnings, *warnings)


def _read_bytes(path):
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe without a writer must not block
        with os.fdopen(descriptor, "rb") as file:
            state = os.fstat(descriptor)
            if not stat.S_ISREG(state.st_mode):
                raise Refused("open", "is not a regular file", "put the text itself into a file")
            if state.st_size > LIMIT:
                raise Refused("open", f"has {state.st_size // 2**20} MB, more than {LIMIT // 2**20}", LIMIT_REMEDY)
            return file.read(LIMIT + 1)
    except OSError as error:
        remedy = "give yourself the right to read it (chmod u+r)" if error.errno == errno.EACCES else "check the path"
        raise Refused("open", f"cannot be opened ({error.strerror})", remedy) from None


def _describe_mojibake(text):
    garbled = sum(end - start for start, end in find_mojibake(text))
    lost = len(LOST.findall(text)) if "?" in text else 0
    if garbled:
        yield f"{garbled} of {len(text)} characters are garbled: decoded wrongly before they were saved"
    if lost:
        yield f"{lost} question marks stand where the characters behind figures were: they are lost"


class Files(NamedTuple):
    """What lies in a folder of speeches: POSIX paths below it, sorted.

    Unreadable, and no documents, are pipes and devices, links that lead out of the folder or nowhere, and folders that
    cannot be opened.
    """

    raw: Path
    docs: list[str]
    unreadable: list[tuple[str, Refused]]


def find_files(raw: Path) -> Files:
    """Return what lies below `raw`.

    Hidden files, manifest.csv, README.*, LICENSE.* and the folder that a browser saves beside a page (NAME_files
    beside NAME.html) are left out. Links to files inside `raw` count.

    Raises
    ------
    FieldwordsError
        The folder is missing or holds no readable file.
    """
    raw = Path(raw)
    if raw.is_file():
        raise FieldwordsError(f"{raw}: is a file; name the folder that holds the speeches")
    if not raw.is_dir():
        into = "make it and put speeches (txt, md, docx, html, pdf) into it"
        raise FieldwordsError(f"{raw}: no such folder; check the path, or {into}")
    found = sorted(_walk(raw), key=lambda entry: entry[0])
    docs = [doc for doc, refused in found if refused is None]
    if not docs:
        raise FieldwordsError(f"{raw}: no readable file in it; put speeches (txt, md, docx, html, pdf) into it")
    return Files(raw, docs, [(doc, refused) for doc, refused in found if refused])


def list_sources(given: list[Path], root: Path | None = None) -> tuple[dict[str, Path], dict[str, Refused]]:
    """Return the files among `given` and below its folders by their name: the POSIX path below `root`.

    When no root is given, that is the one folder given, else the folder common to all files.

    Returns
    -------
    files : dict of str to Path
        In the order given, the files of a folder sorted; a file given twice appears once.
    unreadable : dict of str to Refused
        What below the folders can be no document, such as a dangling link.

    Raises
    ------
    FieldwordsError
        A path does not exist, or lies outside `root`.
    """
    files, faults = [], []
    for path in given:
        if path.is_dir():
            found = find_files(path)
            files += [path / doc for doc in found.docs]
            faults += [(Path(os.path.abspath(path / doc)), fault) for doc, fault in found.unreadable]
        elif path.exists():
            files.append(path)
        else:
            raise FieldwordsError(f"{path}: no such file or folder; check the path")
    whole = [Path(os.path.abspath(file)) for file in files]
    alone = given[0] if len(given) == 1 and given[0].is_dir() else None
    base = Path(os.path.abspath(root or alone or os.path.commonpath([file.parent for file in whole])))
    for file in whole:
        if not file.is_relative_to(base):
            raise FieldwordsError(f"{file}: lies outside --root {base}; give a folder that holds all files")
    names = (file.relative_to(base).as_posix() for file in whole)
    lost = {str(path.relative_to(base) if path.is_relative_to(base) else path): fault for path, fault in faults}
    return dict(zip(names, files, strict=True)), lost


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def hash_files(files: Files) -> dict[str, str]:
    """Return doc -> SHA-256 of its file's bytes, or why it cannot be opened: it is tried again once that changes."""
    hashes = {}
    for doc in files.docs:
        try:
            hashes[doc] = hash_file(files.raw / doc)
        except OSError as error:
            hashes[doc] = f"cannot be opened: {error.errno}"
    return hashes


def _walk(raw):
    """Every entry that is not passed over, with None or the reason why it cannot be read."""
    failures = []
    for folder, folders, names in os.walk(raw, followlinks=False, onerror=failures.append):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        pages = [stem for stem, suffix in map(os.path.splitext, names) if suffix.lower() in SAVED_PAGES]
        left_out = {*links, *(page + ending for page in pages for ending in TRAPPINGS)}
        folders[:] = sorted(name for name in folders if not FOLDERS_PASSED_OVER.match(name) and name not in left_out)
        for name in names + links:
            if not PASSED_OVER.match(name):
                path = Path(folder, name)
                doc = _name(path, raw)
                fault = _judge(path, raw, doc)
                yield doc, fault and Refused("find", *fault, doc)
    for error in failures:
        remedy = "give yourself the right to read it (chmod u+rx)"
        doc = _name(Path(error.filename), raw)
        yield doc, Refused("find", f"folder cannot be opened ({error.strerror})", remedy, doc)


def _name(path, raw):
    """The path below `raw`; bytes of it that are not UTF-8 are written as \\udcNN."""
    return path.relative_to(raw).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _judge(path, raw, doc):
    """Why a path is no regular file inside `raw`, and a remedy; None for one that is."""
    if doc != path.relative_to(raw).as_posix():
        return "has a name that is not UTF-8", "rename it"
    if os.path.islink(path):
        target = Path(os.path.realpath(path))
        if not target.is_relative_to(os.path.realpath(raw)):
            return "is a link that leads out of the folder", "copy the file itself"
        if target.is_dir():
            return "is a link to a folder", "take it away: the folder is read where it is"
        if not target.exists():
            return "is a link that leads nowhere", "take it away"
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return f"cannot be looked at ({error.strerror})", "give yourself the right to (chmod u+rx)"
    return None if regular else ("is not a regular file", "take it away")
