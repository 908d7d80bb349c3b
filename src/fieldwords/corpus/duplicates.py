"""Duplicates: the same speech under two names, which would be counted twice."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from fieldwords.corpus.folding import fold_text
from fieldwords.reading.characters import code_points

NEAR = 0.8
SHINGLE = 8
_BINS, _BAND = 128, 4
_NONE = np.uint64(2**64 - 1)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
# A band that more documents share than this is of a form they fill in, and tells nothing; of those that share most
# bands only the first are compared, so that a folder of one form costs no more than another.
_ALIKE, _COMPARED = 16, 8
_LIKELY = 0.5  # share of equal minima below which no two documents are near: 0.8 less several standard errors


class Sign(NamedTuple):
    """What tells a document from others: a digest of its text without blanks, its smallest hashes, None when short."""

    exact: bytes
    smallest: bytes | None


def sign_text(folded: str) -> Sign:
    """Return the sign of a folded text (`folding.fold_text`)."""
    plain = "".join(folded.split())
    hashes = _hash_shingles(plain)
    exact = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).digest()
    if not len(hashes):
        return Sign(exact, None)
    smallest = np.full(_BINS, _NONE)
    np.minimum.at(smallest, (hashes >> np.uint64(57)).astype(np.intp), hashes)
    smallest = np.minimum.accumulate(smallest[::-1])[::-1]  # an empty bin borrows
    return Sign(exact, np.where(smallest == _NONE, smallest[0], smallest).tobytes())


def match_signs(signs: Iterable[tuple[str, Sign]], text_of: Callable[[str], str]) -> list[tuple[str, str, float]]:
    """Find documents that repeat an earlier one: exactly but for blanks, or with a Jaccard similarity of 0.8 or more.

    Documents are compared as sets of 8-character shingles. Candidates come from one-permutation MinHash (the smallest
    hash in each of 128 bins, 32 bands of 4); each is confirmed on the whole sets, made of the texts that `text_of` has.

    Returns
    -------
    list of (str, str, float)
        For each document that repeats another: doc, the first that it repeats, itself no duplicate, and their
        similarity (1 for an exact copy).

    References
    ----------
    Broder 1997, On the resemblance and containment of documents; Li, Owen and Zhang 2012, One permutation hashing.
    """

    @lru_cache(maxsize=64)
    def shingles(doc):
        return np.unique(_hash_shingles("".join(fold_text(text_of(doc)).text.split())))

    nothing = sign_text("").exact
    seen, kept, bands, rows = {}, {}, defaultdict(list), []
    for doc, sign in signs:
        if sign.exact != nothing and sign.exact in seen:
            rows.append((doc, *seen[sign.exact]))
            continue
        seen[sign.exact] = doc, 1.0
        if sign.smallest is None:
            continue
        smallest = np.frombuffer(sign.smallest, dtype=np.uint64)
        keys = [(number, band.tobytes()) for number, band in enumerate(smallest.reshape(-1, _BAND))]
        shared = Counter(other for key in keys for other in bands[key])
        likely = [other for other, _ in shared.most_common(_COMPARED) if np.mean(kept[other] == smallest) >= _LIKELY]
        near = [(measure_jaccard(shingles(doc), shingles(other)), other) for other in sorted(likely)]
        similarity, original = max(near, key=lambda pair: pair[0], default=(0.0, None))
        if similarity >= NEAR:
            seen[sign.exact] = original, similarity
            rows.append((doc, original, similarity))
            continue
        kept[doc] = smallest
        for key in keys:
            if len(bands[key]) < _ALIKE:
                bands[key].append(doc)
    return rows


def choose_originals(copies: list[tuple[str, str, float]], documents: pd.DataFrame) -> dict[str, str]:
    """Return doc -> duplicate_of of what `match_signs` found: the best of some documents counts, not the first by name.

    One with a year goes before one without, then the one with more Han characters, then the shorter name: what is
    copied is called 讲话 - 副本 or 讲话(1).
    """
    groups = defaultdict(list)
    for doc, original, _ in copies:
        groups[original].append(doc)
    known = documents.set_index("doc")
    merit = {doc: (pd.notna(year), n, -len(doc)) for doc, year, n in known[["year", "n_han"]].itertuples(name=None)}
    chosen = {}
    for first, others in groups.items():
        best = max((first, *others), key=merit.__getitem__)  # the first of equals
        chosen |= {doc: best for doc in (first, *others) if doc != best}
    return chosen


def measure_jaccard(one: np.ndarray, other: np.ndarray) -> float:
    """Return the Jaccard similarity of two sorted arrays without repeats: shared items by all items."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)


def _hash_shingles(plain):
    """The 64-bit hashes of all shingles: a polynomial in the characters, then mixed (splitmix64)."""
    codes = code_points(plain).astype(np.uint64)
    count = len(codes) - SHINGLE + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashes = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        hashes = hashes * _PRIME + codes[place : place + count]
    hashes ^= hashes >> np.uint64(30)
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    hashes ^= hashes >> np.uint64(27)
    hashes *= np.uint64(0x94D049BB133111EB)
    return hashes ^ hashes >> np.uint64(31)


def counted_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the documents that count in yearly tables: with a year, and not a known duplicate of another."""
    kept = documents["year"].notna()
    return documents[kept & documents["duplicate_of"].isna() if "duplicate_of" in documents else kept]
