"""Files written aside: old or new, never half, never both; nothing that others have planted or keep is touched."""

import os
import subprocess
import sys

import pytest

from fieldwords.build.writing import READY, finish_replacing, locate_file, replace_file, replace_files, write_key
from fieldwords.errors import FieldwordsError


def see(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def write(folder, files, key="all"):
    with replace_files(folder) as aside:
        for name, data in files.items():
            (aside / name).parent.mkdir(exist_ok=True)
            (aside / name).write_bytes(data)
        write_key(aside, key, {}, [aside / name for name in files])


def test_a_fault_while_writing_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), replace_file(path) as handle:
        handle.write(b"new")
        raise ZeroDivisionError
    assert see(tmp_path) == {"t.csv": b"old"}


def test_files_change_together_or_not_at_all(tmp_path):
    write(tmp_path, {"a": b"1", "below/b": b"1"})
    before = see(tmp_path)
    with pytest.raises(ZeroDivisionError), replace_files(tmp_path) as aside:
        (aside / "a").write_bytes(b"2")
        raise ZeroDivisionError
    assert see(tmp_path) == before
    write(tmp_path, {"a": b"2", "below/b": b"2"})
    assert {name: see(tmp_path)[name] for name in ("a", "below/b")} == {"a": b"2", "below/b": b"2"}


def test_what_is_no_longer_made_goes_and_what_others_keep_stays(tmp_path):
    write(tmp_path, {"a": b"1", "below/b": b"1"})
    (tmp_path / "below" / "mine.txt").write_bytes(b"mine")
    (tmp_path / ".mine.tmp").write_bytes(b"mine")
    (tmp_path / ".fieldwords-notes").mkdir()
    write(tmp_path, {"c": b"1"})
    assert see(tmp_path).keys() == {"c", "all.key", "below/mine.txt", ".mine.tmp"}
    assert (tmp_path / ".fieldwords-notes").is_dir()


def test_a_key_that_names_files_elsewhere_takes_none_of_them_away(tmp_path):
    (tmp_path / "mine").write_bytes(b"mine")
    out = tmp_path / "out"
    out.mkdir()
    (out / "elsewhere").symlink_to(tmp_path)
    (out / "all.key").write_text(
        '{"files": {"../mine": "0", "elsewhere/mine": "0", "/etc/none": "0"}}', encoding="utf-8"
    )
    write(out, {"a": b"1"})
    assert (tmp_path / "mine").read_bytes() == b"mine"


MOVED_AND_KILLED = """
import os, sys
from pathlib import Path
from fieldwords.build import writing
moves, replace = int(sys.argv[2]), os.replace
def replace_some(*names):
    global moves
    if moves == 0:
        os._exit(9)
    moves -= 1
    replace(*names)
os.replace = replace_some
with writing.replace_files(Path(sys.argv[1])) as aside:
    for name in "abc":
        (aside / name).write_text("new")
    writing.write_key(aside, "all", {}, [aside / name for name in "abc"])
"""


@pytest.mark.parametrize("moved", range(4))
def test_a_run_killed_while_moving_is_seen_as_done_and_finished_by_the_next(tmp_path, moved):
    write(tmp_path, dict.fromkeys("abcd", b"old"))
    assert subprocess.run([sys.executable, "-c", MOVED_AND_KILLED, tmp_path, str(moved)]).returncode == 9
    assert {locate_file(tmp_path, name).read_bytes() for name in "abc"} == {b"new"}
    finish_replacing(tmp_path)
    assert see(tmp_path).keys() == {"a", "b", "c", "all.key"}
    assert {(tmp_path / name).read_bytes() for name in "abc"} == {b"new"}


def test_what_a_killed_run_left_half_written_is_taken_away(tmp_path):
    (tmp_path / ".fieldwords-abc.tmp").mkdir()
    (tmp_path / ".fieldwords-abc.tmp" / "half").write_bytes(b"half")
    (tmp_path / ".foo.tmp").mkdir()
    finish_replacing(tmp_path)
    assert os.listdir(tmp_path) == [".foo.tmp"]


def test_a_link_planted_where_the_new_files_wait_is_not_followed(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a").write_bytes(b"planted")
    out = tmp_path / "out"
    out.mkdir()
    (out / READY).symlink_to(tmp_path / "other")
    finish_replacing(out)
    assert not (out / "a").exists()
    with pytest.raises((FieldwordsError, OSError)):
        write(out, {"a": b"1"})
    assert see(tmp_path / "other") == {"a": b"planted"}


def test_a_target_that_is_a_device_is_written_to(tmp_path):
    with replace_file("/dev/null") as handle:
        handle.write(b"x")
    assert not os.path.isfile("/dev/null")
