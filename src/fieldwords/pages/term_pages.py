"""The pages on terms: what rose and fell, every term's curve, places and lines, themes, lives of formulations."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd
from markupsafe import Markup

from fieldwords.corpus.cleaning import Mark, counted_text, source_span
from fieldwords.figures.gaps import counted_documents
from fieldwords.figures.words import describe_warnings
from fieldwords.pages.addresses import page_link, subject_link
from fieldwords.pages.charts import Point, draw_rates
from fieldwords.pages.language import page_language, say, say_number, say_slot
from fieldwords.pages.rendering import group_by, render_table
from fieldwords.terms.comparability import comparability
from fieldwords.terms.lifetable import life_table
from fieldwords.terms.matching import find_phrases
from fieldwords.terms.phrases import lexicon_terms, read_phrases, read_term_groups
from fieldwords.terms.trends import trends

LAYER = "phrase"
LEAST = {"count": 5, "n_docs": 4}  # below that a term neither rises nor falls on the page
EACH = 8  # risers and fallers shown
LINES = 12  # lines of a year shown on a term's page
UP = "../"
AROUND = 36  # characters on either side of a term in a line


def summarise_terms(term_years: pd.DataFrame, term_counts: pd.DataFrame) -> pd.DataFrame:
    """Return each term that occurs with its rates at the beginning and the end of the covered years.

    Parameters
    ----------
    term_years, term_counts : DataFrame
        Tables of these names.

    Returns
    -------
    DataFrame
        term, count, n_docs, peak (year of the highest rate), before and after (rates per 10,000 Han characters of the
        first and of the last third of the covered years, all their documents together), change; most frequent first.
    """
    rows = term_years[term_years["layer"] == LAYER]
    rows = rows[rows.groupby("term")["count"].transform("sum") > 0]
    years = sorted(rows["year"].unique())
    third = max(1, len(years) // 3)
    table = rows.groupby("term").agg(count=("count", "sum"))
    table["n_docs"] = term_counts[term_counts["layer"] == LAYER].groupby("term")["doc"].nunique()
    table["peak"] = rows.sort_values("year").groupby("term")["per_10k"].idxmax().map(rows["year"])
    for name, part in (("before", years[:third]), ("after", years[-third:])):
        sums = rows[rows["year"].isin(part)].groupby("term")[["count", "n_han"]].sum()
        table[name] = sums["count"] / sums["n_han"] * 10_000
    table["change"] = table["after"] - table["before"]
    return table.sort_values(["count"], ascending=False, kind="stable").reset_index()


def term_link(term: str) -> str:
    """Return the link to a term's page from the folder of the pages."""
    return subject_link("terms", term)


def find_lines(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return where lexicon terms stand in the counted documents, as the layer phrase counts them.

    Returns
    -------
    DataFrame
        term, doc, year, start and end in the source; at the most `LINES` a term and year, from as many documents as
        there are; n, all occurrences of the term in that year.
    """
    years = counted_documents(tables["documents"]).set_index("doc")["year"]
    marks = {
        doc: [Mark(*mark) for mark in rows[["start", "end", "kind"]].itertuples(index=False)]
        for doc, rows in tables["marks"].groupby("doc")
    }
    terms, found = lexicon_terms(), []
    for doc, text in zip(tables["texts"]["doc"], tables["texts"]["text"], strict=True):
        if doc not in years.index:
            continue
        counted, turns = counted_text(text, marks.get(doc, [])), Counter()
        for term, first, last in find_phrases(counted.text, terms):
            found.append((term, doc, int(years[doc]), *source_span(counted, first, last), turns[term]))
            turns[term] += 1
    lines = pd.DataFrame(found, columns=["term", "doc", "year", "start", "end", "turn"])
    lines["n"] = lines.groupby(["term", "year"])["doc"].transform("size")
    # One line of each document before a second of any.
    lines = lines.sort_values(["term", "year", "turn", "doc", "start"], kind="stable")
    return lines[lines.groupby(["term", "year"]).cumcount() < LINES]


def count_places(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return how often each term was said in the counted documents of a place and year.

    Returns
    -------
    DataFrame
        term, place (empty where not told), year, count; n_han and n_docs of the place and year.
    """
    documents = counted_documents(tables["documents"])[["doc", "place", "year", "n_han"]].fillna({"place": ""})
    sizes = documents.groupby(["place", "year"]).agg(n_han=("n_han", "sum"), n_docs=("doc", "size")).reset_index()
    counts = tables["term_counts"]
    counts = counts[(counts["layer"] == LAYER) & (counts["count"] > 0)].merge(documents, on="doc")
    sums = counts.groupby(["term", "place", "year"], observed=True)["count"].sum().reset_index()
    return sums.merge(sizes, on=["place", "year"], how="right")


def render_terms(site, tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, str]]:
    """Yield the page on all terms and one page a term that occurs: link and page."""
    summary = summarise_terms(tables["term_years"], tables["term_counts"])
    yield "terms.html", _render_overview(site, tables, summary)
    places, lines = count_places(tables), group_by(find_lines(tables).itertuples(), lambda line: line.term)
    sizes = places.drop_duplicates(["place", "year"])[["place", "year", "n_han", "n_docs"]]
    by_term = group_by(places.dropna(subset=["term"]).itertuples(), lambda row: row.term)
    years = dict(list(tables["term_years"][tables["term_years"]["layer"] == LAYER].groupby("term")))
    about = {document.doc: document for document in tables["documents"].itertuples()}
    texts = dict(zip(tables["texts"]["doc"], tables["texts"]["text"], strict=True))
    for row in summary.itertuples():
        rates, own = years[row.term].sort_values("year"), (by_term.get(row.term), sizes, lines.get(row.term))
        yield term_link(row.term), _render_term(site, row, rates, *own, about, texts)


def _render_overview(site, tables, summary):
    tested = trends(tables["term_years"]) if len(tables["term_years"]) else None
    clear = dict(zip(tested["term"], tested["trend"], strict=True)) if tested is not None else {}
    enough = summary[(summary["count"] >= LEAST["count"]) & (summary["n_docs"] >= LEAST["n_docs"])]
    rates = tables["term_years"][tables["term_years"]["layer"] == LAYER]
    rising = enough[enough["change"] > 0].sort_values("change", ascending=False, kind="stable").head(EACH)
    falling = enough[enough["change"] < 0].sort_values("change", kind="stable").head(EACH)
    years = sorted(rates["year"].unique())
    third = max(1, len(years) // 3)
    n_docs = len(counted_documents(tables["documents"]))
    care = comparability(tables["documents"], tables["marks"])
    sparks = [[_draw_spark(row, rates, clear) for row in part.itertuples()] for part in (rising, falling)]
    listed = [{"term": row.term, "href": term_link(row.term), "count": row.count} for row in summary.itertuples()]
    return site.render(
        "terms.html.j2",
        "terms.html",
        say("menu.terms"),
        headline=_say_headline(rising, falling),
        lead=say("terms.lead", n=len(summary), n_all=len(lexicon_terms()), n_docs=n_docs),
        moved_sub=say(
            "terms.moved_sub",
            before=_span(years[:third]),
            after=_span(years[-third:]),
            **{f"n_{k}": v for k, v in LEAST.items()},
        )
        if years
        else "",
        rising=sparks[0],
        falling=sparks[1],
        sure=say("terms.tested", n=sum(trend in ("rising", "falling") for trend in clear.values())),
        all=sorted(listed, key=lambda row: row["term"]),
        chips=listed[:12],
        example=listed[0]["term"] if listed else "",
        heat=_draw_themes(rates),
        lives=[
            _describe_life(row, set(summary["term"]))
            for row in life_table(tables["term_years"], read_phrases()).itertuples()
            if row.status != "absent"
        ],
        care=describe_warnings(care),
        warnings=Markup(render_table(care, most=60)) if len(care) else "",
        words=site.words("search"),
    )


def _say_headline(rising, falling):
    if rising.empty or falling.empty:
        return say("terms.title")
    up, down = rising.iloc[0], falling.iloc[0]
    return say(
        "terms.headline",
        up=up["term"],
        up_from=f"{up['before']:.1f}",
        up_to=f"{up['after']:.1f}",
        down=down["term"],
        down_from=f"{down['before']:.1f}",
        down_to=f"{down['after']:.1f}",
    )


def _span(years):
    return str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _draw_spark(row, rates, clear):
    """A small line of every year and the thick one from the first third's rate to the last third's."""
    series = rates[rates["term"] == row.term].sort_values("year")
    years, values = series["year"].to_numpy(), series["per_10k"].to_numpy()
    most = max(values.max(), row.before, row.after) or 1.0
    x = np.round((years - years[0]) / max(1, years[-1] - years[0]) * 96 + 2, 1)
    y = np.round(31 - values / most * 28, 1)
    third = max(1, len(years) // 3)
    ends = (
        float(x[:third].mean()),
        round(31 - row.before / most * 28, 1),
        float(x[-third:].mean()),
        round(31 - row.after / most * 28, 1),
    )
    tested = say(f"terms.{clear[row.term]}_tested") if clear.get(row.term) in ("rising", "falling") else ""
    return {
        "term": row.term, "href": term_link(row.term), "about": say("terms.about", n=int(row.n_docs)) + tested,
        "lines": list(zip(x[:-1], y[:-1], x[1:], y[1:], strict=True)), "slope": [round(end, 1) for end in ends],
        "before": f"{row.before:.1f}", "after": f"{row.after:.1f}",
    }  # fmt: skip


def _draw_themes(rates):
    groups = read_term_groups()
    years = sorted(rates["year"].unique())
    sizes = rates.drop_duplicates("year").set_index("year")["n_han"]
    sums = rates.merge(groups, on="term").groupby(["group", "year"])["count"].sum().unstack(fill_value=0)
    if sums.empty:
        return None
    table = (sums / sizes.reindex(sums.columns) * 10_000).reindex(columns=years)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    most = table.to_numpy().max() or 1.0
    names = dict(zip(groups["group"], groups["label_en"], strict=True)) if page_language() == "en" else {}
    rows = [
        {
            "name": names.get(name, name),
            "cells": [
                {"text": f"{value:.0f}" if value >= 0.5 else "·", "shade": _shade(value, most)} for value in values
            ],
        }
        for name, values in zip(table.index, table.to_numpy(), strict=True)
    ]
    leads = table.idxmax()
    first = leads.mode().iloc[0]
    title = say("terms.themes_title", theme=names.get(first, first), n=int((leads == first).sum()), n_years=len(years))
    return {"title": title, "years": years, "rows": rows}


def _shade(value, most):
    return int(np.ceil(value / most * 9)) if value > 0 else 0


def _describe_life(row, known):
    return {
        "term": row.term,
        "href": term_link(row.term) if row.term in known else None,
        "group": row.group,
        "first": row.first_seen,
        "peak": row.peak,
        "last": row.last_seen,
        "count": f"{row.count:,}",
        "status": say_slot("life", row.status),
        "replaced_by": row.replaced_by if isinstance(row.replaced_by, str) else "",
    }


def mark_rates(rates: pd.DataFrame, page: str = "") -> list[Point]:
    """Return a term's yearly rates as points of a chart; each leads to the lines of its year on the term's page.

    Parameters
    ----------
    rates : DataFrame
        Rows of `term_years` of one term and layer, sorted by year.
    page : str
        The link to the term's page; empty on that page itself.
    """
    points = []
    for row in rates.itertuples():
        words = say("term.mark", year=row.year, rate=f"{row.per_10k:.2f}", n=int(row.count), n_docs=int(row.n_docs))
        points.append(Point(int(row.year), float(row.per_10k), "", False, "", f"{page}#y-{row.year}", words))
    return points


def _render_term(site, row, rates, places, sizes, lines, about, texts):
    bands = [(band.year, band.low, band.high) for band in rates.dropna(subset=["low", "high"]).itertuples()]
    listed = []
    for year, part in group_by(lines or (), lambda line: line.year).items():
        shown, n = [_show_line(line, texts[line.doc], about[line.doc]) for line in part], int(part[0].n)
        words = say("term.some", n=n, n_shown=len(shown)) if n > len(shown) else say("term.every", n=n)
        listed.append({"year": year, "about": words, "lines": shown})
    counts = {"n": int(row.count), "n_docs": int(row.n_docs), "n_all": int(sizes["n_docs"].sum())}
    return site.render(
        "term.html.j2",
        term_link(row.term),
        row.term,
        headline=say("term.headline", term=row.term, peak=int(row.peak), **counts),
        lead=say("term.lead", before=f"{row.before:.1f}", after=f"{row.after:.1f}"),
        chart=draw_rates(mark_rates(rates), bands, row.term),
        note=say("term.note" if bands else "term.no_interval"),
        years=sorted(sizes["year"].unique()),
        places=_place_rows(places, sizes),
        lines=listed,
    )


def _place_rows(counts, sizes):
    """How often the term was said in each place and year, shaded by its rate; most often first."""
    found = {(row.place, row.year): row for row in counts or ()}
    most = max((row.count / row.n_han for row in found.values()), default=1.0)
    years, rows = sorted(sizes["year"].unique()), []
    for place, part in group_by(sizes.itertuples(), lambda size: size.place).items():
        held, cells = {size.year for size in part}, []
        for year in years:
            row = found.get((place, year))
            text = f"{row.count:.0f}" if row is not None else "0" if year in held else "·"
            cells.append({"text": text, "shade": _shade(row.count / row.n_han, most) if row is not None else 0})
        total = sum(row.count for (where, _), row in found.items() if where == place)
        rate = say_number(round(total / max(1, sum(size.n_han for size in part)) * 10_000, 2))
        href = UP + subject_link("places", place) if place else None
        rows.append((-total, {"name": place or say("place_unknown"), "href": href, "rate": rate, "cells": cells}))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _show_line(line, text, document):
    left, right = text[max(0, line.start - AROUND) : line.start], text[line.end : line.end + AROUND]
    return {
        "left": left.split("\n")[-1],
        "hit": text[line.start : line.end],
        "right": right.split("\n")[0],
        "href": UP + page_link(line.doc),
        "title": document.title if isinstance(document.title, str) else line.doc,
        "about": document.place if isinstance(document.place, str) else "",
    }
