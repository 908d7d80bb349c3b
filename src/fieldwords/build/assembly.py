"""Tables put together: rows that still hold are taken over, new ones are added, the rest is worked out from both."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from fieldwords.build.columns import pack_frame, pack_rows, pick_words
from fieldwords.build.derived import derive_tables
from fieldwords.build.newtable import NewTable, open_table, write_rows
from fieldwords.build.stages import DOCUMENT_TABLES, Done, Task, process_documents, set_aside_lost
from fieldwords.build.stamps import STAGES, Plan, stamp_code
from fieldwords.build.store import Tables, read_batches, write_twin
from fieldwords.build.writing import replace_files, write_key


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


def open_stale(plan: Plan, tables: Tables, opened: ExitStack) -> dict[str, NewTable]:
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
