"""Work on a Dask cluster: every task once, and what goes wrong with a cluster is one clear line."""

import os
import signal
import socket
import subprocess
import sys

import pytest

from fieldwords.build.workers import run_tasks
from fieldwords.errors import FieldwordsError


def double(tasks):
    return [2 * task for task in tasks]


def double_but_die_on_seven(tasks):
    if 7 in tasks:
        os.kill(os.getpid(), signal.SIGKILL)
    return double(tasks)


def say_lost(task):
    return [f"lost {task}"]


def run(work, n, **how):
    return [value for part in run_tasks(work, say_lost, list(range(n)), **how) for value in part]


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
    monkeypatch.setattr("fieldwords.build.scheduling.PATIENCE", "0.5s")
    with (
        distributed.LocalCluster(n_workers=0, processes=False, dashboard_address=":0", silence_logs=50) as cluster,
        pytest.raises(FieldwordsError, match="no Dask worker"),
    ):
        run(double, 3, scheduler=cluster.scheduler_address)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x", "tcp://"])
def test_a_scheduler_that_does_not_answer_is_named(address, monkeypatch):
    pytest.importorskip("distributed", reason="needs the extra `cluster`")
    monkeypatch.setattr("fieldwords.build.scheduling.PATIENCE", "0.2s")
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
    monkeypatch.setattr("fieldwords.build.scheduling.PATIENCE", "30s")
    done = run_tasks(cloud_safe_work(), say_lost, list(range(6)), scheduler=address)
    assert next(done) == [0]
    monkeypatch.setattr("fieldwords.build.scheduling.PATIENCE", "2s")
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
