"""Evidence: every target in its sentence, one page a document, so that each number can be looked up."""

from typing import NamedTuple

import pandas as pd

from fieldwords.figures.cells import say_cell
from fieldwords.pages.addresses import page_link

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


def number_targets(targets: pd.DataFrame) -> pd.DataFrame:
    """Return the targets in the order of their documents and places, numbered from 1 in the column `number`."""
    ordered = targets.sort_values(["doc", "start", "end"], ignore_index=True)
    return ordered.assign(number=range(1, len(ordered) + 1))


def link_evidence(rows: pd.DataFrame, targets: pd.DataFrame) -> list[str | None]:
    """Return for each row the link to its sentence, from the folder of the pages.

    Parameters
    ----------
    rows : DataFrame
        Columns doc and start, or target_doc and target_start.
    targets : DataFrame
        Table `targets`, whole: the numbers count all its rows.
    """
    names = ["doc", "start"] if "doc" in rows.columns else ["target_doc", "target_start"]
    numbered = number_targets(targets).drop_duplicates(["doc", "start"]).set_index(["doc", "start"])
    numbers = numbered["number"].to_dict()
    places = [(doc, int(start)) for doc, start in zip(*(rows[name] for name in names), strict=True)]
    return [f"{page_link(place[0])}#t-{numbers[place]}" if place in numbers else None for place in places]


def gather_evidence(
    targets: pd.DataFrame, text: str, sections: pd.DataFrame, sentences: pd.DataFrame
) -> list[Evidence]:
    """Return the evidence of one document's targets.

    Parameters
    ----------
    targets : DataFrame
        Its rows of `number_targets`.
    text : str
        The document as read.
    sections, sentences : DataFrame
        Its rows of the tables of these names.
    """
    paths = sections.set_index("section")[["path", "heading", "role"]].to_dict("index")
    spans = sentences.set_index("sentence")[["start", "end"]].to_dict("index")
    return [_evidence(row, text, paths, spans) for row in targets.to_dict("records")]


def _evidence(row: dict, text: str, paths: dict, spans: dict) -> Evidence:
    start, end = row["start"], row["end"]
    span = spans.get(row["sentence"], {"start": start, "end": end})
    first, last = min(span["start"], start), max(span["end"], end)
    section = paths.get(row["section"], {"path": None, "heading": None, "role": "other"})
    names = [name for name in (section["path"], section["heading"]) if isinstance(name, str) and name]
    return Evidence(
        number=row["number"],
        before=text[first:start],
        hit=text[start:end],
        after=text[end:last],
        lead=text[max(0, first - AROUND) : first],
        rest=text[last : last + AROUND],
        section=" · ".join(names),
        role=section["role"],
        start=start,
        end=end,
        slots={
            name: say_cell(row[name], name) for name in (*SLOTS, *MORE_SLOTS) if name in row and not pd.isna(row[name])
        },
    )
