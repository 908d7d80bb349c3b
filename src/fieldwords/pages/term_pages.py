"""A page a term: its curve, how often each place says it, its lines."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, groupby
from typing import NamedTuple

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from fieldwords.corpus.cleaning import lead_back
from fieldwords.corpus.duplicates import counted_documents
from fieldwords.figures.language import say, say_number, say_term
from fieldwords.figures.links import UP, page_link, subject_link
from fieldwords.pages.charts import Point, draw_rates, shade_rate
from fieldwords.pages.rendering import TEMPLATES, group_by
from fieldwords.pages.term_overview import part_years
from fieldwords.reading.markup import find_markup, show_part
from fieldwords.terms.matrix import PER
from fieldwords.terms.phrases import lexicon_terms, place_phrases

LINES = 12  # lines of a year shown on a term's page
AROUND = 36  # characters on either side of a term in a line


def rate_years(counts: pd.DataFrame, documents: pd.DataFrame, term: str) -> pd.DataFrame:
    """Return the yearly rates of a term in some counted documents: year, count, n_docs (that say it), per_10k."""
    said = counts[counts["term"] == term].set_index("doc")["count"]
    told = documents.assign(count=said.reindex(documents["doc"]).fillna(0).astype("int64").to_numpy())
    rates = told.groupby("year").agg(count=("count", "sum"), n_docs=("count", np.count_nonzero), n_han=("n_han", "sum"))
    return rates.assign(per_10k=rates["count"] / rates["n_han"].clip(lower=1) * PER).reset_index()


def find_occurrences(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return where lexicon terms stand in the counted documents, as the layer phrase counts them.

    Returns
    -------
    DataFrame
        term, doc, year, start and end in the source; at the most `LINES` a term and year, from as many documents as
        there are; n, all occurrences of the term in that year.
    """
    years = counted_documents(tables["documents"]).set_index("doc")["year"]
    texts, terms = tables["counted"][tables["counted"]["doc"].isin(years.index)], lexicon_terms()
    found = [place_phrases(text, terms) for text in texts["counted"]]
    doc = np.repeat(np.arange(len(texts)), [*map(len, found)])
    lines = pd.DataFrame([*chain.from_iterable(found)], columns=["term", "start", "end"], dtype="int64")
    lines = lines.assign(doc=doc, year=years.reindex(texts["doc"]).to_numpy()[doc])
    lines["turn"] = lines.groupby(["doc", "term"]).cumcount()
    lines["n"] = lines.groupby(["term", "year"])["doc"].transform("size")
    # One line of each document before a second of any.
    lines = lines.sort_values(["term", "year", "turn", "doc", "start"], kind="stable", ignore_index=True)
    lines = lines[lines.groupby(["term", "year"]).cumcount() < LINES].reset_index(drop=True)
    places, gaps = lines[["start", "end"]].to_numpy() - [0, 1], texts["gaps"].array
    for number, rows in lines.groupby("doc").indices.items():
        places[rows] = lead_back(places[rows], gaps[number])
    lines[["start", "end"]] = places + [0, 1]
    return lines.assign(term=np.array(terms, object)[lines["term"]], doc=texts["doc"].to_numpy()[lines["doc"]])


def count_places(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return how often each term was said in the counted documents of a place and year.

    Returns
    -------
    DataFrame
        term, place (empty where not told), year, count; n_han and n_docs of the place and year.
    """
    documents = counted_documents(tables["documents"])[["doc", "place", "year", "n_han"]].fillna({"place": ""})
    sizes = documents.groupby(["place", "year"]).agg(n_han=("n_han", "sum"), n_docs=("doc", "size")).reset_index()
    counts = tables["term_counts"].merge(documents, on="doc")
    sums = counts.groupby(["term", "place", "year"], observed=True)["count"].sum().reset_index()
    return sums.merge(sizes, on=["place", "year"], how="right")


class Spoken(NamedTuple):
    """What all terms' rows of a place have in common."""

    head: str
    silent: str  # the row of a term that it never says
    sizes: dict  # year -> Han characters
    cells: list  # of that row: one a year it speaks in, one a stretch of others
    at: dict  # year -> number of its cell


def render_terms(site) -> Iterator[tuple[str, str]]:
    """Yield a page a term of a `Site` that occurs: link from the folder of the pages, and page."""
    tables = site.tables
    places, lines = count_places(tables), group_by(find_occurrences(tables).itertuples(), lambda line: line.term)
    sizes = places.drop_duplicates(["place", "year"])
    covered = sorted(set(sizes["year"]))
    spoken = {place: _head_row(place, part, covered) for place, part in sizes.groupby("place")}
    n_docs, ends = int(sizes["n_docs"].sum()), part_years(tables["documents"])
    by_term = group_by(places.dropna(subset=["term"]).itertuples(), lambda row: row.term)
    years = group_by(tables["term_years"].sort_values("year").itertuples(), lambda row: row.term)
    known = tables["documents"][["doc", "title", "place"]].fillna("")
    cites = {document.doc: _cite(document) for document in known.itertuples()}
    texts = {doc: (text, find_markup(text)) for doc, text in tables["texts"][["doc", "text"]].itertuples(index=False)}
    for row in site.summary.itertuples():
        own = years[row.term], by_term.get(row.term, []), lines.get(row.term, [])
        page = _render_term(site, row, *own, spoken, covered, n_docs, ends, cites, texts)
        yield subject_link("terms", row.term), page


def mark_rates(rates: Iterable, page: str = "") -> list[Point]:
    """Return a term's yearly rates, rows in order, as points of a chart; each leads to the lines of its year on `page`.

    That is the link to the term's page; empty on that page itself. A year that does not say it leads nowhere.
    """
    points = []
    for row in rates:
        words = say("term.mark", year=row.year, rate=f"{row.per_10k:.2f}", n=int(row.count), n_docs=int(row.n_docs))
        link = f"{page}#y-{row.year}" if row.count else ""
        points.append(Point(int(row.year), float(row.per_10k), "", False, "", link, words))
    return points


def _render_term(site, row, rates, places, lines, spoken, covered, n_docs, ends, cites, texts):
    bands = [(band.year, band.low, band.high) for band in rates if band.low == band.low]  # not NaN
    listed = []
    for year, part in group_by(lines, lambda line: line.year).items():
        shown, n = [_show_line(line, *texts[line.doc], cites[line.doc]) for line in part], int(part[0].n)
        words = say("term.some", n=n, n_shown=len(shown)) if n > len(shown) else say("term.every", n=n)
        listed.append({"year": year, "about": words, "lines": Markup("".join(shown))})
    counts = {"n": int(row.count), "n_docs": int(row.n_docs), "n_all": n_docs}
    change = {"before": f"{row.before:.1f}", "after": f"{row.after:.1f}"}
    return site.render(
        "term.html.j2",
        subject_link("terms", row.term),
        row.term,
        headline=say("term.headline", term=say_term(row.term), peak=int(row.peak), **counts),
        lead=ends.say_lack() or say("term.lead", **change, **ends.name_spans()),
        chart=draw_rates(mark_rates(rates), bands, row.term),
        note=say("term.note" if bands else "term.no_interval"),
        years=covered,
        places=_place_rows(places, spoken),
        lines=listed,
    )


def _head_row(place, sizes, years):
    """What is said of a place on the page of every term."""
    head = f'<th scope="row">{TEMPLATES.get_template("parts.html.j2").module.place_name(place, UP)}</th>'
    sizes, cells, at = dict(zip(sizes["year"], sizes["n_han"], strict=True)), [], {}
    for held, run in groupby(years, sizes.__contains__):
        run = list(run)
        at |= {year: number for number, year in enumerate(run, start=len(cells)) if held}
        cells += [_draw_cell("0", 0)] * len(run) if held else [_draw_cell("", 0, len(run))]
    return Spoken(head, _draw_row(head, 0, cells), sizes, cells, at)


def _place_rows(counts, spoken):
    """How often the term was said in each place and year, shaded by its rate; most often first."""
    found, rows = {}, []
    for row in counts:
        found.setdefault(row.place, {})[row.year] = row.count
    most = max((row.count / row.n_han for row in counts), default=1.0)
    for name, place in spoken.items():
        said = found.get(name)
        if said is None:
            rows.append((0, place.silent))
            continue
        cells = [*place.cells]
        for year, count in said.items():
            cells[place.at[year]] = _draw_cell(f"{count:.0f}", shade_rate(count / place.sizes[year], most))
        total = sum(said.values())
        rows.append((-total, _draw_row(place.head, total / max(1, sum(place.sizes.values())) * PER, cells)))
    return Markup("".join(row for _, row in sorted(rows, key=lambda pair: pair[0])))


def _draw_row(head, rate, cells):
    return f"<tr>{head}<td>{say_number(round(rate, 2))}</td>{''.join(cells)}</tr>"


@cache
def _draw_cell(text, shade, span=1):
    about = f' class="s{shade}"' if shade else f' colspan="{span}"' if span > 1 else ""
    return f"<td{about}>{text}</td>"


def _cite(document):
    link, title = f"{UP}{page_link(document.doc)}", document.title or document.doc
    return f'<cite><a href="{escape(link)}">{escape(title)}</a> {escape(document.place)}</cite>'


def _show_line(line, text, markup, cite):
    left = show_part(text, max(0, line.start - AROUND), line.start, markup)
    right = show_part(text, line.end, line.end + AROUND, markup)
    left, hit, right = map(escape, (left.split("\n")[-1], text[line.start : line.end], right.split("\n")[0]))
    return (
        f'<div class="line"><span class="left"><bdi>{left}</bdi></span><mark>{hit}</mark>'
        f'<span class="right">{right}</span>{cite}</div>'
    )
