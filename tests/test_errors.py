"""What a question is given: taken as it is meant, or refused in one line."""

import pytest

from fieldwords.errors import FieldwordsError, gather, read_whole


def test_one_thing_is_a_list_of_one():
    assert gather("农业") == ["农业"]
    assert gather(2019) == [2019]
    assert gather(range(2018, 2020)) == [2018, 2019]
    assert gather(None) == [None]


def test_a_year_may_be_a_number_or_text():
    assert [read_whole(year, "year") for year in (2019, "2019", 2019.0)] == [2019] * 3
    for wrong in ("x", 2019.5, None, [2019], ""):
        with pytest.raises(FieldwordsError, match="split: before: .* is no whole number"):
            read_whole(wrong, "split: before")
