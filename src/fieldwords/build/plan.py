"""The plan of a build: what is there, what is wanted, and what has to be done."""

import os
from pathlib import Path
from typing import NamedTuple

from fieldwords import paths
from fieldwords.build.stamps import STAGES, document_keys, failure_key, hash_source, read_key
from fieldwords.reading.folder import find_files, find_unreadable


class Plan(NamedTuple):
    """What a build finds and what it has to do.

    Attributes
    ----------
    raw, out : Path
        The folder of speeches, the folder of tables.
    stated : dict of str to str
        Hashes of the manifest and of the corrections: a row that fits no document must be noticed, too.
    unreadable : list of list
        doc, stage, reason and remedy of what cannot be a document.
    wanted : dict of str to dict
        doc -> stage -> key of what the tables should hold.
    recorded : dict of str to dict
        stage -> what its key file says of the tables that are there; empty when they are not intact.
    failed : dict of str to dict
        doc -> stage and key of the failures on record to which nothing has changed.
    todo : dict of str to tuple
        doc -> the stages it has to go through.
    """

    raw: Path
    out: Path
    stated: dict[str, str]
    unreadable: list[list[str]]
    wanted: dict[str, dict[str, str]]
    recorded: dict[str, dict]
    failed: dict[str, dict[str, str]]
    todo: dict[str, tuple[str, ...]]


def plan_work(raw: Path, out: Path) -> Plan:
    """Return what has to be done, from a comparison of the keys that are wanted with those on record in `out`.

    Raises
    ------
    FieldwordsError
        `raw` holds no readable file, or a lexicon table is missing.
    """
    docs = find_files(raw)
    wanted = document_keys(raw, [doc for doc in docs if is_text(doc)])
    unreadable = [[doc, fault.stage, fault.reason, fault.remedy] for doc, fault in find_unreadable(raw)]
    unreadable += [[show_name(doc), "find", "its name is not UTF-8", "rename it"] for doc in docs if not is_text(doc)]
    recorded = {stage: read_key(out, stage) for stage in STAGES}
    failed = {
        doc: failure
        for doc, failure in recorded["corpus"].get("failed", {}).items()
        if doc in wanted and failure["key"] == failure_key(failure["stage"], wanted[doc])
    }
    todo = {}
    for doc in sorted(wanted.keys() - failed.keys()):
        found = {stage: recorded[stage].get("documents", {}).get(doc) for stage in STAGES}
        stages = tuple(stage for stage in STAGES if found[stage] != wanted[doc][stage])
        if stages:
            todo[doc] = stages
    stated = {
        "manifest": hash_source(raw / "manifest.csv"),
        "corrections": hash_source(paths.LEXICON / "corrections.csv"),
    }
    return Plan(raw, out, stated, unreadable, wanted, recorded, failed, todo)


def is_text(name: str) -> bool:
    """Tell whether a file's name is text: one from another system may be bytes that are no UTF-8."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def show_name(name: str) -> str:
    """Return a name that is not text so that it can be written: as GB18030 where it is that, else with escapes."""
    data = os.fsencode(name)
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="backslashreplace")


def stage_records(plan: Plan, failed: dict[str, dict[str, str]]) -> dict[str, dict]:
    """Return what the key file of each stage has to say, given the documents that failed."""
    records = {
        stage: {"documents": {doc: keys[stage] for doc, keys in plan.wanted.items() if doc not in failed}}
        for stage in STAGES
    }
    records["corpus"] |= {"failed": failed, "manifest": plan.stated["manifest"], "unreadable": plan.unreadable}
    records["targets"] |= {"corrections": plan.stated["corrections"]}
    return records


def is_recorded(found: dict, wanted: dict) -> bool:
    """Tell whether a key file that says `found` was written for what `wanted` says."""
    return all(found.get(name) == value for name, value in wanted.items())
