"""Errors that a user caused and can mend, each in one line."""

from collections.abc import Collection
from difflib import get_close_matches

SHOWN = 8  # permitted words that a message lists
NEAR = 3  # like names that a message lists


class FieldwordsError(Exception):
    """A fault to be shown as one line that names the file and says what to do; the command line exits with 2."""


class Refused(FieldwordsError):
    """A file that cannot be read without guessing: what is wrong with it, and what the researcher can do about it.

    `stage` is where it failed: ``find``, ``open``, ``decode``, ``extract`` or ``worker``. `read_file` names the file.
    """

    def __init__(self, stage: str, reason: str, remedy: str, file: str = ""):
        super().__init__(stage, reason, remedy, file)
        self.stage, self.reason, self.remedy, self.file = stage, reason, remedy, file

    def __str__(self) -> str:
        return " ".join(f"{self.file or 'file'}: {self.reason}; {self.remedy}".split())


def check_name(name: str, known: Collection[str]) -> str:
    """Return the name of a table that is among those known, or say that it is not and which one may be meant."""
    if name not in known:
        near = get_close_matches(name, known, 1)
        raise FieldwordsError(f"no table {name!r}; " + (f"did you mean {near[0]}?" if near else ", ".join(known)))
    return name


def check_word(word: str, known: Collection[str], what: str) -> str:
    """Return `word` if it is among those known, or say which there are."""
    if word not in known:
        raise FieldwordsError(f"{what} {word!r} {list_permitted(known)}")
    return word


def check_present(words: Collection, known: Collection, what: str, others: Collection[str] = ()) -> None:
    """Say that none of some words is among those known, and which are like them or, where none is, which there are.

    `others` are other names of those known.
    """
    if not known or not set(words).isdisjoint(known):
        return
    names = sorted(map(str, known))
    near = [name for word in words for name in get_close_matches(str(word), [*names, *others], NEAR, 0.4)]
    there = f"near to it: {', '.join(dict.fromkeys(near))}" if near else f"there are {list_shown(names)}"
    raise FieldwordsError(f"{what} {list_shown(words)} is not there; {there}")


def gather(given) -> list:
    """Return what is given in a list; one text or number alone is a list of one."""
    return [given] if isinstance(given, str) or not hasattr(given, "__iter__") else list(given)


def read_whole(number, what: str) -> int:
    """Return a whole number that may be given as text, or say that it is none."""
    try:
        whole = int(number)
    except (TypeError, ValueError, OverflowError):
        whole = None
    if whole is None or str(whole) != str(number).strip().removesuffix(".0"):
        raise FieldwordsError(f"{what}: {str(number)[:40]!r} is no whole number")
    return whole


def require_columns(table, needed: Collection[str], name: str, source: str):
    """Return a table, or a row of one, that has the columns `name` goes by, or say which are missing and who has them.

    `name` is the function that was called, `source` what gives such tables, such as ``Collection.count``.
    """
    head = getattr(table, "columns", getattr(table, "index", ()))
    missing = [*needed] if callable(head) else [column for column in needed if column not in head]
    if missing:
        raise FieldwordsError(f"{name}: column {', '.join(missing)} is missing; {source} has what is needed")
    return table


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
    return f"is none of {list_shown(words)}"


def list_shown(words: Collection) -> str:
    """Return the first of some words, with dots for others."""
    shown = ", ".join([str(word) or "(empty)" for word in words][:SHOWN])
    return f"{shown}{', ...' if len(words) > SHOWN else ''}"
