"""Words: jieba's segmentation, by a fast engine and a tokenizer of our own that nobody else can change.

The engine is rjieba (jieba-rs), which holds jieba's dictionary and its hidden Markov model. It differs from jieba in
one place, runs of ASCII joined by ``- . _ + # & %`` (`2013-2030`), which are split here by jieba's own pattern; the
words are then those of ``jieba.lcut(text, HMM=True)``. No cache file is written and nothing is printed.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import rjieba

LONGEST = 1000  # characters a piece; jieba's word search grows with the square of an unbroken run
_JIEBA = r"\u4e00-\u9fd5a-zA-Z0-9+#&._%\-"  # jieba looks for words within runs of these, never across their border
_PIECES = re.compile(rf"[\s\S]{{0,{LONGEST - 1}}}[^{_JIEBA}\r]|[\s\S]{{1,{LONGEST}}}")
_JOINED = re.compile(r"(?=.*[+#&._%\-])[a-zA-Z0-9+#&._%\-]{2,}")
_JIEBA_ASCII = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")


@lru_cache(maxsize=2)
def _make_tokenizer(words: tuple[str, ...]) -> rjieba.Jieba:
    tokenizer = rjieba.Jieba()
    for word in words:
        tokenizer.add_word(word, None, None)
    return tokenizer


def _order_words(words: Iterable[str]) -> tuple[str, ...]:
    # The order in which words are added changes jieba's result (jieba issue 946): sorted, a set of words has one result
    return tuple(sorted(set(words)))


def _split_joined(token: str, tokenizer: rjieba.Jieba) -> list[str]:
    if _JOINED.fullmatch(token) and not tokenizer.has_word(token):
        return [part for part in _JIEBA_ASCII.split(token) if part]
    return [token]


def segment(text: str, words: Iterable[str] = ()) -> list[str]:
    """Return the words of `text` as jieba finds them; joined they are `text` again.

    Parameters
    ----------
    text : str
        Any text, of any length.
    words : iterable of str, optional
        Terms added to jieba's dictionary for this call. jieba never keeps a word whole that holds a symbol other than
        ``+ # & . _ % -``; such terms are counted in the phrase layer.

    Returns
    -------
    list of str
        Words, punctuation and white space in the order of the text.
    """
    tokenizer = _make_tokenizer(_order_words(words))
    tokens = (token for piece in _PIECES.findall(text) for token in tokenizer.cut(piece))
    return [part for token in tokens for part in _split_joined(token, tokenizer)]


def count_words(text: str, words: Iterable[str] = ()) -> Counter:
    """Count what `segment` returns for the same `text` and `words`.

    Returns
    -------
    Counter
        Word or mark -> number of times.
    """
    tokenizer = _make_tokenizer(_order_words(words))
    counts = Counter()
    for piece in _PIECES.findall(text):
        counts.update(tokenizer.cut(piece))
    for token in [token for token in counts if _JOINED.fullmatch(token)]:
        parts = _split_joined(token, tokenizer)
        times = counts.pop(token)
        for part in parts:
            counts[part] += times
    return counts


def is_counted(word: str) -> bool:
    """Tell whether `word` holds a letter, a digit or a Han character, and so counts as a word of the text."""
    return word.isalnum() or any(map(str.isalnum, word))
