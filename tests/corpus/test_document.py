"""A whole document."""

from fieldwords.corpus.document import describe_bare, parse_document, put_in_sayings
from fieldwords.corpus.folding import fold_text, source_span
from fieldwords.reading.folder import Reading

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


TABLE = (
    "今年的目标：\n\n| 指标 | 2024年计划 |\n|---|---|\n| 牛出栏（万头） | **１２.5** |\n| 羊出栏（万只） | 30 |\n\n完。"
)


def test_what_is_put_in_leads_back_to_the_figure():
    folded = put_in_sayings(fold_text(TABLE), TABLE)
    for told, figure in (("2024年计划牛出栏12.5万头；", "１２.5"), ("2024年计划羊出栏30万只；", "30")):
        start = folded.text.index(told)
        assert TABLE[slice(*source_span(folded, start, start + len(told)))] == figure
    assert list(folded.offsets) == sorted(folded.offsets)
    assert len(folded.offsets) == len(folded.text) + 1


def test_a_text_without_tables_stays_as_it_is():
    folded = fold_text("牛出栏12.5万头。")
    assert put_in_sayings(folded, "牛出栏12.5万头。") is folded


def test_figures_without_a_unit_are_warned_of():
    rows = "| 村名 | 谷子 | 羊存栏（只） |\n|---|---|---|\n| 东沟村 | 35 | 12 |\n| 西沟村 | 20 | 8 |\n"
    assert describe_bare(rows) == (
        "2 of 4 figures in tables have no unit that is told or known: they are no quantities here",
    )
    assert describe_bare(TABLE) == describe_bare("谷子35亩。") == ()


def test_sizes_in_a_label_are_no_figures_of_the_cell():
    source = "| 指标 | 单位 | 2021年 |\n|---|---|---|\n| 50亩以上大户 | 户 | 120 |\n| 烧碱（折100%） | 万吨 | 8.5 |\n"
    source += "| 户均耕地 | 亩 | 9.6 |\n"
    told = put_in_sayings(fold_text(source), source).text
    assert told.count("50亩") == told.count("100%") == 1
    assert "大户120户；" in told
    assert "8.5万吨；" in told
