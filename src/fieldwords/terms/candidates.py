"""Candidates for new phrases, found in the texts themselves."""

import re
import sys
from collections import Counter

import numpy as np
import pandas as pd

from fieldwords.lexicon import read_lexicon
from fieldwords.terms.phrases import lexicon_terms, place_substrings, read_phrases
from fieldwords.terms.segmentation import number_words, segment

FEWEST = 5  # occurrences
LONGEST = 6  # words in a candidate
LOWEST_PMI = 3.0  # bits, at the weakest join
LOWEST_ENTROPY = 1.0  # bits, on the poorer side
COLUMNS = ["term", "pattern", "count", "n_docs", "pmi", "entropy_left", "entropy_right"]
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
        its jieba words (as it is cut most often); entropy_left and entropy_right, branching entropy in bits of the
        characters beside it: 0 means that it always stands in one longer string. Candidates of pattern words have a PMI
        of 3 and entropies of 1 or more, numeral ones an open end.

    References
    ----------
    Church & Hanks 1990, Computational Linguistics 16(1), 22-29; Jin & Tanaka-Ishii 2006, COLING/ACL, 428-435.
    """
    known = set(lexicon_terms() if known is None else known)
    stopwords = set(read_lexicon("stopwords")["word"])
    quoted = Counter(found for text in counted["counted"] for found in _QUOTED.findall(text))
    grams = _count_grams(counted["counted"], fewest)
    grams["term"] = ["".join(gram) for gram in grams["gram"]]
    named = zip(grams["gram"], grams["count"], strict=True)
    grams["pattern"] = [_name_pattern(gram, times, quoted, stopwords) for gram, times in named]
    fits = (grams["pattern"] != "") & ((grams["pattern"] != "words") | (grams["pmi"] >= LOWEST_PMI))
    fits &= np.array([3 <= len(term) <= 12 and term not in known for term in grams["term"]], bool)
    table = grams[fits].sort_values(["term", "count"]).drop_duplicates("term", keep="last")
    left, right = _measure_entropies(counted["counted"], tuple(table["term"]))
    closed = (table["pattern"] == "numeral") & (right == 0) & (table["count"] > 1)
    closed |= (table["pattern"] == "words") & (np.minimum(left, right) < LOWEST_ENTROPY)
    table = table.assign(entropy_left=left, entropy_right=right)
    table = table.loc[~closed, COLUMNS].astype({"term": "str", "pattern": "str"})
    return table.sort_values(["count", "term"], ascending=[False, True], ignore_index=True)


def _count_grams(texts, fewest):
    """The strings of 2 to `LONGEST` words said often enough: gram, count, n_docs, pmi at the weakest join."""
    words, said, doc = number_words(map(segment, texts))
    is_word = np.array([_HAN.fullmatch(word) is not None for word in words], bool)[said]
    begins = is_word[:-1] & is_word[1:] & (doc[:-1] == doc[1:])
    # Of each length: how often the string that begins at a place is said
    counts, gram, found = [None, np.bincount(said)[said]], said, []
    for length in range(2, LONGEST + 1):
        places = np.flatnonzero(begins)
        number = pd.factorize(gram[places] * len(words) + said[places + length - 1])[0]
        times = np.bincount(number)[number]
        often = times >= fewest
        places, number, times = places[often], number[often], times[often]
        gram, counts = np.full(len(said), -1), [*counts, np.zeros(len(said), int)]
        gram[places], counts[length][places] = number, times
        begins = (gram[:-1] >= 0) & (gram[1:] >= 0)  # a longer string is not said more often than its parts
        rows = pd.DataFrame({"number": number, "doc": doc[places], "place": places}).drop_duplicates(["number", "doc"])
        rows = rows.groupby("number", sort=False)["place"].agg(["first", "size"])
        at = rows["first"].to_numpy()
        joins = [counts[left][at] * counts[length - left][at + left] for left in range(1, length)]
        pmi = np.log2(counts[length][at] * is_word.sum() / np.max(joins, axis=0))
        grams = [tuple(words[number] for number in said[place : place + length]) for place in at]
        found.append(pd.DataFrame({"gram": grams, "count": counts[length][at], "n_docs": rows["size"], "pmi": pmi}))
    return pd.concat(found, ignore_index=True)


def _name_pattern(gram, times, quoted, stopwords):
    term = "".join(gram)
    if _NUMERAL.fullmatch(term) and stopwords.isdisjoint(gram[1:]):
        return "numeral"
    if quoted[term] * 2 >= times:
        return "quoted"
    return "" if gram[0] in stopwords or gram[-1] in stopwords else "words"


def _measure_entropies(texts, terms):
    """Branching entropies before and behind each term, sorted; a mark that ends a phrase is another each time."""
    found = [np.empty((3, 0), int)]
    for text in texts:
        term, start, end = np.array(place_substrings(text, terms), int).reshape(-1, 3).T
        signs = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), np.uint32)
        found.append(np.stack([term, signs[start], signs[end + 1]]))
    term, *sides = np.concatenate(found, axis=1)
    entropies = []
    for side in sides:
        is_han = (side >= ord("一")) & (side <= ord("\u9fff"))
        sign = np.where(is_han, side, sys.maxunicode + 1 + np.arange(len(side)))
        rows = pd.DataFrame({"term": term, "sign": sign}).value_counts(sort=False)
        shares = rows / rows.groupby("term").transform("sum")
        entropies.append(-(shares * np.log2(shares)).groupby("term").sum().to_numpy() + 0.0)
    return entropies


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
