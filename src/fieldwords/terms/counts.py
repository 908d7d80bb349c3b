"""The three counts of a term, for a list of terms (`count_terms`) and for the table term_counts (`count_document`)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from fieldwords.corpus.cleaning import Mark, counted_text, fold_text
from fieldwords.terms.matching import count_phrases, count_substrings
from fieldwords.terms.phrases import fold_term, lexicon_terms
from fieldwords.terms.segmentation import count_words, is_counted

COUNTED = ("phrase", "substring", "word")  # the layers in the order of table term_counts


def count_terms(documents: pd.DataFrame, term_counts: pd.DataFrame, terms: Sequence[str]) -> pd.DataFrame:
    """Return how often each term is said in each document, counted three ways.

    Parameters
    ----------
    documents : DataFrame
        doc; year; text, the whole source as decoded; n_han, Han characters of its counted text.
    term_counts : DataFrame
        Rows of table term_counts: all words of these documents, and phrases and substrings among which `terms` are.
    terms : sequence of str
        Terms in any form: full-width digits, letters and ％ ．＋ － are the same as half-width ones.

    Returns
    -------
    DataFrame
        One row a document and term, in the order given: doc, year, term; substring, every occurrence in the whole
        source, overlapping ones, front matter, comments and glossary included, as a text search finds them; phrase,
        occurrences in the counted text by the rule of `matching.count_phrases`, where the phrase lexicon and all
        asked terms compete; word, times that jieba's segmentation of the counted text holds the term as a word; n_han
        and n_tokens, Han characters and words of the counted text; uncounted, occurrences outside the counted text.

    Raises
    ------
    FieldwordsError
        A term is empty.
    """
    forms = {term: fold_term(term) for term in dict.fromkeys(terms)}
    said = term_counts[term_counts["term"].isin(forms.values())]
    said = dict(zip(zip(said["doc"], said["layer"], said["term"], strict=True), said["count"], strict=True))
    n_tokens, rows = sum_tokens(term_counts).to_dict(), []
    for document in documents.itertuples(index=False):
        everywhere = count_substrings(fold_text(document.text).text, forms.values())
        sizes = document.n_han, n_tokens.get(document.doc, 0)
        for term, form in forms.items():
            phrase, substring, word = (said.get((document.doc, layer, form), 0) for layer in COUNTED)
            uncounted = max(0, everywhere[form] - substring)
            rows.append((document.doc, document.year, term, everywhere[form], phrase, word, *sizes, uncounted))
    columns = ["doc", "year", "term", "substring", "phrase", "word", "n_han", "n_tokens", "uncounted"]
    return pd.DataFrame(rows, columns=columns).astype({"year": "Int64"})


class LayerCounts(NamedTuple):
    """The terms of one document: `layers` are places in `COUNTED`, `counts` occurrences; sorted by layer, then term."""

    terms: list[str]
    layers: np.ndarray
    counts: np.ndarray


def count_document(counted: str, terms: Iterable[str] | None = None, layers: Sequence[str] = COUNTED) -> LayerCounts:
    """Count one document for table term_counts.

    Parameters
    ----------
    counted : str
        Its counted text.
    terms : iterable of str, optional
        Folded terms of the layers phrase and substring; the lexicon's when not given.
    layers : sequence of str, optional
        Of `COUNTED`, those that are wanted.

    Returns
    -------
    LayerCounts
        Layer word has every word with a letter, a digit or a Han character, so that its sum is the document's
        n_tokens; the layers phrase and substring have the terms that occur. Counts are int32, layers int8.
    """
    asked = lexicon_terms() if terms is None else tuple(terms)
    found = [sorted(_count_layer(layer, counted, asked).items()) for layer in layers]
    codes = np.repeat(np.array([COUNTED.index(layer) for layer in layers], np.int8), [len(pairs) for pairs in found])
    counts = np.fromiter((count for pairs in found for _, count in pairs), np.int32, len(codes))
    return LayerCounts([term for pairs in found for term, _ in pairs], codes, counts)


def _count_layer(layer, counted, asked):
    if layer == "word":
        words = count_words(counted)
        return {word: words[word] for word in words if word.isalnum() or is_counted(word)}
    count = count_phrases if layer == "phrase" else count_substrings
    return count(counted, asked) if asked else {}


def sum_tokens(term_counts: pd.DataFrame) -> pd.Series:
    """Return n_tokens, the number of words, of each document in table `term_counts` (index doc)."""
    words = term_counts[term_counts["layer"] == "word"]
    return words.groupby("doc")["count"].sum().rename("n_tokens")


def counted_texts(texts: pd.DataFrame, marks: pd.DataFrame, docs: Iterable[str] | None = None) -> pd.DataFrame:
    """Return the counted text of every document.

    Parameters
    ----------
    texts : DataFrame
        doc, text: the sources as decoded.
    marks : DataFrame
        doc, start, end, kind: the stretches that `corpus.cleaning.mark_spans` marked.
    docs : iterable of str, optional
        These documents alone.

    Returns
    -------
    DataFrame
        doc, text, counted.
    """
    if docs is not None:
        texts, marks = (table[table["doc"].isin(set(docs))] for table in (texts, marks))
    spans = group_marks(marks)
    counted = [
        counted_text(text, spans.get(doc, [])).text for doc, text in zip(texts["doc"], texts["text"], strict=True)
    ]
    return texts[["doc", "text"]].assign(counted=counted)


def group_marks(marks: pd.DataFrame) -> dict[str, list[Mark]]:
    """Return the marks of each document in their order."""
    groups = marks.sort_values(["doc", "start"]).groupby("doc")[["start", "end", "kind"]]
    return {doc: [Mark(*row) for row in group.itertuples(index=False)] for doc, group in groups}
