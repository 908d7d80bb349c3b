"""The title block."""

import pytest

from fieldwords.corpus.titles import find_later_titles, read_title_block


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("欢迎来到文库\n《石沟镇2019年水利计划》由会员上传。\n1、为修好渠", "石沟镇2019年水利计划"),
        ("索引号 | 12-34\n发布日期 | 2017-05-12\n石沟乡水利工作要点\n一、目标\n", "石沟乡水利工作要点"),
        ("2018年修渠工作意见 - 通知意见 - " + "为把渠修好，" * 30, "2018年修渠工作意见"),
        ("第1页共2页全州水利工作意见一、指导思想" + "修渠，" * 60, "全州水利工作意见"),
        ("一是把渠修好。\n\n二是把路修好。", None),
        ("渠要修好，" * 40, None),
        ("附件\n石沟乡水利工作要点\n一、目标", "石沟乡水利工作要点"),
        ("附件2：任务分解表.xls\n石沟乡水利工作要点\n一、目标", "石沟乡水利工作要点"),
        ("打印 关闭\n水利任务表.doc\n石沟乡水利工作要点\n一、目标", "石沟乡水利工作要点"),
        ("附件2：石沟乡水利任务表\n一、目标", "附件2：石沟乡水利任务表"),
        ("", None),
    ],
)
def test_the_title_stands_behind_what_a_page_prints(text, title):
    assert read_title_block(text).title == title


def test_a_pages_lines_are_kept_apart():
    block = read_title_block("发布日期：2017-05-12\n水利工作要点\n同志们：\n修渠")
    assert block == (["水利工作要点"], ["发布日期：2017-05-12"]) or block.page == []


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("在石沟乡水利工作会议上的讲话　2031年3月8日　同志们：　", ["在石沟乡水利工作会议上的讲话", "2031年3月8日"]),
        ("在石沟乡水利工作会议上的讲话（2031年3月8日）各位：", ["在石沟乡水利工作会议上的讲话", "（2031年3月8日）"]),
        ("在石沟乡水利工作会议上的讲话同志们：", ["在石沟乡水利工作会议上的讲话"]),
        (
            "石沟乡水利工作报告（2031年3月8日在石沟乡第十八届人民代表大会第二次会议上）各位",
            ["石沟乡水利工作报告", "（2031年3月8日在石沟乡第十八届人民代表大会第二次会议上）"],
        ),
        ("今天开个会。2031年3月8日　同志们：", []),
    ],
)
def test_a_speech_on_one_line_has_a_title_and_a_day(head, lines):
    assert read_title_block(head + "渠要修好，" * 40).lines == lines


def test_a_second_speech_has_a_title_and_a_greeting_of_its_own():
    first = "在全县水利会上的讲话\n县长 王某\n同志们：\n渠要修好，路也要修好。"
    second = "在全县水利会上的发言\n石沟镇镇长 李某\n各位领导：\n石沟镇修渠三里。"
    assert find_later_titles(f"{first}\n{second}") == ["在全县水利会上的发言"]
    assert find_later_titles(first) == find_later_titles("") == []


@pytest.mark.parametrize("line", ["下面我讲三点。", "石沟镇作了发言，说渠要修好", "一、去年的工作"])
def test_a_second_greeting_alone_begins_no_speech(line):
    assert find_later_titles(f"在全县水利会上的讲话\n同志们：\n渠要修好。\n{line}\n同志们：\n路要修好。") == []
