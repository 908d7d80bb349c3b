"""The manifest: what a researcher states about her files, in data/raw/manifest.csv."""

import csv
import re
from datetime import date
from pathlib import Path, PurePosixPath

import pandas as pd
import pandera.pandas as pa

from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import check_widths
from fieldwords.schemas import GENRES, LEVELS, check_table

_EMPTY = ("",)


def _is_day(text):
    try:
        return not text or bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text))
    except ValueError:
        return False


MANIFEST = pa.DataFrameSchema(
    {
        "doc": pa.Column("str", pa.Check.str_length(min_value=1)),
        "year": pa.Column("str", pa.Check.str_matches(r"^((19|20)\d\d)?$"), required=False),
        "delivered": pa.Column("str", pa.Check(_is_day, element_wise=True, name="YYYY-MM-DD"), required=False),
        "genre": pa.Column("str", pa.Check.isin(_EMPTY + GENRES), required=False),
        "level": pa.Column("str", pa.Check.isin(_EMPTY + LEVELS), required=False),
        "sha256": pa.Column("str", pa.Check.str_matches(r"^([0-9a-fA-F]{64})?$"), required=False),
        **{name: pa.Column("str", required=False) for name in ("title", "place", "source", "rights")},
    },
    unique=["doc"],
    strict=True,
)


def read_manifest(raw: Path) -> dict[str, dict[str, str]]:
    """Return the rows of ``manifest.csv`` in the raw folder by document, {} where there is none.

    Parameters
    ----------
    raw : Path
        The raw folder.

    Returns
    -------
    dict
        doc -> its row, every cell a string, '' where empty.

    Raises
    ------
    FieldwordsError
        The file is no CSV in UTF-8, a column or cell is wrong, or a doc leads out of the raw folder.
    """
    path = Path(raw) / "manifest.csv"
    if not path.is_file():
        return {}
    try:
        check_widths(path)
        table = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8-sig", index_col=False)
    except (csv.Error, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise FieldwordsError(f"{path}: not a CSV table in UTF-8 ({error}); save it as CSV UTF-8") from None
    rows = check_table(table, "manifest", MANIFEST, source=str(path)).to_dict("records")
    for number, row in enumerate(rows, start=2):
        if "\\" in row["doc"] or ":" in row["doc"] or ".." in PurePosixPath(row["doc"]).parts or row["doc"][0] == "/":
            raise FieldwordsError(
                f"{path}: row {number} doc {row['doc']!r} leads out of the raw folder; name a file below it"
            )
    return {row["doc"]: row for row in rows}


def check_manifest(manifest: dict[str, dict[str, str]], hashes: dict[str, str], raw: Path) -> None:
    """Compare the manifest with the files that were found.

    A manifest that speaks of another file than the one that lies there would date and place the wrong text: that is an
    error, not a warning.

    Parameters
    ----------
    manifest : dict
        From `read_manifest`.
    hashes : dict
        doc -> SHA-256 of every file found.
    raw : Path
        The raw folder, to be named.

    Raises
    ------
    FieldwordsError
        A doc that was not found, or one whose bytes have another SHA-256.
    """
    for doc, row in manifest.items():
        if doc not in hashes:
            raise FieldwordsError(f"{Path(raw) / 'manifest.csv'}: no file {doc}; add the file or take out its row")
        if row.get("sha256") and row["sha256"].lower() != hashes[doc]:
            raise FieldwordsError(f"{Path(raw) / doc}: not the file of the manifest (SHA-256 differs); mend either")
