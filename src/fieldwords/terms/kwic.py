"""Keyword in context: every occurrence of a term with its place in the source file."""

import pandas as pd

from fieldwords.corpus.folding import fold_text, source_span
from fieldwords.errors import FieldwordsError
from fieldwords.reading.markup import find_markup, show_part
from fieldwords.terms.phrases import fold_term, place_substrings


def kwic(
    texts: pd.DataFrame,
    term: str,
    marks: pd.DataFrame,
    sections: pd.DataFrame,
    width: int = 20,
    most: int | None = None,
) -> pd.DataFrame:
    """Return every occurrence of `term` with the text around it.

    Parameters
    ----------
    texts : DataFrame
        doc, text: sources as decoded.
    term : str
        In full-width or half-width form.
    marks : DataFrame
        doc, start, end, kind. Occurrences that touch front matter, comments, glossaries or mojibake are left out.
    sections : DataFrame
        doc, section, path, start, end.
    width : int
        Characters to each side.
    most : int, optional
        The first lines alone.

    Returns
    -------
    DataFrame
        In the order of `texts`: doc; start and end in the source, ``text[start:end] == hit``; section and path
        (missing before the first); left, hit, right: line ends and tabs shown as spaces in left and right, markup not.

    Raises
    ------
    FieldwordsError
        The term is empty.
    """
    form = fold_term(term)
    if not form:
        raise FieldwordsError("kwic: an empty term cannot be looked for; give at least one character")
    spans = marks[marks["kind"] != "mask"].groupby("doc")[["start", "end"]]
    rows, uncounted = [], {doc: list(part.itertuples(index=False, name=None)) for doc, part in spans}
    for doc, text in zip(texts["doc"], texts["text"], strict=True):
        if most is not None and len(rows) >= most:
            break
        spans = uncounted.get(doc, [])
        folded = fold_text(text)
        for _, first, last in place_substrings(folded.text, [form]):
            start, end = source_span(folded, first, last)
            if all(end <= begin or start >= stop for begin, stop in spans):
                markup = find_markup(text)
                left, right = (
                    show_part(text, *span, markup) for span in ((max(0, start - width), start), (end, end + width))
                )
                rows.append((doc, start, end, _one_line(left), text[start:end], _one_line(right)))
    table = pd.DataFrame(rows[:most], columns=["doc", "start", "end", "left", "hit", "right"])
    table = table.astype({"start": "int64", "end": "int64", **dict.fromkeys(["doc", "left", "hit", "right"], "str")})
    begun = sections[["doc", "section", "path", "start"]].sort_values("start", kind="stable").astype({"doc": "str"})
    # The last section that begins before a line.
    found = pd.merge_asof(table.reset_index().sort_values("start"), begun, on="start", by="doc").sort_values("index")
    table.insert(3, "section", found["section"].to_numpy())
    table.insert(4, "path", found["path"].to_numpy())
    return table.astype({"section": "Int64", "path": "str"})


def _one_line(text):
    return text.translate({10: " ", 13: " ", 9: " ", 0x3000: " "})
