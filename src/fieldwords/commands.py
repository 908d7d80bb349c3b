"""What each command does. Imports stand inside: a command that has nothing to do must not wait for pandas."""

import sys
from collections.abc import Sequence
from pathlib import Path

from fieldwords import paths
from fieldwords.build.writing import replace_file
from fieldwords.errors import FieldwordsError
from fieldwords.reading.sources import list_sources, list_unreadable

FORMATS = (".jsonl", ".csv", ".parquet")
EXAMPLE_PLACE = "青岚县"  # there is no such county: what speaks of it is the example collection


def run_build(asked) -> None:
    """Build the tables and say what was found and done."""
    from fieldwords.build.pipeline import build_tables

    out = asked.out or paths.PROCESSED
    print(build_tables(asked.raw, out, asked.jobs, asked.scheduler).describe(out))


def run_report(asked) -> None:
    """Build the tables, then the pages; with --out both go below that folder."""
    from fieldwords.build.pipeline import build_tables
    from fieldwords.pages import COMPOSED, build_report

    tables = asked.out / "processed" if asked.out else paths.PROCESSED
    print(build_tables(asked.raw, tables, asked.jobs).describe(tables))
    holds_example = EXAMPLE_PLACE in (tables / "documents.csv").read_text(encoding="utf-8-sig")
    notice = COMPOSED if holds_example else None
    first_page = build_report(tables, asked.out or paths.REPORTS, notice, asked.jobs, paths.QUALITY)
    print(f"pages: {first_page}")


def run_read(asked) -> None:
    """Print the text of a file."""
    from fieldwords.reading.folder import read_file

    sys.stdout.write(read_file(asked.file).text)


def run_count(asked) -> None:
    """Print the three counts of the terms in each file."""
    from fieldwords.terms.counts import count_terms

    counts = count_terms(read_documents(asked), asked.terms)
    columns = ["doc", "year", "term", "substring", "phrase", "word", "n_han", "n_tokens", "uncounted"]
    counts[columns].to_csv(sys.stdout, index=False, lineterminator="\n")


def run_audit(asked) -> None:
    """Print the segmentation audit of the lexicon's terms in the files."""
    from fieldwords.terms.audit import audit_terms

    audit_terms(read_documents(asked)).to_csv(sys.stdout, index=False, lineterminator="\n")


def read_documents(asked):
    """Return doc, year, text and counted text of the files asked for; what cannot be read is said on stderr.

    Raises
    ------
    FieldwordsError
        No file can be read.
    """
    import pandas as pd

    from fieldwords.corpus.cleaning import counted_text
    from fieldwords.corpus.document import parse_document
    from fieldwords.reading import Refused, read_file

    rows, refusals = [], list_unreadable(asked.paths)
    for doc, path in list_sources(asked.paths, asked.root).items():
        try:
            document = parse_document(doc, read_file(path))
        except Refused as refused:
            refusals.append(str(refused))
            continue
        rows.append((doc, document.meta["year"], document.text, counted_text(document.text, document.marks).text))
    say_refusals(refusals, len(rows))
    return pd.DataFrame(rows, columns=["doc", "year", "text", "counted"])


def say_refusals(refusals: list[str], n_read: int) -> None:
    """Say on stderr what was left out; with nothing read at all that is an error."""
    if refusals and not n_read:
        raise FieldwordsError(refusals[0] + (f" (and {len(refusals) - 1} more)" if len(refusals) > 1 else ""))
    for refusal in refusals:
        print(f"left out: {refusal}", file=sys.stderr)


def run_targets(asked) -> None:
    """Write the targets table of the files as JSON lines, CSV or Parquet."""
    if asked.output and asked.output.suffix not in FORMATS:
        raise FieldwordsError(
            f"{asked.output}: unknown kind of file; name it {', '.join('*' + kind for kind in FORMATS)}"
        )
    sources = list_sources(asked.paths, asked.root)
    frame = find_targets(sources, asked.root, asked.jobs, list_unreadable(asked.paths))
    if asked.output is None:
        sys.stdout.writelines(json_lines(frame))
        return
    from fieldwords.build.store import write_csv, write_parquet

    with replace_file(asked.output) as handle:
        if asked.output.suffix == ".csv":
            write_csv(frame, handle)
        elif asked.output.suffix == ".parquet":
            write_parquet(frame, handle)
        else:
            handle.writelines(line.encode() for line in json_lines(frame))


def find_targets(
    sources: dict[str, Path], root: Path | None = None, jobs: int | None = None, left_out: Sequence[str] = ()
):
    """Return table `targets` of files that need not be in the raw folder.

    Parameters
    ----------
    sources : dict of str to Path
        Name and file of each document.
    root : Path, optional
        Folder whose manifest.csv, if there is one, says what it says of them.
    jobs : int, optional
        Number of processes; one for each processor when not given.
    left_out : sequence of str, optional
        Lines on what was left out before, to be said with the rest.

    Raises
    ------
    FieldwordsError
        No file can be read; what else cannot be read is said on stderr.
    """
    from fieldwords.build.stages import Task, process_documents, set_aside_lost
    from fieldwords.build.stamps import stamp_code
    from fieldwords.build.store import join_rows
    from fieldwords.build.workers import run_tasks
    from fieldwords.corpus.manifest import read_manifest
    from fieldwords.schemas import check_table
    from fieldwords.targets import apply_corrections

    manifest = read_manifest(root) if root else {}
    made_with = stamp_code()
    tasks = [Task(doc, path, manifest.get(doc), None, ("targets",), made_with) for doc, path in sorted(sources.items())]
    done = list(run_tasks(process_documents, set_aside_lost, tasks, jobs, label="targets"))
    faults = join_rows([part.tables["quarantine"] for part in done], "quarantine")
    refusals = [f"{row.doc}: {row.reason}; {row.remedy}" for row in faults.itertuples()]
    say_refusals([*left_out, *refusals], len(tasks) - len(refusals))
    found = join_rows([part.tables["targets"] for part in done if "targets" in part.tables], "targets")
    return check_table(apply_corrections(found)[0], "targets")


def json_lines(frame):
    """Yield a JSON object a row, some thousands at a time: null for what is unknown, whole numbers as whole numbers."""
    for start in range(0, len(frame), 20_000):
        part = frame.iloc[start : start + 20_000]
        yield part.to_json(orient="records", lines=True, force_ascii=False, double_precision=12)


def run_evaluate(asked) -> None:
    """Score the targets found in the files that a gold file names."""
    from fieldwords.targets.evaluation import evaluate_targets, read_gold

    gold = read_gold(asked.gold)
    found = find_targets({doc: asked.root / doc for doc in sorted({row["doc"] for row in gold})}, asked.root)
    print(evaluate_targets(gold, found).to_string(index=False, float_format="{:.3f}".format))
