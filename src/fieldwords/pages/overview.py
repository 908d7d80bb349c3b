"""The first page: what became of the targets, four charts, the largest misses, the promises repeated longest."""

import pandas as pd
from markupsafe import Markup

from fieldwords.figures.gaps import counted_documents
from fieldwords.figures.words import describe_thinness, describe_warnings
from fieldwords.pages.addresses import page_link, subject_link
from fieldwords.pages.charts import describe_key, draw_rates
from fieldwords.pages.language import join_names, say, say_amount, say_slot, say_span
from fieldwords.pages.rendering import render_table
from fieldwords.pages.rows import quote_sentence, say_gap
from fieldwords.pages.series import SERIES, draw_panel, name_series
from fieldwords.pages.term_pages import summarise_terms, term_link
from fieldwords.terms.comparability import comparability

HELD = ("undecided", "unjoined", "silent")
DOMAINS = (("crop", ("产量", "面积")), ("livestock", ("存栏", "出栏", "饲养量", "产量")), ("rural_income", ("收入",)))
MISSES, REPEATED = 5, 5
TOO_FAR = 60  # per cent: a gap as wide as that is more often two things compared than one thing missed
FEW_DOCUMENTS = 60


def render_overview(site, tables: dict[str, pd.DataFrame], rows: pd.DataFrame, panel: pd.DataFrame, links, csv) -> str:
    """Return the first page.

    Parameters
    ----------
    site : Site
        Menu and notice.
    tables : dict of str to DataFrame
        The built tables by name.
    rows : DataFrame
        From `rows.gather_rows`.
    panel : DataFrame
        From `series.join_verdicts`, with href and title.
    links : list of (href, name, text)
        The notebooks and what is in them.
    csv : list of str
        Names of the CSV files beside the pages.
    """
    documents, quarantine, outcomes = tables["documents"], tables["quarantine"], tables["outcomes"]
    care = comparability(tables["documents"], tables["marks"])
    columns = ["year", "doc", "title", "place", "genre", "delivered", "year_basis", "n_han", "duplicate_of", "warnings"]
    listed = documents.sort_values(["year", "doc"], na_position="last")[columns]
    headline, lead = _say_finding(outcomes, documents)
    return site.render(
        "overview.html.j2",
        "index.html",
        say("menu.overview"),
        headline=headline,
        lead=lead,
        bars=draw_verdicts(outcomes, "targets.html"),
        marks=describe_key(),
        charts=_draw_four(panel, tables),
        misses=_list_misses(rows),
        repeated=_list_repeated(rows),
        cover=_cover(documents),
        care=_list_care(documents, outcomes, care),
        n_read=len(documents),
        n_aside=len(quarantine),
        quarantine=Markup(render_table(quarantine[["doc", "stage", "reason", "remedy"]], most=500))
        if len(quarantine)
        else "",
        documents=Markup(render_table(listed, most=1000)),
        tables=[(f"tables/{name}", name, say_slot("table", name.removesuffix(".csv"))) for name in csv]
        + [("targets.xlsx", "targets.xlsx", say("targets.workbook"))],
        notebooks=links,
        care_words=describe_warnings(care),
        warnings=Markup(render_table(care, most=60)) if len(care) else "",
    )


def _say_finding(outcomes, documents):
    n = outcomes["verdict"].value_counts()
    met, missed = int(n.get("met", 0)), int(n.get("missed", 0))
    held = sum(int(n.get(verdict, 0)) for verdict in HELD)
    gone = int(n.get("no report", 0))
    places = documents["place"].dropna()
    where = join_names(places.value_counts().index, 3) or say("place_unknown")
    about = say("overview.read_from", n=len(documents), places=where, years=say_span(documents["year"]))
    if met + missed == 0:
        key = "overview.none_checked" if len(outcomes) else "overview.no_targets"
        return say(
            key, n=len(outcomes)
        ), f"{say('overview.lead', n=held + gone, n_gone=gone) if len(outcomes) else ''} {about}".strip()
    return say(
        "overview.headline", n=met, n_checked=met + missed, n_missed=missed
    ), f"{say('overview.lead', n=held + gone, n_gone=gone)} {about}"


def draw_verdicts(outcomes: pd.DataFrame, page: str, query: str = "") -> list[dict]:
    """Return a bar a year: how many of its targets were met, missed, could not be compared, have no later report.

    Parameters
    ----------
    outcomes : DataFrame
        Table `outcomes`, or some of its rows.
    page : str
        The link to the targets page, which each part of a bar opens with its choice.
    query : str
        What the choice begins with, such as ``place=3&``.
    """
    kinds = {"met": "met", "missed": "missed", **dict.fromkeys(HELD, "held"), "no report": "none"}
    counts = (
        outcomes.dropna(subset=["year"])
        .assign(kind=outcomes["verdict"].map(kinds))
        .groupby(["year", "kind"])
        .size()
        .unstack(fill_value=0)
    )
    most = counts.sum(axis=1).max() if len(counts) else 1
    bars = []
    for year, row in counts.iterrows():
        parts, x = [], 0.0
        for kind, verdict in (("met", "met"), ("missed", "missed"), ("held", " ".join(HELD)), ("none", "no report")):
            n = int(row.get(kind, 0))
            if n:
                width = round(n / most * 100, 2)
                title = say(
                    "overview.bar", year=int(year), n=n, verdict=say(f"verdict.{'held' if kind == 'held' else verdict}")
                )
                href = f"{page}#{query}from={int(year)}&to={int(year)}&verdict={verdict.replace(' ', '+')}"
                parts.append(
                    {
                        "kind": kind,
                        "n": n,
                        "x": round(x, 2),
                        "width": round(width - 0.15, 2),
                        "title": title,
                        "href": href,
                    }
                )
                x += width
        bars.append({"year": int(year), "parts": parts})
    return bars


def _draw_four(panel, tables):
    """The series of most years of grain or crops, of livestock, of rural income, and the term that rose most."""
    charts = []
    for domain, measures in DOMAINS:
        some = panel[(panel["domain"] == domain) & panel["measure"].isin(measures)]
        some = some[(some["kind"] == "level") | (domain == "rural_income")]
        sizes = (
            some.groupby(["place", *SERIES], dropna=False)
            .agg(years=("year", "nunique"), n=("year", "size"), tracks=("track", "nunique"))
            .reset_index()
        )
        if sizes.empty:
            continue
        best = sizes.sort_values(["tracks", "years", "n"], ascending=False, kind="stable").iloc[0]
        rows = some.merge(
            best[["place", *SERIES]].to_frame().T.astype(some[["place", *SERIES]].dtypes.to_dict()),
            on=["place", *SERIES],
        )
        place = best["place"] if isinstance(best["place"], str) else None
        drawn = draw_panel(rows, place)
        if drawn:
            href = subject_link("items", best["item"])
            charts.append({"href": href, "heading": drawn.heading, "sub": drawn.sub, "svg": drawn.svg})
    risen = _draw_term(tables)
    return [*charts, risen] if risen else charts


def _draw_term(tables):
    summary = summarise_terms(tables["term_years"])
    enough = summary[(summary["count"] >= 5) & (summary["n_docs"] >= 4)]
    if enough.empty or enough["change"].max() <= 0:
        return None
    row = enough.sort_values("change", ascending=False, kind="stable").iloc[0]
    rates = tables["term_years"]
    rates = rates[(rates["term"] == row["term"]) & (rates["layer"] == "phrase")].sort_values("year")
    link = term_link(row["term"])
    rates = rates.assign(
        href=[f"{link}#y-{year}" for year in rates["year"]],
        title=[
            say("term.mark", year=y, rate=f"{r:.2f}", n=int(n), n_docs=int(d))
            for y, r, n, d in zip(rates["year"], rates["per_10k"], rates["count"], rates["n_docs"], strict=True)
        ],
    )
    heading = say("overview.term", term=row["term"], before=f"{row['before']:.1f}", after=f"{row['after']:.1f}")
    return {
        "href": link,
        "heading": heading,
        "sub": say("overview.term_sub", n=int(row["n_docs"])),
        "svg": draw_rates(rates, heading),
    }


def _list_misses(rows):
    """The largest misses: levels and amounts, not growth; gaps too wide to be of one thing are left to the table."""
    missed = rows[
        (rows["verdict"] == "missed") & ~rows["in_points"] & rows["gap"].abs().le(TOO_FAR) & rows["answer_doc"].notna()
    ]
    missed = missed.assign(width=missed["gap"].abs()).sort_values(
        ["width", "doc", "start"], ascending=[False, True, True], kind="stable"
    )
    missed = missed.drop_duplicates(["place", *SERIES, "year"])
    return [
        {
            "gap": say_gap(row.gap, row.in_points), "item": name_series(row), "year": row.year, "place": row.place if isinstance(row.place, str) else say("place_unknown"),
            "promised": row.written, "reported": row.answer, "target": quote_sentence(row, ""), "answer": quote_sentence(row, "answer_"),
        }
        for row in missed.head(MISSES).itertuples()
    ]  # fmt: skip


def _list_repeated(rows):
    """The series for which most years have a target, from the first to the last."""
    wanted = rows[(rows["status"] == "target") & rows["year"].notna() & rows["used"]]
    repeated = []
    for key, part in wanted.groupby(["place", *SERIES], sort=True):
        years = part.sort_values(["year", "doc", "start"]).drop_duplicates("year")
        checked = years[years["verdict"].isin(["met", "missed"])]
        repeated.append((years["year"].nunique(), len(checked), key, years, int((checked["verdict"] == "met").sum())))
    repeated.sort(key=lambda row: (-row[0], -row[1], row[2]))
    return [
        {
            "href": subject_link("items", years.iloc[0]["item"]), "item": name_series(years.iloc[0]), "place": key[0], "years": n,
            "first": f"{int(years.iloc[0]['year'])}: {years.iloc[0]['written']}", "last": f"{int(years.iloc[-1]['year'])}: {years.iloc[-1]['written']}",
            "met": met, "checked": checked, "source": years.iloc[-1]["href"], "sentence": _shorten(years.iloc[-1]),
        }
        for n, checked, key, years, met in repeated[:REPEATED]
        if n > 1
    ]  # fmt: skip


def _shorten(row, most=36):
    words = (row["before"] + row["hit"] + row["after"]).strip()
    return words if len(words) <= most else words[: most - 1] + "…"


def _cover(documents):
    """Which documents there are: a mark each, work reports full, others hollow."""
    known = counted_documents(documents).assign(place=lambda table: table["place"].fillna(""))
    years = list(range(int(known["year"].min()), int(known["year"].max()) + 1)) if len(known) else []
    cells = {key: part for key, part in known.groupby(["place", "year"])}
    rows = []
    for place in sorted(known["place"].unique(), key=lambda name: (name == "", name)):
        marks = [
            [
                {
                    "kind": "report" if doc.genre == "work_report" else "speech",
                    "href": page_link(doc.doc),
                    "title": f"{year} {doc.title if isinstance(doc.title, str) else doc.doc}",
                }
                for doc in cells[place, year].itertuples()
            ]
            if (place, year) in cells
            else []
            for year in years
        ]
        rows.append(
            {
                "name": place or say("place_unknown"),
                "href": subject_link("places", place) if place else None,
                "cells": marks,
            }
        )
    return {"years": years, "rows": rows, "title": _say_cover(known, years)}


def _say_cover(known, years):
    reports = known[known["genre"] == "work_report"]
    if reports.empty:
        return say("overview.cover_none")
    place = reports["place"].value_counts(sort=True).index[0]
    missing = sorted(set(years) - set(reports[reports["place"] == place]["year"].astype(int)))
    where = place or say("place_unknown")
    if not missing:
        return say("overview.cover_whole", place=where)
    shown = (
        say("comma").join(map(str, missing))
        if len(missing) <= 6
        else say("overview.cover_some", n=len(missing), n_years=len(years))
    )
    return say("overview.cover_missing", place=where, years=shown)


def _list_care(documents, outcomes, care):
    lines = [say("care.words"), say("care.no_report"), say("care.kinds")]
    if len(documents) < FEW_DOCUMENTS:
        lines.append(describe_thinness(documents) or say("care.few", n=len(documents)))
    if len(care):
        lines.append(describe_warnings(care))
    return [line for line in lines if line]


def say_bound(row) -> str:
    """Return a panel row's value or bound in words, for the title of its mark."""
    return say_amount(row.drawn, row.unit_base)
