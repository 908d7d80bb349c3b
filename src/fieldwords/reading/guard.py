"""Work on a very long text in a process of its own, which memory and time end while the run goes on."""

import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path

from fieldwords.errors import Refused

LONG = 150_000  # characters of a text from which it is worked on apart; the longest report known has 100,000
MEMORY = 280 * 2**20  # bytes that the process may hold, shared ones included; between two looks it may grow on, to 300
CPU_SECONDS = 15
LOOK = 0.01  # seconds between two looks at its memory
PAGE = os.sysconf("SC_PAGE_SIZE")
REMEDY = "split it into one file a speech"


def run_apart(work: Callable, *given):
    """Return ``work(*given)``, done in a copy of this process that may hold `MEMORY` and compute `CPU_SECONDS`.

    A copy of a process that holds much itself may hold a third of `MEMORY` (bytes) beyond that.

    Raises
    ------
    Refused
        The copy was ended by its limits. What `work` raises is raised here too.
    """
    out, into = Pipe(duplex=False)
    held = _measure_memory("self")  # a copy holds what its original does: a notebook may hold much already
    process = os.fork()
    if process == 0:
        out.close()
        _answer(into, work, given)
    into.close()
    try:
        while not out.poll(LOOK):
            if _measure_memory(process) > max(MEMORY, held + MEMORY // 3):
                raise Refused("worker", f"takes more than {MEMORY // 2**20} MB of memory", REMEDY)
        result, error = out.recv()
    except (EOFError, OSError):  # its end
        raise Refused("worker", f"takes more than {CPU_SECONDS} s of computing", REMEDY) from None
    finally:
        out.close()
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    if error is not None:
        raise error
    return result


def limit_computing(seconds: int) -> None:
    """Let this process be ended after `seconds` more of the processor."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


def _measure_memory(process):
    """Bytes that a process holds; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * PAGE
    except (OSError, IndexError, ValueError):
        return 0


def _answer(into, work, given):
    """Do the work and send what came of it; never returns."""
    limit_computing(CPU_SECONDS)
    result, error = None, None
    try:
        result = work(*given)
    except BaseException as caught:
        error = caught
    with suppress(BaseException):
        into.send((result, error))
    os._exit(0)
