"""Pages: what is put together for them."""

import pandas as pd

from fieldwords.pages.site import compare_golds


def test_golds_that_no_rule_had_seen_come_first_and_the_level_year_is_no_year():
    rows = [
        ["old", "used in development", 2, "found", 0.9],
        ["old", "used in development", 2, "year", 0.8],
        ["new", "held out: scored once", 3, "found", 0.7],
        ["new", "held out: scored once", 3, "year", 0.6],
    ]
    table = compare_golds(pd.DataFrame(rows, columns=["gold", "kind", "documents", "level", "f1"]))
    assert list(table.columns) == ["gold", "kind", "documents", "found", "year"]
    assert table[["gold", "found", "year"]].values.tolist() == [["new", "0.700", "0.600"], ["old", "0.900", "0.800"]]
