import matplotlib.pyplot as plt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text

from fieldwords.figures.axes import (
    label_ends,
    mark_gaps,
    say_too_thin,
    shrink_thin,
    spread_apart,
    unit_label,
    year_axis,
)
from fieldwords.figures.style import series_looks


def test_unit_label_has_both_languages():
    assert unit_label("面积", "万亩") == "面积 area (万亩 10,000 mu)"


def test_a_long_axis_label_goes_on_two_lines():
    assert unit_label("饲养量", "万头") == "饲养量 stock and slaughtered\n(万头 10,000 head)"


def test_gaps_are_shaded(ax):
    mark_gaps(ax, [2016, 2017, 2020])
    assert [patch.get_x() for patch in ax.patches] == [2017.5]
    assert ax.patches[0].get_width() == 2


def test_ticks_are_whole_years_with_their_documents(ax):
    year_axis(ax, [2016, 2018], {2016: 3, 2018: 1})
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["2016\nn=3", "2017\nn=0", "2018\nn=1"]


def test_long_spans_have_few_ticks(ax):
    year_axis(ax, range(1954, 2027))
    assert len(ax.get_xticks()) <= 12


def test_labels_at_line_ends_do_not_overlap(ax):
    ax.plot([0, 1], [0, 1])
    label_ends(ax, [(1, 0.5, name, look) for name, look in zip(("农业", "农村", "农民"), series_looks(3), strict=True)])
    ax.figure.draw_without_rendering()
    boxes = [Text.get_window_extent(text) for text in ax.texts]  # without the thin line to the curve
    assert not any(one.overlaps(other) for i, one in enumerate(boxes) for other in boxes[:i])


def test_only_an_end_near_the_edge_is_led_to(ax):
    ax.plot([1994, 2026], [0, 1])
    near, far = series_looks(2)
    label_ends(ax, [(2026, 1, "近", near), (1994, 0.9, "远", far)])
    led = {text.get_text(): text.arrow_patch is not None for text in ax.texts}
    assert led == {"近": True, "远": False}
    assert [line.get_marker() for line in ax.lines[1:]] == [far.marker]  # it is told by its marker
    ax.figure.draw_without_rendering()
    boxes = [Text.get_window_extent(text) for text in ax.texts]
    assert not boxes[0].overlaps(boxes[1])


def test_nothing_to_label_is_fine(ax):
    label_ends(ax, [])
    assert not ax.texts


def test_positions_far_enough_stay():
    assert spread_apart([0, 10, 30], 5) == [0, 10, 30]
    assert spread_apart([0, 1], 10) == [-4.5, 5.5]


@given(st.lists(st.floats(0, 500), min_size=1, max_size=12).map(sorted))
def test_spread_positions_keep_order_and_distance(positions):
    moved = spread_apart(positions, 12)
    assert all(after - before >= 12 - 1e-6 for before, after in zip(moved, moved[1:], strict=False))
    assert abs(sum(moved) - sum(positions)) < 1e-6 * len(moved) + 1e-6


def test_a_panel_of_words_needs_less_height():
    figure, axes = plt.subplots(2, 1, figsize=(6, 10))
    axes[0].plot([2020, 2021], [1, 2])
    say_too_thin(axes[1], "t", "too few")
    shrink_thin(figure)
    assert figure.get_figheight() == pytest.approx(6.5)
    side, _ = plt.subplots(1, 2, figsize=(6, 4))
    shrink_thin(side)
    assert side.get_figheight() == 4
