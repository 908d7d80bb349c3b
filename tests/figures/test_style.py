import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from PIL import Image

import fieldwords as fw
from fieldwords.errors import FieldwordsError
from fieldwords.figures.style import (
    CARD,
    check_figure,
    save_figure,
    series_looks,
    text_width,
    use_style,
    wrap_text,
    write_card,
)
from fieldwords.figures.term_plots import plot_rates
from fieldwords.lexicon import read_lexicon


def draw(text, folder, name="figure"):
    fig, ax = plt.subplots(figsize=(4, 2))
    ax.plot([1, 2], [-1, 2])
    ax.set_title(text)
    return save_figure(fig, name, f"about {text}", folder)


def test_figures_come_out_the_same_byte_for_byte(tmp_path):
    first, second = (draw("牛饲养量：2.4万头", tmp_path / name) for name in ("one", "two"))
    assert first.read_bytes() == second.read_bytes()
    svg = first.with_suffix(".svg").read_bytes()
    assert svg == second.with_suffix(".svg").read_bytes()
    assert "about 牛饲养量".encode() in svg


@pytest.mark.parametrize("sign", ["\U000f1234", "\U0001f404", "\U00021336", "\t"])
def test_a_character_that_the_fonts_lack_is_drawn_as_the_sign_of_its_kind(tmp_path, sign):
    assert draw(f"甲{sign}县", tmp_path / "sign").read_bytes() != draw("甲县", tmp_path / "none").read_bytes()


def test_chinese_without_the_style_is_told_to_use_it(tmp_path):
    fault = r"missing from font.*; run fw.use_style\(\) before you draw"
    with matplotlib.rc_context({"font.family": ["DejaVu Sans"]}), pytest.raises(FieldwordsError, match=fault):
        draw("白鹭镇", tmp_path)


def test_a_character_of_no_font_is_to_be_taken_out(tmp_path):
    use_style()
    fault, fonts = "take that character out of the label", matplotlib.rcParams["font.family"][:2]
    with matplotlib.rc_context({"font.family": fonts}), pytest.raises(FieldwordsError, match=fault):
        draw("\U000f1234", tmp_path)


def test_every_term_of_the_lexicon_can_be_drawn(tmp_path):
    terms = sorted({term for table in ("phrases", "farm_items", "units") for term in read_lexicon(table).iloc[:, 0]})
    terms += sorted(read_lexicon("page_words")["zh"])
    assert len(terms) > 300
    fig = plt.figure(figsize=(12, 12))
    for place in range(0, len(terms), 40):
        fig.text(0.01, place / len(terms), " ".join(terms[place : place + 40]), fontsize=3)
    save_figure(fig, "terms", "all terms", tmp_path)


def test_dollar_signs_are_not_mathematics(tmp_path):
    assert draw("$x$ and a lonely $", tmp_path).stat().st_size > 0


def test_style_forgets_what_was_set_before():
    matplotlib.rcParams["axes.facecolor"] = "red"
    use_style()
    assert matplotlib.rcParams["axes.facecolor"] == "white"


def test_looks_differ_in_more_than_colour():
    looks = series_looks(7)
    assert len({look.marker for look in looks}) == len({str(look.dash) for look in looks}) == 7
    assert series_looks(9)[:7] == looks


def test_wrapping_counts_han_characters_twice():
    assert text_width("牛ab") == 4
    assert wrap_text("高标准农田", 6) == "高标准\n农田"
    assert wrap_text("two words", 6) == "two\nwords"
    assert wrap_text("农田，建设", 6) == "农田，\n建设"


@given(st.text(alphabet="农田 ab，。1", max_size=60), st.integers(4, 30))
def test_wrapping_loses_no_character(text, width):
    assert wrap_text(text, width).replace("\n", "").replace(" ", "") == text.replace(" ", "")


def test_a_figure_brings_the_sentence_that_reads_it(term_years):
    figure = plot_rates(term_years)
    assert isinstance(figure, Figure)
    assert "more often 乡村振兴" in figure.get_label()
    assert Figure().get_label() == ""


def test_one_term_is_drawn_with_its_band_and_several_without(term_years):
    one = plot_rates(term_years[term_years["term"] == "乡村振兴"])
    assert one.axes[0].collections and "Its three counts" in one.get_label()
    assert len(plot_rates(term_years).axes[0].lines) == 2


def test_a_table_without_what_is_drawn_is_refused_by_naming_the_right_one(panel, outcomes, term_years, documents):
    for draw, wrong, right in (
        (plot_rates, panel, "Collection.count"),
        (fw.plot_groups, outcomes, "Collection.term_years"),
        (fw.plot_keyness, outcomes, "Collection.keyness"),
        (fw.plot_outcomes, panel, "Collection.outcomes"),
        (fw.plot_words, panel, "Collection.words"),
        (fw.plot_coverage, term_years, "Collection.documents"),
        (lambda table: fw.plot_life(table, [2020]), documents, "Collection.life"),
        (lambda table: fw.plot_livestock(table, "牛"), documents, "Collection.panel"),
    ):
        with pytest.raises(FieldwordsError, match=f"is missing; {right}.* has what is needed"):
            draw(wrong)


def test_a_term_that_is_never_said_is_told_so_by_year_and_by_place(term_years):
    for rates in (term_years.assign(per_10k=0.0), term_years.assign(per_10k=0.0).rename(columns={"year": "place"})):
        figure = plot_rates(rates[rates["term"] == "乡村振兴"])
        assert figure.get_label() == "乡村振兴 does not occur in this collection."
        assert "乡村振兴 does not occur" in " ".join(text.get_text() for text in figure.axes[0].texts)


def test_a_figure_or_its_axes_are_shown_and_nothing_else():
    figure = Figure()
    assert check_figure(figure) is figure
    assert check_figure(figure.subplots()) is figure
    with pytest.raises(FieldwordsError, match="cannot show a int"):
        check_figure(3)


def test_no_rows_are_said_in_words():
    nothing = pd.DataFrame({"year": [], "term": [], "layer": [], "per_10k": [], "n_docs": [], "n_han": []})
    assert "too few" in " ".join(text.get_text() for text in plot_rates(nothing).axes[0].texts)


@pytest.mark.parametrize("size", [(900, 460), (900, 1100), (40, 4000)])
def test_a_card_holds_the_whole_figure(tmp_path, size):
    Image.new("RGB", size, "#0072b2").save(tmp_path / "a.png")
    with Image.open(write_card(tmp_path / "a.png", "一句话。" * 60)) as card:
        assert card.size == CARD and {card.getpixel(at) for at in ((0, 0), (1199, 0), (0, 629), (1199, 629))} == {
            (255,) * 3
        }
        assert card.getpixel((600, 340)) == (0, 114, 178)


def test_a_card_names_its_source(tmp_path, monkeypatch):
    Image.new("RGB", (90, 46), "white").save(tmp_path / "a.png")
    plain = write_card(tmp_path / "a.png", "Words.").read_bytes()
    assert write_card(tmp_path / "a.png", "Words.").read_bytes() == plain
    monkeypatch.setenv("FIELDWORDS_SOURCE", "青岚县 · 2016–2025")
    assert write_card(tmp_path / "a.png", "Words.").read_bytes() != plain
