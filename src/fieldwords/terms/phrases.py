"""Terms: the tables a researcher edits, and where terms stand in a text without segmentation (Aho-Corasick)."""

import re
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from fieldwords.corpus.folding import fold_text
from fieldwords.errors import FieldwordsError, gather
from fieldwords.lexicon import read_lexicon, read_rows

FEW = 2000  # terms whose states fit into a table, in which they are found twice as fast


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


@lru_cache(maxsize=16)
def _make_automaton(terms: tuple[str, ...], longest: bool) -> AhoCorasick:
    if "" in terms:
        raise FieldwordsError("an empty term cannot be counted; give at least one character")
    kind = MatchKind.LeftmostLongest if longest else MatchKind.Standard
    way = Implementation.DFA if len(terms) <= FEW else None
    return AhoCorasick(sorted(set(terms)), matchkind=kind, store_patterns=True, implementation=way)


def list_substrings(text: str, terms: Iterable[str]) -> list[str]:
    """Return the folded term of every occurrence in a folded text, overlapping ones and those inside words included.

    Raises
    ------
    FieldwordsError
        A term is empty.
    """
    automaton = _make_automaton(tuple(terms), longest=False)
    return automaton.find_matches_as_strings(text, overlapping=True)


def list_phrases(text: str, terms: Iterable[str]) -> list[str]:
    """Return the folded terms of a folded text so that each character is of one at most: leftmost first, then longest.

    Reading from the left, the longest term that starts at the first possible character is taken and reading goes on
    behind it. A phrase nested in a longer one (农村 in 农村人居环境) is thus found in the longer one only, and of two
    phrases that overlap the earlier is found. What is found of a term depends on which other terms are asked for.

    Raises
    ------
    FieldwordsError
        A term is empty.

    References
    ----------
    Aho & Corasick 1975, Communications of the ACM 18(6), 333-340.
    """
    return _make_automaton(tuple(terms), longest=True).find_matches_as_strings(text)


def place_substrings(text: str, terms: Iterable[str]) -> list[tuple[int, int, int]]:
    """Return (number of the term among the sorted ones, start, end) of every occurrence that `list_substrings` lists.

    They stand in the order of their ends.
    """
    return _make_automaton(tuple(terms), longest=False).find_matches_as_indexes(text, overlapping=True)


def place_phrases(text: str, terms: Iterable[str]) -> list[tuple[int, int, int]]:
    """Return (number of the term among the sorted ones, start, end) of every occurrence that `list_phrases` lists."""
    return _make_automaton(tuple(terms), longest=True).find_matches_as_indexes(text)
