"""Charts of the pages: scales, marks, and what is left out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.pages.charts import Point, draw_rates, draw_series, make_scale


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


def test_nothing_lies_on_the_edge_of_an_axis_that_begins_above_zero():
    assert make_scale([1200, 1500], [2018])[1][0] == 1100 and make_scale([0, 3], [2018])[1][0] == 0


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


def find_figures(svg):
    """Kind, side and pixels below the top of the figures written into a chart of 190 pixels."""
    return re.findall(r'<text class="(val|want)[^"]*" x="[^"]*" dx="(-?9|0)" y="([^"]*)"', svg)


def test_a_figure_stands_where_it_covers_no_line_and_no_mark():
    told = [point(2010 + n, 100) for n in range(9)]
    rising = [*told[:-1], point(2018, 200)]  # drawn at the top: the line to it lies below its figure
    assert find_figures(draw_series(rising, "草")) == [("val", "0", "-9.0")]
    # Down by 190 pixels within a tenth of the width: above the last dot lies the line, below it the edge.
    assert find_figures(draw_series([*told, point(2019, 0)], "草")) == [("val", "9", "182.0")]
    # A bound at 31.7 pixels fades for 16 above it.
    assert find_figures(draw_series([point(2018, 50, True, "low"), point(2019, 0)], "草"))[1] == ("want", "0", "51.7")


def test_rates_have_a_band_where_there_is_an_interval():
    svg = draw_rates([point(2018, 2.0), point(2019, 3.0)], [(2019, 1.5, 4.5)], "乡村振兴")
    assert svg.count('class="band"') == 1


def test_a_doubtful_figure_is_faint_and_no_line_shade_or_label_rests_on_it():
    known = [point(2018, 10), point(2019, 11), point(2021, 12)]
    doubted = point(2020, 50)._replace(doubtful=True)
    svg = draw_series([*known, doubted, point(2020, 60, target=True, verdict="missed")], "牛")
    assert svg.count('class="doubtful"') == 1 and svg.count('class="dot"') == 4
    assert svg.count('class="line"') == svg.count('class="gap"') == 1 and 'class="short"' not in svg
    last = draw_series([*known, point(2022, 50)._replace(doubtful=True)], "牛")
    assert ">12</text>" in last and ">50</text>" not in last


def test_a_promise_is_not_struck_through_by_its_dash_and_said_once():
    told = [point(2016, 5200), point(2019, 43_000), point(2020, 44_000)]
    svg = draw_series([*told, point(2016, 4000, target=True)], "稻虾共作")
    dash, figure = (
        re.search(r'class="dash" .*?x2="([\d.]+)%"', svg),
        re.search(r'class="want start" x="([\d.]+)%"', svg),
    )
    assert float(figure[1]) >= float(dash[1])
    assert len(find_figures(draw_series([*told, point(2021, 44_000, target=True)], "稻虾共作"))) == 1
