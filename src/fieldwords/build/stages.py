"""One document through the stages: what a worker does."""

from contextlib import suppress
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from fieldwords.build.columns import check_columns, pack_rows
from fieldwords.build.stamps import stamp_code
from fieldwords.build.store import read_columns
from fieldwords.corpus.cleaning import Mark, counted_text, pack_gaps
from fieldwords.corpus.document import Document, parse_document, put_in_sayings
from fieldwords.corpus.duplicates import sign_text
from fieldwords.corpus.folding import fold_text
from fieldwords.corpus.sections import Section, Sentence
from fieldwords.errors import FieldwordsError, Refused
from fieldwords.reading.folder import Reading, hash_file, read_file
from fieldwords.reading.guard import LONG, run_apart
from fieldwords.schemas import TABLES
from fieldwords.terms.counts import COUNTED, find_terms, tally_terms

# What is filled document by document; the other tables are made from these when all documents are through.
DOCUMENT_TABLES = ("documents", "texts", "counted", "signs", "marks", "sections", "sentences", "term_counts", "targets")
# What a document is put together from again; terms are counted with the first alone.
RECALLED = {"counted": None, "texts": None, "marks": None, "documents": None, "sections": None}
RECALLED["sentences"] = ["doc", "sentence", "section", "start", "end"]


class Task(NamedTuple):
    """A document and what is to be done with it."""

    doc: str  # its path below the raw folder
    path: Path  # the file
    manifest_row: dict | None  # what the manifest says of it
    known: Path | None  # folder of the last build's tables where these still hold what was read; None: read the file
    stages: tuple[str, ...]  # of `stamps.STAGES`, those whose rows are wanted
    made_with: str  # `stamps.stamp_code` of the build


class Done(NamedTuple):
    """What became of some tasks: their documents, sorted, and the rows of `DOCUMENT_TABLES` and quarantine."""

    docs: list[str]
    tables: dict[str, pa.Table]


def recall_rows(tasks: list[Task]) -> dict[str, dict[str, list[tuple]]]:
    """Return doc -> table -> rows of the last build, without their doc, for documents that need not be read again."""
    folders = {task.known for task in tasks if task.known}  # one: what was set aside last time has no rows
    known = {task.doc: {} for task in tasks if task.known}
    whole = any("targets" in task.stages for task in tasks)
    for folder, name in product(folders, [*RECALLED][: None if whole else 1]):
        table = read_columns(name, folder, known, RECALLED[name])
        for rows in known.values():
            rows[name] = []
        for doc, *row in zip(*(column.to_pylist() for column in table.columns), strict=True):
            known[doc][name].append(tuple(row))
    return known


@cache
def loaded_stamp() -> str:
    """Return the stamp of the code and lexicon that this process began with."""
    return stamp_code()


def process_documents(tasks: list[Task]) -> Done:
    """Return the rows of `DOCUMENT_TABLES` and quarantine for the documents of `tasks`.

    A document that fails at any stage has one row in ``quarantine`` and none elsewhere.

    Raises
    ------
    FieldwordsError
        A lexicon table is wrong: that is no document's fault. Or this process, a notebook's or a Dask worker that has
        been running for a while or stands on another machine, has another lexicon, code or library than the build.
    """
    if any(task.made_with != loaded_stamp() for task in tasks):
        raise FieldwordsError(
            "this process began with another code, lexicon or library; restart it (a worker, a notebook's kernel)"
        )
    rows, known = {name: [] for name in (*DOCUMENT_TABLES, "quarantine")}, recall_rows(tasks)
    for task in tasks:
        for name, added in process_document(task, known.get(task.doc)).items():
            rows[name] += added
    counts = tally_terms(rows.pop("term_counts"))
    tables = {name: pack_rows(found, name) for name, found in rows.items()} | {"term_counts": counts}
    return Done([task.doc for task in tasks], {name: check_columns(table, name) for name, table in tables.items()})


def process_document(task: Task, known: dict[str, list[tuple]] | None = None) -> dict[str, list]:
    """Return the rows of one document, table by table, from its file or from what is known of it (`recall_rows`)."""
    try:
        source = known or read_file(task.path)
        is_long = not known and len(source.text) > LONG
        return run_apart(make_rows, task, source) if is_long else make_rows(task, source)
    except Refused as refused:
        return set_aside(task, refused.stage, refused.reason, refused.remedy)


def make_rows(task: Task, source: Reading | dict[str, list[tuple]]) -> dict[str, list]:
    """Return the rows of a document, table by table, from its reading or from the rows that are known of it."""
    stage = "corpus"
    try:
        if isinstance(source, Reading):
            source.text.encode("utf-8")  # half a character pair cannot be written to a table
            within = task.path.absolute().parents[task.doc.count("/")].name
            document = parse_document(task.doc, source, task.manifest_row, within)
            counted = counted_text(document.text, document.marks).text
        else:
            document = recall_document(task.doc, source) if "texts" in source else None
            ((counted, _),) = source["counted"]
        rows = corpus_rows(document, counted) if "corpus" in task.stages else {}
        layers = tuple(layer for layer in COUNTED if ("words" if layer == "word" else "terms") in task.stages)
        if layers:
            stage = "terms"
            rows["term_counts"] = [(task.doc, find_terms(counted, layers=layers))]
        if "targets" in task.stages:
            from fieldwords.targets.extraction import extract_targets  # loaded where documents are read, not before

            stage = "targets"
            rows["targets"] = sorted(extract_targets(document))
    except FieldwordsError:
        raise
    except Exception as error:  # whatever one document does, the others go on
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        return set_aside(task, stage, reason, "take the file out and report it: fieldwords should not fail on it")
    return rows


def recall_document(doc: str, known: dict[str, list[tuple]]) -> Document:
    """Return a document as the tables hold it."""
    ((text,),) = known["texts"]
    marks = [Mark(*row) for row in known["marks"]]
    meta = dict(zip(TABLES["documents"].columns, (doc, *known["documents"][0]), strict=True))
    sections = [Section(*row) for row in known["sections"]]
    sentences = [Sentence(*row) for row in known["sentences"]]
    return Document(doc, text, marks, put_in_sayings(fold_text(text), text), sections, sentences, meta)


def corpus_rows(document: Document, counted: str) -> dict[str, list]:
    """Return a document's rows of the tables of the corpus stage; `counted` is its counted text."""
    doc, text = document.doc, document.text
    return {
        "documents": [tuple(document.meta[column] for column in TABLES["documents"].columns)],
        "texts": [(doc, text)],
        "counted": [(doc, counted, pack_gaps(text))],
        "signs": [(doc, *sign_text(document.folded.text))],
        "marks": sorted((doc, *mark) for mark in document.marks),
        "sections": [(doc, *section) for section in document.sections],
        "sentences": [(doc, *sentence, text[sentence.start : sentence.end]) for sentence in document.sentences],
    }


def set_aside(task: Task, stage: str, reason: str, remedy: str) -> dict[str, list]:
    """Return the quarantine row of a document that failed."""
    sha256 = None
    with suppress(OSError):
        sha256 = hash_file(task.path)
    return {"quarantine": [(task.doc, sha256, stage, reason, remedy)]}


def set_aside_lost(task: Task) -> Done:
    """Return the tables of a document that no worker survived."""
    remedy = "look at the file, it may be far too long; make clean and make report try it again"
    rows = set_aside(task, "worker", "the process that worked on it died", remedy)
    return Done([task.doc], {"quarantine": pack_rows(rows["quarantine"], "quarantine")})
