"""The words on figures, in English, Chinese or both: FIELDWORDS_LANG says which, data/lexicon/labels.csv holds them."""

import os
import re

import pandera.pandas as pa

from fieldwords.errors import FieldwordsError
from fieldwords.lexicon import read_lexicon

SENTENCES = ("note_", "thin_")  # these stand one below the other when both languages are shown
LANGUAGES = ("en", "zh", "both")
COUNTED = re.compile(r"(?<![\d,.])1 (document|figure|word|occurrence|Han character)s\b")
LABELS = pa.DataFrameSchema(
    {"key": pa.Column("str", unique=True), "en": pa.Column("str"), "zh": pa.Column("str")}, strict=True
)


def label_language() -> str:
    """Return the language of figure labels, FIELDWORDS_LANG: `en`, `zh` or `both` (the default)."""
    language = os.environ.get("FIELDWORDS_LANG") or "both"
    if language not in LANGUAGES:
        raise FieldwordsError(f"FIELDWORDS_LANG={language}: unknown language; set it to one of {', '.join(LANGUAGES)}")
    return language


def label(key: str, **values) -> str:
    """Return the label `key` in the language of the figures, its `{names}` filled from `values`.

    Parameters
    ----------
    key : str
        A key of data/lexicon/labels.csv.
    **values
        What the label's placeholders stand for.

    Raises
    ------
    FieldwordsError
        The table has no such key.
    """
    table = read_lexicon("labels", LABELS)
    row = table[table["key"] == key]
    if row.empty:
        raise FieldwordsError(f"labels.csv: no label {key!r}; add a row with that key, its English and its Chinese")
    english, chinese = (row.iloc[0][language].format(**values) for language in ("en", "zh"))
    english = COUNTED.sub(r"1 \1", english)
    if label_language() == "both" and english != chinese:
        return f"{chinese}\n{english}" if key.startswith(SENTENCES) else f"{chinese} {english}"
    return chinese if label_language() == "zh" else english


def name_or_label(kind: str, name: str) -> str:
    """Return the label `kind.name` where the table has one, else `name` itself (a new item needs no translation)."""
    table = read_lexicon("labels", LABELS)
    key = f"{kind}.{name}"
    return label(key) if (table["key"] == key).any() else name
