"""Revisions: the same figure told again by a later document."""

import pandas as pd

from fieldwords.outcomes.mentions import GROWTH_UNITS
from fieldwords.schemas import TABLES

REVISED = 0.25  # a figure that moves by more than a quarter is no revision of the other: one of them may be misread


def find_revisions(chosen: pd.DataFrame) -> pd.DataFrame:
    """Return table `revisions`: each figure that a later document tells otherwise than the document before it.

    Parameters
    ----------
    chosen : DataFrame
        From `panel.choose_mentions`; of each document the best mention of a key counts, bounds never.

    Returns
    -------
    DataFrame
        kind: rounding (the two agree within half the unit of the coarser's last digit that is not zero, of targets and
        of per cent of its last digit: 70% and 68% are two), revision, or conflict (they are a quarter apart or more).
    """
    figures = chosen[(chosen["exactness"] != "bound") & chosen["told"].notna()]
    figures = figures[~figures.duplicated(["group", "doc"])].sort_values(["group", "told", "doc"], kind="stable")
    as_written = figures["track"].eq("target") | figures["unit_base"].isin(GROWTH_UNITS)
    figures = figures.assign(round=figures["round"].mask(as_written, figures["step"]))
    before = figures.groupby("group")[["value", "told", "doc", "start", "round"]].shift().add_prefix("before_")
    rows = figures.join(before)
    rows["difference"] = rows["value"] - rows["before_value"]
    rows = rows[(rows["told"] > rows["before_told"]).fillna(False).astype(bool) & rows["difference"].ne(0)]
    gap, size = rows["difference"].abs(), rows[["value", "before_value"]].abs().max(axis=1)
    agree = gap <= rows[["round", "before_round"]].max(axis=1) / 2 * 1.0001
    table = rows.rename(columns={"kind": "figure", "before_value": "before", "value": "after"}).assign(
        kind=pd.Series("revision", index=rows.index).mask(gap > REVISED * size, "conflict").mask(agree, "rounding"),
        docs=rows["before_doc"] + " | " + rows["doc"],
        after_doc=rows["doc"],
        after_start=rows["start"],
        after_told=rows["told"],
    )
    return table[list(TABLES["revisions"].columns)].astype({"before_start": "int64"})
