"""The segmentation audit: what jieba makes of every lexicon term, and what adding a phrase does to other words."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

import pandas as pd

from fieldwords.terms.matching import count_substrings, find_phrases
from fieldwords.terms.phrases import lexicon_terms, read_phrases
from fieldwords.terms.segmentation import count_words, segment

CONTEXT = 12  # characters to each side
SHOWN = 3  # different splits named for a term


def audit_terms(counted: pd.DataFrame, terms: Iterable[str] | None = None) -> pd.DataFrame:
    """Return the three counts of every term that occurs, and how jieba cuts it where it is not kept whole.

    Parameters
    ----------
    counted : DataFrame
        doc, counted: counted texts.
    terms : iterable of str, optional
        Folded terms; the whole lexicon when not given.

    Returns
    -------
    DataFrame
        Most often lost first: term, group ('' outside the phrase lexicon), substring, phrase, word (counts over all
        texts), lost (phrases that jieba does not keep as one word), splits (``高标准/农田 8; ...``), context (the first
        lost occurrence).
    """
    terms = lexicon_terms() if terms is None else tuple(terms)
    totals = {"substring": Counter(), "word": Counter()}
    for text in counted["counted"]:
        totals["substring"].update(count_substrings(text, terms))
        totals["word"].update(count_words(text))
    splits, phrases = _collect_splits(counted, terms)
    groups = dict(zip(*[read_phrases()[name] for name in ("term", "group")], strict=True))
    rows = []
    for term in terms:
        lost = splits[splits["term"] == term]
        named = "; ".join(f"{row.split} {row.count_}" for row in lost.head(SHOWN).itertuples())
        context = "".join(lost.iloc[0][["left", "hit", "right"]]) if len(lost) else ""
        counts = (totals["substring"][term], phrases[term], totals["word"][term], int(lost["count_"].sum()))
        if counts[0]:
            rows.append((term, groups.get(term, ""), *counts, named, context))
    columns = ["term", "group", "substring", "phrase", "word", "lost", "splits", "context"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["lost", "term"], ascending=[False, True], ignore_index=True)


def audit_splits(counted: pd.DataFrame, terms: Iterable[str] | None = None) -> pd.DataFrame:
    """Return every way in which jieba cuts a term's phrases, with the first place it does so.

    Parameters
    ----------
    counted, terms
        As in `audit_terms`.

    Returns
    -------
    DataFrame
        Sorted by term, then most often first: term; split, jieba's words joined by ``/``; fault: split (cut inside) or
        boundary (a word reaches over the term's edge, as 以白/牦牛 for 白牦牛); count; doc, left, hit, right of the
        first.
    """
    splits, _ = _collect_splits(counted, lexicon_terms() if terms is None else tuple(terms))
    return splits.rename(columns={"count_": "count"})


def _collect_splits(counted, terms):
    found, phrases = {}, Counter()
    for doc, text in zip(counted["doc"], counted["counted"], strict=True):
        words = segment(text)
        starts = list(accumulate(map(len, words), initial=0))
        for term, start, end in find_phrases(text, terms) if terms else ():
            phrases[term] += 1
            first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
            if last - first == 1 and starts[first] == start and starts[last] == end:
                continue
            fault = "split" if starts[first] == start and starts[last] == end else "boundary"
            key = (term, "/".join(words[first:last]), fault)
            left, right = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
            known = found.setdefault(key, [0, doc, left.replace("\n", " "), term, right.replace("\n", " ")])
            known[0] += 1
    columns = ["term", "split", "fault", "count_", "doc", "left", "hit", "right"]
    table = pd.DataFrame([(*key, *rest) for key, rest in found.items()], columns=columns)
    return table.sort_values(["term", "count_", "split"], ascending=[True, False, True], ignore_index=True), phrases


def audit_effects(counted: pd.DataFrame, terms: Iterable[str] | None = None) -> pd.DataFrame:
    """Return what adding phrases to jieba's dictionary would do to the count of every word.

    Parameters
    ----------
    counted : DataFrame
        doc, counted: counted texts.
    terms : iterable of str, optional
        Folded terms to add; the whole lexicon when not given. A term that does not occur changes nothing and is not
        tried.

    Returns
    -------
    DataFrame
        One row a term (added) and word whose count it changes, and the same for all terms together (added ``*``):
        added, word, before, after, change. Sorted, ``*`` first, the largest change first.
    """
    terms = lexicon_terms() if terms is None else tuple(terms)
    text = "\n".join(counted["counted"])
    there = [term for term in terms if term in text]
    trials = [("*", there, text)] if there else []
    trials += [(term, [term], "\n".join(_runs_with(term, text))) for term in there]
    plain = count_words(text)
    rows = []
    for name, words, stretch in trials:
        before, after = count_words(stretch), count_words(stretch, words)
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
