"""The four tables of rows made by hand."""

import pytest

from fieldwords.outcomes import follow_targets
from fieldwords.outcomes.mentions import collect_mentions
from fieldwords.schemas import check_table
from followed_rows import write_sections, write_tables


@pytest.fixture
def collect():
    """Mentions of rows as in `write_tables`."""
    return lambda *rows, **kept: collect_mentions(*write_tables(rows, **kept))


@pytest.fixture
def follow():
    """The four tables of rows as in `write_tables`, those of the documents in `reviews` in a review; each checked."""

    def run(*rows, reviews=(), **kept):
        tables = follow_targets(*write_tables(rows, **kept), write_sections(reviews))
        return {name: check_table(table, name) for name, table in tables.items()}

    return run
