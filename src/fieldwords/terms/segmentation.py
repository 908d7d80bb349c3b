"""Words: jieba's segmentation, by a fast engine and a tokenizer of our own that nobody else can change.

The engine is rjieba (jieba-rs), which holds jieba's dictionary and its hidden Markov model. It differs from jieba in
one place, runs of ASCII joined by ``- . _ + # & %`` (`2013-2030`), which are split here by jieba's own pattern; the
words are then those of ``jieba.lcut(text, HMM=True)``. No cache file is written and nothing is printed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import count

import numpy as np

LONGEST = 1000  # characters a piece; jieba's word search grows with the square of an unbroken run
_SIGNS = r"+#&._%\-"
_ASCII = rf"a-zA-Z0-9{_SIGNS}"
_JIEBA = rf"\u4e00-\u9fd5{_ASCII}"  # jieba looks for words within runs of these, never across their border
_PIECES = re.compile(rf"(?s).{{0,{LONGEST - 1}}}[^{_JIEBA}\r]|.{{1,{LONGEST}}}")  # a point is counted off at once
_RUN = re.compile(rf"[{_ASCII}]{{2,}}")
# A run of several words of jieba's (5G+, 1-2, -0.2): where there is none, rjieba's words need no second look
_MIXED_RUN = re.compile(
    rf"[{_ASCII}](?<![{_ASCII}].)(?:[a-zA-Z0-9]*+(?:\.[0-9]++)?+%?+[{_ASCII}]|(?<=[{_SIGNS}])[{_SIGNS}]*+[a-zA-Z0-9])"
)
_JIEBA_ASCII = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")


@lru_cache(maxsize=2)
def _make_tokenizer(words: tuple[str, ...]):
    import rjieba  # its dictionary takes a quarter of a second, which not every process needs

    tokenizer = rjieba.Jieba()
    for word in words:
        tokenizer.add_word(word, None, None)
    return tokenizer


def _split_joined(tokens: list[str], tokenizer) -> list[str]:
    joined = {
        token: [*filter(None, _JIEBA_ASCII.split(token))]
        for token in set(tokens)
        if len(token) > 1 and token.isascii() and _RUN.fullmatch(token) and not tokenizer.has_word(token)
    }
    return [word for token in tokens for word in joined.get(token, (token,))]


def segment(text: str, words: Iterable[str] = ()) -> list[str]:
    """Return the words, punctuation and white space of a text as jieba finds them; joined they are the text again.

    `words` are added to jieba's dictionary for this call. jieba never keeps a word whole that holds a symbol other than
    ``+ # & . _ % -``; such terms are counted in the phrase layer.
    """
    # Sorted, for the order in which words are added changes jieba's result (jieba issue 946).
    tokenizer = _make_tokenizer(tuple(sorted(set(words))))
    found = []
    for piece in _PIECES.findall(text):
        tokens = tokenizer.cut(piece)
        found += _split_joined(tokens, tokenizer) if _MIXED_RUN.search(piece) else tokens
    return found


def number_words(texts: Iterable[list[str]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the different words of some texts, and of all words in turn which of these each is and in which text."""
    numbers = defaultdict(count().__next__)
    said = [np.array([numbers[word] for word in words], int) for words in texts]
    return [*numbers], np.concatenate([[], *said]).astype(int), np.repeat(np.arange(len(said)), [*map(len, said)])


def is_counted(word: str) -> bool:
    """Tell whether `word` holds a letter, a digit or a Han character, and so counts as a word of the text."""
    return word.isalnum() or any(map(str.isalnum, word))
