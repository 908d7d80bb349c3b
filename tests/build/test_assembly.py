"""Documents that fail and folders that hold none: nothing is lost, nothing is left half written."""

import os
import random
from types import SimpleNamespace

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builds import ALL, TOWN, append_row, build_anew, docs_of, read_all
from fieldwords.build.assembly import ends_group, keep_rows, open_table
from fieldwords.build.columns import pack_frame, pack_rows
from fieldwords.build.pipeline import build_tables
from fieldwords.build.stages import Task, loaded_stamp, process_documents
from fieldwords.build.stamps import STAGES, stamp_code
from fieldwords.build.store import read_batches, read_table
from fieldwords.build.writing import replace_files
from fieldwords.errors import FieldwordsError
from fieldwords.reading.folder import hash_file
from fieldwords.targets import extraction
from fieldwords.terms.counts import find_terms
from speeches import SPEECHES


def test_a_document_that_fails_is_set_aside_and_tried_again_when_something_changed(raw, here, tmp_path, monkeypatch):
    extract = extraction.extract_targets

    def fail(document):
        if document.doc == TOWN:
            raise ValueError("a number\nthat nobody knows")
        return extract(document)

    build_tables(raw, tmp_path / "sound")
    monkeypatch.setattr(extraction, "extract_targets", fail)
    assert build_tables(raw, tmp_path / "out")[:3] == (4, 3, 1)
    row = read_table("quarantine", tmp_path / "out").iloc[0]
    assert (row["doc"], row["stage"], row["reason"]) == (TOWN, "targets", "ValueError: a number that nobody knows")
    assert row["sha256"] == hash_file(raw / TOWN)
    for name in ("documents", "texts", "sections", "sentences", "term_counts", "targets"):
        assert docs_of(name, tmp_path / "out") == set(SPEECHES) - {TOWN}, name
    assert build_tables(raw, tmp_path / "out").written == ()

    monkeypatch.setattr(extraction, "extract_targets", extract)
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")  # whatever has changed
    assert build_tables(raw, tmp_path / "out")[:4] == (4, 4, 0, {"corpus": 1, "words": 1, "terms": 4, "targets": 1})
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def test_what_was_set_aside_does_not_stop_a_later_build(raw, here, tmp_path):
    (raw / "0.txt").write_bytes(b"")
    build_tables(raw, tmp_path / "out")
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")
    summary = build_tables(raw, tmp_path / "out")
    assert summary[:3] == (5, 4, 1) and "terms" in summary.written


def test_a_document_that_begins_to_fail_leaves_the_tables_of_the_other_stages_too(raw, here, tmp_path, monkeypatch):
    build_tables(raw, tmp_path / "out")

    def fail_on_town(counted, layers):
        if "南坪镇" in counted:
            raise RuntimeError("no")
        return find_terms(counted, layers=layers)

    monkeypatch.setattr("fieldwords.build.stages.find_terms", fail_on_town)
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")
    summary = build_tables(raw, tmp_path / "out")
    assert summary[:3] == (4, 3, 1) and summary.written == tuple(STAGES)
    for name in ("documents", "targets", "sentences"):
        assert docs_of(name, tmp_path / "out") == set(SPEECHES) - {TOWN}, name


def test_a_wrong_row_in_the_lexicon_is_the_users_to_mend_and_leaves_the_tables(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    before = read_all(tmp_path / "out")
    append_row(here / "units.csv", "石,吨,many,weight,any,\n")
    with pytest.raises(FieldwordsError, match=r"units\.csv.*many") as caught:
        build_anew(here, raw, tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert read_all(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("corrections", f"{TOWN},0,3,,colour,red,\n"),
        ("farm_items", "石墩子草,,plant,\n"),
        ("corrections", ",0,3,,,,\n"),
    ],
)
def test_a_wrong_row_of_what_documents_are_held_against_is_said_before_one_is_read(
    raw, here, tmp_path, monkeypatch, table, row
):
    monkeypatch.setattr("fieldwords.build.stages.read_file", lambda path: pytest.fail("read"))
    append_row(here / f"{table}.csv", row)
    with pytest.raises(FieldwordsError, match=rf"{table}\.csv: row \d+ column"):
        build_tables(raw, tmp_path / "out")


def test_documents_done_anew_are_of_those_read(raw, here, tmp_path):
    (raw / "empty.txt").write_bytes(b"")
    summary = build_tables(raw, tmp_path / "out")
    assert summary.processed == ALL
    assert summary.describe(tmp_path).endswith("corpus 4 of 4, words 4 of 4, terms 4 of 4, targets 4 of 4")
    none = dict.fromkeys(ALL, 0)
    assert summary._replace(processed=none | {"terms": 4}).describe(tmp_path).endswith(f"{tmp_path}: terms 4 of 4")
    assert summary._replace(processed=none).describe(tmp_path).endswith(f"tables written anew in {tmp_path}")


def test_documents_without_a_place_are_named(raw, tmp_path):
    (raw / "b.txt").write_text("会上的讲话\n\n同志们：\n今年修渠。\n", encoding="utf-8")
    summary = build_tables(raw, tmp_path / "out")
    assert ", 1 without a place: b.txt (name it in manifest.csv, or by a folder)" in summary.describe(tmp_path)
    many = summary._replace(placeless=tuple("abcd")).describe(tmp_path)
    assert ", 4 without a place: a, b, c, ... (name" in many


def test_a_wrong_map_is_said_when_a_build_starts_even_with_nothing_else_changed(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    append_row(here / "modality_maps.csv", "a,b,c\n")
    for out in ("out", "anew"):
        with pytest.raises(FieldwordsError, match=r"modality_maps\.csv: row \d+ column slot: 'b' is none of modality"):
            build_tables(raw, tmp_path / out)


def test_a_worker_with_another_lexicon_is_refused(raw, here, tmp_path):
    def make_tasks():
        return [Task(doc, raw / doc, None, None, tuple(STAGES), stamp_code()) for doc in sorted(SPEECHES)]

    tasks = make_tasks()
    loaded_stamp.cache_clear()
    assert len(process_documents(tasks).tables["documents"]) == 4
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")
    with pytest.raises(FieldwordsError, match="restart"):
        process_documents(make_tasks())


def test_tables_that_another_version_wrote_are_not_read_when_all_is_done_anew(raw, here, tmp_path, monkeypatch):
    build_tables(raw, tmp_path / "out")
    path, key = tmp_path / "out" / "documents.parquet", tmp_path / "out" / "corpus.key"
    known = hash_file(path)
    pd.read_parquet(path).rename(columns={"n_han": "n_signs"}).to_parquet(path)
    key.write_text(key.read_text(encoding="utf-8").replace(known, hash_file(path)), encoding="utf-8")
    monkeypatch.setattr("fieldwords.build.stamps.COMMON_CODE", ("errors.py",))
    loaded_stamp.cache_clear()
    assert build_tables(raw, tmp_path / "out").processed == ALL
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


@pytest.mark.parametrize("state", ["missing", "empty", "only empty files"])
def test_nothing_to_read_is_one_clear_line_and_nothing_is_written(tmp_path, here, state):
    raw = tmp_path / "speeches"
    if state != "missing":
        raw.mkdir()
    if state == "only empty files":
        (raw / "a.txt").write_bytes(b"")
    with pytest.raises(FieldwordsError, match="speeches") as caught:
        build_tables(raw, tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "out").exists() or read_all(tmp_path / "out") == {}


def test_tables_are_not_written_among_the_speeches(raw, here):
    with pytest.raises(FieldwordsError, match="inside the folder of speeches"):
        build_tables(raw, raw / "tables")


def test_a_name_that_is_no_text_is_set_aside(raw, here, tmp_path):
    with open(os.fsencode(raw) + b"/\xd4\xc6.txt", "wb") as handle:
        handle.write(SPEECHES[TOWN].encode())
    assert build_tables(raw, tmp_path / "out")[:3] == (5, 4, 1)
    assert build_tables(raw, tmp_path / "out").written == ()


NUMBERS = st.frozensets(st.integers(0, 40), max_size=30)
ENDS = [f"{n}" for n in range(10_000) if ends_group(f"{n}")][:20]
NAMES = sorted({*ENDS, *(f"{n}" for n in range(1012, 1033))})  # groups are short: every other document ends one


def write_marks(folder, docs, again=()):
    folder.mkdir()
    with open_table(folder, "marks") as table:
        table.add(marks_of(docs, again))
    return folder / "marks.parquet"


def marks_of(docs, again=()):
    kinds = {n: "again" if n in again else "once" for n in docs}
    rows = [(NAMES[n], place, place + 1, kinds[n]) for n in sorted(docs) for place in range(n % 3)]
    return pack_rows(rows, "marks")


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(1, 12))
@example(frozenset({1}), frozenset({1, 2}), frozenset(), 1)  # the last group may go on
def test_a_table_that_has_grown_and_shrunk_is_one_made_from_nothing(tmp_path_factory, old, now, changed, size):
    folder = tmp_path_factory.mktemp("tables")
    write_marks(folder / "before", old)
    todo = sorted(now & changed | now - old)
    recorded = {"corpus": {"documents": {NAMES[n]: "" for n in old}}}
    plan = SimpleNamespace(held={"corpus": {NAMES[n] for n in now} - {NAMES[n] for n in todo}}, recorded=recorded)
    (folder / "aside").mkdir()
    with open_table(folder / "aside", "marks", keep_rows(plan, "marks", folder / "before")) as table:
        for docs in (todo[start : start + size] for start in range(0, len(todo), size)):
            table.merge([NAMES[n] for n in docs], marks_of(docs, todo), [])
    anew = write_marks(folder / "anew", now, todo)
    assert (folder / "aside" / "marks.parquet").read_bytes() == anew.read_bytes()
    assert pq.read_table(anew).num_rows == sum(n % 3 for n in now)


def test_the_pieces_a_table_was_put_together_from_do_not_show_in_the_bytes(tmp_path):
    chance = random.Random(1)  # texts that do not compress, more of them than a row group holds
    rows = [(f"{n:03}", "".join(map(chr, chance.choices(range(0x4E00, 0x9FA5), k=20_000)))) for n in range(150)]
    whole = pack_frame(pd.DataFrame(rows, columns=["doc", "text"]).astype("str"), "texts")
    written = []
    for size in (150, 7, 23, 64):
        with replace_files(tmp_path) as aside, open_table(aside, "texts") as table:
            for start in range(0, len(whole), size):
                table.add(whole.slice(start, size))
        written.append((tmp_path / "texts.parquet").read_bytes())
    assert len(set(written)) == 1
    assert read_table("texts", tmp_path)["doc"].tolist() == [row[0] for row in rows]
    assert read_table("texts", tmp_path, ["140", "003"])["doc"].tolist() == ["003", "140"]


def test_a_group_ends_with_a_document_whose_name_says_so_and_the_last_with_any(tmp_path):
    docs = [f"{n:04}" for n in range(400)]
    frame = pd.DataFrame({"doc": docs, "text": "稻"}).astype("str")
    with replace_files(tmp_path) as aside, open_table(aside, "texts") as table:
        table.add(pack_frame(frame, "texts"))
    groups = [rows["doc"].to_pylist() for rows in read_batches("texts", tmp_path)]
    ends = [doc for doc in docs if ends_group(doc)]
    assert 2 <= len(ends) <= 20 and [group[-1] for group in groups] == [*ends, docs[-1]]
    assert pq.read_metadata(tmp_path / "texts.parquet").num_row_groups == len(groups)
    assert [rows["doc"].to_pylist() for rows in read_batches("texts", tmp_path, [ends[1]])] == [[ends[1]]]
