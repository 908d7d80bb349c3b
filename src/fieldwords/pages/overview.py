"""The first page: what became of the targets, four charts, the largest misses, the promises repeated longest."""

from fieldwords.corpus.duplicates import counted_documents
from fieldwords.figures.language import join_sentences, join_words, say, say_slot, say_span, say_term
from fieldwords.figures.links import subject_link
from fieldwords.figures.selection import key_of, name_series
from fieldwords.figures.words import describe_thinness, describe_warnings
from fieldwords.pages.charts import describe_key, draw_rates
from fieldwords.pages.rendering import group_by
from fieldwords.pages.rows import say_gap
from fieldwords.pages.series import join_key
from fieldwords.pages.target_pages import rank_series
from fieldwords.pages.term_overview import part_years, pick_moved
from fieldwords.pages.term_pages import mark_rates, rate_years
from fieldwords.pages.verdict_charts import count_verdicts, draw_tiles, draw_verdicts, title_tiles, title_verdicts
from fieldwords.schemas import LEVELS
from fieldwords.targets.measures import ANIMAL_MEASURES

DOMAINS = (("crop", ("产量", "面积")), ("livestock", (*ANIMAL_MEASURES, "产量")), ("rural_income", ("收入",)))
MISSES, REPEATED = 5, 5
FEWEST = 3  # figures of a series that is drawn on the first page
TOO_FAR = 60  # per cent: a gap as wide as that is more often two things compared than one thing missed
FEW_DOCUMENTS = 60
MANY = 0.1  # share of the documents that are without a place, from which that is said above all
FEW_PLACES = 3  # of more, the heading names none
MANY_YEARS = 20  # from which marks are small and only every fifth year is named


def render_overview(site, links, csv) -> str:
    """Return the first page of a `Site`, with links to notebooks (href, name, text) and the CSV files beside it."""
    documents, quarantine, outcomes = (site.tables[name] for name in ("documents", "quarantine", "outcomes"))
    columns = ["year", "doc", "title", "place", "genre", "delivered", "year_basis", "n_han", "duplicate_of", "warnings"]
    listed = documents.sort_values(["year", "doc"], na_position="last")[columns].dropna(axis="columns", how="all")
    headline, lead = _say_finding(outcomes, documents, site.rows)
    return site.render(
        "overview.html.j2",
        "index.html",
        say("menu.overview"),
        headline=headline,
        lead=lead,
        bars=draw_verdicts(outcomes, "targets.html"),
        bars_title=title_verdicts(outcomes),
        tiles=(tiles := draw_tiles(outcomes)),
        tiles_title=title_tiles(tiles),
        marks=describe_key(),
        charts=_draw_four(site),
        misses=_list_misses(site.rows, outcomes),
        say_gap=say_gap,
        name_of=lambda row: name_series(key_of(row)),
        repeated=_list_repeated(site.rows),
        cover=_cover(documents),
        care=_list_care(documents, site.care),
        quarantine=quarantine[["doc", "stage", "reason", "remedy"]],
        documents=listed,
        tables=[(f"tables/{name}", name, say_slot("table", name.removesuffix(".csv"))) for name in csv]
        + [("targets.xlsx", "targets.xlsx", say("targets.workbook"))],
        notebooks=links,
    )


def _say_finding(outcomes, documents, rows):
    where = join_words(documents["place"].dropna().value_counts().index, 3) or say("place_unknown")
    about = say("overview.read_from", n=len(documents), places=where, years=say_span(documents["year"]))
    placeless = counted_documents(documents)["place"].isna()
    if placeless.mean() > MANY:
        about = join_sentences(about, say("read.placeless", n=int(placeless.sum())))
    if not len(outcomes):
        return say("overview.no_targets"), about
    counts = count_verdicts(outcomes)
    if not counts["n_checked"]:
        gone = say("overview.lead_gone", n_gone=counts["n_gone"]) if counts["n_gone"] else ""
        return say("overview.none_checked", n=len(outcomes)), join_sentences(gone, about)
    first = rows.merge(outcomes[["doc", "start"]])
    n_unsure = int((first["unsure"] & first["verdict"].isin(("met", "missed"))).sum())
    doubt = say("overview.unsure", n=n_unsure) if n_unsure else ""
    return say("overview.headline", **counts), join_sentences(doubt, _say_open(counts), about)


def _say_open(counts):
    """For how many targets nothing was found, and for how many of them nothing could be."""
    n, n_gone = counts["n_open"], counts["n_gone"]
    if not n:
        return ""
    key = "lead_open" if not n_gone else "lead_all_gone" if n == n_gone else "lead"
    return say(f"overview.{key}", **counts)


def _draw_four(site):
    """Of crops, livestock and rural income the series with most verdicts, then years; the term that moved most."""
    charts = []
    for domain, measures in DOMAINS:
        some = [one for one in site.series if one.domain == domain and one.key[1] in measures]
        some = [one for one in some if one.key[3] == "level" or domain == "rural_income"]
        some = [one for one in some if one.sure >= FEWEST and any(point.target for point in one.points)]
        if some:
            charts.append(max(some, key=lambda one: (one.checked, *rank_series(one))))
    risen = draw_term(site)
    return [*charts, risen] if risen else charts


def draw_term(site) -> dict | None:
    """Return the chart of the term that rose most, else fell most (href, heading, sub, svg); None where none did.

    It is drawn from the documents that its rise was measured on.
    """
    rising, falling = pick_moved(site.summary)
    if rising.empty and falling.empty:
        return None
    row, ends = (falling if rising.empty else rising).iloc[0], part_years(site.tables["documents"])
    rates, spans = rate_years(site.tables["term_counts"], ends.documents, row["term"]), ends.name_spans()
    link = subject_link("terms", row["term"])
    rise = {"term": say_term(row["term"]), "before": f"{row['before']:.1f}", "after": f"{row['after']:.1f}"}
    heading = say("overview.term_fell" if rising.empty else "overview.term", **rise, **spans)
    svg = draw_rates(mark_rates(rates.itertuples(), link), [], heading)
    sub = say("overview.term_sub", n=int(rates["n_docs"].sum()), **spans)
    return {"href": link, "heading": heading, "sub": sub, "svg": svg}


def _list_misses(rows, outcomes):
    """The largest misses: levels and amounts, not growth; gaps too wide to be of one thing are left to the table.

    Each is quoted as it was first promised, which was before its answer, and none rests on a doubtful figure.
    """
    missed = rows[rows["verdict"].eq("missed") & ~rows["in_points"] & ~rows["unsure"] & rows["gap"].abs().le(TOO_FAR)]
    missed = missed.merge(outcomes[["doc", "start", "told"]]).assign(width=lambda table: -table["gap"].abs())
    order = ["width", "told", "place", "key", "start"]
    missed = missed.sort_values(order, kind="stable").drop_duplicates(["place", "key", "year"])
    return list(missed.head(MISSES).itertuples())


def _list_repeated(rows):
    """The series for which most years have a target, from the first to the last."""
    wanted = rows[rows["status"].eq("target") & rows["year"].notna() & rows["used"] & rows["place"].notna()]
    years: dict[tuple, dict] = {}
    for row in wanted.sort_values(["year", "doc", "start"], kind="stable").itertuples():
        years.setdefault((row.place, key_of(row)), {}).setdefault(int(row.year), row)
    checked = {
        key: [row.verdict for row in told.values() if row.verdict in ("met", "missed")] for key, told in years.items()
    }
    again = [key for key in years if len(years[key]) > 1]
    ranked = sorted(again, key=lambda key: (-len(years[key]), -len(checked[key]), key[0], join_key(key[1])))
    return [(key[0], list(years[key].values()), checked[key]) for key in ranked[:REPEATED]]


def _cover(documents):
    """Which documents there are: a mark each, work reports full, others hollow."""
    known = counted_documents(documents).assign(place=lambda table: table["place"].fillna(""))
    years = list(range(int(known["year"].min()), int(known["year"].max()) + 1)) if len(known) else []
    held = group_by(known.itertuples(), lambda document: (document.place, document.year))
    level = known["level"].map({name: number for number, name in enumerate(LEVELS)}).where(known["place"].ne(""))
    places = known.assign(level=level).sort_values(["level", "place"])["place"].unique()
    rows = [{"place": place, "cells": [held.get((place, year), []) for year in years]} for place in places]
    named = [year if len(years) <= MANY_YEARS or year % 5 == 0 else "" for year in years]
    return {"years": named, "rows": rows, "title": _say_cover(known, years), "many": len(years) > MANY_YEARS}


def _say_cover(known, years):
    reports = known[known["genre"] == "work_report"]
    if reports.empty:
        return say("overview.cover_none")
    if reports["place"].nunique() > FEW_PLACES:
        spans = reports.groupby("place")["year"].agg(["min", "max", "nunique"])
        whole = spans["max"] - spans["min"] + 1 == spans["nunique"]
        return say("overview.cover_places", n=int(whole.sum()), n_places=len(spans))
    place = reports["place"].value_counts(sort=True).index[0]
    held = known[known["place"] == place]["year"].dropna().astype(int)
    years = [year for year in years if held.min() <= year <= held.max()]  # others are of documents of other places
    missing = sorted(set(years) - set(reports[reports["place"] == place]["year"].astype(int)))
    where = place or say("place_unknown")
    if not missing:
        return say("overview.cover_whole", place=where)
    shown = say("overview.cover_some", n=len(missing), n_years=len(years))
    if len(missing) <= 6:
        shown = say("comma").join(map(str, missing))
    return say("overview.cover_missing", place=where, years=shown)


def _list_care(documents, care):
    lines = [say("care.words"), say("care.no_report"), say("care.kinds")]
    if len(documents) < FEW_DOCUMENTS:
        lines.append(describe_thinness(documents) or say("care.few", n=len(documents)))
    if len(care):
        lines.append(describe_warnings(care))
    return [line for line in lines if line]
