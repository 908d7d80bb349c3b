import pytest

from fieldwords.reading.layout import Line, Piece
from fieldwords.reading.margins import drop_frames


def page(*texts):
    return [Line([Piece(part, 0, 10 * len(part)) for part in text.split("|")], 10) for text in texts]


def shown(*pages):
    return [[line.text for line in lines] for lines in drop_frames([page(*texts) for texts in pages])]


BODY = [
    "全县粮食播种面积稳定在三十八万亩以上，",
    "牛存栏二万头。",
    "新建养殖小区十二个，扩大饲草种植面积，",
    "农民收入增长。",
]


@pytest.mark.parametrize("number", ["{}", "— {} —", "第{}页", "第 {} 页 共 4 页", "{}/4", "- {} -"])
def test_page_numbers(number):
    pages = [[line, number.format(at)] for at, line in enumerate(BODY, 5)]
    assert shown(*pages) == [[line] for line in BODY]


def test_a_single_page_keeps_a_lone_figure_that_is_not_its_number():
    assert shown(["牛存栏达到", "30"]) == [["牛存栏达到", "30"]]
    assert shown(["牛存栏达到", "1"]) == [["牛存栏达到"]]


def test_rows_of_figures_at_the_edge_are_no_page_numbers():
    pages = [["28|30|32", BODY[at], "9|11|12"] for at in range(4)]
    assert shown(*[[*texts[:2], f"{at}|{at + 1}"] for at, texts in enumerate(pages)])[2][-1] == "2 3"
    assert shown(["30", BODY[0], "11"], ["45", BODY[1], "12"]) == [["30", BODY[0]], ["45", BODY[1]]]


def test_heads_that_run_and_heads_that_alternate():
    assert shown(*[["工作报告", line] for line in BODY]) == [[line] for line in BODY]
    assert shown(*[[("公报", "专刊")[at % 2], line] for at, line in enumerate(BODY)]) == [[line] for line in BODY]


def test_feet_with_title_and_page_number():
    assert shown(*[[line, f"工作报告第{at}页"] for at, line in enumerate(BODY)]) == [[line] for line in BODY]


def test_heads_with_the_page_number_before_or_behind():
    assert shown(*[[(f"{at}工作报告", f"2019年{at}")[at % 2], line] for at, line in enumerate(BODY, 6)]) == [
        [line] for line in BODY
    ]


@pytest.mark.parametrize("head", ["11/27/26,2:08AM", "2024/3/5 09:12|在全县大会上的讲话", "2024年3月5日 下午3:20"])
def test_what_a_browser_prints_around_a_page(head):
    foot = "https://www.example.org/a/t_1.html|1/1"
    assert shown([head, BODY[0], foot]) == [[BODY[0]]]
    assert shown([BODY[0], head, BODY[1]]) == [[BODY[0], " ".join(head.split("|")), BODY[1]]]
    assert shown(["2024年3月5日", BODY[0]]) == [["2024年3月5日", BODY[0]]]


def test_lines_that_only_look_alike_stay():
    pages = [[f"第{at}节：播种面积达到{at}万亩。", BODY[at]] for at in range(4)]
    assert shown(*pages) == pages
    same = [[BODY[0], "结尾的话。"]] * 3
    assert shown(*same)[0][0] == BODY[0]


def test_the_foot_of_a_scan_is_no_text():
    assert shown(*[["扫描王制"]] * 4) == [[], [], [], []]


def test_no_pages():
    assert shown() == []
    assert shown([], []) == [[], []]
