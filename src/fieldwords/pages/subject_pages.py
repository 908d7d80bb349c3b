"""A page for each place and each item: what was promised and what came of it, its terms, its documents."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

import pandas as pd

from fieldwords.pages.addresses import page_link, subject_link
from fieldwords.pages.charts import describe_key
from fieldwords.pages.language import say, say_amount, say_number, say_slot, say_span
from fieldwords.pages.overview import draw_verdicts
from fieldwords.pages.series import key_of, name_series, write_key
from fieldwords.pages.target_page import number_places
from fieldwords.pages.term_pages import LAYER, term_link

CHARTS = 24  # drawn on a page at the most, the series of most years first
ROWS = 600  # listed on a page at the most; targets.csv and the targets page have all
TERMS = 12
FEWEST = 3  # times a term must be said in a place to be listed
UP = "../"


def render_subjects(
    site, tables: dict[str, pd.DataFrame], rows: pd.DataFrame, series: list
) -> Iterator[tuple[str, str]]:
    """Yield the pages of all places and of all items: link from the folder of the pages, and page.

    Parameters
    ----------
    site : Site
        Menu and notice.
    tables : dict of str to DataFrame
        The built tables by name.
    rows : DataFrame
        From `rows.gather_rows`.
    series : list of Series
        From `series.gather_series`.
    """
    documents, outcomes = tables["documents"], tables["outcomes"]
    numbers, terms = number_places(rows), common_terms(tables)
    for place in sorted(documents["place"].dropna().unique()):
        own, part = documents[documents["place"] == place], rows[rows["place"] == place]
        lead = say("place.lead", n=len(own), years=say_span(own["year"]), n_rows=len(part))
        yield _render(
            site, "places", place, place, part,
            [one for one in series if one.place == place], outcomes[outcomes["place"] == place],
            f"place={numbers.get(place, 'all')}", lead=lead, terms=terms.get(place, []), documents=_list_documents(own), subject="item",
        )  # fmt: skip
    for item, part in rows.groupby("item", sort=True):
        n = part["status"].value_counts()
        counts = {
            "n": int(n.get("target", 0)),
            "n_reported": int(n.get("reported", 0)),
            "n_places": part["place"].nunique(),
        }
        keys = Counter(write_key(key_of(row)) for row in part.itertuples())
        yield _render(
            site, "items", item, say_slot("item", item), part,
            [one for one in series if one.key[0] == item], outcomes[outcomes["item"] == item],
            f"item={quote(keys.most_common(1)[0][0])}", lead=say("item.lead", years=say_span(part["year"]), **counts),
            terms=[], documents=_list_documents(documents[documents["doc"].isin(part["doc"])]), subject="place",
        )  # fmt: skip


def _render(site, folder, name, heading, rows, series, outcomes, query, **values):
    drawn = sorted((one for one in series if len(one.points) > 1), key=lambda one: (-one.years, -len(one.points)))
    charts = [
        {"id": f"c-{number}", "heading": one.heading, "sub": one.sub, "note": one.note, "svg": one.below(UP)}
        for number, one in enumerate(drawn[:CHARTS], start=1)
    ]
    held = {"verdicts": len(outcomes), "charts": charts, "rows": True, "terms": values["terms"], "documents": True}
    page = site.render(
        "subject.html.j2",
        subject_link(folder, name),
        heading,
        heading_text=heading,
        contents=[(part, say(f"subject.{part}")) for part, there in held.items() if there],
        choose=f"{UP}targets.html#{query}",
        bars=draw_verdicts(outcomes, f"{UP}targets.html", f"{query}&") if len(outcomes) else [],
        marks=describe_key(),
        charts=charts,
        left_out=say("subject.left_out", n=len(drawn) - CHARTS) if len(drawn) > CHARTS else "",
        rows=_list_rows(rows, folder),
        more_rows=say("subject.more", n=ROWS, n_all=len(rows)) if len(rows) > ROWS else "",
        **values,
    )
    return subject_link(folder, name), page


def _list_rows(rows, folder):
    ordered = rows.sort_values(
        ["year", "doc", "start"], ascending=[False, True, True], kind="stable", na_position="last"
    )
    listed = []
    for row in ordered.head(ROWS).itertuples():
        place = row.place if isinstance(row.place, str) else say("place_unknown")
        name, verdict = name_series(key_of(row)), row.verdict if isinstance(row.verdict, str) else ""
        listed.append(
            {
                "year": "" if pd.isna(row.year) else int(row.year),
                "name": name if folder == "places" else f"{place} · {name}",
                "href": UP + (row.href or ""),
                "written": row.written,
                "amount": "" if pd.isna(row.value) else say_amount(row.value, row.unit_base),
                "status": say(f"status.{row.status}"),
                "verdict": verdict,
                "verdict_words": say_slot("verdict", verdict) if verdict else "",
                "answer": row.answer if isinstance(row.answer, str) else "",
                "sentence": (row.before + row.hit + row.after).strip(),
            }
        )
    return listed


def _list_documents(documents):
    listed = []
    for row in documents.sort_values(["year", "doc"], na_position="last").itertuples(index=False):
        year = "" if pd.isna(row.year) else int(row.year)
        title = row.title if isinstance(row.title, str) else row.doc
        listed.append((UP + page_link(row.doc), title, f"{year} {say_slot('genre', row.genre)}".strip()))
    return listed


def common_terms(tables: dict[str, pd.DataFrame]) -> dict[str, list[dict]]:
    """Return for each place the terms whose rate there is most above that of all documents.

    Parameters
    ----------
    tables : dict of str to DataFrame
        documents and term_counts.
    """
    documents, counts = tables["documents"], tables["term_counts"]
    counts = counts[counts["layer"] == LAYER].merge(documents[["doc", "place", "n_han"]], on="doc")
    everywhere = counts.groupby("term")["count"].sum() / max(1, documents["n_han"].sum()) * 10_000
    own = counts.groupby(["place", "term"])["count"].sum().reset_index()
    own["rate"] = own["count"] / own["place"].map(documents.groupby("place")["n_han"].sum()) * 10_000
    own["elsewhere"] = own["term"].map(everywhere)
    own = own[own["count"] >= FEWEST].assign(excess=own["rate"] - own["elsewhere"])
    own = own.sort_values(["place", "excess"], ascending=[True, False], kind="stable").groupby("place").head(TERMS)
    found: dict[str, list[dict]] = {}
    for row in own.itertuples():
        rates = {"rate": say_number(round(row.rate, 2)), "elsewhere": say_number(round(row.elsewhere, 2))}
        cell = {"term": row.term, "href": UP + term_link(row.term), "count": f"{row.count:,}", **rates}
        found.setdefault(row.place, []).append(cell)
    return found
