"""Units in a table: which one the words of a head, a label, a caption or a cell of its own name."""

import re
from functools import cache

from fieldwords.lexicon import read_rows
from fieldwords.reading.tables import UNIT_HEAD, YEAR

CAPTION = re.compile(r"单\s*位\s*[：:]\s*([^\s（）()【】]{1,12})")
IN_BRACKETS = re.compile(r"(?<!\s)\s*[（(【]\s*(?:单\s*位\s*[：:]?)?\s*([^（）()【】]{1,12}?)\s*[）)】]\s*$")
BRACKETED = re.compile(r"[（(【]([^（）()【】]{1,12})[）)】]")
BEFORE_YEAR = re.compile(rf"(?<!\s)[（(【]\s*([^（）()【】]{{1,12}}?)\s*[）)】]\s*({YEAR.pattern})$")
AFTER_SIGN = re.compile(r"(?<!\s)(?:\s*[/／：:，,]\s*|\s+)(\S{1,8})$")
PERCENT = re.compile("(?<!\\s)\\s*([%％])$")
SEVERAL = re.compile("[、，,/／]")


def is_unit(text: str) -> bool:
    """Tell whether a text names a unit: 万亩, 公斤/亩."""
    return _word_patterns()[0].fullmatch(text.replace(" ", "")) is not None


def find_unit(texts) -> str:
    """Return the first of some texts that names a unit, '' where none does."""
    return next((text.replace(" ", "") for text in texts if is_unit(text)), "")


def part_unit(words: str) -> tuple[str, str]:
    """Return a label or a head without the unit that stands behind it, and the unit; growth and shares are per cent."""
    if (year := BEFORE_YEAR.search(words)) and is_unit(year[1]):  # 面积（万亩） over 2031年
        return year[2] + words[: year.start()], year[1].replace("％", "%")
    for pattern in (IN_BRACKETS, AFTER_SIGN, PERCENT):
        found = pattern.search(words)
        if found and is_unit(found[1]):
            return words[: found.start()], found[1].replace("％", "%")
    return words, "%" if _word_patterns()[1].search(words) else ""


def part_head(parts: tuple[str, ...]) -> tuple[str, str]:
    """Return the words of the heads above a column, from top to bottom, and the unit that the lowest of them names."""
    words, unit = [], ""
    for part in parts:
        caption = CAPTION.fullmatch(part)
        said, own = part_unit(part)
        if caption or is_unit(part):
            said, own = "", caption[1] if caption else part.replace(" ", "")
        if not UNIT_HEAD.fullmatch(said):
            words.insert(0 if YEAR.fullmatch(said) else len(words), said)
        unit = own or unit
    return "".join(dict.fromkeys(words)), unit


def read_label(texts: list[str]) -> tuple[str, str]:
    """Return the label of a row and the unit that stands with it."""
    if len(texts) > 1 and is_unit(texts[-1]):
        return "".join(dict.fromkeys(texts[:-1])), texts[-1].replace(" ", "")
    return part_unit("".join(dict.fromkeys(texts)))


def read_caption(caption: str) -> list[str]:
    """Return what the words above a table say in the place of its unit: after 单位： or in brackets at the end."""
    several = sum(map(is_unit, BRACKETED.findall(caption))) > 1  # heads that no column was found for
    found = CAPTION.search(caption) or not several and IN_BRACKETS.search(caption)
    return [found[1]] if found else []


def choose_unit(words: str, said: str) -> str:
    """Return the unit of a caption, or that of its units which the words of head and label allow.

    面积 is in 亩, 猪 in 头.
    """
    if is_unit(words):
        return words.replace(" ", "")
    units = [unit for unit in SEVERAL.split(words) if is_unit(unit)]
    fitting = ([one for one in units if one.endswith(fit)] for word, fit in _word_patterns()[2] if word in said)
    return next((found[0] for found in fitting if len(found) == 1), "")


@cache
def _word_patterns() -> tuple[re.Pattern, re.Pattern, list[tuple[str, tuple]]]:
    """Units as cells name them (亿元, 公斤/亩), heads whose figures are per cent, words and the units they allow."""
    rows = [(word, says) for word, says, _ in read_rows("cells")]
    longest = sorted(rows, key=lambda row: len(row[0]), reverse=True)
    unit, share = ("|".join(re.escape(word) for word, says in longest if says == kind) for kind in ("unit", "share"))
    allowed = [(word, tuple(says.split())) for word, says in rows if says not in ("unit", "share")]
    return re.compile(rf"[十百千万亿]{{0,3}}(?:{unit})(?:[/／每]\S{{1,3}})?"), re.compile(rf"(?:{share})\Z"), allowed
