"""What several test modules share."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from builds import run_in_this_process
from fieldwords import paths
from fieldwords.build.pipeline import build_tables
from speeches import write_speeches

settings.register_profile("untimed", deadline=None)  # benchmarks/ measure times
settings.load_profile("untimed")
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts and gold files beside the repository; tests that need it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("needs the real texts in ../shared, which are not part of the repository")
    return SHARED


@pytest.fixture
def raw(tmp_path):
    return write_speeches(tmp_path / "raw")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Build in this process, with a lexicon of our own to change."""
    lexicon = shutil.copytree(paths.LEXICON, tmp_path / "lexicon")
    monkeypatch.setattr(paths, "LEXICON", lexicon)
    monkeypatch.setattr("fieldwords.build.pipeline.run_tasks", run_in_this_process)
    monkeypatch.setattr("fieldwords.build.pipeline.prepare_workers", lambda: None)
    return lexicon


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A finished build, made by one worker."""
    folder = tmp_path_factory.mktemp("built")
    build_tables(write_speeches(folder / "raw"), folder / "out", jobs=1)
    return folder / "out"
