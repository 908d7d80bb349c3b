"""The build: the same bytes whatever happened on the way, and no more work than what has changed asks for."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from pkgutil import resolve_name

import pytest

from fieldwords import paths, pipeline, tables
from fieldwords.corpus.document import parse_document
from fieldwords.errors import FieldwordsError
from fieldwords.keys import STAGES
from fieldwords.lexicon import read_lexicon
from fieldwords.pipeline import build_tables
from fieldwords.plan import plan_work
from fieldwords.schemas import TABLES
from fieldwords.steps import loaded_key, process_documents
from fieldwords.store import read_table
from fieldwords.tables import make_tasks
from speeches import SPEECHES, write_speeches

ALL = {stage: len(SPEECHES) for stage in STAGES}
NONE = dict.fromkeys(STAGES, 0)
TOWN = "云溪县/南坪镇/2019-农村工作会议讲话.txt"


def run_in_this_process(work, lost, tasks, *rest):
    loaded_key.cache_clear()
    return [work(tasks)] if tasks else []


def build_with(lexicon, raw, out):
    """A build for a new process: this one may remember rows of the lexicon as they were."""
    paths.LEXICON = lexicon
    tables.run_tasks = run_in_this_process
    pipeline.prepare_workers = lambda: None
    return build_tables(raw, out)


def build_anew(lexicon, raw, out):
    with ProcessPoolExecutor(1, multiprocessing.get_context("forkserver")) as pool:
        return pool.submit(build_with, lexicon, raw, out).result()


@pytest.fixture
def raw(tmp_path):
    return write_speeches(tmp_path / "raw")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Build in this process, with a lexicon of our own to change."""
    lexicon = shutil.copytree(paths.LEXICON, tmp_path / "lexicon")
    monkeypatch.setattr(paths, "LEXICON", lexicon)
    monkeypatch.setattr("fieldwords.tables.run_tasks", run_in_this_process)
    monkeypatch.setattr("fieldwords.pipeline.prepare_workers", lambda: None)
    return lexicon


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A finished build, made by one worker."""
    folder = tmp_path_factory.mktemp("built")
    build_tables(write_speeches(folder / "raw"), folder / "out", jobs=1)
    return folder / "out"


def read_all(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != ".lock"}


def docs_of(name, out):
    return set(read_table(name, out)["doc"])


# --- what is built


def test_every_table_is_there_and_files_found_are_documents_and_quarantine(raw, here, tmp_path):
    (raw / "empty.txt").write_bytes(b"")
    summary = build_tables(raw, tmp_path / "out")
    assert summary[:3] == (5, 4, 1)
    assert {name for stage in STAGES.values() for name in stage.tables} == set(TABLES)
    for name in TABLES:
        read_table(name, tmp_path / "out")
    assert docs_of("documents", tmp_path / "out") == set(SPEECHES)
    assert docs_of("quarantine", tmp_path / "out") == {"empty.txt"}


def test_offsets_lead_back_to_the_text(built):
    texts = read_table("texts", built).set_index("doc")["text"]
    for name in ("sentences", "targets"):
        table = read_table(name, built)
        assert len(table) > 10
        assert all(texts[row.doc][row.start : row.end] == row.text for row in table.itertuples())


def test_what_a_later_report_says_of_a_target(built):
    targets, follow_ups = read_table("targets", built), read_table("follow_ups", built)
    assert set(follow_ups["target_doc"]) <= set(targets["doc"])
    cattle = follow_ups[(follow_ups["object"] == "牛") & (follow_ups["year"] == 2018)].iloc[0]
    assert (cattle["target_value"], cattle["achieved_value"], cattle["met"]) == (36000, 37000, "met")


def test_a_duplicate_counts_once(raw, here, tmp_path):
    shutil.copyfile(raw / TOWN, raw / "ZZ-copy.txt")
    build_tables(raw, tmp_path / "out")
    documents = read_table("documents", tmp_path / "out").set_index("doc")
    marked = documents["duplicate_of"].dropna()
    assert len(marked) == 1 and {marked.index[0], marked.iloc[0]} == {TOWN, "ZZ-copy.txt"}
    years = read_table("term_years", tmp_path / "out")
    assert set(years.loc[years["year"] == 2019, "n_docs"]) == {2}
    assert marked.index[0] not in set(read_table("follow_ups", tmp_path / "out")["target_doc"])


def test_the_manifest_goes_before_the_text(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    (raw / "manifest.csv").write_text(f"doc,year\n{TOWN},2017\n", encoding="utf-8")
    assert build_tables(raw, tmp_path / "out").processed == dict.fromkeys(STAGES, 1)
    documents = read_table("documents", tmp_path / "out").set_index("doc")
    assert tuple(documents.loc[TOWN, ["year", "year_basis"]]) == (2017, "manifest")


@pytest.mark.parametrize(
    "rows", ["doc,year\n无此文件.txt,2017\n", f"doc,sha256\n{TOWN},{'0' * 64}\n", "doc,year\n,soon\n"]
)
def test_a_manifest_that_does_not_fit_is_the_users_to_mend(raw, here, tmp_path, rows):
    build_tables(raw, tmp_path / "out")
    (raw / "manifest.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(FieldwordsError, match=r"manifest"):
        build_tables(raw, tmp_path / "out")
    (raw / "manifest.csv").unlink()
    assert build_tables(raw, tmp_path / "out").written == ()


# --- no more work than needed


def test_nothing_changed_nothing_done(raw, here, tmp_path):
    assert build_tables(raw, tmp_path / "out").processed == ALL
    before = read_all(tmp_path / "out")
    again = build_tables(raw, tmp_path / "out")
    assert again.processed == NONE and again.written == ()
    assert read_all(tmp_path / "out") == before


def test_with_nothing_changed_pandas_is_not_even_loaded(built):
    code = (
        "import sys; from pathlib import Path; from fieldwords.pipeline import build_tables;"
        "done = build_tables(Path(sys.argv[1]), Path(sys.argv[2]));"
        "sys.exit(bool(done.written) or bool({'pandas', 'pandera', 'pyarrow', 'matplotlib'} & sys.modules.keys()))"
    )
    subprocess.run([sys.executable, "-c", code, built.parent / "raw", built], check=True)


def test_one_document_more_and_only_that_one_is_processed(raw, here, tmp_path, monkeypatch):
    late = (raw / TOWN).read_bytes()
    (raw / TOWN).unlink()
    build_tables(raw, tmp_path / "out")
    seen = []
    monkeypatch.setattr(
        "fieldwords.steps.parse_document", lambda doc, *rest: seen.append(doc) or parse_document(doc, *rest)
    )
    (raw / TOWN).write_bytes(late)
    assert build_tables(raw, tmp_path / "out").processed == dict.fromkeys(STAGES, 1)
    assert seen == [TOWN]
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def test_a_document_less_and_its_rows_are_gone(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    (raw / TOWN).unlink()
    summary = build_tables(raw, tmp_path / "out")
    assert summary.processed == NONE and summary.written == tuple(STAGES)
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def test_a_changed_document_is_processed_again(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    with open(raw / TOWN, "ab") as handle:
        handle.write("会后请各村抓紧落实。\n".encode())
    assert build_tables(raw, tmp_path / "out").processed == dict.fromkeys(STAGES, 1)
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def append_row(path, row):
    with open(path, "a", encoding="utf-8") as handle:
        handle.write(row)


def test_a_phrase_more_rebuilds_the_terms_and_nothing_else(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    before = read_all(tmp_path / "out")
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")
    summary = build_tables(raw, tmp_path / "out")
    assert summary.processed == {**NONE, "terms": 4} and summary.written == ("terms",)
    after = read_all(tmp_path / "out")
    changed = {name.split(".")[0] for name in after if after[name] != before[name]}
    assert changed == {"term_counts", "term_years", "terms"}
    counts = read_table("term_counts", tmp_path / "out")
    assert counts.loc[(counts["term"] == "一年接着一年干") & (counts["layer"] == "phrase"), "count"].tolist() == [1]


def test_a_farm_item_more_rebuilds_the_targets_and_nothing_else(raw, here, tmp_path):
    (raw / TOWN).write_text(
        "农村工作会议讲话\n（2019年2月20日）\n今年石墩子草种植面积不少于4000亩。\n", encoding="utf-8"
    )
    build_tables(raw, tmp_path / "out")
    append_row(here / "farm_items.csv", "石墩子草,,crop\n")
    summary = build_anew(here, raw, tmp_path / "out")
    assert summary.processed == {**NONE, "targets": 4} and summary.written == ("targets",)
    targets = read_table("targets", tmp_path / "out")
    assert targets.loc[targets["text"] == "4000亩", "object"].tolist() == ["石墩子草"]


def test_a_correction_is_made_in_its_document_and_nowhere_else(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    before = read_table("targets", tmp_path / "out")
    corn = before[(before["doc"] == TOWN) & (before["text"] == "4000亩")].iloc[0]
    append_row(here / "corrections.csv", f"{TOWN},{corn['start']},{corn['end']},4000亩,object,青贮玉米,checked\n")
    append_row(here / "corrections.csv", f"{TOWN},0,3,,object,青贮玉米,wrong place\n")
    assert build_tables(raw, tmp_path / "out").processed == {**NONE, "targets": 1}
    with open(raw / "云溪县/2020-政府工作报告.txt", "ab") as handle:
        handle.write("谢谢大家！\n".encode())
    build_tables(raw, tmp_path / "out")  # the corrected row is taken over, and not corrected twice
    after = read_table("targets", tmp_path / "out")
    changed = after.loc[after["corrected"].notna(), ["text", "object", "corrected"]]
    assert changed.values.tolist() == [["4000亩", "青贮玉米", "object"]]
    assert sorted(read_table("corrections", tmp_path / "out")["outcome"]) == ["applied", "no quantity there"]
    (here / "corrections.csv").write_text("doc,start,end,text,slot,value,note\n", encoding="utf-8")
    build_tables(raw, tmp_path / "out")
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def test_a_correction_that_fits_no_document_is_noticed(raw, here, tmp_path, capsys):
    build_tables(raw, tmp_path / "out")
    append_row(here / "corrections.csv", "nowhere.txt,0,3,,object,玉米,\n")
    summary = build_tables(raw, tmp_path / "out")
    assert summary.processed == NONE and summary.written == ("targets",)
    assert "1 correction fits no row" in capsys.readouterr().err


def test_a_lexicon_table_that_is_only_shown_rebuilds_nothing(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    append_row(here / "stopwords.csv", "同志们,address\n")
    assert build_tables(raw, tmp_path / "out").written == ()


def test_a_table_that_was_edited_by_hand_is_built_anew(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    before = read_all(tmp_path / "out")
    append_row(tmp_path / "out" / "targets.csv", "mine\n")
    assert build_tables(raw, tmp_path / "out").written == ("targets",)
    (tmp_path / "out" / "texts.parquet").unlink()
    assert build_tables(raw, tmp_path / "out").written == ("corpus",)
    assert read_all(tmp_path / "out") == before


# --- documents that fail


def test_a_document_that_fails_is_set_aside_and_tried_again_when_something_changed(raw, here, tmp_path, monkeypatch):
    from fieldwords import steps

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
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")  # not what it failed for
    assert build_tables(raw, tmp_path / "out").processed == {**NONE, "terms": 3}
    with open(raw / TOWN, "ab") as handle:
        handle.write(b"\n")
    assert build_tables(raw, tmp_path / "out")[:4] == (4, 4, 0, dict.fromkeys(STAGES, 1))
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def test_a_document_that_begins_to_fail_leaves_the_tables_of_the_other_stages_too(raw, here, tmp_path, monkeypatch):
    build_tables(raw, tmp_path / "out")

    def fail(doc, text):
        raise RuntimeError("no")

    monkeypatch.setattr("fieldwords.steps.count_document", lambda doc, text: fail(doc, text) if doc == TOWN else [])
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
    assert summary.describe(tmp_path).endswith("corpus 4 of 4, terms 4 of 4, targets 4 of 4")


def test_a_wrong_map_is_said_when_a_build_starts_even_with_nothing_else_changed(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    append_row(here / "modality_maps.csv", "a,b,c\n")
    for out in ("out", "anew"):
        with pytest.raises(FieldwordsError, match=r"modality_maps\.csv: row \d+ column slot: 'b' is none of modality"):
            build_tables(raw, tmp_path / out)


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


def test_a_worker_with_another_lexicon_is_refused(raw, here, tmp_path):
    plan = plan_work(raw, tmp_path / "out")
    tasks = make_tasks(plan)
    loaded_key.cache_clear()
    assert len(process_documents(tasks)["documents"]) == 4
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")
    with pytest.raises(FieldwordsError, match="restart"):
        process_documents(make_tasks(plan))


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


# --- the same bytes


@pytest.mark.parametrize("jobs", [2, 4])
def test_the_number_of_workers_does_not_show(raw, built, tmp_path, jobs):
    build_tables(raw, tmp_path / "out", jobs=jobs)
    assert read_all(tmp_path / "out") == read_all(built)


def test_a_dask_cluster_does_not_show(raw, built, tmp_path):
    distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0", silence_logs=50
    ) as cluster:
        build_tables(raw, tmp_path / "out", scheduler=cluster.scheduler_address)
    assert read_all(tmp_path / "out") == read_all(built)


def test_neither_hash_seed_nor_locale_nor_time_zone_shows(built, tmp_path):
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    command = [sys.executable, "-m", "fieldwords", "build", "--raw", built.parent / "raw", "--out", tmp_path / "out"]
    subprocess.run(command, env=other, check=True, stdout=subprocess.DEVNULL)
    assert read_all(tmp_path / "out") == read_all(built)


def test_two_runs_at_once_do_not_meet(built, tmp_path):
    command = [sys.executable, "-m", "fieldwords", "build", "--raw", built.parent / "raw", "--out", tmp_path / "out"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    runs = [subprocess.Popen(command, **quiet) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    assert read_all(tmp_path / "out") == read_all(built)


def test_a_run_killed_at_any_moment_ends_in_the_same_bytes(built, tmp_path):
    driver = Path(__file__).with_name("killed_builds.py")
    command = [sys.executable, driver, built.parent / "raw", tmp_path / "out", "20"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert read_all(tmp_path / "out") == read_all(built)
    killed, finished = map(int, done.stdout.split())
    assert killed + finished == 20 and killed >= 18
