"""Cards: a figure, its sentence and its source as one picture."""

import pytest
from PIL import Image

from fieldwords.figures.cards import SIZE, write_card


@pytest.mark.parametrize("size", [(900, 460), (900, 1100), (40, 4000)])
def test_a_card_holds_the_whole_figure(tmp_path, size):
    Image.new("RGB", size, "#0072b2").save(tmp_path / "a.png")
    with Image.open(write_card(tmp_path / "a.png", "一句话。" * 60)) as card:
        assert card.size == SIZE and {card.getpixel(at) for at in ((0, 0), (1199, 0), (0, 629), (1199, 629))} == {
            (255,) * 3
        }
        assert card.getpixel((600, 340)) == (0, 114, 178)


def test_a_card_names_its_source(tmp_path, monkeypatch):
    Image.new("RGB", (90, 46), "white").save(tmp_path / "a.png")
    plain = write_card(tmp_path / "a.png", "Words.").read_bytes()
    assert write_card(tmp_path / "a.png", "Words.").read_bytes() == plain
    monkeypatch.setenv("FIELDWORDS_SOURCE", "青岚县 · 2016–2025")
    assert write_card(tmp_path / "a.png", "Words.").read_bytes() != plain
