"""What is wrong in a table of the lexicon is said in words and in one line."""

from pkgutil import resolve_name

import pytest

from builds import append_row
from fieldwords import paths
from fieldwords.corpus.calendar import PLAN_PERIODS
from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_lexicon, read_rows


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
        ("corrections", "a.txt,abc,3,,object,牛,", r"row 2 column start: 'abc' is not a whole number; mend that row"),
    ],
)
def test_what_is_wrong_in_the_lexicon_is_said_in_words(here, table, row, words):
    append_row(here / f"{table}.csv", row + "\n")
    module = {"farm_items": "targets.cues:ITEMS", "cues": "targets.cues:CUES", "phrases": "terms.phrases:PHRASES"}
    with pytest.raises(FieldwordsError, match=rf"{table}\.csv: .*{words}") as caught:
        read_lexicon(table, resolve_name("fieldwords." + module.get(table, "targets.corrections:SCHEMA")))
    assert "\n" not in str(caught.value)


def test_only_what_is_not_utf8_is_said_to_be_so(here):
    (here / "stopwords.csv").write_bytes("word,reason\n我们,\n".encode("gb18030"))
    with pytest.raises(FieldwordsError, match=r"stopwords\.csv: not in UTF-8; save it"):
        read_lexicon("stopwords")


def test_rows_follow_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICON", tmp_path)
    path = tmp_path / "plan_periods.csv"
    path.write_text("name,first_year,last_year\n十四五,2021,2025\n", encoding="utf-8")
    assert read_rows("plan_periods", PLAN_PERIODS) == (("十四五", "2021", "2025"),)
    path.write_text("name,first_year,last_year\n十四五,2021,2025\n十五五,2026,2030\n", encoding="utf-8")
    assert len(read_rows("plan_periods", PLAN_PERIODS)) == 2


def test_a_missing_table_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "LEXICON", tmp_path)
    with pytest.raises(FieldwordsError, match=r"plan_periods\.csv: lexicon table missing"):
        read_rows("plan_periods", PLAN_PERIODS)


def test_a_table_that_researchers_edit_opens_in_a_spreadsheet():
    learned = {"confidence", "frames", "noun_signs", "status", "subject_weights"}
    edited = [path for path in paths.LEXICON.glob("*.csv") if path.stem not in learned]
    assert [path.name for path in edited if not path.read_bytes().startswith(b"\xef\xbb\xbf")] == []
