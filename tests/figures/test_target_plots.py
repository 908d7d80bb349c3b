import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

from fieldwords.figures.choices import select_series
from fieldwords.figures.target_plots import plot_livestock, plot_target_trend, plot_target_vs_achieved


def words_of(ax):
    return " ".join(text.get_text() for text in ax.texts)


def test_targets_are_hollow_and_achievements_filled(targets, ax):
    plot_target_trend(select_series(targets, "小麦", "面积"), ax)
    faces = [line.get_markerfacecolor() for line in ax.lines if line.get_marker() not in ("None", "")]
    assert faces.count("white") == 2
    assert ax.get_ylabel() == "面积 area (万亩 10,000 mu)"


def test_a_missing_year_is_not_bridged(targets, ax):
    plot_target_trend(select_series(targets, "小麦", "面积"), ax)
    line = ax.lines[0]
    assert line.get_xdata().tolist() == [2016, 2017, 2018, 2019]
    assert np.isnan(line.get_ydata()).tolist() == [False, False, True, False]


def test_bounds_have_arrows_up_and_down(targets, ax):
    plot_target_trend(select_series(targets, "小麦", "面积"), ax)
    arrows = [text for text in ax.texts if text.get_text() == ""]
    assert sorted(arrow.xyann[1] for arrow in arrows) == [-13, -13, 13, 13]


def test_several_places_are_named_and_look_different(targets, ax):
    plot_target_trend(select_series(targets, "小麦", "面积"), ax)
    assert {"石泉镇", "云岭镇"} <= {text.get_text() for text in ax.texts}


def test_a_place_looks_the_same_in_each_panel(targets):
    figure, axes = plt.subplots(2, 1)
    series = select_series(targets, "小麦", "面积")
    plot_target_trend(series[series["place"] == "云岭镇"], axes[0])
    plot_target_trend(series, axes[1])
    colours = [{text.get_text(): text.get_color() for text in ax.texts} for ax in axes]
    assert colours[0]["云岭镇"] == colours[1]["云岭镇"] != colours[1]["石泉镇"]


def test_places_left_out_are_counted(targets, ax):
    plot_target_trend(select_series(targets, "小麦", "面积"), ax, most_places=1)
    assert "More places in the table: 1." in words_of(ax)


def test_one_figure_is_said_in_words(targets, ax):
    plot_target_trend(select_series(targets, "牛", "饲养量"), ax)
    assert "Only one figure: 3.1万头 (2017)" in words_of(ax)


def test_nothing_is_said_in_words(targets, ax):
    plot_target_trend(select_series(targets, "玉米", "面积"), ax)
    assert "No figure of this kind" in words_of(ax)


def test_stock_slaughter_and_keeping_stay_in_three_panels(targets):
    axes = plt.subplots(3, 1)[1]
    plot_livestock(targets, "牛", axes)
    assert [ax.get_title(loc="left") for ax in axes] == [
        "牛·存栏 stock·总量 level",
        "牛·出栏 slaughtered",
        "牛·饲养量 stock and slaughtered·总量 level",
    ]
    assert axes[0].lines and not axes[1].lines and not axes[2].lines


def test_follow_ups_stand_at_their_share_of_the_target(follow_ups, ax):
    plot_target_vs_achieved(follow_ups, ax)
    drawn = {line.get_label(): line.get_xdata().tolist() for line in ax.lines[:3]}
    met, missed, silent = drawn.values()
    assert np.allclose(met, [105]) and np.allclose(missed, [75])
    assert silent[0] < 70  # in its strip, left of every share
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["牛·存栏 (1)", "小麦·面积 (2)"]


def test_only_silence_is_drawn_too(follow_ups, ax):
    plot_target_vs_achieved(follow_ups[follow_ups["met"] == "silent"], ax)
    assert len(ax.lines[2].get_xdata()) == 1


def test_no_follow_ups_are_said_in_words(follow_ups, ax):
    plot_target_vs_achieved(follow_ups.head(0), ax)
    assert "No target of one report" in words_of(ax)


def test_a_place_that_is_unknown_is_drawn(targets, ax):
    series = select_series(targets.assign(place=pd.array([None] * len(targets), dtype="str")), "小麦", "面积")
    plot_target_trend(series, ax)
    assert "10 figures" in words_of(ax)
