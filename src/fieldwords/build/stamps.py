"""Keys: the hash of everything a table depends on, so that what has not changed is not built again."""

import csv
import hashlib
import json
import platform
import shutil
from collections import defaultdict
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from fieldwords import paths
from fieldwords.build.writing import hash_file
from fieldwords.errors import FieldwordsError

PACKAGE = Path(__file__).parents[1]
COMMON_CODE = ("errors.py", "lexicon.py", "schemas.py", "build/stages.py", "build/store.py", "build/tables.py")
COMMON_LIBRARIES = ("numpy", "pandas", "pyarrow")


class Stage(NamedTuple):
    """A part of the build.

    Attributes
    ----------
    tables : tuple of str
        What it writes.
    code : tuple of str
        The folders of the package whose change makes its tables stale.
    lexicon : tuple of str
        The tables of data/lexicon it reads.
    libraries : tuple of str
        Distributions whose version can change a number.
    programs : tuple of str
        Programs outside Python it uses where they are installed.
    """

    tables: tuple[str, ...]
    code: tuple[str, ...]
    lexicon: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()


STAGES = {
    "corpus": Stage(
        tables=("documents", "quarantine", "texts", "marks", "sections", "sentences"),
        code=("reading", "corpus"),
        lexicon=("genres", "headings", "places", "plan_periods"),
        libraries=("lxml", "pypdf", "selectolax"),
        programs=("antiword",),
    ),
    "terms": Stage(
        tables=("term_counts", "term_years"),
        code=("terms",),
        lexicon=("phrases", "term_groups"),
        libraries=("ahocorasick-rs", "jieba", "rjieba", "scipy"),
    ),
    "targets": Stage(
        tables=("targets", "corrections", "panel", "mentions", "revisions", "outcomes"),
        code=("quantities", "targets", "outcomes"),
        lexicon=("cues", "farm_items", "item_names", "measures", "panel_words", "place_codes", "units"),
        libraries=("ahocorasick-rs",),
    ),
}


def digest(*parts) -> str:
    """Return the SHA-256 of the parts, as JSON writes them, in hexadecimal."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def stage_key(name: str) -> str:
    """Return the key of a stage: its code, its lexicon tables, the versions of its libraries.

    Raises
    ------
    FieldwordsError
        A lexicon table is missing.
    """
    stage = STAGES[name]
    sources = [PACKAGE / file for file in COMMON_CODE]
    sources += [source for folder in stage.code for source in sorted((PACKAGE / folder).rglob("*.py"))]
    libraries = {library: version(library) for library in (*COMMON_LIBRARIES, *stage.libraries)}
    return digest(
        {source.relative_to(PACKAGE).as_posix(): hash_file(source) for source in sources},
        {table: _hash_lexicon(table) for table in stage.lexicon},
        {"python": platform.python_version_tuple()[:2], **libraries},
        {program: shutil.which(program) is not None for program in stage.programs},
    )


def code_key() -> str:
    """Return one key for the code, the lexicon and the libraries of all stages: those of this process agree with it."""
    return digest([stage_key(name) for name in STAGES])


def _hash_lexicon(table):
    path = paths.LEXICON / f"{table}.csv"
    try:
        return hash_file(path)
    except OSError:
        raise FieldwordsError(f"{path}: lexicon table missing; take it from git or set FIELDWORDS_LEXICON") from None


def document_keys(raw: Path, docs: list[str]) -> dict[str, dict[str, str]]:
    """Return for each document the key of what each stage makes of it.

    Parameters
    ----------
    raw : Path
        The folder of speeches; the rows of a document in its manifest and in the corrections are part of its keys.
    docs : list of str
        Paths below `raw`.

    Returns
    -------
    dict of str to dict
        doc -> stage -> key. Terms and targets depend on what the corpus stage made of the document.
    """
    stages = {name: stage_key(name) for name in STAGES}
    manifest, corrections = _read_rows(raw / "manifest.csv"), _read_rows(paths.LEXICON / "corrections.csv")
    within = raw.absolute().name
    within = "" if within.isascii() else within  # it may be a place, then the documents' too
    keys = {}
    for doc in docs:
        corpus = digest(stages["corpus"], within, doc, hash_source(raw / doc), manifest[doc])
        targets = digest(stages["targets"], corpus, corrections[doc])
        keys[doc] = {"corpus": corpus, "terms": digest(stages["terms"], corpus), "targets": targets}
    return keys


def failure_key(stage: str, keys: dict[str, str]) -> str:
    """Return the key of a document's failure at `stage`: when it changes, the document is tried again.

    Parameters
    ----------
    stage : str
        As table `quarantine` names it; all but ``terms``, ``targets`` and ``worker`` belong to the corpus stage.
    keys : dict of str to str
        The document's keys, from `document_keys`.
    """
    return digest(keys) if stage == "worker" else keys.get(stage, keys["corpus"])


def hash_source(path: Path) -> str:
    """Return the hash of a file of the raw folder, or why there is none: the file is tried again once that changes."""
    try:
        return hash_file(path)
    except OSError as error:
        return f"cannot be opened: {error.errno}"


def _read_rows(path):
    """The rows of a table as they stand, by document; who uses the table says what is wrong with it."""
    rows = defaultdict(list)
    with suppress(OSError, csv.Error), open(path, encoding="utf-8-sig", errors="replace", newline="") as handle:
        for row in csv.DictReader(handle):
            rows[row.get("doc")].append(list(row.items()))
    return rows


def read_key(folder: Path, stage: str) -> dict:
    """Return what ``{stage}.key`` says its tables were built from; empty when it does not fit the tables beside it."""
    try:
        record = json.loads((folder / f"{stage}.key").read_text(encoding="utf-8"))
        intact = all(hash_file(folder / name) == expected for name, expected in record["files"].items())
    except (OSError, ValueError):
        return {}
    return record if intact else {}
