import pytest

from fieldwords.errors import FieldwordsError
from fieldwords.figures.labels import LABELS, label, name_or_label
from fieldwords.lexicon import read_lexicon


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "year"), ("zh", "年份"), ("both", "年份 year"), ("", "年份 year")]
)
def test_language_is_one_setting(monkeypatch, language, expected):
    monkeypatch.setenv("FIELDWORDS_LANG", language)
    assert label("year") == expected


def test_unknown_language_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("FIELDWORDS_LANG", "fr")
    with pytest.raises(FieldwordsError, match="FIELDWORDS_LANG=fr"):
        label("year")


def test_unknown_key_says_what_to_add():
    with pytest.raises(FieldwordsError, match="labels.csv: no label 'colour'"):
        label("colour")


def test_sentences_stand_one_below_the_other():
    assert label("thin_words", n=2).splitlines() == ["只有2个词，不足以成云。", "Only 2 words: too few for a cloud."]


def test_a_name_without_a_label_stays_as_it_is():
    assert name_or_label("unit", "公斤/亩") == "公斤/亩"
    assert name_or_label("measure", "面积") == "面积 area"


def test_both_languages_ask_for_the_same_values():
    import string

    fields = lambda text: {name for _, name, _, _ in string.Formatter().parse(text) if name}  # noqa: E731
    table = read_lexicon("labels", LABELS)
    different = [row.key for row in table.itertuples() if fields(row.zh) != fields(row.en)]
    assert different == []
