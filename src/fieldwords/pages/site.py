"""The pages: one shell, one style sheet, everything a page shows inside it."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

import fieldwords
from fieldwords.build.store import read_table
from fieldwords.corpus.duplicates import counted_documents
from fieldwords.figures.words import describe_collection, describe_thinness, describe_warnings
from fieldwords.pages.evidence import gather_evidence, number_targets, page_link, page_name
from fieldwords.pages.execution import export_cells, notebook_summary, notebook_title
from fieldwords.pages.publishing import NEEDED
from fieldwords.pages.rendering import TEMPLATES, render_table
from fieldwords.terms.comparability import comparability

MENU_END = [("evidence/index.html", "Evidence"), ("quality.html", "Quality")]

# What one row of each table is.
ROWS = {
    "documents": "a file that was read",
    "quarantine": "a file that was not",
    "marks": "a stretch that is not counted, or a mask",
    "sections": "a heading's stretch",
    "sentences": "a sentence",
    "term_counts": "a term in a document",
    "term_years": "a term in a year",
    "targets": "a quantity with its slots",
    "panel": "the figure to go by of a place, item, measure and year",
    "mentions": "a farming quantity and what the panel did with it",
    "revisions": "a figure told otherwise by a later report",
    "outcomes": "a target and what a later report says of it",
    "corrections": "a researcher's correction and what came of it",
}


class Site(NamedTuple):
    """What all pages of a report have in common.

    Attributes
    ----------
    menu : list of (str, str)
        Link and name of each page, in order.
    notice : str or None
        A line shown on each page, such as that the collection is composed.
    """

    menu: list[tuple[str, str]]
    notice: str | None = None

    def render(self, template: str, here: str, title: str, **values) -> str:
        """Return a page; `here` is its own link, from the folder of the pages."""
        style = TEMPLATES.loader.get_source(TEMPLATES, "style.css")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        return TEMPLATES.get_template(template).render(
            here=here,
            up="../" * here.count("/"),
            title=title,
            menu=self.menu,
            notice=self.notice,
            style=Markup(style),
            style_hash=f"sha256-{digest}",
            version=fieldwords.__version__,
            **values,
        )


def render_index(site: Site, tables: dict[str, pd.DataFrame], links, csv: list[str], care: pd.DataFrame) -> str:
    """Return the first page: what was read and what not, the years, what to be careful about, where to go on.

    Parameters
    ----------
    site : Site
        Menu and notice.
    tables : dict of str to DataFrame
        The built tables by name.
    links : list of (href, name, text)
        The pages and what is on them.
    csv : list of str
        Names of the CSV files beside the pages.
    care : DataFrame
        From `terms.comparability`: year, doc, kind, message.
    """
    documents, quarantine = tables["documents"], tables["quarantine"]
    columns = ["year", "doc", "title", "place", "genre", "delivered", "year_basis", "n_han", "duplicate_of", "warnings"]
    listed = documents.sort_values(["year", "doc"], na_position="last")[columns]
    return site.render(
        "index.html.j2",
        "index.html",
        "What these speeches say",
        summary=describe_collection(documents, quarantine),
        thin=describe_thinness(documents),
        n_read=len(documents),
        n_aside=len(quarantine),
        n_years=int(counted_documents(documents)["year"].nunique()),
        n_targets=len(tables["targets"]),
        links=links,
        quarantine=Markup(render_table(quarantine[["doc", "stage", "reason", "remedy"]], most=500)),
        care=describe_warnings(care),
        warnings=Markup(render_table(care, most=60)) if len(care) else None,
        documents=Markup(render_table(listed, most=400)),
        tables=[(f"tables/{name}", name, ROWS.get(name.removesuffix(".csv"), "")) for name in csv],
    )


def render_quality(site: Site, scores: pd.DataFrame | None) -> str:
    """Return the page that says how good the extraction is, on which gold, with intervals.

    Parameters
    ----------
    site : Site
        Menu and notice.
    scores : DataFrame, optional
        A row a gold file and level: gold, kind, documents, level, right, predicted, annotated (quantities), precision,
        recall, f1, low and high (0 to 1); None or no rows: the page says that nothing has been scored.
    """
    scored = scores is not None and len(scores) > 0
    return site.render(
        "quality.html.j2",
        "quality.html",
        "How good the extraction is",
        overview=Markup(render_table(compare_golds(scores), most=500)) if scored else None,
        scores=Markup(render_table(scores, most=500)) if scored else None,
    )


def compare_golds(scores: pd.DataFrame) -> pd.DataFrame:
    """Return F1 (0 to 1, as text) of each gold file by level, a row a gold: gold, kind, documents and the levels.

    Golds that no rule had seen come first: new texts are most like them.
    """
    levels = list(dict.fromkeys(scores["level"]))
    texts = scores.assign(f1=scores["f1"].map("{:.3f}".format))  # the level named year is no year
    table = texts.pivot(index=["gold", "kind", "documents"], columns="level", values="f1")[levels].reset_index()
    unseen = table["kind"].str.startswith("held out")
    return table.assign(seen=~unseen).sort_values(["seen", "gold"], ignore_index=True).drop(columns="seen")


def render_evidence(site: Site, tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """Yield the evidence pages, one a document that has targets and one that lists them: file name and page."""
    targets = number_targets(tables["targets"])
    documents = tables["documents"].set_index("doc")
    texts = tables["texts"].set_index("doc")["text"]
    parts = {name: dict(list(tables[name].groupby("doc"))) for name in ("sections", "sentences")}
    listed = []
    for doc, rows in targets.groupby("doc", sort=True):
        evidence = gather_evidence(rows, texts[doc], parts["sections"][doc], parts["sentences"][doc])
        about = documents.loc[doc]
        title, year = (None if pd.isna(about[name]) else about[name] for name in ("title", "year"))
        here = f"evidence/{page_name(doc)}"
        heading = title or doc
        page = site.render("evidence.html.j2", here, heading, heading=heading, doc=doc, year=year, rows=evidence)
        listed.append((year or "", doc, title or "", page_link(doc).removeprefix("evidence/"), len(rows)))
        yield page_name(doc), page
    listed.sort(key=lambda row: (str(row[0]), row[1]))
    here = "evidence/index.html"
    yield "index.html", site.render("evidence_index.html.j2", here, "Evidence", rows=listed, n_targets=len(targets))


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
    site = Site([*notebooks, *MENU_END], notice)
    links = []
    for (href, title), notebook in zip(notebooks, executed, strict=True):
        _write(folder / href, site.render("page.html.j2", href, title, body=Markup(export_cells(notebook))))
        links.append((href, title, notebook_summary(notebook)))
    for name, page in render_evidence(site, tables):
        _write(folder / "evidence" / name, page)
    _write(folder / "quality.html", render_quality(site, pd.read_csv(scores, encoding="utf-8") if scores else None))
    links.append((*MENU_END[0], "Each quantity in the sentence it was found in, with all its slots."))
    links.append((*MENU_END[1], "How good the extraction is, on which gold."))
    csv = sorted(path.name for path in (folder / "tables").iterdir())
    care = comparability(tables["documents"], tables["marks"])
    _write(folder / "index.html", render_index(site, tables, links, csv, care))


def _write(path: Path, page: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(page, encoding="utf-8", newline="\n")
