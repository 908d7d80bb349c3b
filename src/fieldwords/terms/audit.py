"""The segmentation audit: what jieba makes of every lexicon term, and what adding a phrase does to other words."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

import numpy as np
import pandas as pd

from fieldwords.terms.phrases import list_substrings, pick_terms, place_phrases, read_phrases
from fieldwords.terms.segmentation import segment

CONTEXT = 12  # characters to each side
SHOWN = 3  # different splits named for a term


def audit_terms(counted: pd.DataFrame, terms: Iterable[str] | None = None) -> pd.DataFrame:
    """Return the three counts of every term that occurs, and how jieba cuts it where it is not kept whole.

    Parameters
    ----------
    counted : DataFrame
        doc, counted: counted texts.
    terms : iterable of str, optional
        The whole lexicon when not given.

    Returns
    -------
    DataFrame
        Most often lost first: term, group ('' outside the phrase lexicon), substring, phrase, word (counts over all
        texts), lost (phrases that jieba does not keep as one word), splits (``高标准/农田 8; ...``), context (the first
        lost occurrence).
    """
    terms = pick_terms(terms)
    splits, phrases, words = _collect_splits(counted, terms)
    substrings = Counter()
    for text in counted["counted"]:
        substrings.update(list_substrings(text, terms))
    table = pd.DataFrame({"term": [term for term in terms if substrings[term]]}, dtype="str")
    groups = read_phrases().set_index("term")["group"]
    table["group"] = table["term"].map(groups).fillna("")
    for name, counts in (("substring", substrings), ("phrase", phrases), ("word", words)):
        table[name] = np.array([counts[term] for term in table["term"]], int)
    lost = splits.groupby("term")["count"].sum()
    shown = splits.groupby("term").head(SHOWN)
    named = (shown["split"] + " " + shown["count"].astype("str")).groupby(shown["term"]).agg("; ".join)
    first = splits.drop_duplicates("term").set_index("term")
    first = first["left"] + first["hit"] + first["right"]
    for name, told, unknown in (("lost", lost, 0), ("splits", named, ""), ("context", first, "")):
        table[name] = [told.get(term, unknown) for term in table["term"]]
    return table.sort_values(["lost", "term"], ascending=[False, True], ignore_index=True)


def audit_splits(counted: pd.DataFrame, terms: Iterable[str] | None = None) -> pd.DataFrame:
    """Return every way in which jieba cuts a term's phrases, each with its first place; given as `audit_terms` is.

    Returns
    -------
    DataFrame
        Sorted by term, then most often first: term; split, jieba's words joined by ``/``; fault: split (cut inside) or
        boundary (a word reaches over the term's edge, as 以白/牦牛 for 白牦牛); count; doc, left, hit, right of the
        first.
    """
    return _collect_splits(counted, pick_terms(terms))[0]


def _collect_splits(counted, terms):
    """Every way in which phrases are cut, the counts of the phrases, and those of all words."""
    found, phrases, tally, ordered = {}, Counter(), Counter(), sorted(set(terms))
    for doc, text in zip(counted["doc"], counted["counted"], strict=True):
        words = segment(text)
        tally.update(words)
        starts = list(accumulate(map(len, words), initial=0))
        for number, start, end in place_phrases(text, ordered) if terms else ():
            term = ordered[number]
            phrases[term] += 1
            first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
            whole = starts[first] == start and starts[last] == end
            if whole and last - first == 1:
                continue
            key = (term, "/".join(words[first:last]), "split" if whole else "boundary")
            left, right = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
            known = found.setdefault(key, [0, doc, left.replace("\n", " "), term, right.replace("\n", " ")])
            known[0] += 1
    columns = ["term", "split", "fault", "count", "doc", "left", "hit", "right"]
    table = pd.DataFrame([(*key, *rest) for key, rest in found.items()], columns=columns)
    table = table.astype(dict.fromkeys(columns, "str") | {"count": "int64"})
    order = ["term", "count", "split"]
    return table.sort_values(order, ascending=[True, False, True], ignore_index=True), phrases, tally


def audit_effects(counted: pd.DataFrame, terms: Iterable[str] | None = None) -> pd.DataFrame:
    """Return what adding phrases to jieba's dictionary would do to the count of every word; given as `audit_terms` is.

    A term that does not occur changes nothing and is not tried.

    Returns
    -------
    DataFrame
        One row a term (added) and word whose count it changes, and the same for all terms together (added ``*``):
        added, word, before, after, change. Sorted, ``*`` first, the largest change first.
    """
    terms = pick_terms(terms)
    text = "\n".join(counted["counted"])
    there = [term for term in terms if term in text]
    trials = [("*", there, text)] if there else []
    trials += [(term, [term], "\n".join(_runs_with(term, text))) for term in there]
    plain = Counter(segment(text))
    rows = []
    for name, words, stretch in trials:
        before, after = Counter(segment(stretch)), Counter(segment(stretch, words))
        for word in before.keys() | after.keys():
            change = after[word] - before[word]
            if change:
                rows.append((name, word, plain[word], plain[word] + change, change))
    table = pd.DataFrame(rows, columns=["added", "word", "before", "after", "change"])
    order = table.assign(size=-table["change"].abs()).sort_values(["added", "size", "word"]).index
    return table.loc[order].reset_index(drop=True)


def _runs_with(term, text):
    # A phrase can change jieba's words only in the run between two marks that holds it
    return re.findall(rf"[^\n，。；：、！？“”（）]*{re.escape(term)}[^\n，。；：、！？“”（）]*", text)
