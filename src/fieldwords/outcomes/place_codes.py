"""Codes of places: GB/T 2260, as the Ministry of Civil Affairs published them until April 2019."""

import pandas as pd

from fieldwords.lexicon import read_rows


def code_places(places: pd.Series) -> pd.Series:
    """Return the code of each place, null where the table has no such name (the nation, towns, names borne twice)."""
    return places.map(place_codes()).astype("str")


def place_codes() -> dict[str, str]:
    """Return name -> code of every province, prefecture and county whose name is borne by one place only."""
    return {name: code for name, code, _ in read_rows("place_codes")}
