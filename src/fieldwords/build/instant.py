"""Tables at once: of any files, in memory, each when it is first asked for."""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from fieldwords.build.columns import column_types, sort_rows, stack_tables, unpack_table
from fieldwords.build.derived import mark_duplicates
from fieldwords.build.stages import DOCUMENT_TABLES, Task, process_documents, set_aside_lost
from fieldwords.build.stamps import STAGES, stamp_code
from fieldwords.build.workers import run_tasks
from fieldwords.corpus.manifest import read_manifest
from fieldwords.errors import FieldwordsError
from fieldwords.outcomes import follow_targets
from fieldwords.reading.folder import list_sources
from fieldwords.schemas import TABLES, check_table
from fieldwords.targets.corrections import apply_corrections
from fieldwords.terms.phrases import lexicon_terms
from fieldwords.terms.rates import lone_documents, term_years

TOGETHER = {"words": ("words", "terms"), "terms": ("words", "terms")}  # both fill term_counts


class InstantTables(dict):
    """The tables of files that need not be in a raw folder, by name; a stage runs when one of its tables is asked for.

    Parameters and errors are those of `fieldwords.read`; the manifest.csv of `root` or of the one folder given counts.
    """

    def __init__(self, given: list[Path], root: Path | None = None, jobs: int | None = None):
        super().__init__()
        (self.sources, unreadable), self.jobs = list_sources(given, root), jobs
        base = root or (given[0] if len(given) == 1 and given[0].is_dir() else None)
        self.manifest = read_manifest(base) if base else {}
        rows = [(doc, None, fault.stage, fault.reason, fault.remedy) for doc, fault in unreadable.items()]
        self.faults = [check_table(pd.DataFrame(rows, columns=list(TABLES["quarantine"].columns)), "quarantine")]

    def __missing__(self, name: str) -> pd.DataFrame:
        if name == "quarantine":  # of the stages gone through so far; "documents" sees to it that there is one
            if len(self.faults) == 1:
                self["documents"]
            faults = pd.concat(self.faults).drop_duplicates("doc")
            return faults.sort_values("doc", ignore_index=True)
        stage = next(stage for stage, one in STAGES.items() if name in one.tables)
        if stage == "targets" and name not in ("targets", "corrections"):
            texts = self["texts"].merge(self["counted"][["doc", "gaps"]], on="doc")
            self |= follow_targets(self["targets"], self["documents"], texts, self["sections"])
        elif name == "term_years":
            alone = self["counted"]["doc"].isin(lone_documents(self["documents"]))
            self[name] = term_years(self["term_counts"], self["documents"], lexicon_terms(), self["counted"][alone])
        else:
            self._run(stage)
        if name in TABLES:
            self[name] = check_table(self[name], name)
        return self[name]

    def _run(self, stage):
        stages = TOGETHER.get(stage, (stage,))
        if stage == "targets" and "documents" not in self:
            stages = ("corpus", "targets")  # numbers are asked for with their sentences: one pass
        parts = self._process(stages)
        tables = {table for one in stages for table in STAGES[one].tables if table in DOCUMENT_TABLES}
        for table in sorted(tables - {"signs"}):
            self[table] = _join_rows([part.tables[table] for part in parts if table in part.tables], table)
        if "corpus" in stages:
            signs, texts = [part.tables["signs"] for part in parts if "signs" in part.tables], self["texts"]
            self["documents"] = mark_duplicates(self["documents"], signs, lambda doc: texts[texts["doc"] == doc])
            given = {doc: place for place, doc in enumerate(self.sources)}
            for table in ("texts", "counted"):
                self[table] = self[table].sort_values("doc", key=lambda docs: docs.map(given), ignore_index=True)
        if stage == "targets":
            self["targets"], self["corrections"] = apply_corrections(self["targets"])

    def _process(self, stages):
        made_with = stamp_code()
        tasks = [
            Task(doc, path, self.manifest.get(doc), None, stages, made_with)
            for doc, path in sorted(self.sources.items())
        ]
        parts = list(run_tasks(process_documents, set_aside_lost, tasks, self.jobs, label=stages[-1]))
        faults = _join_rows([part.tables["quarantine"] for part in parts], "quarantine")
        if len(faults) == len(tasks):
            row, more = faults.iloc[0], len(tasks) - 1
            fault = f"{self.sources[row['doc']]}: {row['reason']}; {row['remedy']}"
            raise FieldwordsError(fault + (f" (and {more} more)" if more else ""))
        self.faults.append(faults)
        return parts


def _join_rows(tables: list[pa.Table], name: str) -> pd.DataFrame:
    """The rows of Arrow tables as one DataFrame `name`, sorted: their order does not tell who made them."""
    rows = stack_tables((table.cast(column_types(name)) for table in tables), name)
    return sort_rows(unpack_table(rows, name), name)
