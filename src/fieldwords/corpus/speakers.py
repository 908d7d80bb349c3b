"""Speakers: whose speech it is that is held before a wider place, as the first lines or the text itself tell."""

import re
from collections import Counter
from functools import cache

from fieldwords.corpus.places import Place, find_place, is_name, place_endings
from fieldwords.lexicon import compile_words, read_rows
from fieldwords.schemas import LEVELS

_NAME = "[\u4e00-\u9fff×﹡*某]{2,4}"
_CHIEF = compile_words(
    rf"[（(—\s]*(?!{{addressed}})(?P<who>[^，。；：在（）()]{{0,40}}?{{chief}})(?=\Z|[\s（()）\d×﹡*]|在|{_NAME}\Z)"
)  # 石沟镇党委书记, 镇长在全县…会上的发言
_GUEST = compile_words(
    r"[—\s]*(?!{addressed})(?P<who>[^，。；：在\s]{2,12})在[^，。；：]{4,40}(?:{pledge}|{spoken_end})"
)
_PLEDGE = compile_words(r"{pledge}(?:[（(][^（()）]*[）)])?\Z")
_LEAST = 2  # times that a text has to say 我乡, 全乡


def find_speaker(lines: list[str]) -> Place | None:
    """Return the place of who speaks, by the first line that says it (石沟镇党委书记), or None.

    Parameters
    ----------
    lines : list of str
        Title and first lines.

    Examples
    --------
    >>> find_speaker(["在全县农业会上的表态发言", "石沟镇党委书记　李某"])
    Place(name='石沟镇', level='town')
    """
    for line in lines:
        chief, guest = _CHIEF.match(line), _GUEST.match(line)
        place = chief and find_place(chief["who"]) or guest and find_place(guest["who"] + "政府")
        if place:
            return place
    return None


def tell_own_level(text: str, host: str) -> str | None:
    """Return the level below the host's whose place a text calls its own more often: 我乡, 全乡 before 全县; else None.

    Parameters
    ----------
    text : str
        What is said.
    host : str
        The level, one of `schemas.LEVELS`, of the place before which it is said.
    """
    endings = place_endings()
    at_host = [name for name, level in endings.items() if level == host]  # 全区 may be all of a 自治区
    said = [one["ending"] for one in _compile_own(read_rows("places")).finditer(text)]
    found = Counter(host if any(name.endswith(word) for name in at_host) else endings[word] for word in said)
    level, times = max(found.items(), key=lambda pair: pair[1], default=(host, 0))
    return level if times >= _LEAST and is_below(level, host) else None


def find_own(text: str, level: str) -> str | None:
    """Return the one name of that level that a text calls its own (我代表石沟镇, 我们石沟镇), or None."""
    named = _compile_own(read_rows("places"), named=True).finditer(text)
    names = {one["name"] for one in named if place_endings()[one["ending"]] == level and is_name(one["name"])}
    return names.pop() if len(names) == 1 else None


def is_pledge(lines: list[str]) -> bool:
    """Tell whether a line of the head says that one below speaks before those above: 在全县…会上的表态发言."""
    return any(_PLEDGE.search(line) for line in lines)


def is_below(level: str, other: str) -> bool:
    """Tell whether a level is below another: a town below a county."""
    return LEVELS.index(level) > LEVELS.index(other)


@cache
def _compile_own(rows, named: bool = False) -> re.Pattern:
    ending = "|".join(sorted((name for name, _, kind in rows if kind == "ending"), key=len, reverse=True))
    if named:
        stem = r"(?:(?!{no_name})[\u4e00-\u9fff]){2,5}?"
        return compile_words(rf"{{our_named}}(?P<name>{stem}(?P<ending>{ending}))(?!{{level_tail}})")
    return compile_words(rf"(?:{{our}}|全)(?P<ending>{ending})(?!{{level_tail}})")
