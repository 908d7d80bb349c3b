"""Work shared out: every task once, whatever the number of workers, and a task that kills its worker alone is lost."""

import os
import signal
import subprocess
import sys
import time

import pytest

from fieldwords.build.workers import run_tasks
from fieldwords.errors import FieldwordsError


def double(tasks):
    return [2 * task for task in tasks]


def double_but_die_on_seven(tasks):
    if 7 in tasks:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(tasks)


def refuse(tasks):
    raise FieldwordsError("units.csv: row 3 is wrong; mend it")


def say_lost(task):
    return [f"lost {task}"]


def run(work, n, **how):
    return [value for part in run_tasks(work, say_lost, list(range(n)), **how) for value in part]


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_every_task_is_done_once(jobs):
    assert run(double, 41, jobs=jobs) == [2 * task for task in range(41)]


def test_no_tasks_no_workers():
    assert run(double, 0) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_only_the_task_that_ends_its_worker_is_lost(jobs):
    expected = ["lost 7" if task == 7 else 2 * task for task in range(41)]
    assert run(double_but_die_on_seven, 41, jobs=jobs) == expected


def test_an_error_of_the_user_comes_through():
    with pytest.raises(FieldwordsError, match=r"units\.csv: row 3"):
        run(refuse, 5, jobs=2)


def test_no_bar_where_there_is_no_terminal(capsys):
    run(double, 5, jobs=1, label="documents")
    assert capsys.readouterr().err == ""


def write_pid_and_sleep(tasks):
    for folder in tasks:
        (folder / str(os.getpid())).touch()
    time.sleep(60)


def start_and_wait(folder):
    list(run_tasks(write_pid_and_sleep, say_lost, [folder], jobs=1))


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="utf-8") as state:
        return state.read().rsplit(")", 1)[1].split()[0] != "Z"


def test_workers_leave_when_their_parent_is_killed(tmp_path):
    import multiprocessing

    parent = multiprocessing.get_context("spawn").Process(target=start_and_wait, args=(tmp_path,))
    parent.start()
    while not list(tmp_path.iterdir()):
        time.sleep(0.05)
    worker = int(next(tmp_path.iterdir()).name)
    parent.kill()
    parent.join()
    for _ in range(200):
        if not is_alive(worker):
            break
        time.sleep(0.05)
    assert not is_alive(worker)


def test_a_script_without_a_guard_starts_once(tmp_path):
    raw, script = tmp_path / "raw", tmp_path / "script.py"
    raw.mkdir()
    for number in range(40):
        (raw / f"{number}.txt").write_text("今年粮食播种面积稳定在21万亩。\n", encoding="utf-8")
    words = f"import fieldwords as fw\nprint(len(fw.read({str(raw)!r}, jobs=2).table('targets')))\n"
    script.write_text(words, encoding="utf-8")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=300)
    assert (done.stdout, done.returncode) == ("40\n", 0)
