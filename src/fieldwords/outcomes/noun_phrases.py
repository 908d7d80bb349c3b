"""Noun phrases: the noun that words begin with, told from a verb by the tags of jieba's dictionary."""

import re
from functools import cache

from fieldwords.lexicon import read_rows

NOUNS = ("n", "nr", "ns", "nt", "nz", "vn")  # 基地, 云岭, 灌溉
BEFORE = (*NOUNS, "a", "an", "b", "i", "j", "l", "m", "t", "x")  # what may stand before one: 冬季瓜菜, “菜篮子”
_NUMERAL = re.compile("[一二三四五六七八九十百千万半几两]")


@cache
def _make_tagger():
    import rjieba  # its dictionary takes a tenth of a second, which not every process needs

    return rjieba.Jieba()


@cache
def lead_noun(words: str) -> str:
    """Return the noun phrase that words begin with, empty where they begin with a verb or an adverb.

    Parameters
    ----------
    words : str
        What stands behind a number, some ten characters of one clause.

    Examples
    --------
    >>> lead_noun("标准化果园"), lead_noun("果园空着"), lead_noun("收回来")
    ('标准化果园', '果园', '')
    """
    read = found = ""
    for word, tag in _make_tagger().tag(words):
        amid = tag == "v" and len(word) > 1 and read  # 高产创建示范方, but not 果园种着
        if not (tag in BEFORE or amid) or tag == "m" and _NUMERAL.search(word):
            break
        read += word
        found = read if tag in NOUNS else found
    return found


@cache
def names_thing(words: str) -> bool:
    """Return whether words name something besides a measure: 能源工业投资, but not 九月末存栏 or 出栏达到.

    Parameters
    ----------
    words : str
        What stands before a number in its clause.

    Examples
    --------
    >>> names_thing("鲜切花产量"), names_thing("总产"), names_thing("卖了")
    (True, False, False)
    """
    tokens = _make_tagger().tag(words)
    return any(tag in (*NOUNS, "j", "z") and len(word) > 1 and word not in _measures() for word, tag in tokens)


@cache
def _measures() -> frozenset[str]:
    return frozenset(term for term, *_ in read_rows("measures"))
