"""The made-up tables of the figures' and pages' tests, and the pages' own view of a small collection."""

import pytest

from fieldwords.build.pipeline import build_tables
from fieldwords.pages.site import gather_site, read_needed
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
    return read_needed(processed)


@pytest.fixture(scope="session")
def site(tables):
    return gather_site(tables)


@pytest.fixture
def rows(site):
    return site.rows


@pytest.fixture
def series(site):
    return site.series
