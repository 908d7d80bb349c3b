"""The door: every name has an example that runs, importing it costs nothing, and help is a map."""

import doctest
import inspect
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import fieldwords as fw
from fieldwords import paths
from fieldwords.build.pipeline import build_tables
from fieldwords.errors import FieldwordsError

HOME = Path(__file__).resolve().parents[1]
QUESTIONS = sorted(name for name in dir(fw.Collection) if not name.startswith("_"))


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The tables of the example collection."""
    out = tmp_path_factory.mktemp("example")
    build_tables(HOME / "data" / "raw", out, jobs=1)
    return out


@pytest.fixture
def names(example, monkeypatch):
    """What the examples in the docstrings begin with."""
    monkeypatch.chdir(HOME)
    monkeypatch.setattr(paths, "PROCESSED", example)
    monkeypatch.setattr(paths, "REPORTS", example / "reports")
    return {"fw": fw, "pd": pd, "speeches": fw.open()}


def run_examples(thing, name, names):
    found = doctest.DocTestFinder(recurse=False).find(thing, name, globs=names)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    for test in found:
        runner.run(test)
    return runner.summarize(verbose=False)


@pytest.mark.parametrize("name", fw.__all__)
def test_every_name_of_the_door_has_an_example_that_runs(name, names):
    result = run_examples(getattr(fw, name), name, names)
    assert result.attempted and not result.failed


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_an_example_that_runs(name, names):
    result = run_examples(inspect.getattr_static(fw.Collection, name), name, names)
    assert result.attempted and not result.failed


def test_the_map_names_every_name_and_question():
    words = set(re.findall(r"\w+", fw.__doc__))
    assert {*fw.__all__, *QUESTIONS} - {"Collection", "years", "table"} <= words
    assert set(fw.__all__) <= set(dir(fw))


def test_the_newcomers_questions_run_and_are_short(names):
    words = (HOME / "docs" / "api.md").read_text(encoding="utf-8")
    answers = re.findall(r"```python\n(.*?)```", words.split("## Four questions")[1].split("\n## ")[0], re.DOTALL)
    assert len(answers) == 4
    for number, answer in enumerate(answers, start=1):
        assert len([line for line in answer.splitlines() if line.strip()]) <= 10
        here = {}
        exec(compile(answer, f"question {number}", "exec"), here)
        assert len(here["answer"]) > 0


def test_the_page_on_the_door_is_as_its_docstrings():
    write_api = runpy.run_path(str(HOME / "docs" / "write_api.py"))["write_api"]
    assert (HOME / "docs" / "api.md").read_text(encoding="utf-8") == write_api(), "run make docs"


def test_importing_the_door_loads_no_heavy_library():
    code = "import sys, fieldwords; print(sorted({'pandas', 'numpy', 'matplotlib'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_tables_give_back_the_memory_they_no_longer_need():
    code = "import fieldwords, pyarrow; print(pyarrow.default_memory_pool().backend_name)"
    assert subprocess.check_output([sys.executable, "-c", code], encoding="utf-8").strip() == "system"


def test_a_name_that_is_not_there_is_said():
    with pytest.raises(AttributeError, match="no attribute 'counts'"):
        fw.counts  # noqa: B018


def test_a_wrong_name_is_answered_with_the_right_one(names):
    speeches = names["speeches"]
    with pytest.raises(FieldwordsError, match="did you mean targets"):
        speeches.table("target")
    with pytest.raises(FieldwordsError, match="select: place 石魔镇 is not there; near to it: 石磨镇"):
        speeches.select(place="石魔镇")
    with pytest.raises(FieldwordsError, match="no column 'state'"):
        speeches.targets(state="target")
    with pytest.raises(FieldwordsError, match="keyness: '2019' is no collection"):
        speeches.keyness("2019")
    with pytest.raises(FieldwordsError, match="dispersion: layer 'words' is none of substring, phrase, word"):
        speeches.dispersion("乡村振兴", layer="words")
    assert len(speeches.dispersion("乡村振兴")) == len(speeches.audit("乡村振兴")) == 1


def test_what_is_given_is_read_before_a_question_is_asked(names):
    speeches = names["speeches"]
    assert (
        len(speeches.select(years="2019")) == len(speeches.select(years=[2019.0])) == len(speeches.select(None, 2019))
    )
    assert [len(half) for half in speeches.split("2021")] == [len(half) for half in speeches.split(2021)]
    assert len(speeches.sample("5")) == 5
    assert speeches.divergent_words("2019").equals(speeches.divergent_words(2019, "2018"))
    for ask, said in (
        (lambda: speeches.select(years="soon"), "select: years: 'soon' is no whole number"),
        (lambda: speeches.split("x"), "split: before: 'x' is no whole number"),
        (lambda: speeches.sample(None), "sample: most: 'None' is no whole number"),
        (lambda: speeches.periods("x"), "periods: n_periods: 'x' is no whole number"),
        (lambda: speeches.divergent_words(2019, "x"), "divergent_words: previous: 'x' is no whole number"),
        (lambda: speeches.dispersion(None), "a term is one text such as 粮食, and None is none"),
        (lambda: speeches.count([]), "count: name one term or more"),
        (lambda: speeches.outcomes(verdict="silence"), "outcomes: verdict 'silence' is none of met, missed"),
        (lambda: speeches.trends(layer="words"), "trends: layer 'words' is none of"),
        (lambda: speeches.movers(layer="words"), "movers: layer 'words' is none of"),
    ):
        with pytest.raises(FieldwordsError, match=said):
            ask()


def test_outcomes_are_asked_as_the_panel_is(names):
    met = names["speeches"].outcomes("cattle", verdict="met")
    assert len(met) and met["said_later"].notna().all()
    assert set(met["item"] + met["verdict"]) == {"牛met"}


def test_a_collection_within_another_is_warned_of(names):
    speeches = names["speeches"]
    part = speeches.select(place="石磨镇")
    with pytest.warns(UserWarning, match=rf"keyness: {len(part)} document\(s\) stand in both"):
        part.keyness(speeches)


def test_a_table_of_another_kind_is_refused(names):
    speeches = names["speeches"]
    found, panel = speeches.targets(), speeches.table("panel")
    figure = pd.DataFrame({"place": ["柳沟镇"], "year": ["2017"], "item": "小麦", "measure": "面积", "value": "12900"})
    assert fw.compare(panel, figure)["external_diff"].count() == 1
    for ask, said in (
        (lambda: fw.annotate(speeches.documents), "annotate: column start, end, text"),
        (lambda: fw.score(found, speeches.documents), "score: gold: column start, end, core"),
        (lambda: fw.score(speeches.documents, fw.annotate(found)), "score: targets: column start"),
        (lambda: fw.compare(panel, figure.assign(year="去年")), "external table: year: '去年' is no whole number"),
        (lambda: fw.read_lexicon("phrase"), "no table 'phrase'; did you mean phrases?"),
        (lambda: fw.read(None), "read: name files or folders of speeches"),
        (lambda: fw.read([]), "read: name files or folders of speeches"),
    ):
        with pytest.raises(FieldwordsError, match=re.escape(said)):
            ask()
    assert len(speeches.sample(0)) == 1


def test_a_sheet_judged_in_a_spreadsheet_is_read_back(names, tmp_path):
    found = names["speeches"].select(place="石磨镇", years=2019).targets()
    sheet, path = fw.annotate(found), tmp_path / "gold.csv"
    assert found["status"].iat[0] != "stock"
    sheet.loc[0, "status"] = "stock"
    sheet.to_csv(path, index=False, encoding="utf-8-sig")
    assert fw.score(found, path).equals(fw.score(found, sheet))
    assert fw.differences(found, path)[["slot", "value"]].to_numpy().tolist() == [["status", "stock"]]
    for slot, cell, said in (
        ("status", "stocks", "score: gold: status 'stocks' is none of target"),
        ("year", "2019年", "score: gold: year '2019年' is no number"),
        ("value", "一万", "score: gold: value '一万' is no number"),
    ):
        with pytest.raises(FieldwordsError, match=said):
            fw.score(found, sheet.astype(object).assign(**{slot: cell}))
    path.write_bytes("doc,粮食产量达到".encode("gb18030"))
    with pytest.raises(FieldwordsError, match="save it as CSV UTF-8"):
        fw.score(found, path)


def test_files_may_be_given_in_a_list():
    town = Path("data/raw/青岚县/石磨镇")
    assert len(fw.read([*town.glob("2019*")], jobs=1)) == len(fw.read(*town.glob("2019*"), jobs=1)) > 0


def test_an_item_of_the_panel_has_other_names_too(names):
    speeches = names["speeches"]
    assert len(speeches.panel(item="农民")) == len(speeches.panel(item="农村居民")) > 0
    assert set(speeches.panel(item=["农民", "牛"])["item"]) == {"农村居民", "牛"}


def test_a_report_is_opened_by_its_folder_too(example, tmp_path):
    (tmp_path / "processed").symlink_to(example)
    assert len(fw.open(tmp_path)) == len(fw.open(tmp_path / "processed")) > 0


def test_what_is_read_and_what_was_built_are_the_same(names):
    read, built = fw.read("data/raw", jobs=1), names["speeches"]
    for name in ("documents", "targets", "panel", "outcomes", "term_years"):
        pd.testing.assert_frame_equal(
            read.table(name).sort_values(list(read.table(name).columns), ignore_index=True),
            built.table(name).sort_values(list(built.table(name).columns), ignore_index=True),
        )


def test_a_selection_holds_its_own_rows_only(names):
    town = names["speeches"].select(place="石磨镇")
    assert set(town.documents["place"]) == {"石磨镇"}
    for name in ("sentences", "targets", "term_counts"):
        assert set(town.table(name)["doc"]) <= set(town.documents["doc"])
    assert town.term_years["n_docs"].max() <= len(town)
    assert set(town.outcomes()["place"]) == {"石磨镇"}


def test_rates_of_a_place_and_year_are_those_of_the_place_in_that_year(names):
    speeches = names["speeches"]
    rates = speeches.count(["石磨", "粮食"], by=["place", "year"])
    assert list(rates.columns[:3]) == ["place", "year", "term"]
    for place, own in rates.groupby("place"):
        town = speeches.select(place=place).count(["石磨", "粮食"]).drop(columns=["low", "high"])
        town = town.sort_values(["term", "layer", "year"], ignore_index=True)
        own = own.sort_values(["term", "layer", "year"], ignore_index=True)[town.columns].astype({"year": "int64"})
        pd.testing.assert_frame_equal(own, town)
    with pytest.raises(FieldwordsError, match="count: by doc, or by year, place or both"):
        speeches.count("石磨", by=["doc", "year"])


def test_rates_of_a_place_are_its_counts_over_its_characters(names):
    speeches = names["speeches"]
    rates = speeches.count("石磨", by="place").query("layer == 'substring'").set_index("place")
    for place, row in rates.iterrows():
        town = speeches.select(place=place)
        by_doc = town.count("石磨", by="doc")
        assert row["count"] == (by_doc["substring"] - by_doc["uncounted"]).sum()
        assert row["per_10k"] == pytest.approx(row["count"] / town.documents["n_han"].sum() * 10_000)


def test_every_target_is_quoted_with_the_sentence_that_holds_it(names):
    rows = names["speeches"].targets()
    assert all(row.text in row.said for row in rows.itertuples())


def test_a_correction_changes_its_row_and_no_other(names):
    speeches = names["speeches"]
    before = speeches.targets()
    sheet = fw.annotate(before)
    sheet.loc[3, ["object", "year"]] = ["某物", 2031]
    rows = fw.differences(before, sheet)
    assert rows[["slot", "value"]].to_numpy().tolist() == [["object", "某物"], ["year", "2031"]]
    after = speeches.correct(rows)
    assert set(after.table("corrections")["outcome"]) == {"applied"}
    changed = (before["object"] != after.targets()["object"]) & ~(
        before["object"].isna() & after.targets()["object"].isna()
    )
    assert changed[changed].index.tolist() == [3]
    assert fw.differences(after.targets(), sheet).empty
    assert "(corrected by hand)" in fw.explain(after.targets().iloc[3])


def test_a_sheet_left_as_it_is_scores_one(names):
    rows = names["speeches"].targets()
    assert fw.score(rows, fw.annotate(rows))["f1"].tolist() == [1.0] * 6


def test_what_follows_from_a_corrected_target_follows_too(names):
    speeches = names["speeches"]
    nothing = pd.DataFrame(columns=["doc", "start", "end", "text", "slot", "value", "note"])
    for name in ("panel", "outcomes"):
        same = speeches.correct(nothing).table(name)
        key = ["place", "item", "measure", "kind", "year", "doc", "start"]
        pd.testing.assert_frame_equal(
            same.sort_values(key, ignore_index=True), speeches.table(name).sort_values(key, ignore_index=True)
        )
    figure = speeches.panel(track="outcome", kind="level", exactness="exact").iloc[0]
    row = figure[["doc", "start", "end", "text"]].to_frame().T.assign(slot="value", value="123456", note="read again")
    after = speeches.correct(row).panel()
    mine = after[(after["doc"] == figure["doc"]) & (after["start"] == figure["start"])]
    assert mine["value"].tolist() == [123456.0]
