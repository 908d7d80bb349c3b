from fieldwords.reading.layout import Line, Piece
from fieldwords.reading.table_rows import find_table


def line(base, *pieces, size=10):
    """A line: each piece is a text, where it begins and, if ruled, the rules left and right of it."""
    return Line([Piece(text, left, left + 10 * len(text), *cell) for text, left, *cell in pieces], size, base)


def read(lines, place=0):
    start, end, rows = find_table(lines, place, 0)
    return start, end, [[("".join(cell.lines), cell.columns) for cell in row] for row in rows]


BODY = [
    line(70, ("玉米", 100), ("谷子", 200)),
    line(55, ("东沟村", 0), ("120", 100), ("86", 200)),
    line(40, ("西沟村", 0), ("95", 100), ("41", 200)),
]


def test_a_head_over_two_columns_and_the_label_beside_it():
    lines = [line(130, ("各村任务如下。", 20)), line(85, ("任务面积（亩）之和", 110)), line(78, ("村名", 0)), *BODY]
    assert read(lines, 3) == (
        1,
        6,
        [
            [("", 1), ("任务面积（亩）之和", 2)],
            [("村名", 1), ("", 1), ("", 1)],
            [("", 1), ("玉米", 1), ("谷子", 1)],
            [("东沟村", 1), ("120", 1), ("86", 1)],
            [("西沟村", 1), ("95", 1), ("41", 1)],
        ],
    )


def test_rules_tell_how_far_a_short_head_reaches():
    lines = [line(85, ("村", 0), ("亩", 105, (90, 260))), *BODY[1:]]
    assert read(lines)[2][0] == [("村", 1), ("亩", 2)]
    lines = [line(85, ("村", 0), ("亩", 105, (90, 160))), *BODY[1:]]
    assert read(lines)[2][0] == [("村", 1), ("亩", 1), ("", 1)]


def test_what_stands_above_a_table_is_no_head():
    whole = [line(70, ("村名", 0), ("玉米", 100), ("谷子", 200)), *BODY[1:]]
    assert read([line(85, ("各村任务", 110)), *whole], 1)[0] == 1
    assert read([line(85, ("单位：亩", 190)), *BODY], 1)[0] == 1
    assert read([line(200, ("任务面积（亩）之和", 110)), *BODY], 1)[0] == 1
    assert find_table([line(85, ("东沟村", 0)), line(70, ("西沟村", 0))], 0, 0) is None


def test_a_head_over_columns_that_the_row_below_leaves_out():
    lines = [
        line(85, ("面积（亩）", 135)),
        line(78, ("村名", 0), ("户主", 300)),
        line(70, ("玉米", 100), ("谷子", 200)),
    ]
    lines += [line(55 - 15 * at, ("东沟村", 0), ("120", 100), ("86", 200), ("九户", 300)) for at in (0, 1)]
    assert read(lines, 1)[2][0] == [("", 1), ("面积（亩）", 2), ("", 1)]
