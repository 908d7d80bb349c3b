"""The command line: what is asked for, and errors in one line. Each command loads only what it needs."""

import argparse
import os
import sys
from pathlib import Path

from fieldwords import __version__, commands, paths
from fieldwords.errors import FieldwordsError


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status: 0, or 2 after one line about what the user can mend."""
    if arguments is None and sys.getfilesystemencoding() != "utf-8":
        # Names of files are UTF-8, in whatever locale the command is called.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", "-m", "fieldwords", *sys.argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    asked = make_parser().parse_args(arguments)
    try:
        asked.run(asked)
        sys.stdout.flush()
    except FieldwordsError as error:
        print(f"fieldwords: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe (head, less) had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print("fieldwords: interrupted; what was built before is untouched", file=sys.stderr)
        return 130
    return 0


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message):
        self.exit(2, f"fieldwords: {message}; {self.prog} --help says more\n")


def make_parser() -> Parser:
    """Return the parser of all commands."""
    parser = Parser(
        prog="fieldwords", description="What Chinese government speeches say, and the farming targets they set."
    )
    parser.add_argument("--version", action="version", version=__version__)
    group = parser.add_subparsers(required=True, metavar="COMMAND")

    build = _add(group, "build", "build all tables; only what has changed is done again", commands.run_build)
    _add_raw(build)
    build.add_argument("--out", type=Path, help=f"folder for the tables (default: {paths.PROCESSED})")
    _add_jobs(build)
    build.add_argument("--scheduler", metavar="ADDRESS", help="a Dask scheduler to use, such as tcp://host:8786")

    report = _add(group, "report", "build all tables, run the notebooks, write the pages", commands.run_report)
    _add_raw(report)
    report.add_argument("--out", type=Path, help=f"folder for the pages (default: {paths.REPORTS})")
    _add_jobs(report)

    read = _add(group, "read", "print the text of a file as fieldwords reads it", commands.run_read)
    read.add_argument("file", type=Path, metavar="FILE")

    count = _add(group, "count", "count terms three ways in each file (CSV)", commands.run_count)
    _add_paths(count)
    count.add_argument("--term", action="append", required=True, dest="terms", help="may be given several times")

    targets = _add(group, "targets", "list the targets and other quantities of each file", commands.run_targets)
    _add_paths(targets)
    targets.add_argument("-o", "--output", type=Path, metavar="FILE", help=".jsonl, .csv or .parquet (default: JSONL)")
    _add_jobs(targets)

    audit = _add(group, "audit", "show what segmentation does to the terms of the lexicon (CSV)", commands.run_audit)
    _add_paths(audit)

    evaluate = _add(group, "evaluate", "score the targets against a gold file", commands.run_evaluate)
    evaluate.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    evaluate.add_argument(
        "--root", type=Path, required=True, help="the folder that doc in the gold file is relative to"
    )
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
    if not word.isdigit() or not int(word):
        raise argparse.ArgumentTypeError(f"{word!r} is no number of processes")
    return int(word)
