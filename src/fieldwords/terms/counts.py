"""The three counts of a term, for a list of terms (`count_terms`) and for table term_counts (`tally_terms`)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from fieldwords.corpus.folding import fold_signs, fold_text
from fieldwords.terms.phrases import fold_term, lexicon_terms, list_phrases, list_substrings
from fieldwords.terms.segmentation import is_counted, segment

COUNTED = ("phrase", "substring", "word")  # the layers in the order of table term_counts


def count_terms(
    documents: pd.DataFrame, term_counts: pd.DataFrame, terms: Sequence[str], marks: pd.DataFrame
) -> pd.DataFrame:
    """Return how often each term is said in each document, counted three ways.

    Parameters
    ----------
    documents : DataFrame
        doc; year; text, the whole source as decoded; n_han, Han characters of its counted text.
    term_counts : DataFrame
        Rows of table term_counts: all words of these documents, and phrases and substrings among which `terms` are.
    terms : sequence of str
        Terms in any form: full-width digits, letters and ％ ．＋ － are the same as half-width ones.
    marks : DataFrame
        doc, start, end, kind: the stretches of these documents that are not counted, and masks.

    Returns
    -------
    DataFrame
        One row a document and term, in the order given: doc, year, term; substring, every occurrence in the whole
        source, overlapping ones, front matter, comments and glossary included, as a text search finds them; phrase,
        occurrences in the counted text by the rule of `phrases.list_phrases`, where the phrase lexicon and all
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
    n_tokens, rows, signs = sum_tokens(term_counts).to_dict(), [], set().union(*forms.values())
    spans = marks.groupby("doc")[["start", "end"]]
    marked = {doc: list(part.itertuples(index=False, name=None)) for doc, part in spans}
    for document in documents.itertuples(index=False):
        left_out = "".join(document.text[start:end] for start, end in marked.get(document.doc, ()))
        # Where no sign of a term is left out, every occurrence is counted.
        source = "" if signs.isdisjoint(fold_signs(left_out)) else fold_text(document.text).text
        everywhere = Counter(list_substrings(source, forms.values()))
        sizes = document.n_han, n_tokens.get(document.doc, 0)
        for term, form in forms.items():
            phrase, substring, word = (said.get((document.doc, layer, form), 0) for layer in COUNTED)
            whole = max(substring, everywhere[form])
            rows.append((document.doc, document.year, term, whole, phrase, word, *sizes, whole - substring))
    columns = ["doc", "year", "term", "substring", "phrase", "word", "n_han", "n_tokens", "uncounted"]
    return pd.DataFrame(rows, columns=columns).astype({"year": "Int64"})


def find_terms(
    counted: str, terms: Iterable[str] | None = None, layers: Iterable[str] = COUNTED
) -> dict[str, list[str]]:
    """Return what each layer finds in a counted text, as often as it does: terms, or in layer word all words.

    `terms` are folded; the lexicon's when not given.
    """
    asked = lexicon_terms() if terms is None else tuple(terms)
    looks = {"phrase": list_phrases, "substring": list_substrings}
    return {layer: looks[layer](counted, asked) if layer in looks else segment(counted) for layer in layers}


def tally_terms(found: Iterable[tuple[str, dict[str, list[str]]]]) -> pa.Table:
    """Return how often each term was found in each text (its name, what `find_terms` found), as rows of term_counts.

    Returns
    -------
    Table
        Columns doc, in the order given, and layer, both as codes; term, count (int32); sorted by layer, then term.
        Words hold a letter, a digit or a Han character, so that their sum is the document's n_tokens.
    """
    numbers, docs, tallies = defaultdict(count().__next__), [], []
    for doc, by_layer in found:
        docs.append(doc)
        said = (np.array([numbers[term] for term in by_layer.get(layer, ())], int) for layer in COUNTED)
        tallies += [np.unique(terms, return_counts=True) for terms in said]
    terms, counts = (np.concatenate([[], *(tally[part] for tally in tallies)]).astype(int) for part in (0, 1))
    names, layers = pa.array([*numbers], pa.large_string()), pa.array(COUNTED, pa.large_string())
    order = pc.sort_indices(names).to_numpy()
    names, ranks, size = names.take(order), np.argsort(order), max(len(order), 1)
    keys = np.repeat(np.arange(len(tallies)), [len(terms) for terms, _ in tallies]) * size + ranks[terms]
    rows = np.argsort(keys)
    place, term = np.divmod(keys[rows], size)
    doc, layer = np.divmod(place, len(COUNTED))
    kept = (layer != COUNTED.index("word")) | np.array([*map(is_counted, names.to_pylist())], bool)[term]
    coded = ((doc.astype(np.int32), pa.array(docs, pa.large_string())), (layer.astype(np.int8), layers))
    doc, layer = (pa.DictionaryArray.from_arrays(codes[kept], words) for codes, words in coded)
    columns = [doc, names.take(term[kept]), layer, counts[rows][kept].astype(np.int32)]
    return pa.table(columns, names=["doc", "term", "layer", "count"])


def sum_tokens(term_counts: pd.DataFrame) -> pd.Series:
    """Return n_tokens, the number of words, of each document in table `term_counts` (index doc)."""
    words = term_counts.loc[term_counts["layer"] == "word", ["doc", "count"]]  # of millions of rows
    return words.groupby("doc")["count"].sum().rename("n_tokens")
