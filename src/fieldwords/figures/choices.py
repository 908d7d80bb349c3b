"""What a notebook looks at first in a collection nobody has seen: terms and items, picked by rule."""

import numpy as np
import pandas as pd

from fieldwords.figures.labels import label
from fieldwords.schemas import LEVELS, VERDICTS
from fieldwords.targets.modality import rate_modality, read_modality_maps


def pick_terms(term_years: pd.DataFrame, most: int = 6, layer: str = "phrase", least: int = 5) -> list[str]:
    """Return the terms whose rate moved most between the first and the second half of the covered years.

    Parameters
    ----------
    term_years : DataFrame
        Table `term_years`.
    most : int
        Number of terms.
    layer : str
        Which count.
    least : int
        Terms with fewer occurrences in all are passed over.
    """
    rows = term_years[(term_years["layer"] == layer) & term_years["per_10k"].notna()]
    years = sorted(set(rows["year"]))
    if rows.empty:
        return []
    table = rows.pivot_table(index="term", columns="year", values="per_10k", fill_value=0.0).reindex(columns=years)
    table = table[rows.groupby("term")["count"].sum().reindex(table.index) >= least]
    half = max(1, len(years) // 2)
    moved = (table.iloc[:, half:].mean(axis=1) - table.iloc[:, :half].mean(axis=1)).abs().fillna(0).round(9)
    ranked = moved.reset_index(name="moved").sort_values(["moved", "term"], ascending=[False, True])
    return list(ranked["term"].head(most))


def pick_split_term(term_years: pd.DataFrame, least: int = 10) -> str:
    """Return the term whose counts as a string and as a word are furthest apart; '' where no term is that frequent."""
    table = term_years.pivot_table(index="term", columns="layer", values="count", aggfunc="sum", fill_value=0)
    table = table.reindex(columns=["substring", "word"], fill_value=0)
    table = table[table["substring"] >= least]
    apart = (table["substring"] - table["word"]).reset_index(name="apart")
    ranked = apart.sort_values(["apart", "term"], ascending=[False, True])
    return ranked["term"].iloc[0] if len(ranked) else ""


def pick_items(panel: pd.DataFrame, domains, measures) -> pd.DataFrame:
    """Return the items (item, measure) by the number of years they are stated for, most years first.

    Parameters
    ----------
    panel : DataFrame
        Table `panel`.
    domains, measures : list of str
        Those that are wanted.

    Returns
    -------
    DataFrame
        Columns item, measure, n_years, n.
    """
    rows = panel[panel["domain"].isin(domains) & panel["measure"].isin(measures) & _is_drawn(panel)]
    items = rows.groupby(["item", "measure"], as_index=False).agg(n_years=("year", "nunique"), n=("year", "size"))
    order = ["n_years", "n", "item", "measure"]
    return items.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def pick_series(panel: pd.DataFrame, domains, measures, most: int) -> list[pd.DataFrame]:
    """Return the series of the `most` items stated for most years; empty ones where the collection has fewer."""
    items = pick_items(panel, domains, measures).head(most)
    chosen = [select_series(panel, row.item, row.measure) for row in items.itertuples()]
    return chosen + [select_series(panel.head(0), "", "")] * (most - len(chosen))


def pick_objects(panel: pd.DataFrame, domain: str, measures, most: int) -> list[str]:
    """Return the `most` items of a domain stated for most years, such as the animals with 存栏, 出栏 or 饲养量."""
    items = pick_items(panel, [domain], measures)
    sums = items.groupby("item", as_index=False)[["n_years", "n"]].sum()
    return list(sums.sort_values(["n_years", "n", "item"], ascending=[False, False, True])["item"].head(most))


def select_series(
    panel: pd.DataFrame, item: str, measure: str, unit: str | None = None, scope: str = "whole"
) -> pd.DataFrame:
    """Return the rows of one item that may stand on one axis: one unit, one kind, one scope.

    Levels, amounts added and growth are never mixed: the kind with most rows is taken, growth only where there is
    nothing else or its unit is asked for.

    Parameters
    ----------
    panel : DataFrame
        Table `panel`, whole: the looks of the places depend on it.
    item, measure : str
        The item by its standard name, such as 粮食 and 产量.
    unit : str, optional
        A unit_base; the one with most rows when not given.
    scope : str
        The whole place, or a part as the texts name it.

    Returns
    -------
    DataFrame
        Rows of `panel` with `rank`, the place's number in the collection (see `rank_places`), and `line`: the place,
        with the concept where the rows hold several (纯收入, 可支配收入).
    """
    rows = panel[(panel["item"] == item) & (panel["measure"] == measure) & (panel["scope"] == scope)]
    rows = rows[_is_drawn(rows)]
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
    rows = rows.assign(place=place, line=line, rank=rows["place"].map(rank_places(panel)).fillna(0).astype("int64"))
    return rows.sort_values(["rank", "line", "year", "track"], kind="stable", ignore_index=True)


def _is_drawn(rows: pd.DataFrame) -> pd.Series:
    figures = rows[["value", "low", "high"]].notna().any(axis=1)
    return rows["year"].notna() & figures & rows["kind"].isin(("level", "added", "growth"))


def rank_places(panel: pd.DataFrame) -> dict[str, int]:
    """Return a number for each place of the collection: higher levels first, then those with most figures, by name."""
    rows = panel[panel["place"].notna()].assign(order=panel["level"].map({name: n for n, name in enumerate(LEVELS)}))
    places = rows.groupby("place").agg(order=("order", "min"), n=("place", "size")).reset_index()
    places = places.sort_values(["order", "n", "place"], ascending=[True, False, True])
    return {place: rank for rank, place in enumerate(places["place"])}


def count_verdicts(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return what became of the targets of each item, the items most often passed over in silence first.

    Parameters
    ----------
    outcomes : DataFrame
        Table `outcomes`.

    Returns
    -------
    DataFrame
        Columns item, measure, targets, a column for each verdict, and silent_share: of the targets whose next report is
        held, the share that it is silent on (0 to 1).
    """
    table = pd.crosstab([outcomes["item"], outcomes["measure"]], outcomes["verdict"])
    table = table.reindex(columns=list(VERDICTS), fill_value=0).rename_axis(columns=None)
    table.insert(0, "targets", table[list(VERDICTS)].sum(axis=1))
    held = table["targets"] - table["no report"]
    table["silent_share"] = table["silent"] / held.where(held > 0)
    order = ["silent", "targets", "item", "measure"]
    return table.reset_index().sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def count_modality(targets: pd.DataFrame) -> pd.DataFrame:
    """Return how many targets each modality word governs, and what each named map makes of them: hard, soft or none.

    Parameters
    ----------
    targets : DataFrame
        Rows of table `targets`.

    Returns
    -------
    DataFrame
        Columns modality ('' where no word governs), comparator, targets, and a column for each map of
        data/lexicon/modality_maps.csv.
    """
    maps = sorted(set(read_modality_maps()["map"]))
    rated = targets.assign(
        modality=targets["modality"].fillna(""), **{name: rate_modality(targets, name) for name in maps}
    )
    table = rated.groupby(["modality", "comparator", *maps], as_index=False).size().rename(columns={"size": "targets"})
    order = ["targets", "modality", "comparator"]
    table = table.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return table[["modality", "comparator", "targets", *maps]]
