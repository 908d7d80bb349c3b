"""Which rows of table `panel` may stand on one axis, and in what order places come."""

import numpy as np
import pandas as pd

from fieldwords.figures.language import label
from fieldwords.schemas import LEVELS


def select_series(
    panel: pd.DataFrame, item: str, measure: str, unit: str | None = None, scope: str = "whole"
) -> pd.DataFrame:
    """Return the rows of one item that may stand on one axis: one unit, one kind, one scope.

    Levels, amounts added and growth are never mixed: the kind with most rows is taken, growth only where there is
    nothing else or its unit is asked for. The table is given whole, for the looks of the places depend on it; of units
    the one with most rows is taken when none is given.

    Returns
    -------
    DataFrame
        Rows of `panel` with `rank`, the place's number in the collection (see `rank_places`), `line`: the place,
        with the concept where the rows hold several (纯收入, 可支配收入), and `variant`, the number of that concept.
    """
    rows = panel[(panel["item"] == item) & (panel["measure"] == measure) & (panel["scope"] == scope)]
    rows = rows[rows["year"].notna() & rows["kind"].isin(("level", "added", "growth"))]
    rows = rows.dropna(subset=["value", "low", "high"], how="all")
    if unit is not None:
        rows = rows[rows["unit_base"] == unit]
    elif (rows["kind"] != "growth").any():
        rows = rows[rows["kind"] != "growth"]
    if len(rows):
        tallies = rows.groupby(["unit_base", "kind"], sort=True).size()
        unit_base, kind = tallies.index[int(np.argmax(tallies.to_numpy()))]
        rows = rows[(rows["unit_base"] == unit_base) & (rows["kind"] == kind)]
    place = rows["place"].fillna(label("place_unknown"))
    line = place.str.cat(rows["concept"], sep="·").fillna(place) if rows["concept"].nunique() > 1 else place
    concepts = sorted(rows["concept"].dropna().unique())
    rows["variant"] = rows["concept"].map({name: n for n, name in enumerate(concepts)}).fillna(0).astype("int64")
    ranks = rank_places(panel)
    rows = rows.assign(place=place, line=line, rank=rows["place"].map(ranks).fillna(len(ranks)).astype("int64"))
    return rows.sort_values(["rank", "line", "year", "track"], kind="stable", ignore_index=True)


def rank_places(panel: pd.DataFrame) -> dict[str, int]:
    """Return a number for each place of the collection: higher levels first, then those with most figures, by name."""
    rows = panel[panel["place"].notna()].assign(order=panel["level"].map({name: n for n, name in enumerate(LEVELS)}))
    places = rows.groupby("place").agg(order=("order", "min"), n=("place", "size")).reset_index()
    places = places.sort_values(["order", "n", "place"], ascending=[True, False, True])
    return {place: rank for rank, place in enumerate(places["place"])}
