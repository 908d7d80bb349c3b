"""The command line: what each command prints, and one line with exit 2 for what the user can mend."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from fieldwords.cli import main
from fieldwords.schemas import TABLES
from speeches import SPEECHES, write_speeches

TOWN = "云溪县/南坪镇/2019-农村工作会议讲话.txt"


@pytest.fixture
def raw(tmp_path):
    return write_speeches(tmp_path / "raw")


def call(capsys, *words):
    status = main([str(word) for word in words])
    return status, *capsys.readouterr()


def read_lines(text):
    return [json.loads(line) for line in text.splitlines()]


# --- the user's mistakes


def wrong_calls(raw, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "gold.jsonl").write_text('{"doc": 1}\nno json\n', encoding="utf-8")
    return {
        "missing folder": ("build", "--raw", tmp_path / "nowhere", "--out", tmp_path / "out"),
        "empty folder": ("build", "--raw", tmp_path / "empty", "--out", tmp_path / "out"),
        "report of a missing folder": ("report", "--raw", tmp_path / "nowhere", "--out", tmp_path / "out"),
        "file that is empty": ("read", tmp_path / "empty.txt"),
        "file that is missing": ("read", tmp_path / "nowhere.txt"),
        "count of a missing file": ("count", tmp_path / "nowhere.txt", "--term", "发展"),
        "count of an empty term": ("count", raw, "--term", ""),
        "targets of nothing readable": ("targets", tmp_path / "empty.txt"),
        "targets outside the root": ("targets", raw / TOWN, "--root", tmp_path / "empty"),
        "unknown kind of output": ("targets", raw, "-o", tmp_path / "t.docx"),
        "output into a missing folder": ("targets", raw, "-o", tmp_path / "nowhere" / "t.csv"),
        "gold that is no gold": ("evaluate", tmp_path / "gold.jsonl", "--root", raw),
        "gold that is missing": ("evaluate", tmp_path / "nowhere.jsonl", "--root", raw),
        "audit of a missing file": ("audit", tmp_path / "nowhere.txt"),
    }


def test_a_mistake_is_one_line_and_exit_2(raw, tmp_path, capsys):
    for what, words in wrong_calls(raw, tmp_path).items():
        status, out, err = call(capsys, *words)
        assert (status, out) == (2, ""), what
        assert err.startswith("fieldwords: ") and err.count("\n") == 1, (what, err)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("words", [[], ["bild"], ["count", "x"], ["build", "--jobs", "0"], ["build", "--jobs", "two"]])
def test_a_call_that_makes_no_sense_is_one_line_and_exit_2(words, capsys):
    with pytest.raises(SystemExit) as caught:
        main(words)
    err = capsys.readouterr().err
    assert caught.value.code == 2 and err.startswith("fieldwords: ") and err.count("\n") == 1


def test_no_command_shows_a_traceback(raw, tmp_path):
    command = [sys.executable, "-m", "fieldwords", "targets", tmp_path / "nowhere"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 2 and "Traceback" not in done.stderr and done.stderr.count("\n") == 1


def test_a_directory_and_a_missing_folder_are_called_so(raw, tmp_path, capsys):
    assert "raw: cannot be opened (Is a directory); check the path" in call(capsys, "read", raw)[2]
    (tmp_path / "t.csv").mkdir()
    assert (
        "t.csv: cannot be written (Is a directory); name another place"
        in call(capsys, "targets", raw, "-o", tmp_path / "t.csv")[2]
    )
    gone = call(capsys, "targets", raw, "-o", tmp_path / "nowhere" / "t.csv")[2]
    assert "cannot be written (No such file or directory); name another place" in gone
    below = call(capsys, "targets", raw, "-o", raw / TOWN / "t.csv")
    assert below[0] == 2 and "(Not a directory); name another place" in below[2]


# --- read


def test_read_prints_the_text_as_it_stands(raw, capsys):
    doc = next(iter(SPEECHES))  # in GB18030
    assert call(capsys, "read", raw / doc) == (0, SPEECHES[doc], "")


def test_names_and_texts_do_not_depend_on_the_locale(raw):
    ascii_only = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "fieldwords", "read", raw / TOWN]
    done = subprocess.run(command, capture_output=True, env=ascii_only)
    assert done.stdout.decode("utf-8") == SPEECHES[TOWN]


# --- count


def test_count_gives_three_counts_for_each_file_and_term_in_the_order_given(raw, capsys):
    files = [raw / TOWN, raw / "云溪县/2018-政府工作报告.txt"]
    status, out, err = call(capsys, "count", *files, "--term", "乡村振兴", "--term", "脱贫攻坚", "--root", raw)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0 and err == ""
    columns = ["doc", "year", "term", "substring", "phrase", "word", "n_han", "n_tokens", "uncounted"]
    assert list(rows[0]) == columns
    found = [(row["doc"], row["year"], row["term"], row["substring"], row["phrase"]) for row in rows]
    assert found == [
        (TOWN, "2019", "乡村振兴", "1", "1"),
        (TOWN, "2019", "脱贫攻坚", "0", "0"),
        ("云溪县/2018-政府工作报告.txt", "2018", "乡村振兴", "0", "0"),
        ("云溪县/2018-政府工作报告.txt", "2018", "脱贫攻坚", "1", "1"),
    ]


def test_a_file_name_is_no_formula_for_a_spreadsheet(raw, capsys):
    named = raw / "=1+1.txt"
    named.write_text(SPEECHES[TOWN], encoding="utf-8")
    out = call(capsys, "count", named, "--term", "乡村振兴", "--root", raw)[1]
    assert out.splitlines()[1].startswith("'=1+1.txt,")


def test_what_cannot_be_read_is_said_and_the_rest_is_counted(raw, capsys):
    (raw / "empty.txt").write_bytes(b"")
    status, out, err = call(capsys, "count", raw, "--term", "乡村振兴")
    assert status == 0 and len(out.splitlines()) == 1 + len(SPEECHES)
    assert err.startswith("left out: ") and "empty.txt" in err and err.count("\n") == 1


@pytest.mark.parametrize("words", [["count", "--term", "乡村振兴"], ["audit"], ["targets"]])
def test_a_link_that_leads_nowhere_is_said_to_be_left_out(raw, capsys, words):
    (raw / "lost.txt").symlink_to("none")
    status, out, err = call(capsys, words[0], raw, *words[1:])
    assert status == 0 and out and err == "left out: lost.txt: is a link that leads nowhere; take it away\n"


# --- targets


def check_rows(rows, raw):
    assert {row["doc"] for row in rows} == set(SPEECHES)
    for row in rows:
        assert list(row) == list(TABLES["targets"].columns)
        assert SPEECHES[row["doc"]][row["start"] : row["end"]] == row["text"]
        assert all(type(row[name]) is int for name in ("start", "end", "sentence", "section"))
        assert row["year"] is None or type(row["year"]) is int
        assert type(row["value"]) is float


def test_targets_as_json_lines_on_stdout(raw, capsys):
    status, out, err = call(capsys, "targets", raw)
    assert (status, err) == (0, "")
    rows = read_lines(out)
    check_rows(rows, raw)
    [corn] = [row for row in rows if row["doc"] == TOWN and row["text"] == "4000亩"]
    wanted = {"object": "玉米", "measure": "面积", "value": 4000.0, "value_high": None, "unit_base": "亩"}
    wanted |= {"comparator": "ge", "status": "target", "year": 2019, "domain": "crop"}
    assert {name: corn[name] for name in wanted} == wanted


def test_targets_in_three_kinds_of_files_say_the_same(raw, tmp_path, capsys):
    for kind in ("jsonl", "csv", "parquet"):
        assert call(capsys, "targets", raw, "-o", tmp_path / f"t.{kind}") == (0, "", "")
    lines = read_lines((tmp_path / "t.jsonl").read_text(encoding="utf-8"))
    check_rows(lines, raw)
    csv_table = pd.read_csv(tmp_path / "t.csv", encoding="utf-8-sig")
    parquet = pd.read_parquet(tmp_path / "t.parquet")
    for name in ("doc", "start", "text", "value", "unit_base", "status"):
        column = [row[name] for row in lines]
        assert csv_table[name].tolist() == parquet[name].tolist() == column, name
    assert call(capsys, "targets", raw, "-o", tmp_path / "t.xlsx") == (0, "", "")
    with ZipFile(tmp_path / "t.xlsx") as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == len(lines) + 1


def test_many_files_go_to_processes_and_come_back_in_order(tmp_path, capsys):
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(SPEECHES[TOWN], encoding="utf-8")
    status, out, _ = call(capsys, "targets", tmp_path, "--jobs", 2)
    docs = [row["doc"] for row in read_lines(out)]
    assert status == 0 and docs == sorted(docs) and len(set(docs)) == 12


def test_names_are_below_the_root_else_below_the_common_folder(raw, capsys):
    def docs(*words):
        return {row["doc"] for row in read_lines(call(capsys, "targets", *words)[1])}

    assert docs(raw / TOWN) == {"2019-农村工作会议讲话.txt"}
    assert docs(raw / TOWN, "--root", raw) == {TOWN}
    assert docs(raw / "云溪县" / "南坪镇") == {"2019-农村工作会议讲话.txt"}
    assert docs(raw / TOWN, raw / "云溪县/2018-政府工作报告.txt") == {
        "南坪镇/2019-农村工作会议讲话.txt",
        "2018-政府工作报告.txt",
    }


def test_a_file_given_twice_appears_once(raw, capsys):
    once = call(capsys, "targets", raw / TOWN)
    assert call(capsys, "targets", raw / TOWN, raw / TOWN) == once


def test_a_closed_pipe_is_no_error(raw):
    command = f'"{sys.executable}" -m fieldwords targets "{raw}" | head -n 1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == "" and done.stdout.count("\n") == 1


# --- audit, evaluate, build


def test_audit_lists_the_terms_of_the_lexicon_that_occur(raw, capsys):
    status, out, err = call(capsys, "audit", raw)
    rows = {row["term"]: row for row in csv.DictReader(io.StringIO(out))}
    assert (status, err) == (0, "")
    assert rows["乡村振兴"]["substring"] == "2" and {"phrase", "word", "splits", "context"} <= rows["乡村振兴"].keys()


def test_evaluate_scores_a_gold_file(raw, tmp_path, capsys):
    found = read_lines(call(capsys, "targets", raw / TOWN, "--root", raw)[1])
    missing = {**found[0], "start": 1, "end": 3}  # said to be there, and not found
    gold = [{**row, "core": True} for row in [*found, missing]]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in gold), encoding="utf-8")
    status, out, err = call(capsys, "evaluate", path, "--root", raw)
    assert (status, err) == (0, "")
    levels = {line.split()[0]: line.split()[1:4] for line in out.splitlines() if line}
    pd.DataFrame(gold).to_csv(tmp_path / "gold.csv", index=False, encoding="utf-8-sig")
    assert call(capsys, "evaluate", tmp_path / "gold.csv", "--root", raw)[1] == out
    n = len(found)
    for level in ("found", "value", "item", "comparison", "status", "year"):
        assert levels[level] == [str(n), str(n), str(n + 1)]


def test_build_says_what_it_found_and_did(raw, tmp_path, capsys):
    (raw / "empty.txt").write_bytes(b"")
    status, out, _ = call(capsys, "build", "--raw", raw, "--out", tmp_path / "out", "--jobs", 1)
    assert status == 0 and "5 files: 4 read, 1 set aside" in out and "quarantine.csv" in out
    status, out, _ = call(capsys, "build", "--raw", raw, "--out", tmp_path / "out")
    assert status == 0 and "nothing has changed" in out


def test_build_says_how_many_documents_have_no_year(raw, tmp_path, capsys):
    (raw / "undated.txt").write_text(
        "在养牛现场会上的讲话\n同志们：\n要把牛养好，牛存栏达到3.6万头。\n", encoding="utf-8"
    )
    for _ in range(2):
        status, out, _ = call(capsys, "build", "--raw", raw, "--out", tmp_path / "out", "--jobs", 1)
        assert status == 0 and "5 read, 0 set aside, 1 without a year and in no yearly table" in out


def test_an_interrupt_between_tables_and_pages_says_which_are_new(raw, tmp_path, capsys, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("fieldwords.pages.publishing._make_pages", interrupt)
    status, out, err = call(capsys, "report", "--raw", raw, "--out", tmp_path / "out", "--jobs", 1)
    assert (status, err) == (
        130,
        "fieldwords: interrupted; the tables are up to date, the pages are as before: run it again\n",
    )


def test_a_term_that_nobody_says_comes_with_a_hint(raw, capsys):
    status, out, err = call(capsys, "count", raw, "--term", "石墩子草", "--term", "乡村振兴")
    assert status == 0 and "石墩子草" in out
    assert err.startswith("石墩子草: not said in 4 documents; is it written so?") and "乡村振兴" not in err


def test_warnings_of_a_file_are_said_beside_its_rows(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("雲溪縣農村工作會議講話\n今年要抓好春耕，牛存欄達到3.6萬頭，羊出欄9萬隻。\n", encoding="utf-8")
    status, out, err = call(capsys, "targets", path)
    assert status == 0 and "a.txt: " in err and "traditional" in err
    assert {row["object"] for row in read_lines(out)} == {"牛", "羊"}


def test_a_language_that_there_is_not_is_one_line(raw, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["report", "--raw", str(raw), "--lang", "fr"])
    err = capsys.readouterr().err
    assert stopped.value.code == 2 and err.count("\n") == 1 and "--lang" in err


def test_a_wrong_language_in_the_environment_is_said_before_the_work(raw, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("FIELDWORDS_LANG", "xx")
    assert main(["report", "--raw", str(raw), "--out", str(tmp_path / "out")]) == 2
    assert "FIELDWORDS_LANG=xx: unknown language" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--raw", "x" * 5000], "File name too long"),
        (["build", "--jobs", "1" + "0" * 20], "no number of processes"),
        (["count", "data/raw", "--term", "\udcff\udcfe"], "no UTF-8"),
    ],
)
def test_what_no_system_can_do_is_one_line(arguments, said, tmp_path):
    command = [sys.executable, "-m", "fieldwords", *map(os.fsencode, arguments)]
    done = subprocess.run(command, capture_output=True, cwd=Path(__file__).parents[1])
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2 and len(lines) == 1 and said in lines[0]
