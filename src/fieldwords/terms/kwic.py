"""Keyword in context: every occurrence of a term with its place in the source file."""

from bisect import bisect_right

import pandas as pd

from fieldwords.corpus.cleaning import fold_text, source_span
from fieldwords.errors import FieldwordsError
from fieldwords.terms.phrases import fold_term

MASKS = "mask"


def kwic(
    texts: pd.DataFrame,
    term: str,
    marks: pd.DataFrame | None = None,
    sections: pd.DataFrame | None = None,
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
    marks : DataFrame, optional
        doc, start, end, kind. Occurrences that touch front matter, comments, glossaries or mojibake are left out;
        without `marks` none are.
    sections : DataFrame, optional
        doc, section, path, start, end.
    width : int
        Characters to each side.
    most : int, optional
        The first lines alone.

    Returns
    -------
    DataFrame
        In the order of `texts`: doc; start and end in the source, ``text[start:end] == hit``; section and path (missing
        without `sections`); left, hit, right, line ends and tabs shown as spaces in left and right.

    Raises
    ------
    FieldwordsError
        The term is empty.
    """
    form = fold_term(term)
    if not form:
        raise FieldwordsError("kwic: an empty term cannot be looked for; give at least one character")
    rows, uncounted = [], {} if marks is None else _group_spans(marks[marks["kind"] != MASKS])
    for doc, text in zip(texts["doc"], texts["text"], strict=True):
        if most is not None and len(rows) >= most:
            break
        spans = uncounted.get(doc, [])
        for start, end in _find_hits(text, form):
            if all(end <= begin or start >= stop for begin, stop in spans):
                left, right = text[max(0, start - width) : start], text[end : end + width]
                rows.append((doc, start, end, _one_line(left), text[start:end], _one_line(right)))
    table = pd.DataFrame(rows[:most], columns=["doc", "start", "end", "left", "hit", "right"])
    table = table.astype({"start": "int64", "end": "int64", **dict.fromkeys(["doc", "left", "hit", "right"], "str")})
    section, path = _find_sections(table, sections)
    table.insert(3, "section", pd.array(section, dtype="Int64"))
    table.insert(4, "path", pd.array(path, dtype="str"))
    return table


def _find_hits(text, form):
    folded = fold_text(text)
    place = folded.text.find(form)
    while place >= 0:
        yield source_span(folded, place, place + len(form))
        place = folded.text.find(form, place + 1)


def _group_spans(marks):
    spans = {}
    for doc, start, end in zip(marks["doc"], marks["start"], marks["end"], strict=True):
        spans.setdefault(doc, []).append((start, end))
    return spans


def _find_sections(table, sections):
    # The last section that begins before a line, in the documents that have lines
    if sections is None or table.empty:
        return [None] * len(table), [None] * len(table)
    rows = sections[sections["doc"].isin(table["doc"].unique())].sort_values(["doc", "start"])
    groups = rows.groupby("doc")[["start", "section", "path"]]
    begun = {doc: [group[name].tolist() for name in group] for doc, group in groups}
    found = []
    for doc, start in zip(table["doc"], table["start"], strict=True):
        starts, numbers, paths = begun.get(doc, ([], [], []))
        place = bisect_right(starts, start) - 1
        found.append((numbers[place], paths[place]) if place >= 0 else (None, None))
    return [section for section, _ in found], [path for _, path in found]


def _one_line(text):
    return text.translate({10: " ", 13: " ", 9: " ", 0x3000: " "})
