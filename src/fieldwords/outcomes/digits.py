"""How finely a number is written: the unit of its last digit, and of the last that is not zero."""

import re

import numpy as np
import pandas as pd

from fieldwords.quantities.numerals import parse_number

_ARABIC = re.compile(r"(\d[\d,，]*)(?:\.(\d+))?")
_HAN = re.compile("[零〇○一二三四五六七八九两十百千万亿点·]+")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def written_steps(texts: pd.Series, values: pd.Series) -> pd.DataFrame:
    """Return how finely each number is written.

    Parameters
    ----------
    texts : Series of str
        The numbers as written: 1150万吨, 三万五千亩.
    values : Series of float
        Their values in the base unit.

    Returns
    -------
    DataFrame
        step, the unit of the last digit as written, in the base unit (1150万吨: 10,000; 2.40万头: 100), and round, the
        unit of the last digit that is not zero (1150万吨: 100,000). Null where the number cannot be read again.
    """
    rows = [_write_steps(text, value) for text, value in zip(texts.tolist(), values.tolist(), strict=True)]
    return pd.DataFrame(rows, columns=["step", "round"], index=texts.index, dtype="float64")


def _write_steps(text: str, value: float) -> tuple[float, float]:
    text = text.translate(_FULL_WIDTH)
    found = _ARABIC.search(text)
    if not found:
        return _write_han_steps(text, value)
    whole, fraction = re.sub("[,，]", "", found[1]), found[2] or ""
    number = float(f"{whole}.{fraction or 0}")
    if not number or not np.isfinite(value):
        return np.nan, np.nan
    unit = abs(value) / number
    digits = (whole + fraction).rstrip("0")
    zeros = len(whole + fraction) - len(digits)
    return unit * 10.0 ** -len(fraction), unit * 10.0 ** (zeros - len(fraction))


def _write_han_steps(text: str, value: float) -> tuple[float, float]:
    # In Chinese numerals no zero is written behind the last digit: 三万五千 is told to the thousand.
    found = _HAN.search(text.rpartition("分之")[2])  # the 百 of 百分之二点八 is no digit
    number = parse_number(found[0]) if found else None
    if not number or not np.isfinite(value):
        return np.nan, np.nan
    exponent = number.normalize().as_tuple().exponent
    step = abs(value) / float(number) * 10.0**exponent
    return step, step
