"""A page for each place and each item: what was promised and what came of it, its terms, its documents."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

import pandas as pd

from fieldwords.figures.language import join_sentences, say, say_slot, say_span
from fieldwords.figures.links import UP, subject_link
from fieldwords.pages.charts import describe_key
from fieldwords.pages.rendering import group_by
from fieldwords.pages.rows import number_places
from fieldwords.pages.series import name_series
from fieldwords.pages.verdict_charts import count_verdicts, draw_verdicts, title_verdicts
from fieldwords.terms.matrix import PER

CHARTS = 24  # shown at once, the series of most years first; the others are folded
ROWS = 600  # listed on a page at the most; targets.csv and the targets page have all
TERMS = 12
FEWEST = 3  # times a term must be said in a place to be listed


class Subject(NamedTuple):
    """What a page is about: a place or an item, its address, and what is said of it at the head and at the foot."""

    folder: str
    name: str
    heading: str
    query: str
    lead: str
    terms: list
    documents: list


def render_subjects(site) -> Iterator[tuple[str, str]]:
    """Yield the pages of all places and of all items of a `Site`: link from the folder of the pages, and page."""
    tables, rows = site.tables, site.rows
    documents, outcomes = list(tables["documents"].sort_values(["year", "doc"]).itertuples()), tables["outcomes"]
    numbers, terms = number_places(rows), common_terms(tables)
    told, verdicts = list(rows.itertuples()), {name: dict(list(outcomes.groupby(name))) for name in ("place", "item")}
    by_place, by_item = group_by(told, lambda row: row.place), group_by(told, lambda row: row.item)
    drawn_of, drawn = group_by(site.series, lambda one: one.place), group_by(site.series, lambda one: one.key[0])
    held = group_by(documents, lambda document: document.place)
    numbered = {document.doc: number for number, document in enumerate(documents)}
    for place in sorted(place for place in {*held, *by_place} if isinstance(place, str)):
        part = by_place.get(place, [])
        own = held.get(place) or _list_documents(part, documents, numbered)
        lead = say("place.lead", n=len(own), years=say_span(document.year for document in own), n_rows=len(part))
        subject = Subject("places", place, place, f"place={numbers.get(place, 'all')}", lead, terms.get(place, []), own)
        yield _render(site, subject, part, drawn_of.get(place, []), verdicts["place"].get(place))
    for item, part in sorted(by_item.items()):
        n = Counter(row.status for row in part)
        counts = {"n": n["target"], "n_reported": n["reported"], "n_places": len({row.place for row in part})}
        commonest = Counter(row.key for row in part).most_common(1)[0][0]
        lead = say("item.lead", years=say_span(row.year for row in part), **counts)
        own = _list_documents(part, documents, numbered)
        subject = Subject("items", item, say_slot("item", item), f"item={quote(commonest)}", lead, [], own)
        yield _render(site, subject, part, drawn.get(item, []), verdicts["item"].get(item))


def _list_documents(rows, documents, numbered):
    """The documents that some rows stand in, in order."""
    return [documents[number] for number in sorted({numbered[row.doc] for row in rows})]


def _render(site, subject, rows, series, outcomes):
    drawn = sorted(series, key=lambda one: (-one.years, -len(one.points)))
    charts = [
        {"id": f"c-{number}", "sub": one.sub, "note": one.note, "svg": one.below(UP)} | _name_chart(one, subject.folder)
        for number, one in enumerate(drawn, start=1)
    ]
    bars = [] if outcomes is None else draw_verdicts(outcomes, f"{UP}targets.html", f"{subject.query}&")
    counts = {} if outcomes is None else count_verdicts(outcomes)
    finding = say("subject.finding", **counts) if counts.get("n_checked") else ""
    held = {"verdicts": bars, "charts": charts, "rows": True, "terms": subject.terms, "documents": True}
    link = subject_link(subject.folder, subject.name)
    latest = sorted(rows, key=lambda row: (1 if pd.isna(row.year) else -row.year, row.doc, row.start))
    page = site.render(
        "subject.html.j2",
        link,
        subject.heading,
        heading_text=subject.heading,
        lead=join_sentences(finding, subject.lead),
        bars_title=title_verdicts(outcomes) if bars else "",
        contents=[(part, say(f"subject.{part}")) for part, there in held.items() if there],
        choose=f"{UP}targets.html#{subject.query}",
        bars=bars,
        marks=describe_key(),
        charts=charts[:CHARTS],
        folded=charts[CHARTS:],
        subject="item" if subject.folder == "places" else "place",
        rows=[row.packed for row in latest[:ROWS]],
        more_rows=say("subject.more", n=ROWS, n_all=len(rows)) if len(rows) > ROWS else "",
        terms=subject.terms,
        documents=subject.documents,
    )
    return link, page


def _name_chart(one, folder):
    """What tells the charts of a page apart: of a place the series, of an item the place too."""
    if folder == "places":
        return {"name": name_series(one.key), "heading": one.heading}
    place = one.place or say("place_unknown")
    return {"name": f"{place} {name_series(one.key)}", "heading": say("series.at", place=place, heading=one.heading)}


def common_terms(tables: dict[str, pd.DataFrame]) -> dict[str, list]:
    """Return for each place the terms (term, count, rate, elsewhere) said there most above all documents."""
    documents = tables["documents"]
    counts = tables["term_counts"].merge(documents[["doc", "place", "n_han"]], on="doc")
    everywhere = counts.groupby("term")["count"].sum() / max(1, documents["n_han"].sum()) * PER
    own = counts.groupby(["place", "term"])["count"].sum().reset_index()
    own["rate"] = own["count"] / documents.groupby("place")["n_han"].sum().reindex(own["place"]).to_numpy() * PER
    own["elsewhere"] = everywhere.reindex(own["term"]).to_numpy()
    own = own[own["count"] >= FEWEST].assign(excess=own["rate"] - own["elsewhere"])
    own = own.sort_values(["place", "excess"], ascending=[True, False], kind="stable").groupby("place").head(TERMS)
    return group_by(own.itertuples(), lambda row: row.place)
