import numpy as np

from fieldwords.figures.outcome_plots import plot_outcomes


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
