"""Raised digits, note signs, fractions and equation fields: figures that a page sets above or below each other."""

import re

RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
NOTE = re.compile(r"\s*(?:[\[［【〔(（][^\]］】〕)）]{1,5}[\]］】〕)）]|[①-⑳❶-❿㊀-㊉*＊†‡#]{1,3}|注\d{0,2})\s*")
FRACTION = re.compile(r"\\f\s*[(（]([^()（）,，]{1,20})[,，]([^()（）,，]{1,20})[)）]", re.I)
OVERLAY = re.compile(r"\\(?:o|x|a)\b.*[,，(（]([^()（）,，]{1,20})[)）]", re.I | re.S)
SIGN = re.compile(r"\s*[○△□◇]\s*")
TORN = re.compile(r"(?<=\d)\n(?=[万亿])")  # a break that the page put into a figure


def raise_digits(text: str) -> str:
    """Return raised text, its digits as raised ones: 10 with a raised 4 is 10⁴, not 104; '' for the sign of a note."""
    return "" if is_note(text) else text.translate(RAISED)


def lower_digits(text: str) -> str:
    """Return `text` with its digits as lowered ones: the 2 below 5 in 5₂万亩 is none of the figure's."""
    return text.translate(LOWERED)


def is_note(text: str) -> bool:
    """Tell whether a raised text is the sign of a note, [1] or ①, and no exponent."""
    return NOTE.fullmatch(text) is not None


def read_equation(instruction: str) -> str | None:
    """Return what an EQ field of Word shows: a fraction as 1/2, of a base and its circle or pinyin the base."""
    if found := FRACTION.search(instruction):
        return f"{found[1].strip()}/{found[2].strip()}"
    if found := OVERLAY.search(instruction):
        return "" if SIGN.fullmatch(found[1]) else found[1].strip()
    return None
