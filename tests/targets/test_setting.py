"""What document and sections say before a sentence is read."""

import pytest

from fieldwords.targets.setting import Setting, last_full_year, resolve_time
from fieldwords.targets.times import find_times

REPORT = Setting(2023, 2023, 1, "review", None, True)
SPEECH = Setting(2022, 2022, 10, "other", None, False)


@pytest.mark.parametrize(
    ("setting", "year"),
    [
        (REPORT, 2022),
        (SPEECH, 2022),
        (SPEECH._replace(month=3), 2021),
        (REPORT._replace(finished=True), 2023),
        (REPORT._replace(year=None), None),
    ],
)
def test_last_full_year(setting, year):
    assert last_full_year(setting) == year


@pytest.mark.parametrize(
    ("text", "year"), [("去年", 2021), ("明年", 2023), ("今后三年", 2024), ("五年来", 2022), ("2016年", 2016)]
)
def test_resolved_from_the_day_it_was_said(text, year):
    assert resolve_time(find_times(text)[0], SPEECH) == year


def test_nothing_is_guessed_without_a_day():
    assert resolve_time(find_times("去年")[0], SPEECH._replace(spoken=None)) is None
