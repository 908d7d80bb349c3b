"""The term tables a researcher edits: phrases, stop words and groups of terms."""

import re
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from fieldwords.corpus.folding import fold_text
from fieldwords.errors import FieldwordsError, gather
from fieldwords.lexicon import read_lexicon, read_rows


def read_phrases():
    """Return the phrase lexicon, its terms in the folded form that texts are counted in (％ as %, ＋ as +).

    Returns
    -------
    DataFrame
        term; group, the matter it belongs to, within which one term can take another's place; since and until, the
        years of its official use where known ('' otherwise); variant_of, the term it is another wording of; note.
    """
    phrases = read_lexicon("phrases")
    return phrases.assign(term=phrases["term"].map(fold_term), variant_of=phrases["variant_of"].map(fold_term))


def drop_common(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a list of words whose `term` says what the text is about.

    That is no stop word and no number word: digits (2022, 8%), numerals with a unit (万头, 五年) or hundreds and more
    (三百). Names made of numerals (十四五) stay.
    """
    stopwords = read_lexicon("stopwords")
    small, powers, units = (
        "|".join(stopwords.loc[stopwords["reason"] == reason, "word"].map(re.escape))
        for reason in ("numeral", "power of ten", "unit")
    )
    numeral = f"(?:{small}|{powers})"
    number = table["term"].str.fullmatch(f"{numeral}+(?:{units})|{numeral}*(?:{powers}){numeral}*")
    number |= table["term"].str.contains(r"\d")
    return table[~(table["term"].isin(stopwords["word"]) | number)]


def read_term_groups():
    """Return the groups of terms that figures compare: group, term (folded)."""
    groups = read_lexicon("term_groups")
    return groups.assign(term=groups["term"].map(fold_term))


def lexicon_terms() -> tuple[str, ...]:
    """Return every term of the phrase lexicon and of the term groups once, folded and sorted."""
    return _fold_terms(read_rows("phrases"), read_rows("term_groups"))


@lru_cache(maxsize=4)
def _fold_terms(phrases, groups):
    return tuple(sorted({fold_term(row[0]) for row in phrases} | {fold_term(row[1]) for row in groups}))


def pick_terms(terms: Iterable[str] | str | None) -> list[str]:
    """Return terms folded, each once; every term of the lexicon where none are named."""
    return list(lexicon_terms()) if terms is None else fold_terms(terms)


def fold_terms(terms: Iterable[str] | str) -> list[str]:
    """Return terms folded, each once; a string is one term."""
    return list(dict.fromkeys(map(fold_term, gather(terms))))


def fold_term(term: str) -> str:
    """Return `term` as it stands in a counted text: digits, letters and ％ ．＋ － half-width, nothing invisible."""
    if not isinstance(term, str):
        raise FieldwordsError(f"a term is one text such as 粮食, and {term!r} is none")
    return fold_text(term.strip()).text
