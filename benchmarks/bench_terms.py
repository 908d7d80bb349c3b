"""How fast terms are counted and rates are drawn anew. Run: python benchmarks/bench_terms.py [FILE ...]

Without files, texts are made of the lexicon's own terms. Seconds are of this process on one core; each figure is the
best of five.
"""

import os
import sys
import time
import warnings
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import rjieba

from fieldwords.corpus.cleaning import counted_text, mark_spans
from fieldwords.terms.counts import find_terms, tally_terms
from fieldwords.terms.phrases import lexicon_terms, list_phrases, list_substrings
from fieldwords.terms.rates import rate_interval
from fieldwords.terms.segmentation import segment


def read_texts(names):
    """Return the counted texts of the files, or 200 texts of 17,000 characters made of lexicon terms."""
    if names:
        sources = [Path(name).read_bytes().decode("utf-8") for name in names]
        return [counted_text(source, mark_spans(source)).text for source in sources]
    rng = np.random.default_rng(1)
    links = ["，推进", "，加强", "和", "的", "工作，", "。今年要", "12.5%，", "，确保"]
    terms = list(lexicon_terms())
    return ["".join(rng.choice(terms) + rng.choice(links) for _ in range(2500)) for _ in range(200)]


def time_texts(name, work, texts, repeats=5):
    """Print characters a second and return them."""
    best = np.inf
    for _ in range(repeats):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    speed = sum(map(len, texts)) / best
    print(f"{name:44}{speed / 1e6:8.2f} million characters a second")
    return speed


def compare_with_jieba(texts):
    """Print how much faster words are found than by jieba itself, and by the bare engine; stop if a word differs."""
    warnings.simplefilter("ignore")  # of jieba's own source, which Python compiles at the first import
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()
    bare = rjieba.Jieba()
    if any(segment(text) != jieba.lcut(text) for text in texts):
        sys.exit("segment and jieba.lcut differ")
    reference = time_texts("jieba.lcut", jieba.lcut, texts, repeats=1)
    for name, work in (("segment", segment), ("rjieba alone, some words not jieba's", bare.cut)):
        print(f"{'':44}{time_texts(name, work, texts) / reference:8.1f} x jieba.lcut")


def time_intervals(n_terms, n_years):
    """Print the seconds for intervals of n_terms x n_years cells, 8 to 80 documents a year."""
    rng = np.random.default_rng(2)
    sizes = [rng.integers(5000, 25_000, n_docs).astype(float) for n_docs in rng.integers(8, 81, n_years)]
    years = [(rng.negative_binomial(2, 0.1, (n_terms, len(size))).astype(float), size) for size in sizes]
    best = np.inf
    for _ in range(5):
        start = time.perf_counter()
        for counts, size in years:
            rate_interval(counts, size)
        best = min(best, time.perf_counter() - start)
    print(f"intervals, {n_terms} terms x {n_years} years, 1000 replicates{best:9.2f} s")


def main(names):
    """Print one line a figure."""
    texts = read_texts(names)
    terms = lexicon_terms()
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters, {len(terms)} terms")
    compare_with_jieba(texts)
    time_texts("segment", segment, texts)
    time_texts("list_phrases", lambda text: list_phrases(text, terms), texts)
    time_texts("list_substrings", lambda text: list_substrings(text, terms), texts)
    time_texts("all three layers", lambda text: tally_terms([("", find_terms(text))]), texts)
    time_intervals(2000, 60)


if __name__ == "__main__":
    main(sys.argv[1:])
