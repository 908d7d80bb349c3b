"""Tables put together: rows that still hold are taken over, new ones are made, the rest is worked out from both."""

import sys

import pandas as pd

from fieldwords.build.plan import Plan, is_recorded, stage_records
from fieldwords.build.stages import Task, process_documents, set_aside_lost
from fieldwords.build.stamps import STAGES, code_key, failure_key, hash_source
from fieldwords.build.store import join_rows, read_table, write_tables
from fieldwords.build.workers import run_tasks
from fieldwords.corpus.duplicates import find_duplicates
from fieldwords.corpus.manifest import check_manifest, read_manifest
from fieldwords.errors import FieldwordsError
from fieldwords.outcomes.follow_up import follow_up_targets
from fieldwords.reading import Reading
from fieldwords.schemas import TABLES
from fieldwords.targets import apply_corrections
from fieldwords.terms.counts import counted_texts
from fieldwords.terms.phrases import lexicon_terms
from fieldwords.terms.rates import term_years


def rebuild_tables(plan: Plan, jobs: int | None, scheduler: str | None) -> tuple[dict, tuple[str, ...]]:
    """Do what `plan` says and write the tables of every stage for which something has changed.

    Returns
    -------
    failed : dict of str to dict
        doc -> stage and key of its failure, old failures included.
    written : tuple of str
        The stages whose tables were written.

    Raises
    ------
    FieldwordsError
        No document could be read, or see `pipeline.build_tables`.
    """
    done = list(run_tasks(process_documents, set_aside_lost, make_tasks(plan), jobs, scheduler, "documents"))
    faults = join_rows([part["quarantine"] for part in done], "quarantine")
    failed = dict(plan.failed)
    for doc, stage in zip(faults["doc"], faults["stage"], strict=True):
        failed[doc] = {"stage": stage, "key": failure_key(stage, plan.wanted[doc])}
    if len(failed) == len(plan.wanted):
        raise FieldwordsError(describe_failure(plan, gather_quarantine(plan, done)))
    make = {"corpus": make_corpus, "terms": make_terms, "targets": make_targets}
    records = stage_records(plan, failed)
    written = tuple(stage for stage in STAGES if not is_recorded(plan.recorded[stage], records[stage]))
    for stage in written:
        write_tables(make[stage](plan, done, failed), plan.out, stage, records[stage])
    return failed, written


def make_tasks(plan: Plan) -> list[Task]:
    """Return a task for each document to process; its text comes along when the corpus stage has it already.

    Raises
    ------
    FieldwordsError
        The manifest is wrong.
    """
    manifest = read_manifest(plan.raw)
    check_manifest(manifest, {doc: hash_source(plan.raw / doc) for doc in plan.wanted}, plan.raw)
    known = [doc for doc, stages in plan.todo.items() if "corpus" not in stages]
    readings = known_readings(plan, known) if known else {}
    made_with = code_key()
    return [
        Task(doc, plan.raw / doc, manifest.get(doc), readings.get(doc), stages, made_with)
        for doc, stages in plan.todo.items()
    ]


def known_readings(plan: Plan, docs: list[str]) -> dict[str, Reading]:
    """Return the readings of documents that the tables hold."""
    documents = read_table("documents", plan.out).merge(read_table("texts", plan.out), on="doc")
    documents = documents[documents["doc"].isin(docs)]
    columns = [documents[name] for name in ("doc", "text", "format", "encoding", "sha256")]
    return {
        doc: Reading(text, format, encoding if isinstance(encoding, str) else None, sha256, ())
        for doc, text, format, encoding, sha256 in zip(*columns, strict=True)
    }


def gather_rows(plan: Plan, done: list[dict], failed: dict, stage: str, name: str) -> pd.DataFrame:
    """Return the rows of table `name`: those made now and those of the documents this stage had not to go through."""
    frames = [part[name] for part in done if name in part]
    if plan.recorded[stage]:
        old = read_table(name, plan.out)
        made = {doc for doc, stages in plan.todo.items() if stage in stages}
        frames.append(old[old["doc"].isin(plan.wanted.keys() - failed.keys() - made)])
    return join_rows(frames, name)


def make_corpus(plan: Plan, done: list[dict], failed: dict) -> dict[str, pd.DataFrame]:
    """Return the tables of the corpus stage; of documents with the same text all but one name the one that counts."""
    frames = {name: gather_rows(plan, done, failed, "corpus", name) for name in STAGES["corpus"].tables}
    documents = frames["documents"].set_index("doc", drop=False)
    documents["duplicate_of"] = find_duplicates(frames["texts"]).set_index("doc")["duplicate_of"]
    frames["documents"] = documents.reset_index(drop=True)
    frames["quarantine"] = gather_quarantine(plan, done)
    return frames


def gather_quarantine(plan: Plan, done: list[dict]) -> pd.DataFrame:
    """Return what was set aside: now, before and unchanged, and what could not be opened at all."""
    frames = [part["quarantine"] for part in done]
    if plan.failed:
        old = read_table("quarantine", plan.out)
        frames.append(old[old["doc"].isin(plan.failed.keys())])
    rows = [(doc, None, stage, reason, remedy) for doc, stage, reason, remedy in plan.unreadable]
    frames.append(pd.DataFrame(rows, columns=list(TABLES["quarantine"].columns)))
    return join_rows(frames, "quarantine")


def make_terms(plan: Plan, done: list[dict], failed: dict) -> dict[str, pd.DataFrame]:
    """Return the tables of the terms stage."""
    counts = gather_rows(plan, done, failed, "terms", "term_counts")
    counted = counted_texts(read_table("texts", plan.out), read_table("marks", plan.out))
    years = term_years(counts, read_table("documents", plan.out), lexicon_terms(), counted)
    return {"term_counts": counts, "term_years": years}


def make_targets(plan: Plan, done: list[dict], failed: dict) -> dict[str, pd.DataFrame]:
    """Return the tables of the targets stage; corrections that fit no row are said on stderr."""
    targets, corrections = apply_corrections(gather_rows(plan, done, failed, "targets", "targets"))
    unused = corrections[corrections["outcome"] != "applied"]
    if len(unused):
        say = "1 correction fits" if len(unused) == 1 else f"{len(unused)} corrections fit"
        print(f"{say} no row: see {plan.out / 'corrections.csv'}", file=sys.stderr)
    follow_ups = follow_up_targets(targets, read_table("documents", plan.out))
    return {"targets": targets, "corrections": corrections, "follow_ups": follow_ups}


def describe_failure(plan: Plan, faults: pd.DataFrame) -> str:
    """Return one line on a folder none of whose files could be read."""
    doc, _, _, reason, remedy = faults.iloc[0]
    return f"{plan.raw}: none of its {len(plan.wanted)} files could be read; {doc}: {reason}; {remedy}"
