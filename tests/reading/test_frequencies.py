import numpy as np

from fieldwords.reading.frequencies import FORBIDDEN, UNLISTED, USUAL, score_characters


def test_usual_characters_score_above_rare_ones():
    usual, listed, rare, private = score_characters("的莪䶮\ue000")
    assert usual > USUAL
    assert usual > listed > rare == np.float32(UNLISTED) > private == np.float32(FORBIDDEN)


def test_one_score_a_character():
    assert score_characters("牛2，\U00020bb7").shape == (4,)
    assert (score_characters("a，５\n") == np.float32(USUAL)).all()


def test_shares_are_those_of_running_text():
    text = "今年要把农业和农村工作做得更好"
    assert score_characters(text).mean() > score_characters(text.encode().decode("gb18030", "ignore")).mean() + 2
