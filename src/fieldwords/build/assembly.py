"""Tables put together: rows that still hold are taken over, new ones are added, the rest is worked out from both."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from fieldwords.build.columns import pack_rows
from fieldwords.build.derived import DERIVED, Tables
from fieldwords.build.stages import DOCUMENT_TABLES, Done
from fieldwords.build.stamps import STAGES, Plan, digest, stamp_tables
from fieldwords.build.store import join_rows, open_table, read_batches, read_columns, write_frame, write_twin
from fieldwords.build.writing import write_key
from fieldwords.errors import FieldwordsError


def assemble_tables(plan: Plan, results: Iterable[Done], out: Path, aside: Path) -> dict[str, dict]:
    """Write the tables of every stage for which something has changed; return what they are built from.

    Parameters
    ----------
    plan : Plan
        What was to be done.
    results : iterable of Done
        What `stages.process_documents` makes of it, in the order of the documents; written as it comes.
    out : Path
        Folder of the tables from the last build; rows that still hold are taken over.
    aside : Path
        Folder to write to, from `writing.replace_files`.

    Returns
    -------
    dict of str to dict
        From `stamps.stamp_tables`.

    Raises
    ------
    FieldwordsError
        No document could be read, or the disk is full.
    """
    begun = document_tables(stamp_tables(plan, plan.failed))
    faults = merge_tables(plan, begun, results, out, aside)
    failed = plan.failed | {doc: digest(plan.wanted[doc]) for doc in faults["doc"].to_pylist()}
    quarantine = gather_faults(plan, faults, out)
    if len(failed) == len(plan.wanted):
        raise FieldwordsError(describe_failure(plan, quarantine))
    stamps = stamp_tables(plan, failed)
    left = [name for name in document_tables(stamps) if name not in begun]  # nothing but failures has changed them
    merge_tables(plan, left, [Done(sorted(failed), {"quarantine": faults})], out, aside)
    tables = Tables(aside, out, plan)
    if "corpus" in stamps:
        write_frame(quarantine, "quarantine", aside)
    for stage in stamps:
        for name, frame in DERIVED[stage](tables).items():
            write_frame(frame, name, aside)
    seal_tables(stamps, aside)
    return stamps


def document_tables(stages: Iterable[str]) -> list[str]:
    """Return the tables of stages that are filled document by document."""
    names = [name for stage in stages for name in STAGES[stage].tables if name in DOCUMENT_TABLES]
    return [name for name in dict.fromkeys(names) if name != "quarantine"]


def merge_tables(plan: Plan, names: list[str], results: Iterable[Done], out: Path, aside: Path) -> pa.Table:
    """Write tables from new rows and from those that still hold, document by document; return the new faults."""
    faults = [pack_rows([], "quarantine")]
    with ExitStack() as opened:
        files = {name: opened.enter_context(open_table(aside, name)) for name in names}
        merges = {name: Merge(add, kept_rows(plan, name, out)) for name, add in files.items()}
        for done in results:
            failed = done.tables["quarantine"]["doc"].to_pylist()
            faults.append(done.tables["quarantine"])
            for name, merge in merges.items():
                merge.put(done.docs, done.tables.get(name), failed)
        for merge in merges.values():
            merge.finish()
    return pa.concat_tables(faults)


def kept_rows(plan: Plan, name: str, out: Path) -> Iterator[pa.Table]:
    """Yield the rows of the last build's table that still hold; a document's words may hold when its phrases do not."""
    kept = {}
    for stage in (stage for stage in STAGES if name in STAGES[stage].tables):
        docs = {doc for doc in plan.wanted if doc not in plan.failed and stage not in plan.todo.get(doc, ())}
        kept[stage] = pa.array(sorted(docs), pa.large_string())
    if not any(map(len, kept.values())):
        return
    for rows in read_batches(name, out):
        holds = [pc.is_in(rows["doc"], docs) for docs in kept.values()]
        words = pc.equal(rows["layer"], "word") if len(holds) == 2 else None
        yield rows.filter(holds[0] if words is None else pc.if_else(words, *holds))


class Merge:
    """Old rows of one table in the gaps that the documents of the new ones leave; all are in the order of documents."""

    def __init__(self, add: Callable[[pa.Table], None], old: Iterator[pa.Table]):
        self.add, self.old, self.rest = add, old, next(old, None)

    def put(self, docs: list[str], new: pa.Table | None, failed: list[str]) -> None:
        """Add the new rows of `docs` and the old ones up to the last of them, without those of failed documents."""
        if self.rest is None:
            if new is not None:
                self.add(new)
            return
        for doc in docs:
            self.take(doc, bisect_left, self.add)
            if new is not None:
                self.add(new.slice(*_find(new, doc)))
            self.take(doc, bisect_right, (lambda rows: None) if doc in failed else self.add)

    def take(self, doc: str, side: Callable, add: Callable[[pa.Table], None]) -> None:
        """Hand on the old rows before `doc`, or up to and with it when `side` is bisect_right."""
        while self.rest is not None:
            place = side(range(len(self.rest)), doc, key=lambda row: self.rest["doc"][row].as_py())
            add(self.rest.slice(0, place))
            self.rest = self.rest.slice(place)
            if len(self.rest):
                return
            self.rest = next(self.old, None)

    def finish(self) -> None:
        """Add the old rows that are left."""
        while self.rest is not None:
            self.add(self.rest)
            self.rest = next(self.old, None)


def _find(rows, doc):
    """Where the rows of a document begin, and how many they are."""
    key = lambda row: rows["doc"][row].as_py()  # noqa: E731
    first = bisect_left(range(len(rows)), doc, key=key)
    return first, bisect_right(range(len(rows)), doc, lo=first, key=key) - first


def gather_faults(plan: Plan, faults: pa.Table, out: Path) -> pd.DataFrame:
    """Return table quarantine: what was set aside now, before and unchanged, and what could not be opened at all."""
    rows = [(doc, None, fault.stage, fault.reason, fault.remedy) for doc, fault in plan.files.unreadable]
    old = [read_columns("quarantine", out, plan.failed)] if plan.failed else []
    return join_rows([faults, *old, pack_rows(rows, "quarantine")], "quarantine")


def seal_tables(stamps: dict[str, dict], aside: Path) -> None:
    """Write the CSV twins and, for each stage, the key of its tables."""
    for name in dict.fromkeys(name for stage in stamps for name in STAGES[stage].tables):
        write_twin(name, aside)
    for stage, stamp in stamps.items():
        files = [path for name in STAGES[stage].tables for path in sorted(aside.glob(f"{name}.*"))]
        write_key(aside, stage, stamp, files)


def describe_failure(plan: Plan, faults: pd.DataFrame) -> str:
    """Return one line on a folder none of whose files could be read."""
    doc, _, _, reason, remedy = faults.iloc[0]
    return f"{plan.files.raw}: none of its {len(plan.wanted)} files could be read; {doc}: {reason}; {remedy}"
