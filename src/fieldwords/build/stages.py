"""One document through the stages: what a worker does."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from fieldwords.build.stamps import Plan, stamp_code
from fieldwords.build.store import read_table
from fieldwords.build.writing import hash_file
from fieldwords.corpus.cleaning import counted_text
from fieldwords.corpus.document import Document, parse_document
from fieldwords.corpus.manifest import check_manifest, read_manifest
from fieldwords.errors import FieldwordsError
from fieldwords.reading import Reading, Refused, read_file
from fieldwords.reading.guard import LONG, run_apart
from fieldwords.schemas import TABLES, check_table
from fieldwords.targets import apply_corrections, extract_targets
from fieldwords.terms.counts import COUNTED, count_document

# What is filled document by document; the other tables are made from these when all documents are through.
DOCUMENT_TABLES = (
    "documents",
    "quarantine",
    "texts",
    "marks",
    "sections",
    "sentences",
    "term_counts",
    "targets",
)


class Task(NamedTuple):
    """A document and what is to be done with it.

    Attributes
    ----------
    doc : str
        Path below the raw folder.
    path : Path
        The file.
    manifest_row : dict or None
        What the manifest says of it.
    reading : Reading or None
        Its text when it has been read before; None: read it now.
    stages : tuple of str
        Of ``corpus``, ``terms``, ``targets``: those whose rows are wanted.
    made_with : str
        `stamps.stamp_code` of the build.
    """

    doc: str
    path: Path
    manifest_row: dict | None
    reading: Reading | None
    stages: tuple[str, ...]
    made_with: str


def make_tasks(plan: Plan, out: Path) -> list[Task]:
    """Return a task for each document that has to be worked on, with its text where the tables in `out` hold it.

    Raises
    ------
    FieldwordsError
        The manifest is wrong.
    """
    known = read_known([doc for doc, stages in plan.todo.items() if "corpus" not in stages], out)
    manifest = read_manifest(plan.files.raw)
    check_manifest(manifest, plan.hashes, plan.files.raw)
    made_with = stamp_code()
    return [
        Task(doc, plan.files.raw / doc, manifest.get(doc), known.get(doc), stages, made_with)
        for doc, stages in plan.todo.items()
    ]


def read_known(docs: list[str], out: Path) -> dict[str, Reading]:
    """Return the readings of documents that the tables in `out` hold."""
    if not docs:
        return {}
    documents = read_table("documents", out).merge(read_table("texts", out), on="doc")
    documents = documents[documents["doc"].isin(docs)]
    columns = [documents[name] for name in ("doc", "text", "format", "encoding", "sha256")]
    return {
        doc: Reading(text, format, encoding if isinstance(encoding, str) else None, sha256, ())
        for doc, text, format, encoding, sha256 in zip(*columns, strict=True)
    }


@cache
def loaded_key() -> str:
    """Return the key of the code and lexicon that this process began with."""
    return stamp_code()


def process_documents(tasks: list[Task]) -> dict[str, pd.DataFrame]:
    """Return the rows of all `DOCUMENT_TABLES` for the documents of `tasks`.

    A document that fails at any stage has one row in ``quarantine`` and none elsewhere.

    Raises
    ------
    FieldwordsError
        A lexicon table is wrong: that is no document's fault. Or this process, a Dask worker that has been running for
        a while or stands on another machine, has another lexicon, code or library than the build.
    """
    if any(task.made_with != loaded_key() for task in tasks):
        raise FieldwordsError(
            "a worker has another code, lexicon or library than this run; bring it up to date, restart it"
        )
    rows = {name: [] for name in DOCUMENT_TABLES}
    for task in tasks:
        for name, added in process_document(task).items():
            rows[name] += added
    frames = {name: pd.DataFrame(found, columns=list(TABLES[name].columns)) for name, found in rows.items()}
    frames["targets"], _ = apply_corrections(check_table(frames["targets"], "targets"))
    return frames


def process_document(task: Task) -> dict[str, list]:
    """Return the rows of one document, table by table."""
    try:
        reading = task.reading or read_file(task.path)
        return run_apart(make_rows, task, reading) if len(reading.text) > LONG else make_rows(task, reading)
    except Refused as refused:
        return set_aside(task, refused.stage, refused.reason, refused.remedy)


def make_rows(task: Task, reading: Reading) -> dict[str, list]:
    """Return the rows of a document that was read, table by table."""
    stage = "corpus"
    try:
        within = task.path.absolute().parents[task.doc.count("/")].name
        document = parse_document(task.doc, reading, task.manifest_row, within)
        rows = corpus_rows(document) if "corpus" in task.stages else {}
        if "terms" in task.stages:
            stage = "terms"
            found = count_document(counted_text(document.text, document.marks).text)
            layers = map(COUNTED.__getitem__, found.layers.tolist())
            rows["term_counts"] = [
                (task.doc, *row) for row in zip(found.terms, layers, found.counts.tolist(), strict=True)
            ]
        if "targets" in task.stages:
            stage = "targets"
            rows["targets"] = extract_targets(document)
    except FieldwordsError:
        raise
    except Exception as error:  # whatever one document does, the others go on
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return set_aside(task, stage, reason, "take the file out and report it: fieldwords should not fail on it")
    return rows


def corpus_rows(document: Document) -> dict[str, list]:
    """Return a document's rows of the tables of the corpus stage."""
    doc, text = document.doc, document.text
    return {
        "documents": [document.meta],
        "texts": [(doc, text)],
        "marks": [(doc, *mark) for mark in document.marks],
        "sections": [(doc, *section) for section in document.sections],
        "sentences": [(doc, *sentence, text[sentence.start : sentence.end]) for sentence in document.sentences],
    }


def set_aside(task: Task, stage: str, reason: str, remedy: str) -> dict[str, list]:
    """Return the quarantine row of a document that failed."""
    return {"quarantine": [(task.doc, _hash_if_readable(task.path), stage, reason, remedy)]}


def set_aside_lost(task: Task) -> dict[str, pd.DataFrame]:
    """Return the tables of a document that no worker survived."""
    rows = set_aside(
        task,
        "worker",
        "the process that worked on it died",
        "look at the file, it may be far too long; make clean and make report try it again",
    )
    return {name: pd.DataFrame(found, columns=list(TABLES[name].columns)) for name, found in rows.items()}


def _hash_if_readable(path):
    try:
        return hash_file(path)
    except OSError:
        return None
