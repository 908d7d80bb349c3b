"""The targets page with its data files, read when they are chosen, and a page for each place and each item."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

import pandas as pd

from fieldwords.figures.language import join_sentences, say, say_cell, say_slot, say_span
from fieldwords.figures.links import UP, subject_link
from fieldwords.figures.selection import key_of, name_series
from fieldwords.lexicon import read_rows
from fieldwords.outcomes.item_names import item_domains
from fieldwords.outcomes.panel import UNSURE
from fieldwords.outcomes.verdicts import tell_shown
from fieldwords.pages.charts import describe_key
from fieldwords.pages.rendering import embed_json, group_by
from fieldwords.pages.rows import number_places
from fieldwords.pages.series import Series, join_key, list_level
from fieldwords.pages.verdict_charts import HELD, count_verdicts, draw_verdicts, title_verdicts
from fieldwords.terms.matrix import PER

STATUSES = ("target", "reported", "other")
HEADS = ("year", "place", "item", "written", "value", "unit", "status", "verdict")
HEADS += ("answer", "sentence", "document", "start")
WORDS = ("all", "series.at", "points", "rows_shown", "copy_correction", "copied", *(f"head.{name}" for name in HEADS))
FEW = 8  # places whose rows are read all together; of more, those of a few years
FIRST = 4  # charts shown where no script runs
CHARTS = 24  # shown at once, the series of most years first; the others are folded
ROWS = 600  # listed on a page at the most; targets.csv and the targets page have all
TERMS = 12
FEWEST = 3  # times a term must be said in a place to be listed


def render_targets(site) -> Iterator[tuple[str, str]]:
    """Yield the targets page of a `Site` and its data files: path from the folder of the pages, and text."""
    rows, series = site.rows.assign(place=site.rows["place"].fillna("")), site.series
    places, names = number_places(rows), {}
    counts = rows["key"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    files = {key: f"item-{number}" for number, key in enumerate(counts.index)}
    held: dict[str, tuple[list, list]] = defaultdict(lambda: ([], []))  # file: its rows, its charts
    for row in rows.itertuples():
        names.setdefault(row.key, name_series(key_of(row)))
        line = json.dumps(row.packed, ensure_ascii=False, separators=(",", ":"))
        homes = [f"place-{places[row.place]}", files[row.key]]
        for home in homes + ([f"year-{row.year}"] if len(places) > FEW and pd.notna(row.year) else []):
            held[home][0].append(line)
    for one in sorted(series, key=rank_series, reverse=True):
        chart = json.dumps(_pack_chart(one, places), ensure_ascii=False, separators=(",", ":"))
        for home in (f"place-{places[one.place]}", files[join_key(one.key)]):
            held[home][1].append(chart)
    yield "targets.html", _render_choice(site, rows, names, places, files, series)
    for name, (lines, charts) in held.items():
        yield f"data/{name}.js", f'put("{name}",{{"rows":[{",".join(lines)}],"charts":[{",".join(charts)}]}});\n'


def rank_series(one: Series) -> tuple[int, int]:
    """Return how much a series has to show: its years, twice where it has targets and reports both; its figures."""
    return one.years * len({point.target for point in one.points}), len(one.points)


def _pack_chart(one, places):
    sub = " · ".join(part for part in (one.sub, one.note) if part)
    told = {"h": one.heading, "u": sub, "g": str(one.svg), "v": list_level(one.points)}
    return {"p": places[one.place], "i": join_key(one.key), **told}


def _render_choice(site, rows, names, places, files, series):
    years = rows["year"].dropna()
    held = {key: sorted({places[place] for place in part}) for key, part in rows.groupby("key")["place"]}
    index = {
        "places": [{"key": number, "name": place or say("place_unknown")} for place, number in places.items()],
        "items": [{"key": key, "name": names[key], "file": file, "places": held[key]} for key, file in files.items()],
        "few": FEW,
        "told": sorted(int(year) for year in set(years)),
        "years": [int(years.min()), int(years.max())] if len(years) else [2000, 2000],
        "statuses": [[status, say(f"status.{status}")] for status in STATUSES],
        "verdicts": [
            [verdict, say_slot("verdict", verdict)] for verdict in ("met", "missed", "held", *HELD, "no report")
        ],
        "held": HELD,
        "heads": HEADS,
        "first": join_key(max(series, key=rank_series).key) if series else "all",
    }
    sizes = rows.groupby("place").size().sort_values(ascending=False, kind="stable")
    own = list_items(rows, series)
    items = rows[rows["item"].isin(own)].groupby("item").size().sort_values(ascending=False, kind="stable")
    n = rows["status"].value_counts()
    counts = {
        "n": int(n.get("target", 0)),
        "n_once": len(site.tables["outcomes"]),
        "n_reported": int(n.get("reported", 0)),
        "n_places": sum(map(bool, sizes.index)),
    }
    return site.render(
        "targets.html.j2",
        "targets.html",
        say("menu.targets"),
        lead=say("targets.lead", years=say_span(years), **counts),
        marks=describe_key("other"),
        charts=sorted(series, key=rank_series, reverse=True)[:FIRST],
        places=[(place, n) for place, n in sizes.items() if place],
        items=items.items(),
        words=site.words(*WORDS),
        index=embed_json(index),
    )


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
        lead = join_sentences(lead, *_say_left_out(part))
        subject = Subject("places", place, place, f"place={numbers.get(place, 'all')}", lead, terms.get(place, []), own)
        yield _render_subject(site, subject, part, drawn_of.get(place, []), verdicts["place"].get(place))
    own_pages = list_items(rows, site.series)
    for item, part in sorted((item, part) for item, part in by_item.items() if item in own_pages):
        n = Counter(row.status for row in part)
        counts = {"n": n["target"], "n_reported": n["reported"], "n_places": len({row.place for row in part})}
        commonest = Counter(row.key for row in part).most_common(1)[0][0]
        lead = say("item.lead", years=say_span(row.year for row in part), **counts)
        lead = join_sentences(lead, *_say_left_out(part))
        own = _list_documents(part, documents, numbered)
        subject = Subject("items", item, say_slot("item", item), f"item={quote(commonest)}", lead, [], own)
        yield _render_subject(site, subject, part, drawn.get(item, []), verdicts["item"].get(item))


def list_items(rows: pd.DataFrame, series: list[Series]) -> set[str]:
    """Return the items that have a page: those of the lexicon, drawn in a chart, or told of by two documents.

    A noun that one document has beside a number (结果1720亩) is in the rows of its place only.
    """
    known = {*item_domains(), *dict(read_rows("item_names")).values()}
    told = rows.groupby("item")["doc"].nunique()
    return {*told.index[told > 1], *known.intersection(told.index), *(one.key[0] for one in series)}


def _list_documents(rows, documents, numbered):
    """The documents that some rows stand in, in order."""
    return [documents[number] for number in sorted({numbered[row.doc] for row in rows})]


def _say_left_out(rows):
    """How many figures are unsure, and how many of a part of a year: these are listed and stand in no chart."""
    counts = {"unsure": sum(row.confidence < UNSURE for row in rows)}
    counts["part_year"] = sum(row.why_not == "part-year" for row in rows)
    return [say(f"subject.{name}", n=n, share=say_cell(UNSURE, "confidence")) for name, n in counts.items() if n]


def _render_subject(site, subject, rows, series, outcomes):
    drawn = sorted(series, key=lambda one: (-one.years, -len(one.points)))
    charts = [
        {"id": f"c-{number}", "sub": one.sub, "note": one.note, "svg": one.below(UP)} | _name_chart(one, subject.folder)
        for number, one in enumerate(drawn, start=1)
    ]
    bars = [] if outcomes is None else draw_verdicts(outcomes, f"{UP}targets.html", f"{subject.query}&")
    counts = {} if outcomes is None else count_verdicts(outcomes)
    finding = say("subject.finding", **counts) if counts.get("n_checked") else ""
    if finding and (n := tell_shown(outcomes).count("undecided")):
        finding = join_sentences(finding, say("subject.undecided", n=n))
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
