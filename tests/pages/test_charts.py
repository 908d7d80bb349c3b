"""Charts of the pages: scales, marks, and what is left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.pages.charts import Point, draw_rates, draw_series, make_scale, part_far


def point(year, drawn, target=False, bound="", verdict="", title="句子"):
    return Point(year, drawn, bound, target, verdict, f"evidence/a.html#t-{year}", title)


@given(
    st.lists(st.integers(0, 10**15).map(lambda n: n / 1000), min_size=1), st.lists(st.integers(1950, 2030), min_size=1)
)
def test_every_figure_lies_inside_its_chart(values, years):
    scale, ticks = make_scale(values, years)
    assert all(-0.1 <= scale.y(value) <= scale.height + 0.1 for value in values)
    assert all(0 < scale.x(year) < 100 for year in years)
    assert 2 <= len(ticks) <= 7


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([86_200, 98_500], [85_000, 90_000, 95_000, 100_000]),
        ([0, 3], [0, 1, 2, 3]),
        ([0], [0.0, 0.5]),
        ([-2, 4], [-2, 0, 2, 4]),
    ],
)
def test_grid_lines_are_round_numbers(values, ticks):
    assert make_scale(values, [2020])[1] == ticks


def test_a_figure_thirty_times_off_is_named_and_not_drawn():
    points = [point(2018, 10), point(2019, 12), point(2020, 11), point(2021, 400)]
    shown, far = part_far(points)
    assert [one.year for one in far] == [2021] and len(shown) == 3
    shown, far = part_far([*points[:3], points[2]._replace(year=2022, far=True)])
    assert [one.year for one in far] == [2022] and len(shown) == 3


def test_two_figures_have_no_median_to_be_off_from():
    assert part_far([point(2018, 1), point(2019, 1000)]) == ([point(2018, 1), point(2019, 1000)], [])


def test_each_mark_is_a_link_with_its_sentence():
    svg = draw_series([point(2018, 10), point(2019, 12, target=True, verdict="met", title="<牛>")], "牛")
    assert re.findall(r'<a href="([^"]+)"', svg) == ["evidence/a.html#t-2019", "evidence/a.html#t-2018"]
    assert "<title>&lt;牛&gt;</title>" in svg


def test_a_missing_year_is_dotted_over():
    svg = draw_series([point(2018, 10), point(2019, 12), point(2021, 13)], "牛")
    assert svg.count('class="line"') == 1 and svg.count('class="gap"') == 1


def test_a_bound_is_no_dot_and_no_part_of_the_line():
    svg = draw_series([point(2018, 10), point(2019, 12, bound="low"), point(2020, 13)], "牛")
    assert svg.count('class="dot"') == 2 and svg.count('class="gap"') == 1 and svg.count('class="bar"') == 2


def test_the_gap_of_a_missed_target_is_shaded_down_to_what_was_reported():
    svg = draw_series([point(2018, 10), point(2018, 20, target=True, verdict="missed")], "牛")
    height, y = re.search(r'<rect class="short".*? y="([\d.]+)" height="([\d.]+)"', svg).groups()[::-1]
    assert float(y) + float(height) == pytest.approx(float(re.search(r'cy="([\d.]+)"', svg)[1]), abs=0.1)


def test_the_last_figure_stands_left_of_its_dot_where_dashes_lie_on_the_right():
    told = [point(2016 + n, value) for n, value in enumerate((63, 74, 91, 104, 115, 130, 150, 168, 185))]
    wanted = [point(2023, 160, target=True), point(2024, 180, target=True), point(2025, 200, target=True)]
    assert re.search(r'class="val end" x="85.0%" dx="-9"[^>]*>185<', draw_series([*told, *wanted], "草"))
    assert re.search(r'class="val" x="[^"]*" dx="0"[^>]*>185<', draw_series(told, "草"))


def test_rates_have_a_band_where_there_is_an_interval():
    svg = draw_rates([point(2018, 2.0), point(2019, 3.0)], [(2019, 1.5, 4.5)], "乡村振兴")
    assert svg.count('class="band"') == 1
