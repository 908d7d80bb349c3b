"""The command line: what is asked for, and errors in one line. Each command loads only what it needs."""

import argparse
import gc
import os
import re
import sys
from pathlib import Path

from fieldwords import __version__, paths
from fieldwords.errors import FieldwordsError
from fieldwords.figures import LANGUAGES, label_language

FORMATS = (".jsonl", ".csv", ".parquet", ".xlsx")
SHOWN = 20  # documents whose warnings are printed
MOST = 1024  # processes on one machine
HINT = "is it written so? Look at capitals, blanks within the word, and other forms with fieldwords read FILE"


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 2 after one line about what the user can mend."""
    if arguments is None and sys.getfilesystemencoding() != "utf-8":
        # Names of files are UTF-8, in whatever locale the command is called.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", "-m", "fieldwords", *sys.argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # of BLAS: on small matrices several wait for one another
    gc.set_threshold(50_000, 20, 20)  # of the millions of objects of a run most stay, and few hold each other
    asked = make_parser().parse_args(arguments)
    try:
        asked.run(asked)
        sys.stdout.flush()
        return 0
    except BrokenPipeError:  # the reader of a pipe (head, less) had enough
        _drop_output()
        return 0
    except KeyboardInterrupt as stop:
        print(f"fieldwords: interrupted; {str(stop) or 'what was built before is untouched'}", file=sys.stderr)
        return 130
    except FieldwordsError as error:
        message = str(error)
    except UnicodeEncodeError:
        message = "an argument holds bytes that are no UTF-8; write it anew"
    except RecursionError:
        message = "a file is nested too deeply to be read; mend it"
    except OSError as error:
        _drop_output()
        place = f"{str(error.filename)[:80]}: " if error.filename else "output: "
        message = f"{place}{error.strerror or error}; give another place"
    print(f"fieldwords: {message}", file=sys.stderr)
    return 2


def _drop_output():
    """What is left to print has no place."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message):
        self.exit(2, f"fieldwords: {message}; {self.prog} --help says more\n")


def make_parser() -> Parser:
    """Return the parser of all commands."""
    about = "What Chinese government speeches say, and the farming targets they set."
    parser = Parser(prog="fieldwords", description=about)
    parser.add_argument("--version", action="version", version=__version__)
    group = parser.add_subparsers(required=True, metavar="COMMAND")

    build = _add(group, "build", "build all tables; only what has changed is done again", _build)
    _add_raw(build)
    build.add_argument("--out", type=Path, help=f"folder for the tables (default: {paths.PROCESSED})")
    _add_jobs(build)
    build.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler to use, such as tcp://host:8786")

    report = _add(group, "report", "build all tables, run the notebooks, write the pages", _report)
    _add_raw(report)
    report.add_argument(
        "--out", type=Path, help=f"folder for the pages, the tables in processed below it (default: {paths.REPORTS})"
    )
    report.add_argument("--lang", choices=LANGUAGES, help="language of pages and figures (or FIELDWORDS_LANG)")
    _add_jobs(report)

    _add(group, "notebooks", "print the folder of the notebooks, in the language of FIELDWORDS_LANG", _notebooks)

    read = _add(group, "read", "print the text of a file as fieldwords reads it", _read)
    read.add_argument("file", type=Path, metavar="FILE")

    count = _add(group, "count", "count terms three ways in each file (CSV)", _count)
    _add_paths(count)
    count.add_argument("--term", action="append", required=True, dest="terms", help="may be given several times")

    targets = _add(group, "targets", "list the targets and other quantities of each file", _targets)
    _add_paths(targets)
    targets.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=".jsonl, .csv, .parquet or .xlsx (default: JSONL)"
    )
    _add_jobs(targets)

    audit = _add(group, "audit", "show what segmentation does to the terms of the lexicon (CSV)", _audit)
    _add_paths(audit)

    evaluate = _add(group, "evaluate", "score the targets against a gold file", _evaluate)
    evaluate.add_argument("gold", type=Path, metavar="GOLD", help="JSON lines, or a sheet as CSV")
    relative = "the folder that doc in the gold file is relative to"
    evaluate.add_argument("--root", type=Path, required=True, help=relative)
    return parser


def _add(group, name, summary, run):
    command = group.add_parser(name, help=summary, description=summary)
    command.set_defaults(run=run)
    return command


def _add_raw(command):
    command.add_argument("--raw", type=Path, default=paths.RAW, help="folder of speeches (default: %(default)s)")


def _add_paths(command):
    command.add_argument("paths", type=Path, nargs="+", metavar="PATH", help="a file, or a folder of files")
    command.add_argument("--root", type=Path, help="folder that names are relative to (default: the one common to all)")


def _add_jobs(command):
    command.add_argument("--jobs", type=_positive, metavar="N", help="processes (default: one for each processor)")


def _positive(word):
    if not re.fullmatch("[0-9]{1,9}", word) or not 0 < int(word) <= MOST:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of processes")
    return int(word)


# What each command does. Imports stand inside: a command that has nothing to do must not wait for pandas.


def _build(asked):
    from fieldwords.build.pipeline import build_tables

    out = asked.out or paths.PROCESSED
    print(build_tables(asked.raw, out, asked.jobs, asked.scheduler).describe(out))


def _report(asked):
    """Build the tables, then the pages; with --out both go below that folder."""
    from fieldwords.build.pipeline import build_tables
    from fieldwords.pages.publishing import build_report, check_folder, read_notice

    if asked.lang:
        os.environ["FIELDWORDS_LANG"] = asked.lang  # the notebooks' kernels read it as well
    label_language()  # a wrong one is said before the work
    pages, tables = asked.out or paths.REPORTS, asked.out / "processed" if asked.out else paths.PROCESSED
    check_folder(pages)
    print(build_tables(asked.raw, tables, asked.jobs).describe(tables))
    print(f"pages: {build_report(tables, pages, read_notice(asked.raw), asked.jobs)}")


def _notebooks(asked):
    from fieldwords.pages.publishing import translate_notebooks

    print(translate_notebooks())


def _read(asked):
    from fieldwords.reading.folder import read_file

    reading = read_file(asked.file)
    for warning in reading.warnings:
        print(f"{asked.file}: {warning}", file=sys.stderr)
    sys.stdout.write(reading.text)


def _count(asked):
    import fieldwords

    speeches = fieldwords.read(*asked.paths, root=asked.root)
    counts = speeches.count(asked.terms, by="doc")
    _print_csv(counts, speeches)
    for term, said in counts.groupby("term", sort=False)["substring"].sum().items():
        if not said:
            print(f"{term}: not said in {len(speeches.documents)} documents; {HINT}", file=sys.stderr)


def _audit(asked):
    import fieldwords

    speeches = fieldwords.read(*asked.paths, root=asked.root)
    _print_csv(speeches.audit(), speeches)


def _print_csv(frame, speeches):
    from fieldwords.build.store import guard_cells

    _say_left_out(speeches)
    guard_cells(frame).to_csv(sys.stdout, index=False, lineterminator="\n")


def _say_left_out(speeches):
    for row in speeches.quarantine.itertuples():
        print(f"left out: {row.doc}: {row.reason}; {row.remedy}", file=sys.stderr)
    warned = speeches.documents[speeches.documents["warnings"].notna()]
    for row in warned.head(SHOWN).itertuples():
        print(f"{row.doc}: {row.warnings}", file=sys.stderr)
    if len(warned) > SHOWN:
        print(f"{len(warned) - SHOWN} more documents have warnings: fieldwords build lists them", file=sys.stderr)


def _targets(asked):
    """Write the table as JSON lines, CSV, Parquet or a workbook."""
    if asked.output and asked.output.suffix not in FORMATS:
        raise FieldwordsError(f"{asked.output}: unknown kind of file; name it *{', *'.join(FORMATS)}")
    import fieldwords
    from fieldwords.build.store import write_csv, write_parquet
    from fieldwords.build.writing import replace_file
    from fieldwords.pages.workbook import write_table

    speeches = fieldwords.read(*asked.paths, root=asked.root, jobs=asked.jobs)
    frame = speeches.table("targets")
    _say_left_out(speeches)
    if frame.empty and (n := len(speeches.documents)):
        print(f"no quantity in {n} documents; see what was read: fieldwords read FILE", file=sys.stderr)
    if asked.output is None:
        _write_json(frame, sys.stdout.buffer)
        return
    write = {".csv": write_csv, ".parquet": write_parquet, ".xlsx": write_table}.get(asked.output.suffix, _write_json)
    with replace_file(asked.output) as handle:
        write(frame, handle)


def _write_json(frame, handle):
    """Write a JSON object a row, some thousands at a time: null for what is unknown, whole numbers as whole numbers."""
    for start in range(0, len(frame), 20_000):
        part = frame.iloc[start : start + 20_000]
        handle.write(part.to_json(orient="records", lines=True, force_ascii=False, double_precision=12).encode())


def _evaluate(asked):
    """Score the targets found in the files that a gold file names."""
    import fieldwords
    from fieldwords.targets.evaluation import read_sheet

    docs = sorted(set(read_sheet(asked.gold, "evaluate")["doc"]))
    speeches = fieldwords.read(*(asked.root / doc for doc in docs), root=asked.root)
    scores = fieldwords.score(speeches.table("targets"), asked.gold)
    _say_left_out(speeches)
    print(scores.to_string(index=False, float_format="{:.3f}".format))
