"""Work shared out: every task once, whatever the number of workers, and a task that kills its worker alone is lost."""

import os
import signal
import socket
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


# --- on a Dask cluster


@pytest.fixture(scope="module")
def scheduler():
    distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")
    dask = pytest.importorskip("dask")
    quick = dask.config.set({"distributed.scheduler.allowed-failures": 0})  # one death is enough to suspect a task
    with (
        quick,
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
        ) as cluster,
    ):
        yield cluster.scheduler_address


def test_dask_does_every_task_once_and_loses_only_the_culprit(scheduler):
    assert run(double, 41, scheduler=scheduler) == [2 * task for task in range(41)]
    expected = ["lost 7" if task == 7 else 2 * task for task in range(30)]
    assert run(double_but_die_on_seven, 30, scheduler=scheduler) == expected


def test_a_scheduler_without_workers_is_named(monkeypatch):
    distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")
    monkeypatch.setattr("fieldwords.build.workers.PATIENCE", "0.5s")
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0", silence_logs=50) as cluster,
        pytest.raises(FieldwordsError, match="no Dask worker"),
    ):
        run(double, 3, scheduler=cluster.scheduler_address)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "tcp://"])
def test_a_scheduler_that_does_not_answer_is_named(address, monkeypatch):
    pytest.importorskip("distributed", reason="needs the extra `cluster`")
    monkeypatch.setattr("fieldwords.build.workers.PATIENCE", "0.2s")
    with pytest.raises(FieldwordsError, match="no Dask scheduler"):
        run(double, 3, scheduler=address)


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(FieldwordsError, match=r"fieldwords\[cluster\]"):
        run(double, 3, scheduler="tcp://127.0.0.1:1")


@pytest.fixture
def machines():
    """A scheduler and one worker in processes of their own, to be killed."""
    pytest.importorskip("distributed", reason="needs the extra `cluster`")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    dask = [sys.executable, "-m", "dask"]
    scheduler = subprocess.Popen([*dask, "scheduler", "--host", address, "--no-dashboard"], **quiet)
    worker = subprocess.Popen([*dask, "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"], **quiet)
    yield address, scheduler, worker
    for process in (worker, scheduler):
        process.kill()
        process.wait()


@pytest.mark.parametrize("killed", ["scheduler", "worker"])
def test_a_cluster_that_dies_ends_the_run_with_one_line(machines, killed, monkeypatch):
    address, scheduler, worker = machines
    monkeypatch.setattr("fieldwords.build.workers.PATIENCE", "30s")
    done = run_tasks(cloud_safe_work(), say_lost, list(range(6)), scheduler=address)
    assert next(done) == [0]
    monkeypatch.setattr("fieldwords.build.workers.PATIENCE", "2s")
    (scheduler if killed == "scheduler" else worker).kill()
    with pytest.raises(FieldwordsError, match=f"{address}: .*(scheduler is gone|no Dask worker is left)") as caught:
        list(done)
    assert "\n" not in str(caught.value)


def cloud_safe_work():
    """Work that a worker of another process can unpickle without this module."""

    def work(tasks):
        import time

        time.sleep(1)
        return [2 * task for task in tasks]

    return work
