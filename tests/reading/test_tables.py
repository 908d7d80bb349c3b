import pytest

from fieldwords.reading.tables import COLUMNS, Cell, spread_cells, tell_table


def table(*rows, before=""):
    return tell_table([[Cell([text] if text else []) for text in row.split("|")] for row in rows], before)


def test_a_figure_is_read_with_head_label_and_unit():
    assert table("指标|2023年完成|2024年计划", "小麦播种面积（万亩）|11.8|12.0", "生猪出栏（万头）|28|30") == [
        "指标\t2023年完成\t2024年计划",
        "2023年完成小麦播种面积11.8万亩",
        "2024年计划小麦播种面积12.0万亩",
        "2023年完成生猪出栏28万头",
        "2024年计划生猪出栏30万头",
    ]


def test_a_column_of_units():
    assert table("指标|单位|计划", "油菜面积|万亩|12.5", "羊出栏|万只|30", "备注|　|")[1:] == [
        "计划油菜面积12.5万亩",
        "计划羊出栏30万只",
        "备注",
    ]


def test_units_in_the_heads_of_columns():
    assert table("乡镇|玉米（亩）|牛存栏（头）", "石桥乡|2500|300", "柳湾乡|1200|—")[1:] == [
        "石桥乡玉米2500亩",
        "石桥乡牛存栏300头",
        "柳湾乡玉米1200亩",
    ]


@pytest.mark.parametrize("before", ["各乡镇种植计划（单位：亩）", "单位：亩", "单 位:亩"])
def test_one_unit_for_the_whole_table(before):
    assert table("乡镇|玉米|土豆", "石桥乡|1200|3000", before=before)[1:] == ["石桥乡玉米1200亩", "石桥乡土豆3000亩"]


def test_two_units_for_the_whole_table_are_none():
    assert table("乡镇|玉米", "石桥乡|1200", before="（单位：万亩、万头）")[1:] == ["玉米石桥乡1200"]


@pytest.mark.parametrize("label", ["羊出栏/万只", "羊出栏（单位：万只）", "羊出栏 万只", "羊出栏(万只)"])
def test_ways_to_name_a_unit(label):
    assert table("指标|目标", f"{label}|7.5") == ["指标\t目标", "目标羊出栏7.5万只"]


def test_a_bracket_that_is_no_unit_stays_where_it_is():
    assert table("指标|目标（万头）", "生猪（能繁母猪）|7.5")[1:] == ["生猪（能繁母猪）目标7.5万头"]


def test_years_are_heads_and_rows_may_be_numbered():
    assert table("序号|项目|2022|2023年", "1|牛存栏|3|4", "2|羊存栏|5|6", before="单位：万头")[1:] == [
        "2022年牛存栏3万头",
        "2023年牛存栏4万头",
        "2022年羊存栏5万头",
        "2023年羊存栏6万头",
    ]


def test_figures_without_heads():
    assert table("小麦播种面积|12.5万亩", "生猪出栏|30万头") == ["小麦播种面积12.5万亩", "生猪出栏30万头"]


def test_figures_never_run_together():
    assert table("指标|第1类", "面积2|12") == ["指标\t第1类", "第1类面积2：12"]


def test_what_is_no_table_of_figures_stays_rows():
    assert table("姓名|职务", "张三|县长") == ["姓名\t职务", "张三\t县长"]
    assert tell_table([[Cell(["一段。", "又一段。"]), Cell(["备注"])]]) == ["一段。", "又一段。", "备注"]
    assert tell_table([]) == tell_table([[]]) == []


def test_spans_reach_every_position_they_cover():
    rows = [
        [Cell(["种植业"], columns=2), Cell(["计划"])],
        [Cell(["粮食"], rows=2), Cell(["面积"]), Cell(["12万亩"])],
        [Cell(["产量"]), Cell(["5万吨"])],
    ]
    assert spread_cells(rows) == [["种植业", "种植业", "计划"], ["粮食", "面积", "12万亩"], ["粮食", "产量", "5万吨"]]
    rows[2].insert(0, Cell([], above=True))
    rows[1][0] = Cell(["粮食"])
    assert spread_cells(rows)[2] == ["粮食", "产量", "5万吨"]
    assert tell_table(rows)[1:] == ["计划粮食面积12万亩", "计划粮食产量5万吨"]


def test_a_row_whose_cells_hold_as_many_lines_is_as_many_rows():
    assert tell_table([[Cell(["牛存栏", "羊存栏"]), Cell(["3万头", "5万只"])]]) == ["牛存栏3万头", "羊存栏5万只"]


def test_spans_without_end_are_bounded():
    rows = [[Cell(["甲"], columns=COLUMNS + 1)], [Cell(["乙"], rows=10**9)]]
    assert tell_table(rows) == ["甲", "乙"]
