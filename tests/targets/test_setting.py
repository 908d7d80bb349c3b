"""What document and sections say before a sentence is read."""

import pytest

from fieldwords.targets.setting import Setting, hear_term, last_full_year, resolve_time
from fieldwords.targets.times import find_times

REPORT = Setting(2023, 2023, 1, "review", None, True)
SPEECH = Setting(2022, 2022, 10, "other", None, False, running=True)


@pytest.mark.parametrize(
    ("setting", "year"),
    [
        (REPORT, 2022),
        (SPEECH, 2022),
        (SPEECH._replace(running=False), 2021),
        (SPEECH._replace(year=2023), 2022),  # said in December for the next year
        (REPORT._replace(finished=True), 2023),
        (REPORT._replace(year=None), None),
    ],
)
def test_last_full_year(setting, year):
    assert last_full_year(setting) == year


@pytest.mark.parametrize(
    ("text", "year"), [("去年", 2021), ("明年", 2023), ("今后三年", 2025), ("五年来", 2022), ("2016年", 2016)]
)
def test_resolved_from_the_day_it_was_said(text, year):
    assert resolve_time(find_times(text)[0], SPEECH) == year


def test_coming_years_begin_with_the_running_one_in_spring_and_in_a_report():
    (coming,) = find_times("今后五年")
    assert resolve_time(coming, SPEECH._replace(month=3)) == 2026
    assert resolve_time(coming, SPEECH) == 2027
    assert resolve_time(coming, REPORT) == 2027


def test_nothing_is_guessed_without_a_day():
    assert resolve_time(find_times("去年")[0], SPEECH._replace(spoken=None)) is None


def test_the_year_that_a_review_is_within_is_the_year_it_reviews():
    (within,) = find_times("年内建成三座水库")
    assert (resolve_time(within, REPORT), resolve_time(within, SPEECH)) == (2022, 2022)
    assert resolve_time(within, REPORT._replace(role="plan")) == 2023


def test_a_review_of_five_years_speaks_of_all_of_them_until_it_names_the_last():
    assert hear_term("五年来办了很多事。", False, REPORT)
    assert not hear_term("五年来办了很多事，2022年尤其多。", True, REPORT)
    assert hear_term("2019年开了头。", True, REPORT)
    assert not hear_term("办了很多事。", False, REPORT)
