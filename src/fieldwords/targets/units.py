"""Units of measure: the rows of data/lexicon/units.csv."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import pandera.pandas as pa

from fieldwords.lexicon import read_lexicon

KINDS = ("area", "heads", "weight", "money", "share", "ratio", "other")
NUMERALS = ("any", "long", "arabic")
BASES = [
    "亩",
    "头只",
    "头",
    "只",
    "羽",
    "匹",
    "峰",
    "尾",
    "箱",
    "吨",
    "元",
    "美元",
    "港元",
    "欧元",
    "%",
    "个百分点",
    "‰",
    "倍",
    "公里",
    "米",
    "平方米",
    "立方米",
    "人",
    "人次",
    "户",
    "家",
    "座",
    "株",
    "辆",
    "台",
    "套",
    "千瓦",
    "千瓦时",
    "吨标准煤",
    "枚",
    "件",
]

SCHEMA = pa.DataFrameSchema(
    {
        "unit": pa.Column("str", pa.Check.str_matches(r"^\S+$"), unique=True),
        "base": pa.Column("str", pa.Check.isin(BASES)),
        "factor": pa.Column("str", pa.Check.str_matches(r"^\d+(\.\d+)?$")),
        "kind": pa.Column("str", pa.Check.isin(KINDS)),
        "numerals": pa.Column("str", pa.Check.isin(NUMERALS)),
        "note": pa.Column("str"),
    },
    strict=True,
)


class Unit(NamedTuple):
    """A unit: values in it times `factor` are values in `base`; `numerals` says which numbers it may follow."""

    base: str
    factor: Decimal
    kind: str
    numerals: str


@cache
def read_units() -> dict[str, Unit]:
    """Return the units by the way they are written."""
    frame = read_lexicon("units", SCHEMA)
    rows = zip(frame["unit"], frame["base"], frame["factor"], frame["kind"], frame["numerals"], strict=True)
    return {unit: Unit(base, Decimal(factor), kind, numerals) for unit, base, factor, kind, numerals in rows}


def write_pattern(units) -> str:
    """Return one alternation over `units`, longest first, grouped by first character so that a miss costs one step."""
    heads: dict[str, list[str]] = {}
    for unit in sorted(units, key=len, reverse=True):
        heads.setdefault(unit[0], []).append(re.escape(unit[1:]))
    return "|".join(f"{re.escape(head)}(?:{'|'.join(tails)})" for head, tails in heads.items())
