import pytest

from fieldwords.reading.pipes import find_sayings
from fieldwords.reading.tables import COLUMNS, Cell, draw_table, spread_cells


def tell(text):
    return [say.before + text[say.start : say.end] + say.behind for say in find_sayings(text)]


def table(*rows, before=""):
    """What is said of the figures of a table as a file holds it."""
    return tell(
        "\n".join(
            [before, *draw_table([[Cell([text] if text else []) for text in row.split("|")] for row in rows], before)]
        )
    )


def test_a_table_of_figures_is_drawn_once():
    rows = [[Cell([text]) for text in row] for row in (["指标", "计划"], ["羊（万只）|甲", "30"])]
    assert draw_table(rows) == ["| 指标 | 计划 |", "|---|---|", "| 羊（万只）｜甲 | 30 |"]


def test_a_figure_is_read_with_head_label_and_unit():
    assert table("指标|2023年完成|2024年计划", "小麦播种面积（万亩）|11.8|12.0", "生猪出栏（万头）|28|30") == [
        "2023年完成小麦播种面积11.8万亩",
        "2024年计划小麦播种面积12.0万亩",
        "2023年完成生猪出栏28万头",
        "2024年计划生猪出栏30万头",
    ]


def test_a_column_of_units():
    assert table("指标|单位|计划", "油菜面积|万亩|12.5", "羊出栏|万只|30", "备注|　|") == [
        "计划油菜面积12.5万亩",
        "计划羊出栏30万只",
    ]


def test_units_in_the_heads_of_columns():
    assert table("乡镇|玉米（亩）|牛存栏（头）", "石桥乡|2500|300", "柳湾乡|1200|—") == [
        "石桥乡玉米2500亩",
        "石桥乡牛存栏300头",
        "柳湾乡玉米1200亩",
    ]


@pytest.mark.parametrize("before", ["各乡镇种植计划（单位：亩）", "单位：亩", "单 位:亩"])
def test_one_unit_for_the_whole_table(before):
    assert table("乡镇|玉米|土豆", "石桥乡|1200|3000", before=before) == ["石桥乡玉米1200亩", "石桥乡土豆3000亩"]


def test_two_units_for_the_whole_table_are_none():
    assert table("乡镇|玉米", "石桥乡|1200", before="（单位：万亩、万头）") == ["玉米石桥乡1200"]


@pytest.mark.parametrize("label", ["羊出栏/万只", "羊出栏（单位：万只）", "羊出栏 万只", "羊出栏(万只)"])
def test_ways_to_name_a_unit(label):
    assert table("指标|目标", f"{label}|7.5") == ["目标羊出栏7.5万只"]


def test_a_bracket_that_is_no_unit_stays_where_it_is():
    assert table("指标|目标（万头）", "生猪（能繁母猪）|7.5") == ["生猪（能繁母猪）目标7.5万头"]


def test_years_are_heads_and_rows_may_be_numbered():
    assert table("序号|项目|2022|2023年", "1|牛存栏|3|4", "2|羊存栏|5|6", before="单位：万头") == [
        "2022年牛存栏3万头",
        "2023年牛存栏4万头",
        "2022年羊存栏5万头",
        "2023年羊存栏6万头",
    ]


def test_figures_without_heads():
    assert table("小麦播种面积|12.5万亩", "生猪出栏|30万头") == ["小麦播种面积12.5万亩", "生猪出栏30万头"]


def test_figures_never_run_together():
    assert table("指标|第1类", "面积2|12") == ["第1类面积2：12"]


def test_what_is_no_table_of_figures_stays_rows():
    rows = [[Cell(["姓名"]), Cell(["职务"])], [Cell(["张三"]), Cell(["县长"])]]
    assert draw_table(rows) == ["姓名\t职务", "张三\t县长"]
    assert draw_table([[Cell(["一段。", "又一段。"]), Cell(["备注"])]]) == ["一段。", "又一段。", "备注"]
    assert draw_table([]) == draw_table([[]]) == []


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
    assert tell("\n".join(draw_table(rows))) == ["计划粮食面积12万亩", "计划粮食产量5万吨"]


def test_a_span_stands_beside_a_shorter_row_and_not_in_a_later_one():
    rows = [
        [Cell(["甲村"]), Cell(["小麦"]), Cell(["300亩"], rows=2)],
        [Cell(["乙村"])],
        [Cell(["丙村"]), Cell(["玉米"])],
    ]
    assert spread_cells(rows) == [["甲村", "小麦", "300亩"], ["乙村", "", "300亩"], ["丙村", "玉米", ""]]


def test_a_row_whose_cells_hold_as_many_lines_is_as_many_rows():
    rows = [[Cell(["牛存栏", "羊存栏"]), Cell(["3万头", "5万只"])]]
    assert tell("\n".join(draw_table(rows))) == ["牛存栏3万头", "羊存栏5万只"]


def test_spans_without_end_are_bounded():
    rows = [[Cell(["甲"], columns=COLUMNS + 1)], [Cell(["乙"], rows=10**9)]]
    assert draw_table(rows) == ["甲", "乙"]


def test_growth_and_shares_are_per_cent_whatever_the_row_is_in():
    head = "指标|单位|产量|比上年增长%|占全市比重"
    assert table(head, "油茶籽|万吨|7.5|-1.2|31.4") == [
        "产量油茶籽7.5万吨",
        "油茶籽比上年增长-1.2%",
        "油茶籽占全市比重31.4%",
    ]
    assert table("指标|2023年|增幅（%）", "油茶籽（万吨）|7.5|-1.2") == ["2023年油茶籽7.5万吨", "油茶籽增幅-1.2%"]
    assert table("指标|2023年", "油茶籽增速|-1.2", before="单位：万吨") == ["2023年油茶籽增速-1.2%"]


def test_a_minus_stays_a_minus():
    assert table("指标|同比", "生猪（能繁母猪）|-2.5") == ["生猪（能繁母猪）同比-2.5%"]
    assert table("指标|2023年（万头）", "生猪（能繁母猪）|-2.5") == ["2023年生猪（能繁母猪）：-2.5万头"]


def test_the_unit_of_a_column_goes_before_that_of_the_row():
    assert table("货物|单位|数量|金额（亿元）", "苹果汁|万吨|7.5|3") == ["数量苹果汁7.5万吨", "苹果汁金额3亿元"]


def test_two_tables_side_by_side():
    assert table("行业|增速|行业|增速", "种植业|3.1|林业|-4.2", "牧业|5|渔业|6") == [
        "种植业增速3.1%",
        "林业增速-4.2%",
        "牧业增速5%",
        "渔业增速6%",
    ]


def test_heads_that_stand_awry_tell_no_unit():
    assert table("指标|单位|数量|增长|", "公路|公里|750||3.5")[1] == "公路3.5"
    assert table("指标||单 位", "林道|公 里|75") == ["林道75公里"]


def test_paragraphs_in_a_cell_stay_paragraphs():
    lines = ["全乡抓好春耕备耕，及早落实种子化肥。" * 8, "牛存栏2.1万头。" * 8]
    assert draw_table([[Cell(lines), Cell(["12"])]]) == [*lines, "12"]


def test_a_unit_above_or_below_the_last_head():
    rows = ("村名|任务（亩）|任务（亩）", "村名|谷子|荞麦", "东沟村|35|12")
    assert table(*rows) == ["东沟村任务谷子35亩", "东沟村任务荞麦12亩"]
    assert table("村名|任务（亩）|", "|谷子|荞麦", "东沟村|35|12") == ["东沟村任务谷子35亩", "东沟村任务荞麦12亩"]
    assert table("村名|谷子面积|羊存栏", "单位|亩|只", "东沟村|35|12") == ["东沟村谷子面积35亩", "东沟村羊存栏12只"]


def test_a_first_row_over_the_whole_table_is_its_caption():
    rows = ("2031年任务分解表（单位：亩）|" * 2 + "2031年任务分解表（单位：亩）", "村名|谷子|荞麦", "东沟村|35|12")
    assert table(*rows) == ["东沟村谷子35亩", "东沟村荞麦12亩"]
    assert table("单位：亩||", *rows[1:]) == ["东沟村谷子35亩", "东沟村荞麦12亩"]


@pytest.mark.parametrize("mask", ["﹡﹡", "××", "□□", "____", "***", "3*.6", "1*"])
def test_a_masked_figure_has_its_head_and_unit_too(mask):
    assert table("指标|单位|任务", f"谷子面积|亩|{mask}", "羊存栏|万只|7.5", f"梨产量|吨|{mask}") == [
        f"任务谷子面积{mask}亩",
        "任务羊存栏7.5万只",
        f"任务梨产量{mask}吨",
    ]
    assert table("作物|面积（亩）", f"谷子|{mask}", f"荞麦|{mask}") == [f"谷子面积{mask}亩", f"荞麦面积{mask}亩"]


def test_offices_in_a_column_headed_so_are_labels():
    assert table("单位|谷子（亩）", "东沟村|35", "西沟村|12") == ["东沟村谷子35亩", "西沟村谷子12亩"]


def test_masked_names_in_the_first_column_hide_no_figures():
    assert table("管护人|林班|面积（亩）", "﹡﹡|东沟|35", "﹡﹡﹡|西沟|12")[0].endswith("东沟面积35亩")


def test_of_several_units_in_a_head_the_fitting_one_is_taken():
    rows = ("村名|存栏（百头、百只）|存栏（百头、百只）", "村名|牛|羊", "东沟村|35|12")
    assert [said[-4:] for said in table(*rows)] == ["35百头", "12百只"]
