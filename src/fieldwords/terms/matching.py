"""Terms in text without segmentation: every occurrence, or the longest phrase at each place (Aho-Corasick)."""

from collections.abc import Iterable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from fieldwords.errors import FieldwordsError

FEW = 2000  # terms whose states fit into a table, in which they are found twice as fast


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
