"""Fixtures of the tests of reading."""

import pytest
from reading_samples import SPEECH


@pytest.fixture
def speech() -> str:
    return SPEECH


@pytest.fixture
def write(tmp_path):
    """Write bytes or text under a name and return the path."""

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write
