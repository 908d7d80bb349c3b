"""Evidence: every target in its sentence, one page a document, so that each number can be looked up."""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup, escape

from fieldwords.figures.cells import say_cell
from fieldwords.figures.language import page_language, say_if_known, say_slot
from fieldwords.figures.messages import say_message

AROUND = 60
SLOTS = ("object", "measure", "domain", "value", "value_high", "unit_base", "comparator", "change", "status", "year")
MORE_SLOTS = ("year_end", "span", "modality", "place", "inherited", "basis", "per", "why", "corrected")


class Evidence(NamedTuple):
    """A target as the evidence page shows it: `before`, `hit` and `after` are its sentence with the number apart."""

    number: int
    before: str
    hit: str
    after: str
    lead: str
    rest: str
    section: str
    role: str
    start: int
    end: int
    slots: dict


def gather_evidence(
    targets: pd.DataFrame, text: str, sections: pd.DataFrame, sentences: pd.DataFrame
) -> list[Evidence]:
    """Return the evidence of one document's targets.

    Parameters
    ----------
    targets : DataFrame
        Its rows of table `targets`.
    text : str
        The document as read.
    sections, sentences : DataFrame
        Its rows of the tables of these names.
    """
    targets = targets.sort_values(["start", "end"], ignore_index=True)
    columns = ("section", "path", "heading", "role")
    paths = {number: rest for number, *rest in zip(*(sections[name] for name in columns), strict=True)}
    wanted = sentences[sentences["sentence"].isin(targets["sentence"])]
    spans = {number: span for number, *span in zip(wanted["sentence"], wanted["start"], wanted["end"], strict=True)}
    rows = zip(*(targets[name].tolist() for name in ("start", "end", "sentence", "section")), strict=True)
    return [
        _place_target(number, *row, slots, text, paths, spans)
        for number, (row, slots) in enumerate(zip(rows, _say_slots(targets), strict=True), start=1)
    ]


def _say_slots(targets):
    """The slots of each row in words, a column at a time; unknown ones are left out."""
    names = [name for name in (*SLOTS, *MORE_SLOTS) if name in targets]
    columns = []
    for name in names:
        known = targets[name].notna()
        columns.append(
            [say_cell(cell, name) if there else None for cell, there in zip(targets[name], known, strict=True)]
        )
    rows = zip(*columns, strict=True)
    return [{name: cell for name, cell in zip(names, cells, strict=True) if cell is not None} for cells in rows]


def _place_target(number, start, end, sentence, section, slots, text, paths, spans) -> Evidence:
    first, last = spans.get(sentence, (start, end))
    first, last = min(first, start), max(last, end)
    path, heading, role = paths.get(section, (None, None, "other"))
    return Evidence(
        number=number,
        before=text[first:start],
        hit=text[start:end],
        after=text[end:last],
        lead=text[max(0, first - AROUND) : first],
        rest=text[last : last + AROUND],
        section=" · ".join(name for name in (path, heading) if isinstance(name, str) and name),
        role=role,
        start=start,
        end=end,
        slots=slots,
    )


def render_slots(slots: dict[str, str]) -> Markup:
    """Return the slots of a target as the rows of a list, in the language of the page."""
    language = page_language()
    return Markup("".join([_render_slot(name, value, language) for name, value in slots.items()]))


@lru_cache(maxsize=50_000)
def _render_slot(name, value, language):  # the same few words again and again: escaped once
    head = say_if_known(f"head.{name}") or name.replace("_", " ")
    words = say_message(value) if name == "why" else say_slot(name, value)
    return f"<div><dt>{escape(head)}</dt><dd>{escape(words)}</dd></div>\n"
