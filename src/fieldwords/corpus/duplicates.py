"""Duplicates: the same speech under two names, which would be counted twice."""

from collections import defaultdict

import numpy as np
import pandas as pd

from fieldwords.corpus.cleaning import fold_text

NEAR = 0.8
SHINGLE = 8
_BINS, _BAND = 128, 4
_EDGES = np.arange(_BINS, dtype=np.uint64) << np.uint64(57)
_PRIME = np.uint64(0x9E3779B97F4A7C15)


def find_duplicates(texts: pd.DataFrame) -> pd.DataFrame:
    """Find documents that repeat an earlier one: exactly but for blanks, or with a Jaccard similarity of 0.8 or more.

    Documents are compared as sets of 8-character shingles. Candidates come from one-permutation MinHash (the smallest
    hash in each of 128 bins, 32 bands of 4); each is confirmed on the whole sets.

    Parameters
    ----------
    texts : DataFrame
        Columns doc, text.

    Returns
    -------
    DataFrame
        A row for each document that repeats another: doc, duplicate_of (the first in the order of doc, itself no
        duplicate), similarity (1 for an exact copy), sorted by doc.

    References
    ----------
    Broder 1997, On the resemblance and containment of documents; Li, Owen and Zhang 2012, One permutation hashing.
    """
    ordered = texts.sort_values("doc")
    shingles, seen, bands, rows = {}, {}, defaultdict(list), []
    for doc, text in zip(ordered["doc"], ordered["text"], strict=True):
        plain = "".join(fold_text(text).text.split())
        if plain and plain in seen:
            rows.append((doc, *seen[plain]))
            continue
        seen[plain] = doc, 1.0
        hashes = _hash_shingles(plain)
        if not len(hashes):
            continue
        keys = _band_keys(hashes)
        candidates = sorted({other for key in keys for other in bands[key]})
        original, similarity = _nearest(hashes, candidates, shingles)
        if original:
            seen[plain] = original, similarity
            rows.append((doc, original, similarity))
            continue
        shingles[doc] = hashes
        for key in keys:
            bands[key].append(doc)
    frame = pd.DataFrame(rows, columns=["doc", "duplicate_of", "similarity"])
    return frame.astype({"doc": "str", "duplicate_of": "str", "similarity": "float64"})


def _nearest(hashes, candidates, shingles):
    """The candidate most like the document, when it is like enough."""
    scored = [(measure_jaccard(hashes, shingles[other]), other) for other in candidates]
    similarity, original = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return (original, similarity) if similarity >= NEAR else (None, similarity)


def measure_jaccard(one: np.ndarray, other: np.ndarray) -> float:
    """Return the Jaccard similarity of two sorted arrays without repeats: shared items by all items."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared / (len(one) + len(other) - shared)


def _hash_shingles(plain):
    """The 64-bit hashes of all shingles, sorted, each once: a polynomial in the characters, then mixed (splitmix64)."""
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
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
    hashes ^= hashes >> np.uint64(31)
    hashes.sort()
    return hashes[np.append(True, hashes[1:] != hashes[:-1])]


def _band_keys(hashes):
    """The document's bands; an empty bin borrows from the next."""
    smallest = hashes[np.searchsorted(hashes, _EDGES) % len(hashes)]
    return [(number, band.tobytes()) for number, band in enumerate(smallest.reshape(-1, _BAND))]


def counted_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """Return the documents that count in yearly tables: with a year, and not a duplicate of another."""
    return documents[documents["year"].notna() & documents["duplicate_of"].isna()]
