"""Pages: what is put together for them."""

import pandas as pd

from fieldwords.report.pages import compare_golds


def test_golds_that_no_rule_had_seen_come_first():
    rows = [
        ["old", "used in development", 2, "found", 0.9],
        ["old", "used in development", 2, "value", 0.8],
        ["new", "held out: scored once", 3, "found", 0.7],
        ["new", "held out: scored once", 3, "value", 0.6],
    ]
    table = compare_golds(pd.DataFrame(rows, columns=["gold", "kind", "documents", "level", "f1"]))
    assert list(table.columns) == ["gold", "kind", "documents", "found", "value"]
    assert table[["gold", "found", "value"]].values.tolist() == [["new", 0.7, 0.6], ["old", 0.9, 0.8]]
