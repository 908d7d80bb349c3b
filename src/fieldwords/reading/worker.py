"""The process in which foreign file formats are taken apart: it may hang, swell or die, and the run goes on."""

import atexit
import json
import os
import resource
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from importlib import import_module

from fieldwords.errors import Refused
from fieldwords.reading.guard import limit_computing

# Modules with extract_text that no format is named after.
EXTRACTORS = {"doc": "docx", "mht": "mime", "eml": "mime"}
MEMORY = 300 * 2**20  # bytes of address space
CPU_SECONDS = 10  # a file; seconds of the processor, so that a busy machine refuses nothing
WALL_SECONDS = 60
COMMAND = [sys.executable, "-P", "-c", "from fieldwords.reading.worker import serve; serve()"]
REMEDY = "open it and save it as txt or docx"


class _Worker:
    """A child process that answers one request at a time; started when first needed, replaced when it dies."""

    def __init__(self):
        self.process, self.lock = None, threading.Lock()

    def ask(self, format: str, data: bytes) -> dict:
        """The answer to a request; where memory was short, that of a process which has read nothing before."""
        with self.lock:
            used = self.process is not None and self.process.poll() is None
            reply = self._ask_once(format, data)
            if reply.get("short"):
                self.stop()
                reply = self._ask_once(format, data) if used else reply
            return reply

    def _ask_once(self, format, data):
        if self.process is None or self.process.poll() is not None:
            self.stop()
            pipe = subprocess.PIPE
            self.process = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        try:
            reply = _exchange(self.process, json.dumps([format, len(data)]).encode() + b"\n", data)
        except BaseException:  # an interrupted exchange leaves half an answer in the pipe
            self.stop()
            raise
        if not reply.endswith(b"\n"):
            status = self.stop()
            died = f"broke down on it, damaged or in need of more than {MEMORY // 2**20} MB of memory (status {status})"
            if status in (-signal.SIGXCPU, -signal.SIGKILL):
                died = f"had not finished after {CPU_SECONDS} s of computing"
            raise Refused("extract", f"the {format} reader {died}", REMEDY)
        return json.loads(reply)

    def stop(self) -> int | None:
        """End the process and return its exit status."""
        process, self.process = self.process, None
        if process is None:
            return None
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.kill()
        process.stdout.close()
        return process.wait()


def _exchange(process, request, data):
    watch = threading.Timer(WALL_SECONDS, process.kill)
    watch.start()
    try:
        with suppress(BrokenPipeError):
            process.stdin.write(request)
            process.stdin.write(data)
            process.stdin.flush()
        return process.stdout.readline()
    finally:
        watch.cancel()


_worker = _Worker()
os.register_at_fork(after_in_child=_worker.__init__)  # a forked child must not talk into its parent's pipes
atexit.register(_worker.stop)


def extract(format: str, data: bytes) -> tuple[str, list[str]]:
    """Return text and warnings of a file (docx, html, pdf, rtf, doc, mht, eml), made in the worker process.

    Raises
    ------
    Refused
        The reader (`extract_text` of its module) refuses the file, or breaks on it.
    """
    reply = _worker.ask(format, data)
    if "refused" in reply:
        raise Refused(*reply["refused"])
    return reply["text"], reply["warnings"]


def _answer(format, data):
    try:
        text, warnings = import_module(f"fieldwords.reading.{EXTRACTORS.get(format, format)}").extract_text(data)
    except Refused as refused:
        return {"refused": [refused.stage, refused.reason, refused.remedy]}
    except MemoryError:
        reason = f"needs more than {MEMORY // 2**20} MB of memory to be read as {format}"
        return {"refused": ["extract", reason, REMEDY], "short": True}
    except Exception as error:  # whatever a parser throws at a broken file
        reason = f"cannot be read as {format} ({type(error).__name__}: {str(error)[:200]})"
        return {"refused": ["extract", reason, REMEDY], "short": isinstance(error, ImportError)}
    return {"text": text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "warnings": warnings}


def serve():
    """Answer requests from standard input on standard output until the other end closes; what the child runs."""
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while line := requests.readline():
        format, size = json.loads(line)
        data = requests.read(size)
        limit_computing(CPU_SECONDS)
        replies.write(json.dumps(_answer(format, data)).encode() + b"\n")
        replies.flush()
