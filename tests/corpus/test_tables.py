"""Lexicon rows as tuples."""

import pytest

from fieldwords import paths
from fieldwords.corpus.tables import read_rows
from fieldwords.corpus.years import PLAN_PERIODS
from fieldwords.errors import FieldwordsError


def test_rows_follow_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICON", tmp_path)
    path = tmp_path / "plan_periods.csv"
    path.write_text("name,first_year,last_year\n十四五,2021,2025\n", encoding="utf-8")
    assert read_rows("plan_periods", PLAN_PERIODS) == (("十四五", "2021", "2025"),)
    path.write_text("name,first_year,last_year\n十四五,2021,2025\n十五五,2026,2030\n", encoding="utf-8")
    assert len(read_rows("plan_periods", PLAN_PERIODS)) == 2


def test_a_missing_table_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICON", tmp_path)
    with pytest.raises(FieldwordsError, match=r"plan_periods\.csv: lexicon table missing"):
        read_rows("plan_periods", PLAN_PERIODS)
