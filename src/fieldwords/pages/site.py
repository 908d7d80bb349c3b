"""All pages of a report: the first page, targets, terms, a page a place, an item, a term and a document, notebooks."""

from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import pandas as pd

from fieldwords.build.store import read_table
from fieldwords.figures.language import say
from fieldwords.figures.links import sentence_link
from fieldwords.pages import NEEDED
from fieldwords.pages.execution import export_cells, notebook_summary, notebook_title
from fieldwords.pages.overview import render_overview
from fieldwords.pages.quality_page import render_quality
from fieldwords.pages.quotes import render_documents
from fieldwords.pages.rendering import Site
from fieldwords.pages.rows import gather_rows
from fieldwords.pages.series import gather_series
from fieldwords.pages.target_pages import render_subjects, render_targets
from fieldwords.pages.term_overview import render_term_overview, summarise_terms
from fieldwords.pages.term_pages import render_terms
from fieldwords.pages.workbook import write_workbook
from fieldwords.terms.comparability import comparability

LAYER = "phrase"  # the one of the three counts that pages show
ROW_BY_ROW = ("documents", "texts", "counted", "panel", "outcomes")  # taken up again and again: as Python's, made once
SHEET = ["place", "item", "measure", "concept", "kind", "change", "year", "status", "written", "value", "unit_base"]
SHEET += ["verdict", "answer", "gap", "confidence", "sentence", "doc", "start"]


def write_pages(folder: Path, processed: Path, notebooks: dict[str, dict], notice: str | None) -> None:
    """Write all pages into `folder`, which holds `tables` and `figures` by now.

    They show the tables in `processed`, the notebooks with their outputs (by file name without suffix), and in
    the head of each `notice`.
    """
    site = gather_site(read_needed(processed), notice)
    links = [(f"{name}.html", notebook_title(one, name), notebook_summary(one)) for name, one in notebooks.items()]
    csv = sorted(path.name for path in (folder / "tables").iterdir())
    pages = [
        ("notebooks.html", site.render("notebooks.html.j2", "notebooks.html", say("menu.notebooks"), notebooks=links)),
        ("quality.html", render_quality(site)),
        ("terms.html", render_term_overview(site)),
        ("index.html", render_overview(site, links, csv)),
    ]
    for (href, title, _), notebook in zip(links, notebooks.values(), strict=True):
        body = export_cells(notebook, folder / "figures")
        pages.append((href, site.render("page.html.j2", href, title, body=body)))
    many = (render_documents, render_targets, render_terms, render_subjects)
    for href, page in chain(pages, *(render(site) for render in many)):
        path = folder / unquote(href)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(page.encode())
    listed = site.rows.assign(sentence=site.rows["before"] + site.rows["hit"] + site.rows["after"])
    sheets = {"targets": listed[SHEET], "outcomes": site.tables["outcomes"], "panel": site.tables["panel"]}
    links = {"targets": list(listed["href"])}
    for name in ("outcomes", "panel"):
        links[name] = list(map(sentence_link, sheets[name]["doc"], sheets[name]["start"]))
    write_workbook(folder / "targets.xlsx", sheets, links)


def read_needed(processed: Path) -> dict[str, pd.DataFrame]:
    """Return the tables that pages are made from, counts and rates in the layer that they show."""
    tables = {}
    for name, columns in NEEDED.items():
        tables[name] = read_table(name, processed, columns=columns)
        if name in ROW_BY_ROW:
            texts = tables[name].select_dtypes("str")
            tables[name] = tables[name].astype(dict.fromkeys(texts, object))
        if "layer" in tables[name]:  # of millions of rows most are let go before others come
            tables[name] = tables[name][tables[name]["layer"] == LAYER].reset_index(drop=True)
    tables["term_counts"]["term"] = tables["term_counts"]["term"].cat.remove_unused_categories()
    return tables


def gather_site(tables: dict[str, pd.DataFrame], notice: str | None = None) -> Site:
    """Return what all pages of a report have in common, from the built tables by name and a line for their heads."""
    menu = [(f"{name}.html", say(f"menu.{name}")) for name in ("targets", "terms", "notebooks")]
    menu += [("evidence/index.html", say("menu.documents")), ("quality.html", say("menu.quality"))]
    care, rows = comparability(tables["documents"], tables["marks"]), gather_rows(tables)
    series = gather_series(tables["panel"], rows)
    return Site(menu, notice, tables, rows, series, summarise_terms(tables), care)
