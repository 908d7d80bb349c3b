"""Rows of the pages: each farming figure in its sentence, each target with what became of it."""

import json

import pandas as pd
import pytest

from fieldwords.figures.language import read_words, say_slot
from fieldwords.figures.selection import key_of, name_series
from fieldwords.outcomes.silence import MEASURED, OTHERWISE, PLANNED, SUMMED, UNLIKE_HERE, UNREAD
from fieldwords.outcomes.verdicts import SETTLED
from fieldwords.pages.rows import gather_rows, pack_row, say_gap, write_correction
from fieldwords.pages.series import join_key


def test_each_row_stands_in_its_sentence(rows, tables):
    texts = tables["texts"].set_index("doc")["text"]
    assert len(rows) == tables["mentions"]["item"].notna().sum()
    for row in rows.itertuples():
        assert row.hit == row.text == texts[row.doc][row.start : row.end]
        assert row.before + row.hit + row.after in texts[row.doc]


def test_a_target_that_was_met_quotes_its_answer(rows):
    cattle = rows[(rows["item"] == "牛") & (rows["status"] == "target")].iloc[0]
    assert (cattle["verdict"], cattle["written"], cattle["answer"]) == ("met", "3.6万头", "3.7万头")
    assert round(cattle["gap"], 2) == 2.78 and not cattle["in_points"]
    assert "牛存栏3.7万头" in cattle["answer_before"] + cattle["answer_hit"] + cattle["answer_after"]
    assert cattle["answer_href"].startswith("evidence/") and cattle["answer_date"] == "2019-01-08"


def test_what_is_reported_has_no_verdict(rows):
    assert rows.loc[rows["status"] != "target", "verdict"].isna().all()


def test_a_row_for_the_script_is_json_without_holes(rows):
    for row in rows.assign(place=rows["place"].fillna("")).itertuples():
        packed = json.loads(json.dumps(pack_row(row, 0, join_key(key_of(row))), allow_nan=False))
        assert packed["t"][1] == row.text and packed["l"].startswith(row.doc)


def test_a_correction_line_names_the_figure(rows):
    row = next(rows.itertuples())
    assert write_correction(row).split(",")[:4] == [row.doc, str(row.start), str(row.end), row.text]


def test_figures_of_a_copy_are_told_once(tables):
    documents = tables["documents"]
    copy, other = documents["doc"].iloc[0], documents["doc"].iloc[1]
    marked = documents.assign(duplicate_of=documents["duplicate_of"].mask(documents["doc"] == copy, other))
    docs = set(gather_rows(tables | {"documents": marked})["doc"])
    assert docs == set(gather_rows(tables)["doc"]) - {copy}


def test_gaps_in_words():
    """No line breaks between a number and its per cent sign."""
    assert say_gap(-2.94, False) == "−2.9\N{NO-BREAK SPACE}%" and say_gap(0.0, False) == "0.0\N{NO-BREAK SPACE}%"
    assert say_gap(1.0, True) == "+1.0 points"


def test_a_collection_without_farming_has_no_rows(tables):
    from fieldwords.pages.rows import gather_rows

    none = {
        name: frame.iloc[:0] if name in ("targets", "mentions", "outcomes") else frame for name, frame in tables.items()
    }
    assert isinstance(gather_rows(none), pd.DataFrame) and gather_rows(none).empty


def test_a_distance_to_a_goal_is_neither_added_nor_reported(tables):
    """年末牛存栏6750头，比目标少250头: what the panel leaves out is no amount added and stands in no sum."""
    said = tables["targets"]
    first = said["status"].eq("achievement") & said["text"].eq("3.4万头")
    apart = said.assign(basis=said["basis"].mask(first, "difference"))
    rows = gather_rows({**tables, "targets": apart})
    row = next(row for row in rows.itertuples() if row.written == "3.4万头")
    assert (row.kind, row.status, row.packed["sn"]) == ("difference", "other", "difference")
    assert row.packed["n"] == name_series(key_of(row)) == "cattle, stock, difference"


def test_a_figure_of_a_table_is_shown_with_the_unit_of_its_row():
    from fieldwords.pages.rows import _find_units, _write

    text = "| 指标 | 单位 | 去年 | 今年目标 |\n|---|---|---|---|\n| 羊存栏 | 万只 | 3.1 | 约3.4 |\n\n又修渠30里。"
    texts = pd.DataFrame({"doc": ["a"], "text": [text]})
    rows = [("a", text.index(figure), figure) for figure in ("3.1", "3.4", "30里")]
    rows = pd.DataFrame([*rows, (None, None, None)], columns=["doc", "start", "text"])
    shown = _write(rows, _find_units(rows.dropna(), texts))
    assert shown.tolist()[:3] == ["3.1（万只）", "3.4（万只）", "30里"] and shown.isna().tolist()[3]


def test_figures_are_shown_as_read_and_corrected_as_they_stand(tables):
    said = tables["targets"]
    marked = said.assign(text=said["text"].str.replace("万头", "万**头"))
    rows = gather_rows({**tables, "targets": marked})
    row = rows[rows["text"].eq("3.4万**头")].iloc[0]
    assert row["written"] == row["packed"]["w"] == "3.4万头" and "3.4万**头" in write_correction(row)


def test_what_fell_is_shown_as_a_fall(tables):
    said, mentions = tables["targets"], tables["mentions"]
    fell = said[said["text"].eq("3.4万头")].iloc[0]
    here = mentions["doc"].eq(fell["doc"]) & mentions["start"].eq(fell["start"])
    lost = mentions.assign(
        value=mentions["value"].mask(here, -34000.0), kind=mentions["kind"].astype(object).mask(here, "added")
    )
    row = next(row for row in gather_rows({**tables, "mentions": lost}).itertuples() if row.text == "3.4万头")
    assert (row.written, row.value, row.packed["b"]) == ("−3.4万头", -34000.0, -34000.0)
    more = said.assign(comparator=said["comparator"].astype(object).mask(said["text"].eq("3.4万头"), "gt"))
    beyond = gather_rows({**tables, "targets": more, "mentions": lost})
    assert "< −3.4万头" in set(beyond["written"]) and "> −3.4万头" not in set(beyond["written"])
    assert row.packed["n"] == "cattle, stock, decrease" and row.packed["bn"].startswith(("-", "−"))


def test_a_row_says_that_it_is_unsure_and_why_a_target_is_not_judged(tables):
    said, mentions = tables["targets"], tables["mentions"]
    weak = said.assign(confidence=said["confidence"].mask(said["text"].eq("3.4万头"), 0.55))
    each = mentions.merge(said.loc[said["text"].eq("3.6万头"), ["doc", "start"]].assign(hit=True), how="left")
    kept = mentions.assign(why_not=mentions["why_not"].astype(object).mask(each["hit"].eq(True).to_numpy(), "per"))
    rows = gather_rows({**tables, "targets": weak, "mentions": kept, "outcomes": tables["outcomes"].iloc[:0]})
    told = {row.text: row.packed for row in rows.itertuples() if row.text in ("3.4万头", "3.6万头")}
    assert told["3.4万头"]["u"] == "unsure, 55\N{NO-BREAK SPACE}%"
    assert told["3.6万头"]["v"] == "" and told["3.6万头"]["vn"] == "not judged: for each one"


def test_a_verdict_that_decides_nothing_says_why(tables):
    outcomes = tables["outcomes"].astype({"verdict": object, "why": object})
    target = outcomes.index[outcomes["verdict"].isin(["met", "missed"])][0]
    outcomes.loc[target, ["verdict", "why"]] = ["unjoined", "only a later target is told"]
    place = outcomes.loc[target, ["doc", "start"]].tolist()
    rows = gather_rows({**tables, "outcomes": outcomes})
    said = rows[rows["doc"].eq(place[0]) & rows["start"].eq(place[1])].iloc[0].packed
    assert (said["v"], said["vn"]) == ("unjoined", "no comparable figure: only a later target is told")
    assert {row["vn"] for row in rows["packed"] if row["v"] == "met"} == {"met"}


@pytest.mark.parametrize("why", [UNLIKE_HERE, UNREAD, PLANNED, MEASURED, OTHERWISE, SUMMED, *SETTLED])
def test_each_reason_has_words_of_its_own(why):
    assert say_slot("verdict_why", why) == read_words(f"verdict_why.{why}")


def test_another_places_figure_is_said_to_be_one(tables):
    said = tables["targets"]
    other = said.assign(status=said["status"].astype(object).mask(said["text"].eq("3.4万头"), "comparison"))
    row = next(row for row in gather_rows({**tables, "targets": other}).itertuples() if row.text == "3.4万头")
    assert (row.packed["s"], row.packed["sn"]) == ("other", "comparison elsewhere")
