"""Hostile files: none may crash, take more than 15 s or 330 MB, or lose a figure in silence.

Run: make torture, or python benchmarks/torture.py [PART OF A NAME]

Each file goes through all stages in a process of its own; then a build of all of them must find what it read and what
it set aside. The files are made by tests/reading/hostile_files.py.
"""

import json
import os
import re
import sys
import tempfile
import time
from pathlib import Path

from fieldwords import paths
from fieldwords.build.pipeline import build_tables
from fieldwords.build.stages import Task, process_document
from fieldwords.build.stamps import STAGES, stamp_code
from fieldwords.corpus.folding import fold_text
from fieldwords.schemas import TABLES

sys.path.insert(0, str(paths.HOME / "tests" / "reading"))
from hostile_files import FIGURES, make_files

WARNINGS = list(TABLES["documents"].columns).index("warnings")
SECONDS, MEGABYTES = 15, 330  # of a copy, which shares some 180 of these with its original
DECIMAL = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")


def write_files(folder: Path, part: str) -> list[str]:
    """Write the files whose names hold `part` and return the names."""
    names = []
    for name, data in make_files():
        if part in name:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
            names.append(name)
    return names


def judge_file(path: Path, name: str) -> dict:
    """Return what became of a file: read or the reason why not, warnings, figures that are missing; memory and time."""
    out, into = os.pipe()
    began, process = time.monotonic(), os.fork()
    if process == 0:
        rows = process_document(Task(name, path, None, None, tuple(STAGES), stamp_code()))
        answer = {"reason": [row[3] for row in rows.get("quarantine", ())], "warnings": [], "missing": []}
        if "documents" in rows:
            answer["warnings"] = list(filter(None, [rows["documents"][0][WARNINGS]]))
            answer["missing"] = sorted(FIGURES - set(DECIMAL.findall(fold_text(rows["texts"][0][1]).text)))
        os.write(into, json.dumps(answer).encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        written = pipe.read()
    _, status, usage = os.wait4(process, 0)
    told = json.loads(written) if written else {"reason": [], "warnings": [], "missing": []}
    seconds = round(time.monotonic() - began, 1)
    computed = round(usage.ru_utime + usage.ru_stime, 1)
    return told | {"status": status, "seconds": seconds, "computed": computed, "memory": usage.ru_maxrss // 1024}


def find_faults(told: dict) -> list[str]:
    """Return what a file may not do and did."""
    faults = ["crashed"] if told["status"] else []
    faults += ["too long"] if told["computed"] > SECONDS else []
    faults += ["too large"] if told["memory"] > MEGABYTES else []
    lost = told["missing"] and not told["reason"] and not told["warnings"]
    return faults + (["lost in silence: " + " ".join(told["missing"])] if lost else [])


def main() -> int:
    """Run all files and print what failed; 1 when anything did."""
    failed = refused = 0
    with tempfile.TemporaryDirectory() as folder:
        raw, out = Path(folder, "raw"), Path(folder, "out")
        names = write_files(raw, sys.argv[1] if len(sys.argv) > 1 else "")
        worst = {"computed": 0, "memory": 0}
        for name in names:
            told = judge_file(raw / name, name)
            refused += bool(told["reason"])
            worst = {key: max(worst[key], told[key]) for key in worst}
            for fault in find_faults(told):
                failed += 1
                print(f"{name}: {fault} ({told['computed']} s, {told['memory']} MB) {told['reason']}", flush=True)
        print(
            f"{len(names)} files: {len(names) - refused} read, {refused} refused, {failed} faults; {worst}", flush=True
        )
        if refused == len(names):  # a build of nothing that can be read is an error
            return int(failed > 0)
        summary = build_tables(raw, out)
        print(summary.describe(out))
    return int(failed > 0 or summary.found != summary.documents + summary.quarantined)


if __name__ == "__main__":
    sys.exit(main())
