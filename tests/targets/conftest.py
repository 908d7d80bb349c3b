"""A sentence of one's own as a document, and its targets as a table."""

import pandas as pd
import pytest

from fieldwords.corpus.document import parse_document
from fieldwords.reading.folder import Reading
from fieldwords.schemas import TABLES, check_table
from fieldwords.targets.extraction import extract_targets

REPORT = "青岚县政府工作报告\n——2023年1月10日在青岚县第十八届人民代表大会第二次会议上\n\n各位代表：\n\n"
REVIEW = REPORT + "一、2022年工作回顾\n\n{}\n\n二、2023年工作安排\n\n我们要继续努力。\n"
PLAN = REPORT + "一、2022年工作回顾\n\n过去一年成绩不小。\n\n二、2023年工作安排\n\n{}\n"
SPEECH = "在全镇春耕动员会上的讲话\n（2023年3月8日）\n\n同志们：\n{}\n"


def _extract(frame: str, text: str) -> pd.DataFrame:
    source = frame.format(text)
    document = parse_document("test.txt", Reading(source, "txt", "utf-8", "0" * 64, ()))
    rows = pd.DataFrame(extract_targets(document), columns=list(TABLES["targets"].columns))
    rows = check_table(rows, "targets")
    assert all(
        source[start:end] == text for start, end, text in zip(rows["start"], rows["end"], rows["text"], strict=True)
    )
    return rows.set_index("text", drop=False)


@pytest.fixture
def plan():
    """The targets of a sentence that stands in the plan part of a report of January 2023."""
    return lambda text: _extract(PLAN, text)


@pytest.fixture
def review():
    """The targets of a sentence that stands in the review part of a report of January 2023."""
    return lambda text: _extract(REVIEW, text)


@pytest.fixture(params=["过去五年工作回顾", "本届政府工作回顾", "县七届政府工作回顾"])
def five_years(request):
    """The targets of a sentence that stands in a review of five years, in a report of January 2023."""
    return lambda text: _extract(REVIEW.replace("2022年工作回顾", request.param), text)


@pytest.fixture
def plan_review():
    """The targets of a sentence in a review with a heading, in a report of January of a year."""
    return lambda heading, year, text: _extract(
        REVIEW.replace("2022年工作回顾", heading).replace("2023", str(year)), text
    )


@pytest.fixture
def speech():
    """The targets of a paragraph of a town speech held on 8 March 2023."""
    return lambda text: _extract(SPEECH, text)


@pytest.fixture
def speech_in():
    """The targets of a paragraph of a town speech held in a month of 2023."""
    return lambda month, text: _extract(SPEECH.replace("3月8日", f"{month}月8日"), text)
