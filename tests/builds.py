"""What the tests of the build share: builds in this process or another, and what lies in a folder of tables."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pandas as pd

from fieldwords import paths
from fieldwords.build import pipeline
from fieldwords.build.assembly import write_rows
from fieldwords.build.columns import pack_frame
from fieldwords.build.pipeline import build_tables
from fieldwords.build.stages import loaded_stamp
from fieldwords.build.stamps import STAGES
from fieldwords.build.store import read_table
from fieldwords.schemas import TABLES, check_table
from speeches import SPEECHES

ALL = {stage: len(SPEECHES) for stage in STAGES}
NONE = dict.fromkeys(STAGES, 0)
TOWN = "云溪县/南坪镇/2019-农村工作会议讲话.txt"


def run_in_this_process(work, lost, tasks, jobs=None, scheduler=None, label="", size=None):
    loaded_stamp.cache_clear()
    size = size or max(1, len(tasks))
    return [work(tasks[start : start + size]) for start in range(0, len(tasks), size)]


def build_with(lexicon, raw, out):
    """A build for a new process: this one may remember rows of the lexicon as they were."""
    paths.LEXICON = lexicon
    pipeline.run_tasks = run_in_this_process
    pipeline.prepare_workers = lambda: None
    return build_tables(raw, out)


def build_anew(lexicon, raw, out):
    with ProcessPoolExecutor(1, multiprocessing.get_context("forkserver")) as pool:
        return pool.submit(build_with, lexicon, raw, out).result()


def read_all(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".lock"}


def docs_of(name, out):
    return set(read_table(name, out)["doc"])


def append_row(path, row):
    with open(path, "a", encoding="utf-8") as handle:
        handle.write(row)


def empty_table(name):
    """A table without rows."""
    return check_table(pd.DataFrame(columns=[*TABLES[name].columns]), name)


def write_frame(frame, name, folder):
    write_rows(pack_frame(frame, name), name, folder)
