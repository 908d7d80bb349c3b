"""Documents that fail and folders that hold none: nothing is lost, nothing is left half written."""

import os

import pytest

from builds import ALL, TOWN, append_row, build_anew, docs_of, read_all
from fieldwords.build.pipeline import build_tables
from fieldwords.build.reach import find_reach
from fieldwords.build.stages import loaded_key, make_tasks, process_documents
from fieldwords.build.stamps import STAGES, plan_build
from fieldwords.build.store import read_table
from fieldwords.errors import FieldwordsError
from fieldwords.reading import find_files, hash_files
from fieldwords.terms.counts import count_document
from speeches import SPEECHES


def test_a_document_that_fails_is_set_aside_and_tried_again_when_something_changed(raw, here, tmp_path, monkeypatch):
    from fieldwords.build import stages as steps

    extract = steps.extract_targets

    def fail(document):
        if document.doc == TOWN:
            raise ValueError("a number\nthat nobody knows")
        return extract(document)

    build_tables(raw, tmp_path / "sound")
    monkeypatch.setattr(steps, "extract_targets", fail)
    assert build_tables(raw, tmp_path / "out")[:3] == (4, 3, 1)
    row = read_table("quarantine", tmp_path / "out").iloc[0]
    assert (row["doc"], row["stage"], row["reason"]) == (TOWN, "targets", "ValueError: a number that nobody knows")
    for name in ("documents", "texts", "sections", "sentences", "term_counts", "targets"):
        assert docs_of(name, tmp_path / "out") == set(SPEECHES) - {TOWN}, name
    assert build_tables(raw, tmp_path / "out").written == ()

    monkeypatch.setattr(steps, "extract_targets", extract)
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")  # whatever has changed
    assert build_tables(raw, tmp_path / "out")[:4] == (4, 4, 0, {"corpus": 1, "words": 1, "terms": 4, "targets": 1})
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def test_a_document_that_begins_to_fail_leaves_the_tables_of_the_other_stages_too(raw, here, tmp_path, monkeypatch):
    build_tables(raw, tmp_path / "out")

    def fail_on_town(counted, layers):
        if "南坪镇" in counted:
            raise RuntimeError("no")
        return count_document(counted, layers=layers)

    monkeypatch.setattr("fieldwords.build.stages.count_document", fail_on_town)
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


def test_documents_done_anew_are_of_those_read(raw, here, tmp_path):
    (raw / "empty.txt").write_bytes(b"")
    summary = build_tables(raw, tmp_path / "out")
    assert summary.processed == ALL
    assert summary.describe(tmp_path).endswith("corpus 4 of 4, words 4 of 4, terms 4 of 4, targets 4 of 4")


def test_a_wrong_map_is_said_when_a_build_starts_even_with_nothing_else_changed(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    append_row(here / "modality_maps.csv", "a,b,c\n")
    for out in ("out", "anew"):
        with pytest.raises(FieldwordsError, match=r"modality_maps\.csv: row \d+ column slot: 'b' is none of modality"):
            build_tables(raw, tmp_path / out)


def test_a_worker_with_another_lexicon_is_refused(raw, here, tmp_path):
    files = find_files(raw)
    plan = plan_build(files, hash_files(files), tmp_path / "out", find_reach(tmp_path / "out"))
    tasks = make_tasks(plan, tmp_path / "out")
    loaded_key.cache_clear()
    assert len(process_documents(tasks).tables["documents"]) == 4
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")
    with pytest.raises(FieldwordsError, match="restart"):
        process_documents(make_tasks(plan, tmp_path / "out"))


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
