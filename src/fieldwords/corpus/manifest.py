"""The manifest: what a researcher states about her files, in data/raw/manifest.csv."""

from contextlib import suppress
from datetime import date
from pathlib import Path, PurePosixPath

from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_cells


def read_manifest(raw: Path) -> dict[str, dict[str, str]]:
    """Return the rows of ``manifest.csv`` in the raw folder by document, every cell a string; {} where there is none.

    Raises
    ------
    FieldwordsError
        The file is no CSV in UTF-8, a column or cell is wrong, or a doc leads out of the raw folder.
    """
    path = Path(raw) / "manifest.csv"
    if not path.is_file():
        return {}
    cells = read_cells(path, "manifest")
    rows = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
    for number, row in enumerate(rows, start=2):
        doc, day = row["doc"], row.get("delivered")
        if "\\" in doc or ":" in doc or ".." in PurePosixPath(doc).parts or doc[0] == "/":
            raise FieldwordsError(f"{path}: row {number} doc {doc!r} leads out of the raw folder; name a file below it")
        if day and not _is_day(day):
            raise FieldwordsError(f"{path}: row {number} column delivered: {day!r} is no day; mend that row")
    return {row["doc"]: row for row in rows}


def check_manifest(manifest: dict[str, dict[str, str]], hashes: dict[str, str], raw: Path) -> None:
    """Compare a manifest (`read_manifest`) with the files that were found in `raw` (doc -> SHA-256).

    A manifest that speaks of another file than the one that lies there would date and place the wrong text: that is an
    error, not a warning.

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


def _is_day(text):
    with suppress(ValueError):
        return bool(date.fromisoformat(text))
