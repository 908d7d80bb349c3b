import numpy as np
import pandas as pd

from fieldwords.figures.style import save_figure
from fieldwords.figures.word_plots import plot_keyness, plot_life, plot_words


def words_of(ax):
    return " ".join(text.get_text() for text in ax.texts)


def keyness_table():
    rows = {"term": ["振兴", "扶贫", "发展", "一阵风"], "count_a": [30, 2, 10, 90], "count_b": [3, 40, 10, 1]}
    marks = {"g2": [25.0, 50.0, 0.0, 99.0], "log_ratio": [3.3, -4.3, 0.0, 6.5], "rank_q": [0.01, 0.001, 1, 0.2]}
    return pd.DataFrame({**rows, **marks})


def test_keyness_points_to_both_sides_the_earlier_left():
    ax = plot_keyness(keyness_table(), ("2016–2020", "2021–2025")).axes[0]
    widths = {container.get_label(): [bar.get_width() for bar in container] for container in ax.containers}
    assert widths == {"2016–2020": [-25.0], "2021–2025": [50.0]}
    drawn = {text.get_text() for text in ax.texts}
    assert {"振兴", "扶贫", "30 : 3", "2 : 40"} <= drawn and "left: 2016–2020" in ax.get_xlabel()


def test_a_word_that_fails_the_test_over_documents_is_not_drawn():
    ax = plot_keyness(keyness_table(), ("a", "b")).axes[0]
    assert "一阵风" not in {text.get_text() for text in ax.texts}
    assert "2 of 4 words" in words_of(ax)


def test_keyness_of_nothing_is_said_in_words():
    ax = plot_keyness(keyness_table().assign(rank_q=0.5), ("a", "b")).axes[0]
    assert "None of 4 words passes" in words_of(ax)


def test_too_few_documents_for_the_test_are_said_in_words():
    ax = plot_keyness(keyness_table().assign(rank_q=np.nan), ("a", "b")).axes[0]
    assert "Fewer than five documents" in words_of(ax)


def test_one_sided_keyness_is_drawn():
    ax = plot_keyness(keyness_table().head(1), ("a", "b")).axes[0]
    assert [bar.get_width() for container in ax.containers for bar in container] == [-25.0]


def test_clouds_come_out_the_same_whatever_the_order_of_rows(tmp_path):
    words = pd.DataFrame({"term": ["农业", "农村", "农民", "粮食", "畜牧"], "count": [9, 7, 5, 5, 2]})
    files = []
    for name, rows in (("one", words), ("two", words[::-1])):
        files.append(save_figure(plot_words(rows), "cloud", "a cloud", tmp_path / name).read_bytes())
    assert files[0] == files[1]


def test_a_cloud_of_two_words_is_said_in_words():
    ax = plot_words(pd.DataFrame({"term": ["农业", "农村"], "count": [9, 0]})).axes[0]
    assert "Only 1 word:" in words_of(ax)


def test_lives_run_from_first_to_last_and_the_living_look_different():
    life = pd.DataFrame(
        {
            "term": ["乡村振兴", "脱贫攻坚", "没出现"],
            "first_seen": [2018, 2016, None],
            "peak": [2020, 2016, None],
            "last_seen": [2020, 2018, None],
            "peak_per_10k": [12.0, 10.0, None],
        }
    )
    ax = plot_life(life, [2016, 2017, 2018, 2020]).axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["乡村振兴", "脱贫攻坚"]
    assert ax.lines[0].get_xdata().tolist() == [2018, 2020]
    assert ax.lines[0].get_linestyle() == "-"
    assert ax.lines[3].get_linestyle() == "--"


def test_no_lives_are_said_in_words():
    empty = pd.DataFrame({"term": [], "first_seen": [], "peak": [], "last_seen": [], "peak_per_10k": []})
    ax = plot_life(empty, []).axes[0]
    assert "Years with documents: 0" in words_of(ax)
