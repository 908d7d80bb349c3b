from hypothesis import given
from hypothesis import strategies as st

from fieldwords.reading.layout import lay_lines, part_columns
from fieldwords.reading.letters import Letter, Rule

LEFT = ["全村的渠道都要修好，", "水要引到每一块地里，", "路要通到每一户门前，", "人人都要出一份力。"]
RIGHT = ["修渠所需的材料由乡，", "里统一购买，各村在，", "月底以前报来数目，不", "得拖延，不得多报。"]


def place(words, left=0.0, base=100.0, pitch=10.0, size=10.0):
    """Letters in a row, each as wide as it is high, half of that for digits."""
    return [
        Letter(sign, left + pitch * at, left + pitch * at + size * (0.5 if sign.isascii() else 1), base, size)
        for at, sign in enumerate(words)
    ]


def texts(letters, rules=()):
    return [[piece.text for piece in line.pieces] for line in lay_lines(letters, rules)]


def test_rows_from_top_to_bottom_whatever_the_order_of_drawing():
    assert texts(place("羊九万只", base=80) + place("牛二万头")) == [["牛二万头"], ["羊九万只"]]
    assert texts(place("牛二", base=100) + place("万头", left=20, base=103)) == [["牛二万头"]]


def test_letters_set_apart_are_one_word():
    assert texts(place("达到12.5万亩", pitch=16)) == [["达到12.5万亩"]]
    assert texts(place("牛存栏量", pitch=22, base=120) + place("达到12.5万亩", pitch=22)) == [
        ["牛存栏量"],
        ["达到12.5万亩"],
    ]


def test_wide_gaps_part_cells_and_words():
    row = place("小麦") + place("28", left=60, pitch=5) + place("30", left=120, pitch=5)
    assert texts(row) == [["小麦", "28", "30"]]
    assert texts(place("全县耕地面积达到十万亩") + place("高产田", left=122)) == [["全县耕地面积达到十万亩 高产田"]]


def test_rows_below_each_other_that_end_in_figures_are_cells_however_close():
    heads = place("作物面积") + place("产量", left=42)
    rows = [place(name, base=85 - 15 * at) + place(one, 37, 85 - 15 * at, 5) + place(other, 54, 85 - 15 * at, 5)
            for at, (name, one, other) in enumerate([("小麦", "5.6", "21"), ("玉米", "7.2", "4.8")])]  # fmt: skip
    cells = [["小麦", "5.6", "21"], ["玉米", "7.2", "4.8"]]
    assert texts(heads + sum(rows, [])) == [["作物面积产量"], *cells]
    assert texts(place("作物") + place("面积", left=22) + place("产量", left=44) + sum(rows, [])) == [
        ["作物", "面积", "产量"],
        *cells,
    ]
    assert texts(rows[0]) == [["小麦", "5.621"]]


def test_a_rule_parts_cells_however_close():
    row = place("小麦面积") + place("万亩", left=40)
    assert texts(row, [Rule(40.0, 90.0, 120.0)]) == [["小麦面积", "万亩"]]
    assert texts(row, [Rule(40.0, 130.0, 150.0)]) == [["小麦面积万亩"]]


def test_raised_digits_and_signs_of_notes():
    line = place("达到") + place("12", left=20, pitch=5)
    small = place("3", left=30, base=106, size=6)
    assert texts(line + small + place("万亩", left=33)) == [["达到12³万亩"]]
    note = place("[1]", left=30, base=106, size=6, pitch=3)
    assert texts(line + note + place("万亩", left=40)) == [["达到12万亩"]]


def test_two_columns_of_text_are_read_one_after_the_other():
    left = ["今年粮食播种面积达到十", "二万亩，生产稳步推进，", "农田建设加快。"]
    right = ["今年生猪出栏达到三十万", "头，农民收入增长百分之", "八。"]
    letters = []
    for number, words in enumerate(zip(left, right, strict=True)):
        for at, text in enumerate(words):
            letters += place(text, left=at * 180, base=100 - 15 * number)
    assert [line for (line,) in texts(letters)] == left + right
    edges = {line.edges for line in lay_lines(letters)}
    assert len(edges) == 2 and None not in edges


def test_three_columns_whose_last_is_shorter():
    rows = [
        ["秋收以后，全县种下冬麦", "牛存栏二万三千头，羊存", "栏九万五千只，鸡鸭成群"],
        ["一万六千亩，比上年扩大", "栏三万六千只，猪出栏五", "，村村修了路。"],
        ["两成。果农收了三千吨枣", "万头。"],
    ]
    letters = [
        letter
        for number, row in enumerate(rows)
        for at, text in enumerate(row)
        for letter in place(text, left=at * 140, base=100 - 15 * number)
    ]
    assert [line for (line,) in texts(letters)] == [row[at] for at in range(3) for row in rows if at < len(row)]


def test_short_cells_are_a_table_and_no_columns():
    letters = place("指标") + place("计划", left=60) + place("小麦", base=85) + place("十二", left=60, base=85)
    assert texts(letters) == [["指标", "计划"], ["小麦", "十二"]]


def test_no_letters():
    assert lay_lines([]) == []


@given(st.lists(st.tuples(st.sampled_from("牛羊12 。"), st.integers(0, 300), st.integers(0, 300), st.integers(5, 20))))
def test_no_letter_is_lost(found):
    letters = [Letter(sign, left, left + size, base, size) for sign, left, base, size in found]
    written = "".join(piece for line in texts(letters) for piece in line)
    plain = written.translate(str.maketrans("¹²", "12")).replace(" ", "")
    assert sorted(plain) == sorted(letter.sign for letter in letters if letter.sign != " ")


def line(words, left, base):
    return [Letter(sign, left + 10 * at, left + 10 * at + 10, base, 10) for at, sign in enumerate(words)]


def column(lines, left, top):
    return [letter for at, words in enumerate(lines) for letter in line(words, left, top - 15 * at)]


def read(letters):
    return [("".join(letter.sign for letter in block), edges) for block, edges in part_columns(letters)]


def test_columns_whose_lines_stand_at_different_heights():
    title, foot = line("关于修渠的安排与要求", 55, 130), line("第一页到此为止，待续", 55, 20)
    found = read([*title, *column(LEFT, 0, 100), *column(RIGHT, 112, 95), *foot])
    assert found == [
        ("关于修渠的安排与要求", None),
        ("".join(LEFT), (0, 100)),
        ("".join(RIGHT), (112, 212)),
        ("第一页到此为止，待续", None),
    ]


def test_three_columns_read_from_the_left():
    letters = column(LEFT, 0, 100) + column(RIGHT, 112, 97) + column(LEFT, 224, 94)
    assert [words for words, _ in read(letters)] == ["".join(LEFT), "".join(RIGHT), "".join(LEFT)]


def test_text_that_is_set_solid_has_no_gutter():
    letters = column([one + other for one, other in zip(LEFT, RIGHT, strict=True)] * 2, 0, 200)
    assert part_columns(letters) == [(letters, None)]
    assert part_columns([]) == [([], None)]


def test_a_table_and_what_stands_below_is_no_column():
    cells = ["东沟村", "西沟村", "南沟村", "北沟村"]
    letters = column(cells, 0, 100) + column(["一百二十亩"] * 4, 112, 100)
    assert part_columns(letters) == [(letters, None)]
    letters = column(LEFT, 0, 200) + column(RIGHT, 112, 95)
    assert part_columns(letters) == [(letters, None)]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 200)), max_size=60))
def test_no_letter_is_lost_in_columns(places):
    letters = [Letter("渠", left, left + 10, base, 10) for left, base in places]
    assert sorted(letter for block, _ in part_columns(letters) for letter in block) == sorted(letters)
