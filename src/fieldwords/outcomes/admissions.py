"""Admissions: what the words behind a figure say of its task: 占年度任务的95.6%, 没能达到15%的预期."""

import re

import pandas as pd

from fieldwords.lexicon import compile_words

SHORT, REACHED = "short", "reached"
REACH = 40  # characters behind a figure that are looked at, up to the end of its sentence
_STOP = re.compile("[。；！？;\n]")
_SHARE = compile_words(
    r"[^。；\d]{0,8}?{part_of}[^，。；\d]{0,10}?(?:{aimed}|{expected})[^，。；\d]{0,6}(?:\d[\d.]*[^，。；\d]{1,3})?"
    r"的(?P<share>\d[\d.]*)[%％]"
)
_FAILED = compile_words(r"[^。；\d]{0,12}?{failed}")


def read_admissions(rows: pd.DataFrame, texts: dict[str, str]) -> pd.Series:
    """Return whether a text says itself that a figure falls ``short`` of its task or has ``reached`` it; else null.

    Parameters
    ----------
    rows : DataFrame
        doc, start, end of figures.
    texts : dict of str to str
        Text of each document.
    """
    told = zip(rows["doc"], rows["end"], strict=True)
    said = [read_admission(_STOP.split(texts[doc][end : end + REACH], maxsplit=1)[0]) for doc, end in told]
    return pd.Series(said, rows.index, dtype=object)


def read_admission(behind: str) -> str | None:
    """Return what the words behind a figure say of its task.

    Examples
    --------
    >>> read_admission("，占年度任务的95.6%，"), read_admission("，没有完成年初的目标")
    ('short', 'short')
    """
    share = _SHARE.match(behind)
    if share:
        return SHORT if float(share["share"]) < 100 else REACHED
    return SHORT if _FAILED.match(behind) else None
