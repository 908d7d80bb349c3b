"""What a question is given: taken as it is meant, or refused in one line."""

import pandas as pd
import pytest

from fieldwords.errors import FieldwordsError, read_whole
from fieldwords.terms.arguments import fit_words, look_up, read_columns, read_given, read_years

ROWS = pd.DataFrame({"object": ["牛", "牦牛", None], "status": ["target", "stock", "target"], "value": [1.0, 2.0, 3.0]})
ROWS["year"] = pd.array([2018, 2019, None], "Int64")


def shorten(objects):
    return objects.replace({"牦牛": "牦"})


def test_a_year_may_be_a_number_or_text():
    assert [read_whole(year, "year") for year in (2019, "2019", 2019.0)] == [2019] * 3
    assert read_years("2019", "years") == read_years(2019, "years") == [2019]
    assert read_years(range(2018, 2020), "years") == [2018, 2019]
    for wrong in ("x", 2019.5, None, [2019], ""):
        with pytest.raises(FieldwordsError, match="split: before: .* is no whole number"):
            read_whole(wrong, "split: before")


def test_arguments_are_read_by_name_wherever_they_stand():
    def ask(first, second=None):
        """Docstring."""
        return first, second

    asked = read_given(ask, second=read_whole)
    assert asked(1, "2") == asked(1, second="2") == (1, 2)
    assert asked("1") == asked("1", None) == ("1", None)
    with pytest.raises(FieldwordsError, match="ask: first: 'None' is no whole number"):
        read_given(ask, first=read_whole)(None)
    assert asked.__doc__ == "Docstring."
    with pytest.raises(FieldwordsError, match="ask: second: 'x' is no whole number"):
        asked(1, "x")


def test_a_word_that_a_column_never_holds_is_refused_with_those_it_holds():
    with pytest.raises(FieldwordsError, match="targets: status 'targets' is none of target, achievement, stock"):
        fit_words(ROWS, "targets", "status", ["target", "targets"], shorten)
    with pytest.raises(FieldwordsError, match="targets: year: 'soon' is no whole number"):
        fit_words(ROWS, "targets", "year", "soon", shorten)
    assert fit_words(ROWS, "targets", "year", "2018", shorten) == [2018]
    assert fit_words(ROWS, "targets", "domain", "farming", shorten) == "farming"
    assert fit_words(ROWS, "targets", "value", 2.0, shorten) == [2.0]


def test_a_name_that_is_not_there_is_answered_with_those_near_to_it():
    with pytest.raises(FieldwordsError, match="targets: item 牦羊 is not there; near to it: 牦, 牦牛"):
        fit_words(ROWS, "targets", "item", "牦羊", shorten)
    with pytest.raises(FieldwordsError, match="targets: item 小麦 is not there; there are 牛, 牦, 牦牛"):
        fit_words(ROWS, "targets", "item", "小麦", shorten)
    assert fit_words(ROWS, "targets", "item", ["小麦", "牛"], shorten) == ["小麦", "牛"]
    assert fit_words(ROWS, "targets", "item", "牦", shorten) == "牦"
    assert fit_words(ROWS.head(0), "targets", "item", "小麦", shorten) == "小麦"


def test_rows_are_picked_by_what_was_read():
    class Asked:
        _docs = None
        table = staticmethod(lambda name: ROWS)

        def targets(self, item=None, measure=None, **slots):
            return item, measure, slots

    ask = look_up(Asked.targets, "targets", shorten)
    assert ask(Asked(), "牛", year="2018") == ("牛", None, {"year": [2018]})
    with pytest.raises(TypeError, match="too many positional arguments"):
        ask(Asked(), "牛", "存栏", "target")
    assert ask(Asked(), state="x") == (None, None, {"state": "x"})  # said where the rows are picked
    with pytest.raises(FieldwordsError, match="targets: item 小麦 is not there"):
        ask(Asked(), "小麦")
    Asked._docs = frozenset("a")
    assert ask(Asked(), "小麦") == ("小麦", None, {})  # that a selection says nothing of it is an answer


def test_a_table_that_lacks_columns_is_refused_by_naming_them():
    read = read_columns(("doc", "start"), "fieldwords.differences")
    table = pd.DataFrame({"doc": ["x"], "start": [1]})
    assert read(table, "correct: corrections") is table
    for wrong, missing in ((table[["doc"]], "start"), ("x", "doc, start"), (None, "doc, start")):
        with pytest.raises(FieldwordsError, match=f"column {missing} is missing; fieldwords.differences has"):
            read(wrong, "correct: corrections")
