"""Tables that are worked out from others when all documents are through."""

import sys
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from fieldwords.build.columns import column_types, unpack_table
from fieldwords.build.stamps import Plan
from fieldwords.build.store import read_batches, read_table
from fieldwords.corpus.duplicates import Sign, choose_originals, match_signs
from fieldwords.outcomes import follow_targets
from fieldwords.targets import apply_corrections
from fieldwords.terms.counts import counted_texts
from fieldwords.terms.phrases import lexicon_terms
from fieldwords.terms.rates import covered_documents, term_years


class Tables:
    """The tables of a build, whose plan is `plan`: those that it has written already, else those of the last one."""

    def __init__(self, aside: Path, out: Path, plan: Plan):
        self.aside, self.out, self.plan = aside, out, plan

    def folder(self, name: str) -> Path:
        """Return where the newest table of that name is."""
        return self.aside if (self.aside / f"{name}.parquet").exists() else self.out

    def read(self, name: str, docs=None) -> pd.DataFrame:
        """Return the newest table of that name, whole or the rows of some documents."""
        return read_table(name, self.folder(name), docs)


def mark_duplicates(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return table documents; of documents with the same text all but one name the one that counts."""
    documents = tables.read("documents")
    signs = (
        (doc, Sign(exact, smallest))
        for batch in read_batches("signs", tables.folder("signs"))
        for doc, exact, smallest in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )
    copies = match_signs(signs, lambda doc: tables.read("texts", [doc])["text"].iloc[0])
    original = choose_originals(copies, documents)
    return {"documents": documents.assign(duplicate_of=documents["doc"].map(original).astype("str"))}


def rate_terms(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return table term_years; years that no changed document speaks for are taken over."""
    documents = tables.read("documents")
    touched = find_touched_years(tables, documents)
    kept = [] if touched is None else [tables.read("term_years")]
    documents = documents if touched is None else documents[documents["year"].isin(touched)]
    terms = lexicon_terms()
    counts, n_tokens = gather_counts(tables.folder("term_counts"), terms, documents["doc"])
    documents = documents.assign(n_tokens=documents["doc"].map(n_tokens).fillna(0).astype("int64"))
    covered = covered_documents(documents)
    alone = covered.loc[~covered.duplicated("year", keep=False), "doc"].tolist()  # their intervals rest on the text
    counted = counted_texts(tables.read("texts", alone), tables.read("marks", alone))
    kept = [years[~years["year"].isin(touched)] for years in kept]
    return {"term_years": pd.concat([*kept, term_years(counts, documents, terms, counted)], ignore_index=True)}


def find_touched_years(tables: Tables, documents: pd.DataFrame) -> set[int] | None:
    """Return the years that a document speaks for, or has spoken for, to which something has changed; None: any may be.

    Parameters
    ----------
    tables : Tables
        Those of this build.
    documents : DataFrame
        Its table documents.
    """
    plan = tables.plan
    if not (plan.recorded["corpus"] and plan.recorded["terms"]):
        return None
    anew = [doc for doc, stages in plan.todo.items() if "terms" in stages]
    told = ["doc", "year", "n_han", "duplicate_of"]
    before, now = read_table("documents", tables.out)[told], documents[told]
    alike = before.merge(now, on=told)["doc"]
    both = pd.concat([before, now])
    return set(both.loc[~both["doc"].isin(alike) | both["doc"].isin(anew), "year"].dropna())


def gather_counts(folder: Path, terms: tuple[str, ...], docs: Iterable[str]) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return the rows of table term_counts that are of `terms`, and the number of words of each document in `docs`."""
    asked, kept, n_tokens = pa.array(terms, pa.large_string()), [column_types("term_counts").empty_table()], {}
    for rows in read_batches("term_counts", folder, docs):
        kept.append(rows.filter(pc.is_in(rows["term"], asked)))
        sums = rows.filter(pc.equal(rows["layer"], "word")).group_by("doc").aggregate([("count", "sum")])
        for doc, n in zip(sums["doc"].to_pylist(), sums["count_sum"].to_pylist(), strict=True):
            n_tokens[doc] = n_tokens.get(doc, 0) + n
    return unpack_table(pa.concat_tables(kept), "term_counts"), n_tokens


def compare_targets(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return the targets as corrected, what became of each correction, and what became of the targets."""
    targets, corrections = apply_corrections(tables.read("targets"))
    unused = corrections[corrections["outcome"] != "applied"]
    if len(unused):
        say = "1 correction fits" if len(unused) == 1 else f"{len(unused)} corrections fit"
        print(f"{say} no row: see {tables.out / 'corrections.csv'}", file=sys.stderr)
    corrected = {"targets": targets} if len(unused) < len(corrections) else {}
    followed = follow_targets(targets, tables.read("documents"), tables.read("texts"))
    return {**corrected, "corrections": corrections, **followed}


# stage -> what it works out when its documents are through
DERIVED = {"corpus": mark_duplicates, "words": lambda tables: {}, "terms": rate_terms, "targets": compare_targets}
