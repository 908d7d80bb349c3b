"""The build: raw speeches to tables, each document processed only when something it depends on has changed."""

import csv
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fieldwords.build.locking import lock_folder
from fieldwords.build.stamps import STAGES, plan_build
from fieldwords.build.workers import FEW, prepare_workers, run_tasks
from fieldwords.corpus.manifest import check_manifest, read_manifest
from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_rows
from fieldwords.reading.folder import find_files, hash_files

SHOWN = 3  # documents named on the terminal


class Summary(NamedTuple):
    """What a build found and did."""

    found: int  # files below the raw folder: the sum of the two that follow
    documents: int  # those that became documents
    quarantined: int  # those set aside
    processed: dict[str, int]  # stage -> number of documents, of those read, that went through it this time
    written: tuple[str, ...]  # the stages whose tables were written anew
    undated: int  # documents whose year is not known
    placeless: tuple[str, ...]  # those whose place is not known

    def describe(self, out: Path) -> str:
        """Return one line on what was found in the raw folder and done in `out`."""
        found = f"{self.found} files: {self.documents} read, {self.quarantined} set aside"
        if self.quarantined:
            found += f" (why: {out / 'quarantine.csv'})"
        if self.undated:
            found += f", {self.undated} without a year and in no yearly table (which: {out / 'documents.csv'})"
        if self.placeless:
            few = ", ".join(self.placeless[:SHOWN]) + (", ..." if len(self.placeless) > SHOWN else "")
            found += f", {len(self.placeless)} without a place: {few} (name it in manifest.csv, or by a folder)"
        if not self.written:
            return f"{found}; nothing has changed since the tables were built"
        done = ", ".join(f"{stage} {n} of {self.documents}" for stage, n in self.processed.items() if n)
        return f"{found}; documents done anew in {out}: {done}" if done else f"{found}; tables written anew in {out}"


def build_tables(raw: Path, out: Path, jobs: int | None = None, scheduler: str | None = None) -> Summary:
    """Bring the tables in `out` up to date with the speeches in `raw`.

    Parameters
    ----------
    raw : Path
        Folder of speeches; never changed.
    out : Path
        Folder of the tables; made when missing. A second run on it waits.
    jobs : int, optional
        Number of processes; one for each processor when not given.
    scheduler : str, optional
        Address of a Dask scheduler to use instead. The tables are the same, byte for byte, in every case.

    Raises
    ------
    FieldwordsError
        `raw` holds nothing that can be read, a lexicon table is wrong, or `out` cannot be written to.
    """
    raw, out = Path(raw), Path(out)
    if out.resolve().is_relative_to(raw.resolve()):
        raise FieldwordsError(f"{out}: lies inside the folder of speeches; give another folder for the tables")
    files = find_files(raw)
    hashes = hash_files(files)
    manifest = read_manifest(raw)
    check_manifest(manifest, hashes, raw)
    with lock_folder(out):
        plan = plan_build(files, hashes, manifest, out)
        read_rows("modality_maps")  # no table of the build needs it, the notebooks do: a wrong one is refused
        if plan.stale:
            if len(plan.todo) > FEW:
                prepare_workers()
            from fieldwords.build.assembly import update_tables  # pandas takes a second

            plan = update_tables(plan, manifest, out, partial(run_tasks, jobs=jobs, scheduler=scheduler))
    documents, found = len(plan.wanted) - len(plan.failed), len(plan.wanted) + len(files.unreadable)
    anew = [stages for doc, stages in plan.todo.items() if doc not in plan.failed]
    processed = {stage: sum(stage in stages for stages in anew) for stage in STAGES}
    unknown = _list_unknown(out / "documents.csv")
    return Summary(
        found, documents, found - documents, processed, tuple(plan.stale), len(unknown["year"]), unknown["place"]
    )


def _list_unknown(path):
    """The documents whose year or place is empty, so that a build with nothing to do loads no library: from the CSV.

    A table too long for a CSV is passed over.
    """
    rows = []
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    return {name: tuple(row["doc"] for row in rows if not row[name]) for name in ("year", "place")}
