"""A whole document."""

from fieldwords.corpus.document import parse_document
from fieldwords.reading import Reading

TEXT = """青河市政府工作报告
——2021年1月5日在青河市第五届人民代表大会上
各位代表：
一、去年工作回顾
修渠３０里。
二、今年工作安排
种稻5000亩。
"""


def test_parse_document():
    document = parse_document("青河市/2021.txt", Reading(TEXT, "txt", "utf-8", "0" * 64, ("note",)))
    assert [section.role for section in document.sections] == ["other", "review", "plan"]
    assert [TEXT[one.start : one.end] for one in document.sentences][-1] == "种稻5000亩。"
    assert document.folded.text.count("30里") == 1
    assert (document.meta["year"], document.meta["place"], document.meta["warnings"]) == (2021, "青河市", "note")


def test_a_manifest_row_moves_the_years_of_headings():
    text = "一、2021年主要工作\n修渠30里。\n"
    reading = Reading(text, "txt", "utf-8", "0" * 64, ())
    assert parse_document("a.txt", reading, {"year": "2022"}).sections[0].role == "review"
    assert parse_document("a.txt", reading, {"year": "2021"}).sections[0].role == "plan"


def test_an_empty_document():
    document = parse_document("a.txt", Reading("", "txt", "utf-8", "0" * 64, ()))
    assert (document.marks, document.sentences, document.meta["year"]) == ([], [], None)
    assert [(one.start, one.end) for one in document.sections] == [(0, 0)]


def test_the_month_a_speech_is_held_in_tells_whether_this_year_is_over():
    text = "在青河镇大会上的讲话\n（2021年12月27日）\n一、今年的工作怎么看\n修渠30里。\n二、明年怎么干\n种稻5000亩。\n"
    document = parse_document("a.txt", Reading(text, "txt", "utf-8", "0" * 64, ()))
    assert [section.role for section in document.sections][-2:] == ["review", "plan"]
