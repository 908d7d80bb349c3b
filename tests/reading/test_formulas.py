import pytest

from fieldwords.reading.formulas import is_note, raise_digits, read_equation


@pytest.mark.parametrize("text", ["[1]", "［2］", "①", "(3)", "注1", " * ", "〔12〕"])
def test_signs_of_notes(text):
    assert is_note(text)


@pytest.mark.parametrize("text", ["2", "3", "-4", "th", "亩", ""])
def test_exponents_and_words_are_none(text):
    assert not is_note(text)


def test_raised_digits():
    assert "10" + raise_digits("-4") == "10⁻⁴"


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r"eq \o\ac(○,桑)", "桑"),
        (r"EQ \* jc0 \* hps10 \o\ad(\s\up 9(sāng),桑)", "桑"),
        (r"EQ \f(1,2)", "1/2"),
        (r"eq \f( 3 , 4 )", "3/4"),
        (r"EQ \r(3,x)", None),
    ],
)
def test_equation_fields(instruction, shown):
    assert read_equation(instruction) == shown
