"""Run as a program by test_pipeline: builds that are killed again and again, then one that may end.

    killed_builds.py RAW OUT N

Each build is a fork of this process, so that nothing has to be loaded again. Half of the kills come at a random moment
of the whole build, half shortly after the first temporary file was seen, while tables are moved into place. After each
kill every table that is in its place must be whole.
"""

import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

import pyarrow.parquet as pq

from fieldwords.build import pipeline, tables
from fieldwords.build.pipeline import build_tables
from fieldwords.build.stages import process_documents

tables.run_tasks = lambda work, lost, tasks, *rest: [process_documents(tasks)] if tasks else []
pipeline.prepare_workers = lambda: None
raw, out, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
chance = random.Random(1)


def start_build():
    child = os.fork()
    if child == 0:
        status = 1
        try:
            build_tables(raw, out)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    return child


def wait_for_writing(child):
    while not any(out.glob(".*.tmp")):
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        time.sleep(0.0005)


def finish(child):
    if os.waitpid(child, 0)[1]:
        sys.exit("a build that was let alone failed")


build_tables(raw, out.with_name("first"))  # every fork finds all in memory
began = time.monotonic()
finish(start_build())
duration = time.monotonic() - began
killed = finished = 0
for number in range(rounds):
    for path in out.glob("*.key"):
        if chance.random() < 0.5 or path.name == "corpus.key":
            path.unlink()
    child = start_build()
    if number % 2:
        wait_for_writing(child)
        time.sleep(chance.random() * 0.1)
    else:
        time.sleep(chance.random() * duration * 0.9)
    os.kill(child, signal.SIGKILL)
    if os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        killed += 1
    else:
        finished += 1
    for path in out.glob("*.parquet"):
        pq.read_table(path, use_threads=False)
    if number % 10 == 9:
        finish(start_build())
finish(start_build())
print(killed, finished)
