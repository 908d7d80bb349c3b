"""How a sentence sounds, and what stands around it."""

import pytest

from fieldwords.corpus.document import parse_document
from fieldwords.reading.folder import Reading
from fieldwords.targets.voices import Voices, number_paragraphs

TEXT = "力争增收。取得成效。\n天气晴好。"


@pytest.fixture
def document():
    return parse_document("a.txt", Reading(TEXT, "txt", "utf-8", "0" * 64, ()))


def test_a_line_is_a_paragraph(document):
    assert [TEXT[one.start : one.end] for one in document.sentences] == ["力争增收。", "取得成效。", "天气晴好。"]
    assert number_paragraphs(document) == [0, 0, 1]


def test_the_voices_around_are_means_of_the_sentences_there(document):
    texts = [TEXT[one.start : one.end] for one in document.sentences]
    voices = Voices(document, texts, [one.start for one in document.sentences], [0, 0, 1])
    first, second, third = voices.heard
    assert voices.paragraphs == pytest.approx([(first + second) / 2] * 2 + [third])
    heard = {name.partition(":")[0]: strength for name, strength in voices.gather(1).items()}
    assert heard == pytest.approx(
        {
            "its sentence": min(abs(second), 4.0),
            "the sentences around it": min(abs((first + third) / 2), 4.0),
            "its paragraph": min(abs((first + second) / 2), 4.0),
        }
    )


def test_a_document_without_sentences_has_no_voices():
    empty = parse_document("a.txt", Reading("", "txt", "utf-8", "0" * 64, ()))
    assert Voices(empty, [], [], []).paragraphs == []
