"""Points: characters as numbers, counted where a table marks them."""

from fieldwords.reading.points import code_points, count_points, mark_points


def test_characters_are_counted_that_are_marked_alone_or_in_a_range():
    table = mark_points("b-d\nx")
    assert [chr(point) for point in code_points("a𠀀\ud800")] == ["a", "𠀀", "\ud800"]
    assert count_points("abcde", table) == 3
    assert count_points("\n\x0b豆x", table) == 2
    assert count_points("豆", mark_points("豆𠀀-𠀃")) == count_points("𠀂", mark_points("豆𠀀-𠀃")) == 1
    assert count_points("", table) == 0
