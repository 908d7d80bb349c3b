"""Errors that a user caused and can mend, each in one line."""

from collections.abc import Collection
from difflib import get_close_matches

SHOWN = 8  # permitted words that a message lists


class FieldwordsError(Exception):
    """A fault to be shown as one line that names the file and says what to do; the command line exits with 2."""


def check_name(name: str, known: Collection[str]) -> str:
    """Return the name of a table that is among those known, or say that it is not and which one may be meant."""
    if name not in known:
        near = get_close_matches(name, known, 1)
        raise FieldwordsError(f"no table {name!r}; " + (f"did you mean {near[0]}?" if near else ", ".join(known)))
    return name


def find_head_fault(head: list[str], columns: list[str], optional: Collection[str] = ()) -> str | None:
    """Return which column of a table is one too many or missing and what to do, None where the head is right."""
    missing = [*columns]
    for column in head:
        if column not in missing:
            return f"column {column} is none of this table; take it out or rename it"
        missing.remove(column)  # a second of that name is none
    return next((f"column {column} is missing; add it" for column in missing if column not in optional), None)


def list_permitted(words: Collection[str]) -> str:
    """Return what is wrong with a cell that holds none of some words."""
    shown = ", ".join([word or "(empty)" for word in words][:SHOWN])
    return f"is none of {shown}{', ...' if len(words) > SHOWN else ''}"
