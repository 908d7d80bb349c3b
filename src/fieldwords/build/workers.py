"""Work shared out: over processes of this machine, or over the machines of a Dask scheduler."""

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import forkserver
from types import ModuleType

from tqdm import tqdm

from fieldwords.errors import FieldwordsError

CHUNK = 16  # tasks sent to a worker at a time, at most
FEW = 32  # tasks that are done here before processes have loaded what they need
PATIENCE = "10s"  # how long a scheduler may take to answer
AHEAD = 3  # chunks a process under way or waiting to be taken: what is done early has to be held


def run_tasks(
    work: Callable,
    lost: Callable,
    tasks: list,
    jobs: int | None = None,
    scheduler: str | None = None,
    label: str = "",
    size: int | None = None,
) -> Iterator:
    """Yield ``work(chunk)`` for chunks of `tasks`, in the order of the tasks.

    When a worker dies (a crash, no memory left), the chunks that were under way are run again task by task: only
    the task that ends its worker every time is lost.

    Parameters
    ----------
    work : callable
        A module's function: list of tasks -> result.
    lost : callable
        task -> result, for a task that no worker survives.
    tasks : list
        Anything that can be pickled.
    jobs : int, optional
        Number of processes; one for each processor when not given.
    scheduler : str, optional
        Address of a Dask scheduler (``tcp://host:8786``) to be used instead. Its workers must see the same folders.
    label : str, optional
        What the tasks are, for the progress bar on a terminal.
    size : int, optional
        Tasks that a process is given at a time, and that need no process of their own; chosen when not given.

    Raises
    ------
    FieldwordsError
        The scheduler cannot be used.
    """
    jobs = jobs or os.cpu_count() or 1
    few, size = size or FEW, size or max(1, min(CHUNK, len(tasks) // (4 * jobs)))
    chunks = deque(tasks[start : start + size] for start in range(0, len(tasks), size))
    if scheduler:
        run = _run_on_scheduler(work, lost, chunks, scheduler)
    elif len(tasks) <= few:
        run = ((chunk, work(chunk)) for chunk in chunks)
    else:
        run = _run_here(work, lost, chunks, jobs)
    with tqdm(total=len(tasks), unit=f" {label}", disable=None, leave=False) as bar:
        for chunk, result in run:
            bar.update(len(chunk))
            yield result


def prepare_workers() -> None:
    """Let the process that workers are forked from load its modules while this one loads its own."""
    _context()
    forkserver.ensure_running()


def _run_here(work, lost, chunks, jobs):
    while chunks:
        suspects = yield from _drain(work, chunks, jobs)
        for task in suspects:
            alone = deque([[task]])
            for culprit in (yield from _drain(work, alone, jobs=1)):
                yield [culprit], lost(culprit)


def _drain(work, chunks, jobs):
    """Run chunks until none is left or a worker dies; return the tasks whose result was not there yet."""
    running = deque()
    with ProcessPoolExecutor(jobs, _context(), initializer=_begin_work) as pool:
        try:
            while chunks or running:
                while chunks and len(running) < AHEAD * jobs:
                    with _without_script():
                        running.append((chunks[0], pool.submit(work, chunks[0])))
                    chunks.popleft()
                chunk, future = running[0]
                result = future.result()
                running.popleft()
                yield chunk, result
        except BrokenProcessPool:
            pass
    return [task for chunk, _ in running for task in chunk]


@contextmanager
def _without_script():
    """Workers begin without the script that called: it may have no guard, and would start all over in each of them."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


def _context():
    """Workers that start clean: forking a process that has threads can leave a lock held for ever."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["fieldwords.build.derived", "fieldwords.outcomes", "rjieba"])
    return context


def _begin_work():
    """Before a worker's first document: what is loaded stays, and need not be looked over for garbage again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    _leave_with_parent()


def _leave_with_parent():
    """A worker whose parent was killed would wait for work for ever."""

    def leave():
        multiprocessing.parent_process().join()
        os._exit(1)

    threading.Thread(target=leave, daemon=True).start()


def _run_on_scheduler(work, lost, chunks, address):
    """Yield (chunk, result) in the order of the chunks."""
    try:
        from distributed import CancelledError, Client, KilledWorker
        from distributed.comm import CommClosedError
    except ImportError:
        raise FieldwordsError("--scheduler needs Dask: pip install 'fieldwords[cluster]'") from None
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise FieldwordsError(f"{address}: no Dask scheduler answers there ({reason}); check the address") from None
    with client:
        waiting = deque((chunk, client.submit(work, chunk, pure=False)) for chunk in chunks)
        try:
            while waiting:
                chunk, future = waiting.popleft()
                try:
                    result = _wait_for(future, client, address)
                except KilledWorker:  # Dask blames all tasks that a dead worker had: only one that was alone did it
                    for _, other in waiting:
                        with suppress(Exception):  # told when it is its turn
                            _wait_for(other, client, address)
                    for task in chunk:
                        yield [task], _run_alone(work, lost, task, client, address)
                else:
                    yield chunk, result
        except (CancelledError, CommClosedError, ConnectionError) as error:
            name = type(error).__name__
            raise FieldwordsError(f"{address}: the Dask scheduler is gone ({name}); start it, run this again") from None


def _run_alone(work, lost, task, client, address):
    from distributed import KilledWorker

    try:
        return _wait_for(client.submit(work, [task], pure=False), client, address)
    except KilledWorker:
        return lost(task)


def _wait_for(future, client, address):
    while True:
        try:
            return future.result(timeout=PATIENCE)
        except TimeoutError:  # long work, or nobody there to do it
            if client.status != "running":
                raise FieldwordsError(f"{address}: the Dask scheduler is gone; start it, run this again") from None
            if not client.nthreads():
                raise FieldwordsError(f"{address}: no Dask worker is left; start workers, run it again") from None
