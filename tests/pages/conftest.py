"""The made-up tables of the figures' and pages' tests, and the pages' own view of a small collection."""

import pytest

from fieldwords.build.pipeline import build_tables
from fieldwords.build.store import read_table
from fieldwords.pages.publishing import NEEDED
from fieldwords.pages.rows import gather_rows
from fieldwords.pages.series import gather_series
from fieldwords.pages.shell import Site
from made_up_tables import *  # noqa: F403
from speeches import write_speeches


@pytest.fixture(scope="session")
def processed(tmp_path_factory):
    """The folder of the built tables of the few speeches of `speeches`."""
    folder = tmp_path_factory.mktemp("pages")
    build_tables(write_speeches(folder / "raw"), folder / "out", jobs=1)
    return folder / "out"


@pytest.fixture(scope="session")
def tables(processed):
    return {name: read_table(name, processed) for name in NEEDED}


@pytest.fixture(scope="session")
def rows(tables):
    return gather_rows(tables)


@pytest.fixture(scope="session")
def series(tables, rows):
    return gather_series(tables["panel"], tables["outcomes"], rows)


@pytest.fixture
def site():
    return Site([("targets.html", "Targets")])
