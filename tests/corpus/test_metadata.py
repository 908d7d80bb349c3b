"""The row of table documents."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus.cleaning import mark_spans
from fieldwords.corpus.metadata import UNDATED, describe_document, tell_genre
from fieldwords.reading.folder import Reading, read_file
from fieldwords.schemas import check_table


def describe(text, doc="讲话.txt", manifest=None, within=""):
    return describe_document(doc, Reading(text, "txt", "utf-8", "0" * 64, ()), mark_spans(text), manifest, within)


REPORT = """政府工作报告
——2021年12月7日在青河市第五届人民代表大会第一次会议上

市长 王某

各位代表：

过去一年修了渠。
"""


def test_a_row_fits_the_table():
    row = describe(REPORT, "青河市/2022.md")
    assert check_table(pd.DataFrame([row]), "documents").loc[0, "year"] == 2022


def test_a_dated_line():
    row = describe(REPORT)
    assert (row["delivered"], row["year"], row["year_basis"]) == ("2021-12-07", 2022, "dated_line")
    assert (row["place"], row["level"], row["genre"], row["title"]) == ("青河市", "city", "work_report", "政府工作报告")
    assert row["warnings"] is None


def test_a_speech_in_autumn_speaks_for_its_own_year():
    row = describe("在全镇秋播会上的讲话\n（二〇二〇年十一月三日）\n同志们：\n抓紧种麦。")
    assert (row["year"], row["level"], row["place"], row["genre"]) == (2020, "town", None, "speech")


def test_a_masked_town_has_a_level_and_no_name():
    row = describe("县委书记在﹡﹡﹡镇会上的讲话\n同志们：\n抓紧种麦。", "山阳市/a.txt")
    assert (row["level"], row["place"], row["n_masked"]) == ("town", None, 1)


def test_the_body_goes_before_the_title():
    text = "在2022年度总结会上的讲话\n同志们：\n2022年12月20日，市里召开会议。今年2月1日，县里也开了会。\n"
    row = describe(text)
    assert (row["year"], row["year_basis"], row["delivered"]) == (2023, "body", None)
    assert "the title says 2022" in row["warnings"]


def test_a_plan_is_for_the_year_it_names_or_the_one_after_its_winter():
    text = "{}\n发布日期：2017-12-12\n一、目标\n修渠3里。"
    assert describe(text.format("石沟镇2016年水利工作要点"))["year"] == 2016
    assert describe(text.format("石沟镇水利工作要点"))["year"] == 2018


def test_news_of_a_winters_meeting_for_the_next_year():
    row = describe("水利在线消息 2011年12月21日，县里召开2012年水利工作会，安排修渠。", "a.txt")
    assert (row["year"], row["delivered"], row["year_basis"]) == (2012, "2011-12-21", "body")


def test_the_manifest_goes_before_everything():
    row = describe(
        REPORT, "2019.md", {"year": "2020", "delivered": "", "title": "甲", "place": "乙县", "level": "county"}
    )
    assert (row["year"], row["year_basis"], row["title"], row["place"]) == (2020, "manifest", "甲", "乙县")
    assert row["delivered"] == "2021-12-07"


def test_front_matter():
    row = describe("---\ntitle: 青河市政府工作报告（2021年2月5日 王某）\n---\n\n各位代表：\n")
    assert (row["title"], row["year"], row["year_basis"]) == (
        "青河市政府工作报告（2021年2月5日 王某）",
        2021,
        "front_matter",
    )


def test_an_address_in_the_front_matter_dates_nothing():
    row = describe("---\nsource: https://example.org/2012/4/6/a.html\ntitle: 讲话\n---\n\n各位代表：\n")
    assert (row["year"], row["year_basis"], row["delivered"]) == (None, "none", None)


def test_a_letterhead_is_no_title_where_one_follows():
    row = describe(
        "石沟镇人民政府\n2018年工作总结和2019年工作打算\n\n2018年，全镇修渠十条。\n", "石沟镇_2018年工作总结.txt"
    )
    assert (row["title"], row["year"], row["year_basis"]) == ("2018年工作总结和2019年工作打算", 2019, "title")
    assert (row["place"], row["warnings"]) == ("石沟镇", None)  # the file names the half that is summed up
    row = describe("石沟镇人民政府\n2018年工作总结\n\n2018年，全镇修渠十条。\n", "a.txt")
    assert (row["title"], row["year"], row["place"]) == ("2018年工作总结", 2018, "石沟镇")
    assert describe("石沟镇人民政府\n王某\n\n各位代表：\n", "a.txt")["title"] == "石沟镇人民政府"


@pytest.mark.parametrize("name", ["石沟镇_2017-10-20_讲话", "石沟镇2017年讲话", "石沟镇 讲话", "石沟镇"])
def test_the_name_of_a_file_tells_the_place_last(name):
    text = "在会上的讲话\n\n同志们：\n修渠三条。\n"
    assert (describe(text, f"{name}.txt")["place"], describe(text, f"{name}.txt")["level"]) == ("石沟镇", "town")
    assert describe(f"青河县政府工作报告\n{text}", f"{name}.txt")["place"] == "青河县"
    assert describe(text, f"青河县/{name}.txt")["place"] == "青河县"
    assert describe(text, f"2017年{name}.txt")["place"] is None or not name.startswith("石沟镇2017")


def test_contradictions_are_warnings():
    row = describe(REPORT, "白山市/2019.md")
    assert "the file name says 2019" in row["warnings"]
    assert "the text names 青河市, its folder 白山市" in row["warnings"]


def test_a_county_in_its_citys_folder_is_no_contradiction():
    text = "青河县政府工作报告\n各位代表：\n"
    row = describe(text, "白山市/a.md")
    assert (row["place"], row["level"], row["warnings"]) == ("青河县", "county", UNDATED)


def test_a_communique_speaks_of_its_title_and_a_plan_of_its_period():
    row = describe("2020年国民经济和社会发展统计公报\n某某统计局\n2021年2月28日\n\n全年粮食增产。\n")
    assert (row["genre"], row["year"], row["delivered"], row["warnings"]) == ("communique", 2020, "2021-02-28", None)
    row = describe("国民经济和社会发展第十一个五年规划纲要\n2006年3月14日批准\n")
    assert (row["genre"], row["year"]) == ("plan", 2006)


def test_nothing_tells_nothing():
    row = describe("", "a.txt")
    assert [row[key] for key in ("title", "place", "level", "delivered", "year")] == [None] * 5
    assert (row["genre"], row["year_basis"], row["n_chars"], row["n_han"]) == ("other", "none", 0, 0)


def test_counts_leave_out_what_is_not_counted():
    row = describe("---\ntitle: 很长的题目\n---\n种田﹡﹡<!-- 不数 -->")
    assert (row["n_han"], row["n_masked"]) == (2, 1)


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("政府工作报告（摘要）", "abstract"),
        ("关于去年国家决算和今年国家预算的报告", "budget"),
        ("在学习政府工作报告会上的讲话", "speech"),
        ("关于某省第十个五年计划纲要的报告", "plan"),
        ("政　府　工　作　报　告\n县长 某某", "work_report"),
        ("在 全 县 大 会 上 的 讲 话", "speech"),
        ("通知", "other"),
        ("石沟镇2015年小春生产意见", "plan"),
        ("关于印发《水利实施方案》的通知", "plan"),
        ("在全乡农村工作会议上的报告", "speech"),
    ],
)
def test_tell_genre(head, genre):
    assert tell_genre(head) == genre


def test_a_report_that_greets_its_hearers_is_no_abstract():
    title = "青河县政府工作报告（摘要）\n2023年1月10日\n"
    assert describe(title + "\n各位代表：\n现在报告工作。")["genre"] == "work_report"
    assert describe(title + "\n一、去年工作\n修渠30里。")["genre"] == "abstract"
    assert tell_genre(title, excluded=("abstract",)) == "work_report"


def test_the_file_name_tells_the_genre_where_the_head_does_not():
    assert describe("水利的事\n各位代表：\n", "青河县/2020-政府工作报告.txt")["genre"] == "work_report"
    assert describe("水利会上的讲话\n同志们：\n", "青河县/2020-政府工作报告.txt")["genre"] == "speech"


def test_a_spaced_title_keeps_the_rule_of_the_winters_report():
    row = describe("政　府　工　作　报　告\n（２０１７年１２月２２日在青河县人民代表大会上）\n各位代表：\n")
    assert (row["genre"], row["delivered"], row["year"]) == ("work_report", "2017-12-22", 2018)
    assert row["title"] == "政府工作报告"
    assert describe("石泉镇 工作报告\n各位代表：\n")["title"] == "石泉镇 工作报告"


@pytest.mark.parametrize(
    ("text", "delivered", "year", "basis"),
    [
        (
            "参加石沟镇领导班子2022年度民主生活会的讲话\n同志们：\n今天是2月9日，去年很不容易。",
            "2023-02-09",
            2023,
            "body",
        ),
        ("在2022年度支部书记述职会上的讲话\n（2月15日）\n同志们：\n去年修了渠。", "2023-02-15", 2023, "body"),
        ("在二〇二一年度总结会上的讲话\n（十二月三十日）\n同志们：\n今年修了渠。", "2021-12-30", 2021, "body"),
        ("在2022年度述职会上的讲话\n（7月1日）\n同志们：\n今年修了渠。", None, 2022, "title"),
        ("在2022年度述职会上的讲话\n同志们：\n今年修了渠。", None, 2022, "title"),
        ("在全镇水利会上的讲话\n同志们：\n今天是3月5日。今年是“十四五”的第四年。", "2024-03-05", 2024, "body"),
        ("在2021年春耕会上的讲话\n（3月8日）\n同志们：\n抓紧种麦。", "2021-03-08", 2021, "title"),
        ("2022年政府工作报告\n（12月8日）\n各位代表：\n", None, 2022, "title"),
        ("在全镇水利会上的讲话\n（3月8日）\n同志们：\n抓紧种麦。", None, None, "none"),
        ("在2023年水利会上的讲话\n（2月29日）\n同志们：\n抓紧种麦。", None, 2023, "title"),
    ],
)
def test_days_told_without_a_year(text, delivered, year, basis):
    row = describe(text, "a.txt")
    assert (row["delivered"], row["year"], row["year_basis"]) == (delivered, year, basis)


def test_a_year_meetings_title_and_file_name_are_told_as_contradictions():
    row = describe("在2022年度述职会上的讲话\n（2月15日）\n同志们：\n", "2022-讲话.txt")
    assert row["warnings"].count("says 2022") == 2


def test_a_late_speech_that_plans_the_next_year_contradicts_nothing():
    text = "在全县农业工作会议上的讲话\n（2024年11月9日）\n同志们：\n2025年全县粮食面积要稳定在31万亩。\n"
    assert (describe(text)["year"], describe(text)["warnings"]) == (2024, None)
    early = describe(text.replace("11月9日", "3月9日"))
    assert early["year"] == 2024 and "2025" in early["warnings"]


def test_a_winters_report_that_calls_the_old_year_this_year_is_no_contradiction():
    row = describe(REPORT + "今年是“十四五”的开局之年。\n")
    assert (row["year"], row["warnings"]) == (2022, None)


@pytest.mark.parametrize(
    ("doc", "title", "place", "level"),
    [
        ("青河县/讲话.txt", "在全县水利会上的讲话", "青河县", "county"),
        ("青河县/石沟镇/讲话.txt", "在全镇水利会上的讲话", "石沟镇", "town"),
        ("青河县/石沟镇/讲话.txt", "水利的事", "石沟镇", "town"),
        ("青河县/石沟镇/讲话.txt", "在全县水利会上的讲话", "青河县", "county"),
        ("石沟镇/讲话.txt", "在县委水利会上的讲话", "石沟镇", "town"),
        ("青河县/石沟镇/讲话.txt", "在﹡﹡镇水利会上的讲话\n青河县委副书记", "石沟镇", "town"),
        ("青河县/讲话.txt", "在﹡﹡镇水利会上的讲话\n青河县委副书记", None, "town"),
        ("青河县/讲话.txt", "在﹡﹡镇水利会上的讲话", None, "town"),
        ("青河县/讲话稿/讲话.txt", "在全县水利会上的讲话", "青河县", "county"),
        ("讲话.txt", "县领导参加石沟镇领导班子会的讲话", "石沟镇", "town"),
    ],
)
def test_the_nearest_folder_that_fits_names_the_place(doc, title, place, level):
    row = describe(f"{title}\n同志们：\n修好渠。", doc)
    assert (row["place"], row["level"], row["warnings"]) == (place, level, UNDATED)


@pytest.mark.parametrize(
    ("doc", "head", "said", "place", "level"),
    [
        ("青河县/石沟镇/a.txt", "在全县农业会上的表态发言\n石沟镇党委书记　李某", "", "石沟镇", "town"),
        ("青河县/石沟镇/a.txt", "在全县农业会上的表态发言\n镇党委书记　李某", "", "石沟镇", "town"),
        ("青河县/石沟镇/a.txt", "在青河县农村工作会上的发言\n镇长　李某", "", "石沟镇", "town"),
        ("青河县/石沟镇/a.txt", "在全县农业会上的交流发言", "去年，全镇收了粮。我镇修了渠。", "石沟镇", "town"),
        ("青河县/a.txt", "在全县农业会上的讲话\n县长　李某", "全镇收了粮。我镇修了渠。", "青河县", "county"),
        ("青河县/石沟镇/a.txt", "在全县农业会上的讲话\n县长　李某", "石沟镇全镇收了粮。", "青河县", "county"),
        ("青河县/石沟镇/a.txt", "在全县农业会上的讲话", "全镇收了粮，全县也收了粮。", "青河县", "county"),
        ("青河县/a.txt", "在全县农业会上的表态发言\n县农业局局长　李某", "全县收了粮。", "青河县", "county"),
        ("青河县/a.txt", "在全县农业会上的表态发言\n镇党委书记", "我代表石沟镇表个态。", "石沟镇", "town"),
        ("a.txt", "在全市农业会上的发言", "我们石沟镇修渠，我镇收粮，全镇受益。", "石沟镇", "town"),
        ("a.txt", "在全市农业会上的汇报\n挂职青河县委副书记", "", "青河县", "county"),
        ("a.txt", "青河地区行署关于秋播的意见", "全区收了粮，我区修了渠。", "青河地区", "city"),
    ],
)
def test_a_speech_before_a_wider_place_is_of_who_speaks(doc, head, said, place, level):
    row = describe(f"{head}\n同志们：\n{said}\n", doc)
    assert (row["place"], row["level"], row["warnings"]) == (place, level, UNDATED)


def test_a_title_that_names_another_place_than_its_folder_is_warned_of():
    row = describe("白山县政府工作报告\n各位代表：\n", "青河县/石沟镇/报告.txt")
    assert (row["place"], row["warnings"]) == ("白山县", f"the text names 白山县, its folder 青河县; {UNDATED}")
    row = describe("白山县政府工作报告\n各位代表：\n", "石沟镇/报告.txt")
    assert row["warnings"] == f"the text names 白山县, its folder 石沟镇; {UNDATED}"


@given(st.text(alphabet="政府工作报告讲话青河县石沟镇2023年度1月（）在，。：各位\n　﹡", max_size=120))
def test_any_text_gives_a_row_that_fits_the_table(text):
    row = describe(text, "青河县/a.txt")
    assert len(check_table(pd.DataFrame([row]), "documents")) == 1
    assert row["year_basis"] == "none" if row["year"] is None else row["year_basis"] != "none"


def test_real_speeches_are_dated(shared):
    folder = shared / "gold" / "speeches"
    rows = {}
    for name in ("s3.txt", "s6.txt"):
        reading = read_file(folder / name)
        rows[name] = describe_document(name, reading, mark_spans(reading.text))
    (seed,) = (shared / "corpus" / "seed").glob("*.txt")
    reading = read_file(seed)
    seed_row = describe_document(seed.name, reading, mark_spans(reading.text))
    assert (rows["s3.txt"]["delivered"], rows["s3.txt"]["year"]) == ("2019-02-22", 2019)
    assert (rows["s6.txt"]["delivered"], rows["s6.txt"]["year"]) == ("2020-09-23", 2020)
    assert (seed_row["year"], seed_row["year_basis"], seed_row["level"]) == (2023, "body", "town")


def test_a_report_in_the_wrong_folder_is_found(shared):
    path = shared / "corpus" / "gov" / "政府工作报告-其他地市" / "淮南市" / "2016.md"
    reading = read_file(path)
    row = describe_document("淮南市/2016.md", reading, mark_spans(reading.text))
    assert row["place"] == "淮安市"
    assert "its folder 淮南市" in row["warnings"]


def test_the_raw_folder_itself_may_be_a_place():
    text = "政府工作报告\n各位代表：\n过去一年修了渠。\n"
    assert describe(text, "2020.md", within="青河县")["place"] == "青河县"
    assert describe(text, "2020.md", within="speeches")["place"] is None


def test_a_file_of_two_speeches_is_warned_of():
    text = (
        "在全县水利会上的讲话\n（2019年3月2日）\n同志们：\n修渠。\n在全县水利会上的发言\n各位领导：\n石沟镇修渠三里。"
    )
    assert "it holds a second speech (在全县水利会上的发言)" in describe(text)["warnings"]


def test_a_verb_before_乡镇_makes_no_town():
    text = "政府工作报告\n各位代表：\n工作扎实，今年培训乡镇干部三百人。\n"
    assert describe(text)["place"] is None
