"""Candidates for new phrases, found in the texts themselves."""

import re
from collections import Counter
from itertools import groupby, pairwise

import numpy as np
import pandas as pd

from fieldwords.lexicon import read_lexicon
from fieldwords.terms.matching import find_substrings
from fieldwords.terms.phrases import lexicon_terms, read_phrases
from fieldwords.terms.segmentation import segment

FEWEST = 5  # occurrences
LONGEST = 6  # words in a candidate
LOWEST_PMI = 3.0  # bits, at the weakest join
LOWEST_ENTROPY = 1.0  # bits, on the poorer side
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_NUMERAL = re.compile(r"[两二三四五六七八九十][个项大条][\u4e00-\u9fff]+")
_QUOTED = re.compile(r"[“「]([\u4e00-\u9fff]{3,12})[”」]")


def find_candidates(counted: pd.DataFrame, known=None, fewest: int = FEWEST) -> pd.DataFrame:
    """Return strings of words that belong together and are not in the lexicon.

    Parameters
    ----------
    counted : DataFrame
        doc, counted: counted texts.
    known : iterable of str, optional
        Terms to leave out; the lexicon when not given.
    fewest : int
        Occurrences below which a string is no candidate.

    Returns
    -------
    DataFrame
        Most frequent first: term; pattern: numeral (numeral, measure word and noun, 四个意识), quoted (mostly in
        quotation marks) or words; count; n_docs; pmi, pointwise mutual information in bits at the weakest join between
        its jieba words; entropy_left and entropy_right, branching entropy in bits of the characters beside it: 0 means
        that it always stands in one longer string. Candidates of pattern words have a PMI of 3 and entropies of 1 or
        more, numeral ones an open end.

    References
    ----------
    Church & Hanks 1990, Computational Linguistics 16(1), 22-29; Jin & Tanaka-Ishii 2006, COLING/ACL, 428-435.
    """
    known = set(lexicon_terms() if known is None else known)
    stopwords = set(read_lexicon("stopwords")["word"])
    quoted = Counter(found for text in counted["counted"] for found in _QUOTED.findall(text))
    runs = []  # of each document jieba's words between two marks that are not Han characters
    for text in counted["counted"]:
        parts = groupby(segment(text), lambda word: _HAN.fullmatch(word) is not None)
        runs.append([list(words) for is_han, words in parts if is_han])
    words, grams, n_docs = _count_grams(runs, fewest)
    kept = {}
    for gram, count in grams.items():
        pattern = _name_pattern(gram, count, quoted, stopwords) if count >= fewest else ""
        if pattern and 3 <= len("".join(gram)) <= 12 and "".join(gram) not in known:
            kept["".join(gram)] = gram, pattern
    beside = _count_neighbours(counted["counted"], kept)
    n_words = sum(words.values())
    rows = []
    for term, (gram, pattern) in kept.items():
        pmi = min(_join_pmi(gram, place, grams, words, n_words) for place in range(1, len(gram)))
        left, right = (_entropy(side) for side in beside[term])
        fits = {
            "numeral": right > 0 or grams[gram] == 1,
            "quoted": True,
            "words": pmi >= LOWEST_PMI and min(left, right) >= LOWEST_ENTROPY,
        }
        if fits[pattern]:
            rows.append((term, pattern, grams[gram], n_docs[gram], pmi, left, right))
    columns = ["term", "pattern", "count", "n_docs", "pmi", "entropy_left", "entropy_right"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["count", "term"], ascending=[False, True], ignore_index=True
    )


def _count_grams(runs, fewest):
    # Words, strings of words whose every pair is frequent enough, and the documents that hold each string
    words = Counter(word for document in runs for run in document for word in run)
    pairs = Counter(pair for document in runs for run in document for pair in pairwise(run))
    grams, n_docs = Counter(pairs), Counter()
    for document in runs:
        found = Counter()
        for run in document:
            for place in range(len(run) - 1):
                for end in range(place + 2, min(place + LONGEST, len(run)) + 1):
                    if pairs[run[end - 2], run[end - 1]] < fewest:
                        break
                    found[tuple(run[place:end])] += 1
        n_docs.update(found.keys())
        grams.update({gram: count for gram, count in found.items() if len(gram) > 2})
    return words, grams, n_docs


def _name_pattern(gram, count, quoted, stopwords):
    term = "".join(gram)
    if _NUMERAL.fullmatch(term) and stopwords.isdisjoint(gram[1:]):
        return "numeral"
    if quoted[term] * 2 >= count:
        return "quoted"
    return "" if gram[0] in stopwords or gram[-1] in stopwords else "words"


def _count_neighbours(texts, terms):
    # Characters before and after each term; a mark of punctuation ends a phrase and is counted as different each time
    beside = {term: (Counter(), Counter()) for term in terms}
    for number, text in enumerate(texts if terms else ()):
        for term, start, end in find_substrings(text, terms):
            for side, character in zip(beside[term], (text[start - 1 : start], text[end : end + 1]), strict=True):
                side[character if _HAN.match(character) else (number, start)] += 1
    return beside


def _join_pmi(gram, place, grams, words, n_words):
    parts = [words[part[0]] if len(part) == 1 else grams[part] for part in (gram[:place], gram[place:])]
    return float(np.log2(grams[gram] * n_words / (parts[0] * parts[1])))


def _entropy(counts):
    shares = np.array(list(counts.values()), float)
    shares /= shares.sum()
    return float(-(shares * np.log2(shares)).sum() + 0.0)


def lexicon_rows(candidates: pd.DataFrame, group: str = "未分组") -> pd.DataFrame:
    """Return candidates as rows to paste into data/lexicon/phrases.csv.

    Returns
    -------
    DataFrame
        The columns of phrases.csv: term, group, since, until, variant_of, note (pattern and count).
    """
    notes = candidates["pattern"] + ", " + candidates["count"].astype(str) + " times"
    rows = candidates[["term"]].assign(group=group, note=notes)
    return rows.reindex(columns=read_phrases().columns, fill_value="")
