"""The targets page and its data files: a file a place and a file an item, read when they are chosen."""

import json
from collections.abc import Iterator

import pandas as pd

from fieldwords.pages.addresses import subject_link
from fieldwords.pages.charts import describe_key
from fieldwords.pages.language import say, say_slot, say_span
from fieldwords.pages.rows import pack_row
from fieldwords.pages.series import SERIES, draw_panel, name_series
from fieldwords.pages.shell import embed_json

STATUSES = ("target", "reported", "other")
VERDICTS = ("met", "missed", "undecided", "unjoined", "silent", "no report")
WORDS = (
    "all",
    "points",
    "rows_shown",
    "copy_correction",
    "copied",
    "head.year",
    "head.place",
    "head.item",
    "head.written",
    "head.value",
    "head.unit",
    "head.status",
    "head.verdict",
    "head.answer",
    "head.sentence",
    "head.document",
    "head.start",
)
FIRST = 4  # charts shown where no script runs


def key_series(rows: pd.DataFrame) -> pd.Series:
    """Return the key of each row's series as one text: item · measure · concept · kind · unit · scope."""
    return rows[SERIES].fillna("").astype(str).agg("·".join, axis=1)


def render_targets(site, rows: pd.DataFrame, panel: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Yield the targets page and its data files: path from the folder of the pages, and text.

    Parameters
    ----------
    site : Site
        Menu and notice.
    rows : DataFrame
        From `rows.gather_rows`.
    panel : DataFrame
        From `series.join_verdicts` and `rows.link_marks`.
    """
    rows, panel = rows.assign(key=key_series(rows)), panel.assign(key=key_series(panel))
    rows, panel = rows.fillna({"place": ""}), panel.fillna({"place": ""})
    places = {
        place: number
        for number, place in enumerate(sorted(rows["place"].unique(), key=lambda name: (name == "", name)))
    }
    series = rows.groupby("key").agg(n=("key", "size"), item=("item", "first")).reset_index()
    series = series.sort_values(["n", "key"], ascending=[False, True], kind="stable", ignore_index=True)
    files = {key: number for number, key in enumerate(series["key"])}
    names = {key: name_series(part.iloc[0]) for key, part in rows.groupby("key")}
    charts = {}
    for (place, key), part in panel.groupby(["place", "key"], sort=True):
        drawn = draw_panel(part, place or None)
        if drawn:
            charts[place, key] = {
                "p": places[place],
                "i": key,
                "h": drawn.heading,
                "u": drawn.sub + drawn.note,
                "g": str(drawn.svg),
            }
    yield "targets.html", _render_page(site, rows, series, names, places, files, charts)
    for place, part in rows.groupby("place", sort=True):
        found = sorted(
            ((key, chart) for (where, key), chart in charts.items() if where == place), key=lambda pair: files[pair[0]]
        )
        yield _write_data(f"place-{places[place]}", part, places, [chart for _, chart in found])
    for key, part in rows.groupby("key", sort=True):
        yield _write_data(
            f"item-{files[key]}", part, places, [chart for (_, what), chart in charts.items() if what == key]
        )


def _write_data(name, rows, places, charts):
    packed = [pack_row(row, places[row.place], row.key) for row in rows.itertuples()]
    text = json.dumps({"rows": packed, "charts": charts}, ensure_ascii=False, separators=(",", ":"))
    return f"data/{name}.js", f"put({json.dumps(name)},{text});\n"


def _render_page(site, rows, series, names, places, files, charts):
    years = rows["year"].dropna()
    held = rows.groupby("key")["place"].agg(lambda part: sorted({places[place] for place in part}))
    index = {
        "places": [{"key": number, "name": place or say("place_unknown")} for place, number in places.items()],
        "items": [{"key": key, "name": names[key], "file": files[key], "places": held[key]} for key in series["key"]],
        "years": [int(years.min()), int(years.max())] if len(years) else [2000, 2000],
        "statuses": [[status, say(f"status.{status}")] for status in STATUSES],
        "verdicts": [[verdict, say_slot("verdict", verdict)] for verdict in VERDICTS],
        "first": series["key"].iloc[0] if len(series) else "all",
    }
    sizes = rows.groupby("place").size().sort_values(ascending=False, kind="stable")
    items = rows.groupby("item").size().sort_values(ascending=False, kind="stable")
    shown = sorted(charts.values(), key=lambda chart: files[chart["i"]])[:FIRST]
    n_targets = int((rows["status"] == "target").sum())
    return site.render(
        "targets.html.j2",
        "targets.html",
        say("menu.targets"),
        page="targets",
        lead=say(
            "targets.lead",
            n=n_targets,
            n_reported=int((rows["status"] == "reported").sum()),
            n_places=len(places),
            years=say_span(years),
        ),
        marks=describe_key(),
        charts=[
            {
                "href": subject_link("items", chart["i"].split("·")[0]),
                "heading": chart["h"],
                "sub": chart["u"],
                "svg": _safe(chart["g"]),
            }
            for chart in shown
        ],
        places=[(subject_link("places", place), place, f"{n:,}") for place, n in sizes.items() if place],
        items=[(subject_link("items", item), say_slot("item", item), f"{n:,}") for item, n in items.items()],
        words=site.words(*WORDS),
        index=embed_json(index),
    )


def _safe(svg):
    from markupsafe import Markup

    return Markup(svg)
