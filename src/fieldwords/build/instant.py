"""Tables at once: of any files, in memory, each when it is first asked for."""

from pathlib import Path

import pandas as pd

from fieldwords.build.stages import DOCUMENT_TABLES, Task, process_documents, set_aside_lost
from fieldwords.build.stamps import STAGES, stamp_code
from fieldwords.build.store import join_rows
from fieldwords.build.tables import mark_duplicates, rate_terms
from fieldwords.build.workers import run_tasks
from fieldwords.corpus.manifest import read_manifest
from fieldwords.errors import FieldwordsError
from fieldwords.outcomes import follow_targets
from fieldwords.reading.results import Reading
from fieldwords.reading.sources import list_sources, list_unreadable
from fieldwords.schemas import TABLES, check_table
from fieldwords.targets import apply_corrections

FEW = 8  # files that are read faster here than by processes that have to start first


class InstantTables(dict):
    """The tables of files that need not be in a raw folder, by name; a stage runs when one of its tables is asked for.

    Parameters
    ----------
    given : list of Path
        Files and folders.
    root : Path, optional
        Folder that names are relative to and whose manifest.csv is heeded; the one folder given, else the one common
        to all.
    jobs : int, optional
        Number of processes; one for each processor when not given.

    Raises
    ------
    FieldwordsError
        A path does not exist or lies outside `root`, or the manifest is wrong; with the first table: none of the files
        can be read.
    """

    def __init__(self, given: list[Path], root: Path | None = None, jobs: int | None = None):
        super().__init__()
        self.sources, self.jobs = list_sources(given, root), jobs
        base = root or (given[0] if len(given) == 1 and given[0].is_dir() else None)
        self.manifest = read_manifest(base) if base else {}
        rows = [(doc, None, fault.stage, fault.reason, fault.remedy) for doc, fault in list_unreadable(given, root)]
        self.faults = [pd.DataFrame(rows, columns=list(TABLES["quarantine"].columns))]

    def __missing__(self, name: str) -> pd.DataFrame:
        if name == "quarantine":  # of the stages gone through so far; "documents" sees to it that there is one
            if len(self.faults) == 1:
                self["documents"]
            return join_rows(self.faults, name).drop_duplicates("doc", ignore_index=True)
        stage = next(stage for stage, one in STAGES.items() if name in one.tables)
        if name not in ("targets", "corrections") and stage == "targets":
            self |= follow_targets(self["targets"], self["documents"], self["texts"])
        else:
            self._run(stage)
        self[name] = check_table(self[name], name)
        return self[name]

    def _run(self, stage):
        parts = self._process(stage)
        self |= {
            table: join_rows([part[table] for part in parts if table in part], table)
            for table in STAGES[stage].tables
            if table in DOCUMENT_TABLES and table != "quarantine"
        }
        if stage == "corpus":
            self |= mark_duplicates(self)
            texts = self["texts"].set_index("doc")
            self["texts"] = texts.loc[[doc for doc in self.sources if doc in texts.index]].reset_index()  # as given
        elif stage == "terms":
            self |= rate_terms(self)
        else:
            self["targets"], self["corrections"] = apply_corrections(self["targets"])

    def _process(self, stage):
        made_with, known = stamp_code(), self._readings()
        tasks = [
            Task(doc, path, self.manifest.get(doc), known.get(doc), (stage,), made_with)
            for doc, path in self.sources.items()
        ]
        if len(tasks) <= FEW:
            parts = [process_documents(tasks)]
        else:
            parts = list(run_tasks(process_documents, set_aside_lost, tasks, self.jobs, label=stage))
        faults = join_rows([part["quarantine"] for part in parts], "quarantine")
        if len(faults) == len(tasks):
            row, more = faults.iloc[0], len(tasks) - 1
            fault = f"{self.sources[row['doc']]}: {row['reason']}; {row['remedy']}"
            raise FieldwordsError(fault + (f" (and {more} more)" if more else ""))
        self.faults.append(faults)
        return parts

    def _readings(self):
        """What has been read before need not be read again."""
        if "texts" not in self:
            return {}
        rows = self["documents"].merge(self["texts"], on="doc").astype(object)
        rows = rows.where(rows.notna(), None)
        return {row.doc: Reading(row.text, row.format, row.encoding, row.sha256, ()) for row in rows.itertuples()}
