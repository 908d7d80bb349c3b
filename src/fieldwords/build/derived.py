"""Tables that are worked out from others when all documents are through."""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from fieldwords.build.columns import pick_words, stack_tables, unpack_table
from fieldwords.build.stamps import Plan
from fieldwords.build.store import Tables
from fieldwords.corpus.duplicates import Sign, choose_originals, match_signs
from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_lexicon
from fieldwords.schemas import TABLES
from fieldwords.targets.corrections import apply_corrections
from fieldwords.terms.phrases import lexicon_terms
from fieldwords.terms.rates import lone_documents, term_years

TOGETHER = 600  # documents whose places or years are worked out at once, at least


class Part(NamedTuple):
    """Some places or years of a build: its tables, and what documents speak for them (doc, place; or documents)."""

    tables: Tables
    spoken: pd.DataFrame


def derive_tables(plan: Plan, faults: list[dict], tables: Tables, run: Callable) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the name and rows of each table that is worked out from others, the stages in their order.

    Parameters
    ----------
    plan : Plan
        The build's, with all that has failed.
    faults : list of dict
        The new rows of table quarantine.
    tables : Tables
        What there is; what is yielded is written there before the next stage reads it.
    run : callable
        `workers.run_tasks` with this build's processes.

    Raises
    ------
    FieldwordsError
        No file could be read.
    """
    if "corpus" in plan.stale:
        yield "quarantine", gather_faults(plan, faults, tables)
        signs = tables.batches("signs")
        yield "documents", mark_duplicates(tables.read("documents"), signs, lambda doc: tables.read("texts", [doc]))
    if "terms" in plan.stale:
        yield "term_years", rate_terms(plan, tables, run)
    if "targets" in plan.stale:
        corrected = read_lexicon("corrections")
        targets, corrections = apply_corrections(tables.read("targets", corrected["doc"]), corrected)
        unused = corrections["outcome"] != "applied"
        astray = (unused & corrections["doc"].isin(plan.wanted)).sum()  # others are of other collections
        if astray:
            say = "1 correction fits" if astray == 1 else f"{astray} corrections fit"
            print(f"{say} no row: see {tables.out / 'corrections.csv'}", file=sys.stderr)
        if not unused.all():
            others = tables.read("targets")
            yield "targets", pd.concat([others[~others["doc"].isin(corrected["doc"])], targets])
        yield "corrections", corrections
        yield from follow_touched(plan, tables, run)


def gather_faults(plan: Plan, faults: list[dict], tables: Tables) -> pd.DataFrame:
    """Return table quarantine: what was set aside now, before and unchanged, and what could not be opened at all."""
    never = [{"doc": doc, **vars(fault)} for doc, fault in plan.files.unreadable]
    found = pd.DataFrame(faults + never, columns=[*TABLES["quarantine"].columns]).astype("str")
    if others := plan.failed - {*found["doc"]}:
        before = tables.read("quarantine")
        found = pd.concat([found, before[before["doc"].isin(others)]])
    if len(plan.failed) == len(plan.wanted):
        doc, _, _, reason, remedy = found.sort_values("doc").iloc[0]
        failure = f"{plan.files.raw}: none of its {len(plan.wanted)} files could be read"
        raise FieldwordsError(f"{failure}; {doc}: {reason}; {remedy}")
    return found


def mark_duplicates(documents: pd.DataFrame, signs: Iterable[pa.Table], read_text: Callable) -> pd.DataFrame:
    """Return table documents; of documents with the same text all but one name the one that counts.

    Parameters
    ----------
    documents : DataFrame
        Table documents.
    signs : iterable of Table
        doc, exact, smallest: `corpus.duplicates.Sign` of each document.
    read_text : callable
        doc -> its row of table texts.
    """
    rows = (row for batch in signs for row in zip(*(column.to_pylist() for column in batch.columns), strict=True))
    copies = match_signs(((doc, Sign(*sign)) for doc, *sign in rows), lambda doc: read_text(doc)["text"].iloc[0])
    original = choose_originals(copies, documents)
    return documents.assign(duplicate_of=documents["doc"].map(original).astype("str"))


def rate_terms(plan: Plan, tables: Tables, run: Callable) -> pd.DataFrame:
    """Return table term_years; years that no changed document speaks for are taken over.

    Each task looks through all of term_counts: however many documents there are, two halves share them.
    """
    documents, touched = find_touched(plan, tables, "terms", "year", lambda some: some.read("documents"))
    tasks = share_out(tables, documents, "year", max(TOGETHER, -(-len(documents) // 2)))
    rated = [*run(rate_years, refuse_part, tasks, label="groups of years", size=1)]
    return keep_untouched(tables, "term_years", "year", touched, rated)


def rate_years(tasks: list[Part]) -> pd.DataFrame:
    """Return the rows of table term_years that are of some years."""
    ((tables, documents),) = tasks
    terms = lexicon_terms()
    counts, n_tokens = gather_counts(tables.batches("term_counts", documents["doc"]), terms)
    documents = documents.assign(n_tokens=documents["doc"].map(n_tokens).fillna(0).astype("int64"))
    counted = stack_tables(tables.batches("counted", lone_documents(documents)), "counted").to_pandas()
    return term_years(counts, documents, terms, counted)


def follow_touched(plan: Plan, tables: Tables, run: Callable) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the tables of targets over the years; places that no changed document speaks for are taken over.

    No place's figures depend on another's: they are followed some at a time, with all documents that speak for them.
    Table corrections is written already.
    """
    spoken, touched = find_touched(plan, tables, "targets", "place", list_places)
    tasks, found = share_out(tables, spoken, "place", TOGETHER), defaultdict(list)
    for followed in run(follow_places, refuse_part, tasks, label="groups of places", size=1):
        for name, rows in followed.items():
            found[name].append(rows)
    for name, parts in found.items():
        yield name, keep_untouched(tables, name, "place", touched, parts)


def find_touched(
    plan: Plan, tables: Tables, stage: str, column: str, speak: Callable
) -> tuple[pd.DataFrame, pd.Series | None]:
    """Return the rows of ``speak(tables)``, doc and `column`, that are touched, and which years or places these are.

    Touched is what a document speaks for, or spoke for in the last build, that has changed for the stage. Where none
    of its rows hold, that is all (None).
    """
    spoken = speak(tables)
    if not (plan.recorded["corpus"] and plan.held[stage]):
        return spoken, None
    last, documents = Tables(tables.out, tables.out), tables.read("documents")
    before = last.read("documents")
    changed = {*before["doc"], *documents["doc"]} - {*before.merge(documents)["doc"]}
    changed |= {doc for doc, stages in plan.todo.items() if stage in stages}
    both = pd.concat([speak(last), spoken])
    touched = both.loc[both["doc"].isin(changed), column]
    return spoken[spoken[column].isin(touched)], touched


def keep_untouched(tables: Tables, name: str, column: str, touched: pd.Series | None, parts: list) -> pd.DataFrame:
    """Return the rows that were worked out for what is touched, and those of the last build for all else."""
    if touched is not None:
        rows = tables.read(name)
        parts = [*parts, rows[~rows[column].isin(touched)]]
    return pd.concat(parts, ignore_index=True)


def share_out(tables: Tables, spoken: pd.DataFrame, column: str, size: int) -> list[Part]:
    """Return the rows of `spoken` in parts of about `size`, those that are alike in `column` in one."""
    groups, _ = pd.factorize(spoken[column], use_na_sentinel=False)
    sizes = np.bincount(groups)
    parts = spoken.groupby(((sizes.cumsum() - sizes) // size)[groups]) if len(spoken) else [(0, spoken)]
    return [Part(tables, some) for _, some in parts]


def follow_places(tasks: list[Part]) -> dict[str, pd.DataFrame]:
    """Return the rows of the tables of targets over the years that are of some places."""
    from fieldwords.outcomes import follow_targets  # a process more loads it, not this one

    ((tables, spoken),) = tasks
    documents = tables.read("documents", spoken["doc"])
    gaps = tables.read("counted", spoken["doc"], ["doc", "gaps"])
    texts = tables.read("texts", spoken["doc"]).merge(gaps, on="doc")
    targets, sections = (tables.read(name, spoken["doc"]) for name in ("targets", "sections"))
    followed = follow_targets(targets, documents, texts, sections)
    return {name: rows[rows["place"].isin(spoken["place"])] for name, rows in followed.items()}


def refuse_part(task: Part) -> None:
    """Raise a FieldwordsError: no process survived working out some places or years."""
    docs = ", ".join(sorted(task.spoken["doc"])[:3])
    raise FieldwordsError(f"{docs} …: the process that compared them died; give it more memory or fewer files")


def list_places(tables: Tables) -> pd.DataFrame:
    """Return the places that each document speaks for (doc, place): its own, those that rows are corrected to, and of a
    town's those that want something of the town."""
    documents, corrections = tables.read("documents", columns=["doc", "place"]), tables.read("corrections")
    moved = corrections.loc[corrections["slot"] == "place", ["doc", "value"]].rename(columns={"value": "place"})
    moved["place"] = moved["place"].where(moved["place"] != "")
    spoken = pd.concat([documents, moved[moved["doc"].isin(documents["doc"])]])
    targets = tables.read("targets", columns=["doc", "place", "status"]).rename(columns={"place": "town"})
    wanted = targets[targets["status"].eq("target")].merge(documents, on="doc")[["place", "town"]].drop_duplicates()
    wanted = wanted[wanted["town"].notna() & wanted["town"].ne(wanted["place"])]
    return pd.concat([spoken, wanted.merge(spoken.rename(columns={"place": "town"}), on="town")[["doc", "place"]]])


def gather_counts(batches: Iterable[pa.Table], terms: tuple[str, ...]) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return the rows of table term_counts, given in parts, that are of `terms`, and the number of words a document."""
    kept, n_tokens = [], Counter()
    for rows in batches:
        kept.append(rows.filter(pick_words(rows["term"], terms)))
        docs, is_word = rows["doc"].combine_chunks(), pick_words(rows["layer"], ["word"])
        counts = np.where(is_word, rows["count"], 0)
        sums = np.bincount(docs.indices, counts, len(docs.dictionary)).astype(int)
        n_tokens.update(dict(zip(docs.dictionary.to_pylist(), sums.tolist(), strict=True)))
    return unpack_table(stack_tables(kept, "term_counts"), "term_counts"), n_tokens
