"""What may hang, swell or die is done in a copy of this process: memory and time end it while the run goes on."""

import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing import Pipe
from pathlib import Path

from fieldwords.errors import Refused

LONG = 150_000  # characters of a text from which it is worked on apart; the longest report known has 100,000
MEMORY = 130 * 2**20  # bytes that a copy may take beyond its original, however much that holds
CPU_SECONDS = 10  # seconds of the processor, so that a busy machine refuses nothing
WALL_SECONDS = 600  # of a copy that waits for what never comes
REMEDY, SAVE = "split it into one file a speech", "open it and save it as txt or docx"
EXTRACTORS = {"doc": "docx", "mht": "mime", "eml": "mime"}  # modules with extract_text that no format is named after


def run_apart(work: Callable, *given):
    """Return ``work(*given)``, done in a copy of this process that may take `MEMORY` and compute `CPU_SECONDS`.

    Raises
    ------
    Refused
        The copy was ended by its limits, or broke down. What `work` raises is raised here too.
    """
    out, into = Pipe(duplex=False)
    process, answer = os.fork(), None
    if process == 0:
        out.close()
        _answer(into, work, given)
    into.close()
    try:
        with suppress(EOFError):  # its end
            answer = out.recv() if out.poll(WALL_SECONDS) else None
    finally:
        out.close()
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if answer is None:
        timed = status in (-signal.SIGXCPU, -signal.SIGKILL)
        fault = f"takes more than {CPU_SECONDS} s of computing" if timed else f"is damaged or {_say_memory()}"
        raise Refused("worker", fault, REMEDY)
    result, error = answer
    if error is not None:
        raise error
    return result


def extract(format: str, data: bytes) -> tuple[str, list[str]]:
    """Return text and warnings of a file (docx, html, pdf, rtf, doc, mht, eml), made in a copy of this process.

    Raises
    ------
    Refused
        The reader (`extract_text` of its module) refuses the file, or breaks on it.
    """
    module = import_module(f"fieldwords.reading.{EXTRACTORS.get(format, format)}")  # or each copy would load it
    try:
        return run_apart(_extract, module.extract_text, format, data)
    except Refused as refused:
        if refused.stage != "worker":
            raise
        raise Refused("extract", refused.reason, SAVE) from None


def _extract(read, format, data):
    try:
        text, warnings = read(data)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # whatever a parser throws at a broken file
        reason = f"cannot be read as {format} ({type(error).__name__}: {str(error)[:200]})"
        raise Refused("extract", reason, SAVE) from None
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), warnings


def _say_memory():
    return f"takes more than {MEMORY // 2**20} MB of memory"


def _limit_copy():
    """Let this process be ended by what it takes and computes from now on, and let nothing that it prints be seen."""
    usage, page = resource.getrusage(resource.RUSAGE_SELF), os.sysconf("SC_PAGE_SIZE")
    seconds = int(usage.ru_utime + usage.ru_stime) + CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
    with suppress(OSError, ValueError):  # where the system does not tell what a process takes
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * page
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, resource.RLIM_INFINITY))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _answer(into, work, given):
    """Do the work and send what came of it; never returns."""
    result, error = None, None
    try:
        _limit_copy()
        result = work(*given)
    except MemoryError:
        error = Refused("worker", _say_memory(), REMEDY)
    except BaseException as caught:
        error = caught
    with suppress(BaseException):
        into.send((result, error))
    os._exit(0)
