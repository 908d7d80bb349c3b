"""One run at a time in a folder."""

import errno
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldwords.build.writing import finish_replacing
from fieldwords.errors import FieldwordsError

NO_LOCKS = (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL)
SAFELY = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # neither through a link nor waiting for a pipe


@contextmanager
def lock_folder(folder: Path) -> Iterator[None]:
    """Keep other runs out of `folder` meanwhile: a second one says so on stderr and waits for its turn.

    The folder is made when it is missing, and what a killed run left is finished or taken away.

    Raises
    ------
    FieldwordsError
        The folder cannot be made or written to.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = _open_lock(folder / ".lock")
    except OSError as error:
        raise FieldwordsError(f"{folder}: cannot be written to ({error.strerror}); give another folder") from None
    try:
        _wait_for(descriptor, folder)
        try:
            finish_replacing(folder)
        except OSError as error:
            raise FieldwordsError(f"{folder}: cannot be written to ({error.strerror}); set its rights") from None
        yield
    finally:
        os.close(descriptor)


def _open_lock(path):
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | SAFELY, 0o666)
    except PermissionError:  # another user's: reading is enough to lock it
        return os.open(path, os.O_RDONLY | SAFELY)


def _wait_for(descriptor, folder):
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"{folder}: another fieldwords run is at work here; waiting until it has ended", file=sys.stderr)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise FieldwordsError(f"{folder}: cannot be locked ({error.strerror}); give another folder") from None
        print(f"{folder}: this disk knows no locks; start no second run on it", file=sys.stderr)
