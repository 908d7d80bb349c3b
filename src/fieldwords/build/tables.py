"""Tables put together: rows that still hold are taken over, new ones are added, the rest is worked out from both."""

import sys
from collections.abc import Set
from pathlib import Path

import pandas as pd

from fieldwords.build.stages import DOCUMENT_TABLES
from fieldwords.build.stamps import STAGES, Plan, digest, stamp_tables
from fieldwords.build.store import join_rows, read_table
from fieldwords.corpus.duplicates import find_duplicates
from fieldwords.errors import FieldwordsError
from fieldwords.outcomes import follow_targets
from fieldwords.schemas import TABLES
from fieldwords.targets import apply_corrections
from fieldwords.terms.counts import counted_texts
from fieldwords.terms.phrases import lexicon_terms
from fieldwords.terms.rates import term_years


class Tables(dict):
    """Tables by name: those made in this build, else those that `out` holds from the last one."""

    def __init__(self, out: Path):
        super().__init__()
        self.out = out

    def __missing__(self, name: str) -> pd.DataFrame:
        return read_table(name, self.out)


def assemble_tables(plan: Plan, done: list[dict], out: Path) -> tuple[dict[str, pd.DataFrame], dict[str, dict]]:
    """Return the tables of every stage for which something has changed, and what they are built from.

    Parameters
    ----------
    plan : Plan
        What was to be done.
    done : list of dict
        What `stages.process_documents` made of it.
    out : Path
        Folder of the tables from the last build; rows that still hold are taken over.

    Returns
    -------
    tables : dict of str to DataFrame
        Name and rows.
    stamps : dict of str to dict
        From `stamps.stamp_tables`.

    Raises
    ------
    FieldwordsError
        No document could be read.
    """
    faults = gather_faults(plan, done, out)
    failed = {doc: digest(plan.wanted[doc]) for doc in faults["doc"] if doc in plan.wanted}
    if len(failed) == len(plan.wanted):
        raise FieldwordsError(describe_failure(plan, faults))
    stamps = stamp_tables(plan, failed)
    work_out = {"corpus": mark_duplicates, "terms": rate_terms, "targets": compare_targets}
    tables = Tables(out)
    for stage, stamp in stamps.items():
        kept = stamp["documents"].keys() - {doc for doc, stages in plan.todo.items() if stage in stages}
        for name in STAGES[stage].tables:
            if name in DOCUMENT_TABLES:
                old = old_rows(name, kept, out)
                tables[name] = join_rows([*(part[name] for part in done), *old], name)
        tables |= work_out[stage](tables)
    if "corpus" in stamps:
        tables["quarantine"] = faults
    return tables, stamps


def gather_faults(plan: Plan, done: list[dict], out: Path) -> pd.DataFrame:
    """Return table quarantine: what was set aside now, before and unchanged, and what could not be opened at all."""
    rows = [(doc, None, fault.stage, fault.reason, fault.remedy) for doc, fault in plan.files.unreadable]
    unreadable = pd.DataFrame(rows, columns=list(TABLES["quarantine"].columns))
    old = old_rows("quarantine", plan.failed.keys(), out)
    return join_rows([*(part["quarantine"] for part in done), *old, unreadable], "quarantine")


def old_rows(name: str, docs: Set[str], out: Path) -> list[pd.DataFrame]:
    """Return the rows of `docs` in the table of the last build, as a list of one table, or of none without docs."""
    if not docs:
        return []
    old = read_table(name, out)
    return [old[old["doc"].isin(docs)]]


def mark_duplicates(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return table documents; of documents with the same text all but one name the one that counts."""
    documents = tables["documents"].set_index("doc", drop=False)
    documents["duplicate_of"] = find_duplicates(tables["texts"]).set_index("doc")["duplicate_of"]
    return {"documents": documents.reset_index(drop=True)}


def rate_terms(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return table term_years."""
    counted = counted_texts(tables["texts"], tables["marks"])
    return {"term_years": term_years(tables["term_counts"], tables["documents"], lexicon_terms(), counted)}


def compare_targets(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return table corrections and what became of the targets; corrections that fit no row are said on stderr."""
    _, corrections = apply_corrections(tables["targets"])  # they are in the rows already: here what became of each
    unused = corrections[corrections["outcome"] != "applied"]
    if len(unused):
        say = "1 correction fits" if len(unused) == 1 else f"{len(unused)} corrections fit"
        print(f"{say} no row: see {tables.out / 'corrections.csv'}", file=sys.stderr)
    followed = follow_targets(tables["targets"], tables["documents"], tables["texts"])
    return {"corrections": corrections, **followed}


def describe_failure(plan: Plan, faults: pd.DataFrame) -> str:
    """Return one line on a folder none of whose files could be read."""
    doc, _, _, reason, remedy = faults.iloc[0]
    return f"{plan.files.raw}: none of its {len(plan.wanted)} files could be read; {doc}: {reason}; {remedy}"
