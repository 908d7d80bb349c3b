"""Glossaries: what explains words at the end of a report."""

import pytest

from fieldwords.corpus.glossaries import find_glossaries

BODY = "今年要把水渠修好，把良种备足。\n" * 20


@pytest.mark.parametrize(
    "title",
    [
        "名词解释",
        "**名词解释**",
        "附件2：《政府工作报告》名词注释",
        "有关词语解释",
        "附：名词注解",
        "注释：",
        "注：",
        "有关用语释义",
    ],
)
def test_a_titled_glossary_runs_to_the_end(title):
    source = f"{BODY}{title}\n\n1.“两田”：指水田和旱田。\n"
    assert find_glossaries(source) == [(len(BODY), len(source))]


def test_the_attachment_line_above_belongs_to_it():
    source = f"{BODY}附件3\n\n名词解释\n\n“两田”指水田和旱田。\n"
    assert find_glossaries(source) == [(len(BODY), len(source))]


def test_a_glossary_ends_before_another_attachment():
    glossary = "附件1\n\n名词解释\n\n“两田”指水田和旱田。\n\n"
    source = f"{BODY}{glossary}附件2\n\n十件实事\n\n一、修渠30里。\n"
    assert find_glossaries(source) == [(len(BODY), len(BODY) + len(glossary))]


def test_a_sentence_about_words_is_no_title():
    assert find_glossaries(BODY + "会上还发了名词解释，请大家看。\n") == []


def test_numbered_notes_without_a_title():
    notes = "1.“两田”：指水田和旱田。\n2.“三水”：指渠水、井水、雨水。\n3.“一防”：指防旱。\n"
    assert find_glossaries(BODY + notes) == [(len(BODY), len(BODY) + len(notes))]


def test_a_numbered_list_of_tasks_is_no_glossary():
    assert find_glossaries(BODY + "1.修渠30里。\n2.打井5眼。\n3.植树2万株。\n") == []


def test_markdown_footnotes():
    source = "开头[^1]。\n[^1]: 原注。\n    续行。\n正文。\n"
    ((start, end),) = find_glossaries(source)
    assert source[start:end] == "[^1]: 原注。\n    续行。"


def test_nothing_in_nothing():
    assert find_glossaries("") == []
