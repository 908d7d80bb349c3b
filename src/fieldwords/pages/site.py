"""All pages of a report: the first page, targets, terms, a page a place, an item, a term and a document, notebooks."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pandas as pd

from fieldwords.build.store import read_table
from fieldwords.figures.addresses import page_link, page_name
from fieldwords.figures.language import say
from fieldwords.figures.messages import say_message
from fieldwords.pages import NEEDED
from fieldwords.pages.execution import export_cells, notebook_summary, notebook_title
from fieldwords.pages.overview import render_overview
from fieldwords.pages.quality_page import render_quality
from fieldwords.pages.quotes import list_rows, list_targets, render_evidence
from fieldwords.pages.rows import gather_rows
from fieldwords.pages.series import gather_series
from fieldwords.pages.shell import Site
from fieldwords.pages.subject_pages import render_subjects
from fieldwords.pages.target_page import render_targets
from fieldwords.pages.term_overview import render_overview as render_term_overview
from fieldwords.pages.term_pages import render_terms
from fieldwords.pages.term_sums import summarise_terms
from fieldwords.pages.workbook import write_workbook

SHEET = ["place", "item", "measure", "concept", "kind", "year", "status", "written", "value", "unit_base", "verdict"]
SHEET += ["answer", "gap", "confidence", "sentence", "doc", "start"]


def render_documents(site: Site, tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """Yield a page a document, each of its figures in its sentence, and one that lists them: file name and page."""
    targets = tables["targets"]
    texts = tables["texts"].set_index("doc")["text"]
    sections = list_rows(tables["sections"], ("section", "path", "heading", "role"))
    sentences = list_rows(tables["sentences"], ("sentence", "start", "end"))
    rows, listed = list_targets(targets), []
    for about in tables["documents"].sort_values(["year", "doc"], na_position="last").itertuples():
        doc, own = about.doc, rows.get(about.doc, [])
        evidence = render_evidence(own, texts[doc], sections[doc], sentences[doc]) if own else ""
        heading = about.title if isinstance(about.title, str) else doc
        warnings = say_message(about.warnings) if isinstance(about.warnings, str) else None
        year = "" if pd.isna(about.year) else int(about.year)
        known = {
            name: value
            for name in ("place", "genre", "delivered", "duplicate_of")
            if isinstance(value := getattr(about, name), str)
        } | ({"warnings": warnings} if warnings else {})
        yield (
            page_name(doc),
            site.render(
                "evidence.html.j2",
                f"evidence/{page_name(doc)}",
                heading,
                heading=heading,
                doc=doc,
                year=year,
                about=known,
                n_targets=len(own),
                evidence=evidence,
            ),
        )
        place = known.get("place", "")
        listed.append((year, doc, heading, place, page_link(doc).removeprefix("evidence/"), len(own)))
    yield (
        "index.html",
        site.render(
            "evidence_index.html.j2",
            "evidence/index.html",
            say("menu.documents"),
            rows=listed,
            n_targets=len(targets),
            words=site.words("search"),
        ),
    )


def write_pages(folder: Path, processed: Path, names: list[str], executed: list, notice: str | None, scores) -> None:
    """Write all pages into `folder`, which holds `tables` and `figures` by now.

    Parameters
    ----------
    folder : Path
        The report's folder.
    processed : Path
        Folder of the built tables.
    names : list of str
        The notebooks' file names without suffix.
    executed : list of NotebookNode
        The notebooks with their outputs.
    notice : str or None
        A line for the head of each page.
    scores : Path or None
        CSV of the evaluation's figures.
    """
    tables = {name: read_table(name, processed) for name in NEEDED}
    titles = [notebook_title(notebook, name) for name, notebook in zip(names, executed, strict=True)]
    notebooks = [(f"{name}.html", title) for name, title in zip(names, titles, strict=True)]
    menu = [(f"{name}.html", say(f"menu.{name}")) for name in ("targets", "terms")]
    menu += [
        ("notebooks.html", say("menu.notebooks")),
        ("evidence/index.html", say("menu.documents")),
        ("quality.html", say("menu.quality")),
    ]
    site = Site(menu, notice)
    links = []
    for (href, title), notebook in zip(notebooks, executed, strict=True):
        _write(
            folder / href,
            site.render("page.html.j2", href, title, body=export_cells(notebook, folder / "figures")),
        )
        links.append((href, title, notebook_summary(notebook)))
    _write(
        folder / "notebooks.html",
        site.render("notebooks.html.j2", "notebooks.html", say("menu.notebooks"), notebooks=links),
    )
    for name, page in render_documents(site, tables):
        _write(folder / "evidence" / name, page)
    _write(folder / "quality.html", render_quality(site, tables["targets"], scores))
    rows = gather_rows(tables)
    series = gather_series(tables["panel"], tables["outcomes"], rows)
    summary = summarise_terms(tables)
    _write(folder / "terms.html", render_term_overview(site, tables, summary))
    csv = sorted(path.name for path in (folder / "tables").iterdir())
    _write(folder / "index.html", render_overview(site, tables, rows, series, summary, links, csv))
    for pages in (
        render_targets(site, rows, series),
        render_terms(site, tables, summary),
        render_subjects(site, tables, rows, series),
    ):
        for href, page in pages:
            _write(folder / unquote(href), page)
    write_sheets(folder / "targets.xlsx", rows, tables["panel"])


def write_sheets(path: Path, rows: pd.DataFrame, panel: pd.DataFrame) -> None:
    """Write targets.xlsx: the farming rows with their sentence, and the panel."""
    listed = rows.assign(sentence=rows["before"] + rows["hit"] + rows["after"])
    write_workbook(path, {"targets": listed[SHEET], "panel": panel}, {"targets": list(listed["href"])})


def _write(path: Path, page: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(page, encoding="utf-8", newline="\n")
