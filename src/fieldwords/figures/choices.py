"""Which rows of table `targets` may stand together, and which items are stated for most years."""

import numpy as np
import pandas as pd

ACHIEVED = ("achievement", "stock")


def select_series(targets: pd.DataFrame, object_: str, measure: str, unit: str | None = None) -> pd.DataFrame:
    """Return the rows of one item that may stand on one axis: one unit, one kind of change, a year and a value.

    Levels (`level`, `to`, `from`), amounts added (`increment`) and growth (`increase_by`) are never mixed: the kind
    with most rows is taken, growth only where there is nothing else or its unit is asked for.

    Parameters
    ----------
    targets : DataFrame
        Table `targets`.
    object_, measure : str
        The item, such as 粮食 and 产量.
    unit : str, optional
        A unit_base; the one with most rows when not given.
    """
    named = (targets["object"] == object_) & (targets["measure"] == measure)
    rows = targets[named & (targets["domain"] != "other")]  # 千亿斤粮食产能提升行动 is a name, not an output
    rows = rows[rows["year"].notna() & rows["value"].notna() & rows["status"].isin(("target", *ACHIEVED))]
    kinds = rows["change"].replace({"to": "level", "from": "level"})
    rows = rows.assign(kind=kinds)[kinds.isin(("level", "increment", "increase_by")) & (rows["span"] != "multi")]
    if unit is not None:
        rows = rows[rows["unit_base"] == unit]
    elif (rows["kind"] != "increase_by").any():
        rows = rows[rows["kind"] != "increase_by"]
    if rows.empty:
        return rows
    tallies = rows.groupby(["unit_base", "kind"], sort=True).size()
    unit_base, kind = tallies.index[int(np.argmax(tallies.to_numpy()))]
    rows = rows[(rows["unit_base"] == unit_base) & (rows["kind"] == kind)]
    return rows.sort_values(["place", "year", "doc", "start"], kind="stable", ignore_index=True)
