"""Percentages: which rate one is, and of what, where its clause names another subject than its item."""

import re

from fieldwords.outcomes.clauses import AND, HAN, SEVERAL, SHOWN, Clause
from fieldwords.outcomes.item_names import item_domains

LEAST_SUBJECT = 3  # characters of what is no word for a rate alone: 优质率
_MEASURE = re.compile("(?:增加值|产值|面积|总量|规模|预计|比重|比例|占比|率)+$")
_RATE = re.compile(
    "[\u4e00-\u9fff]{0,10}?(?:率|比重|比例|占比(?![重例])|水平)|占(?!比)[^，；：、\\d]{2,14}?(?=[\\d.]*$)"
)
_SHARE = re.compile("占(?!比)(?P<whole>[\u4e00-\u9fff]{2,14}?)的?(?:比重|比例)?[近约到达至为]*$")


def name_rate(clause: Clause) -> str | None:
    """Return which rate a percentage is: 良种率, 占播种面积; None where its clause names none."""
    found = _RATE.findall(clause.words, clause.end if clause.here else clause.comma)
    if not found:
        return None
    name = found[0 if clause.here else -1].lstrip("的")
    share = _SHARE.search(name)
    if share:
        return "占" + share["whole"]
    listed = clause.here and AND.match(clause.words, clause.end)
    return (_drop_item(name) if listed else name).removeprefix("综合").replace("水平", "率")


def find_subject(clause: Clause) -> str | None:
    """Return what else a rate is of than the item: 五大产业, or what its own clause names (民营经济占生产总值的比重).

    None for a rate that may go on from an earlier clause: 优质率, 增加值占农业的比重.
    """
    rate = name_rate(clause)
    if rate is None or clause.shown >= 0:
        return None
    if clause.here:
        several = SEVERAL.search(clause.words, clause.end)
        return several[0] if several else None
    own, _, whole = clause.words[clause.comma :].partition("占")
    subject = HAN.findall(_MEASURE.sub("", own if whole and rate.startswith("占") else rate))
    subject = subject[-1] if subject else ""
    alike = 2 * len(set(clause.name) & set(subject)) >= len(set(clause.name))  # 三次产业, 流转土地
    return None if len(subject) < LEAST_SUBJECT or alike else subject[:SHOWN]


def _drop_item(rate: str) -> str:
    """A rate without the last of the items it is said of: 自给率 of 蔬菜和猪肉自给率."""
    rate = AND.split(rate)[-1]
    return next((rate[n:] for n in range(len(rate) - 1, 0, -1) if rate[:n] in item_domains()), rate)
