"""What became of a target: the same place's next reports on the same item, measure and year."""

import pandas as pd
import pandera.pandas as pa

from fieldwords.lexicon import read_lexicon
from fieldwords.schemas import FARMING, TABLES

NAMES = pa.DataFrameSchema(
    {"object": pa.Column("str", unique=True), "standard": pa.Column("str", pa.Check.str_length(min_value=1))},
    strict=True,
)
# A level is compared with a level, an amount added with an amount added, growth with growth.
KINDS = {"level": "level", "to": "level", "increment": "added", "increase_by": "growth", "decrease_by": "fall"}
UPPER = ("le", "lt")
ABOUT = 0.95  # 左右 and 约 are met from 95 % on
KEY = ["place", "item", "measure", "unit_base", "kind", "span", "year"]
# A figure this far from the target is of something else (a village and all villages, one year and five): not set
# against it, and the target is left out rather than called silent.
LEAST, MOST = 0.1, 3.0


def standard_names(objects: pd.Series) -> pd.Series:
    """Return objects under their standard names (农民 -> 农村居民), by data/lexicon/item_names.csv."""
    names = read_lexicon("item_names", NAMES)
    return objects.replace(dict(zip(names["object"], names["standard"], strict=True)))


def follow_up_targets(targets: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return what later reports of the same place say of each farming target.

    Parameters
    ----------
    targets : DataFrame
        Table `targets`.
    documents : DataFrame
        Table `documents`; duplicates are left out.

    Returns
    -------
    DataFrame
        Table `follow_ups`: one row a target (stated twice in one document: once) that a later document answers, or that
        the document of the next year passes over; where that document is missing nothing is said. met: achieved at
        least the target (for 以内 at most; for 左右 95 % of it); missed; silent: no later document gives the figure.
        Only figures of one year, or both of several years, are compared, and none that is a tenth or the threefold.
    """
    rows = _comparable_rows(targets, documents)
    answered = _find_answers(rows)
    reviewed = set(zip(documents["place"], documents["year"] - 1, strict=True))
    heard = [pair in reviewed for pair in zip(answered["place"], answered["year"], strict=True)]
    return _write_follow_ups(answered[answered["value_reached"].notna() | pd.Series(heard, index=answered.index)])


def _find_answers(rows: pd.DataFrame) -> pd.DataFrame:
    """Each target with the first later figure of its KEY, if any; without those that only unlike figures answer."""
    wanted = rows[rows["status"] == "target"].drop_duplicates([*KEY, "doc", "value"])
    reached = rows[rows["status"].isin(["achievement", "stock"])]
    pairs = wanted.merge(reached, on=KEY, how="left", suffixes=("", "_reached"))
    pairs = pairs[(pairs["told"] < pairs["told_reached"]).fillna(False).to_numpy(dtype=bool)]
    alike = (pairs["value_reached"] / pairs["value"]).between(LEAST, MOST)
    order = ["doc", "start", "told_reached", "doc_reached", "start_reached"]
    found = pairs[alike].sort_values(order, kind="stable").drop_duplicates(["doc", "start"])
    found = found[["doc", "start", "doc_reached", "start_reached", "value_reached"]]
    only_unlike = pairs[~alike].merge(found[["doc", "start"]], how="left", indicator=True)
    only_unlike = only_unlike.loc[only_unlike["_merge"] == "left_only", ["doc", "start"]]
    answered = wanted.merge(found, on=["doc", "start"], how="left")
    strange = pd.MultiIndex.from_frame(answered[["doc", "start"]]).isin(pd.MultiIndex.from_frame(only_unlike))
    return answered[~strange]


def _comparable_rows(targets: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Farming rows that can be set against one another, each with the year its document speaks for."""
    known = documents[documents["duplicate_of"].isna()].set_index("doc")["year"]
    rows = targets[targets["domain"].isin(FARMING) & targets["doc"].isin(known.index)]
    rows = rows.assign(item=standard_names(rows["object"]), kind=rows["change"].map(KINDS), told=rows["doc"].map(known))
    return rows.dropna(subset=["place", "item", "measure", "kind", "year", "value", "told"])


def _write_follow_ups(answered: pd.DataFrame) -> pd.DataFrame:
    ratio = answered["value_reached"] / answered["value"].where(answered["value"] != 0)
    floor = answered["comparator"].map({"approx": ABOUT}).astype(float).fillna(1.0)
    met = (ratio >= floor - 1e-9).where(~answered["comparator"].isin(UPPER), ratio <= 1 + 1e-9)
    verdict = met.map({True: "met", False: "missed"}).where(answered["value_reached"].notna(), "silent")
    table = pd.DataFrame(
        {
            "place": answered["place"],
            "object": answered["item"],
            "measure": answered["measure"],
            "year": answered["year"],
            "target_doc": answered["doc"],
            "target_start": answered["start"],
            "target_value": answered["value"],
            "comparator": answered["comparator"],
            "unit_base": answered["unit_base"],
            "achieved_doc": answered["doc_reached"],
            "achieved_start": answered["start_reached"].astype("Int64"),
            "achieved_value": answered["value_reached"],
            "ratio": ratio,
            "met": verdict.astype("str"),
        },
        columns=list(TABLES["follow_ups"].columns),
    )
    order = ["place", "object", "measure", "year", "target_doc", "target_start"]
    return table.sort_values(order, kind="stable", ignore_index=True)
