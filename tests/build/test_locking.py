"""One run at a time: a second one waits, and no lock can be planted."""

import errno
import fcntl
import os
import threading
import time

import pytest

from fieldwords.build.locking import lock_folder
from fieldwords.errors import FieldwordsError


def test_a_second_run_says_that_it_waits_and_takes_its_turn(tmp_path, capsys):
    order = []

    def take_turn():
        with lock_folder(tmp_path):
            order.append("second")

    with lock_folder(tmp_path):
        second = threading.Thread(target=take_turn)
        second.start()
        while "another fieldwords run" not in capsys.readouterr().err:
            time.sleep(0.01)
        order.append("first")
    second.join()
    assert order == ["first", "second"]


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FieldwordsError, match="cannot be written to"), lock_folder(tmp_path / "file" / "out"):
        pass
    assert os.listdir(tmp_path) == ["file"]


def test_a_planted_link_is_not_followed(tmp_path):
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".lock").symlink_to(tmp_path / "mine")
    with pytest.raises(FieldwordsError, match="symbolic link"), lock_folder(tmp_path / "out"):
        pass
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_planted_pipe_does_not_block(tmp_path):
    os.mkfifo(tmp_path / ".lock")
    with lock_folder(tmp_path):
        pass


def test_a_lock_of_another_user_is_enough_to_wait_for(tmp_path, monkeypatch):
    (tmp_path / ".lock").write_bytes(b"")
    opened = os.open

    def open_for_reading_only(path, flags, *mode, **options):
        if str(path).endswith(".lock") and flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, flags, *mode, **options)

    monkeypatch.setattr(os, "open", open_for_reading_only)
    with lock_folder(tmp_path):
        pass


@pytest.mark.parametrize("fault", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_disk_without_locks_is_said_and_used(tmp_path, monkeypatch, capsys, fault):
    def refuse(*_):
        raise OSError(fault, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with lock_folder(tmp_path):
        (tmp_path / "done").touch()
    assert "knows no locks" in capsys.readouterr().err
    assert (tmp_path / "done").exists()
