"""What is wrong in a table of the lexicon is said in words and in one line."""

from itertools import groupby

import pytest

from builds import append_row
from fieldwords import paths, schemas
from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import compile_words, list_words, read_lexicon, read_rows
from fieldwords.targets.corrections import SLOTS


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("farm_items", "石墩子草,,abc,", r"column domain: 'abc' is none of crop, livestock, .*; mend that row"),
        ("farm_items", "石墩子草,,crop,,x", r"row \d+ has 5 columns, the table has 4; mend that row"),
        ("cues", "石墩子,before,abc", r"row \d+ column value: 'abc' is not a value that its slot takes; mend"),
        ("cues", "石墩子,abc,", r"column slot: 'abc' is none of (\w+, ){8}\.\.\.; mend that row"),
        ("phrases", "乡村振兴,发展,,,,", r"row \d+: 乡村振兴 stands there twice; remove one of them"),
        ("phrases", "石墩子草,,,,,", r"column group: '' may not be empty"),
        ("phrases", "石墩子草,发展,soon,,,", r"column since: 'soon' is not a year of four digits"),
        ("year_cues", "今年,head,0,", r"column pattern: '今年' has neither {Y} nor 明年 in it; mend that row"),
        ("status", "x,1,2,much,4", r"row \d+ column stock: 'much' is not a number; mend that row"),
        ("status", "x,1", r"column achievement: '' is not a number; mend that row"),
        ("corrections", "a.txt,abc,3,,object,牛,", r"row 2 column start: 'abc' is not a whole number; mend that row"),
    ],
)
def test_what_is_wrong_in_the_lexicon_is_said_in_words(here, table, row, words):
    append_row(here / f"{table}.csv", row + "\n")
    with pytest.raises(FieldwordsError, match=rf"{table}\.csv: .*{words}") as caught:
        read_lexicon(table)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("word", "column reason is missing; add it"),
        ("word,reason,why", "column why is none of this table; take it out or rename it"),
        ("word;reason", "semicolons part its columns; save it with commas"),
        ("word\treason", "tabs part its columns; save it with commas"),
        ("word,reason,reason", "column reason is none of this table; take it out or rename it"),
    ],
)
def test_a_wrong_head_is_said(here, head, fault):
    (here / "stopwords.csv").write_text(head + "\n", encoding="utf-8")
    with pytest.raises(FieldwordsError, match=rf"stopwords\.csv: {fault}"):
        read_lexicon("stopwords")


def test_a_quotation_mark_that_nothing_closes_swallows_no_rows(here):
    (here / "stopwords.csv").write_text('word,reason\n"我们,\n你们,\n', encoding="utf-8")
    with pytest.raises(FieldwordsError, match=r"stopwords\.csv: line 3 is not CSV \(.*\); mend that line"):
        read_lexicon("stopwords")


def test_columns_stand_in_any_order_and_cells_hold_line_breaks(here):
    (here / "stopwords.csv").write_text('reason,word\n"a\nb",我们\n\n,你们\n', encoding="utf-8")
    assert read_rows("stopwords") == (("我们", "a\nb"), ("你们", ""))
    assert list(read_lexicon("stopwords")) == ["word", "reason"]


def test_a_rule_is_followed_as_it_stands(tmp_path, monkeypatch):
    assert len(read_rows("stopwords"))
    rules = paths.COLUMNS.read_text(encoding="utf-8").replace("stopwords,reason,,,", "stopwords,reason,,x,is no x")
    monkeypatch.setattr(paths, "COLUMNS", tmp_path / "columns.csv")
    paths.COLUMNS.write_text(rules, encoding="utf-8")
    with pytest.raises(FieldwordsError, match=r"row 2 column reason: 'particle' is no x; mend that row"):
        read_lexicon("stopwords")


def test_each_table_has_its_rules_and_keeps_them():
    tables = {path.stem for path in paths.LEXICON.glob("*.csv")} - {"columns"}
    assert tables == {row[0] for row in read_rows("columns")} - {"manifest"}
    assert all(len(read_lexicon(table)) or table == "corrections" for table in tables)


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("bases", "basis", schemas.BASES),
        ("corrections", "slot", SLOTS),
        ("farm_items", "domain", schemas.DOMAINS),
        ("genres", "genre", schemas.GENRES),
        ("headings", "role", schemas.ROLES),
        ("manifest", "genre", ("", *schemas.GENRES)),
        ("manifest", "level", ("", *schemas.LEVELS)),
        ("measures", "measure", schemas.MEASURES),
        ("places", "level", schemas.LEVELS),
    ],
)
def test_words_are_those_of_the_tables_that_are_built(table, column, words):
    assert [row[3] for row in read_rows("columns") if row[:2] == (table, column)] == ["|".join(words)]


@pytest.mark.parametrize(("slot", "words"), [("before", "COMPARATORS"), ("change", "CHANGES"), ("ahead", "STATUSES")])
def test_a_cue_takes_every_value_of_its_slot(here, slot, words):
    for word in getattr(schemas, words):
        append_row(here / "cues.csv", f"石墩子{word},{slot},{word}\n")
    assert len(read_rows("cues"))


def test_a_pattern_that_is_none_is_said(here):
    append_row(here / "bases.csv", "每(亩,before,per,亩,\n")
    with pytest.raises(FieldwordsError, match=r"bases\.csv: row \d+ column pattern: '每\(亩' is no regular expression"):
        read_lexicon("bases")


def test_only_what_is_not_utf8_is_said_to_be_so(here):
    (here / "stopwords.csv").write_bytes("word,reason\n我们,\n".encode("gb18030"))
    with pytest.raises(FieldwordsError, match=r"stopwords\.csv: not in UTF-8; save it"):
        read_lexicon("stopwords")


def test_rows_follow_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICON", tmp_path)
    path = tmp_path / "plan_periods.csv"
    path.write_text("name,first_year,last_year\n十四五,2021,2025\n", encoding="utf-8")
    assert read_rows("plan_periods") == (("十四五", "2021", "2025"),)
    path.write_text("name,first_year,last_year\n十四五,2021,2025\n十五五,2026,2030\n", encoding="utf-8")
    assert len(read_rows("plan_periods")) == 2


def test_a_missing_table_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICON", tmp_path)
    with pytest.raises(FieldwordsError, match=r"plan_periods\.csv: lexicon table missing"):
        read_rows("plan_periods")


def test_a_table_that_researchers_edit_opens_in_a_spreadsheet():
    learned = {"confidence", "frames", "lender_weights", "noun_signs", "status", "subject_weights"}
    edited = [path for path in paths.LEXICON.glob("*.csv") if path.stem not in learned]
    assert [path.name for path in edited if not path.read_bytes().startswith(b"\xef\xbb\xbf")] == []


def test_a_list_goes_on_in_several_rows_and_varies_by_pattern(here):
    append_row(here / "word_lists.csv", "made_up,石墩 石墩子,one\nmade_up,泥(?:墩|坛),another\n")
    assert list_words("made_up") == ("泥(?:墩|坛)", "石墩子", "石墩")
    found = compile_words(r"[0-9]{1,2}{made_up}")
    assert [match[0] for match in found.finditer("12石墩子3泥坛4石坛")] == ["12石墩子", "3泥坛"]


def test_no_list_of_ours_means_two_things():
    told = [name for table in ("text_lists", "word_lists") for name, *_ in read_rows(table)]
    names = [name for name, _ in groupby(told)]  # the rows of a list that goes on stand together
    assert [name for name in names if names.count(name) > 1] == []


def test_a_list_without_words_is_found_nowhere():
    assert list_words("made_up_too") == ()
    assert compile_words("{made_up_too}|石").findall("石墩") == ["石"]
