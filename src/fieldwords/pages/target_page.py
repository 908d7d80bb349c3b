"""The targets page and its data files: a file a place and a file an item, read when they are chosen."""

import json
from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from fieldwords.figures.language import say, say_slot, say_span
from fieldwords.pages.charts import describe_key
from fieldwords.pages.rendering import embed_json
from fieldwords.pages.rows import number_places
from fieldwords.pages.series import Series, join_key, list_level
from fieldwords.pages.verdict_charts import HELD

STATUSES = ("target", "reported", "other")
HEADS = ("year", "place", "item", "written", "value", "unit", "status", "verdict")
HEADS += ("answer", "sentence", "document", "start")
WORDS = ("all", "series.at", "points", "rows_shown", "copy_correction", "copied", *(f"head.{name}" for name in HEADS))
FEW = 8  # places whose rows are read all together; of more, those of a few years
FIRST = 4  # charts shown where no script runs


def render_targets(site) -> Iterator[tuple[str, str]]:
    """Yield the targets page of a `Site` and its data files: path from the folder of the pages, and text."""
    rows, series = site.rows.assign(place=site.rows["place"].fillna("")), site.series
    places, names = number_places(rows), {}
    counts = rows["key"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    files = {key: f"item-{number}" for number, key in enumerate(counts.index)}
    held: dict[str, tuple[list, list]] = defaultdict(lambda: ([], []))  # file: its rows, its charts
    for row in rows.itertuples():
        names.setdefault(row.key, row.packed["n"])
        line = json.dumps(row.packed, ensure_ascii=False, separators=(",", ":"))
        homes = [f"place-{places[row.place]}", files[row.key]]
        for home in homes + ([f"year-{row.year}"] if len(places) > FEW and pd.notna(row.year) else []):
            held[home][0].append(line)
    for one in sorted(series, key=rank_series, reverse=True):
        chart = json.dumps(_pack_chart(one, places), ensure_ascii=False, separators=(",", ":"))
        for home in (f"place-{places[one.place]}", files[join_key(one.key)]):
            held[home][1].append(chart)
    yield "targets.html", _render_page(site, rows, names, places, files, series)
    for name, (lines, charts) in held.items():
        yield f"data/{name}.js", f'put("{name}",{{"rows":[{",".join(lines)}],"charts":[{",".join(charts)}]}});\n'


def rank_series(one: Series) -> tuple[int, int]:
    """Return how much a series has to show: its years, twice where it has targets and reports both; its figures."""
    return one.years * len({point.target for point in one.points}), len(one.points)


def _pack_chart(one, places):
    sub = " · ".join(part for part in (one.sub, one.note) if part)
    told = {"h": one.heading, "u": sub, "g": str(one.svg), "v": list_level(one.points)}
    return {"p": places[one.place], "i": join_key(one.key), **told}


def _render_page(site, rows, names, places, files, series):
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
    items = rows.groupby("item").size().sort_values(ascending=False, kind="stable")
    n = rows["status"].value_counts()
    counts = {
        "n": int(n.get("target", 0)),
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
