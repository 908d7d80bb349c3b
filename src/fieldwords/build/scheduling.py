"""Work shared out over the machines of a Dask scheduler."""

from collections import deque
from contextlib import suppress

from fieldwords.errors import FieldwordsError

PATIENCE = "10s"  # how long a scheduler may take to answer


def run_on_scheduler(work, lost, chunks, address):
    """Yield (chunk, result) in the order of the chunks; arguments and errors as of `workers.run_tasks`."""
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
