"""How hard a target is meant, by a named map: researchers disagree whether 力争 is hard."""

import pandas as pd

from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_lexicon


def rate_modality(targets: pd.DataFrame, name: str) -> pd.Series:
    """Return how hard each target is meant under the map `name`.

    Parameters
    ----------
    targets : DataFrame
        Rows with columns modality and comparator.
    name : str
        A map of data/lexicon/modality_maps.csv.

    Returns
    -------
    Series of str
        hard, soft or none, indexed as `targets`. The modality word decides; without one, the comparator.

    Raises
    ------
    FieldwordsError
        There is no such map.
    """
    maps = read_lexicon("modality_maps")
    if name not in set(maps["map"]):
        raise FieldwordsError(
            f"modality_maps.csv: no map {name!r}; choose one of {', '.join(sorted(set(maps['map'])))}"
        )
    rows = maps[maps["map"] == name]
    strengths = {slot: dict(zip(part["word"], part["strength"], strict=True)) for slot, part in rows.groupby("slot")}
    by_word = targets["modality"].map(strengths.get("modality", {}))
    by_bound = targets["comparator"].map(strengths.get("comparator", {}))
    return by_word.fillna(by_bound.where(targets["modality"].isna())).fillna("none").astype("str")


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
    maps = sorted(set(read_lexicon("modality_maps")["map"]))
    rated = targets.assign(
        modality=targets["modality"].fillna(""), **{name: rate_modality(targets, name) for name in maps}
    )
    table = rated.groupby(["modality", "comparator", *maps], as_index=False).size().rename(columns={"size": "targets"})
    order = ["targets", "modality", "comparator"]
    table = table.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return table[["modality", "comparator", "targets", *maps]]
