"""Sections: headings in every style, their paths and roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.cleaning import mark_spans
from fieldwords.corpus.metadata import describe_document
from fieldwords.corpus.sections import split_sections, split_sentences
from fieldwords.reading.folder import read_file

TEXT = "各村都把该种的种上了，该收的收进了仓，群众是满意的，我们心里也踏实。"


def outline(source, year=None):
    return [(one.path, one.heading, one.role) for one in split_sections(source, mark_spans(source), year)]


def test_numbers_nest():
    source = f"讲话\n一、抓生产\n{TEXT}\n（一）抓春播。{TEXT}\n1.备种\n{TEXT}\n二、抓防旱\n{TEXT}"
    assert [path for path, _, _ in outline(source)] == [None, "一", "一 > （一）", "一 > （一） > 1", "二"]


def test_a_heading_that_runs_on_ends_with_its_first_stop():
    assert outline(f"（一）备足良种。{TEXT}")[0][:2] == ("（一）", "（一）备足良种")


@pytest.mark.parametrize(
    "line",
    ["## 2021年工作回顾", "**2021年工作回顾**", "2021年工作回顾", "**一、2021年工作回顾**", "一．2021年工作回顾"],
)
def test_every_style_of_heading(line):
    sections = outline(f"各位代表：\n\n{TEXT}\n\n{line}\n\n{TEXT}\n", 2022)
    assert len(sections) == 2
    assert sections[1][1].endswith("2021年工作回顾")
    assert sections[1][2] == "review"


def test_an_unnumbered_heading_stands_above_the_numbers_that_follow():
    source = f"各位代表：\n{TEXT}\n2022年工作安排\n{TEXT}\n一、抓粮食\n{TEXT}\n二、抓水利\n{TEXT}"
    assert [path for path, _, _ in outline(source, 2022)] == [
        None,
        "2022年工作安排",
        "2022年工作安排 > 一",
        "2022年工作安排 > 二",
    ]


@pytest.mark.parametrize(
    ("heading", "year", "role"),
    [
        ("一、过去五年工作回顾", None, "review"),
        ("一、2021年主要工作", 2022, "review"),
        ("一、2022年主要工作", 2022, "plan"),
        ("一、2021年目标任务完成情况", 2021, "review"),
        ("一、今后五年的目标任务", None, "plan"),
        ("一、2021年重点工作", 2022, "review"),
        ("一、“十三五”时期的发展", 2021, "review"),
        ("一、“十四五”时期的发展", 2021, "plan"),
        ("一、一九八三年的工作", 1983, "plan"),
        ("一、去年工作回顾和今年工作安排", None, "other"),
        ("一、今后五年的奋斗目标和2022年重点工作", 2022, "plan"),
        ("今后五年的打算和2022年工作", 2022, "plan"),
        ("一、过去五年和2021年工作回顾", 2022, "review"),
        ("一、２０１７年的主要工作", 2018, "review"),
        ("第一部分　2017年全县经济社会发展情况", 2018, "review"),
        ("2017年工作回顾", 2017, "review"),
        ("2017年工作回顾", None, "review"),
        ("一、修复水利的任务已经基本完成", None, "review"),
        ("一、振奋精神", None, "other"),
        ("十五、振奋精神", 2022, "other"),
        ("一、上半年主要工作", 2022, "review"),
        ("二、马上要办的事", 2022, "plan"),
        ("三、明年怎么干", 2022, "plan"),
    ],
)
def test_roles_of_headings(heading, year, role):
    assert outline(f"{heading}\n{TEXT}", year)[0][2] == role


def test_a_child_takes_its_parents_role_unless_it_ends_with_a_strong_cue():
    source = f"一、去年工作回顾\n{TEXT}\n（一）推进重点工作，成绩很大\n{TEXT}\n（二）今后五年主要目标\n{TEXT}"
    assert [role for _, _, role in outline(source)] == ["review", "review", "plan"]


def test_an_unnumbered_heading_within_a_numbering_lies_below_it():
    source = f"（一）2021年的成绩\n{TEXT}\n2021年计划的执行结果\n{TEXT}\n（二）2022年的安排\n{TEXT}\n（三）水利\n{TEXT}"
    assert [(path, role) for path, _, role in outline(source, 2022)][-2:] == [("（二）", "plan"), ("（三）", "plan")]


def test_what_follows_the_plan_goes_on_with_it():
    source = f"一、今年工作安排\n{TEXT}\n二、加强自身建设\n{TEXT}"
    assert [role for _, _, role in outline(source)] == ["plan", "plan"]


def test_a_headless_speech_is_split_where_it_turns():
    source = f"同志们：\n{TEXT}\n下面，我就做好下一步工作讲三点意见。\n一、抓春播\n{TEXT}"
    assert outline(source) == [(None, None, "other"), (None, None, "plan"), ("一", "一、抓春播", "plan")]


@pytest.mark.parametrize("line", ["今年的任务，我一条一条说，请大家拿笔记。", "下面说说今冬明春的任务，各村都记一下。"])
def test_what_follows_an_announcement_of_tasks_is_a_plan(line):
    source = f"同志们：\n去年的账就算到这里，有好有坏，大家心里有数。\n{line}\n{TEXT}"
    assert [role for _, _, role in outline(source)] == ["other", "plan"]


@pytest.mark.parametrize(("month", "role"), [(2, "plan"), (12, "other")])
def test_what_this_year_is_opens_a_plan_early_in_it_only(month, role):
    source = f"同志们：\n今年是包产到户的第三个年头，家家的劲头都很足。\n{TEXT}"
    sections = split_sections(source, [], 2016, month)
    assert sections[-1].role == role


def test_a_review_that_a_paragraph_opened_ends_with_this_year():
    source = (
        f"同志们：\n2015年，全镇的收成都不错，家家有余粮。\n{TEXT}\n2016年，镇上给大家摆三张桌子，一张一张说。\n{TEXT}"
    )
    assert outline(source, 2016) == [(None, None, "other"), (None, None, "review"), (None, None, "other")]


def test_a_new_year_ends_the_review_of_the_old_one():
    source = f"同志们：\n2015年，全镇的收成都不错，家家有余粮。\n{TEXT}\n新的一年，我不多许愿，只讲能做到的。\n{TEXT}"
    assert outline(source, 2016)[1:] == [(None, None, "review"), (None, None, "plan")]


def test_no_turn_without_a_plain_cue():
    assert outline(f"同志们：\n{TEXT}\n我再说说水的事，{TEXT}") == [(None, None, "other")]


def test_the_rows_of_a_table_are_no_headings():
    source = f"{TEXT}\n粮 食 3000 万斤 2800 万斤\n棉 花 20 万斤 18 万斤\n{TEXT}"
    assert len(outline(source)) == 1


def test_title_lines_are_no_headings():
    source = f"**政府工作报告**\n——2022年1月5日在某县人民代表大会上\n县长 王某\n各位代表：\n{TEXT}"
    assert outline(source, 2022) == [(None, None, "other")]


def test_a_glossary_is_a_section_of_its_own():
    source = (
        f"一、今年工作安排\n{TEXT * 3}\n名词解释\n1.两田：指水田和旱田，也指全县所有能浇上水和浇不上水的田。{TEXT}\n"
    )
    sections = split_sections(source, mark_spans(source))
    assert [one.role for one in sections] == ["plan", "other"]
    assert source[sections[1].start :].startswith("名词解释")


@given(st.text(alphabet="一二、（）。#*\n1. 年回顾计划今后五年《》-<!>名词解释田地", max_size=300))
def test_sections_tile_the_text(source):
    sections = split_sections(source, mark_spans(source), 2022)
    assert sections[0].start == 0
    assert sections[-1].end == len(source)
    assert all(one.end == other.start for one, other in zip(sections, sections[1:], strict=False))
    assert [one.section for one in sections] == list(range(len(sections)))


def test_recent_reports_have_a_review_and_a_plan(shared):
    whole = 0
    files = sorted((shared / "corpus" / "gov" / "政府工作报告-其他地市").rglob("2022.md"))[:30]
    for file in files:
        reading = read_file(file)
        marks = mark_spans(reading.text)
        year = describe_document(file.name, reading, marks)["year"]
        whole += {"review", "plan"} <= {one.role for one in split_sections(reading.text, marks, year)}
    assert whole >= 0.97 * len(files)


def test_a_plan_that_names_the_year_stands_under_a_title_of_review():
    source = "石桥镇2006年农业工作总结\n\n一、主要工作\n种了麦子。\n二、2007年打算\n多种麦子。\n"
    assert [section.role for section in split_sections(source, [], 2007)][-1] == "plan"


def sentences(source):
    marks = mark_spans(source)
    sections = split_sections(source, marks)
    return [source[one.start : one.end] for one in split_sentences(source, sections, marks)]


def test_a_semicolon_does_not_end_a_sentence():
    assert sentences("种稻5000亩；养羊10万只。收成好！") == ["种稻5000亩；养羊10万只。", "收成好！"]


def test_closing_quotes_go_with_the_sentence():
    assert sentences("老汉说：“不愁卖。”大家笑了。") == ["老汉说：“不愁卖。”", "大家笑了。"]


def test_a_sentence_goes_on_after_a_quoted_stop():
    assert sentences("大家问“水从哪来？”，我说从山上来。") == ["大家问“水从哪来？”，我说从山上来。"]


def test_headings_are_sentences_without_their_signs():
    assert sentences("## 一、抓春播\n\n**备种要早。**下种要匀。") == ["一、抓春播", "备种要早。", "下种要匀。"]


def test_none_in_front_matter_and_comments():
    assert sentences("---\ntitle: 讲话。\n---\n种田。<!-- 图一。 -->收粮。") == ["种田。", "收粮。"]


def test_none_without_a_word():
    assert sentences("……\n\n——\n。") == []
    assert sentences("") == []


def test_lines_wrapped_at_a_width_are_joined():
    line = "全镇上下要把今年的春耕备耕抓紧抓实抓到地头绝不误农时"
    source = "\n".join([line] * 9 + ["种好每一块田。"]) + "\n后一段。"
    assert sentences(source) == ["\n".join([line] * 9 + ["种好每一块田。"]), "后一段。"]


def test_a_wrapped_line_does_not_run_into_a_heading():
    line = "全镇上下要把今年的春耕备耕抓紧抓实抓到地头绝不误农时"
    source = "\n".join([line] * 9) + "\n一、备种\n" + "\n".join([line] * 9)
    assert sentences(source)[1] == "一、备种"


def test_paragraphs_without_a_stop_stay_apart_where_nothing_is_wrapped():
    assert sentences("今年要修渠\n明年要打井") == ["今年要修渠", "明年要打井"]


@given(st.text(alphabet="种田。！？”）；，\n\r #*一、（）-<!>3\u3000", max_size=200))
def test_sentences_are_in_order_apart_and_in_their_sections(source):
    marks = mark_spans(source)
    sections = split_sections(source, marks)
    found = split_sentences(source, sections, marks)
    assert [one.sentence for one in found] == list(range(len(found)))
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    for one in found:
        assert source[one.start : one.end].strip() == source[one.start : one.end] != ""
        assert sections[one.section].start <= one.start < sections[one.section].end


@given(st.text(alphabet="种田收粮。！？\n ", max_size=200))
def test_every_word_is_in_a_sentence(source):
    assert "".join("".join(sentences(source)).split()).count("种") == source.count("种")
