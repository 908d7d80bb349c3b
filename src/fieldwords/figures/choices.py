"""What a notebook looks at first in a collection nobody has seen: terms and items, picked by rule."""

import numpy as np
import pandas as pd

from fieldwords.targets.modality import rate_modality, read_modality_maps

ACHIEVED = ("achievement", "stock")


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


def pick_items(targets: pd.DataFrame, domains, measures) -> pd.DataFrame:
    """Return the items (object, measure) by the number of years they are stated for, most years first.

    Returns
    -------
    DataFrame
        Columns object, measure, n_years, n.
    """
    rows = targets[targets["domain"].isin(domains) & targets["measure"].isin(measures) & targets["object"].notna()]
    rows = rows[rows["year"].notna() & rows["status"].isin(("target", *ACHIEVED))]
    items = rows.groupby(["object", "measure"], as_index=False).agg(n_years=("year", "nunique"), n=("value", "size"))
    order = ["n_years", "n", "object", "measure"]
    return items.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def pick_series(targets: pd.DataFrame, domains, measures, most: int) -> list[pd.DataFrame]:
    """Return the series of the `most` items stated for most years; empty ones where the collection has fewer."""
    items = pick_items(targets, domains, measures).head(most)
    chosen = [select_series(targets, item.object, item.measure) for item in items.itertuples()]
    return chosen + [targets.head(0).assign(kind="")] * (most - len(chosen))


def pick_objects(targets: pd.DataFrame, domain: str, measures, most: int) -> list[str]:
    """Return the `most` objects of a domain stated for most years, such as the animals with 存栏, 出栏 or 饲养量."""
    items = pick_items(targets, [domain], measures)
    sums = items.groupby("object", as_index=False)[["n_years", "n"]].sum()
    return list(sums.sort_values(["n_years", "n", "object"], ascending=[False, False, True])["object"].head(most))


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


def count_verdicts(follow_ups: pd.DataFrame) -> pd.DataFrame:
    """Return what became of the targets of each item, the items most often passed over in silence first.

    Returns
    -------
    DataFrame
        Columns object, measure, targets, met, missed, silent, silent_share (0 to 1).
    """
    verdicts = ["met", "missed", "silent"]
    keys = [follow_ups["object"], follow_ups["measure"]]
    table = pd.crosstab(keys, follow_ups["met"]).reindex(columns=verdicts, fill_value=0).rename_axis(columns=None)
    table.insert(0, "targets", table[verdicts].sum(axis=1))
    table["silent_share"] = table["silent"] / table["targets"]
    order = ["silent", "targets", "object", "measure"]
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
