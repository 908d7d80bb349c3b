"""Panel words: those of `panel_words.csv` with a pattern that finds them, and places with their codes."""

import re
from typing import NamedTuple

import pandas as pd

from fieldwords.lexicon import read_rows
from fieldwords.targets.localities import place_codes
from fieldwords.targets.measures import ANIMAL_MEASURES, INCOME, RATE


class Lexicon(NamedTuple):
    """The terms of `panel_words.csv` with slot and value, those of bases, a pattern that finds them."""

    slots: dict[str, tuple[str, str]]
    bases: tuple[str, ...]
    pattern: re.Pattern


def read_panel_words() -> Lexicon:
    """Return the words that `read_words` looks for."""
    slots = {term: (slot, value or term) for term, slot, value, *_ in read_rows("panel_words")}
    bases = tuple(term for term, (slot, _) in slots.items() if slot == "base")
    heads: dict[str, list[str]] = {}  # by first character, so that a miss costs one step
    for term in sorted(slots, key=len, reverse=True):
        heads.setdefault(re.escape(term[0]), []).append(re.escape(term[1:]))
    pattern = "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in heads.items())
    return Lexicon(slots, bases, re.compile(pattern))


def fill_concepts(found: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return what words say with the concepts that they do not: what the document says elsewhere, or what was counted.

    Parameters
    ----------
    found : DataFrame
        Columns of `wording.Wording`.
    rows : DataFrame
        Rows of table `targets` with `item` and `kind`, indexed as `found`.

    Returns
    -------
    DataFrame
        `found` with `concept` filled and `implied`: the concept is that of the document or the year.
    """
    terms = [row for row in read_rows("panel_words") if row[1] == "concept"]
    of_income = rows["item"].isin([item for *_, item, _, _ in terms]) & rows["measure"].eq(INCOME)
    concept = found["concept"].where(of_income)
    spoken = pd.DataFrame({"doc": rows["doc"], "concept": concept}).dropna().drop_duplicates()
    only = spoken[~spoken["doc"].duplicated(keep=False)].set_index("doc")["concept"]
    told = concept.notna()
    concept = concept.fillna(rows["doc"].map(only).where(of_income))
    year = rows["year"].astype("float64")
    for *_, value, _, since, until in terms:
        counted = year.between(float(since or 0), float(until or 9999))
        if since or until:
            concept = concept.mask(concept.isna() & of_income & counted, value)
    concept = concept.fillna(rows["measure"].where(rows["measure"].isin(ANIMAL_MEASURES)))
    concept = concept.fillna(found["rate"].where(rows["measure"].eq(RATE)))
    prices = found["prices"].where(rows["kind"].eq("growth"))
    both = concept.str.cat(prices, sep="·").fillna(concept).fillna(prices)
    return found.assign(concept=both.astype("str"), implied=of_income & ~told & concept.notna())


def code_places(places: pd.Series) -> pd.Series:
    """Return the code of each place, null where the table has no such name (the nation, towns, names borne twice)."""
    return places.map(place_codes()).astype("str")
