"""What a command costs, with all processes it starts: CPU seconds and memory, read from /proc while it runs (Linux)."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

EVERY = 0.1  # seconds between two looks


class Cost(NamedTuple):
    """CPU seconds of the command's own process and of all together; the most memory all had at once, in MB (PSS)."""

    main: float
    cpu: float
    peak: float


def measure(command: list[str], environment: dict[str, str] | None = None) -> Cost:
    """Run a command and return its cost; a process that ends between two looks loses its last tenth of a second."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run = subprocess.Popen(command, env={**os.environ, **(environment or {})}, **quiet)
    seconds, peak = {}, 0
    while run.poll() is None:
        family = find_family(run.pid)
        seconds |= {pid: spent for pid in family if (spent := read_seconds(pid)) is not None}
        peak = max(peak, sum(map(read_memory, family)))
        time.sleep(EVERY)
    if run.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with status {run.returncode}")
    return Cost(seconds.get(run.pid, 0.0), sum(seconds.values()), peak / 1024)


def find_family(pid: int) -> list[int]:
    """Return a process and all that descend from it."""
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit() and (fields := read_fields(int(entry))):
            children.setdefault(int(fields[1]), []).append(int(entry))
    family = [pid]
    for one in family:
        family += children.get(one, [])
    return family


def read_fields(pid: int) -> list[str] | None:
    """Return the fields of /proc/PID/stat behind the name; None when the process has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
    except OSError:
        return None


def read_seconds(pid: int) -> float | None:
    """Return the CPU seconds of a process, user and system, without its children."""
    fields = read_fields(pid)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else None


def read_memory(pid: int) -> int:
    """Return the memory of a process in kB, shared pages by their share; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
