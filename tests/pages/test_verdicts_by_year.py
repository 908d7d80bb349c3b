"""Bars of verdicts."""

import pandas as pd

from fieldwords.pages.verdicts_by_year import draw_verdicts


def outcomes(*rows):
    return pd.DataFrame(rows, columns=["year", "verdict"]).astype({"year": "Int64"})


def test_parts_add_up_and_lead_to_their_rows():
    bars = draw_verdicts(
        outcomes((2018, "met"), (2018, "silent"), (2018, "undecided"), (2019, "no report")), "targets.html"
    )
    assert [[part["n"] for part in bar["parts"]] for bar in bars] == [[1, 2], [1]]
    held = bars[0]["parts"][1]
    assert held["x"] == 33.33 and held["width"] == 66.52
    assert held["href"] == "targets.html#from=2018&to=2018&verdict=held"
    assert bars[1]["parts"][0]["href"].endswith("verdict=no+report")
    assert bars[0]["parts"][0]["title"] == "2018: 1 met"


def test_no_outcomes_no_bars():
    assert draw_verdicts(outcomes(), "targets.html") == []
