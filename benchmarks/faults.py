"""Kills, double starts and full disks over an old output: afterwards it is the old one or the new one, never mixed.

Run: python benchmarks/faults.py [KILLS STARTS DISKS]

Builds and reports of two small collections take turns in one folder. A kill comes at a random moment of a run; a full
disk is a file system in memory with little more room than the old output (Linux; needs unshare). KILLS are those of
reports: tests/build/killed_builds.py kills builds.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from fieldwords import paths
from fieldwords.build.pipeline import build_tables
from fieldwords.build.writing import locate_file
from fieldwords.pages.publishing import build_report

CHANCE = random.Random(1)
SPEECH = "云桐县{}年政府工作报告\n\n一、{}年工作安排\n今年，粮食播种面积稳定在{}万亩以上，牛存栏达到2.{}万头。\n"


def write_collection(folder: Path, years: range) -> Path:
    """Write a speech for each year."""
    folder.mkdir(parents=True)
    for year in years:
        text = SPEECH.format(year, year, year % 100, year % 10)
        (folder / f"{year}.txt").write_text(text, encoding="utf-8")
    return folder


def see(out: Path) -> dict[str, str]:
    """Return the files of an output with their hashes, as one finds them who reads."""
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    names = {name for name in names if not any(part.startswith(".") for part in name.split("/"))}
    return {name: hashlib.sha256(locate_file(out, name).read_bytes()).hexdigest() for name in sorted(names)}


def run(work) -> int:
    """Start `work` in a fork with a group of its own."""
    child = os.fork()
    if child == 0:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return child


def kill_reports(place: Path, raws: list[Path], kills: int) -> str:
    """Kill reports at random moments."""
    notebooks = paths.NOTEBOOKS = place / "notebooks"
    notebooks.mkdir()
    cells = [{"cell_type": "code", "metadata": {}, "source": "1 + 1"}]
    (notebooks / "01-sum.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    tables, pages = [place / f"tables-{number}" for number in (0, 1)], place / "pages"
    for raw, built in zip(raws, tables, strict=True):
        build_tables(raw, built)
    states, killed = [], 0
    for built in tables:
        began = time.monotonic()
        os.waitpid(run(lambda built=built: build_report(built, pages)), 0)
        duration = time.monotonic() - began
        states.append(see(pages))
    for number in range(kills):
        child = run(lambda built=tables[number % 2]: build_report(built, pages))
        end = time.monotonic() + CHANCE.random() * duration
        while time.monotonic() < end and not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            time.sleep(0.002)
        os.killpg(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        if see(pages) not in states:
            sys.exit(f"report: after kill {number} the pages are neither the old ones nor the new")
    return f"{killed} of {kills} reports killed, pages whole"


def start_twice(place: Path, raws: list[Path], starts: int) -> str:
    """Start two builds at once in one folder."""
    states = []
    for number, raw in enumerate(raws):
        build_tables(raw, place / f"alone-{number}")
        states.append(see(place / f"alone-{number}"))
    for number in range(starts):
        pair = [run(lambda raw=raw: build_tables(raw, place / "twice")) for raw in CHANCE.sample(raws, 2)]
        if any(os.waitpid(child, 0)[1] for child in pair) or see(place / "twice") not in states:
            sys.exit(f"double start {number}: a run failed, or the tables are of no single one")
    return f"{starts} double starts, tables whole"


def fill_disks(place: Path, raws: list[Path], disks: int) -> str:
    """Build over an old output on a disk that has little room left."""
    failed = 0
    for number in range(disks):
        disk = place / "disk"
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], check=True)
        build_tables(raws[0], disk / "out")
        old = see(disk / "out")
        left = shutil.disk_usage(disk).free
        (disk / "ballast").write_bytes(bytes(max(0, left - CHANCE.randrange(1, 160) * 1024)))
        child = run(lambda out=disk / "out": build_tables(raws[1], out))
        full = os.waitpid(child, 0)[1] != 0
        now, failed = see(disk / "out"), failed + full
        if full != (now == old):
            sys.exit(f"full disk {number}: the tables are neither all old nor all new")
        subprocess.run(["umount", disk], check=True)
        disk.rmdir()
    return f"{disks} disks, {failed} of them full, tables whole"


def main() -> None:
    """Do all three and print a line on each; a full disk needs a name space of its own."""
    counts = [int(word) for word in sys.argv[1:4]] or [100, 50, 20]
    if os.environ.get("FIELDWORDS_ALONE") is None:
        command = ["unshare", "-rm", sys.executable, *sys.argv]
        sys.exit(subprocess.run(command, env={**os.environ, "FIELDWORDS_ALONE": "1"}).returncode)
    with tempfile.TemporaryDirectory() as folder:
        raws = [write_collection(Path(folder, f"raw-{last}"), range(2018, last)) for last in (2020, 2022)]
        for trial, count in zip((kill_reports, start_twice, fill_disks), counts, strict=True):
            place = Path(folder, trial.__name__)
            place.mkdir()
            print(trial(place, raws, count), flush=True)


if __name__ == "__main__":
    main()
