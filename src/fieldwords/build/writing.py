"""Files that are whole or absent: written aside, synced, moved into place, by one run at a time."""

import errno
import fcntl
import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from fieldwords.errors import FieldwordsError


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """Give a binary file to write to; it takes the place of `path` only when it is complete and on the disk.

    Raises
    ------
    FieldwordsError
        The disk is full or may not be written to; what was at `path` before is untouched.
    """
    path = Path(path)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(aside, "wb") as handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(aside, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise FieldwordsError(f"{path}: {_describe_failure(error)}") from None
    finally:
        with suppress(NotADirectoryError):
            aside.unlink(missing_ok=True)


def _describe_failure(error):
    if error.errno == errno.ENOENT:
        return "its folder is missing; make the folder or name another"
    if error.errno == errno.EISDIR:
        return "is a directory; name a file"
    if error.errno == errno.ENOTDIR:
        return "lies below a file, not a folder; name another folder"
    return f"cannot be written ({error.strerror or error}); free space or set the folder's rights"


def _sync_folder(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep other runs out of `folder` meanwhile: a second one says so on stderr and waits for its turn.

    The folder is made when it is missing, and what a killed run left half written is taken away.

    Raises
    ------
    FieldwordsError
        The folder cannot be made or written to.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / ".lock", os.O_WRONLY | os.O_CREAT, 0o666)
    except OSError as error:
        raise FieldwordsError(f"{folder}: cannot be written to ({error.strerror}); give another folder") from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"{folder}: another fieldwords run is at work here; waiting until it has ended", file=sys.stderr)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        for leftover in folder.glob(".*.tmp"):
            leftover.unlink()
        yield
    finally:
        os.close(descriptor)
