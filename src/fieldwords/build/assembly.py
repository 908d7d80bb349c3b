"""Tables put together: rows that still hold are taken over, new ones are added, the rest is worked out from both."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from operator import methodcaller
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from fieldwords.build.columns import pack_rows, pick_words, rank_words
from fieldwords.build.derived import derive_tables
from fieldwords.build.parquet import Group, open_table, read_groups, write_frame, written_types
from fieldwords.build.stages import DOCUMENT_TABLES, Done
from fieldwords.build.stamps import STAGES, Plan, mark_failed
from fieldwords.build.store import Tables, write_twin
from fieldwords.build.writing import replace_files, write_key


def assemble_tables(plan: Plan, results: Iterable[Done], out: Path, run: Callable) -> Plan:
    """Write the tables of every stage for which something has changed; return the plan with what has failed.

    Parameters
    ----------
    plan : Plan
        What is to be done.
    results : iterable of Done
        What `stages.process_documents` makes of it, in the order of the documents; written as it comes.
    out : Path
        Folder of the tables from the last build; rows that still hold are taken over.
    run : callable
        `workers.run_tasks` with this build's processes.

    Raises
    ------
    FieldwordsError
        No document could be read, or the disk is full.
    """
    with replace_files(out) as aside:
        tables = Tables(aside, out)
        begun = {name for stage in plan.stale for name in STAGES[stage].tables} & DOCUMENT_TABLES
        faults = merge_tables(plan, begun, results, tables)
        failed = faults["doc"].to_pylist()
        if failed:  # their rows have to leave the tables for which nothing else has changed
            merge_tables(plan, DOCUMENT_TABLES - begun, [Done(failed, {"quarantine": faults})], tables)
        plan = mark_failed(plan, failed)
        for name, frame in derive_tables(plan, faults.to_pylist(), tables, run):
            write_frame(frame, name, aside)
        for path in sorted(aside.glob("*.parquet")):
            write_twin(path.stem, aside)
        for stage, stamp in plan.stale.items():
            files = [path for name in STAGES[stage].tables for path in sorted(aside.glob(f"{name}.*"))]
            write_key(aside, stage, stamp, files)
    return plan


def merge_tables(plan: Plan, names: Iterable[str], results: Iterable[Done], tables: Tables) -> pa.Table:
    """Write tables from new rows and from those that still hold, document by document; return the new faults."""
    faults = [pack_rows([], "quarantine")]
    with ExitStack() as opened:
        files = {name: opened.enter_context(open_table(tables.aside, name)) for name in names}
        merges = {name: Merge(name, add, keep_groups(plan, name, tables)) for name, add in files.items()}
        for done in results:
            faults.append(done.tables["quarantine"])
            for name, merge in merges.items():
                merge.put(done.docs, done.tables.get(name), faults[-1]["doc"].to_pylist())
        for merge in merges.values():
            merge.finish()
    return pa.concat_tables(faults)


def keep_groups(plan: Plan, name: str, tables: Tables) -> Iterator[Group | pa.Table]:
    """Yield the row groups of the last build's table that still hold, and of others the rows that do.

    A document's words may hold when its phrases do not.
    """
    kept, gone = [], set()
    for stage in (stage for stage in STAGES if name in STAGES[stage].tables):
        docs = {doc for doc in plan.wanted if doc not in plan.failed and stage not in plan.todo.get(doc, ())}
        gone |= plan.recorded[stage].get("documents", {}).keys() - docs
        kept.append(sorted(docs))
    gone = sorted(gone)
    for group in read_groups(name, tables.out) if any(map(len, kept)) else ():
        if not group.may_hold(gone):
            yield group
            continue
        rows = group.rows()
        holds = [pick_words(rows["doc"], docs) for docs in kept]
        yield rows.filter(holds[0] if len(holds) == 1 else pc.if_else(pick_words(rows["layer"], ["word"]), *holds))


class Merge:
    """Old rows of one table in the gaps that the documents of the new ones leave; all are in the order of documents."""

    def __init__(self, name: str, add: Callable[[pa.Table | Group], None], old: Iterator[pa.Table | Group]):
        self.types, self.add, self.old, self.rest = written_types(name), add, old, next(old, None)

    def put(self, docs: list[str], new: pa.Table | None, failed: list[str]) -> None:
        """Add the new rows of `docs` and the old ones up to the last of them, without those of failed documents."""
        for piece in self.take(bisect_left, docs[0]):
            self.add(piece)
        old = [piece.rows() if isinstance(piece, Group) else piece for piece in self.take(bisect_right, docs[-1])]
        old = [rows.filter(pc.invert(pick_words(rows["doc"], failed))).cast(self.types) for rows in old]
        if new is None or not old:
            for rows in old if new is None else [new]:
                self.add(rows)
            return
        rows = pa.concat_tables([new.cast(self.types), *old])
        self.add(rows.take(pc.sort_indices(rank_words(rows["doc"].combine_chunks().dictionary_encode()))))

    def take(self, side: Callable, doc: str) -> Iterator[Group | pa.Table]:
        """Yield the old rows before `doc`, or up to and with it when `side` is bisect_right."""
        while self.rest is not None:
            if isinstance(self.rest, Group):
                if not side([self.rest.first], doc):
                    return
                if side([self.rest.last], doc):
                    yield self.rest
                    self.rest = next(self.old, None)
                    continue
                self.rest = self.rest.rows()
            place = side(self.rest["doc"], doc, key=methodcaller("as_py"))
            taken, self.rest = self.rest.slice(0, place), self.rest.slice(place)
            if len(taken):
                yield taken
            if len(self.rest):
                return
            self.rest = next(self.old, None)

    def finish(self) -> None:
        """Add the old rows that are left."""
        while self.rest is not None:
            self.add(self.rest)
            self.rest = next(self.old, None)
