import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.reading.pipes import find_sayings

TABLE = """各乡镇种植计划（单位：亩）

| 乡镇 | **玉米** | 土豆 |
|:-----|--:|---|
| 石桥乡 | **1200** | 3000 |
| 柳湾乡 | — | 2,500 |

以上。"""


def told(text):
    return [say.before + text[say.start : say.end] + say.behind for say in find_sayings(text)]


def test_figures_of_a_table_are_told_with_head_label_and_unit():
    assert told(TABLE) == ["石桥乡玉米1200亩", "石桥乡土豆3000亩", "柳湾乡土豆2,500亩"]
    assert told(TABLE.replace("\n", "\r\n")) == told(TABLE)


def test_units_in_labels_and_in_a_column():
    assert told("指标|2024年计划\n--|--\n牛出栏（万头）|12.5") == ["2024年计划牛出栏12.5万头"]
    assert told("说明| 指标 | 单位 | 计划 |\n|---|---|---|\n| 羊出栏 | 万只 | 30 |") == ["计划羊出栏30万只"]


def test_heads_of_two_rows_and_rules_of_one_dash():
    assert told("名称\t面积\t总产\n\t（亩）\t（吨）\n河东\t7\t2.5") == ["河东面积7亩", "河东总产2.5吨"]
    assert told("名称\t猪（头）\t面积（亩）\n河东\t31\t\n其中\t\t\n河西\t\t7") == ["河东猪31头", "河西面积7亩"]
    assert told("|名称|猪（头）|\n|:-:|-|\n|河东|31|\n|-|-|") == ["河东猪31头"]


def test_years_as_labels_and_the_rules_of_a_grid():
    assert told("年份\t猪（头）\n2021年\t31\n2022年\t35") == ["2021年猪31头", "2022年猪35头"]
    assert told("+--+--+\n| 名称 | 猪（头） |\n+==+==+\n| 河东 | 31 |\n+--+--+\n| 河西 | 35 |\n+--+--+") == [
        "河东猪31头",
        "河西猪35头",
    ]


def test_an_empty_cell_at_the_edge_is_a_cell():
    assert told("|  | 猪（头） | 面积（亩） |\n|--|--|--|\n| 河东 | 31 | 7 |") == ["河东猪31头", "河东面积7亩"]
    assert told("| 名称 | 猪（头） |  |\n|--|--|--|\n| 河东 | 31 |  |") == ["河东猪31头"]


def test_of_several_units_of_a_caption_each_figure_has_its_own():
    table = "单位：{}\n\n| 名称 | 面积 | 总产 | 猪 |\n|--|--|--|--|\n| 河东 | 7 | 2.5 | 31 |"
    assert told(table.format("公顷、吨、头")) == ["河东面积7公顷", "河东总产2.5吨", "河东猪31头"]
    assert told(table.format("亩，公顷")) == ["面积河东7", "总产河东2.5", "猪河东31"]


@pytest.mark.parametrize(
    "text",
    [
        "畜种\t存栏（万头）\n湖羊\t4.8\n滩羊\t1 730",
        "畜种      存栏（万头）\n湖羊　　4.8\n滩羊　　1 730\n\n以上。",
        "单位：万头\n畜种,存栏\n湖羊,4.8\n滩羊,1730\n",
        "<TABLE border=1><tr><th>畜种</th><th>存栏（万头）</th></tr>\n<tr><td>湖羊<td>4.8"
        "<tr><td>滩羊</td><td><b>1 730</b></td></tr></table>",
    ],
)
def test_tables_without_lines_between_their_cells(text):
    assert [words.replace(" ", "") for words in told(text)] == ["湖羊存栏4.8万头", "滩羊存栏1730万头"]


def test_heads_that_fell_out_of_a_table_are_no_caption():
    rows = "\n\n| 油菜 | 7 | 2 |\n|--|--|--|\n| 大豆 | 5 | 1 |"
    assert told("作物面积（万亩）产量（万吨）" + rows)[0][-1] == "7"
    assert told("作物（万亩）" + rows)[0] == "油菜7万亩"


def test_columns_without_a_unit_are_not_told():
    assert told("村名\t户数\n上湾\t120\n下湾\t85") == []
    assert told("会议9时开始,12时结束\n会议3时开始,5时结束") == []


def test_what_is_no_table():
    for text in ("甲|乙\n丙|12", "", "|", "|---|---|", "a | b\n\n--|--\n1|2", "姓名|职务\n--|--\n张三|县长"):
        assert find_sayings(text) == []


@given(st.text(alphabet="|-12万亩 \n:*\t,<tr>d", max_size=80))
def test_any_text_gives_figures_inside_it(text):
    reached = 0
    for say in find_sayings(text):
        assert reached <= say.start < say.end <= len(text)
        reached = say.end
