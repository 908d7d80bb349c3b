"""The whole report, built from a few speeches with hostile names: pages, evidence, figures, and a look in a browser."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pandas as pd
import pytest
from selectolax.lexbor import LexborHTMLParser

from fieldwords import paths
from fieldwords.build.pipeline import build_tables
from fieldwords.build.store import read_table
from fieldwords.errors import FieldwordsError
from fieldwords.figures.links import page_link
from fieldwords.pages.publishing import build_report, check_folder, read_notice, translate_notebooks

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(1)">'
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
)


def write_speeches(folder: Path) -> Path:
    """Three reports of a made-up county, the last hostile in name, title and words, and an empty file."""
    folder.mkdir()
    for year, herd, area in ((2018, 2.1, 5000), (2019, 2.3, 5600), (2021, 2.6, 6100)):
        name = f"{year}年清河县政府工作报告" + (' <img src=x onerror=alert(1)> "' if year == 2021 else "")
        title = f"{year}年清河县政府工作报告" + (HOSTILE if year == 2021 else "")
        lines = [
            title,
            f"——{year}年1月12日在清河县第八届人民代表大会第{year - 2016}次会议上",
            "各位代表：",
            f"一、{year - 1}年工作回顾",
            f"过去一年，全县乡村振兴开局良好，牛存栏达到{herd - 0.1:.1f}万头，高原夏菜种植面积达到{area - 300}亩。",
            f"二、{year}年工作安排",
            f"今年，要确保牛存栏达到{herd}万头以上，力争高原夏菜种植面积达到{area}亩。$a$ {HOSTILE}",
            "农村居民人均可支配收入增长8%以上。javascript:alert(1)",
        ]
        (folder / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
    (folder / "空.txt").write_bytes(b"")
    return folder


def write_notebook(path: Path, source: str, **about: str) -> None:
    """A heading and a cell of code."""
    cells = [{"cell_type": "markdown", "source": "# Small", "metadata": {}}]
    cells += [{"cell_type": "code", "source": source, "outputs": [], "metadata": about}]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")


def small_notebook(folder: Path) -> Path:
    """A notebook of one figure and one table, for builds that need no more."""
    folder.mkdir()
    source = (
        "import fieldwords as fw\nspeeches = fw.open()\n"
        'fw.show(fw.plot_coverage(speeches.documents), "01-small")\nfw.show(speeches.documents)'
    )
    write_notebook(folder / "01-small.ipynb", source, alt="Bars.")
    return folder


@pytest.fixture(scope="module")
def processed(tmp_path_factory):
    """The tables of the speeches."""
    folder = tmp_path_factory.mktemp("report")
    build_tables(write_speeches(folder / "raw"), folder / "processed", jobs=1)
    return folder / "processed"


@pytest.fixture(scope="module")
def report(processed):
    """The pages of the real notebooks on these tables."""
    return build_report(processed, processed.parent / "reports", notice="Composed & fictional.").parent


@pytest.fixture(scope="module")
def pages(report):
    """Each page below the report, parsed."""
    return {path: LexborHTMLParser(path.read_text(encoding="utf-8")) for path in sorted(report.rglob("*.html"))}


def test_all_pages_are_there(report, pages):
    names = {path.relative_to(report).as_posix() for path in pages}
    assert {"index.html", "quality.html", "evidence/index.html", "03-farming-targets.html"} <= names
    assert sum(name.startswith("evidence/") for name in names) == 4
    assert not list(report.glob(".new"))


def test_nothing_hostile_is_alive(pages):
    for tree in pages.values():
        assert not tree.css("iframe, object, embed, base, form:not(#pick)")
        assert all("alert(1)" not in node.text() or "\\u003c" in node.text() for node in tree.css("script"))
        for node in tree.css("*"):
            for name, value in node.attributes.items():
                assert not name.startswith("on")
                assert not re.match(r"\s*javascript:", value or "", re.I)
    assert any("onerror" in tree.body.text() for tree in pages.values())  # it is shown, as text


def test_nothing_is_loaded_from_anywhere(pages):
    for tree in pages.values():
        policy = tree.css_first("meta[http-equiv='Content-Security-Policy']").attributes["content"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy and "http" not in policy
        sources = [node.attributes.get("src", "") for node in tree.css("[src]")]
        assert all(source.startswith("data:image/") for source in sources)
        assert [node.attributes["href"] for node in tree.css("link")] == ["data:,"]
        assert not re.search(r"url\((?!#)|@import", tree.css_first("style").text())
        assert all(not node.attributes["href"].startswith(("http", "//")) for node in tree.css("a[href]"))


def test_every_image_says_what_it_shows(pages):
    alts = [image.attributes["alt"] for tree in pages.values() for image in tree.css("img")]
    alts += [image.attributes["aria-label"] for tree in pages.values() for image in tree.css("svg.drawn")]
    assert len(alts) >= 12
    assert all(len(alt) > 30 for alt in alts)


def test_every_link_leads_somewhere(pages):
    for path, tree in pages.items():
        for link in tree.css("a[href]"):
            place, anchor = urldefrag(link.attributes["href"])
            target = (path.parent / unquote(place)).resolve() if place else path
            assert target.is_file(), f"{path.name}: {link.attributes['href']}"
            if anchor and "=" not in anchor:  # else a choice, for the script of the targets page
                assert pages[target].css_first(f"[id='{anchor}']"), link.attributes["href"]


def test_every_target_stands_in_its_sentence(processed, report, pages):
    targets = read_table("targets", processed)
    assert len(targets) == sum(len(tree.css(".speech mark")) for tree in pages.values()) > 0
    for doc, rows in targets.sort_values(["start", "end"]).groupby("doc"):
        page = pages[report / unquote(page_link(doc))]
        for row in rows.itertuples():
            assert page.css_first(f"mark#t-{row.start}").text() == row.text


def test_what_was_set_aside_is_on_the_first_page(report, pages):
    words = pages[report / "index.html"].body.text()
    assert "Files: 3 read, 1 set aside" in words
    assert "空.txt" in words


def test_the_notice_is_on_every_page(pages):
    assert all(tree.css_first(".notice").text(strip=True) == "Composed & fictional." for tree in pages.values())


def test_nothing_is_printed_by_accident(report):
    for path in report.glob("0*.html"):
        assert not re.search(r"\wWarning\b", path.read_text(encoding="utf-8"))


def test_each_figure_has_both_files_and_tables_are_beside_them(report):
    names = {path.stem for path in report.glob("figures/*.svg")}
    assert {path.stem for path in report.glob("figures/*.png")} == names | {f"{name}-card" for name in names}
    assert {"02-term-trend", "03-livestock-1"} <= names
    assert (report / "tables" / "targets.csv").is_file()


def test_no_table_cell_is_a_formula(report):
    for path in report.glob("tables/*.csv"):
        frame = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig")
        assert not frame.apply(lambda column: column.str.match(r"[=+@\t]")).to_numpy().any()


def files_of(folder: Path) -> dict[Path, bytes]:
    """The files of a report but for its key, which names the code as well."""
    found = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {path: data for path, data in found.items() if path.name not in ("report.key", ".lock")}


def test_two_builds_give_the_same_bytes_and_leave_other_files_alone(processed, tmp_path, monkeypatch):
    notebooks = small_notebook(tmp_path / "notebooks")
    monkeypatch.setattr(paths, "NOTEBOOKS", notebooks)
    first = build_report(processed, tmp_path / "one").parent
    second = build_report(processed, tmp_path / "two", notice="old").parent
    (second / "mine.txt").write_text("mine", encoding="utf-8")
    more = shutil.copytree(notebooks, tmp_path / "more")
    shutil.copyfile(more / "01-small.ipynb", more / "07-gone.ipynb")
    for folder in (more, notebooks):
        monkeypatch.setattr(paths, "NOTEBOOKS", folder)
        build_report(processed, second)
    assert files_of(second) == {**files_of(first), Path("mine.txt"): b"mine"}


def test_a_build_without_changes_does_nothing(processed, report):
    stamps = {path: path.stat().st_mtime_ns for path in report.rglob("*.*")}
    build_report(processed, report, notice="Composed & fictional.")
    assert {path: path.stat().st_mtime_ns for path in report.rglob("*.*")} == stamps


def test_a_figure_shown_before_the_first_report_is_no_hindrance(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "06-mine.png").write_bytes(b"mine")
    check_folder(tmp_path)


def test_a_folder_of_something_else_is_refused(processed, tmp_path):
    (tmp_path / "index.html").write_text("hers", encoding="utf-8")
    (tmp_path / "tables").mkdir()
    with pytest.raises(FieldwordsError, match="holds other files and no report"):
        build_report(processed, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"index.html", "tables"}
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "hers"


def test_a_notice_is_read_from_the_folder_and_those_in_it_once(tmp_path, monkeypatch):
    assert read_notice(tmp_path) is None
    for folder in ("a", "a/b", "c"):
        (tmp_path / folder).mkdir()
    for folder in ("a", "a/b"):
        (tmp_path / folder / ".notice").write_text("Composed.\n编写的。\n", encoding="utf-8")
    assert read_notice(tmp_path) == read_notice(tmp_path / "a") == "Composed."
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")
    assert read_notice(tmp_path) == "编写的。"
    assert read_notice(tmp_path / "c") is None


def test_a_failing_notebook_leaves_the_old_pages(processed, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.html").write_text("old", encoding="utf-8")
    (out / "report.key").write_text("{}", encoding="utf-8")
    write_notebook(tmp_path / "02-broken.ipynb", "1 / 0")
    with pytest.raises(FieldwordsError, match="02-broken.ipynb: cell 2"):
        build_report(processed, out)
    assert files_of(out) == {Path("index.html"): b"old"}


def test_missing_tables_and_notebooks_are_named(processed, tmp_path, monkeypatch):
    with pytest.raises(FieldwordsError, match="documents.parquet: not built yet"):
        build_report(tmp_path, tmp_path / "out")
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path)
    with pytest.raises(FieldwordsError, match="no notebook"):
        build_report(processed, tmp_path / "out")


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium to look at a page")
@pytest.mark.parametrize("width", [1100, 420])
def test_pages_load_and_nothing_runs_out_of_the_window(report, tmp_path, width):
    probe = (
        "<script>addEventListener('load',()=>{document.title='w'+document.documentElement.scrollWidth+' '"
        "+[...document.images].every(i=>i.complete&&i.naturalWidth>0)})</script>"
    )
    for name in ("index.html", "03-farming-targets.html"):
        page = (report / name).read_text(encoding="utf-8")
        page = re.sub(r"<meta http-equiv=[^>]*>", "", page).replace("</body>", probe + "</body>")
        copy = tmp_path / name
        copy.write_text(page, encoding="utf-8")
        command = [CHROMIUM, *FLAGS.split(), f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},900"]
        seen = subprocess.run([*command, "--dump-dom", copy.as_uri()], capture_output=True, text=True, timeout=120)
        title = re.search(r"<title>w(\d+) (true|false)</title>", seen.stdout)
        assert title, seen.stderr[-500:]
        assert int(title[1]) <= max(width, 500)  # headless Chromium has no window narrower than 500
        assert title[2] == "true"


def test_notebooks_in_chinese_are_copies_that_stay_the_readers_own(tmp_path, monkeypatch):
    folder = small_notebook(tmp_path / "notebooks")
    path = folder / "01-small.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"][0]["metadata"]["zh"] = "# 小笔记本"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    monkeypatch.setattr(paths, "NOTEBOOKS", folder)
    assert translate_notebooks() == folder
    monkeypatch.setenv("FIELDWORDS_LANG", "zh")
    copy = translate_notebooks() / "01-small.ipynb"
    first, second = json.loads(copy.read_text(encoding="utf-8"))["cells"]
    assert first["source"] == "# 小笔记本" and "zh" not in first["metadata"] and second["source"].startswith("import")
    copy.write_text("mine", encoding="utf-8")
    assert translate_notebooks() == copy.parent and copy.read_text(encoding="utf-8") == "mine"
