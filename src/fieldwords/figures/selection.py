"""What figures draw and sentences read: the series of one item, rates by year, gaps kept, spans of years named."""

from functools import lru_cache

import numpy as np
import pandas as pd

from fieldwords.figures.language import label, page_language, say_slot
from fieldwords.schemas import LEVELS

PLACES, BESIDE = 5, 3  # lines of a figure, and of one of several below each other
FLAT = 0.2  # of the largest figure, below which a line lies flat
SERIES = ["item", "measure", "concept", "kind", "unit_base", "scope"]
FALLEN = {"added": "lost", "growth": "decline"}  # what is said of a figure below zero


def yearly_rates(term_years: pd.DataFrame, terms, layer: str) -> pd.DataFrame:
    """Return the rates of `terms` in `layer`, a row a covered year and term: zero where the year lacks the term."""
    covered = term_years.dropna(subset=["per_10k"]).drop_duplicates("year").set_index("year")[["n_docs", "n_han"]]
    grid = pd.MultiIndex.from_product([terms, covered.index], names=["term", "year"])
    rows = term_years[term_years["layer"] == layer].set_index(["term", "year"])
    rates = rows.loc[~rows.index.duplicated(), ["count", "per_10k", "low", "high"]].reindex(grid).reset_index()
    rates = rates.fillna({"count": 0, "per_10k": 0})
    return rates.merge(covered.reset_index(), on="year").sort_values(["term", "year"], kind="stable", ignore_index=True)


def is_said(rates: pd.DataFrame) -> bool:
    """Return whether any of the terms of a table of rates occurs at all, however it is counted."""
    return bool((rates["per_10k"] > 0).any())


def with_gaps(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with a row of nulls for each year it lacks between first and last, so lines break there."""
    years = frame["year"].astype("int64")
    filled = frame.set_index(years).reindex(range(years.min(), years.max() + 1)).rename_axis(None)
    return filled.assign(year=filled.index)


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
        Rows of `panel` with `rank`, the place's number in the collection (see
        `rank_places`), `line`: the place, with the concept where the rows hold several (纯收入, 可支配收入), and
        `variant`, the number of that concept.
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


def part_drawn(series: pd.DataFrame, most_places: int = PLACES) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """Return the rows of a series that are drawn and told of, those that the panel calls outliers, and lines left out.

    Lines are drawn in their order, without those that would lie flat on the axis: a town beside its county.
    """
    far = series["flags"].str.split().map(lambda words: "outlier" in words, na_action="ignore").eq(True)
    rows = series[~far]
    most = rows[["value", "low", "high"]].abs().max(axis=1).groupby(rows["line"], sort=False).max()
    drawn = most[most >= FLAT * most.max()].index[:most_places]
    return rows[rows["line"].isin(drawn)], series[far], len(most) - len(drawn)


def key_of(row) -> tuple:
    """Return the key of a row's series, in the order of `SERIES`; `row` is one of itertuples."""
    return tuple([value if isinstance(value, str) else None for value in (getattr(row, name) for name in SERIES)])


def name_series(key: tuple, fallen: bool = False) -> str:
    """Return what a series is of, in the language of the page: cattle, stock; 牛存栏; a decrease of what has fallen."""
    return _name_series(key, bool(fallen), page_language())


@lru_cache(maxsize=4096)
def _name_series(key, fallen, language):
    item, measure, concept, kind, _, scope = key
    words = say_slot("measure", measure) if concept in (None, measure) else say_slot("concept", concept)
    part = "" if scope in (None, "whole") else f"（{scope}）"
    change = "" if kind == "level" else say_slot("kind", FALLEN.get(kind, kind) if fallen else kind)
    if language == "zh":
        return f"{item}{words}{change}{part}"
    return ", ".join(piece for piece in (say_slot("item", item), words, change) if piece) + part


def rank_places(panel: pd.DataFrame) -> dict[str, int]:
    """Return a number for each place of the collection: higher levels first, then those with most figures, by name."""
    rows = panel[panel["place"].notna()].assign(order=panel["level"].map({name: n for n, name in enumerate(LEVELS)}))
    places = rows.groupby("place").agg(order=("order", "min"), n=("place", "size")).reset_index()
    places = places.sort_values(["order", "n", "place"], ascending=[True, False, True])
    return {place: rank for rank, place in enumerate(places["place"])}
