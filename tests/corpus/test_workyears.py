"""The year that a text is about."""

import pytest

from fieldwords.corpus.workyears import date_work, find_cued_years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("为搞好2018年修渠生产，提出如下意见。", 2018),
        ("现将2019年修渠计划通知如下：", 2019),
        ("县里召开2012年水利工作会。", 2012),
        ("这次会议总结2005年水利工作，安排今年任务。", 2006),
        ("2 0 0 6年 ,全市水利要牢牢抓住渠道。", 2006),
        ("各位领导：\n一、2005年全省水利工作盘点\n修了渠。", 2006),
        ("一、发展现状\n2011年，全镇修渠3里。", 2012),
        ("全县通水。" * 100 + "2014年初以来，已修渠4里。", 2014),
        ("力争到2018年，全县修渠3里。", None),
        ("做好2018年的事，又做好2019年的事。", None),
        ("这些年修了渠。", None),
    ],
)
def test_the_words_around_a_year_tell_it(text, year):
    assert date_work(text, plan=True) == year


def test_next_years_work_is_spoken_of_the_year_before():
    text = "会议兑现2010年修渠责任书，部署明年修渠任务。"
    assert date_work(text, plan=False) == 2010
    assert date_work(text, plan=True) == 2011


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("今年是2019年，渠道已通。", {2019}),
        ("今年（2019年）修渠。过去的2018年，渠道已通。", {2019}),
        ("去年（2020年）修渠2里。", {2021}),
        ("现将我村2021年上半年的修渠情况汇报如下：", {2021}),
        ("过去的2016年至2018年，年年修渠。", set()),
        ("2011年还剩二十来天，渠就要通了。", {2011}),
        ("2018年马上过去一半了，渠还没有通。", {2018}),
        ("二〇〇六年很快就要过去，渠通了。", {2006}),
        ("修渠资金2011年还剩余三成。", set()),
    ],
)
def test_a_text_says_which_year_this_is(text, years):
    assert find_cued_years(text, "now") == years
