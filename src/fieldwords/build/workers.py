"""Work shared out: over processes of this machine, or over the machines of a Dask scheduler."""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver

from tqdm import tqdm

from fieldwords.errors import FieldwordsError

CHUNK = 16  # tasks sent to a worker at a time, at most
PATIENCE = "10s"  # how long a scheduler may take to answer


def run_tasks(
    work: Callable, lost: Callable, tasks: list, jobs: int | None = None, scheduler: str | None = None, label: str = ""
) -> Iterator:
    """Yield ``work(chunk)`` for chunks of `tasks`, in the order in which they end.

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
        What the progress bar on a terminal says.

    Raises
    ------
    FieldwordsError
        The scheduler cannot be used.
    """
    jobs = jobs or os.cpu_count() or 1
    size = max(1, min(CHUNK, len(tasks) // (4 * jobs)))
    chunks = deque(tasks[start : start + size] for start in range(0, len(tasks), size))
    run = _run_on_scheduler(work, lost, chunks, scheduler) if scheduler else _run_here(work, lost, chunks, jobs)
    with tqdm(total=len(tasks), desc=label, unit=" files", disable=None, leave=False) as bar:
        for chunk, result in run:
            bar.update(len(chunk))
            yield result


def prepare_workers() -> None:
    """Let the process that workers are forked from load its modules while this one loads its own."""
    if _context().get_start_method() == "forkserver":
        forkserver.ensure_running()


def _run_here(work, lost, chunks, jobs):
    while chunks:
        crashed = yield from _drain(work, chunks, jobs, at_once=2 * jobs)
        singles = deque([task] for chunk in crashed for task in chunk)
        while singles:
            for culprit in (yield from _drain(work, singles, jobs=1, at_once=1)):
                yield culprit, lost(*culprit)


def _drain(work, chunks, jobs, at_once):
    """Run chunks until none is left or a worker dies; return those that were under way then."""
    running = {}
    with ProcessPoolExecutor(jobs, _context(), initializer=_begin_work) as pool:
        try:
            while chunks or running:
                while chunks and len(running) < at_once:
                    future = pool.submit(work, chunks[0])
                    running[future] = chunks.popleft()
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    result = future.result()
                    yield running.pop(future), result
        except BrokenProcessPool:
            pass
    return list(running.values())


def _context():
    """Workers that start clean: forking a process that has threads can leave a lock held for ever."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["fieldwords.build.stages"])
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
    try:
        from distributed import Client, KilledWorker
        from distributed import wait as wait_for
    except ImportError:
        raise FieldwordsError("--scheduler needs Dask: pip install 'fieldwords[cluster]'") from None
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise FieldwordsError(f"{address}: no Dask scheduler answers there ({reason}); check the address") from None
    with client:
        under_way, suspects = {client.submit(work, chunk, pure=False): chunk for chunk in chunks}, deque()
        alone = False
        while under_way or suspects:
            if not under_way:  # Dask blames all tasks that a dead worker had: only one that was alone is the culprit
                task, alone = suspects.popleft(), True
                under_way[client.submit(work, [task], pure=False)] = [task]
            try:
                future = next(iter(wait_for(list(under_way), PATIENCE, return_when="FIRST_COMPLETED").done))
                result = future.result(timeout=PATIENCE)
            except TimeoutError:  # long work, or nobody there to do it
                if not client.nthreads():
                    raise FieldwordsError(f"{address}: no Dask worker is left; start workers, run it again") from None
            except KilledWorker:
                chunk = under_way.pop(future)
                if alone:
                    yield chunk, lost(*chunk)
                else:
                    suspects.extend(chunk)
            else:
                yield under_way.pop(future), result
