"""Tables put together: rows that still hold are taken over, new ones are added, the rest is worked out from both.

They are written document by document, in row groups that end where a document does whose name says so: a table that has
grown is, byte for byte, one made from nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from operator import methodcaller
from pathlib import Path
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fieldwords.build.columns import pack_frame, pack_rows, pick_words, rank_words, written_types
from fieldwords.build.derived import derive_tables
from fieldwords.build.stages import DOCUMENT_TABLES, Done, Task, process_documents, set_aside_lost
from fieldwords.build.stamps import STAGES, Plan, stamp_code
from fieldwords.build.store import Tables, read_batches, write_twin
from fieldwords.build.writing import new_file, replace_files, write_key

DOCUMENTS = 64  # of a row group, on average


def update_tables(plan: Plan, manifest: dict[str, dict[str, str]], out: Path, run: Callable) -> Plan:
    """Work on the documents of the plan and write the tables of every stage for which something has changed.

    Parameters
    ----------
    plan : Plan
        What is to be done.
    manifest : dict of str to dict
        doc -> its row.
    out : Path
        Folder of the tables from the last build; rows that still hold are taken over.
    run : callable
        `workers.run_tasks` with this build's processes.

    Returns
    -------
    Plan
        The same with what has failed.

    Raises
    ------
    FieldwordsError
        No document could be read, or the disk is full.
    """
    made_with, known = stamp_code(), out.absolute()  # a worker may stand in another folder
    tasks = [
        Task(doc, plan.files.raw / doc, manifest.get(doc), None if "corpus" in stages else known, stages, made_with)
        for doc, stages in plan.todo.items()
    ]
    done = run(process_documents, set_aside_lost, tasks, label="documents")  # written as it comes
    with replace_files(out) as aside:
        tables = Tables(aside, out)
        plan, faults = merge_tables(plan, done, tables)
        for name, frame in derive_tables(plan, faults, tables, run):
            write_rows(pack_frame(frame, name), name, aside)
        for path in sorted(aside.glob("*.parquet")):
            write_twin(path.stem, aside)
        for stage, stamp in plan.stale.items():
            files = [path for name in STAGES[stage].tables for path in sorted(aside.glob(f"{name}.*"))]
            write_key(aside, stage, stamp, files)
    return plan


def merge_tables(plan: Plan, results: Iterable[Done], tables: Tables) -> tuple[Plan, list[dict]]:
    """Write the tables of documents that are stale, from new rows and from those that still hold.

    What fails leaves the tables, too, for which nothing else has changed: these are stale then, and written after the
    others. Returned are the plan with what has failed, and the new rows of table quarantine.
    """
    begun, faults = True, [pack_rows([], "quarantine")]
    while begun:
        with ExitStack() as opened:
            begun = open_stale(plan, tables, opened)
            for done in results:
                faults.append(done.tables["quarantine"])
                for name, table in begun.items():
                    table.merge(done.docs, done.tables.get(name), faults[-1]["doc"].to_pylist())
        plan, results = replace(plan, failed=plan.failed.union(pa.concat_tables(faults)["doc"].to_pylist())), ()
    return plan, pa.concat_tables(faults).to_pylist()


def open_stale(plan: Plan, tables: Tables, opened: ExitStack) -> dict[str, "NewTable"]:
    """Return the tables of documents that are stale and not there yet, begun."""
    stale = {table for stage in plan.stale for table in STAGES[stage].tables}
    begun = {}
    for name in DOCUMENT_TABLES:
        if name in stale and not (tables.aside / f"{name}.parquet").exists():
            old = keep_rows(plan, name, tables.out)
            begun[name] = opened.enter_context(open_table(tables.aside, name, old))
    return begun


def keep_rows(plan: Plan, name: str, out: Path) -> Iterator[pa.Table]:
    """Yield the rows of the last build's table in `out` that still hold.

    A document's words may hold when its phrases do not.
    """
    kept = [sorted(plan.held[stage]) for stage in STAGES if name in STAGES[stage].tables]
    for rows in read_batches(name, out) if any(map(len, kept)) else ():
        holds = [pick_words(rows["doc"], docs) for docs in kept]
        yield rows.filter(holds[0] if len(holds) == 1 else pc.if_else(pick_words(rows["layer"], ["word"]), *holds))


class NewTable:
    """A table's file in the making; in what pieces its rows come does not show in its bytes.

    Parameters
    ----------
    file : ParquetWriter
        The file, with the columns of `columns.written_types`.
    old : iterator of Table
        Rows of the last build that still hold, in the order of documents.
    """

    def __init__(self, file: pq.ParquetWriter, old: Iterator[pa.Table]):
        self.file, self.types, self.old, self.rest, self.waiting = file, file.schema, old, next(old, None), []

    def merge(self, docs: list[str], new: pa.Table | None, failed: list[str]) -> None:
        """Add the new rows of `docs` and the old ones up to the last of them, without those of failed documents.

        Calls follow the order of documents.
        """
        for rows in self._take(bisect_left, docs[0]):
            self.add(rows)
        old = [rows.filter(pc.invert(pick_words(rows["doc"], failed))) for rows in self._take(bisect_right, docs[-1])]
        if new is None or not any(map(len, old)):
            for rows in old if new is None else [new]:
                self.add(rows)
            return
        rows = pa.concat_tables([rows.cast(self.types) for rows in (new, *old)])
        self.add(rows.take(pc.sort_indices(rank_words(rows["doc"].combine_chunks().dictionary_encode()))))

    def _take(self, side, doc) -> Iterator[pa.Table]:
        """The old rows before `doc`, or up to and with it when `side` is bisect_right."""
        while self.rest is not None:
            place = side(self.rest["doc"], doc, key=methodcaller("as_py"))
            taken, self.rest = self.rest.slice(0, place), self.rest.slice(place)
            yield taken
            if len(self.rest):
                return
            self.rest = next(self.old, None)

    def add(self, rows: pa.Table) -> None:
        """Add rows: whole documents, in their order."""
        start, rows = 0, rows.cast(self.types)
        for end in _find_ends(rows):
            self.waiting.append(rows.slice(start, end - start))
            self._write_group()
            start = end
        self.waiting += [rows.slice(start)] if start < len(rows) else []

    def finish(self) -> None:
        """Add the old rows that are left."""
        while self.rest is not None:
            self.add(self.rest)
            self.rest = next(self.old, None)
        self._write_group()

    def _write_group(self):
        if self.waiting:
            rows = pa.concat_tables(self.waiting)
            rows = pa.table([_order_codes(column) for column in rows.columns], self.types)
            self.file.write_table(rows, len(rows))
            self.waiting = []


@contextmanager
def open_table(folder: Path, name: str, old: Iterable[pa.Table] = ()) -> Iterator[NewTable]:
    """Give a new table in a folder of `writing.replace_files`; its rows come checked and in the order of its key.

    Raises
    ------
    FieldwordsError
        The disk is full or may not be written to.
    """
    types = written_types(name)
    # Of its first column, the document, the least and greatest stand in the file: all that a search for one asks.
    how = {"compression": "zstd", "store_schema": False, "write_statistics": types.names[:1]}
    with new_file(folder / f"{name}.parquet") as handle, pq.ParquetWriter(handle, types, **how) as file:
        table = NewTable(file, iter(old))
        yield table
        table.finish()


def write_rows(rows: pa.Table, name: str, folder: Path) -> None:
    """Write rows as table `name` into a folder of `writing.replace_files`, in place of one that is there.

    Raises
    ------
    FieldwordsError
        The disk is full or may not be written to.
    """
    (folder / f"{name}.parquet").unlink(missing_ok=True)
    with open_table(folder, name) as table:
        table.add(rows)


def ends_group(doc: str) -> bool:
    """Tell whether a row group ends with this document; one in `DOCUMENTS` does."""
    return crc32(doc.encode()) % DOCUMENTS == 0


def _find_ends(rows):
    """The numbers of the rows before which a row group ends."""
    if rows.column_names[0] != "doc":
        return []
    docs = rows["doc"].combine_chunks().dictionary_encode()
    codes, ends = docs.indices.to_numpy(), np.array([ends_group(doc) for doc in docs.dictionary.to_pylist()], bool)
    last = np.flatnonzero(np.diff(codes, append=-1))
    return (last[ends[codes[last]]] + 1).tolist()


def _order_codes(column):
    """The column in one piece; its words, if it comes as codes, in the order in which it names them."""
    column = column.combine_chunks()
    if not pa.types.is_dictionary(column.type):
        return column
    codes = column.indices.dictionary_encode()
    return pa.DictionaryArray.from_arrays(codes.indices, column.dictionary.take(codes.dictionary))
