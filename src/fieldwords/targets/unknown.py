"""Subjects that the lexicon does not know: of another matter, or a crop named as written where it is sown."""

import re

from fieldwords.targets.items import Group, Named
from fieldwords.targets.views import View

SOWING = {"种植", "播种", "种植面积", "播种面积", "种了", "种", "新植", "扩种", "栽植", "栽培", "新种植", "新栽"}


def name_unknown(view: View, run: list[int], local, measures, last: Group | None) -> tuple[list[Named], Group]:
    """Return the names of numbers whose clause has a subject that no lexicon row explains.

    Parameters
    ----------
    view : View
        The sentence.
    run : list of int
        The numbers.
    local : list of Token
        Lexicon words of the clause before them.
    measures : list
        Measures among these.
    last : Group or None
        The group of the number before: an unknown word listed behind a crop is a crop.
    """
    quantity = view.quantities[run[0]]
    measure = measures[-1][0] if measures else None
    name, domain = None, "other"
    if quantity.unit.kind == "area" and len(run) == 1 and (_is_sown(local) or _is_listed(view, last)):
        name = _unknown_words(view, view.own_start(run[0]), quantity.start)
        if name and not any(token.slots.get("item", ("", ""))[1] == "other" for token in local):
            domain, measure = "crop", "面积"
    group = Group([(name, domain)], [measure], view.quantities[run[-1]].end)
    return [Named(name, measure, domain, ())] * len(run), group


def _is_sown(local) -> bool:
    return any(token.term in SOWING for token in local)


def _is_listed(view: View, last: Group | None) -> bool:
    """Whether the number goes on a list of crops: 新种植星油藤10万亩、坚果2万亩."""
    if last is None or last.end < 0 or not last.items or last.items[-1][1] != "crop":
        return False
    return view.text[last.end : last.end + 4].lstrip("以上左右").startswith("、")


def _unknown_words(view: View, start: int, end: int) -> str | None:
    """The last two to six Chinese characters of a stretch that no lexicon row explains."""
    words = list(view.text[start:end])
    for token in view.tokens_between(start, end):
        if not token.slots.keys() <= {"none"}:
            words[token.start - start : token.end - start] = " " * (token.end - token.start)
    found = re.findall(r"[\u4e00-\u9fff]{2,6}", "".join(words))
    return found[-1] if found else None
