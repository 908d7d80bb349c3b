"""Run as a program by test_pipeline: builds that are killed again and again, then one that may end.

    killed_builds.py RAW OTHER OUT N

Builds of two folders of speeches take turns in one folder of tables. Each is a fork of this process, so that nothing
has to be loaded again. Half of the kills come at a random moment of the whole build, half after the first file was
begun, while tables are written and moved. After each kill the tables must be those of one build, whole: old or new,
never mixed. Prints how many builds were killed and how many had ended before.
"""

import hashlib
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

from fieldwords.build import pipeline
from fieldwords.build.pipeline import build_tables
from fieldwords.build.writing import locate_file

pipeline.run_tasks = lambda work, lost, tasks, **how: [work(tasks)] if tasks else []
pipeline.prepare_workers = lambda: None
raws, out, rounds = [Path(name) for name in sys.argv[1:3]], Path(sys.argv[3]), int(sys.argv[4])
chance = random.Random(1)


def start_build(raw):
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
    while not any(out.glob(".fieldwords-*")):
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return
        time.sleep(0.0005)


def finish(child):
    if os.waitpid(child, 0)[1]:
        sys.exit("a build that was let alone failed")


def see_tables(folder, names):
    """The bytes of all files, as one who reads a table finds them."""
    places = [locate_file(folder, name) for name in names]
    return [hashlib.sha256(place.read_bytes()).hexdigest() if place.exists() else None for place in places]


states, names = [], set()
for number, raw in enumerate(raws):
    build_tables(raw, out.with_name(f"alone-{number}"))  # every fork finds all in memory, too
    names |= {path.name for path in out.with_name(f"alone-{number}").iterdir()} - {".lock"}
names = sorted(names)
states = [see_tables(out.with_name(f"alone-{number}"), names) for number in (0, 1)]
began = time.monotonic()
finish(start_build(raws[0]))
duration = time.monotonic() - began
killed = finished = 0
for number in range(rounds):
    child = start_build(raws[(number + 1) % 2])
    if number % 4 < 2:
        wait_for_writing(child)
        time.sleep(chance.random() * 0.05)
    else:
        time.sleep(chance.random() * duration * 0.9)
    os.kill(child, signal.SIGKILL)
    if os.WIFSIGNALED(os.waitpid(child, 0)[1]):
        killed += 1
    else:
        finished += 1
    if see_tables(out, names) not in states:
        sys.exit(f"after kill {number} the tables were neither those of one build nor those of the other")
finish(start_build(raws[0]))
print(killed, finished)
