from hypothesis import given
from hypothesis import strategies as st

from fieldwords.reading.gutters import part_columns
from fieldwords.reading.letters import Letter

LEFT = ["全村的渠道都要修好，", "水要引到每一块地里，", "路要通到每一户门前，", "人人都要出一份力。"]
RIGHT = ["修渠所需的材料由乡，", "里统一购买，各村在，", "月底以前报来数目，不", "得拖延，不得多报。"]


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
def test_no_letter_is_lost(places):
    letters = [Letter("渠", left, left + 10, base, 10) for left, base in places]
    assert sorted(letter for block, _ in part_columns(letters) for letter in block) == sorted(letters)
