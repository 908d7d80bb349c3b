"""Evidence weighed by a table."""

import math

import pytest

from fieldwords.targets import weights
from fieldwords.targets.weights import Weights, give_reasons, read_weights, use_weights, weigh_evidence


@pytest.fixture
def table(monkeypatch):
    """A table of two choices."""
    monkeypatch.setattr(weights, "_TABLES", {})
    use_weights("coin", Weights(("heads", "tails"), {"always": (0.0, 0.0), "bent": (1.0, -1.0), "worn": (0.0, 0.5)}))


def test_shares_are_the_softmax_of_the_sums(table):
    shares = weigh_evidence("coin", {"bent": 1.0, "worn": 1.0})
    assert shares["heads"] == pytest.approx(math.exp(1) / (math.exp(1) + math.exp(-0.5)))
    assert sum(shares.values()) == pytest.approx(1)


def test_strength_counts(table):
    shares = weigh_evidence("coin", {"bent": 0.1, "worn": 1.0})
    assert shares["tails"] > shares["heads"]


def test_reasons_are_what_speaks_for_the_choice(table):
    assert give_reasons("coin", {"bent": 1.0, "worn": 1.0}, "heads") == ["bent"]
    assert give_reasons("coin", {"bent": 1.0, "worn": 1.0}, "edge") == []


def test_unknown_evidence_says_nothing(table):
    assert weigh_evidence("coin", {"green": 9.0}) == {"heads": 0.5, "tails": 0.5}
    assert give_reasons("coin", {"green": 9.0}, "heads") == []


@pytest.mark.parametrize("name", ["status", "confidence"])
def test_the_learned_tables_are_whole(name):
    learned = read_weights(name)
    assert "always" in learned.rows and len(learned.rows) > 10
    assert all(len(row) == len(learned.choices) for row in learned.rows.values())
