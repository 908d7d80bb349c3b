"""A table that is not as it should be is refused in one line; one that is comes out in the types of its columns."""

import pandas as pd
import pytest

from builds import empty_table
from fieldwords.errors import FieldwordsError
from fieldwords.schemas import TABLES, check_table

ROW = {"doc": "甲.txt", "section": 0, "path": None, "heading": "一、回顾", "start": 0, "end": 9, "role": "review"}


def sections(**changed):
    return pd.DataFrame([ROW, ROW | {"section": 1} | changed])


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"start": -1}, "row 3 column start: '-1' is no number from 0 to inf; mend that row"),
        ({"end": "soon"}, "row 3 column end: 'soon' is no number from 0 to inf; mend that row"),
        ({"role": "rest"}, "row 3 column role: 'rest' is none of review, plan, other; mend that row"),
        ({"doc": None}, "row 3 column doc: .* may not be empty; mend that row"),
        ({"section": 0}, "row 3: 甲.txt, 0 stands there twice; remove one of them"),
    ],
)
def test_the_first_wrong_cell_is_named(changed, words):
    with pytest.raises(FieldwordsError, match=f"^made up: {words}$"):
        check_table(sections(**changed), "sections", source="made up")


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ([*ROW, "more"], "column more is none of this table; take it out or rename it"),
        ([*ROW][:-1], "column role is missing; add it"),
    ],
)
def test_a_column_too_many_or_too_few_is_named(columns, words):
    with pytest.raises(FieldwordsError, match=f"^sections: {words}$"):
        check_table(sections().reindex(columns=columns), "sections")


def test_years_lie_within_two_centuries():
    row = dict.fromkeys(TABLES["documents"].columns, "x") | dict.fromkeys(("n_chars", "n_han", "n_masked"), 1)
    row |= {"genre": "speech", "level": "town", "year": None, "year_basis": "none"}
    assert check_table(pd.DataFrame([row]), "documents")["year"].isna().all()
    with pytest.raises(FieldwordsError, match="column year: '3021' is no number from 1900 to 2100"):
        check_table(pd.DataFrame([row | {"year": 3021}]), "documents")


def test_cells_come_in_the_types_of_their_columns():
    checked = check_table(sections(start=3.0, path=None), "sections")
    assert checked["start"].tolist() == [0, 3] and checked.dtypes.equals(empty_table("sections").dtypes)
