"""Which documents a changed row of farm_items.csv can bear on."""

import csv

import pytest

from builds import NONE, TOWN, build_anew, read_all
from fieldwords.build.reach import find_documents, find_words

CROPS = [["玉米", "", "crop", ""], ["苞谷", "玉米", "crop", ""], ["小麦", "", "crop", ""], ["水稻", "", "crop", ""]]


def test_the_same_rows_reach_nothing():
    assert find_words(CROPS, [*reversed(CROPS)]) == set()


def test_a_new_word_reaches_where_it_stands():
    assert find_words(CROPS, [*CROPS, ["石墩子草", "", "crop", ""]]) == {"石墩子草"}
    assert find_words([*CROPS, ["石墩子草", "", "crop", ""]], CROPS) == {"石墩子草"}


def test_what_a_name_is_reaches_all_words_for_it():
    assert find_words(CROPS, [*CROPS, ["御麦", "玉米", "crop", "perennial"]]) == {"御麦", "玉米", "苞谷"}


def test_a_sign_that_votes_otherwise_reaches_all_words_that_end_with_it():
    herds = [[name, "", "livestock", ""] for name in ("海子草", "水母草", "石花草")]
    assert find_words([], herds) == {"海子草", "水母草", "石花草", "草"}
    assert find_words(herds, [*herds, ["甜子草", "", "livestock", ""]]) == {"甜子草"}


def test_a_word_is_found_in_folded_texts_and_titles(built):
    assert find_documents({"马铃薯"}, built) == {TOWN}
    assert find_documents({"南坪镇农村工作"}, built) == {TOWN}
    assert find_documents({"骆驼"}, built) == set()


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        (lambda rows: [row for row in rows if row[0] != "马铃薯"], 1),
        (lambda rows: [*rows, ["薯中之王", "马铃薯", "crop", "product"]], 1),
        (lambda rows: [[*row[:2], "other" if row[0] == "粮食" else row[2], row[3]] for row in rows], 3),
        (lambda rows: [*rows, ["石墩子草", "", "crop", ""]], 0),
    ],
)
def test_the_tables_are_those_of_a_build_from_nothing(raw, here, tmp_path, change, touched):
    raw.joinpath(TOWN).write_text(raw.joinpath(TOWN).read_text("utf-8").replace("马铃薯", "马 铃 薯"), "utf-8")
    build_anew(here, raw, tmp_path / "out")
    with open(here / "farm_items.csv", encoding="utf-8-sig", newline="") as handle:
        head, *rows = csv.reader(handle)
    with open(here / "farm_items.csv", "w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([head, *change(rows)])
    assert build_anew(here, raw, tmp_path / "out").processed == {**NONE, "targets": touched}
    build_anew(here, raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")
