"""The targets page and its data files."""

import json
import re

from fieldwords.pages.target_page import number_places, rank_series, render_targets


def data_of(text):
    return json.loads(re.fullmatch(r'put\("[^"]+",(.*)\);\n', text, re.DOTALL)[1])


def test_each_row_is_in_the_file_of_its_place_and_of_its_item(site, rows, series):
    pages = dict(render_targets(site))
    files = {name: data_of(text) for name, text in pages.items() if name.startswith("data/")}
    for kind in ("place", "item"):
        held = [row for name, data in files.items() if name.startswith(f"data/{kind}-") for row in data["rows"]]
        assert len(held) == len(rows)
        charts = [chart for name, data in files.items() if name.startswith(f"data/{kind}-") for chart in data["charts"]]
        assert len(charts) == len(series)


def test_the_index_names_a_file_for_every_choice(site):
    pages = dict(render_targets(site))
    index = json.loads(re.search(r'id="index">(.*?)</script>', pages["targets.html"], re.DOTALL)[1])
    assert all(f"data/place-{place['key']}.js" in pages for place in index["places"])
    assert all(f"data/{item['file']}.js" in pages for item in index["items"])
    assert index["first"] in {item["key"] for item in index["items"]}


def test_places_are_numbered_and_the_unknown_is_last(rows):
    numbers = number_places(rows.assign(place=["乙县"] + [None] * (len(rows) - 1)))
    assert numbers == {"乙县": 0, "": 1}


def test_a_series_with_promise_and_report_shows_most(series):
    best = max(series, key=rank_series)
    assert {point.target for point in best.points} == {True, False}


def test_the_place_that_is_not_told_is_no_place_of_the_lead(site, rows):
    untold = rows.assign(place=["乙县"] + [""] * (len(rows) - 1))
    lead = re.search(
        r'class="lead"[^>]*>(.*?)</p>',
        dict(render_targets(site._replace(rows=untold, series=[])))["targets.html"],
        re.DOTALL,
    )
    assert "1 place" in lead[1] and "2 places" not in lead[1]
