"""Files that are whole or absent, old or new together: written aside, synced, moved into place."""

import errno
import json
import os
import shutil
import stat
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from fieldwords.errors import FieldwordsError
from fieldwords.reading.folder import hash_file

ASIDE, UNFINISHED = ".fieldwords-", ".tmp"
WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
AT_ONCE = 16  # files that are synced at the same time
READY = ".fieldwords-ready"  # what stands in it counts, and is moved into place by whoever comes next


@contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """Give a binary file to write to; it takes the place of `path` only when it is complete and on the disk.

    A device or a pipe is written to directly.

    Raises
    ------
    FieldwordsError
        The disk is full or may not be written to; what was at `path` before is untouched.
    """
    path = Path(path)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with open(path, "wb") as handle:
                yield handle
            return
        aside = path.with_name(f".{path.name[:40]}.{token_hex(4)}{UNFINISHED}")
        try:
            with _open_new(aside) as handle:
                yield handle
            os.replace(aside, path)
        finally:
            with suppress(OSError):
                aside.unlink()
        _sync(path.parent)
    except OSError as error:
        raise FieldwordsError(f"{path}: {describe_fault(error)}") from None


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a binary file to write to in a folder of `replace_files`, synced when it is complete.

    Raises
    ------
    FieldwordsError
        The disk is full or may not be written to.
    """
    try:
        with _open_new(path) as handle:
            yield handle
    except OSError as error:
        raise FieldwordsError(f"{path.parent.parent / path.name}: {describe_fault(error)}") from None


@contextmanager
def replace_files(folder: Path) -> Iterator[Path]:
    """Give a folder to write files to; they take their places in `folder` together, once all are on the disk.

    Files that the key of the same name listed before and the new one does not are taken away; all else stays. The
    caller holds the lock of `folder`. A run that is killed leaves the old files, or new ones that only wait to be
    moved: the next run moves them (`finish_replacing`), and who reads meanwhile finds them (`locate_file`).

    Raises
    ------
    FieldwordsError
        The disk is full or may not be written to; nothing in `folder` has changed then.
    """
    try:
        aside = Path(tempfile.mkdtemp(UNFINISHED, ASIDE, folder))
        try:
            yield aside
            _sync_all(aside)
            os.rename(aside, folder / READY)
            _sync(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        finish_replacing(folder)
    except OSError as error:
        if error.errno not in WRITING:
            raise
        raise FieldwordsError(f"{folder}: {describe_fault(error)}") from None


def finish_replacing(folder: Path) -> None:
    """Move into place what a run has made ready, keys last; take away what a killed one left half written."""
    for leftover in folder.glob(f"{ASIDE}*{UNFINISHED}"):
        if is_own_folder(leftover):
            shutil.rmtree(leftover, ignore_errors=True)
    ready = folder / READY
    if not is_own_folder(ready):
        return
    for key in ready.glob("*.key"):
        for name in listed_files(folder / key.name) - listed_files(key):
            with suppress(OSError):
                (folder / name).unlink()
    files = [path for path in ready.rglob("*") if not path.is_dir()]
    for path in sorted(files, key=lambda path: (path.suffix == ".key", path)):
        place = folder / path.relative_to(ready)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, place)
    shutil.rmtree(ready)
    _sync(folder)


def locate_file(folder: Path, name: str) -> Path:
    """Return where the file `name` of `folder` is: in its place, or ready to be moved there."""
    return folder / READY / name if (folder / READY / name).exists() else folder / name


def is_own_folder(path: Path) -> bool:
    """Tell whether `path` is a folder, and no link, that belongs to the user of this process."""
    with suppress(OSError):
        state = path.lstat()
        return stat.S_ISDIR(state.st_mode) and state.st_uid == os.geteuid()
    return False


def write_key(folder: Path, name: str, key: dict, files: Iterable[Path]) -> None:
    """Write ``{name}.key`` into a folder of `replace_files`: what its `files` were built from, and their hashes."""
    record = {**key, "files": {path.relative_to(folder).as_posix(): hash_file(path) for path in files}}
    with new_file(folder / f"{name}.key") as handle:
        handle.write(json.dumps(record, ensure_ascii=False, sort_keys=True).encode())


def read_key(folder: Path, name: str) -> dict:
    """Return what ``{name}.key`` says that the files beside it were built from; empty when they are not those files."""
    try:
        key = json.loads((folder / f"{name}.key").read_text(encoding="utf-8"))
        intact = all(hash_file(folder / file) == expected for file, expected in key["files"].items())
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
    return key if intact else {}


def listed_files(key: Path) -> set[str]:
    """Return the files that a key lists, whether they are there or not; names that lead elsewhere are passed over."""
    try:
        names = {str(name) for name in json.loads(key.read_text(encoding="utf-8"))["files"]}
    except (OSError, ValueError, LookupError, TypeError):
        return set()
    base = key.parent.resolve()
    return {name for name in names if (base / name).parent.resolve().is_relative_to(base)}


def describe_fault(error: OSError) -> str:
    """Return what is wrong with a file that cannot be written, and what to do."""
    remedy = "free space or set the folder's rights" if error.errno in WRITING else "name another place"
    return f"cannot be written ({error.strerror or error}); {remedy}"


@contextmanager
def _open_new(path):
    """A file that is not there yet, on the disk when it is complete."""
    with open(path, "xb") as handle:
        yield handle
        handle.flush()
        os.fsync(handle.fileno())


def _sync_all(folder):
    """Sync all files of a folder, many at once: the disk takes as long for hundreds as for one by itself."""
    sync_file = partial(_sync, how=os.O_RDONLY | os.O_NOFOLLOW)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for below, _, names in os.walk(folder):
            deque(pool.map(sync_file, [Path(below, name) for name in names]), 0)  # raises what one of them raised
            _sync(below)


def _sync(path, how=os.O_RDONLY):
    descriptor = os.open(path, how)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
