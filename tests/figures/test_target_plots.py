"""Figures of targets and of what became of them."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from fieldwords.errors import FieldwordsError
from fieldwords.figures.selection import select_series
from fieldwords.figures.target_plots import draw_livestock, draw_target_trend, plot_outcomes, plot_target_trend


def words_of(ax):
    return " ".join(text.get_text() for text in ax.texts)


def marks_of(ax, hollow):
    """Markers with a face, or rings: their x and y."""
    lines = [line for line in ax.lines if line.get_marker() not in ("None", "", "_")]
    return [line for line in lines if (line.get_markerfacecolor() == "none") is hollow]


def test_targets_are_rings_around_what_was_achieved(panel, ax):
    equal = panel.assign(value=panel["value"].fillna(panel["low"]).fillna(panel["high"]), low=np.nan, high=np.nan)
    draw_target_trend(select_series(equal, "小麦", "面积"), ax)
    rings, dots = marks_of(ax, True), marks_of(ax, False)
    assert len(rings) == len(dots) == 2
    assert rings[0].get_markersize() > dots[0].get_markersize() and rings[0].get_zorder() < dots[0].get_zorder()
    assert rings[0].get_ydata()[-1] == dots[0].get_ydata()[-1]  # 2019: reached exactly
    assert ax.get_ylabel() == "面积 area (万亩 10,000 mu)"


def test_a_missing_year_is_not_bridged(panel, ax):
    draw_target_trend(select_series(panel, "小麦", "面积"), ax)
    line = ax.lines[0]
    assert line.get_xdata().tolist() == [2016, 2017, 2018, 2019]
    assert np.isnan(line.get_ydata()).tolist() == [False, False, True, False]


def test_bounds_are_arrows_up_and_down_without_a_line(panel, ax):
    draw_target_trend(select_series(panel, "小麦", "面积"), ax)
    arrows = [text for text in ax.texts if text.get_text() == ""]
    assert sorted(arrow.xyann[1] for arrow in arrows) == [-14, -14, 14, 14]
    assert all(len(line.get_xdata()) == 0 for line in marks_of(ax, True))


def test_several_places_are_named_and_look_different(panel, ax):
    draw_target_trend(select_series(panel, "小麦", "面积"), ax)
    assert {"石泉镇", "云岭镇"} <= {text.get_text() for text in ax.texts}


def test_a_place_looks_the_same_in_every_figure(panel):
    series = select_series(panel, "小麦", "面积")
    colours = []
    for rows in (series[series["place"] == "云岭镇"], series):
        ax = plt.subplots()[1]
        draw_target_trend(rows, ax)
        colours.append({text.get_text(): text.get_color() for text in ax.texts})
    assert colours[0]["云岭镇"] == colours[1]["云岭镇"] != colours[1]["石泉镇"]


def test_places_left_out_are_counted(panel, ax):
    draw_target_trend(select_series(panel, "小麦", "面积"), ax, most_places=1)
    assert "More places in the table: 1." in words_of(ax)


def test_an_outlier_is_named_and_not_drawn(panel, ax):
    far = panel.assign(flags=["outlier", *[None] * (len(panel) - 1)]).astype({"flags": "str"})
    draw_target_trend(select_series(far, "小麦", "面积"), ax)
    row = far.iloc[0]
    assert f"{row['value'] / 1e4:g}万亩 ({row['place']} {row['year']})" in words_of(ax)
    drawn = [value for line in marks_of(ax, False) for value in line.get_ydata()]
    assert len(drawn) == 5


def test_an_outlier_that_is_a_bound_is_named_with_its_bound(panel, ax):
    far = panel.assign(flags=["outlier", *[None] * (len(panel) - 1)]).astype({"flags": "str"})
    far.loc[0, ["value", "low"]] = [None, 9.0e6]
    draw_target_trend(select_series(far, "小麦", "面积"), ax)
    assert "at least 900万亩" in words_of(ax) and "nan" not in words_of(ax)


def test_doubtful_figures_are_faint_and_not_joined(panel, ax):
    doubtful = panel.assign(confidence=["C" if year == 2017 else "A" for year in panel["year"]])
    draw_target_trend(select_series(doubtful, "小麦", "面积"), ax)
    assert np.isnan(ax.lines[0].get_ydata()[1])
    assert sorted({line.get_alpha() for line in marks_of(ax, False)}) == [0.35, 1.0]
    assert "doubtful (4;" in words_of(ax)


def test_one_figure_is_said_in_words(panel, ax):
    draw_target_trend(select_series(panel, "牛", "饲养量"), ax)
    assert "Only one figure: 3.1万头 (2017)" in words_of(ax)


def test_nothing_is_said_in_words(panel, ax):
    draw_target_trend(select_series(panel, "玉米", "面积"), ax)
    assert "No figure of this kind" in words_of(ax)


def test_stock_slaughter_and_keeping_stay_in_three_panels(panel):
    axes = plt.subplots(3, 1)[1]
    draw_livestock(panel, "牛", axes)
    assert [ax.get_title(loc="left") for ax in axes] == [
        "牛 cattle·存栏 stock·总量 level",
        "牛 cattle·出栏 slaughtered",
        "牛 cattle·饲养量 stock and slaughtered·总量 level",
    ]
    assert axes[0].lines and not axes[1].lines and not axes[2].lines


def test_a_place_that_is_unknown_is_drawn(panel, ax):
    draw_target_trend(select_series(panel.assign(place=None).astype({"place": "str"}), "小麦", "面积"), ax)
    assert "10 figures" in words_of(ax)


def test_of_several_items_the_one_with_most_rows_is_drawn(panel):
    assert plot_target_trend(panel).get_label().startswith("Wheat, area")
    assert plot_target_trend(panel.head(0)).get_label().startswith("No figure")


def test_only_figures_of_the_panel_are_drawn(targets):
    with pytest.raises(FieldwordsError, match="Collection.panel"):
        plot_target_trend(targets)


def test_levels_stand_at_their_share_of_the_target(outcomes):
    ax = plot_outcomes(outcomes).axes[0]
    met, missed, undecided, silent = (line.get_xdata().tolist() for line in ax.lines[:4])
    assert np.allclose(met, [105]) and np.allclose(missed, [75]) and undecided == []
    assert silent[0] < 70  # in its strip, left of every share
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["牛·存栏 (1)", "小麦·面积 (2)"]
    assert "3 of 4 targets" in " ".join(text.get_text() for text in ax.texts)


def test_growth_stands_at_its_distance_in_points(outcomes):
    ax = plot_outcomes(outcomes).axes[1]
    assert ax.lines[1].get_xdata().tolist() == [-1.5]
    assert not any("%" in tick.get_text() for tick in ax.get_xticklabels())


def test_only_silence_is_drawn_too(outcomes):
    ax = plot_outcomes(outcomes[outcomes["verdict"] == "silent"]).axes[0]
    assert len(ax.lines[3].get_xdata()) == 1


def test_no_outcomes_are_said_in_words(outcomes):
    for ax in plot_outcomes(outcomes.head(0)).axes:
        assert "No target of one report" in " ".join(text.get_text() for text in ax.texts)
