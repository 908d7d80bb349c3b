"""Corrections by hand win over the rules, and never fall on another number."""

import pandas as pd
import pytest

from fieldwords.errors import FieldwordsError
from fieldwords.targets import corrections
from fieldwords.targets.corrections import apply_corrections

COLUMNS = ["doc", "start", "end", "text", "slot", "value", "note"]


@pytest.fixture
def correct(monkeypatch):
    """Apply rows of corrections.csv, each (start, end, text, slot, value), to a table."""

    def apply(rows, *wanted):
        table = [["test.txt", str(start), str(end), text, slot, value, ""] for start, end, text, slot, value in wanted]
        frame = pd.DataFrame(table, columns=COLUMNS, dtype="str")
        monkeypatch.setattr(corrections, "read_lexicon", lambda name: frame)
        return apply_corrections(rows)

    return apply


def test_a_corrected_slot_wins_and_is_named(speech, correct):
    rows = speech("全镇牛存栏5200头。").reset_index(drop=True)
    start, end = int(rows.at[0, "start"]), int(rows.at[0, "end"])
    corrected, outcomes = correct(rows, (start, end, "5200头", "object", "肉牛"), (start, end, "", "year", "2021"))
    assert corrected.loc[0, ["object", "year", "corrected"]].tolist() == ["肉牛", 2021, "object,year"]
    assert outcomes["outcome"].tolist() == ["applied", "applied"]
    assert rows.at[0, "object"] == "牛"  # the table given is left as it was


def test_a_correction_for_another_text_is_left_out(speech, correct):
    rows = speech("全镇牛存栏5200头。").reset_index(drop=True)
    start, end = int(rows.at[0, "start"]), int(rows.at[0, "end"])
    corrected, outcomes = correct(rows, (start, end, "5100头", "object", "羊"), (0, 3, "", "object", "羊"))
    assert outcomes["outcome"].tolist() == ["text has changed", "no quantity there"]
    assert corrected.equals(rows)


def test_an_empty_value_is_unknown(speech, correct):
    rows = speech("全镇牛存栏5200头。").reset_index(drop=True)
    place = int(rows.at[0, "start"]), int(rows.at[0, "end"])
    corrected, _ = correct(rows, (*place, "", "year", ""))
    assert pd.isna(corrected.at[0, "year"])


@pytest.mark.parametrize(
    ("slot", "value"),
    [("year", "soon"), ("status", "planned"), ("status", ""), ("unit_base", "喵"), ("unit_base", "元/喵")],
)
def test_a_value_its_slot_does_not_take_is_refused(speech, correct, slot, value):
    rows = speech("全镇牛存栏5200头。").reset_index(drop=True)
    place = int(rows.at[0, "start"]), int(rows.at[0, "end"])
    with pytest.raises(FieldwordsError, match=r"/corrections\.csv: row 2: ") as caught:
        correct(rows, (*place, "", slot, value))
    assert "\n" not in str(caught.value)
    given = pd.DataFrame([["test.txt", *map(str, place), "", slot, value, ""]], columns=COLUMNS, dtype="str")
    with pytest.raises(FieldwordsError, match="^correct: corrections: row 1: "):  # no file is blamed for it
        apply_corrections(rows, given)


@pytest.mark.parametrize("value", ["只", "公斤/亩", "元/亩", "元/斤", "头/户"])
def test_a_base_unit_or_one_unit_per_another_is_taken(speech, correct, value):
    rows = speech("全镇牛存栏5200头。").reset_index(drop=True)
    place = int(rows.at[0, "start"]), int(rows.at[0, "end"])
    corrected, _ = correct(rows, (*place, "", "unit_base", value))
    assert corrected.at[0, "unit_base"] == value
