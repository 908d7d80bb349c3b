"""The build: the same bytes whatever happened on the way, and no more work than what has changed asks for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builds import ALL, NONE, TOWN, append_row, build_anew, docs_of, read_all
from fieldwords.build.pipeline import build_tables
from fieldwords.build.stamps import STAGES
from fieldwords.build.store import read_table
from fieldwords.corpus.document import parse_document
from fieldwords.errors import FieldwordsError
from fieldwords.schemas import TABLES
from speeches import SPEECHES

# --- what is built


def test_every_table_is_there_and_files_found_are_documents_and_quarantine(raw, here, tmp_path):
    (raw / "empty.txt").write_bytes(b"")
    summary = build_tables(raw, tmp_path / "out")
    assert summary[:3] == (5, 4, 1)
    assert {name for stage in STAGES.values() for name in stage.tables} == {*TABLES, "signs", "counted"}
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
    targets, outcomes = read_table("targets", built), read_table("outcomes", built)
    assert set(outcomes["doc"]) <= set(targets["doc"])
    cattle = outcomes[(outcomes["item"] == "牛") & (outcomes["year"] == 2018)].iloc[0]
    assert (cattle["target"], cattle["answer"], cattle["verdict"]) == (36000, 37000, "met")


def test_a_duplicate_counts_once(raw, here, tmp_path):
    shutil.copyfile(raw / TOWN, raw / "ZZ-copy.txt")
    build_tables(raw, tmp_path / "out")
    documents = read_table("documents", tmp_path / "out").set_index("doc")
    marked = documents["duplicate_of"].dropna()
    assert len(marked) == 1 and {marked.index[0], marked.iloc[0]} == {TOWN, "ZZ-copy.txt"}
    years = read_table("term_years", tmp_path / "out")
    assert set(years.loc[years["year"] == 2019, "n_docs"]) == {2}
    assert marked.index[0] not in set(read_table("outcomes", tmp_path / "out")["doc"])


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
        "import sys; from pathlib import Path; from fieldwords.build.pipeline import build_tables;"
        "done = build_tables(Path(sys.argv[1]), Path(sys.argv[2]));"
        "sys.exit(bool(done.written) or bool({'pandas', 'pyarrow', 'matplotlib'} & sys.modules.keys()))"
    )
    subprocess.run([sys.executable, "-c", code, built.parent / "raw", built], check=True)


def test_one_document_more_and_only_that_one_is_processed(raw, here, tmp_path, monkeypatch):
    late = (raw / TOWN).read_bytes()
    (raw / TOWN).unlink()
    build_tables(raw, tmp_path / "out")
    seen = []
    monkeypatch.setattr(
        "fieldwords.build.stages.parse_document", lambda doc, *rest: seen.append(doc) or parse_document(doc, *rest)
    )
    (raw / TOWN).write_bytes(late)
    assert build_tables(raw, tmp_path / "out").processed == dict.fromkeys(STAGES, 1)
    assert seen == [TOWN]
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def test_a_town_answers_its_county_as_it_comes_changes_and_goes(raw, here, tmp_path):
    town, county = raw / "云溪县/南坪镇/2020-工作报告.txt", raw / "云溪县/2019-重点工作部署.txt"
    county.write_text("2019年云溪县重点工作部署\n\n2019年，南坪镇要种植马铃薯6000亩。\n", encoding="utf-8")
    report = "南坪镇政府工作报告\n\n（2020年1月9日）\n\n一、2019年工作回顾\n\n全年种植马铃薯6200亩。\n"
    found = []
    for text in (None, report, report.replace("6200", "5200"), None):
        town.unlink(missing_ok=True)
        if text:
            town.write_text(text, encoding="utf-8")
        build_tables(raw, tmp_path / "out")
        shutil.rmtree(tmp_path / "anew", ignore_errors=True)
        build_tables(raw, tmp_path / "anew")
        assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")
        outcomes = read_table("outcomes", tmp_path / "out")
        found += outcomes.loc[outcomes["text"] == "6000亩", "verdict"].tolist()
    assert found == ["no report", "met", "missed", "no report"]


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


@pytest.mark.parametrize("place", ["云溪县", "某处"])
def test_a_document_moves_to_another_place(raw, here, tmp_path, place):
    shutil.copyfile(raw / TOWN, raw / "ZZ-copy.txt")
    build_tables(raw, tmp_path / "out")
    (raw / "manifest.csv").write_text(f"doc,place\n{TOWN},{place}\n", encoding="utf-8")
    assert build_tables(raw, tmp_path / "out").processed == dict.fromkeys(STAGES, 1)
    build_tables(raw, tmp_path / "anew")
    assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")


def test_a_phrase_more_rebuilds_the_terms_and_nothing_else(raw, here, tmp_path):
    build_tables(raw, tmp_path / "out")
    before = read_all(tmp_path / "out")
    append_row(here / "phrases.csv", "一年接着一年干,方法,,,,\n")
    summary = build_tables(raw, tmp_path / "out")
    assert summary.processed == {**NONE, "terms": 4} and summary.written == ("words", "terms")
    after = read_all(tmp_path / "out")
    changed = {name.split(".")[0] for name in after if after[name] != before[name]}
    assert changed == {"term_counts", "term_years", "terms", "words"}
    counts = read_table("term_counts", tmp_path / "out")
    assert counts.loc[(counts["term"] == "一年接着一年干") & (counts["layer"] == "phrase"), "count"].tolist() == [1]


def test_a_farm_item_more_rebuilds_the_targets_and_nothing_else(raw, here, tmp_path):
    (raw / TOWN).write_text(
        "农村工作会议讲话\n（2019年2月20日）\n今年石墩子草种植面积不少于4000亩。\n", encoding="utf-8"
    )
    build_tables(raw, tmp_path / "out")
    append_row(here / "farm_items.csv", "石墩子草,,crop\n")
    summary = build_anew(here, raw, tmp_path / "out")
    assert summary.processed == {**NONE, "targets": 1} and summary.written == ("targets",)
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


@pytest.mark.parametrize("place", ["云溪县", "某处", ""])
def test_a_row_of_another_place_comes_and_goes_with_its_correction(raw, here, tmp_path, place):
    def set_beside_one_from_nothing():
        build_tables(raw, tmp_path / "out")
        shutil.rmtree(tmp_path / "anew", ignore_errors=True)
        build_tables(raw, tmp_path / "anew")
        assert read_all(tmp_path / "out") == read_all(tmp_path / "anew")

    build_tables(raw, tmp_path / "out")
    targets = read_table("targets", tmp_path / "out")
    corn = targets[(targets["doc"] == TOWN) & (targets["text"] == "4000亩")].iloc[0]
    append_row(here / "corrections.csv", f"{TOWN},{corn['start']},{corn['end']},4000亩,place,{place},checked\n")
    set_beside_one_from_nothing()
    panel = read_table("panel", tmp_path / "out")
    assert panel.loc[panel["text"] == "4000亩", "place"].fillna("").tolist() == [place]
    with open(raw / "云溪县/2020-政府工作报告.txt", "ab") as handle:
        handle.write("谢谢大家！\n".encode())
    set_beside_one_from_nothing()
    (here / "corrections.csv").write_text("doc,start,end,text,slot,value,note\n", encoding="utf-8")
    set_beside_one_from_nothing()


def test_a_correction_that_fits_no_row_is_noticed_one_of_another_collection_is_not(raw, here, tmp_path, capsys):
    build_tables(raw, tmp_path / "out")
    append_row(here / "corrections.csv", "nowhere.txt,0,3,,object,玉米,\n")
    summary = build_tables(raw, tmp_path / "out")
    assert summary.processed == NONE and summary.written == ("targets",)
    assert capsys.readouterr().err == ""
    append_row(here / "corrections.csv", "云溪县/2020-政府工作报告.txt,0,3,,object,玉米,\n")
    build_tables(raw, tmp_path / "out")
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


# --- the same bytes


@pytest.mark.parametrize("jobs", [2, 4])
def test_the_number_of_workers_does_not_show(raw, built, tmp_path, monkeypatch, jobs):
    monkeypatch.setattr("fieldwords.build.workers.FEW", 0)
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


def test_a_run_killed_at_any_moment_leaves_the_old_tables_or_the_new(built, tmp_path):
    other = shutil.copytree(built.parent / "raw", tmp_path / "raw")
    (other / TOWN).write_text("农村工作会议讲话\n（2019年2月20日）\n今年牛存栏要达到4000头。\n", encoding="utf-8")
    driver = Path(__file__).with_name("killed_builds.py")
    command = [sys.executable, driver, built.parent / "raw", other, tmp_path / "out", "20"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert read_all(tmp_path / "out") == read_all(built)
    killed, finished = map(int, done.stdout.split())
    assert killed + finished == 20 and killed >= 8
