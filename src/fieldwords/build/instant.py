"""Tables at once: of any files, in memory, each when it is first asked for."""

from pathlib import Path

import pandas as pd

from fieldwords.build.stages import Task, process_documents, set_aside_lost
from fieldwords.build.stamps import STAGES, code_key
from fieldwords.build.store import join_rows
from fieldwords.build.workers import run_tasks
from fieldwords.corpus.duplicates import find_duplicates
from fieldwords.corpus.manifest import read_manifest
from fieldwords.errors import FieldwordsError
from fieldwords.outcomes.follow_up import follow_up_targets
from fieldwords.reading.sources import list_sources, list_unreadable
from fieldwords.schemas import TABLES, check_table
from fieldwords.targets import apply_corrections
from fieldwords.terms.counts import counted_texts
from fieldwords.terms.phrases import lexicon_terms
from fieldwords.terms.rates import term_years

FEW = 8  # files that are read faster here than by processes that have to start first


class InstantTables:
    """The tables of files that need not be in a raw folder.

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
        A path does not exist or lies outside `root`, or the manifest is wrong.
    """

    def __init__(self, given: list[Path], root: Path | None = None, jobs: int | None = None):
        self.sources, self.jobs, self.done = list_sources(given, root), jobs, {}
        self.unreadable = list_unreadable(given, root)
        base = root or (given[0] if len(given) == 1 and given[0].is_dir() else None)
        self.manifest = read_manifest(base) if base else {}

    def load(self, name: str) -> pd.DataFrame:
        """Return table `name`.

        Raises
        ------
        FieldwordsError
            None of the files can be read.
        """
        if name == "quarantine":
            return self._quarantine()
        if name == "follow_ups":
            return check_table(follow_up_targets(self.load("targets"), self.load("documents")), name)
        stage = next(stage for stage, one in STAGES.items() if name in one.tables)
        if stage not in self.done:
            self.done[stage] = self._process(stage)
        return self.done[stage][name]

    def _process(self, stage):
        key = code_key()
        tasks = [Task(doc, path, self.manifest.get(doc), None, (stage,), key) for doc, path in self.sources.items()]
        if len(tasks) <= FEW:
            parts = [process_documents(tasks)]
        else:
            parts = list(run_tasks(process_documents, set_aside_lost, tasks, self.jobs, label=stage))
        frames = {name: join_rows([part[name] for part in parts if name in part], name) for name in parts[0]}
        if len(frames["quarantine"]) == len(tasks):
            row, more = frames["quarantine"].iloc[0], len(tasks) - 1
            fault = f"{self.sources[row['doc']]}: {row['reason']}; {row['remedy']}"
            raise FieldwordsError(fault + (f" (and {more} more)" if more else ""))
        if stage == "corpus":
            copies = find_duplicates(frames["texts"]).set_index("doc")["duplicate_of"]
            frames["documents"]["duplicate_of"] = frames["documents"]["doc"].map(copies).astype("str")
        elif stage == "terms":
            counted = counted_texts(self.load("texts"), self.load("marks"))
            years = term_years(frames["term_counts"], self.load("documents"), lexicon_terms(), counted)
            frames["term_years"] = check_table(years, "term_years")
        else:
            frames["targets"], corrections = apply_corrections(frames["targets"])
            frames["corrections"] = corrections
        return frames

    def _quarantine(self):
        """What was set aside at any stage gone through so far, and what could not be opened at all."""
        if not self.done:
            self.done["corpus"] = self._process("corpus")
        faults = [frames["quarantine"] for frames in self.done.values()]
        rows = [(doc, None, fault.stage, fault.reason, fault.remedy) for doc, fault in self.unreadable]
        faults.append(pd.DataFrame(rows, columns=list(TABLES["quarantine"].columns)))
        return join_rows(faults, "quarantine").drop_duplicates("doc", ignore_index=True)
