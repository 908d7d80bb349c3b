"""A sample of the hostile files; `make torture` runs all of them, with their time and memory."""

import re

import pytest
from hostile_files import FIGURES, make_files

from fieldwords.corpus.folding import fold_text
from fieldwords.errors import Refused
from fieldwords.reading.folder import read_file

SAMPLE = [(name, data) for name, data in make_files() if len(data) < 200_000][::9]


@pytest.mark.parametrize(("name", "data"), SAMPLE, ids=[name for name, _ in SAMPLE])
def test_a_speech_is_read_whole_or_refused_or_doubted(write, name, data):
    try:
        reading = read_file(write(name, data))
    except Refused as refused:
        assert refused.reason and refused.remedy
        return
    found = set(re.findall(r"(?<![\d.])\d+\.\d+(?![\d.])", fold_text(reading.text).text))
    assert found >= FIGURES or reading.warnings


def test_there_are_at_least_four_hundred():
    names = [name for name, _ in make_files()]
    assert len(set(names)) == len(names) > 400
