"""Codes of places: GB/T 2260, as the Ministry of Civil Affairs published them until April 2019."""

import pandas as pd
import pandera.pandas as pa

from fieldwords.lexicon import read_rows

CODES = pa.DataFrameSchema(
    {
        "name": pa.Column("str", pa.Check.str_length(min_value=1), unique=True),
        "code": pa.Column("str", pa.Check.str_matches(r"^\d{6}$")),
        "until": pa.Column("str", pa.Check.str_matches(r"^(\d{4}-\d{2})?$")),
    },
    strict=True,
)


def code_places(places: pd.Series) -> pd.Series:
    """Return the code of each place, null where the table has no such name (the nation, towns, names borne twice)."""
    return places.map(place_codes()).astype("str")


def place_codes() -> dict[str, str]:
    """Return name -> code of every province, prefecture and county whose name is borne by one place only."""
    return {name: code for name, code, _ in read_rows("place_codes", CODES)}
