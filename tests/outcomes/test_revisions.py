import pytest

FIRST = {"told": 2020, "text": "100.2万吨", "value": 1.002e6}


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("100万吨", 1e6, "rounding"),
        ("98.5万吨", 9.85e5, "revision"),
        ("60.1万吨", 6.01e5, "conflict"),
    ],
)
def test_a_figure_told_again(follow, text, value, kind):
    found = follow(FIRST, {"told": 2021, "year": 2019, "text": text, "value": value})["revisions"]
    assert found["kind"].tolist() == [kind]
    row = found.iloc[0]
    assert (row["before"], row["after"], row["difference"]) == pytest.approx((1.002e6, value, value - 1.002e6))
    assert (row["docs"], row["before_told"], row["after_told"]) == ("青岚县2020 | 青岚县2021", 2020, 2021)


def test_repeats_and_bounds_are_no_revisions(follow):
    again = {"told": 2021, "year": 2019, "text": "100.2万吨", "value": 1.002e6}
    assert follow(FIRST, again)["revisions"].empty
    assert follow(FIRST, {**again, "value": 9e5, "comparator": "ge"})["revisions"].empty
    assert follow(FIRST, {**again, "told": 2020, "value": 9e5})["revisions"].empty


def test_each_telling_is_set_against_the_one_before(follow):
    later = [{"told": year, "year": 2019, "text": text, "value": value}
             for year, text, value in ((2021, "98.5万吨", 9.85e5), (2022, "97.5万吨", 9.75e5))]  # fmt: skip
    assert follow(FIRST, *later)["revisions"]["difference"].tolist() == pytest.approx([-17_000, -10_000])


@pytest.mark.parametrize(("status", "year", "kind"), [("target", 2025, "revision"), ("achievement", 2019, "rounding")])
def test_targets_are_compared_as_they_are_written(follow, status, year, kind):
    """700万吨 may be 698万吨 rounded, but two targets are two."""
    first = {"told": 2020, "status": status, "year": year, "text": "698万吨", "value": 6.98e6}
    found = follow(first, {**first, "told": 2021, "text": "700万吨", "value": 7e6})["revisions"]
    assert found["kind"].tolist() == [kind]


def test_per_cent_are_compared_as_they_are_written(follow):
    grown = {"year": 2019, "unit_base": "%", "change": "increase_by"}
    rows = [{**grown, "told": 2020, "text": "9.4%", "value": 9.4}, {**grown, "told": 2021, "text": "9%", "value": 9}]
    found = follow(*rows, {**grown, "told": 2022, "text": "10%", "value": 10})["revisions"]
    assert found["kind"].tolist() == ["rounding", "revision"]
