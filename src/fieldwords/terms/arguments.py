"""What a question of the door is given, looked over before it is asked: what cannot be answered is said in one line."""

from collections.abc import Callable, Collection
from functools import wraps
from inspect import signature

import pandas as pd

from fieldwords.errors import check_present, check_word, read_whole, require_columns
from fieldwords.schemas import LAYERS, TABLES
from fieldwords.terms.phrases import fold_terms


def read_given(ask: Callable, **readers: Callable) -> Callable:
    """Return the question `ask`, some of its arguments read first: each by a function of the argument and its name."""
    head = signature(ask)

    @wraps(ask)
    def asked(*given, **named):
        bound = head.bind(*given, **named)
        for name, read in readers.items():
            left_out = bound.arguments.get(name) is None and head.parameters[name].default is None
            if name in bound.arguments and not left_out:
                bound.arguments[name] = read(bound.arguments[name], f"{ask.__name__}: {name}")
        return ask(*bound.args, **bound.kwargs)

    return asked


def read_years(years, what: str) -> list[int]:
    """Return years in a list; one alone, or given as text, is a year too."""
    return [read_whole(year, what) for year in _gather(years)]


def read_terms(terms, what: str) -> list[str]:
    """Return terms folded, in a list; a string is one term."""
    return fold_terms(terms)


def read_layer(layer, what: str) -> str:
    """Return the name of a count."""
    return check_word(layer, LAYERS, what)


def read_columns(needed: Collection[str], source: str) -> Callable:
    """Return a reader of tables that have some columns, as `source` gives them."""
    return lambda table, what: require_columns(table, needed, what, source)


def look_up(ask: Callable, name: str, rename: Callable) -> Callable:
    """Return a question that picks rows of table `name`, what is wanted of its columns read by `fit_words` first."""
    head = signature(ask)

    @wraps(ask)
    def asked(self, *given, **named):
        head.bind(self, *given, **named)  # an argument too many is no question
        wanted = dict(zip(("item", "measure"), given, strict=False)) | named
        rows = self.table(name)
        rows = rows if self._docs is None else rows.iloc[:0]  # that a selection says nothing of a thing is an answer
        return ask(self, **{slot: fit_words(rows, name, slot, words, rename) for slot, words in wanted.items()})

    return asked


def fit_words(rows: pd.DataFrame, name: str, slot: str, words, rename: Callable):
    """Return what is wanted of a column as the column holds it.

    Parameters
    ----------
    rows : DataFrame
        Table `name`.
    name, slot : str
        The table and its column; item is also the name of column object.
    words
        What is wanted: a value or several, None for any.
    rename : callable
        Objects -> their standard names, by which they are found too.

    Raises
    ------
    FieldwordsError
        The column never holds such a word, a year is no number, or no row holds any of the words.
    """
    column, what = "object" if (name, slot) == ("targets", "item") else slot, f"{name}: {slot}"
    if words is None or column not in rows:
        return words
    spec = TABLES[name].columns[column]
    words = words if isinstance(words, str) else _gather(words)
    if spec.words:
        for word in _gather(words):
            check_word(word, (*spec.words, "farming") if column == "domain" else spec.words, what)
    elif spec.dtype.lower() == "int64":
        return [read_whole(word, what) for word in _gather(words)]
    elif spec.dtype == "str":
        known = set(rows[column].dropna())
        known |= set(rename(pd.Series(sorted(known), dtype="str"))) if column == "object" else set()
        check_present(_gather(words), known, what)
    return words


def _gather(words) -> list:
    return [words] if isinstance(words, str) or not hasattr(words, "__iter__") else list(words)
