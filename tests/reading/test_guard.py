import os
import signal
import time

import pytest

from fieldwords.errors import Refused
from fieldwords.reading import guard
from fieldwords.reading.guard import run_apart


def spin(_=None):
    while True:
        pass


def swell():
    held = [b"x" * 2**20]
    while True:
        held.append(bytes(2**20).replace(b"\0", b"x"))


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def fail():
    raise KeyError("牛")


def test_the_result_comes_back_whole():
    assert run_apart(lambda *given: given * 100_000, "牛", 2.4) == ("牛", 2.4) * 100_000


def test_what_the_work_raises_is_raised():
    with pytest.raises(KeyError, match="牛"):
        run_apart(fail)


def test_time_ends_it(monkeypatch):
    monkeypatch.setattr(guard, "CPU_SECONDS", 0)
    with pytest.raises(Refused, match="0 s of computing"):
        run_apart(spin)


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="the system does not tell a process's memory")
def test_memory_ends_it():
    with pytest.raises(Refused, match="280 MB of memory"):
        run_apart(swell)
    assert run_apart(len, "牛羊") == 2


def test_a_process_that_dies_is_refused():
    with pytest.raises(Refused):
        run_apart(die)


def test_what_the_reader_holds_already_is_not_the_works(monkeypatch):
    held = bytearray(64 * 2**20)
    monkeypatch.setattr(guard, "MEMORY", 48 * 2**20)
    assert run_apart(lambda: time.sleep(0.3) or len(held)) == len(held)
